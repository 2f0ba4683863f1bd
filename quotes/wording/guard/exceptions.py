"""Exceptions: all but one, nobody except the doctor."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.regions import found

# Words of the longest phrase that opens an exception: "with the exception of".
LONGEST = 4
# Words before or behind an exception in which stands of whom it is made.
NEAR = 8


def opens_exception(words: Sequence[str]) -> bool:
    """Whether a run begins with what takes somebody out of all."""
    return any(tuple(words[:size]) in phrases("guard_exceptions") for size in range(1, LONGEST + 1))


def exception(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where an exception from all or none fell out, or was put in: "everyone (except the doctor) left"."""
    for c in changes:
        for text, start, end, kind in ((recorded, c.r0, c.r1, "dropped"), (said, c.c0, c.c1, "added")):
            if c.kind != kind or not opens_exception(text.words[start:end]):
                continue
            around = (*text.words[max(0, start - NEAR) : start], *text.words[end : end + NEAR])
            if not listed("guard_universals").isdisjoint(around):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.exception", said, recorded, place, turns=True)
