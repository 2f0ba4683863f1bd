"""What proves nothing beside another place that was changed: a nuance, a marker that came by another word's place.

Where one thing differs, every difference is what was changed. Where words of weight were put otherwise, added or left out
elsewhere too, the claim is a rendering or is damaged, and a tense, a degree or a rank, or a number or "all" put for another
word, is what comes with that. A denial, a number that came in, a name, an opposite, a modal, a hedge, a condition, whose words
they are, of whom all is said, and who did what to whom are held against the record there too.
"""

from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.support.alarm import Alarm

# What is weighed only where nothing else differs.
_NUANCES = frozenset({
    "guard.tense", "guard.degree", "guard.superlative", "guard.quantifier_added", "guard.number_added", "guard.further",
    "guard.particle", "guard.qualifier", "guard.kind", "guard.among", "cut.joined", "cut.modal", "cut.possessive",
})  # fmt: skip
# One only where it stands for another word: by itself it was put in ("[twelve] ropes").
_PUT_FOR = frozenset({"guard.quantifier_added", "guard.number_added"})


def outweighed(alarm: Alarm) -> bool:
    """Whether an alarm tells of a nuance, and at another place stand words of weight that one text has nowhere."""
    rule = alarm.finding.rule
    if not _nuance(alarm) or (rule in _PUT_FOR and any(change.kind == "added" for change in alarm.own)):
        return False
    return any(
        change.weight == "changed" and _elsewhere(alarm, change) and weighs(alarm, change)
        for change in alarm.changes
    )


def _nuance(alarm: Alarm) -> bool:
    """Whether an alarm is weighed only where nothing else differs; so is a "some" or "certain", or a "most" behind "the"."""
    words = alarm.recorded.words[slice(*alarm.record)]
    before = alarm.recorded.words[max(0, alarm.record[0] - 1) : alarm.record[0]]
    small = words in (("some",), ("certain",)) or (words == ("most",) and before == ("the",))
    unstressed = alarm.finding.rule == "guard.quantifier_dropped" and small
    return unstressed or alarm.finding.rule in _NUANCES


def _elsewhere(alarm: Alarm, change: Change) -> bool:
    """Whether a change is not what an alarm speaks of; one on a rank or a superlative is told of a whole region."""
    if alarm.finding.rule == "guard.superlative" and change in alarm.own:
        return alarm.finding.note not in alarm.recorded.words[change.r0 : change.r1]
    whole = alarm.finding.rule == "guard.qualifier" and change.kind == "replaced" and len(alarm.own) > 1
    return whole or change not in alarm.own


def weighs(alarm: Alarm, change: Change) -> bool:
    """Whether a change has a word that is more than a small one, and that the other text has nowhere."""
    texts = alarm.said, alarm.recorded
    return any(
        not (small_word(word) or word in texts[1 - side].words)
        for side, text in enumerate(texts)
        for word in text.words[slice(*change.span(side))]
    )
