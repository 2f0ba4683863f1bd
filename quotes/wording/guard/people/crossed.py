"""Two opposites that changed places: "doing more with less" is no "doing less with more"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import opposite
from quotes.wording.regions import found

_JOINING = frozenset({"and", "or", "nor"})


def paired(text: Atoms, one: int, between: int, other: int) -> bool:
    """Whether words that end at `between` are joined with those from `other` on as a pair, whose order says nothing.

    "Your own airplane and your own house": what stands before the one, from `one` back, stands before the other as well.
    """
    joint, *led = text.words[between:other] or [""]
    return joint in _JOINING and (not led or text.words[max(0, one - len(led)) : one] == (*led,))


def crossed(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where two words that are listed opposites took each other's place, and not as a mere pair ("win or lose")."""
    moved = [
        change
        for change in changes
        if change.kind == "moved" and change.c0 < change.c1 and change.r0 < change.r1
    ]
    for one, other in pairwise(moved):
        ours, theirs = said.words[one.c0 : one.c1], recorded.words[one.r0 : one.r1]
        turned = opposite(" ".join(ours), " ".join(theirs)) and theirs == said.words[other.c0 : other.c1]
        if turned and not paired(recorded, one.r0, one.r1, other.r0):
            place = (one.c0, other.c1, one.r0, other.r1)
            yield found("roles", "guard.exchanged", said, recorded, place, turns=True)
