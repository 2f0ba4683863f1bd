"""One thing told from its other end: "Ann sold the farm to Ben", "Ben bought the farm from Ann"."""

from collections.abc import Sequence
from functools import cache

from quotes.lexicon import listed
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import bases
from quotes.wording.support.alarm import Alarm

# Words before and behind such a word in which the two ends are named.
NEAR = 6


def from_the_other_end(alarm: Alarm) -> bool:
    """Whether an alarm speaks of opposites of which the one tells of two what the other tells of them exchanged."""
    if alarm.finding.rule != "guard.opposite":
        return False
    ours, theirs = _ends(alarm, 0), _ends(alarm, 1)
    return any(
        other in _converses().get(word, ())
        and not (before - their_before).isdisjoint(their_behind - behind)
        and not (behind - their_behind).isdisjoint(their_before - before)
        for word, before, behind in ours
        for other, their_before, their_behind in theirs
    )


def _ends(alarm: Alarm, side: int) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Every changed word that has a converse, in its base form, with the words of weight before and behind it."""
    text = alarm.recorded if side else alarm.said
    places = {at for c in alarm.changes if c.weight == "changed" for at in range(*c.span(side))}
    out = []
    for at in places:
        for base in bases(text.words[at]) & _converses().keys():
            low = next(
                (n for n in range(at, max(0, at - NEAR), -1) if sentence_start(text, n)), max(0, at - NEAR)
            )
            high = next(
                (n for n in range(at + 1, min(len(text), at + NEAR)) if sentence_start(text, n)),
                at + 1 + NEAR,
            )
            out.append((base, _weighty(text.words[low:at]), _weighty(text.words[at + 1 : high])))
    return out


def _weighty(words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) - listed("light_words") | (frozenset(words) & listed("subject_pronouns"))


@cache
def _converses() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for line in listed("converses"):
        left, right = (frozenset(side.split()) for side in line.split("="))
        for one, others in ((left, right), (right, left)):
            for word in one:
                found[word] = found.get(word, frozenset()) | others
    return found
