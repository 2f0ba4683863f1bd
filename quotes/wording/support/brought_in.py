"""Markers that came in with all they are said of: they limit what was added, and nothing that the record says.

"He wrote a name, [and they all wondered]" says nothing else of what was written. What is added is told as such; a marker
that came in before recorded words ("[all] the boats") turns what they say.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.support.alarm import Alarm

_LIMITING = frozenset(
    {
        "guard.negation",
        "guard.quantifier_added",
        "guard.number_added",
        "guard.modal_added",
        "guard.hedge_added",
    }
)
_VERBS = classed("auxiliaries") | {"be", "been", "not", "more", "most"}


def brought_in(alarm: Alarm) -> bool:
    """Whether every marker an alarm speaks of was added together with the word of weight behind it."""
    if alarm.finding.rule not in _LIMITING or not alarm.own:
        return False
    start, end = alarm.claim
    return all(
        change.kind == "added" and change.c0 <= start and end < change.c1 and _held(alarm, change, end)
        for change in alarm.own
        if change.c0 <= start < change.c1
    ) and any(change.c0 <= start < change.c1 for change in alarm.own)


def _held(alarm: Alarm, change: Change, end: int) -> bool:
    """Whether a word of weight stands behind a marker within what was added."""
    return any(_weighs(word) for word in alarm.said.words[end : change.c1])


def _weighs(word: str) -> bool:
    known = small_word(word) or word in listed("finite_verbs") or word in _VERBS
    return not (known or markers((word,)))
