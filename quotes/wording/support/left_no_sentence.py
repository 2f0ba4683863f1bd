"""Markers whose loss left no sentence, so that nobody reads the claim as saying more than the record does.

"Not just the [few]; that", "a [thousand] days ago" and "[if] we [do] this" break where the marker stood or governed: what is
left is a damaged text, told as such.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import bases
from quotes.wording.support.alarm import Alarm

_SAYING = frozenset({"say", "mean"})
_BEHIND = listed("grammar_prepositions")
_ONE = frozenset({"a", "an"})
# Words of a condition among which its verb stands.
REACH = 6


def left_no_sentence(alarm: Alarm) -> bool:
    """Whether what stands beside a marker that fell out is broken there."""
    match alarm.finding.rule:
        case "guard.quantifier_dropped":
            return alarm.lost and _bare_article(alarm)
        case "guard.number" | "guard.number_replaced":
            return _one_of_many(alarm)
        case "guard.negation":
            return alarm.lost and _was_said(alarm)
        case "guard.condition_dropped" | "cut.condition":
            return _without_its_verb(alarm)
    return False


def _bare_article(alarm: Alarm) -> bool:
    """Whether the quantity was the noun behind an article that is left: "not just the [few];"."""
    text, (start, end) = alarm.recorded, alarm.record
    stands = start > 0 and text.words[start - 1] in classed("articles") and alarm.gone(start - 1) is None
    return stands and (end == len(text) or bool(text.between(end).strip()))


def _one_of_many(alarm: Alarm) -> bool:
    """Whether of a number only an "a" is left before many: "a [thousand] days", "three and a [half] months"."""
    text = alarm.said
    return any(
        0 < change.c1 < len(text) and text.words[change.c1 - 1] in _ONE and _many(text, change.c1)
        for change in alarm.own
    )


def _many(text: Atoms, at: int) -> bool:
    word = text.words[at]
    return word.endswith("s") and not word.endswith("ss") and word not in listed("light_words")


def _was_said(alarm: Alarm) -> bool:
    """Whether a "no" was what somebody says: "we say [no] to that"."""
    text, (start, end) = alarm.recorded, alarm.record
    said = (
        start > 0
        and text.words[start:end] == ("no",)
        and not bases(text.words[start - 1]).isdisjoint(_SAYING)
    )
    ends = end == len(text) or bool(text.between(end).strip()) or text.words[end] in _BEHIND
    return said and ends


def _without_its_verb(alarm: Alarm) -> bool:
    """Whether the finite verb of a condition fell out and its subject stands: "[if] we [do] this", not "[if they come]"."""
    text, start = alarm.recorded, alarm.record[1]
    stands = False
    for at in range(start, min(len(text), start + REACH)):
        if at > start and text.between(at).strip():
            return False
        verb = text.words[at] in listed("finite_verbs")
        if verb or text.words[at - 1] in listed("subject_pronouns"):
            return stands and alarm.gone(at) is not None
        stands = stands or alarm.gone(at) is None
    return False
