"""Where the marked words of a text begin and end, whatever marks the writer used and however badly.

Marks are read paragraph by paragraph from left to right. A mark's neighbours decide whether it opens or
closes, its shape only helps: wrong-way marks are common in news text, and straight marks have no direction.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from scrapers.glyphs import STOPS

_DOUBLE = (*'"“”„‟«»‹›「」『』', "''", "``", "‘‘", "’’")
# The mark stands before the look behind it, and each has a pattern of its own: a search for one letter is the fastest.
_SINGLE = {
    glyph: re.compile(rf"{glyph}(?:(?<=[‘'`])(?<!\w.)(?=[\w“…])|(?<=[\w.,!?…—–”\"»-][’'])(?!\w))")
    for glyph in "‘'`’"
}
_OPENERS = frozenset(("“", "„", "‟", "«", "‹", "「", "『", "``", "‘‘"))
_CLOSERS = frozenset(("”", "»", "›", "」", "』", "’’"))
_BEFORE_OPEN = frozenset("([{—–-/‘'“\"…>")
_AFTER_CLOSE = frozenset(".,;:!?)]}—–-…'’”\"<")
# A first sentence whose opening mark was forgotten is not looked for in more (code points).
_LONGEST_UNOPENED = 400
# An unclosed mark that would swallow more than this many characters is a stray, not a quotation.
_LONGEST_UNCLOSED = 3000


_Glyph = tuple[int, int, str]


class Mark(NamedTuple):
    """Words between marks: `start` to `end` inside them, `opening` to `closing` with them (code points).

    `closed` is False where no closing mark stands; `nested` where the words stand inside another quotation.
    """

    start: int
    end: int
    opening: int
    closing: int
    closed: bool
    nested: bool


def marked(text: str, skip: Sequence[tuple[int, int]] = ()) -> list[Mark]:
    """Every stretch of marked words in a text, in order; ranges in `skip` are not looked at."""
    found = [*_paired(text, _double_glyphs(text, skip))]
    if found and not _within_single(text, found[0]):
        return found
    single = [*single_marks(text, skip)]
    if not found:
        return single
    # Single marks outside and double ones within, as British papers have it.
    inside = [mark for mark in found if _inside(single, mark)]
    if 2 * len(inside) < len(found):
        return found
    return sorted({*single, *found} - {*inside})


def _within_single(text: str, mark: Mark) -> bool:
    """Whether double marks stand inside single ones that open and close in their paragraph."""
    start = max(text.rfind("\n", 0, mark.opening) + 1, mark.opening - _LONGEST_UNCLOSED)
    if "'" not in text[start : mark.opening] and "‘" not in text[start : mark.opening]:
        return False
    end = text.find("\n", mark.closing, mark.closing + _LONGEST_UNCLOSED)
    paragraph = text[start : end if end > 0 else mark.closing + _LONGEST_UNCLOSED]
    moved = mark._replace(opening=mark.opening - start, closing=mark.closing - start)
    return _inside([*single_marks(paragraph, ())], moved)


def _inside(single: Sequence[Mark], mark: Mark) -> bool:
    """Whether a stretch stands in one of those in single marks."""
    at = bisect_right(single, mark.opening, key=lambda other: other.opening) - 1
    return at >= 0 and mark.closing <= single[at].closing


def _double_glyphs(text: str, skip: Sequence[tuple[int, int]]) -> Iterable[_Glyph]:
    """The double marks of a text in order: a search for each glyph is faster than one pattern for all."""
    found: list[_Glyph] = []
    for glyph in _DOUBLE:
        # Most texts lack most glyphs, and one letter is looked for ten times as fast as two.
        at = text.find(glyph) if glyph[0] in text else -1
        while at >= 0:
            end = at + len(glyph)
            found.append((at, end, glyph))
            at = text.find(glyph, end)
    found.sort()
    return _outside(found, skip)


def _single_glyphs(text: str, skip: Sequence[tuple[int, int]]) -> Iterable[_Glyph]:
    """The single marks of a text that are no apostrophes within a word."""
    return _outside(merge(*(_each(text, glyph) for glyph in _SINGLE if glyph in text)), skip)


def _each(text: str, glyph: str) -> Iterator[_Glyph]:
    """Where one single mark stands."""
    return ((match.start(), match.end(), glyph) for match in _SINGLE[glyph].finditer(text))


def _outside(glyphs: Iterable[_Glyph], skip: Sequence[tuple[int, int]]) -> Iterable[_Glyph]:
    """The glyphs of `glyphs` that begin in none of the ranges `skip`, in the order given.

    The glyphs must come in the order of the text, the ranges need not; a range is (start, end) in code points.
    """
    return _without(glyphs, sorted(skip)) if skip else glyphs


def _without(glyphs: Iterable[_Glyph], skip: Sequence[tuple[int, int]]) -> Iterator[_Glyph]:
    at = 0
    for glyph in glyphs:
        while at < len(skip) and skip[at][1] <= glyph[0]:
            at += 1
        if at == len(skip) or glyph[0] < skip[at][0]:
            yield glyph


def _paired(text: str, glyphs: Iterable[_Glyph]) -> Iterator[Mark]:
    """Group the glyphs by paragraph and pair each group."""
    group: list[_Glyph] = []
    line_end = -1
    for glyph in glyphs:
        if glyph[0] >= line_end:
            if group:
                yield from _paragraph(text, group, line_end)
            group = []
            line_end = text.find("\n", glyph[0])
            if line_end < 0:
                line_end = len(text)
        group.append(glyph)
    if group:
        yield from _paragraph(text, group, line_end)


def _paragraph(text: str, glyphs: list[_Glyph], line_end: int) -> Iterator[Mark]:
    """Pair the glyphs of one paragraph; what stays open ends with the paragraph."""
    outer: _Glyph | None = None
    inner: _Glyph | None = None
    for glyph in glyphs:
        at, end, shape = glyph
        before = text[at - 1 : at]
        if before.isdigit() and _inches(text, at):
            continue
        opens, closes = _direction(before, shape, text[end : end + 1])
        if outer is None:
            if opens or (not closes and shape not in _CLOSERS and _may_open(text, glyph)):
                outer = glyph
            elif glyph is glyphs[0] and (start := _unopened(text, glyph)) is not None:
                yield _mark(text, (start, start, shape), glyph)
        elif inner is not None:
            if closes or shape in _CLOSERS:
                yield _mark(text, inner, glyph, nested=True)
                if shape == outer[2] and inner[2] != outer[2]:
                    yield _mark(text, outer, glyph)
                    outer = None
                inner = None
        elif opens and not closes and _nests(outer[2], shape):
            inner = glyph
        elif opens and not closes:
            yield _broken(text, outer, at)
            outer = glyph
        else:
            yield _mark(text, outer, glyph)
            outer = None
    if outer is not None and line_end - outer[1] < _LONGEST_UNCLOSED:
        yield _unclosed(text, outer, line_end)


def _unopened(text: str, closing: _Glyph) -> int | None:
    """Where words begin whose opening mark was forgotten: at the head of a paragraph of which a comma and a closing
    mark end the first sentence ("We saw smoke,” said Ada Finch"); None elsewhere."""
    at = closing[0]
    start = text.rfind("\n", max(0, at - _LONGEST_UNOPENED), at) + 1
    if (
        text[at - 1 : at] != ","
        or (start == 0 and at > _LONGEST_UNOPENED)
        or not text[closing[1] : closing[1] + 1].isspace()
    ):
        return None
    return start if not any(sign + " " in text[start:at] for sign in ".?!:") else None


@lru_cache(maxsize=4096)
def _direction(before: str, shape: str, after: str) -> tuple[bool, bool]:
    """Whether a glyph can open and whether it can close, by the letters on either side, the empty string at an end."""
    before, after = before or "\n", after or "\n"
    opens = not after.isspace() and after not in ".,;:!?)" and (before.isspace() or before in _BEFORE_OPEN)
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSE)
    if opens and closes:
        return shape not in _CLOSERS, shape not in _OPENERS
    return opens, closes


def _inches(text: str, start: int) -> bool:
    """Whether a mark is the inch sign of a height ("6’2”")."""
    at = start - 1
    while at >= max(0, start - 2) and text[at].isdigit():
        at -= 1
    return at > 0 and at < start - 1 and text[at] in "’'′" and text[at - 1].isdigit()


def _may_open(text: str, glyph: _Glyph) -> bool:
    """A glyph with letters or spaces on both sides opens unless it follows a figure (inches, seconds)."""
    return glyph[0] == 0 or not text[glyph[0] - 1].isalnum() or glyph[2] in _OPENERS


def _nests(outer: str, glyph: str) -> bool:
    """A second opening mark of another kind starts words within words; of the same kind, a new quotation."""
    return outer != glyph and not (outer in "“”" and glyph in "“”")


def _mark(text: str, opening: _Glyph, closing: _Glyph, nested: bool = False) -> Mark:
    start, end = _trim(text, opening[1], closing[0])
    return Mark(start, end, opening[0], closing[1], True, nested)


def _broken(text: str, opening: _Glyph, limit: int) -> Mark:
    """A mark that never closed before the next one opened ends with its first sentence."""
    stop = min(
        (at + 1 for sign in STOPS if (at := text.find(sign + " ", opening[1], limit)) >= 0), default=limit
    )
    start, end = _trim(text, opening[1], stop)
    return Mark(start, end, opening[0], end, False, False)


def _unclosed(text: str, opening: _Glyph, line_end: int) -> Mark:
    start, end = _trim(text, opening[1], line_end)
    return Mark(start, end, opening[0], line_end, False, False)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def single_marks(text: str, skip: Sequence[tuple[int, int]] = ()) -> Iterator[Mark]:
    """Marks of a text that quotes with single marks only, where an apostrophe looks like a closing mark."""
    opening: _Glyph | None = None
    pending: _Glyph | None = None
    line_end = -1
    for glyph in _single_glyphs(text, skip):
        if glyph[0] >= line_end:
            if opening and pending:
                yield _mark(text, opening, pending)
            opening = pending = None
            line_end = text.find("\n", glyph[0])
            line_end = len(text) if line_end < 0 else line_end
        at, end, shape = glyph
        opens, _ = _direction(text[at - 1 : at], shape, text[end : end + 1])
        if opens:
            if opening and pending:
                yield _mark(text, opening, pending)
                opening = pending = None
            opening = opening or glyph
        elif opening and not text[glyph[0] - 1].isalnum():
            yield _mark(text, opening, glyph)
            opening = pending = None
        elif opening:
            # "the workers' rights": a later mark behind a comma or full stop is the better end.
            pending = pending or glyph
    if opening and pending:
        yield _mark(text, opening, pending)
