"""Markers beside which another stands that says the same: what fell out left the claim as held back, as denied, as small.

"It's kind of [somewhat] the idea", "it has no number, [no] signature", "[no] I'm not", "know less and [less] of it", "just
[only]" and "a [little] bit" limit what they say as the record does.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases, markers
from quotes.wording.support.alarm import Alarm

# Words between a "no" and the one before it in a list, and between a "no" and the "not" it goes with.
LISTED, ANSWERED = 4, 3
# Words before a "not" in which another denies the same.
DENIED = 8
# Words between two equal words that tell how much.
AGAIN = 2
_BIT = ("little", "bit")
_ONLY = (("only",), ("solely",), ("merely",), ("purely",))
_SIMPLY = (*_ONLY, ("just",), ("simply",))
_MAY = frozenset({"may", "might"})
_POSSIBLY = frozenset({("possibly",), ("potentially",), ("conceivably",), ("perhaps",), ("maybe",)})
_HELD_BACK = frozenset({"perhaps", "partly"})
_OVER = (("over",), ("more",), ("less",), ("under",))
_EVEN = (("even",), ("also",), ("just",))
_MAYBE = frozenset({"maybe", "perhaps", "possibly", "probably"})
_WISHING = frozenset({"wish", "wished", "wishes", "hoping", "hope", "hoped"})
# Words before a "maybe" in which the same one opens the first of several, and before a "could" in which a wish stands.
BEFORE, WISHED = 16, 3
# Words before a "will" in which it was guessed.
GUESSED = 8
_APART = frozenset({",", "-", "–", "—"})
_BE = classed("is") | classed("was")
_A_FEW = frozenset({("a",), ("other",)})


def said_beside(alarm: Alarm) -> bool:
    """Whether another marker that says the same stands right beside the one that was lost."""
    match alarm.finding.rule:
        case "guard.hedge_dropped":
            return (
                alarm.lost
                and alarm.record[1] - alarm.record[0] <= len(_BIT)
                and (_held_back(alarm) or _one_of_several(alarm))
            )
        case "guard.negation":
            return alarm.lost and (
                _in_a_list(alarm)
                or _answers_and_denies(alarm)
                or _answers_alone(alarm)
                or _denied_on(alarm)
                or _doubly_denied(alarm)
                or _not_just_only(alarm)
            )
        case "guard.modal_dropped":
            return alarm.lost and (_may_still(alarm) or _wished_for(alarm) or _denied_behind(alarm))
        case "guard.modal":
            return _held_back_before(alarm)
        case "guard.less":
            return alarm.lost and _as_much(alarm)
        case "guard.quantifier_dropped":
            return alarm.lost and _just_only(alarm)
        case "guard.quantifier_added":
            return _these(alarm)
        case "guard.quantifier" | "cut.quantifier":
            return (
                _alone(alarm)
                or _little_left(alarm)
                or any(_lost_by_chance(alarm, change) for change in alarm.own)
            )
    return False


def _held_back(alarm: Alarm) -> bool:
    """Whether another hedge, or a "may", stands right before or behind: "you might [potentially] try"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    near = [
        m for m in markers(words, max(0, start - 3), end + 3) if m.kind == "hedge" and m.group in _HELD_BACK
    ]
    if not any(m.start == start for m in near):
        return False
    before = start - (words[max(0, start - 1) : start] in _EVEN)
    behind = end + (words[end : end + 1] in _EVEN)
    if any(alarm.stands(m.start) for m in near if m.end == before or m.start == behind):
        return True
    may = _MAY | {"could"} if words[start:end] in _POSSIBLY else _MAY
    person = not listed("subject_pronouns").isdisjoint(words[end : end + 1])
    if person and not _MAY.isdisjoint(words[end + 1 : end + 2]):
        return alarm.stands(end + 1)  # "[maybe] you might row"
    return any(words[at] in may and alarm.stands(at) for at in (start - 1, end) if 0 <= at < len(words))


def _may_still(alarm: Alarm) -> bool:
    """Whether beside a "might" that was lost another word holds back as much: "as you [might] have probably seen"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if end - start != 1 or words[start] not in _MAY:
        return False
    near = markers(words, max(0, start - 1), end + len(_BIT))
    return any(m.group == "perhaps" and alarm.stands(m.start) for m in near if m.kind == "hedge")


def _held_back_before(alarm: Alarm) -> bool:
    """Whether a "may" says what a guess before a "will" did: "it is possible that it will sink", "it may sink"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    guessed = [m for m in markers(words, max(0, start - GUESSED), start) if m.group == "perhaps"]
    may = alarm.said.words[slice(*alarm.claim)]
    outside = alarm.changes[0].r0
    lost = any(m.end <= outside or alarm.gone(m.start) is not None for m in guessed)
    return lost and words[start:end] == ("will",) and len(may) == 1 and may[0] in _MAY | {"could"}


def _one_of_several(alarm: Alarm) -> bool:
    """Whether the same word holds back what stands before a comma or an "or": "maybe three, [maybe] four"."""
    text, (start, end) = alarm.recorded, alarm.record
    if end - start != 1 or text.words[start] not in _MAYBE or start == 0:
        return False
    joined = text.words[start - 1] == "or" or text.between(start).strip() == ","
    near = range(max(0, start - BEFORE), start)
    return joined and any(text.words[at] == text.words[start] and alarm.stands(at) for at in near)


def _wished_for(alarm: Alarm) -> bool:
    """Whether a wish that stands says what a "could" behind it does: "I wish I [could] row"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    near = range(max(0, start - WISHED), start)
    wished = words[start:end] in (("could",), ("would",))
    return wished and any(words[at] in _WISHING and alarm.stands(at) for at in near)


def _denied_behind(alarm: Alarm) -> bool:
    """Whether the same modal stands denied behind an "and": "when you [can] and can't row"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    again = words[end : end + 1] == ("and",) and words[end + 1 : end + 2] == words[start:end]
    return again and words[end + 2 : end + 3] == ("not",) and alarm.stands(end + 1)


def _denied_on(alarm: Alarm) -> bool:
    """Whether a denial goes on behind: "[cannot] and will not", "[neither] asking nor giving", "[is not] old nor new"."""
    text, (start, end) = alarm.recorded, alarm.record
    words, run = text.words, alarm.gone(start)
    if run is None:
        return False
    if words[start:end] == ("nothing",):
        near = range(end + 1, min(len(words), end + LISTED))
        return words[end : end + 1] == ("and",) and any(
            words[at] == "nothing" and alarm.stands(at) for at in near
        )
    with_its_verb = run.r1 - run.r0 == 2 and words[run.r0] in _BE and words[run.r0 + 1] == "not"
    if words[start:end] in (("neither",), ("none",)) or with_its_verb:
        nor = [at for at in range(end, min(len(words), end + DENIED)) if words[at] == "nor"]
        return bool(nor) and alarm.stands(nor[0])
    if words[start:end] == ("not",) and words[run.r0 - 1 : run.r0] == ("and",) and run.r1 == end:
        return _never_before(alarm, run)
    if words[start:end] != ("not",) or run.r1 != end or words[end : end + 1] != ("and",):
        return False
    subject = words[end + 1 : end + 2] != () and words[end + 1] in listed("subject_pronouns")
    verb = end + 1 + subject
    return words[verb + 1 : verb + 2] == ("not",) and alarm.stands(verb + 1)


def _never_before(alarm: Alarm, run: Change) -> bool:
    """Whether a "never" denies the same verb right before: "it never rained and [won't] rain"."""
    words, verb = alarm.recorded.words, alarm.recorded.words[run.r1 : run.r1 + 1]
    before = range(max(0, run.r0 - LISTED), run.r0 - 1)
    return verb != () and any(
        words[at] == "never" and alarm.stands(at) and not bases(words[at + 1]).isdisjoint(bases(verb[0]))
        for at in before
    )


def _doubly_denied(alarm: Alarm) -> bool:
    """Whether a "no" only denied again what its verb denies: "you can't teach them [no] more", "we can't, [not even] a raft"."""
    text, (start, end) = alarm.recorded, alarm.record
    run, before = alarm.gone(start), range(max(0, start - DENIED), start)
    denied = [at for at in before if text.words[at] == "not" and alarm.stands(at)]
    if run is None or not denied:
        return False
    if text.words[run.r0 : run.r1] == ("not", "even"):
        return text.between(start).strip()[:1] in _APART and "but" not in text.words[denied[-1] : start]
    within = not any(text.between(at).strip(" '’") for at in range(denied[-1] + 1, end))
    if end >= len(text) or text.words[end] in listed("grammar_prepositions") or text.between(end).strip():
        return False  # "we don't say [no] to them"
    clause = listed("finite_verbs", "subject_pronouns").isdisjoint(text.words[denied[-1] + 1 : start])
    return text.words[run.r0 : run.r1] == ("no",) and within and clause


def _in_a_list(alarm: Alarm) -> bool:
    """Whether the "no" before denies what stands behind a comma as well: "no number, [no] signature"."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] == ("not",):
        return _denied_with_it(alarm)
    if text.words[start:end] != ("no",) or "," not in text.between(start):
        return False
    first = next(
        (at for at in range(start - 1, max(-1, start - 1 - LISTED), -1) if text.words[at] == "no"), None
    )
    if first is None or not alarm.stands(first):
        return False
    between = text.words[first + 1 : start]
    return listed("finite_verbs", "subject_pronouns").isdisjoint(between) and not any(
        text.between(at).strip() for at in range(first + 1, start)
    )


def _denied_with_it(alarm: Alarm) -> bool:
    """Whether a "not" said again of what is beside went with its preposition: "not kept with it, [not in] your house"."""
    text, (start, end) = alarm.recorded, alarm.record
    run = alarm.gone(start)
    if run is None or "," not in text.between(start) or run.r0 != start:
        return False
    led = run.r1 - run.r0 == 2 and text.words[end] in listed("grammar_prepositions")
    led = led or _said_alike(alarm, run)
    before = range(max(0, start - DENIED), start)
    denied = [at for at in before if text.words[at] == "not" and alarm.stands(at)]
    return led and bool(denied) and "but" not in text.words[denied[-1] : start]


def _said_alike(alarm: Alarm, run: Change) -> bool:
    """Whether a "not" alone fell out before the word that the "not" before it stands before: "not more tolls, [not] more tax"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    before = range(max(0, start - DENIED), start - 1)
    again = (
        any(words[at] == "not" and words[at + 1] == words[end] for at in before)
        if end < len(words)
        else False
    )
    return run.r1 - run.r0 == 1 and again


def _answers_and_denies(alarm: Alarm) -> bool:
    """Whether the clause that a "no" opens denies by itself: "[no] I'm not"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    opened = words[start:end] == ("no",) and not listed("subject_pronouns").isdisjoint(words[end : end + 1])
    behind = range(end, min(len(words), end + ANSWERED))
    return opened and any(words[at] == "not" and alarm.stands(at) for at in behind)


def _answers_alone(alarm: Alarm) -> bool:
    """Whether a "no" was somebody's answer in a dialogue, behind which he says more: "Al: [No!] Baseball cards."."""
    text, (start, end) = alarm.recorded, alarm.record
    said = end - start == 1 and text.words[start] in ("no", "nope") and ":" in text.between(start)
    return said and any(mark in text.between(end) for mark in ".!") and end < len(text)


def _as_much(alarm: Alarm) -> bool:
    """Whether the same word still tells how much: "less and [less]"."""
    words = alarm.recorded.words
    gone = [at for at in range(*alarm.record) if words[at] in classed("lessening") and not alarm.stands(at)]
    near = {n for at in gone for n in range(max(0, at - AGAIN), min(len(words), at + AGAIN + 1)) if n != at}
    return any(words[n] == words[at] and alarm.stands(n) for at in gone for n in near)


def _alone(alarm: Alarm) -> bool:
    """Whether an "alone" came in behind the subject whose "only" was cut off: "[only] I know", "I alone know"."""
    came = any(alarm.said.words[c.c0 : c.c1] == ("alone",) for c in alarm.changes if c.kind == "added")
    return came and alarm.finding.recorded.casefold() == "only"


def _just_only(alarm: Alarm) -> bool:
    """Whether a "just" beside an "only" or "solely" is left: "they just [only] care about it"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    near = (at for at in (start - 1, end) if 0 <= at < len(words))
    return words[start:end] in _ONLY and any(words[at] == "just" and alarm.stands(at) for at in near)


def _not_just_only(alarm: Alarm) -> bool:
    """Whether of a "not just" that says "only" twice one "only" and the "not" stand: "not [just] simply"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    run, near = words[start:end], {*words[start - 1 : start], *words[end : end + 1]}
    return (
        len(run) > 1
        and run[0] == "not"
        and alarm.stands(start)
        and run[1:] in _SIMPLY
        and not near.isdisjoint({word for (word,) in _SIMPLY} - set(run))
    )


def _these(alarm: Alarm) -> bool:
    """Whether an "all" came in before a "these" that the record has too, which are all that were named: "[all] these"."""
    words, (start, end) = alarm.said.words, alarm.claim
    return (
        words[start:end] == ("all",)
        and words[end : end + 1] in (("these",), ("those",))
        and words[end] in alarm.recorded.words
    )


def _little_left(alarm: Alarm) -> bool:
    """Whether of a "little bit" one of the two words stands: "a [little] bit", "[a] little [bit]", "every [little] bit"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if words[start:end] == ("a", "little") and words[end : end + 1] in _OVER:
        return alarm.stands(end - 1)  # "[a] little over a mile"
    at = next((n for n in range(max(0, start - 1), end) if words[n : n + 2] == _BIT), None)
    return at is not None and alarm.stands(at) != alarm.stands(at + 1)


def _lost_by_chance(alarm: Alarm, change: Change) -> bool:
    """Whether the small word of "a few" or "every other" gave way to one of random sense: "[holy] few others"."""
    ours = alarm.said.words[change.c0 : change.c1]
    small = change.kind == "replaced" and alarm.recorded.words[change.r0 : change.r1] in _A_FEW
    return small and len(ours) == 1 and not (markers(ours) or ours[0] in classed("articles"))
