"""A place that has the words is told from one that has other parts of the same remark."""

import json
from dataclasses import replace

import pytest

from quotes.verdict.carrying import carrier
from tests.conftest import Program
from tests.verdict.test_credits import PLACE

SPEECH = """Harbour hearing
Date: 2019-05-06

MAYOR ROSA QUILL: The dredger was paid for before anybody asked whether it would float. \
I have kept every receipt in a biscuit tin under the stairs. Nobody from the county has ever asked to look inside that tin.
"""
RECEIPT = "I have kept every receipt in a biscuit tin under the stairs."
LATER = "The hearing in the harbour office went on until the evening, and the tide was out when it ended."
DREDGER = "The dredger was paid for before anybody asked whether it would float."


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (RECEIPT, True),
        (f"{DREDGER} {RECEIPT}", True),
        ("every receipt in a biscuit tin", True),
        ("I have kept every letter in a biscuit tin under the bed.", True),
        (DREDGER, False),
        ("I have kept out of the county's way, and nobody from there has asked.", False),
    ],
)
def test_a_place_holds_words_whole_in_part_or_bent_and_not_another_sentence(text: str, holds: bool) -> None:
    assert carrier(RECEIPT, RECEIPT)(replace(PLACE, text=text)) is holds


@pytest.fixture
def hearing(quotes_in: Program) -> Program:
    folder = quotes_in.folder
    (folder / "hearing.txt").write_text(SPEECH, encoding="utf-8")
    for name, words in (("tin", RECEIPT), ("dredger", DREDGER)):
        said = f"<p>“{words[:-1]},” said Mayor Rosa Quill on Monday. {LATER}</p>"
        page = f"<html><head><title>The {name}</title></head><body><article><h1>The {name}</h1>{said}</article></body></html>"
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    assert quotes_in("add", "hearing.txt", "tin.html", "dredger.html").code == 0
    return quotes_in


def test_the_places_with_the_words_come_first_and_the_others_are_a_line_a_source(hearing: Program) -> None:
    told = json.loads(hearing("verify", RECEIPT, "--json").out)
    assert [(place["url"].rpartition("/")[2], place["holds"]) for place in told["evidence"]] == [
        ("hearing.txt", True), ("tin.html", True), ("dredger.html", False),
    ]  # fmt: skip
    shown = hearing("verify", RECEIPT).out
    with_words, _, rest = shown.partition(
        "other parts of the same remark, which do not hold the words asked about:\n"
    )
    assert "tin.html" in with_words
    assert "dredger" not in with_words.lower().partition("rosa quill (")[2]
    assert rest.strip().splitlines() == ["The dredger [secondary]"]
