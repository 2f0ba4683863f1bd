"""Markers that say little where they stand: without them the same is said, or they are none.

What somebody can do is no other measure than what he does ("faster than I [can] think"), nobody thinks of clerks as a hedge ("I
[think] of clerks"), and an unstressed "some" is little more than an article.
"""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import bases, markers
from quotes.wording.support.alarm import Alarm

# Words between a "than" and its "can": the subject.
SUBJECT = 3
# Words behind a "little" among which its noun stands.
NOUN = 2
# Words before a "would" in which another says the same of it.
SAID = 8
_UNSTRESSED = frozenset({("some",), ("certain",)})
_TURNED_TO = frozenset({"of", "about"})
_NOTHING = ("less", "than", "nothing")
_SCARCELY = frozenset({"scarcely", "hardly", "barely"})
_SELF = ("self", "selves")
_ABLE = frozenset({("can",), ("could",)})
_MAY = frozenset({"may", "might"})
_WISHES = frozenset({"want to", "wanna", "trying to", "try to", "wants to", "wanted to"})


def says_little(alarm: Alarm) -> bool:
    """Whether a marker that was lost or put says no more than the words that stand."""
    match alarm.finding.rule:
        case "guard.modal_dropped":
            return alarm.lost and (_measures(alarm) or _said_twice(alarm) or _requested(alarm))
        case "guard.hedge_dropped":
            return _no_hedge(alarm) or _only_wished(alarm)
        case "guard.hedge_added":
            return _in_both_brackets(alarm)
        case "guard.quantifier_dropped":
            return alarm.lost and (_unstressed(alarm) or _a_size(alarm) or _joins(alarm))
        case "guard.condition_dropped":
            return alarm.lost and alarm.recorded.words[alarm.record[0] - 1 : alarm.record[0]] == ("than",)
        case "guard.less" | "guard.bound":
            return any(_as_before(run) for run in _runs(alarm))
        case "guard.voice" | "cut.voice":
            return _asked_for(alarm) or alarm.recorded.between(alarm.record[1])[:1] == "-"  # "a [shout]-out"
    return False


def _runs(alarm: Alarm) -> list[tuple[str, ...]]:
    """The words of either text that an alarm speaks of."""
    texts = alarm.said, alarm.recorded
    return [text.words[slice(*c.span(side))] for c in alarm.own for side, text in enumerate(texts)]


def _as_before(run: Sequence[str]) -> bool:
    """Whether a "less" takes nothing away: "less than nothing", "scarcely less"."""
    scarcely = any(pair[1] == "less" and pair[0] in _SCARCELY for pair in pairwise(run))
    return scarcely or _NOTHING in zip(run, run[1:], run[2:], strict=False)


def _measures(alarm: Alarm) -> bool:
    """Whether a "can" stood behind the "than" of a comparison: "faster than I [can] think", not "more than I [should] spend"."""
    words, start = alarm.recorded.words, alarm.record[0]
    before = words[max(0, start - SUBJECT) : start]
    if words[start : start + 1] == ("would",):
        again = range(max(0, start - SAID), start)
        return "than" in before and any(words[at] == "would" and alarm.stands(at) for at in again)
    return words[start : start + 1] in _ABLE and "than" in before


def _said_twice(alarm: Alarm) -> bool:
    """Whether a modal was begun again with its subject, and stands once: "we should, we [should] require"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    size = end - start + 1
    return start >= size and words[start - 1 : end] == words[start - 1 - size : start - 1]


def _requested(alarm: Alarm) -> bool:
    """Whether a "can you" that asks for something still asks for it: "[can] you show us the boat?"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    asked = words[start:end] in (("can",), ("could",), ("will",), ("would",)) and words[end : end + 1] == (
        "you",
    )
    return asked and alarm.stands(end) and _asks_there(alarm)


def _no_hedge(alarm: Alarm) -> bool:
    """Whether a verb was turned to a thing or to itself: "I [think] of clerks", "what may [suggest] themselves"."""
    words, end = alarm.recorded.words, alarm.record[1]
    behind = words[end : end + 1]
    return behind != () and (
        behind[0].endswith(_SELF) or (words[end - 1] == "think" and behind[0] in _TURNED_TO)
    )


def _only_wished(alarm: Alarm) -> bool:
    """Whether a "want to" stood in a question to somebody, or behind a "might": "do you [wanna] say more?"."""
    words = alarm.recorded.words
    if alarm.finding.recorded.casefold() in _WISHES and not alarm.lost:
        return _asks_there(alarm) or _other_verb(alarm)
    return alarm.lost and any(
        words[change.r0 : change.r1] == ("want", "to")
        and (
            words[max(0, change.r0 - 2) : change.r0] == ("do", "you")
            or not _MAY.isdisjoint(words[max(0, change.r0 - 1) : change.r0])
            or "would" in words[max(0, change.r0 - 2) : change.r0]
        )
        for change in alarm.own
    )


def _other_verb(alarm: Alarm) -> bool:
    """Whether other words of content stand for the verb of a wish, and what was wished is not told as done: "we [cedar] meet"."""
    put = [c for c in alarm.own if c.kind == "replaced"]
    ours = [word for c in put for word in alarm.said.words[c.c0 : c.c1]]
    theirs = [word for c in put for word in alarm.recorded.words[c.r0 : c.r1]]
    told = any(not bases(one).isdisjoint(bases(other)) for one in ours for other in theirs)
    return put != [] and not (told or markers(ours) or all(map(small_word, ours)))


def _asks_there(alarm: Alarm) -> bool:
    """Whether the sentence that an alarm speaks of is a question."""
    text, end = alarm.recorded, alarm.record[1]
    closed = next((n for n in range(end, len(text) + 1) if n == len(text) or sentence_start(text, n)), end)
    return "?" in text.between(closed)


def _asked_for(alarm: Alarm) -> bool:
    """Whether somebody was only asked what he thinks: "don't [you think] that the mill is old?"."""
    words, start = alarm.recorded.words, alarm.record[0]
    return alarm.lost and words[start : start + 1] == ("you",) and _asks(words[max(0, start - 2) : start])


def _asks(before: Sequence[str]) -> bool:
    verb = before[-2:-1] if before[-1:] == ("not",) else before[-1:]
    return not classed("do").isdisjoint(verb)


def _joins(alarm: Alarm) -> bool:
    """Whether an "only" joined a clause as "but" does: "they have the same plan, [only] we think it is slower"."""
    text, (start, end) = alarm.recorded, alarm.record
    opened = text.words[start:end] == ("only",) and bool(text.between(start).strip())
    return opened and not listed("subject_pronouns").isdisjoint(text.words[end : end + 1])


def _in_both_brackets(alarm: Alarm) -> bool:
    """Whether the word stands in brackets that the record has, word for word: "[supposedly telling her]"."""
    text = alarm.said.text
    first = alarm.said.starts[alarm.claim[0]] if alarm.claim[0] < len(alarm.said) else 0
    start, end = text.rfind("[", 0, first), text.find("]", first)
    inside = text[start : end + 1] if 0 <= start < end else ""
    return " " in inside and "]" not in inside[:-1] and inside in alarm.recorded.text


def _unstressed(alarm: Alarm) -> bool:
    """Whether a "some" or "certain" only stood before a noun, not "some of them", and other words fell out or were put too."""
    words, (start, end) = alarm.recorded.words, alarm.record
    of_all = words[end : end + 1] in (("of",), ()) or words[end] in listed("light_words")
    beside = any(c.weight == "changed" and (c not in alarm.own or c.r1 - c.r0 > 1) for c in alarm.changes)
    return words[start:end] in _UNSTRESSED and not of_all and beside


def _a_size(alarm: Alarm) -> bool:
    """Whether a "little" said how big a thing is, and not how much there is of it: "a [little] script", not "a [little] time"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    behind = words[end : end + NOUN]
    small = words[start:end] in (("little",), ("a", "little"))
    return small and len(behind) == NOUN and classed("measured_by_little").isdisjoint(behind)
