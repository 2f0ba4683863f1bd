"""An order that stands for a condition: "lend us the ships and | we will be there", "pay the men or | the mine stays shut"."""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import CLAUSE, REACH, Governor, parted, tells

# Words of the shortest order with what joins it: "pay them or".
SHORTEST = 3
_ENDINGS = ("s", "ed", "ing", "ly")


def bargain(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """An order, or the one of two that were put to choice ("either … or"), right before what follows from it."""
    words = left.words[start:]
    joint = words[-1]
    if joint not in ("and", "or") or parted(left, len(left)) or len(words) < SHORTEST or not tells(kept):
        return None
    if kept[0] == "you" and not classed("shown_to_you").isdisjoint(kept[1:REACH]):
        return None  # "read my report and | you will see"
    chosen = words[0] == "either" and joint == "or"
    follows = joint == "or" or any(map(_will, kept[:CLAUSE]))
    if chosen or (follows and _orders(words[:-1])):
        return Governor("condition", "cut.condition", start, len(left), True)
    return None


def _orders(words: Sequence[str]) -> bool:
    """Whether words are an order as far as small words tell: a verb without a subject, and whom or what it is done to."""
    verb, behind = words[0], words[1:]
    small = listed("light_words", "finite_verbs", "grammar_prepositions", "clause_openers")
    if verb in small or not verb.isalpha() or verb.endswith(_ENDINGS) or verb in classed("greeting"):
        return False
    if not listed("finite_verbs").isdisjoint(behind) or any(
        (word,) in grouped("guard_modals") for word in behind
    ):
        return False
    whom = listed("grammar_determiners", "not_possessive") | {"that", "it"}
    led = behind[1:] if behind[0] in listed("grammar_prepositions") else behind
    return led[:1] != () and led[0] in (whom if led is behind else listed("not_possessive"))


def _will(word: str) -> bool:
    """Whether a word kept, folded only, tells of what will be."""
    return word.endswith("'ll") or grouped("guard_modals").get((word,)) == "will"
