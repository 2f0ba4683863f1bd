"""What one translator says in other words than the next where nothing else differs, so that a marker there proves little.

"The oppressed" and "all the oppressed", a question that asks for a yes in the older way ("is not your anger …?", "cannot
he …?"), and who speaks put before, between or behind the words in marks.
"""

from collections import Counter

from quotes.lexicon import classed
from quotes.wording.guard.alarm import Alarm

_SPOKE = classed("spoke") - {"say", "says"}
_MARKS = ("\u201c", "\u2018", '"')
_VOICES = frozenset({"cut.voice", "guard.voice", "guard.fused"})


def all_of_a_kind(alarm: Alarm) -> bool:
    """Whether an "all" was put before those who are named by what they are, and so are all of them: "all the oppressed"."""
    text, (start, end) = alarm.said, alarm.claim
    if alarm.finding.rule != "guard.quantifier_added" or text.words[start:end] != ("all",):
        return False
    article, *kind = text.words[end : end + 2] or [""]
    return article == "the" and not classed("people_by_kind").isdisjoint(kind)


def asks_for_a_yes(alarm: Alarm) -> bool:
    """Whether a question denies in the older way what it asks, which is to say it: "is not your anger the cause?"."""
    if alarm.finding.rule != "guard.question":
        return False
    return any(
        text.words[at + 1 : at + 2] == ("not",)
        and "n't" not in text.surface[at + 1]
        and "\u2019t" not in text.surface[at + 1]
        for text, (start, end) in ((alarm.said, alarm.claim), (alarm.recorded, alarm.record))
        for at in range(start, end - 1)
        if text.words[at] in classed("auxiliaries") and "?" in text.between(min(end, len(text)))
    )


def spoken_in_marks(alarm: Alarm) -> bool:
    """Whether both texts tell as often that somebody spoke, and one has the words spoken in marks."""
    if alarm.finding.rule not in _VOICES:
        return False
    if not any(mark in text.text for mark in _MARKS for text in (alarm.said, alarm.recorded)):
        return False
    first, last = alarm.changes[0], alarm.changes[-1]
    ours, theirs = (
        sum(Counter(run)[word] for word in _SPOKE)
        for run in (alarm.said.words, alarm.recorded.words[first.r0 : last.r1])
    )
    cut = alarm.finding.rule.startswith("cut.")  # what was cut away stands outside the words compared
    return bool(ours if cut else theirs) and ours >= theirs
