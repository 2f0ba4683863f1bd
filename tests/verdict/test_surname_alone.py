"""A surname alone on record is nobody's whole name: a full name claimed is `likely`, unless something tells who bears it."""

import pytest

from quotes import verify
from quotes.verdict.badges import badges
from quotes.verdict.surnames import in_full
from quotes.verdicts import Verdict
from tests.conftest import Program

WORDS = "The slipway will be rebuilt before the herring come"
REPORT = f"SALTBY — The harbour board met on Tuesday.\n\n“{WORDS},” Quill said. “We have put it off long enough.”\n"
TURNS = (
    f"Harbour board, minutes\n\nMR. QUILL: {WORDS}.\n\nTHE CHAIR: Thank you.\n\n"
    "MR. QUILL: We have put it off long enough.\n\nMS. ROWE: So we have.\n"
)
SPEECH = (
    f"Harbour board\n\nPRESIDENT QUILL: {WORDS}.\n\nMR. ROWE: Hear, hear.\n\n"
    "PRESIDENT QUILL: I thank the board for its timber.\n"
)


def asked(text: str, speaker: str) -> tuple[str, str]:
    answer = verify(WORDS, speaker=speaker, against=text)
    return answer.attribution, answer.rules[0]


@pytest.mark.parametrize(
    ("text", "name"),
    [(REPORT, "Rosa Quill"), (REPORT, "R. Quill"), (TURNS, "Anselm Quill"), (SPEECH, "Rosa Quill"),
     (SPEECH, "President Rosa Quill"), (REPORT.replace("Quill", "van Quill"), "Rosa van Quill")],
)  # fmt: skip
def test_a_full_name_is_no_more_than_likely(text: str, name: str) -> None:
    answer = verify(WORDS, speaker=name, against=text)
    assert (answer.attribution, answer.rules[0]) == ("likely", "surname_alone")
    assert "and no first name." in answer.summary
    assert badges(answer)[1].text == "Speaker likely"


@pytest.mark.parametrize(
    ("text", "name"),
    [(REPORT, "Quill"), (REPORT, "Mr. Quill"), (TURNS, "Mr. Quill"), (SPEECH, "President Quill")],
)
def test_a_surname_claimed_is_the_surname(text: str, name: str) -> None:
    assert asked(text, name)[0] == "confirmed"


def test_a_woman_is_not_mr_quill() -> None:
    assert asked(TURNS, "Rosa Quill")[0] == "different_speaker"


def test_a_source_that_has_the_name_in_full_tells_who_bears_it() -> None:
    roll = TURNS.replace("minutes", "minutes\n\nPresent: Anselm Quill, harbour master; Ada Rowe, clerk")
    assert asked(roll, "Anselm Quill") == ("confirmed", "named_in_full")
    both = roll.replace("Ada Rowe", "his cousin Bertram Quill")
    assert asked(both, "Anselm Quill") == ("likely", "surname_alone")


@pytest.mark.parametrize(
    ("text", "told"),
    [("Rosa Quill, the mayor, rose.", True), ("ROSA QUILL rose.", True), ("Then Rosa M. Quill rose.", True),
     ("Mayor Quill rose.", False), ("Mrs. Quill rose. Quill sat.", False), ("Rosa Quill and Anselm Quill rose.", False),
     ("Rosa rose. Quill sat.", False),
     ("Rosa Quill rose. Mr. Quill sat.", False), ("Rosa Quill rose. Ms. Quill sat.", True), ("", False)],
)  # fmt: skip
def test_what_counts_as_the_name_in_full(text: str, told: bool) -> None:
    assert in_full("Rosa Quill", text) is told


@pytest.fixture
def board(quotes_in: Program) -> Program:
    assert quotes_in("add", quotes_in.write("board.txt", SPEECH), "--format", "transcript").code == 0
    return quotes_in


def listed(board: Program, *people: str) -> None:
    assert board("speakers", "import", board.write("people.jsonl", "\n".join(people) + "\n")).code == 0


def held(board: Program, name: str) -> Verdict:
    return verify(WORDS, speaker=name, db=board.folder / "quotes.db")


def test_a_name_known_elsewhere_is_not_ruled_out_by_a_surname_alone(board: Program) -> None:
    listed(board, '{"name": "Rosa Quill"}')
    answer = held(board, "Rosa Quill")
    assert (answer.attribution, answer.rules[0]) == ("likely", "surname_alone")


def test_an_alias_tells_who_bears_it(board: Program) -> None:
    listed(board, '{"name": "Rosa Quill", "aliases": ["President Quill"]}')
    assert held(board, "Rosa Quill").attribution == "confirmed"


def test_an_office_at_a_date_tells_who_bears_it_and_who_does_not(board: Program) -> None:
    listed(
        board,
        '{"name": "Rosa Quill", "roles": [{"role": "president", "start": "2009-01-01", "end": "2013-01-01"}]}',
        '{"name": "Anselm Quill"}',
    )
    assert board("import", board.write("dated.jsonl", DATED), "--format", "jsonl").code == 0
    ours, other = (
        verify(REMARK, speaker=name, db=board.folder / "quotes.db") for name in ("Rosa Quill", "Anselm Quill")
    )
    assert (ours.attribution, ours.rules[0]) == ("confirmed", "office_at_date")
    assert (other.attribution, other.rules[0]) == ("different_speaker", "office_at_date")
    assert "was Rosa Quill" in other.summary


REMARK = "No tide has ever asked the board for leave to come in"
DATED = f'{{"id": "a", "text": "{REMARK}", "speaker": "President Quill", "published": "2011-05-03", "tier": "primary"}}\n'
