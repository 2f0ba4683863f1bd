"""Words that a speaker relates as somebody else's: a verdict says so."""

import pytest

from quotes import verify
from quotes.verdict.nesting import in_dialogue, related
from tests.conftest import Program

TURNS = """MAYOR ONA PRELL: We met her at the gate. She said to me, "I can't wait for the ferry to run again." And I told
her that we would do our best. I said to him, "You shall have all the men you need for this."

COUNCILLOR BRIGHT: We cannot wait.
"""
ARTICLE = """QUILLBY - Mayor Ona Prell met the captain. "We have nine days to close the breach," she said.

Prell said, "I cannot wait for the ferry to run again, and nor can you."
"""


def test_what_a_speaker_relates_is_told_as_somebody_elses() -> None:
    verdict = verify("I can't wait for the ferry to run again.", speaker="Ona Prell", against=TURNS)
    found = [finding for finding in verdict.findings if finding.rule == "quoted_within"]
    assert [finding.recorded for finding in found] == ["She said to me"]
    assert found[0].note in verdict.summary


RELATED = (
    'MAYOR ONA PRELL: My father loaded ships here. He told me once: "A ferry is a promise that strangers make." I have tried '
    'to keep it.\n\nCOUNCILLOR BRIGHT: We cannot wait.\n\nMAYOR ONA PRELL: The honourable lady wrote last week, "The mayor '
    'has the memory of a goldfish." I forgive her.\n\nCOUNCILLOR BRIGHT: Shame!\n\nMAYOR ONA PRELL: I told the captain: "We '
    'shall keep the old ferry in spite of it all."\n'
)


@pytest.mark.parametrize("speaker", ["Ona Prell", None])
@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("A ferry is a promise that strangers make", "He told me once"),
        ("The mayor has the memory of a goldfish", "The honourable lady wrote last week"),
    ],
)
def test_somebody_elses_words_pass_as_nobodys_own(words: str, lead: str, speaker: str | None) -> None:
    verdict = verify(words, speaker=speaker, against=RELATED)
    assert verdict.wording == "meaning_changed"
    assert [finding.recorded for finding in verdict.findings if finding.turns] == [lead]


def test_who_relates_words_is_not_offered_for_the_one_who_may_have_said_them() -> None:
    verdict = verify("The mayor has the memory of a goldfish", speaker="Ida Bright", against=RELATED)
    assert (verdict.wording, verdict.attribution, verdict.speakers) == ("excerpt", "unattributed", ())
    assert "Ona Prell relates these words as somebody else’s" in verdict.summary
    assert "credits" not in verdict.summary


@pytest.mark.parametrize(
    "words",
    [
        "He told me once: A ferry is a promise that strangers make",
        "We shall keep the old ferry in spite of it all",
        "I have tried to keep it",
    ],
)
def test_words_that_keep_their_voice_and_the_speakers_own_are_an_excerpt(words: str) -> None:
    verdict = verify(words, speaker="Ona Prell", against=RELATED)
    assert (verdict.wording, verdict.attribution) == ("excerpt", "confirmed")


def test_words_in_marks_within_a_quotation_are_not_the_speakers_own() -> None:
    text = "QUILLBY - “The old captain used to tell me, ‘I have never trusted a dry summer,’” said Mayor Ona Prell."
    verdict = verify("I have never trusted a dry summer", speaker="Ona Prell", against=text)
    assert verdict.wording == "meaning_changed"
    assert "The old captain used to tell me" in verdict.summary


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("You shall have all the men you need for this.", TURNS),
        ("I cannot wait for the ferry to run again", ARTICLE),
        ("We have nine days to close the breach", ARTICLE),
    ],
)
def test_own_words_and_what_a_reporter_writes_are_not(words: str, text: str) -> None:
    verdict = verify(words, speaker="Ona Prell", against=text)
    assert "quoted_within" not in {finding.rule for finding in verdict.findings}


@pytest.mark.parametrize(
    ("before", "lead"),
    [
        ("We met. My mother told me, “", "My mother told me"),
        ("The engineers say: '", "The engineers say"),
        ("I said, '", None),
        ("He said, 'no.' And then ", None),
        ("", None),
        ('"', None),
    ],
)
def test_the_words_before_an_open_mark_introduce_what_follows(before: str, lead: str | None) -> None:
    found = related(before, "Ona Prell", turn=True)
    assert (found.recorded if found else None) == lead


PARAGRAPH = (
    '"You are a fool, Mrs. Vantongeren," the inspector said. "No lamp was worth that." I went upstairs.'
)


@pytest.mark.parametrize(
    ("text", "words", "theirs"),
    [
        (PARAGRAPH, "You are a fool", True),
        (PARAGRAPH, "No lamp was worth", True),
        (PARAGRAPH, "I went upstairs", False),
        ("“I can’t see it,” he said, and the lamp went out.", "see it", True),
        ("“We lit the lamp at six. Nobody came.”", "Nobody came", False),
        ("We lit the lamp at six. Nobody came.", "Nobody came", False),
    ],
)
def test_words_in_marks_within_a_paragraph_of_a_book_are_spoken_there(
    text: str, words: str, theirs: bool
) -> None:
    found = in_dialogue(text, text.index(words), "Ada Vantongeren")
    assert (found is not None) == theirs
    assert found is None or (found.kind, found.rule) == ("nested_speaker", "in_dialogue")


def test_what_somebody_would_say_is_their_own() -> None:
    assert related("And I'd say, \"", "Ona Prell", turn=True) is None
    assert related("And they'd say, \"", "Ona Prell", turn=True) is not None


PUT = (
    'OTTO PIKE: You once said, "A ferry is a promise that strangers make."\n\nADA FINCH: I did, and I meant it.\n\n'
    'OTTO PIKE: You called the harbour "a room with one wall".\n\nADA FINCH: It was raining.\n\n'
    'OTTO PIKE: Did you say "The mayor cannot count"?\n\nADA FINCH: No.\n'
)


@pytest.mark.parametrize(
    ("words", "speaker", "attribution"),
    [
        ("A ferry is a promise that strangers make", "Ada Finch", "likely"),
        ("A ferry is a promise that strangers make", "Otto Pike", "different_speaker"),
        ("a room with one wall", "Ada Finch", "likely"),
        ("a room with one wall", "Otto Pike", "different_speaker"),
        ("The mayor cannot count", "Ada Finch", "unattributed"),
        ("The mayor cannot count", "Otto Pike", "unattributed"),
        ("You called the harbour a room with one wall", "Otto Pike", "confirmed"),
    ],
)
def test_words_put_to_somebody_are_theirs_and_not_the_questioners(
    words: str, speaker: str, attribution: str
) -> None:
    assert verify(words, speaker=speaker, against=PUT).attribution == attribution


MAXIM = "a stitch in time saves nine"


@pytest.mark.parametrize(
    "lead",
    ["As the proverb has it,", "There is an old saying:", "My grandmother always said", "It is written,", "Our motto is",
     "You know what they say:", "People say"],
)  # fmt: skip
def test_a_maxim_in_somebodys_mouth_is_told_as_quoted(lead: str) -> None:
    report = (
        f"“{lead} ‘{MAXIM},’ and the sail will be mended today,” Adrian Finch said.\n\nThe crew cheered.\n"
    )
    answer = verify(MAXIM, speaker="Adrian Finch", against=report)
    assert "quoted_in_marks" in {finding.rule for finding in answer.findings}
    assert "Adrian Finch quotes them." in answer.summary
    assert answer.attribution == "confirmed"


@pytest.mark.parametrize("lead", ["I told them,", "I have always said,", "We said to the crew,"])
def test_what_the_speaker_tells_as_their_own_is_not_quoted_from_another(lead: str) -> None:
    report = (
        f"“{lead} ‘{MAXIM},’ and the sail will be mended today,” Adrian Finch said.\n\nThe crew cheered.\n"
    )
    answer = verify(MAXIM, speaker="Adrian Finch", against=report)
    assert "nested_speaker" not in {finding.kind for finding in answer.findings}


def test_words_around_the_marks_and_further_paragraphs_are_the_speakers_own() -> None:
    report = (
        f"“Our motto is ‘{MAXIM},’ and the sail will be mended today,” Adrian Finch said.\n\n"
        "“The anchor went first,” Bea Halm said. “We let it go.\n\n“Then the mast went, and we let that go as well.”\n"
    )
    for words, speaker in (
        ("the sail will be mended today", "Adrian Finch"),
        (f"Our motto is '{MAXIM}'", "Adrian Finch"),
        ("Then the mast went, and we let that go as well", "Bea Halm"),
        ("we let that go as well", "Bea Halm"),
    ):
        answer = verify(words, speaker=speaker, against=report)
        assert answer.attribution == "confirmed"
        assert "nested_speaker" not in {finding.kind for finding in answer.findings}, words


def test_what_a_turn_tells_of_a_grandmother_is_not_the_tellers_own(quotes_in: Program) -> None:
    talk = (
        f"Loft talk\n\nMARA HOLT: My grandmother always said “{MAXIM},” and we shall mend the sail today.\n\n"
        "MR. ROWE: Good.\n\nMARA HOLT: Then begin.\n"
    )
    assert quotes_in("add", quotes_in.write("talk.txt", talk), "--format", "transcript").code == 0
    answer = verify(MAXIM, speaker="Mara Holt", db=quotes_in.folder / "quotes.db")
    assert "Mara Holt quotes them." in answer.summary
