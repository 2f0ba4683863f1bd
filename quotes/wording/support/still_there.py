"""Markers of which enough still stands: the same word in the same sentence, a concession told again, a person by the name.

"Because usually it's [usually] a bad sign", "[even] if …, that's still enough", "in
every [part] of the world", "my [uncle] Carl": what fell out is said by what is left, or limited nothing.
"""

from collections import Counter

from quotes.lexicon import classed, grouped, listed, paired
from quotes.text import words
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers
from quotes.wording.canon.verbs import third_person
from quotes.wording.support.alarm import Alarm

# Words of one sentence on either side of a marker in which another of its group says the same, and behind a condition.
NEAR, BEHIND, BEFORE = 25, 25, 6
# Words between a quantity and the same one said again.
BESIDE = 4
# So far apart are those of a pair: "few men and few".
PAIRED = 3
# Words between an "if" and its "should": the subject.
SUPPOSED = 3
_CONCEDING = classed("conceding")
_ASKING = classed("asking") | classed("unsure") | {"tell", "told", "decide", "decided"}
_FREQUENT = classed("frequent")
_PERSONS = listed("anybody") | {"me", "us", "him", "them", "it", "you", "her", "such", "people"}
_RANKS = classed("rank_words") | {"deputy", "assistant", "associate"}
_THINGS = classed("something_or_where")
_HAVE_SHORT = ("'ve", "’ve")

# Words from one opener of a condition to the same that is said anew: "before the smoke, before".
OPENED = 3


def _opened_before(alarm: Alarm) -> bool:
    """Whether the condition left out is opened by the word that opens what stands before it: "before [the smoke, before] I"."""
    start = alarm.record[0]
    before = alarm.recorded.words[max(0, start - OPENED) : start]
    return alarm.lost and alarm.recorded.words[start : start + 1] == before[:1] != ()


def still_there(alarm: Alarm) -> bool:
    """Whether what an alarm names is still said by what is left of it, or by a word beside it."""
    match alarm.finding.rule:
        case "guard.quantifier_dropped":
            return (
                _again(alarm)
                or _said_again(alarm)
                or _broad(alarm)
                or _sure(alarm)
                or _joined_to_another(alarm)
            )
        case "guard.quantifier_added":
            return alarm.finding.claim.casefold() == "half" in words(alarm.finding.recorded)
        case "guard.modal_added":
            return alarm.lost and _only_brought_together(alarm)
        case "cut.condition":
            conceded = alarm.recorded.words[alarm.record[1] - 1 : alarm.record[1] + 1] == ("even", "though")
            return conceded or _opened_before(alarm)
        case "guard.tense":
            return _behind_a_modal(alarm)
        case "guard.modal_dropped" | "guard.hedge_dropped":
            return _supposed(alarm) or _joined_to_another(alarm)
        case "guard.number_added":
            return alarm.lost and alarm.finding.claim.casefold() == "one"  # "it is one [that] may leak"
        case "guard.less":
            led = alarm.recorded.words[max(0, alarm.record[0] - 2) : alarm.record[0]]
            return alarm.lost and led == ("at", "the")  # "at the [least]"
        case "cut.denied_limit":
            start = alarm.record[0]
            return start > 0 and (
                alarm.recorded.words[start - 1] in ("not", "never")
                or alarm.recorded.words[start - 1] in listed("grammar_prepositions")  # "two of [everything]"
            )
        case "guard.condition":
            return _conceded(alarm) or _or_not(alarm)
        case "guard.quantifier":
            return _few_more(alarm) or _part_of_all(alarm) or _thing_only(alarm) or _of_only(alarm)
        case "guard.negation":
            return _joined_to_another(alarm) or _no_again(alarm) or _passed_over(alarm)
        case "guard.number" | "guard.number_replaced":
            return _only_joined(alarm)
        case "guard.qualifier":
            return _same_person(alarm) or _half_a_name(alarm)
        case "guard.superlative":
            return alarm.finding.note in alarm.said.words  # "one of the [hardest], if not the hardest"
    return False


def _again(alarm: Alarm) -> bool:
    """Whether the same word of how often stands unchanged in the same sentence."""
    text, (start, end) = alarm.recorded, alarm.record
    if end - start != 1 or text.words[start] not in _FREQUENT:
        return False
    low = next(
        (at for at in range(start, max(0, start - NEAR), -1) if sentence_start(text, at)),
        max(0, start - NEAR),
    )
    high = next(
        (at for at in range(end, min(len(text), end + NEAR)) if sentence_start(text, at)),
        min(len(text), end + NEAR),
    )
    return any(
        text.words[at] == text.words[start] and alarm.stands(at)
        for at in (*range(low, start), *range(end, high))
    )


def _only_brought_together(alarm: Alarm) -> bool:
    """Whether the words of a modal were torn from their verb or noun: "it has [been] to withhold", "we've [talked] to crews"."""
    text, last = alarm.recorded, alarm.own[-1]
    if alarm.said.raw(last.c0 - 1, last.c0).endswith(_HAVE_SHORT):
        return True  # "we've [listened] to crews"
    led = text.words[last.r1 + 1 : last.r1 + 2]
    ours = alarm.said.words[last.c0 + 1 : last.c0 + 2]
    known = listed("grammar_determiners", "possessives") | _PERSONS
    if _PERSONS.issuperset(text.words[last.r0 : last.r1]):
        return True  # "it compelled [us] to withhold it"
    noun = led != () and (led[0] in known or third_person(led[0]) or _named(text, last.r1 + 1))
    ended = ours == () or ours[0] in listed("grammar_determiners")
    return noun or ended or "been" in text.words[last.r0 : last.r1]


def _named(text: Atoms, at: int) -> bool:
    """Whether a word is a name, by its capital."""
    return text.raw(at, at + 1)[:1].isupper()


def _behind_a_modal(alarm: Alarm) -> bool:
    """Whether a "have" fell out behind a modal, where no tense is left: "it may never [have] gotten", not "could [have] read".

    So it did where it is the verb itself: "you should [have] some".
    """
    words, start = alarm.recorded.words, alarm.own[0].r0 if alarm.own else 0
    fell = alarm.lost and words[start : alarm.own[-1].r1] == ("have",)
    if not (fell and any((word,) in grouped("guard_modals") for word in words[max(0, start - 2) : start])):
        return False
    behind = words[start + 1 :][words[start + 1 : start + 2] in (("not",), ("never",)) :][:1]
    return not listed("participles", "grammar_determiners").isdisjoint(behind)


def _supposed(alarm: Alarm) -> bool:
    """Whether a "should" fell out behind an "if" that stands, which supposes the same without it: "if it [should] rain".

    "They asked if we [should] pay" asks for what is right.
    """
    words, (start, end) = alarm.recorded.words, alarm.record
    opened = [
        at
        for at in range(max(0, start - SUPPOSED), start)
        if words[at] in ("if", "unless") and _ASKING.isdisjoint(words[max(0, at - SUPPOSED) : at])
    ]
    return alarm.lost and words[start:end] == ("should",) and any(alarm.stands(at) for at in opened)


def _said_again(alarm: Alarm) -> bool:
    """Whether the same word stands right beside, or a "quite": "some of them, [some] that leak", "quite [a bit]"."""
    text, (start, end) = alarm.recorded, alarm.record
    near = (*range(max(0, start - BESIDE), start), *range(end, min(len(text), end + BESIDE)))
    if alarm.lost and text.words[start - 1 : start] == ("quite",):
        return True
    again = any(
        text.words[at] == text.words[start] and alarm.stands(at) and not _each_by_itself(text, at, start)
        for at in near
    )
    return alarm.lost and again and text.words[start] != "only"  # which narrows each thing by itself


def _each_by_itself(text: Atoms, at: int, start: int) -> bool:
    """Whether two equal quantities each count their own: "few men vote and few women do", not "few men and few women"."""
    joined = start - at == PAIRED and text.words[start - 1] in ("and", "or")
    counted = [text.words[n + 1 : n + 2] for n in (at, start) if not text.between(n + 1).strip()]
    heavy = [word for run in counted for word in run if not small_word(word)]
    return len(heavy) > 1 and heavy[0] != heavy[1] and not joined


def _broad(alarm: Alarm) -> bool:
    """Whether a "generally" behind a subject only says how broadly it is taken: "on this subject generally that"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    behind = words[end : end + 1]
    closes = (
        behind == () or behind[0] in listed("clause_openers") or bool(alarm.recorded.between(end).strip())
    )
    return (
        words[start:end] == ("generally",)
        and start > 0
        and words[start - 1] not in listed("light_words")
        and closes
    )


def _sure(alarm: Alarm) -> bool:
    """Whether a "certain" only says how sure something is, and counts nothing: "very definite and [certain] and adequate"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    beside = {*words[max(0, start - 1) : start], *words[end : end + 1]}
    return words[start:end] == ("certain",) and not beside.isdisjoint(
        {"and", "or", "very", "is", "are", "was", "were", "be"}
    )


def _no_again(alarm: Alarm) -> bool:
    """Whether a "no" was only said again: "oh, no, no, [no]", "[No! No! Goodness,] no"."""
    text, (start, end) = alarm.recorded, alarm.record
    if text.words[start:end] != ("no",):
        return False
    behind = alarm.own[-1].r1 if alarm.own else end
    still = text.words[behind : behind + 1] == ("no",) and alarm.stands(behind)
    exclaimed = bool(text.between(end).strip()) and bool(text.between(behind + 1).strip()) if still else False
    return text.words[max(0, start - 1) : start] == ("no",) or exclaimed


def _conceded(alarm: Alarm) -> bool:
    """Whether of an "even if" the "if" is left and a "still" behind it concedes the same in both texts."""
    ours, theirs = (
        text.words[slice(*span)] for text, span in ((alarm.said, alarm.claim), (alarm.recorded, alarm.record))
    )
    if ours[-1:] != ("if",) or theirs[-2:] != ("even", "if"):
        return False
    return all(
        not _CONCEDING.isdisjoint(text.words[max(0, start - BEFORE) : end + BEHIND])
        for text, (start, end) in ((alarm.said, alarm.claim), (alarm.recorded, alarm.record))
    )


def _few_more(alarm: Alarm) -> bool:
    """Whether of an "a few more" only the article fell out, without which nobody says it: "[a] few more boats"."""
    words, end = alarm.recorded.words, alarm.record[1]
    fell = [alarm.recorded.words[c.r0 : c.r1] for c in alarm.own]
    return alarm.lost and fell == [("a",)] and words[end - 1 : end + 1] == ("few", "more")


def _passed_over(alarm: Alarm) -> bool:
    """Whether a denial that only the claim has stands in the record as well, among what is read as no word of the speaker's."""
    put = alarm.finding.claim.casefold()
    return not alarm.finding.recorded and any(
        put in words(alarm.recorded.between(at).casefold())
        for c in alarm.own
        for at in {c.r0, c.r1}
        if at <= len(alarm.recorded)
    )


def _or_not(alarm: Alarm) -> bool:
    """Whether an "or not" says of the condition that is left that it is none: "[regardless of] if they row or not"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    led = words[start:end] == ("regardless", "of") and words[end : end + 1] in (("if",), ("whether",))
    behind = range(end + 1, min(len(words) - 1, end + BEHIND))
    return (
        led
        and alarm.stands(end)
        and any(words[at : at + 2] == ("or", "not") and alarm.stands(at + 1) for at in behind)
    )


def _part_of_all(alarm: Alarm) -> bool:
    """Whether a "part of" fell out behind an "all" or "every" that both have: "in every [part] of the world"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    whole = words[max(0, start - 1) : start]
    return (
        words[start] in ("part", "parts")
        and end > start
        and whole != ()
        and (whole[0],) in grouped("guard_quantifiers")
    )


def _thing_only(alarm: Alarm) -> bool:
    """Whether a word for some thing gave way to a quantity of another class: "a day or [something]", "[merely] day"."""
    ours = alarm.said.words[slice(*alarm.claim)]
    theirs = alarm.recorded.words[slice(*alarm.record)]
    return (
        len(theirs) == 1
        and theirs[0] in _THINGS
        and not any(word.endswith(("thing", "body", "one", "where")) for word in ours)
    )


def _of_only(alarm: Alarm) -> bool:
    """Whether of a quantity only its "of" fell out: "a lot [of] someone"."""
    return alarm.lost and all(alarm.recorded.words[c.r0 : c.r1] == ("of",) for c in alarm.own)


def _joined_to_another(alarm: Alarm) -> bool:
    """Whether another marker stands that an "or" joined it to: "little or [no] wind", "he [may] or should go"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    if not alarm.lost:
        return False
    if words[start:end] == ("nothing",) and words[end : end + 1] == ("but",):
        return alarm.gone(end) is None  # "it is [nothing] but sand"
    before, behind = words[max(0, start - 1) : start], words[end : end + 1]
    beside = [(start - 2, before)] if start > 1 else []
    return any(
        joint == ("or",) and bool(markers(words, at, at + 1)) and alarm.gone(at) is None
        for at, joint in (*beside, (end + 1, behind))
        if at < len(words)
    )


def _only_joined(alarm: Alarm) -> bool:
    """Whether only words between numbers came or went ("half [a] million", "1868 [was] 40"), or a bare "a [dozen] of" is left."""
    ours, theirs = (Counter(words(told)) for told in (alarm.finding.claim, alarm.finding.recorded))
    small = listed("light_words") - paired("numbers").keys()
    differing = {*(ours - theirs), *(theirs - ours)}
    if differing and small.issuperset(differing):
        return True
    if {*(theirs - ours)} == {"a"} and _of_no_number(*(ours - theirs)):
        return True  # "one and [gravel] half" for "one and a half"
    date = alarm.recorded.words[slice(*alarm.record)][:1]
    if date and date[0].startswith("#@") and ours and not ours - theirs:
        return True  # "the act of [May] 3"
    behind = alarm.said.words[alarm.claim[1] : alarm.claim[1] + 1]
    bare = bool(ours and behind) and classed("articles").issuperset(ours)
    return bare and small_word(behind[0])


def _of_no_number(*put: str) -> bool:
    """Whether one word that came in counts nothing."""
    known = paired("numbers").keys() | listed("light_words")
    return len(put) == 1 and put[0] not in known and not markers(put)


def _half_a_name(alarm: Alarm) -> bool:
    """Whether a word for a rank was the second of a thing's name, no rank: "Home [Assistant Hub] here"."""
    text = alarm.recorded
    if not (alarm.lost and len(alarm.own) == 1 and alarm.own[0].r0 > 0):
        return False
    start, end = alarm.own[0].r0, alarm.own[0].r1
    led = _named(text, start - 1) and not (sentence_start(text, start - 1) or text.between(start).strip())
    known = text.words[start - 1] in listed("guard_qualifiers") | _RANKS
    return led and not known and end - start > 1 and all(_named(text, at) for at in range(start, end))


def _same_person(alarm: Alarm) -> bool:
    """Whether what somebody is to one fell out before the name, which still names them: "my [uncle] Carl", "[Father] Lund".

    So is a thing by the rest of its name: "the [Founders] Talk".
    """
    text, end = alarm.recorded, alarm.record[1]
    named = end < len(text) and _named(text, end) and not text.between(end).strip()
    if not (alarm.lost and named):
        return False
    lost, last = alarm.own[-1].r0, text.words[end - 1]
    owned = {*text.words[max(0, lost - 1) : end]} & listed("possessives")
    part = _named(text, end - 1) and last not in listed("guard_qualifiers") | _RANKS
    return bool(owned) or last in listed("grammar_kin") or part
