"""A pronoun whose noun was cut away before it: "I talked to the bishop[, and later I met the governor]. He was drunk."."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, marked
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.verbs import may_act
from quotes.wording.cutting.governors import Governor

# Words of a second thing told without a verb of its own: "and then a brewery".
LONGEST = 5
_ONE, _MANY = frozenset({"he", "she"}), frozenset({"they"})
_LEADING = listed("grammar_determiners", "possessives")
_JOINS = frozenset({"and", "or", "then", "but"})


def another_antecedent(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """Whom the speaker named last among the words left out, where a sentence behind them begins with the pronoun for him."""
    words = left_out.words
    if not words or not after or not before or not sentence_start(left_out, len(left_out)):
        return []
    if after[0] == "it":
        thing = 2 < len(words) <= LONGEST and words[0] in _JOINS and words[-2] in _LEADING
        second = thing and not any(map(may_act, words[1:-2])) and before[-2:-1] and before[-2] in _LEADING
        return [Governor("roles", "cut.joined", 0, len(words), True)] if second else []
    if after[0] not in _ONE | _MANY:
        return []
    many = after[0] in _MANY
    start = next((n for n in range(len(words) - 1, 0, -1) if sentence_start(left_out, n)), 0)
    if classed("speaker").isdisjoint(words[start:]):
        return []  # whoever did it there may be the one: "the mayor greeted the bishop. He"
    named = [n for n in range(len(words)) if _names(words, n, many=many)]
    named += [] if many else [n for n in range(len(words)) if left_out.raw(n, n + 1) in marked("names_first")]
    known = {word for n, word in enumerate(before) if _names(before, n, many=many)}
    others = {"he": "women_by_nouns", "she": "men_by_nouns"}.get(after[0])
    if others and not classed(others).isdisjoint(words[n] for n in named):
        return []
    if not named or not known or known & {words[n] for n in named}:
        return []
    return [Governor("roles", "cut.joined", max(named), len(words), True)]


def _names(words: Sequence[str], at: int, *, many: bool) -> bool:
    """Whether a word behind an article names those whom the pronoun can stand for."""
    word = words[at]
    if not at or words[at - 1] not in _LEADING:
        return False
    if many:
        return word.endswith("s") and not word.endswith("ss") and word not in listed("light_words")
    return word in listed("roles", "offices", "guard_relations", "guard_agents") or word in classed(
        "persons_by_nouns"
    )
