"""Cuts long running text into passages: a paragraph, or a few whole sentences of a long one.

A passage is what is filed as one wording, so it must be short enough to compare in a moment and long
enough to be read alone; what runs across two neighbours is found by reading them together.
"""

import re
from collections.abc import Iterator

from scrapers.glyphs import SENTENCE_END

# In words: longer than 96 in 100 of the paragraphs in the sample speeches and transcripts, so most stay whole.
LONGEST_WORDS = 120
_PARAGRAPH = re.compile(r"[^\n]+")
# A line ends in a word or a comma, and the next one goes on in small letters.
_WRAPPED = re.compile(r"[\w,]\n[ \t]*[^\W\d_A-Z]")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(rf"{SENTENCE_END}\s")


def passages(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The (start, end) ranges of the passages inside a range of a text, in order, white space left out."""
    for paragraph in _PARAGRAPH.finditer(text, start, end):
        yield from _cut(text, *_trimmed(text, *paragraph.span()))


def of_turn(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same of a speaker's turn, of which a court reporter has wrapped the lines in the middle of sentences."""
    if _WRAPPED.search(text, start, end) is None:
        yield from passages(text, start, end)
        return
    at = start
    for gap in (*(m.span() for m in _BLANK.finditer(text, start, end)), (end, end)):
        yield from _cut(text, *_trimmed(text, at, gap[0]))
        at = gap[1]


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same of one paragraph, whose lines a printer has wrapped."""
    yield from _cut(text, *_trimmed(text, start, end))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if end <= start:
        return
    if _spaces(text, start, end) < LONGEST_WORDS:
        yield start, end
        return
    at, last, count = start, start, 0
    for stop in (*(m.end() for m in _SENTENCE_END.finditer(text, start, end)), end):
        size = _spaces(text, last, stop) + 1
        if count and count + size > LONGEST_WORDS:
            yield _trimmed(text, at, last)
            at, count = last, 0
        count, last = count + size, stop
    yield _trimmed(text, at, end)


def _spaces(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + text.count("\n", start, end)
