"""One end of a range told as the whole: "between 10 and 20 rooms", "20 rooms"; "five or six years", "six years"."""

from collections.abc import Iterator, Sequence

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import needs, where
from quotes.wording.guard.quantities import counts
from quotes.wording.regions import found

# What joins the two ends, and what stands before the first; "10 and 20" alone are two numbers.
_JOINTS = frozenset({"to", "or", "and"})
_OPENING = frozenset({"between", "from", "either"})


def _figure(word: str) -> bool:
    """Whether a word is a number that counts and no ordinal."""
    return word[0] == "#" and counts(word)


@needs("dropped", "added", words=where(_figure))
def range_halved(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where of a range only one end was left, or an end was put beside a number."""
    for c in changes:
        for text, start, end, kind in ((recorded, c.r0, c.r1, "dropped"), (said, c.c0, c.c1, "added")):
            if c.kind == kind and start < end and _one_end(text, start, end):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("number", "guard.range", said, recorded, place, turns=True)


def _one_end(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is one end of a range with what joins it to the other, which stands beside it."""
    words = text.words
    opened = words[start] in _OPENING
    run = words[start + opened : end]
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
