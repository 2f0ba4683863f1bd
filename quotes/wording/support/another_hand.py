"""Signs that somebody else worded a text anew, as a translator does, beyond what an alarm speaks of.

Whoever misquotes drops or puts a word and leaves the grammar around it alone. Where at another place small words were put for
small words or brought in, words in another order, forms for forms of one word, the older English for today's, or a phrase of
content otherwise, two people worded one thought. One small word, one form or one word for another may be a slip; two such
places of two kinds are none.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.rewording import archaic
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.retold import told_otherwise

# Small differences that in older English tell of another hand.
_WORDED = frozenset({"small_word", "grammar", "tense", "plural", "emphasis"})
# "Sword, go through", "let the sword go through".
_JOINING = classed("coordinating") | {"but", "then", "let"}
# The kinds of places that alone may be a slip, each by what is told of it.
_SLIGHT = {
    "small_word": "small", "grammar": "small", "filler": "opener",
    "spelling": "spelt", "typo": "spelt", "joined": "spelt", "number": "spelt",
    "replaced": "put", "added": "added", "moved": "moved",
}  # fmt: skip
# Of so many kinds such places are no slips, where one of them is of grammar.
KINDS = 2
_GRAMMAR = frozenset({"small", "opener", "added", "moved"})


def another_hand(alarm: Alarm) -> bool:
    """Whether a place tells beyond doubt that the text was worded anew, or two places of two kinds do together."""
    if any(_anew(alarm, change) for change in alarm.changes):
        return True
    kinds = {_SLIGHT[change.kind] for change in alarm.changes if _slight(alarm, change)}
    return len(kinds) >= KINDS and not kinds.isdisjoint(_GRAMMAR)


def at_an_edge(alarm: Alarm, change: Change) -> bool:
    """Whether words were only put before or behind the whole."""
    return change.kind == "added" and change in (alarm.changes[0], alarm.changes[-1])


def _anew(alarm: Alarm, change: Change) -> bool:
    """Whether a change that an alarm does not speak of is one that only somebody makes who words the whole anew."""
    if change.kind == "older_form":
        return True
    if (
        change.weight == "same"
        or change.kind == "dropped"
        or change in alarm.own
        or at_an_edge(alarm, change)
    ):
        return False
    if archaic(alarm.said) or archaic(alarm.recorded):
        return change.weight == "changed" or change.kind in _WORDED
    if change.weight != "changed":
        return False
    if told_otherwise(alarm, change):
        return True
    return change.kind in ("replaced", "added") and all(map(_of_grammar, _both(alarm, change)))


def _slight(alarm: Alarm, change: Change) -> bool:
    """Whether a change that an alarm does not speak of is of a kind that may be a slip."""
    if change.kind not in _SLIGHT or change.weight not in ("minor", "changed") or change in alarm.own:
        return False
    return not at_an_edge(alarm, change) and not any(word[0] == "#" for word in _both(alarm, change))


def _both(alarm: Alarm, change: Change) -> tuple[str, ...]:
    return alarm.said.words[change.c0 : change.c1] + alarm.recorded.words[change.r0 : change.r1]


def _of_grammar(word: str) -> bool:
    """Whether a word only holds a sentence together, and no marker is told by it."""
    small = small_word(word) or word in listed("finite_verbs") or word in _JOINING
    return small and not markers((word,))
