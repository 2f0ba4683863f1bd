"""Markers that went along with what makes a claim of them, or that another word of their clause makes up for.

An answer that fell out whole ("“What is it?” “[Nothing.] I'm tired”") takes nothing from what is said behind it; a "cannot"
before "and will not" is denied on; "the [few] who rowed" has lost whom it speaks of, and the auxiliary of "they've [been able] to
row" is no duty. A word on a list may be none where it stands: "pulled [out] the ropes", "any particular [kind of] rope".
"""

from quotes.lexicon import classed, listed
from quotes.text import APOSTROPHES
from quotes.wording.canon.grammar import small_word
from quotes.wording.support.alarm import Alarm

_AND = frozenset({"and", "or"})
_ANSWERS = (("nothing",), ("nobody",))
_BE = classed("is") | classed("was") | {"'s", "'re", "'m"}
_HAS = classed("has") | {"have"}
_DETERMINERS = classed("articles") | listed("grammar_determiners", "possessives")
_DIRECTIONS = frozenset({"to", "into", "from", "onto"})
_THINGS = frozenset({"thing", "things", "something", "anything", "everything", "nothing"})
_WHO = frozenset({"who", "that", "whom"})
_COUNTED = frozenset({"few", "many", "several", "most", "some"})
_BEST = frozenset({"best", "everything", "whatever", "all"})
_FOR_A_VERB = frozenset({"to", "right", "now", "here", "there"})
# Whoever says the first of "can and will", "should and must" says less than the second.
_LESS_SURE, _SURER = (
    frozenset({"can", "could", "may", "might", "should"}),
    frozenset({"will", "must", "shall"}),
)
_ASKING = frozenset({"why", "how", "what", "where", "when", "who", "which"})
_KIND = (("kind", "of"), ("sort", "of"))
_SO = frozenset({"so", "too", "how"})
_DEGREES = _SO | {"as", "very"}
_MUCH = frozenset({"few", "many", "much", "little"})
_DENIED = frozenset({"nothing", "nobody", "none"})
# Words before a "not" in which a "whether" leaves open what is asked.
OPEN = 8
# Words before a modal in which a "than" stands, and behind a "few" in which an "ago" does.
COMPARED, AGO = 3, 3


def went_along(alarm: Alarm) -> bool:
    """Whether a marker that was lost left nothing that says more than the record."""
    match alarm.finding.rule:
        case "guard.negation":
            lost = alarm.lost and (_no_it_is_not(alarm) or _nobody_had(alarm) or _whether_not(alarm))
            return lost or _answered(alarm) or _governed(alarm) or _too_far(alarm) or _never_twice(alarm)
        case "guard.modal_dropped":
            gone = _denied_on(alarm) or _no_verb_behind(alarm) or _asked_with(alarm) or _shared(alarm)
            return alarm.lost and gone
        case "cut.disowned":
            return _for_instance(alarm)
        case "guard.condition_dropped":
            return alarm.lost and (_if_else(alarm) or _giving(alarm))
        case "guard.voice":
            return alarm.lost and _than_thought(alarm)
        case "guard.modal":
            return alarm.lost and _perfect(alarm)
        case "guard.quantifier_dropped":
            return alarm.lost and (
                _if_only(alarm) or _those_who(alarm) or _and_a_half(alarm) or _so_few(alarm)
            )
        case "guard.quantifier" | "cut.quantifier":
            return _ago(alarm)
        case "guard.hedge_dropped":
            lost = alarm.lost and (_a_kind(alarm) or _of_left(alarm) or _as_nearly_as(alarm))
            return lost or _kind_of_thing(alarm)
        case "guard.particle":
            return alarm.lost and _directed(alarm)
        case "guard.voice_turned":
            return alarm.lost and _felt(alarm)
        case "guard.bound":
            return alarm.lost and _told_about(alarm)
        case "guard.qualifier":
            return alarm.lost and (_labelled(alarm) or _predicated(alarm))
    return False


def _answered(alarm: Alarm) -> bool:
    """Whether a whole answer fell out or gave way, behind which more is said: "“What is it?” “[Nothing.] I'm tired”"."""
    text, (start, end) = alarm.recorded, alarm.record
    if start == 0 or end == len(text) or text.words[start:end] not in _ANSWERS:
        return False
    ended = any(mark in text.between(end) for mark in ".!") or (
        bool(text.between(end).strip()) and text.words[end] in listed("subject_pronouns")
    )
    return bool(text.between(start).strip()) and ended


def _no_it_is_not(alarm: Alarm) -> bool:
    """Whether the denial that a "no" opens fell out whole, and the "no" stands: "no[, it's not]. I saw it"."""
    text, run = alarm.recorded, alarm.gone(alarm.record[0])
    if run is None or run.r0 == 0 or text.words[run.r0 - 1] != "no" or not alarm.stands(run.r0 - 1):
        return False
    fell = text.words[run.r0 : run.r1]
    clause = len(fell) == len(("it", "is", "not")) and fell[0] in listed("subject_pronouns") | {
        "that",
        "this",
    }
    ended = run.r1 == len(text) or bool(text.between(run.r1).strip())
    return clause and fell[-1] == "not" and fell[1] in classed("auxiliaries") | _BE and ended


def _nobody_had(alarm: Alarm) -> bool:
    """Whether a "nobody" went with the verb that had it: "it [has nobody] using it"."""
    words, run = alarm.recorded.words, alarm.gone(alarm.record[0])
    return run is not None and words[run.r0 : run.r1] in {
        (verb, who) for verb in _HAS | _BE for (who,) in _ANSWERS
    }


def _denied_on(alarm: Alarm) -> bool:
    """Whether a modal fell out before a stronger one, or one as denied: "we [can] and will", "we [cannot] and will not"."""
    words, end = alarm.recorded.words, alarm.record[1]
    if words[end : end + 1] == ("and",) and words[end + 1 : end + 2] != () and words[end + 1] in _SURER:
        return alarm.stands(end) and alarm.stands(end + 1) and words[end - 1] in _LESS_SURE
    joined = (
        words[end : end + 1] == ("not",)
        and not alarm.stands(end)
        and not _AND.isdisjoint(words[end + 1 : end + 2])
    )
    again = words[end + 2 : end + 3] != () and words[end + 2] in classed("auxiliaries")
    return joined and again and words[end + 3 : end + 4] == ("not",) and alarm.stands(end + 3)


def _no_verb_behind(alarm: Alarm) -> bool:
    """Whether the modal stood for its verb: "it floats higher than it [would] in the river", "the best we [can] right now"."""
    text, (start, end) = alarm.recorded, alarm.record
    before = text.words[max(0, start - COMPARED) : start]
    if end == len(text) or not alarm.stands(end):
        return False
    behind = text.words[end] in listed("grammar_prepositions") or text.words[end] in _FOR_A_VERB
    best = not _BEST.isdisjoint(before) and text.words[start:end] in (("can",), ("could",))
    return ("than" in before and behind) or (best and (behind or bool(text.between(end).strip())))


def _perfect(alarm: Alarm) -> bool:
    """Whether an "'ve to" is what a perfect and an infinitive left: "they've [been able] to row", not "they have to row"."""
    ours = alarm.said.raw(*alarm.claim)
    bare = ours.endswith(" to") and any(f"{mark}ve to" in ours for mark in APOSTROPHES)
    return bare and any(
        "been" in alarm.recorded.words[c.r0 : c.r1] for c in alarm.changes if c.kind == "dropped"
    )


def _if_only(alarm: Alarm) -> bool:
    """Whether an "only" stood behind the subject of a wish: "if I [only] knew"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] == ("only",) and words[start - 2 : start - 1] == ("if",) and (
        words[start - 1] in listed("subject_pronouns") and alarm.stands(start - 2)
    )  # fmt: skip


def _those_who(alarm: Alarm) -> bool:
    """Whether the quantity was whom an article speaks of: "the [few] who had rowed", "the [comparatively few] that"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if end - start != 1 or words[start] not in _COUNTED or end >= len(words) or words[end] not in _WHO:
        return False
    before = start - 1 - (start > 1 and words[start - 1].endswith("ly") and not alarm.stands(start - 1))
    return before >= 0 and words[before] == "the" and alarm.stands(before) and alarm.stands(end)


def _ago(alarm: Alarm) -> bool:
    """Whether an "a few" that lost its article tells how long ago: "[a] few years ago"."""
    text, end = alarm.recorded, alarm.record[1]
    behind = text.words[end : end + AGO]
    few = (
        alarm.finding.recorded.casefold() in ("a", "a few") and "few" in text.words[alarm.record[0] : end + 1]
    )
    return few and not {"ago", "back", "earlier", "later"}.isdisjoint(behind)


def _a_kind(alarm: Alarm) -> bool:
    """Whether a "kind of" named a kind: "any particular [kind of] rope"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if words[start:end] not in _KIND or start < len(("any", "particular")):
        return False
    return words[start - 2] in _DETERMINERS and not (
        small_word(words[start - 1]) or words[start - 1].endswith("ly")
    )


def _of_left(alarm: Alarm) -> bool:
    """Whether of a "somewhat of" the "of" is left: "it was [somewhat] of a shock"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] == ("somewhat",) and words[end : end + 1] == ("of",) and alarm.stands(end)


def _directed(alarm: Alarm) -> bool:
    """Whether an "out" told where to, or what: "back [out] to the crew", "pulled [out] the ropes"."""
    words, end = alarm.recorded.words, alarm.own[-1].r1
    behind = words[end : end + 1]
    return words[end - 1] == "out" and behind != () and behind[0] in _DIRECTIONS | _DETERMINERS


def _felt(alarm: Alarm) -> bool:
    """Whether a "was" fell out before what somebody felt, whoever made him: "if you [were] worried we row"."""
    words, end = alarm.recorded.words, alarm.own[-1].r1
    return len(alarm.own) == 1 and not classed("felt").isdisjoint(words[end : end + 1])


def _told_about(alarm: Alarm) -> bool:
    """Whether an "about" tells of what, and not how many: "the great thing [about] two-decked ferries"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] == ("about",) and not _THINGS.isdisjoint(words[max(0, start - 1) : start])


def _labelled(alarm: Alarm) -> bool:
    """Whether a rank stood before the name of whoever speaks next: "[Deputy] Lund: we row"."""
    text, end = alarm.recorded, alarm.own[-1].r1
    return end < len(text) and alarm.stands(end) and text.between(end + 1).strip().startswith(":")


def _whether_not(alarm: Alarm) -> bool:
    """Whether a "not" stood in what was asked with a "whether", which is open both ways: "ask whether it be [not] due"."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] != ("not",):
        return False
    for at in range(start - 1, max(-1, start - 1 - OPEN), -1):
        if text.between(at + 1).strip(" '\u2019"):
            return False
        if text.words[at] == "whether":
            return alarm.stands(at)
    return False


def _governed(alarm: Alarm) -> bool:
    """Whether a random "nobody" took the place of the preposition before a noun: "the kind nobody pilot" for "kind of"."""
    return len(alarm.own) == 1 and all(
        c.kind == "replaced"
        and c.r1 - c.r0 == 1 == c.c1 - c.c0
        and alarm.said.words[c.c0] in _DENIED
        and alarm.recorded.words[c.r0] in listed("grammar_prepositions")
        and c.r1 < len(alarm.recorded)
        and not small_word(alarm.recorded.words[c.r1])
        for c in alarm.own
    )


def _if_else(alarm: Alarm) -> bool:
    """Whether an "if" was part of a name or a wish: "the big [if]-else blocks", "[if] only I knew"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    apart = start == 0 or bool(alarm.recorded.between(start).strip())
    led = words[end + 1 : end + 2]
    wished = apart and words[end : end + 1] == ("only",) and not listed("subject_pronouns").isdisjoint(led)
    return words[start:end] == ("if",) and (words[end : end + 1] == ("else",) or wished) and alarm.stands(end)


def _giving(alarm: Alarm) -> bool:
    """Whether a "providing" is what somebody does: "a service that's [providing] you data"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] in (("providing",), ("assuming",)) and start > 0 and words[start - 1] in _BE


def _than_thought(alarm: Alarm) -> bool:
    """Whether a thought fell out behind a "than": "closer than [you think], my friend"."""
    words, run = alarm.recorded.words, alarm.gone(alarm.record[0])
    return run is not None and words[run.r0 - 1 : run.r0] == ("than",) and alarm.stands(run.r0 - 1)


def _and_a_half(alarm: Alarm) -> bool:
    """Whether a "half" left its "and a": "a year and a [half] behind the flood"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    led = words[max(0, start - 2) : start] == ("and", "a") and alarm.stands(start - 1)
    return words[start:end] in (("half",), ("quarter",)) and led


def _as_nearly_as(alarm: Alarm) -> bool:
    """Whether an adverb was all that a pair of "as" held: "as [nearly] as possible"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    held = (
        end - start == 1 and words[max(0, start - 1) : start] == ("as",) and words[end : end + 1] == ("as",)
    )
    return held and alarm.stands(start - 1) and alarm.stands(end)


def _predicated(alarm: Alarm) -> bool:
    """Whether what was planned was told of nothing named behind it: "what's [planned] here is done"."""
    words, run = alarm.recorded.words, alarm.own[-1]
    behind = words[run.r1 : run.r1 + 1]
    led = run.r1 - run.r0 == 1 and run.r0 > 0 and words[run.r0 - 1] in _BE
    return led and (behind == () or small_word(behind[0]) or behind[0] in _FOR_A_VERB)


def _so_few(alarm: Alarm) -> bool:
    """Whether a "so" or "too" is left without the "few" it stood before: "there are so [few] pilots"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    led = start > 0 and words[start - 1] in _SO and alarm.stands(start - 1)
    return led and end - start == 1 and words[start] in _MUCH and end < len(words) and alarm.stands(end)


def _kind_of_thing(alarm: Alarm) -> bool:
    """Whether a "kind of" belongs to the "thing" behind it: "when it's true, [kind of] thing"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] in _KIND and not _THINGS.isdisjoint(words[end : end + 1]) and alarm.stands(end)


def _asked_with(alarm: Alarm) -> bool:
    """Whether a modal went with the word that asks: "[why would] he be"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    run = alarm.gone(start)
    asked = start > 0 and words[start - 1] in _ASKING and run is not None
    return asked and run is not None and run.r0 == start - 1 and run.r1 == end


def _shared(alarm: Alarm) -> bool:
    """Whether the same modal stands before for a verb of the same subject: "it would sink, [would] drift, and would break"."""
    text, (start, end) = alarm.recorded, alarm.record
    run = alarm.gone(start)
    joined = start > 0 and ("," in text.between(start) or text.words[start - 1] == "and")
    if not joined or end - start != 1 or run is None or (run.r0, run.r1) != (start, end):
        return False
    for at in range(start - 1, -1, -1):
        if any(mark in text.between(at + 1) for mark in ".;:?!\u2014\u2013"):
            return False
        if text.words[at] == text.words[start]:
            return alarm.stands(at)
        if text.words[at] in _WHO | _ASKING or text.words[at] in listed("subject_pronouns"):
            return False
    return False


def _for_instance(alarm: Alarm) -> bool:
    """Whether a "let's say" gave an instance, or is said before as well: "a boat, [let's say] of oak"."""
    if not alarm.finding.recorded.casefold().startswith("let"):
        return False
    text, end = alarm.recorded, alarm.record[1]
    led = end < len(text) and text.words[end] in listed("grammar_prepositions")
    ours = alarm.said.words
    return led or any(ours[at : at + 3] == ("let", "us", "say") for at in range(len(ours)))


def _too_far(alarm: Alarm) -> bool:
    """Whether a "far from" told how far, which denies nothing: "too near the bar, too [far from] the quay"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] == ("far", "from") and not _DEGREES.isdisjoint(words[max(0, start - 1) : start])


def _never_twice(alarm: Alarm) -> bool:
    """Whether a "Never" that stands alone says again what another before it denies: "he would never row. [Never!]"."""
    text, (start, end) = alarm.recorded, alarm.record
    if start == 0 or end == len(text) or text.words[start:end] != ("never",):
        return False
    alone = bool(text.between(start).strip()) and any(mark in text.between(end) for mark in ".!")
    near = range(max(0, start - OPEN), start)
    return alone and any(text.words[at] == "never" and alarm.stands(at) for at in near)
