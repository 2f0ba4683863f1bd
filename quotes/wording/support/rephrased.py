"""Markers in a phrase that was put otherwise as a whole, so that nothing tells what they were said of.

"Won't budge" beside words that neither deny nor speak of budging, "for they were lost" beside "because they were not": where
other words of content came and others went in the very change that holds a marker, no word of it answers another, and the marker
alone proves nothing. It is told as a finding. Where what it governs still stands beside it, it turns.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.equivalence import negated_stem
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import bases, markers
from quotes.wording.support.alarm import Alarm

# What is told of a marker, and not of the words of content that were exchanged.
_OF_MARKERS = (
    "guard.negation", "guard.modal", "guard.hedge", "guard.quantifier", "guard.bound", "guard.less",
    "guard.number", "guard.pronoun", "guard.time", "guard.further",
)  # fmt: skip
# Words before and behind a change in which a marker may begin or end that it touches.
REACH = 4


def rephrased(alarm: Alarm) -> bool:
    """Whether an alarm speaks of phrases put otherwise, and of no other change."""
    if not alarm.finding.rule.startswith(_OF_MARKERS) or not alarm.own:
        return False
    if any(c.kind != "replaced" for c in alarm.own) or surer(alarm):
        return False
    return all(_otherwise((alarm.said, alarm.recorded), change) for change in alarm.own)


def surer(alarm: Alarm) -> bool:
    """Whether in the place of a hedge stands how sure something is, or that it was done: "it seems", "it is clear"."""
    if alarm.finding.kind != "hedge":
        return False
    run = [word for c in alarm.own for word in alarm.said.words[c.c0 : c.c1]]
    return not (listed("guard_attitudes", "guard_achieving")).isdisjoint(run)


def _otherwise(both: Sequence[Atoms], change: Change) -> bool:
    """Whether a change has words of content on both sides, no marker and no form of one another among them."""
    ours, theirs = (set(_content(text, *change.span(side))) for side, text in enumerate(both))
    ours, theirs = (
        {word for word in run if not any(akin(word, other) for other in others)}
        for run, others in ((ours, theirs), (theirs, ours))
    )
    return bool(ours and theirs)


def akin(one: str, other: str) -> bool:
    """Whether two words are forms of one, or one denies the other by its prefix."""
    forms = not bases(one).isdisjoint(bases(other))
    return forms or bool(negated_stem(one, (other,)) or negated_stem(other, (one,)))


def _content(text: Atoms, start: int, end: int) -> Iterator[str]:
    """The words of content among [start, end) that belong to no marker."""
    near = markers(text.words, start - REACH, end + REACH)
    marked = {at for m in near for at in range(m.start, m.end)}
    for at in range(start, end):
        word = text.words[at]
        if at not in marked and word[0] != "#" and not small_word(word):
            yield word
