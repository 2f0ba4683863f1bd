"""Which lines of a saved text are page furniture: menus, sign-up offers, cookie notices, copyright lines.

The lines are listed in `words/furniture.txt`. A whole-line entry counts wherever it stands; the beginning of
a line counts only at the head or the tail of a text, where no article sentence can be hit by it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from scrapers.glyphs import DOUBLE
from scrapers.wordlists import listed

# Longest line that an entry given by its beginning may match: offers are short, paragraphs are not.
OPENING_LINE = 200
# Longest whole-line entry, so that long lines are passed over without folding them.
WHOLE_LINE = 100
# Between two lines of furniture at the tail stand link lists (names of topics): up to this many lines, this
# short.
LINK_LINES, LINK_LENGTH = 8, 60
# Lines looked at from either end.
EDGE_LINES = 200
# In characters; ten times the longest article seen.
ARTICLE_LENGTH = 4_000_000
QUOTED = re.compile(f"[{DOUBLE}]")
OUTER = " \t\xa0.:!|•·*-–—>»›→…\u200b"


@cache
def _entries() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    lines = listed("furniture")
    return (
        frozenset(_folded(line) for line in lines if not line.endswith("…")),
        tuple(line[:-1].rstrip() for line in lines if line.endswith("…") and not line.startswith("…")),
        tuple(line.strip("… ") for line in lines if line.startswith("…")),
    )


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").strip(OUTER).split())


def is_furniture(line: str, *, at_edge: bool) -> bool:
    """Whether a line is furniture; `at_edge` when it stands before or after the body of the text."""
    whole, openings, inside = _entries()
    if len(line) <= WHOLE_LINE and _folded(line) in whole:
        return True
    if not at_edge or len(line) > OPENING_LINE:
        return False
    folded = _folded(line)
    begins = any(
        folded.startswith(opening) and not folded[len(opening) : len(opening) + 1].isalnum()
        for opening in openings
    )
    if begins:
        return True
    # Somebody may say such words; then they stand between marks.
    return not QUOTED.search(line) and any(words in folded for words in inside)


def is_correction(paragraph: str) -> bool:
    """Whether a paragraph says what was wrong in an earlier version."""
    return paragraph.casefold().replace("’", "'").lstrip("*[( ").startswith(listed("corrections"))


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every line that is not blank, white space at its ends left out."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at = end + 1


def furniture(text: str) -> list[tuple[int, int]]:
    """The lines of a text that are furniture, as (start, end) ranges in order.

    Of a text of more than 4 million characters, which is no single article, only head and tail are looked at.
    """
    head = _head(text)
    tail = _tail(text, head[-1][1] if head else 0)
    start, end = head[-1][1] if head else 0, tail[0][0] if tail else len(text)
    if end - start > ARTICLE_LENGTH:
        return head + tail
    middle = [
        (start + a, start + b)
        for a, b in lines_of(text[start:end])
        if b - a <= WHOLE_LINE and is_furniture(text[start + a : start + b], at_edge=False)
    ]
    return head + middle + tail


def _head(text: str) -> list[tuple[int, int]]:
    """The lines at the beginning that are furniture, one after the other."""
    found: list[tuple[int, int]] = []
    for start, end in islice(lines_of(text), EDGE_LINES):
        if not is_furniture(text[start:end], at_edge=True):
            return found
        found.append((start, end))
    return []  # furniture from end to end: leave it to the reader to say so


def _tail(text: str, first: int) -> list[tuple[int, int]]:
    """The furniture at the end, link lists between its lines included."""
    found: list[tuple[int, int]] = []
    passed: list[tuple[int, int]] = []
    for start, end in islice(_lines_back(text, first), EDGE_LINES):
        if is_furniture(text[start : min(end, start + OPENING_LINE + 1)], at_edge=True):
            found += [*passed, (start, end)]
            passed = []
        elif found and len(passed) < LINK_LINES and _is_link(text[start:end]):
            passed.append((start, end))
        else:
            break
    return found[::-1]


def _lines_back(text: str, first: int) -> Iterator[tuple[int, int]]:
    """The lines that are not blank, from the last back to the position `first`."""
    end = len(text)
    while end > first:
        start = max(text.rfind("\n", first, end) + 1, first)
        line = text[start:end]
        bare = line.strip()
        if bare:
            at = start + line.index(bare[0])
            yield at, at + len(bare)
        end = start - 1


def _is_link(line: str) -> bool:
    """Whether a line could be the text of a link: short, no sentence, no quotation marks."""
    return (
        len(line) <= LINK_LENGTH
        and line[-1] not in ".!?\"'”’:;,"
        and not any(mark in line for mark in DOUBLE)
    )
