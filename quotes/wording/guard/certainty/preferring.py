"""A preference that became a promise: "I would [rather] leave"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

PREFERRING = classed("preferring")
# Before these it only tells how much: "it would (rather) seem".
_SEEMING = (("seem",), ("appear",), ("look",), ("sound",), ("suggest",))


@needs("dropped", words=among(PREFERRING))
def preference(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where a "rather" behind a "would" fell out by itself, and what was preferred to is not told either."""
    for c in changes:
        run, before = recorded.words[c.r0 : c.r1], recorded.words[max(0, c.r0 - 1) : c.r0]
        lost = c.kind == "dropped" and len(run) == 1 and run[0] in PREFERRING and before == ("would",)
        seems = recorded.words[c.r1 : c.r1 + 1] in _SEEMING
        if lost and not seems and "than" not in said.words[c.c1 :]:
            yield found("modal", "guard.preference", said, recorded, (c.c0, c.c1, c.r0, c.r1), turns=True)
