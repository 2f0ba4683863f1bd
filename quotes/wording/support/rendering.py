"""Two renderings of one text: somebody told the whole anew, and what a translator chooses in doing so turns nothing there.

Whoever misquotes drops or puts a word and leaves the grammar around it alone. Where at another place small words were put for
small words or brought in, words in another order, forms for forms of one word, the older English for today's, or a phrase of
content otherwise, two people worded one thought: a mood, a tense, an emphasis, an added "all" or "seemed", a preposition and who
tells of the speaking are theirs. A denial, "must" for "may", a number, a name, an opposite, and a marker that fell out by itself
among words that agree are held against the record there too.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.rewording import archaic
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.beside import weighs
from quotes.wording.support.retold import among_agreeing, bare, same_forms, told_otherwise

# What a translator chooses.
_CHOSEN = (
    "guard.modal", "guard.hedge_added", "guard.quantifier", "guard.number_added", "guard.plural", "guard.condition",
    "guard.particle", "guard.tense", "guard.sayer", "guard.fused", "guard.bound", "guard.degree", "guard.question",
    "guard.qualifier", "guard.time", "guard.stranger", "guard.opposite", "guard.less", "guard.among", "guard.further",
    "guard.superlative", "cut.quantifier", "cut.possessive", "cut.joined", "cut.denied_limit",
)  # fmt: skip
# What a claim puts for a word of the same kind, or in.
_PUT = frozenset({"guard.modal", "guard.modal_added", "guard.hedge_added", "guard.condition_added"})
# A permission is no duty.
_MUST, _MAY = "must", frozenset({"may", "might", "can", "could", "allowed"})
# Small differences that in older English tell of another hand.
_WORDED = frozenset({"small_word", "grammar", "tense", "plural", "emphasis"})
_JOINING = classed("coordinating") | {"but", "then"}


def rendered(alarm: Alarm) -> bool:
    """Whether an alarm tells of what a translator chooses, in a text that was told anew elsewhere."""
    rule = alarm.finding.rule
    if not rule.startswith(_CHOSEN) or (rule == "guard.modal" and _bound_and_free(alarm)):
        return False
    if rule == "guard.opposite" and not all(small_word(word) for c in alarm.own for word in _both(alarm, c)):
        return False
    if not any(_anew(alarm, change) for change in alarm.changes):
        return rule in _PUT and any(_put_otherwise(alarm, change) for change in alarm.changes)
    return not (alarm.lost and all(bare(alarm, c) for c in alarm.own) and among_agreeing(alarm))


def _bound_and_free(alarm: Alarm) -> bool:
    """Whether a modal of duty stands for one of leave, or the reverse."""
    ours, theirs = (
        {m.group for c in alarm.own for m in markers(text.words, *c.span(side))}
        for side, text in enumerate((alarm.said, alarm.recorded))
    )
    return any(_MUST in one and not _MAY.isdisjoint(other) for one, other in ((ours, theirs), (theirs, ours)))


def _put_otherwise(alarm: Alarm, change: Change) -> bool:
    """Whether at another place a word of weight was put for another or brought in."""
    beside = any(change.c0 == c.c1 or change.c1 == c.c0 for c in alarm.own)
    if change.weight != "changed" or change in alarm.own or beside or not weighs(alarm, change):
        return False
    ours, theirs = (
        text.words[slice(*change.span(side))] for side, text in enumerate((alarm.said, alarm.recorded))
    )
    if change.kind == "added":
        return not _at_an_edge(alarm, change)
    return change.kind == "replaced" and not same_forms(ours, theirs)


def _both(alarm: Alarm, change: Change) -> tuple[str, ...]:
    return alarm.said.words[change.c0 : change.c1] + alarm.recorded.words[change.r0 : change.r1]


def _anew(alarm: Alarm, change: Change) -> bool:
    """Whether a change that an alarm does not speak of is one that only somebody makes who words the whole anew."""
    if change.kind == "older_form":
        return True
    if (
        change.weight == "same"
        or change.kind == "dropped"
        or change in alarm.own
        or _at_an_edge(alarm, change)
    ):
        return False
    if archaic(alarm.said) or archaic(alarm.recorded):
        return change.weight == "changed" or change.kind in _WORDED
    if change.weight != "changed":
        return False
    if told_otherwise(alarm, change):
        return True
    return change.kind in ("replaced", "added") and all(map(_of_grammar, _both(alarm, change)))


def _at_an_edge(alarm: Alarm, change: Change) -> bool:
    """Whether words were only put before or behind the whole."""
    return change.kind == "added" and change in (alarm.changes[0], alarm.changes[-1])


def _of_grammar(word: str) -> bool:
    """Whether a word only holds a sentence together, and no marker is told by it."""
    small = small_word(word) or word in listed("finite_verbs") or word in _JOINING
    return small and not markers((word,))
