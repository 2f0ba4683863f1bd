"""Markers that came in with all they are said of: they limit what was added, and nothing that the record says.

"He wrote a name, [and they all wondered]" says nothing else of what was written. What is added is told as such; a marker
that came in before recorded words ("[all] the boats", "he [never knowingly] lied") or behind them ("he lied [not once
gladly]") turns what they say.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.support.alarm import Alarm

_COUNTING = frozenset({"guard.quantifier_added", "guard.number_added"})
_LIMITING = _COUNTING | {"guard.negation", "guard.modal_added", "guard.hedge_added"}
# What begins a phrase or a clause of its own.
_OPENING = (
    listed("grammar_prepositions", "grammar_subordinators", "possessives") | classed("coordinating") | {"but"}
)
_JOINING = frozenset({"but", "and", "for", "now", "so", "then", "yet"})
_VERBS = classed("auxiliaries") | {"be", "been", "not", "more", "most"}


def brought_in(alarm: Alarm) -> bool:
    """Whether every marker an alarm speaks of was added together with the word of weight behind it."""
    if alarm.finding.rule not in _LIMITING or not alarm.own:
        return False
    start, end = alarm.claim
    around = [change for change in alarm.own if change.c0 <= start < change.c1]
    return around != [] and all(
        _only_brought(alarm, change) and end < change.c1 and _held(alarm, change, end) for change in around
    )


def _only_brought(alarm: Alarm, change: Change) -> bool:
    """Whether words were added, or a sentence put before the rest for no more than a "but"."""
    theirs = alarm.recorded.words[change.r0 : change.r1]
    put = change.kind == "replaced" and len(theirs) == 1 and theirs[0] in _JOINING
    return change.kind == "added" or (put and _sentence_inside(alarm.said, change))


def _sentence_inside(text: Atoms, change: Change) -> bool:
    return any(sentence_start(text, at) for at in range(change.c0 + 1, change.c1))


def _held(alarm: Alarm, change: Change, end: int) -> bool:
    """Whether what was added stands apart, and has a word of weight behind its marker.

    "[Every crew] its share" counts crews alone; a denial or a modal bears on the clause unless it has one of its own.
    """
    text = alarm.said
    if change.kind == "replaced":
        return any(sentence_start(text, at) for at in range(end + 1, change.c1))
    counts = alarm.finding.rule in _COUNTING
    opened = counts or text.words[change.c0] in _OPENING or bool(text.between(change.c0).strip())
    closed = (
        change.c1 == len(text) or bool(text.between(change.c1).strip()) or text.words[change.c1] in _OPENING
    )
    return opened and closed and any(map(_weighs, text.words[end : change.c1]))


def _weighs(word: str) -> bool:
    known = small_word(word) or word in listed("finite_verbs") or word in _VERBS
    return not (known or markers((word,)))
