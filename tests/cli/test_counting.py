"""Numbers with what they count, in the number that a reader expects."""

import json

import pytest

from quotes.counting import counted, plural
from tests.conftest import Program


@pytest.mark.parametrize(
    ("number", "thing", "written"),
    [
        (0, "source", "0 sources"),
        (1, "source", "1 source"),
        (2400, "source", "2,400 sources"),
        (1, "other entry", "1 other entry"),
        (3, "entry", "3 entries"),
        (2, "address", "2 addresses"),
        (2, "day", "2 days"),
        (2, "speech", "2 speeches"),
    ],
)
def test_one_thing_is_one_thing_and_two_are_two_things(number: int, thing: str, written: str) -> None:
    assert counted(number, thing) == written
    assert plural(thing) == counted(2, thing).removeprefix("2 ")


def test_what_commands_count_is_told_in_the_right_number(quotes_in: Program) -> None:
    quotes_in.write("rows.jsonl", json.dumps({"text": "The lock was never meant for barges."}) + "\n{}\n")
    assert quotes_in("import", "rows.jsonl").out == "1 row stored, 1 wording new, 1 row refused\n"
    assert quotes_in("link").out == "1 wording linked; 1 quote on record\n"
    assert "1 source, 0 speakers, 1 quote, 1 variant, 1 occurrence, 1 reject" in quotes_in("doctor").out
    quotes_in.write("a.txt", "“The lock is shut,” said Mara Lund.")
    assert "a.txt: 1 quotation " in quotes_in("extract", "a.txt").out
