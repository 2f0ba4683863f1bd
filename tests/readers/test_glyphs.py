"""The marks around and inside a stretch of text, whatever way the writer turned them."""

import re

import pytest

from quotes.attribution.extraction import extract
from scrapers.document import Span
from scrapers.glyphs import SENTENCE_END, marks_around, with_marks, within_marks

WORDS = "The kiosk will stay where it is."


@pytest.mark.parametrize("marks", ["“”", "„“", "””", '""', "«»", "»«", "‹›", "「」", "‘’"])
def test_the_marks_of_many_countries_stand_around_words(marks: str) -> None:
    text = f"She wrote {marks[0]}{WORDS}{marks[1]} and left."
    start = text.index(WORDS)
    end = start + len(WORDS)
    assert marks_around(text, start, end) == tuple(marks)
    assert with_marks(text, start, end) == (start - 1, end + 1)
    assert within_marks(text, start - 1, end + 1) == (start, end)


def test_one_mark_alone_is_told_but_marks_nothing_off() -> None:
    text = f"“{WORDS}\n"
    assert marks_around(text, 1, 1 + len(WORDS)) == ("“", "")
    assert with_marks(text, 1, 1 + len(WORDS)) == (1, 1 + len(WORDS))
    assert within_marks(text, 0, 1 + len(WORDS)) == (0, 1 + len(WORDS))
    assert marks_around(WORDS, 0, len(WORDS)) == ("", "")


@pytest.mark.parametrize("marks", ["””", "‹›", "「」"])
def test_a_block_quote_with_marks_right_around_it_is_one_quotation(marks: str) -> None:
    text = f"Freya Dent wrote:\n\n{marks[0]}{WORDS}{marks[1]}\n"
    start = text.index(WORDS)
    (found,) = extract(text, spans=[Span(start, start + len(WORDS), "block")])
    assert (found.kind, found.text, found.attribution.speakers) == ("block", WORDS, ("Freya Dent",))


def test_a_sentence_ends_behind_the_marks_and_brackets_that_close_with_it() -> None:
    assert [m.group() for m in re.finditer(SENTENCE_END, "“Go.” (She went!) Well…")] == [".”", "!)", "…"]
