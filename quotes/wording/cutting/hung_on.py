"""What a few words behind the words kept make depend on something, or only a part: "we'd have drowned [but for the dog]",
"we sail on Monday[, subject to a vote]", "it is free [for the first month only]", "five thousand [a day]".
"""

from collections.abc import Sequence

from quotes.lexicon import grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import CLAUSE, Governor, is_count, parted, tells

# Words of the longest phrase that an "only" ends.
LONGEST = 6
_EACH = frozenset({"a", "an", "per", "each", "every"})
_DEPENDING = (
    ("subject", "to"),
    ("depending", "on"),
    ("contingent", "on"),
    ("conditional", "on"),
    ("short", "of"),
)
# How what would have been is told, in claimed words, which are folded only.
_WOULD = ("would", "could", "might", "'d")


def hung_on(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """What the words kept hang on, or for how much of something they hold, at the head of the words cut away."""
    words = right.words
    if len(words) < 2:
        return None
    if parted(right, 0):
        depends = words[:2] in _DEPENDING and tells(kept)
        return Governor("condition", "cut.condition", 0, 2, True) if depends else None
    if words[:2] == ("but", "for"):
        unreal = any(word.endswith(_WOULD) for word in kept[-CLAUSE:])
        return Governor("condition", "cut.condition", 0, 2, True) if unreal else None
    if words[0] in _EACH and grouped("guard_times").get(words[1:2], "").startswith("unit/"):
        return Governor("number", "cut.bound", 0, 2, True) if _paid(kept) else None
    if words[0] in listed("grammar_prepositions") and len(kept) > 1:
        end = next((at for at in range(2, min(len(words), LONGEST) + 1) if parted(right, at)), 0)
        if end > 2 and words[end - 1] == "only":
            return Governor("condition", "cut.restricted", 0, end, True)
    return None


def _paid(kept: Sequence[str]) -> bool:
    """Whether the words kept end with a number, or with what it counts and no span of time: "five thousand pounds"."""
    if is_count(kept[-1]):
        return True
    unit = grouped("guard_times").get((kept[-1],), "").startswith("unit/")
    return not unit and len(kept) > 1 and is_count(kept[-2])
