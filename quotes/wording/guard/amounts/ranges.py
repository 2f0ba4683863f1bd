"""A part of a number told as the whole: "between 10 and 20 rooms", "20 rooms"; "tens of thousands", "thousands"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import DASHES, Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import opposite
from quotes.wording.guard.amounts.quantities import counts
from quotes.wording.guard.gate import among, needs, where
from quotes.wording.regions import found

# What joins the two ends, and what stands before the first; "10 and 20" alone are two numbers.
_JOINTS = frozenset({"to", "or", "and"})
_OPENING = frozenset({"between", "from", "either"})
_SCALES = classed("scales")


def _figure(word: str) -> bool:
    """Whether a word is a number that counts and no ordinal."""
    return word[0] == "#" and counts(word)


def _number(word: str) -> bool:
    return word[0] == "#"


@needs("dropped", "added", words=where(_number) | among(_SCALES | {"to"}))
def range_halved(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where of a range only one end was left, or an end was put beside a number."""
    for c in changes:
        for text, start, end, kind in ((recorded, c.r0, c.r1, "dropped"), (said, c.c0, c.c1, "added")):
            if c.kind != kind or start >= end:
                continue
            if _one_end(text, start, end) or _scaled(text, start, end) or _up_to(text, start, end):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("number", "guard.range", said, recorded, place, turns=True)


def _scaled(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is one scale of another ("tens of | thousands"), or which of them all ("every | fifth | man")."""
    words = text.words
    if words[start][0] == "#" and words[start][-1] == "." and end - start == 1:
        return words[start - 1 : start] == ("every",) if start else False
    if end - start != len(("tens", "of")):
        return False
    if words[start + 1] == "of":
        return {words[start], *words[end : end + 1]} <= _SCALES and end < len(words)
    return words[start] == "of" and start > 0 and {words[start - 1], words[start + 1]} <= _SCALES


def _up_to(text: Atoms, start: int, end: int) -> bool:
    """Whether a run says that a number is where something came to, and not by how much: "fell | to | ten per cent"."""
    led = text.words[start - 1 : start] if start else ()
    moved = led != () and (opposite(led[0], "rise") or opposite(led[0], "fall"))
    counted = end < len(text) and _figure(text.words[end])
    return text.words[start:end] == ("to",) and moved and counted


def _one_end(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is one end of a range with what joins it to the other, which stands beside it."""
    words = text.words
    opened = words[start] in _OPENING
    run = words[start + opened : end]
    if len(run) == 1 and _figure(run[0]) and not opened:  # "25%-30%"
        beside = ((start, start - 1), (end, end))
        return any(
            0 < at < len(words) and text.between(at).strip() in DASHES and _figure(words[n])
            for at, n in beside
        )
    if len(run) != len(("10", "to")):
        return False
    if _figure(run[0]) and run[1] in _JOINTS:
        first, joint, other = run[0], run[1], words[end : end + 1]
    elif run[0] in _JOINTS and _figure(run[1]) and not opened:
        first, joint, other = run[1], run[0], words[start - 1 : start] if start else ()
        opened = start > 1 and words[start - 2] in _OPENING
    else:
        return False
    ends = bool(other) and _figure(other[0]) and other[0] != first
    return ends and (joint != "and" or opened)
