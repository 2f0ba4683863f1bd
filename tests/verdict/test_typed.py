"""Whom a claim puts its words down to where it is typed whole, with the credit in it."""

import pytest

from quotes import verify
from quotes.verdict.typed import LONGEST, Typed, typed
from tests.bench.test_growth import WORST, grown

SPEECH = (
    "MARA LUND: I will never sell the quay to a stranger. The ferry shall be painted green next spring.\n\n"
    "TOM REEVE: Nobody has counted the barges since the flood of that year.\n\n"
    "MARA LUND: Then they shall be counted.\n"
)
LINE = "I will never sell the quay to a stranger"


def bearers(surname: str) -> list[str]:
    return [surname] if surname in ("lund", "reeve") else []


@pytest.mark.parametrize(
    ("claim", "words", "speaker"),
    [
        (f"Mara Lund said “{LINE}”", LINE, "Mara Lund"),
        (f"Mara Lund once said '{LINE}'", LINE, "Mara Lund"),
        (f'"{LINE}," said Mara Lund during the debate', LINE, "Mara Lund"),
        (f'"{LINE}" - Mara Lund, 2012', LINE, "Mara Lund"),
        (f"According to Mara Lund, “{LINE}”", LINE, "Mara Lund"),
        (
            "“I will never sell the quay,” Mara Lund said, “to a stranger.”",
            "I will never sell the quay, to a stranger.",
            "Mara Lund",
        ),
        (f"Did Mara Lund really say “{LINE}”?", LINE, "Mara Lund"),
        (f"Has Lund ever said that “{LINE}”?", LINE, "Lund"),
        (f"Is it true that Lund said “{LINE}”?", LINE, "Lund"),
        (f"Mara Lund: {LINE}", LINE, "Mara Lund"),
        (f"{LINE} (Lund)", LINE, "Lund"),
        (f"{LINE}, said Lund", LINE, "Lund"),
        (f"{LINE} — Lund #quay", LINE, "Lund"),
    ],
)
def test_the_words_and_whose_they_are_said_to_be(claim: str, words: str, speaker: str) -> None:
    apart = typed(claim, bearers)
    assert apart is not None
    assert (apart.words, apart.speaker) == (words, speaker)


@pytest.mark.parametrize(
    "claim",
    [
        f"UPDATE: {LINE}",
        f"Osk: {LINE}",
        f"{LINE}, she said",
        f"{LINE}, the clerk said",
        f"{LINE} #quay @lund",
    ],
)
def test_a_heading_a_stranger_and_a_pronoun_are_left_out_and_claim_nobody(claim: str) -> None:
    apart = typed(claim, bearers)
    assert apart is not None
    assert (apart.words, apart.speaker) == (LINE, "")


@pytest.mark.parametrize(
    "claim",
    [
        LINE,
        f"“{LINE}”",
        "The clerk's and the mayor's boats' names",
        "Some years after the frost a row of steps was taken which, all in all, made what their friends called the “lower road.”",
        "After the frost of that year Mara Lund took up what her friends called the “lower road plan.”",
        f"“{'go ' * LONGEST}” said Mara Lund to the crowd",
    ],
)
def test_words_without_one_credit_are_read_as_they_are(claim: str) -> None:
    assert typed(claim, bearers) is None


@pytest.mark.parametrize(
    ("claim", "speaker", "wording", "attribution", "claimed"),
    [
        (f"Mara Lund said “{LINE}”", None, "excerpt", "confirmed", "Mara Lund"),
        (f"Did Tom Reeve say “{LINE}”?", None, "excerpt", "different_speaker", "Tom Reeve"),
        (f"Reeve: {LINE}", None, "excerpt", "different_speaker", "Reeve"),
        (f"Did she say “{LINE}”?", None, "excerpt", "not_claimed", None),
        (f"Did the old clerk really say “{LINE}”?", None, "excerpt", "not_claimed", None),
        (f"Did I ever say “{LINE}”?", None, "excerpt", "not_claimed", None),
        (f"Is it true that Tom Reeve did not say “{LINE}”?", None, "excerpt", "not_claimed", None),
        (
            "“I will never sell the quay,” said Tom Reeve, “to a stranger.”",
            None,
            "excerpt",
            "different_speaker",
            "Tom Reeve",
        ),
        (
            "Lund said “I will always sell the quay to a stranger”",
            None,
            "meaning_changed",
            "confirmed",
            "Lund",
        ),
        (f"Tom Reeve said “{LINE}”", "Mara Lund", "excerpt", "confirmed", "Mara Lund"),
        (f"UPDATE: {LINE}", None, "excerpt", "not_claimed", None),
        (
            "Tom Reeve said “the gulls have eaten all of the bread”",
            None,
            "not_found",
            "not_recorded",
            "Tom Reeve",
        ),
    ],
)
def test_a_typed_credit_is_claimed_unless_another_is_named(
    claim: str, speaker: str | None, wording: str, attribution: str, claimed: str | None
) -> None:
    verdict = verify(claim, speaker=speaker, against=SPEECH)
    assert (verdict.wording, verdict.attribution, verdict.speaker) == (wording, attribution, claimed)
    told = "it is about who said them." if "did not" in claim else "it says who speaks."
    assert verdict.summary.endswith(f"was left out of the claimed words: {told}")


@pytest.mark.parametrize("denial", ["never said", "did not say", "didn't say"])
def test_who_is_said_not_to_have_spoken_is_no_speaker(denial: str) -> None:
    verdict = verify(f"Mara Lund {denial} “{LINE}”", against=SPEECH)
    assert verdict.speaker is None
    assert verdict.summary.endswith("was left out of the claimed words: it is about who said them.")


def test_two_credits_claim_nobody() -> None:
    apart = typed("“I will never go,” said Mara Lund, and “so be it,” said Tom Reeve.", bearers)
    assert apart is not None
    assert apart.speaker == ""


def test_a_long_credit_is_shown_in_part() -> None:
    verdict = verify(f"“{LINE},” said Mara Lund {'on the evening of the fair ' * 10}", against=SPEECH)
    (found,) = [finding for finding in verdict.findings if finding.kind == "credit_beside"]
    assert len(found.note) < 200 < len(found.claim)


def test_the_credit_tells_what_stood_around_the_words() -> None:
    assert typed(f"Did Mara Lund really say “{LINE}”?", bearers) == Typed(
        LINE, "Mara Lund", "Did Mara Lund really say"
    )


@pytest.mark.parametrize(
    "piece",
    ["' a", "“", "” ", "Did A say “", "'A ", "” said Mara Lund “", "Did " + "A" * 30 + " ", "Did the a "],
)
def test_a_hostile_claim_costs_its_length(piece: str) -> None:
    def read(claim: str) -> None:
        typed(claim[:LONGEST], bearers)
        typed(claim, bearers)

    assert grown(read, lambda size: piece * (size // len(piece)) + "x") < WORST


def test_a_name_in_brackets_behind_a_word_only_tells_who_is_meant() -> None:
    verdict = verify(
        "Nobody has counted them (Mara Lund) for years",
        against="TOM REEVE: Nobody has counted them for years.",
    )
    assert (verdict.wording, verdict.speaker) == ("minor", None)
    verdict = verify("Nobody has counted them (Mara Lund)", against="TOM REEVE: Nobody has counted them.")
    assert (verdict.wording, verdict.speaker) == ("minor", None)


@pytest.mark.parametrize(
    "claim",
    [
        f"Mara Lund never said “{LINE}”",
        f"Mara Lund didn't say '{LINE}'",
        f"“{LINE},” Mara Lund never said",
        f"“{LINE}” was never said by Mara Lund",
        f"It is not true that Mara Lund said “{LINE}”",
        f"Nobody said “{LINE}”",
    ],
)
def test_words_that_somebody_is_said_never_to_have_said_are_looked_up_as_nobodys(claim: str) -> None:
    apart = typed(claim, bearers)
    assert apart is not None
    assert (apart.words, apart.speaker) == (LINE, "")
    answer = verify(claim, against=SPEECH)
    assert (answer.wording, answer.attribution) == ("excerpt", "not_claimed")


def test_a_short_term_in_a_sentence_that_denies_is_no_claim_of_its_own() -> None:
    assert typed("Mara Lund did not ever say where she had put what they called “the quay”", bearers) is None
