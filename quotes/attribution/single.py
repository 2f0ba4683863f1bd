"""Quotations in single marks in a text that uses double ones as well ("‘We will strike,’ said Finch").

A single mark is also an apostrophe, and it sets off titles and odd words, so beside double marks it counts only
where the words read as said: a sentence with its end inside the marks, or a verb of speech right beside them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from quotes.attribution.grammar.cues import SPEECH
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.marks import Mark, single_marks

# The mark stands before the look behind it, and each has a pattern of its own: a search for one letter is the fastest.
_OPENS = tuple(re.compile(rf"{mark}(?<![\w’'].)(?=[^\W\d_]|…)") for mark in "‘'")
_ENDS = ".,!?…—"
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_STOP = re.compile(r"[.!?;](?=\s)|\n")
# So many words beside the marks are looked at for a verb of speech: "Finch told the Elm Creek Mail", "the mayor said".
_BESIDE = 7
# What somebody calls something stands as near behind the verb (words).
_CALLING, _CALLED = words("cues_calling"), 4
# In characters, for those words.
_REACH = 90
# What an apostrophe opens: "'tis", "tell 'em", "rock 'n' roll".
_ELIDED = frozenset(
    ("tis", "twas", "twere", "twill", "til", "till", "em", "n", "cause", "cos", "round", "bout", "neath")
)


def with_single(text: str, marks: Sequence[Mark], skip: Sequence[tuple[int, int]] = ()) -> list[Mark]:
    """The marks of a text in order, and with them those single-marked words outside all others that read as said."""
    if not marks or not any(opens.search(text) for opens in _OPENS):
        return [*marks]
    held = sorted((mark.opening, mark.closing) for mark in marks)
    found = [
        mark
        for mark in single_marks(text, [*skip, *held])
        if mark.end > mark.start and not _overlaps(held, mark) and _said(text, mark)
    ]
    return sorted([*marks, *found]) if found else [*marks]


def _overlaps(held: Sequence[tuple[int, int]], mark: Mark) -> bool:
    """Whether a stretch meets one of some sorted ranges that do not overlap each other."""
    at = bisect_right(held, (mark.closing,)) - 1
    return at >= 0 and held[at][1] > mark.opening


def _said(text: str, mark: Mark) -> bool:
    """Whether single-marked words are a whole sentence, or have a verb of speech beside them."""
    inner = text[mark.start : mark.end]
    first = _WORD.match(inner)
    if (
        first is None
        or first.group().lower().partition("’")[0].partition("'")[0] in _ELIDED
        or " " not in inner
    ):
        return False
    if inner[0].isupper() and inner[-1] in _ENDS and any(word[0].islower() for word in inner.split()):
        return True
    behind = text[mark.closing : mark.closing + _REACH]
    if inner[-1] == "s" and behind[:1] == " ":
        # "the workers' rights"
        return False
    ahead = _before(text[max(0, mark.opening - _REACH) : mark.opening])
    if inner[0].islower() and not _CALLING.isdisjoint(ahead[-_CALLED:]):
        # "Her rival calls the statement ‘a conjuring trick’"
        return True
    return _speaks(_after(behind)) or _speaks(ahead)


def _before(near: str) -> list[str]:
    """The words of the same sentence that lead up to a place."""
    stops = [stop.end() for stop in _STOP.finditer(near)]
    return _WORD.findall(near[stops[-1] if stops else 0 :])[-_BESIDE:]


def _after(near: str) -> list[str]:
    """The words of the same sentence that follow a place."""
    stop = _STOP.search(near)
    return _WORD.findall(near[: stop.start()] if stop else near)[:_BESIDE]


def _speaks(words: Sequence[str]) -> bool:
    return any(word in SPEECH for word in words)
