"""Markers that limit nothing where they stand, so that little is lost with them.

What is high enough to do a thing is high, "the projects part of the show" counts no parts, "I would say" is how one says
it, and "how should I feel" holds nothing back.
"""

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.support.alarm import Alarm

# Words before an "enough" among which a denial or a question is looked for.
BEFORE = 8
_REACHED = frozenset({"to", "that", "with", "for", "and"})
_NOT_AN_IF = frozenset({"not", "possible", "necessary", "needed", "any", "so", "anything"})
# "[If] that makes sense" is said of the words, and not of what they tell.
_ASIDES = (("that", "makes", "sense"), ("you", "will", "forgive"), ("you", "know", "what", "i", "mean"))
_OPEN = frozenset({
    "doubtful", "uncertain", "unclear", "questionable", "ask", "asks", "asked", "asking", "wonder", "wonders", "wondered",
    "wondering", "argue", "argues", "argued", "arguing",
})  # fmt: skip
_BE = classed("is") | classed("was") | {"be", "been"}
_ENDS = frozenset({".", ",", ";", "!", "?"})
_FEELING = frozenset({"feel", "think", "guess", "suppose", "believe"})
_MOODS = frozenset({"should", "would", "could", "can", "must", "may", "might"})
_ASKED = _MOODS | {"do", "did"}
_GOING = frozenset({"going", "gonna"})
_TRYING = frozenset({"think", "remember", "recall"})
# Words before a "too much" in which stands the denial that makes little of it.
DENIED = 5
# Words behind an "if" in which an "or not" leaves open what it asks.
LEFT_OPEN = 12
_QUOTED = frozenset("\"“”'‘’")
# Words behind an "if" in which the speaker breaks off.
BROKEN = 5
_DASHES = frozenset({"--", "—", "…", "..."})
_DEGREES = frozenset({"most", "more", "so", "as", "too", "very", "how"})
# What tells which ones a "few" behind it are.
_POINTING = listed("possessives") | {"these", "those", "his", "her"}
_MUCH = frozenset({"much", "many"})


def limits_nothing(alarm: Alarm) -> bool:
    """Whether a marker that was lost limited nothing."""
    if _only_named(alarm):
        return True
    match alarm.finding.rule:
        case "guard.quantifier_dropped":
            named = _reached(alarm) or _a_noun(alarm) or _of_a_name(alarm)
            return alarm.lost and (named or _denied_too_much(alarm) or _only_few(alarm) or _the_few(alarm))
        case "guard.quantifier":
            return _denied_too_many(alarm)
        case "guard.modal_dropped":
            counted = alarm.recorded.words[alarm.record[1] : alarm.record[1] + 1]
            reached = counted != () and counted[0][0] == "#"  # "you [got to] 15"
            return alarm.lost and (_as_one_says(alarm) or reached)
        case "guard.condition_dropped":
            return (
                _asks_whether(alarm)
                or _or_not(alarm)
                or _if_again(alarm)
                or (alarm.lost and (_no_clause(alarm) or _provided_for(alarm) or _broken_off(alarm)))
                or _no_matter(alarm)
            )
        case "cut.condition":
            return _provided(alarm)
        case "guard.hedge_dropped":
            return _asked_how(alarm) or _asked_politely(alarm) or _no_hedge(alarm) or _how_much(alarm)
        case "guard.particle" | "guard.second_verb" | "guard.joint":
            return alarm.lost and _torn_beside(alarm)
    return False


def _reached(alarm: Alarm) -> bool:
    """Whether an "enough" stood behind what is so much: "high [enough] to pay", not "not high [enough]", "[enough] men"."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] != ("enough",) or start == 0:
        return False
    before = text.words[max(0, start - BEFORE) : start]
    if small_word(before[-1]) or before[-1] in listed("finite_verbs"):
        return False
    if any(marker.kind == "negation" for marker in markers(before)):
        return False
    behind = text.words[end : end + 1]
    return behind == () or behind[0] in _REACHED or bool(text.between(end).strip())


def _a_noun(alarm: Alarm) -> bool:
    """Whether a "part of" named a thing, which it does behind a word of weight: "the last [part of] it"."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] != ("part", "of") or start == 0 or text.between(start).strip():
        return False
    before = text.words[start - 1]
    return not (small_word(before) or before in listed("finite_verbs") or markers((before,)))


def _as_one_says(alarm: Alarm) -> bool:
    """Whether an "I would" only said a thing politely: "I [would] point out", "I [would] wager"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if words[start:end] != ("would",) or words[max(0, start - 1) : start] not in (("i",), ("we",)):
        return False
    if words[end : end + 1] and words[end] in classed("liking") and words[end + 1 : end + 2] == ("to",):
        return not classed("saying_so").isdisjoint(words[end + 2 : end + 3])  # "I'd love to live there"
    verb = next((word for word in words[end : end + 3] if word not in _SOFTENING), "")
    return verb in classed("said_politely") and alarm.stands(start - 1)


_SOFTENING = frozenset({"also", "really", "just", "like", "then", "to", "kind", "sort", "of"})


def _no_clause(alarm: Alarm) -> bool:
    """Whether an "if" stood before no clause: "[if] possible", "[if] unsupported", "a first, [if] not the last"."""
    text, (start, end) = alarm.recorded, alarm.record
    behind = text.words[end : end + 1]
    if text.words[start:end] != ("if",) or behind == () or not alarm.stands(end):
        return False
    apart = start == 0 or bool(text.between(start).strip())
    led = text.words[end + 1 : end + 2]
    alone = led == () or led[0] in listed("grammar_prepositions") or bool(text.between(end + 1).strip())
    said = not apart and alone and is_past(behind[0]) and behind[0] not in listed("finite_verbs")
    asided = any(text.words[end : end + len(phrase)] == phrase for phrase in _ASIDES)
    return behind[0] in _NOT_AN_IF or said or asided


def _asks_whether(alarm: Alarm) -> bool:
    """Whether an "if" opened what was asked, and no condition: "we asked [if] they row", "it is doubtful [if] they come"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    asked = words[start:end] == ("if",) and not _OPEN.isdisjoint(words[max(0, start - 1) : start])
    return asked and alarm.stands(start - 1) and "that" not in alarm.said.words[slice(*alarm.claim)]


def _only_named(alarm: Alarm) -> bool:
    """Whether a marker stood alone in marks, as a word that is named: "the word “NO” on the door"."""
    text, (start, end) = alarm.recorded, alarm.record
    if not start < end or alarm.recorded.raw(start, end).casefold() != alarm.finding.recorded.casefold():
        return False
    named = text.between(start)[-1:] in _QUOTED and bool(_QUOTED.intersection(text.between(end)[:2]))
    ours = [word for c in alarm.own for word in alarm.said.words[c.c0 : c.c1]]
    return (
        named
        and text.between(start)[-1:] != ""
        and not (markers(ours) or listed("answers_yes").intersection(ours))
    )


def _or_not(alarm: Alarm) -> bool:
    """Whether an "or not" behind an "if" leaves open what it asks: "they argue [if] it floats or not"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    behind = range(end, min(len(words) - 1, end + LEFT_OPEN))
    return words[start:end] == ("if",) and any(
        words[at : at + 2] == ("or", "not") and alarm.stands(at) and alarm.stands(at + 1) for at in behind
    )


def _no_matter(alarm: Alarm) -> bool:
    """Whether a "no matter" or "even" says that the condition is none: "no matter [if] they row"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return words[start:end] == ("if",) and words[max(0, start - 2) : start] == ("no", "matter")


def _broken_off(alarm: Alarm) -> bool:
    """Whether the speaker broke off right behind an "if": "like, [if] there's any -- we have some"."""
    text, end = alarm.recorded, alarm.record[1]
    return any(text.between(at).strip() in _DASHES for at in range(end, min(len(text), end + BROKEN)))


def _if_again(alarm: Alarm) -> bool:
    """Whether an "if" was said again behind an "or", and the first holds for both: "if he rows or [if] he sails".

    Or the clause is begun again: "[if] I do it right, if I do it well".
    """
    words, (start, end) = alarm.recorded.words, alarm.record
    behind = range(end + 2, min(len(words), end + BEFORE))
    anew = (n for n in behind if words[n] == "if" and words[n + 1 : n + 3] == words[end : end + 2])
    if words[start:end] == ("if",) and any(alarm.stands(n) for n in anew):
        return True
    again = alarm.lost and words[start:end] == ("if",) and words[max(0, start - 1) : start] == ("or",)
    before = range(max(0, start - 1 - BEFORE), start - 1)
    return again and alarm.stands(start - 1) and any(words[n] == "if" and alarm.stands(n) for n in before)


def _provided(alarm: Alarm) -> bool:
    """Whether a "provided" only ends its clause: "a larger army is provided."."""
    finding, end = alarm.finding, alarm.finding.recorded_end
    if end is None or finding.recorded.casefold() not in ("provided", "providing"):
        return False
    return alarm.recorded.text[end : end + 1] in _ENDS


def _provided_for(alarm: Alarm) -> bool:
    """Whether a "provided" says what was given, and to whom or under what: "the boats [provided under] the act"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    given = words[start:end] in (("provided",), ("providing",))
    return given and not listed("grammar_prepositions").isdisjoint(words[end : end + 1])


def _asked_how(alarm: Alarm) -> bool:
    """Whether it was asked what one should think, which holds nothing back: "how should [I feel] now?", "do [we think]"."""
    text, (start, end) = alarm.recorded, alarm.record
    asked = end - start == 2 and text.words[end - 1] in _FEELING
    return asked and start > 0 and text.words[start - 1] in _ASKED and not text.between(start).strip()


def _asked_politely(alarm: Alarm) -> bool:
    """Whether a "maybe" went with its "you" from a request: "and [maybe you] could give us one"."""
    words = alarm.recorded.words
    return alarm.lost and any(
        words[c.r1 - 1] == "you" and c.r1 - c.r0 == 2 and not _MOODS.isdisjoint(words[c.r1 : c.r1 + 1])
        for c in alarm.own
    )


def _no_hedge(alarm: Alarm) -> bool:
    """Whether a verb says what was done and holds nothing back: "it was [reported] in the papers", "[we figure] it out"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if not _GOING.isdisjoint(words[start:end]) or words[start:end] == ("trying", "to"):
        return _announced(alarm)
    if words[start:end] == ("just", "about"):
        led = start > 0 and words[start - 1] in _BE | {"'s"}  # "it's [just about] mending boats"
        return led and "".join(words[end : end + 1]).endswith("ing")
    if words[start:end] == ("suggested",):
        return words[end : end + 1] == ("by",)
    if words[start:end] == ("virtually",):
        return end == len(words) or bool(alarm.recorded.between(end).strip())  # "we meet [virtually]"
    if words[end - 1 : end] == ("reported",):
        done = start > 0 and words[start - 1] in _BE
        return words[end : end + 1] == ("that",) or (done and words[end : end + 1] != ("to",))
    return words[end - 1 : end] == ("figure",) and "out" in words[end : end + 3]


def _how_much(alarm: Alarm) -> bool:
    """Whether an adverb behind a word of degree only tells how much: "which ought to share most [largely] in it"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    led = start > 0 and words[start - 1] in _DEGREES and alarm.stands(start - 1)
    return alarm.lost and led and words[start:end] in (("largely",), ("generally",), ("widely",))


def _only_few(alarm: Alarm) -> bool:
    """Whether a "few" stood behind an "only", which narrows as much: "the only [few] boats"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    return (
        words[start:end] == ("few",)
        and words[max(0, start - 1) : start] == ("only",)
        and alarm.stands(start - 1)
    )


def _the_few(alarm: Alarm) -> bool:
    """Whether a "few" tells only how many they are who are told of: "the wealthy [few] from the hills", "these [few] words"."""
    text, (start, end) = alarm.recorded, alarm.record
    pointed = not _POINTING.isdisjoint(text.words[max(0, start - 1) : start])
    if text.words[start:end] == ("few",) and pointed and end < len(text) and not small_word(text.words[end]):
        return alarm.stands(start - 1) and alarm.stands(end)
    if text.words[start:end] != ("few",) or start < len(("the", "wealthy")):
        return False
    article, kind = text.words[start - 2 : start]
    ended = end == len(text) or bool(text.between(end).strip()) or small_word(text.words[end])
    return article in ("the", "these", "those") and not small_word(kind) and alarm.stands(start - 1) and ended


def _denied_too_many(alarm: Alarm) -> bool:
    """Whether a denial makes as little of "many" as of "too many": "not [too] many of them"."""
    words, start = alarm.recorded.words, alarm.record[0]
    too = words[start : start + 1] == ("too",) and not _MUCH.isdisjoint(words[start + 1 : start + 2])
    near = range(max(0, start - DENIED), start)
    denied = any(words[at] == "not" and alarm.stands(at) for at in near)
    return too and denied and alarm.stands(start + 1)


def _denied_too_much(alarm: Alarm) -> bool:
    """Whether of a denied "too much" the "much" is left, which makes as little of it: "we do not know [too] much"."""
    words, start = alarm.recorded.words, alarm.record[0]
    left = words[start : start + 1] == ("too",) and not _MUCH.isdisjoint(words[start + 1 : start + 2])
    near = range(max(0, start - DENIED), start)
    return left and alarm.stands(start + 1) and any(words[n] == "not" and alarm.stands(n) for n in near)


def _announced(alarm: Alarm) -> bool:
    """Whether one only told what one says or looks for: "what I [was going to] say is", "I'm [trying to] think of it"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if words[start:end] == ("trying", "to"):
        return not _TRYING.isdisjoint(words[end : end + 1])
    end += words[end : end + 1] == ("to",)
    return words[end : end + 1] == ("say",) and words[max(0, start - 2) : start] == ("what", "i")


def _of_a_name(alarm: Alarm) -> bool:
    """Whether a "most" is a part of a name: "the [Most] High"."""
    text, (start, end) = alarm.recorded, alarm.record
    named = text.words[start:end] == ("most",) and start > 0 and end < len(text)
    return named and text.raw(start, start + 1)[:1].isupper() and text.raw(end, end + 1)[:1].isupper()


def _torn_beside(alarm: Alarm) -> bool:
    """Whether a particle, or one of two verbs, fell out where more fell out: "pull [out] the bits, and then [you]"."""
    return any(c.kind == "dropped" and c.weight == "changed" and c not in alarm.own for c in alarm.changes)
