"""Adverbs that stand before or behind a verb as one likes: "also can be built", "can also be built"."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers

# Words over which such an adverb may have moved: "they (usually) apply to boats (, usually)".
FAR = 3


def placed_freely(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes with every adverb that only stands some words on made minor; over a denial or into another clause it is not."""
    out = list(found)
    moved = [n for n, change in enumerate(out) if change.kind in ("moved", "added", "dropped")]
    for one, other in pairwise(moved):
        first, second = out[one], out[other]
        ours = said.words[first.c0 : first.c1] + said.words[second.c0 : second.c1]
        theirs = recorded.words[first.r0 : first.r1] + recorded.words[second.r0 : second.r1]
        if len(ours) != 1 or ours != theirs or any(c.weight != "same" for c in out[one + 1 : other]):
            continue
        between = said.words[first.c1 : second.c0]
        if _free(ours[0], between):
            out[one] = first._replace(weight="minor", kind="word_order")
            out[other] = second._replace(weight="minor", kind="word_order")
    return out


def _free(word: str, between: Sequence[str]) -> bool:
    """Whether a word may stand on either side of some others: an adverb, or a verb of which the one between is the adverb."""
    adverbs = classed("placed_freely")
    if not between or len(between) > FAR or any(m.kind == "negation" for m in markers(tuple(between))):
        return False
    if word in adverbs:
        return listed("subject_pronouns", "clause_openers").isdisjoint(between[1:])
    return word in classed("auxiliaries") and len(between) == 1 and between[0] in adverbs
