"""Turns whose speakers stand on lines of their own, and lines that a court reporter numbers."""

import time

import pytest

from quotes import verify
from scrapers.registry import read
from scrapers.speech.headed import headed
from scrapers.speech.numbered import unnumbered

CALL = """\
Operator

Good morning, and welcome to the call of Tidewell Ropes. I turn it over to the chief.

Mara Lund -- Chief Executive Officer

Thank you. We sold four miles of rope in the spring, and nobody sent any back.

We will sell more in the autumn.

Otto Bremm -- Chief Financial Officer

We had nine thousand left when the year ended, and we mean to keep it.

Ida Voss -- Harbour Street Securities -- Analyst

Why should anybody believe that number this time?

Mara Lund -- Chief Executive Officer

Because the people who have to sell it no longer make it.
"""

INTERVIEW = """\
Interviewer
So when did you know that the lamp was broken?

Prof. Rosa Quill
I suspected it on the Thursday, and on the Friday I told the board.

Interviewer
And did the board do anything about it then?

Prof. Rosa Quill
It had twelve other things to do, and I was the thirteenth.
"""

CONTACTS = """\
Mara Lund -- Chief Executive Officer

Otto Bremm -- Chief Financial Officer

Mara Lund -- Chief Executive Officer
"""


def test_lines_that_only_name_a_speaker_begin_turns() -> None:
    assert [turn.label for turn in headed(CALL)] == [
        "Operator",
        "Mara Lund",
        "Otto Bremm",
        "Ida Voss",
        "Mara Lund",
    ]
    assert [turn.label for turn in headed(INTERVIEW)] == ["Interviewer", "Prof. Rosa Quill"] * 2
    assert headed(CONTACTS) == []
    assert (
        headed(CALL.replace(" -- Chief Executive Officer", "").replace(" -- Chief Financial Officer", ""))
        == []
    )


@pytest.mark.parametrize(
    ("text", "claim", "speaker", "attribution"),
    [
        (CALL, "We will sell more in the autumn.", "Mara Lund", "confirmed"),
        (CALL, "Why should anybody believe that number?", "Mara Lund", "different_speaker"),
        (CALL, "Why should anybody believe that number?", "Ida Voss", "confirmed"),
        (INTERVIEW, "And did the board do anything about it?", "Rosa Quill", "different_speaker"),
        (INTERVIEW, "I suspected it on Thursday.", "Quill", "confirmed"),
    ],
)
def test_whose_turn_it_is_below_such_a_line(text: str, claim: str, speaker: str, attribution: str) -> None:
    filed = read(text.encode(), name="call.txt")
    assert verify(claim, against=text, speaker=speaker).attribution == attribution
    assert verify(claim, against=filed, speaker=speaker).attribution == attribution


DEPOSITION = """\
 1       Q.   When did you first hear of the leak in the
 2   old boathouse?
 3       A.   It would have been sometime in May.
 4   May the 11th or 12th. It was a Tuesday, and I
 5   remember that because the ferry was late.
 6       Q.   You'd agree that a wet floor is not
 7   a safe floor?
 8       A.   I'd agree that it is not a good floor.
"""
LIST = "1 cup of flour\n3 eggs\n2 apples\n4 spoons of sugar\n9 nuts\n"


def test_numbers_of_lines_are_no_words() -> None:
    plain = unnumbered(DEPOSITION)
    assert len(plain) == len(DEPOSITION)
    assert not any(line.lstrip()[:1].isdigit() for line in plain.splitlines())
    assert unnumbered(LIST) == LIST
    claim = "May 11 or 12. It was a Tuesday, and I remember that because the ferry was late."
    assert verify(claim, against=DEPOSITION).wording == "minor"
    both = "You'd agree that a wet floor is not a safe floor? I'd agree that it is not a good floor."
    assert verify(both, against=DEPOSITION).wording == "spliced"


def test_a_long_deposition_is_read_in_a_moment() -> None:
    page = "".join(f"{n:2}   and then we went on to the next of the lamps there\n" for n in range(1, 26))
    begun = time.perf_counter()
    assert "25" not in unnumbered(page * 4_000)
    assert time.perf_counter() - begun < 5
