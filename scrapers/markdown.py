"""Markdown as it is read: without its mark-up, every offset kept, and its block quotes with whose words they are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from scrapers.glyphs import within_marks
from scrapers.webpage.creditlines import Stated, credit_at, is_credit, stated_in
from scrapers.webpage.tablerows import Rows

_SIGN = re.compile(r"[ ]{0,3}>")
# A dash that begins no item of a list in Markdown.
_LONG_DASH = re.compile(r"[–—―]|--")
_QUOTED = re.compile(r"[ ]{0,3}(?:>[ ]?)+")
_FENCE = re.compile(r"[ ]{0,3}(```|~~~)")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\](\([^()\s]{0,500}(?: \"[^\"\n]{0,200}\")?\))")
_STRESS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_\n]{1,300})(?<=\S)\1(?![\w*])")
# What a writer has struck out ("~~“We object,” she said.~~") is not printed.
_STRUCK = re.compile(r"(?<!~)~~(?=[^\s~])[^\n]{1,2000}?(?<=[^\s~])~~(?!~)")
# A note to the desk ("<!-- check with her -->") is not printed; one that nobody closes hides nothing.
_COMMENT = re.compile(r"<!--(?>[^-]++|-(?!->)){0,2000}-->")
# "## A cold kiln ##" (CommonMark 0.31, chapter 4.2).
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_CELL = re.compile(r"(?:[^|\\\n]|\\.)+")
_Line = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A block quote, or what a row of a table credits somebody with, whose words stand without marks.

    `start` to `end` in code points.
    """

    start: int
    end: int
    kind: str = "block"
    speaker: str | None = None
    said_on: str | None = None


def heading_in(text: str) -> str | None:
    """The words of the first heading in a line or a short text, None where it has none."""
    found = _HEADING.search(text)
    return found[1] if found else None


def without_markup(text: str) -> str:
    """Markdown with fences, links, block-quote signs, stress and what is struck out blanked, as long as before."""
    out: list[str] = []
    fenced = ""
    if "<!--" in text:
        text = _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        if fence and (not fenced or fence[1] == fenced):
            fenced = "" if fenced else fence[1]
            out.append(" " * len(line))
        elif fenced:
            out.append(" " * len(line))
        else:
            out.append(_inline(line))
    return "\n".join(out)


def _inline(line: str) -> str:
    sign = _QUOTED.match(line)
    if sign:
        line = " " * sign.end() + line[sign.end() :]
    line = _STRUCK.sub(lambda found: " " * len(found[0]), line)
    line = _LINK.sub(_label, line)
    return _STRESS.sub(lambda found: " " * len(found[1]) + found[2] + " " * len(found[1]), line)


def _label(found: re.Match[str]) -> str:
    """A link's words, with blanks for the brackets and the address."""
    before = found.start(1) - found.start()
    return " " * before + found[1] + " " * (found.end() - found.end(1))


def block_quotes(text: str, reading: str) -> list[Block]:
    """The block quotes of a Markdown text, and the words in its tables, in order; `reading` has its mark-up blanked.

    Paragraphs of one block quote are one, up to a line that says whose words they are. That line may also be the
    next one below the quote; there it has to name somebody behind a long dash.
    """
    found: list[Block] = []
    groups = [(quoted, [*lines]) for quoted, lines in groupby(_lines(text, reading), lambda line: line[0])]
    for n, (quoted, lines) in enumerate(groups):
        if not quoted:
            continue
        below = (
            next((place for _, place in groups[n + 1][1] if place[1] > place[0]), None)
            if n + 1 < len(groups)
            else None
        )
        found += _spoken(reading, [place for _, place in lines], below)
    return sorted([*found, *_rows(reading)], key=lambda block: block.start)


def _rows(reading: str) -> Iterator[Block]:
    """What the rows of tables ("| Mara Lund | “We leave at dawn.” |") credit somebody with."""
    at = 0
    rows = Rows()
    for line in reading.split("\n"):
        if not line.lstrip().startswith("|"):
            rows.end()
        else:
            cells = [found for found in _CELL.finditer(line) if found[0].strip()]
            if told := rows.credited([found[0].strip() for found in cells]):
                cell, speaker = cells[told[0]], told[1]
                start = at + cell.start() + len(cell[0]) - len(cell[0].lstrip())
                yield _block(reading, start, at + cell.start() + len(cell[0].rstrip()), Stated("", speaker))
        at += len(line) + 1


def _lines(text: str, reading: str) -> Iterator[tuple[bool, _Line]]:
    """Each line: whether it has the sign of a block quote, and where its words stand."""
    at = 0
    for line in text.split("\n"):
        shown = reading[at : at + len(line)]
        end = at + len(shown.rstrip())
        yield _SIGN.match(line) is not None, (min(end, at + len(shown) - len(shown.lstrip())), end)
        at += len(line) + 1


def _spoken(reading: str, lines: Sequence[_Line], below: _Line | None) -> Iterator[Block]:
    """The quotations of one block quote, each up to the line that credits it."""
    final = max((n for n, (start, end) in enumerate(lines) if start < end), default=-1)
    words: _Line | None = None
    for n, (start, end) in enumerate(lines):
        ends = n + 1 == len(lines) or lines[n + 1][0] == lines[n + 1][1]
        if words and ends and _credits(reading, (start, end), words, last=n >= final):
            yield _block(reading, *words, stated_in(reading[start:end]))
            words = None
        elif start < end:
            words = (words[0] if words else start, end)
    if not words:
        return
    start, end = words
    line = reading[slice(*below)] if below else ""
    if (behind := credit_at(reading[start:end])) is not None:
        yield _block(reading, start, start + behind[0], behind[1])
    elif _LONG_DASH.match(line) and stated_in(line).speaker and is_credit(line, reading, start, end):
        yield _block(reading, start, end, stated_in(line))
    else:
        yield _block(reading, start, end, Stated(""))


def _credits(reading: str, line: _Line, words: _Line, *, last: bool) -> bool:
    """Whether a line of a block quote says whose words stand above it; without a name only the last one may."""
    shown = reading[slice(*line)]
    if not is_credit(shown, reading, *words):
        return False
    return stated_in(shown).speaker is not None or (last and _LONG_DASH.match(shown) is not None)


def _block(reading: str, start: int, end: int, about: Stated) -> Block:
    start, end = within_marks(reading, start, end)
    return Block(start, end, speaker=about.speaker, said_on=about.said_on)
