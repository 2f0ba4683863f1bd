"""Which lines of a saved text are page furniture: menus, sign-up offers, cookie notices, copyright lines.

The lines are listed in `words/furniture.txt`. A whole-line entry counts wherever it stands; the beginning of
a line counts only at the head or the tail of a text, where no article sentence can be hit by it.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

# Longest line that an entry given by its beginning may match: offers are short, paragraphs are not.
OPENING_LINE = 200
# Longest whole-line entry, so that long lines are passed over without folding them.
WHOLE_LINE = 100
# Between two lines of furniture at the tail stand link lists (names of topics): up to this many lines, this
# short.
LINK_LINES, LINK_LENGTH = 8, 60
OUTER = " \t\xa0.:!|•·*-–—>»›→…\u200b"


@cache
def _entries() -> tuple[frozenset[str], tuple[str, ...]]:
    lines = files("scrapers").joinpath("words/furniture.txt").read_text(encoding="utf-8").splitlines()
    listed = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return (
        frozenset(_folded(line) for line in listed if not line.endswith("…")),
        tuple(line[:-1].rstrip() for line in listed if line.endswith("…")),
    )


def _folded(line: str) -> str:
    return " ".join(line.casefold().replace("’", "'").strip(OUTER).split())


def is_furniture(line: str, *, at_edge: bool) -> bool:
    """Whether a line is furniture; `at_edge` when it stands before or after the body of the text."""
    whole, openings = _entries()
    if len(line) <= WHOLE_LINE and _folded(line) in whole:
        return True
    if not at_edge or len(line) > OPENING_LINE:
        return False
    folded = _folded(line)
    return any(
        folded.startswith(opening) and not folded[len(opening) : len(opening) + 1].isalnum()
        for opening in openings
    )


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of every line that is not blank, white space at its ends left out."""
    at = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare[0])
            yield start, start + len(bare)
        at += len(line) + 1


def furniture(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines of a text that are furniture, as (start, end) ranges in order."""
    first = _head(text, lines)
    last = _tail(text, lines, first)
    middle = [
        (start, end)
        for start, end in lines[first:last]
        if end - start <= WHOLE_LINE and is_furniture(text[start:end], at_edge=False)
    ]
    return lines[:first] + middle + lines[last:]


def _head(text: str, lines: list[tuple[int, int]]) -> int:
    """How many lines at the beginning are furniture, one after the other."""
    for number, (start, end) in enumerate(lines):
        if not is_furniture(text[start:end], at_edge=True):
            return number
    return 0  # furniture from end to end: leave it to the reader to say so


def _tail(text: str, lines: list[tuple[int, int]], first: int) -> int:
    """The number of the line with which the furniture at the end begins."""
    last, passed = len(lines), 0
    for number in range(len(lines) - 1, first, -1):
        start, end = lines[number]
        if is_furniture(text[start : min(end, start + OPENING_LINE + 1)], at_edge=True):
            last, passed = number, 0
        elif last < len(lines) and passed < LINK_LINES and _is_link(text[start:end]):
            passed += 1
        else:
            break
    return last


def _is_link(line: str) -> bool:
    """Whether a line could be the text of a link: short, no sentence, no quotation marks."""
    return (
        len(line) <= LINK_LENGTH
        and line[-1] not in ".!?\"'”’:;,"
        and not any(mark in line for mark in '"“”«»„')
    )
