"""A number cut in two at the edge of an excerpt: "two hundred" out of "two hundred thousand" is another number."""

import re
from collections.abc import Sequence

from quotes.text import first_word, tokens
from quotes.verdicts import Finding
from quotes.wording.canon.numbers import may_hold, quantity

# How far the two parts of a number are read, in code points and in words.
SIGHT = 60
LONGEST = 5
# What stands between two parts of one number.
_GAP = re.compile(r"[\s\u2010-\u2015-]*\Z")
_VALUE = re.compile(r"#[-\d./:]+")


def divided(before: str, kept: str, after: str) -> list[Finding]:
    """The numbers of which only a part stands in the words kept, as findings without positions.

    `before` and `after` are the text on both sides of the words.
    """
    sides = ((before[-SIGHT:], kept[:SIGHT], False), (kept[-SIGHT:], after[:SIGHT], True))
    return [found for left, right, first in sides if (found := _cut(left, right, kept_first=first))]


def _cut(left: str, right: str, *, kept_first: bool) -> Finding | None:
    """The number that lies across the border of two texts, or None."""
    if not left[-1:].isspace() and not right[:1].isspace() and left[-1:].isalnum() and right[:1].isalnum():
        return None
    if not (following := first_word(right)) or not may_hold(following):
        return None  # as at most edges: no number goes on there
    one, other = tokens(left), tokens(right)
    if not one.words or not may_hold(one.words[-1]):
        return None
    if not _GAP.match(left[one.ends[-1] :] + right[: other.starts[0]]):
        return None
    for size in range(min(LONGEST, len(one.words)), 0, -1):
        part = one.words[-size:]
        used, whole = quantity([*part, *other.words[:LONGEST]], 0)
        alone, value = quantity(part, 0)
        # A day without its month ("before the 1st") is less than the date, and no other one.
        if alone == size < used and "@" not in whole and _value(value) != _value(whole):
            said = part if kept_first else other.words[: used - size]
            return _finding(said, [*part, *other.words[: used - size]])
    return None


def _value(form: str) -> str:
    """A number without its unit."""
    found = _VALUE.match(form)
    return found[0].rstrip(".") if found else form


def _finding(said: Sequence[str], whole: Sequence[str]) -> Finding:
    return Finding("number", " ".join(said), " ".join(whole), "cut.number", True)
