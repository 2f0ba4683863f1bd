"""A subject whose own predicate fell out with the subject of the sentence behind it, of which the predicate was kept:
"My deputy [is honest. The fellow that he replaced, on the other hand,] was fired".
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import bases
from quotes.wording.canon.verbs import is_finite, may_act
from quotes.wording.cutting.governors import Governor, parted
from quotes.wording.cutting.subjects import opens_predicate

# Words of the longest subject, and of the kept piece in which the one before has no verb.
LONGEST, SUBJECT = 14, 3
_RELATIVES = classed("relatives") | {"where"}
_PERSONAL = listed("subject_pronouns") - {"this", "that", "who"}
_JOINS = frozenset({"and", "but", "while"})
_HEADS = listed("grammar_determiners", "possessives")


def whose_predicate(left_out: Atoms, before: Sequence[str], after: Sequence[str]) -> list[Governor]:
    """The other subject of what the kept subject is now said to be or do, where it names somebody else."""
    words = left_out.words
    start = next((at for at in range(len(left_out) - 1, 0, -1) if sentence_start(left_out, at)), 0)
    joined = 0 if start else _joined(left_out)
    start = start or joined
    subject = words[start:]
    if not start or len(subject) > LONGEST or len(subject) < 2 or not before or not after:
        return []
    if not _acts(after) or not _acts(words) or any(is_finite(word) for word in before[-SUBJECT:]):
        return []
    if subject[0] not in _HEADS or not listed("clause_openers").isdisjoint(before[-1:]):
        return []
    end = next((at for at in range(1, len(subject)) if _ends(left_out, start + at)), len(subject))
    if joined and end < len(subject):
        return []
    rest = range(start + end, len(words))
    relative = end < len(subject) and (subject[end] in _RELATIVES or subject[end] in _PERSONAL)
    acts = sum(is_finite(words[at]) and words[at - 1] != "to" for at in rest)
    aside = _PERSONAL.isdisjoint(subject[end:]) or not acts  # "the army, to be fair to it, came"
    if (acts and not relative) or acts > 1 + relative or not (relative or aside):
        return []
    named = {base for word in subject[:end] if word not in listed("light_words") for base in bases(word)}
    known = {base for word in before[-2 * SUBJECT :] for base in bases(word)}
    if not relative and named <= classed("anybody_at_all"):
        return []  # "the man was caught" may well be he
    if not named or not named.isdisjoint(known) or any(is_finite(word) for word in subject[:end]):
        return []
    return [Governor("roles", "cut.joined", start, len(words), True)]


def _joined(text: Atoms) -> int:
    """Where the subject of a second clause begins at the end of words left out: "paid the bill and | her brother"; 0 for none."""
    low = max(1, len(text) - 1 - SUBJECT)
    return next((at + 1 for at in range(len(text) - 2, low - 1, -1) if text.words[at] in _JOINS), 0)


def _ends(text: Atoms, at: int) -> bool:
    """Whether the noun of a subject is over: behind it stands a comma, a relative or a preposition."""
    if text.words[at] in _PERSONAL and text.words[at - 1] not in listed("light_words"):
        return True  # "the mate we had"
    return parted(text, at) or text.words[at] in _RELATIVES or text.words[at] in listed("prepositions")


def _acts(run: Sequence[str]) -> bool:
    """Whether words begin with what somebody does or is: "let go", "sleeps", "was fired"."""
    return may_act(run[0]) or opens_predicate(run)
