"""Which places of a family hold the words of a claim, and which have other parts of the same remark."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from db.reading.evidence import Place
from quotes.text import words

# Of a claim's neighbouring words, so many stand in a place that holds it: a report that bends two words of a sentence
# of eight keeps half of its pairs, another sentence of the speech shares an "I have read" at most.
SHARE = 0.5


def carrier(claim: str, recorded: str) -> Callable[[Place], bool]:
    """A test of a place: whether it holds the words claimed or the recorded ones, the same or bent."""
    wanted = [pairs for text in (claim, recorded) if (pairs := _pairs(text))]
    seen: dict[str, bool] = {}

    def holds(place: Place) -> bool:
        if place.text not in seen:
            there = _pairs(place.text)
            seen[place.text] = any(_shared(pairs, there) for pairs in wanted)
        return seen[place.text]

    return holds


def parted(
    places: Sequence[Place], others: Sequence[Place], holds: Callable[[Place], bool]
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """The places that hold the words, those of the passage itself first, and those with other parts of the remark.

    The first place stays the first: a verdict rests on it.
    """
    first = [place for n, place in enumerate(places) if n == 0 or holds(place)]
    found = [*first, *(place for place in others if holds(place))]
    kept = {place.occurrence_id for place in found}
    return tuple(found), tuple(p for p in (*places, *others) if p.occurrence_id not in kept)


def _shared(pairs: frozenset[tuple[str, ...]], there: frozenset[tuple[str, ...]]) -> bool:
    """Whether enough of the pairs stand there; a place of fewer words may be a piece of the claim."""
    least = min(len(pairs), len(there))
    return least > 0 and len(pairs & there) >= SHARE * least


def _pairs(text: str) -> frozenset[tuple[str, ...]]:
    """The neighbouring words of a text, two and two; a single word alone."""
    said = words(text)
    return frozenset(pairwise(said)) if len(said) > 1 else frozenset((w,) for w in said)
