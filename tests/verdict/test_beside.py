"""A credit typed before or behind the claimed words is the claimant's: it is left out, and the answer says so."""

import json

import pytest

from quotes import verify
from quotes.desk import given
from quotes.verdict.beside import on_record, without_credit
from quotes.verdict.verification import Claim, verify_claim
from tests.bench.test_growth import WORST, grown
from tests.conftest import Program

SPEECH = (
    "MARA LUND: I will never sell the quay to a stranger. The ferry shall be painted green next spring.\n\n"
    "TOM REEVE: Nobody has counted the barges since the flood of that year, the clerk said.\n\n"
    "MARA LUND: Then they shall be counted.\n"
)


@pytest.mark.parametrize(
    ("claim", "bare", "credit"),
    [
        ("I will never sell it, said Mara Lund.", "I will never sell it", "said Mara Lund"),
        ("“I will never sell it,” she said.", "I will never sell it", "she said"),
        (
            "Will it ever be sold? the harbour master asked",
            "Will it ever be sold?",
            "the harbour master asked",
        ),
        ("Mara Lund said: “I will never sell it.”", "I will never sell it.", "Mara Lund said"),
        ("I will never sell it — Mara Lund", "I will never sell it", "Mara Lund"),
        ("I will never sell it. - Mara Lund!!!", "I will never sell it.", "Mara Lund"),
        ("“I will never sell it”\n– Mara Lund, harbour master, 2023", "I will never sell it", "Mara Lund"),
        ("Mara Lund: I will never sell it", "I will never sell it", "Mara Lund"),
        ("I will never sell it (Mara Lund)", "I will never sell it", "Mara Lund"),
        (
            "I will never sell it #quay @lund https://example.org/a",
            "I will never sell it",
            "#quay @lund https://example.org/a",
        ),
        ("I will never sell it!!! — Mara Lund #quay", "I will never sell it!!!", "Mara Lund #quay"),
    ],
)
def test_a_credit_beside_the_words_is_told_from_them(claim: str, bare: str, credit: str) -> None:
    found = without_credit(claim)
    assert (found[0].strip("“”"), found[1]) == (bare, credit)


@pytest.mark.parametrize(
    "claim",
    [
        "Remember: I will never sell it",
        "I will sell it — Never",
        "I will sell it - not to Mara Lund",
        "The quay (Mara Lund) is ours",
        "We love #quay and barges",
        "#quay",
        "Mara Lund:",
        "Mara Lund sold: the quay",
        "I will never sell it, I said",
        "The gate held, which Bremm said",
        "She said",
    ],
)
def test_words_without_a_credit_beside_them_have_none(claim: str) -> None:
    assert without_credit(claim) == ("", "")


@pytest.mark.parametrize(
    ("claim", "wordings"),
    [
        ("I will never sell the quay to a stranger, said Mara Lund.", ("exact", "excerpt")),
        ("I will always sell the quay to a stranger, said Mara Lund.", ("meaning_changed",)),
        ("Mara Lund said: The ferry shall be painted green next spring.", ("exact", "excerpt")),
    ],
)
def test_the_words_are_read_without_the_credit_and_the_answer_says_so(
    claim: str, wordings: tuple[str, ...]
) -> None:
    verdict = verify(claim, speaker="Mara Lund", against=SPEECH)
    assert verdict.wording in wordings
    assert verdict.attribution == "confirmed"
    (found,) = [finding for finding in verdict.findings if finding.kind == "credit_beside"]
    assert found.claim in claim
    assert verdict.summary.endswith("was left out of the claimed words: it says who speaks.")
    assert all(verdict.claim[edit.claim_start : edit.claim_end] == edit.claim for edit in verdict.edits)


@pytest.mark.parametrize(
    "claim",
    [
        "I will never sell the quay to a stranger — Mara Lund",
        "I will never sell the quay to a stranger. - Mara Lund",
        "I will never sell the quay to a stranger (Mara Lund)",
        "I will never sell the quay to a stranger!!! #quay @lund https://example.org/a",
        "I will never sell the quay to a stranger — Mara Lund, harbour master #quay",
    ],
)
def test_words_are_read_as_people_post_them(claim: str) -> None:
    verdict = verify(claim, speaker="Mara Lund", against=SPEECH)
    assert (verdict.wording in ("exact", "minor", "excerpt"), verdict.attribution) == (True, "confirmed")


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        (
            "There is one man I would never sell it to - Tom Reeve.",
            "MARA LUND: There is one man I would never sell it to - Tom Reeve.\n\nTOM REEVE: So be it.\n",
        ),
        ("Nobody has counted the barges since the flood of that year, the clerk said.", SPEECH),
    ],
)
def test_a_name_or_a_credit_that_the_speaker_spoke_stays(claim: str, record: str) -> None:
    verdict = verify(claim, against=record)
    assert (verdict.wording, verdict.claim) == ("exact", claim)


def test_words_in_marks_are_checked_as_they_are_printed(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("speech.txt", SPEECH), "--format", "transcript")
    draft = quotes_in.write(
        "draft.txt", "“I will never sell the quay to a stranger, she said,” wrote the Gazette."
    )
    (checked,) = json.loads(quotes_in("check", draft, "--json").out)["quotations"]
    assert "credit_beside" not in checked["verdict"]["rules"]


LABELLED = "Ferryman: The chain holds in any storm. Keeper: It broke in the last one."


@pytest.mark.parametrize(
    ("claim", "stands"),
    [
        ("Ferryman: The chain holds in each storm. Keeper: It broke in the last one.", True),
        ("The chain holds in each storm. Keeper: It broke, she said.", False),
        ("Boatman: The chain holds in each storm. Keeper: It broke in the last one.", False),
        ("The chain holds in each storm. Keeper: It broke in the last one — Ferryman", False),
        ("Ferryman: Nobody has ever weighed the anchor of this boat.", False),
    ],
)
def test_a_label_of_the_record_is_no_credit_of_the_claimant(claim: str, stands: bool) -> None:
    bare, credit = without_credit(claim)
    assert credit
    with given(f"{LABELLED}\n\nThe rest of the evening was spent on the tide tables.\n") as record:
        as_typed = verify_claim(Claim(claim, marked=True), record, what="text")
    assert on_record(as_typed, bare) is stands


@pytest.mark.parametrize("piece", [" ", ", she said", ", " + "A" * 30, "the ", " - Abc", " #a", " (Ab"])
def test_a_hostile_claim_costs_its_length(piece: str) -> None:
    assert grown(without_credit, lambda size: piece * (size // len(piece)) + "x") < WORST
