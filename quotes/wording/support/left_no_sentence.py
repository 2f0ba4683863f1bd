"""Markers whose loss left no sentence, so that nobody reads the claim as saying more than the record does.

"Not just the [few]; that", "a [thousand] days ago" and "[if] we [do] this" break where the marker stood or governed: what is
left is a damaged text, told as such.
"""

from collections.abc import Iterator

from quotes.lexicon import classed, listed
from quotes.text import words
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import bases
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.standing import is_adverb

_SAYING = frozenset({"say", "mean"})
_BEHIND = listed("grammar_prepositions")
_ONE = frozenset({"a", "an"})
_WHO = frozenset({"who", "that", "which"})
_IS = classed("is") | classed("was") | {"'s", "'re"}
_DENIED = frozenset({"not", "never"})
_MONEY = frozenset({"dollars", "pounds"})
_MIGHT = (("might",), ("may",))
_DO = classed("do")
_COMPARED = (("less", "than"), ("fewer", "than"))
_NEARLY = frozenset({"almost", "nearly", "very"})
_HALVES = frozenset({"half", "quarter"})
# Words of a phrase in which its noun stands.
PHRASE = 5
# Words of a condition among which its verb stands.
REACH = 6


def left_no_sentence(alarm: Alarm) -> bool:
    """Whether what stands beside a marker that fell out is broken there."""
    match alarm.finding.rule:
        case "guard.quantifier_dropped":
            return alarm.lost and (_bare_article(alarm) or _bare_almost(alarm))
        case "guard.number" | "guard.number_replaced":
            return any(broken(alarm) for broken in _BROKEN_NUMBERS)
        case "guard.modal_dropped":
            return alarm.lost and (
                _bare_to(alarm) or _bare_be(alarm) or _bare_participle(alarm) or _as_well(alarm)
            )
        case "guard.hedge_dropped":
            return alarm.lost and _bare_almost(alarm)
        case "guard.tense":
            return alarm.lost and (_bare_to(alarm) or _bare_used(alarm))
        case "guard.less":
            return alarm.lost and _bare_than(alarm)
        case "guard.restriction":
            return alarm.lost and _half_a_clause(alarm)
        case "guard.negation":
            return alarm.lost and (
                _was_said(alarm)
                or _with_its_subject(alarm)
                or _only_asks(alarm)
                or _matters(alarm)
                or _to_say(alarm)
            )
        case "guard.condition_dropped" | "cut.condition":
            return _without_its_verb(alarm)
    return False


def _bare_article(alarm: Alarm) -> bool:
    """Whether the quantity was the noun behind an article that is left: "not just the [few];"."""
    text, (start, end) = alarm.recorded, alarm.record
    stands = start > 0 and text.words[start - 1] in classed("articles") and alarm.gone(start - 1) is None
    return stands and (end == len(text) or bool(text.between(end).strip()))


def _bare_almost(alarm: Alarm) -> bool:
    """Whether an "almost" or "very" is left without what it stood before: "mainly, almost [wholly], for us"."""
    words, start = alarm.recorded.words, alarm.record[0]
    return (
        start > 0
        and words[start - 1] in _NEARLY
        and alarm.stands(start - 1)
        and len(words[start : alarm.record[1]]) == 1
    )


def _bare_than(alarm: Alarm) -> bool:
    """Whether a "than" is left with nothing before it that compares: "40 barrels [less] than last year"."""
    words = alarm.recorded.words
    dropped = [c for c in alarm.own if c.kind == "dropped"]
    return any(words[c.r1 - 1 : c.r1 + 1] in _COMPARED and alarm.stands(c.r1) for c in dropped)


def _bare_be(alarm: Alarm) -> bool:
    """Whether a "be" is left behind an adverb: "the boats [would] doubtless be sold"."""
    text, end = alarm.recorded, alarm.record[1]
    if text.words[end + 1 : end + 2] != ("be",):
        return False
    between = text.words[end]
    return between not in _DENIED and (is_adverb(between) or between == "doubtless")


def _bare_to(alarm: Alarm) -> bool:
    """Whether a "to" is left without what led it: "some of our plans [will have] to wait"."""
    words, run = alarm.recorded.words, alarm.gone(alarm.record[0])
    led = run is not None and words[run.r1 - 1 : run.r1 + 1] == ("have", "to") and alarm.stands(run.r1)
    return led and run is not None and words[max(0, run.r0 - 1)] not in listed("finite_verbs")


def _bare_used(alarm: Alarm) -> bool:
    """Whether of what used to be a bare "be" is left: "it [used to] be a boat"."""
    words = alarm.recorded.words
    fell = [words[c.r0 : c.r1] for c in alarm.own]
    return fell[-1:] == [("used", "to")] and words[alarm.own[-1].r1 : alarm.own[-1].r1 + 1] == ("be",)


def _only_asks(alarm: Alarm) -> bool:
    """Whether of a "not only" the "only" is left before a verb turned about, as nobody opens: "[not] only do they row"."""
    words, at = alarm.recorded.words, alarm.record[0] + 1
    left = words[at - 1 : at + 1] == ("not", "only") and alarm.stands(at)
    return left and words[at + 1 : at + 2] != () and words[at + 1] in classed("auxiliaries")


def _bare_participle(alarm: Alarm) -> bool:
    """Whether a "should have" that opened a sentence fell out, and only a participle is left: "[should have] known"."""
    text, start = alarm.recorded, alarm.record[0]
    run = alarm.gone(start)
    whole = run is not None and text.words[run.r0 : run.r1] == (text.words[start], "have")
    return whole and (sentence_start(text, start) or ":" in text.between(start))


def _half_a_clause(alarm: Alarm) -> bool:
    """Whether a "who" fell out and left words of its own clause: "anyone [who's starting] something today"."""
    text = alarm.recorded
    run = [word for c in alarm.own for word in text.words[c.r0 : c.r1]]
    end = alarm.own[-1].r1
    behind = text.words[end : end + 1]
    if run[0] not in _WHO or behind == () or text.between(end).strip():
        return False
    if all(map(is_adverb, run[1:])):
        return True
    going = len(run) == len(("who", "is", "going")) and run[1] in _IS and run[2].endswith("ing")
    return going and behind[0] not in listed("finite_verbs")


def _one_of_many(alarm: Alarm) -> bool:
    """Whether of a number only an "a" is left before many: "a [thousand] days", "three and a [half] months"."""
    text = alarm.said
    return any(
        text.words[at] in _ONE and any(_many(text, n) for n in _of_one_phrase(text, at + 1))
        for change in alarm.own
        if {*text.words[change.c0 : change.c1]} <= {*_ONE, *words(alarm.recorded.raw(change.r0, change.r1))}
        for at in range(change.c0, change.c1)
    )


def _half_of_nothing(alarm: Alarm) -> bool:
    """Whether of a number only a "half a" is left before what is no thing: "half a [million] of copies"."""
    text, (start, end) = alarm.said, alarm.claim
    behind = end + (text.words[end : end + 1] == ("a",))
    halved = "half" in alarm.recorded.raw(*alarm.record).casefold().split()
    left = halved and text.raw(start, end).casefold() in ("half", "half a") and behind < len(text)
    return left and text.words[behind] in listed("grammar_prepositions")


def _of_one_phrase(text: Atoms, start: int) -> Iterator[int]:
    """The words of a phrase from its first on, up to a mark, a small word or the longest of them: "a different boats"."""
    for at in range(start, min(len(text), start + PHRASE)):
        parted = at > start and text.between(at).strip() not in ("", "-")
        if parted or text.words[at] in listed("light_words") or text.words[at] in _HALVES:
            return
        yield at


def _in_dollars(alarm: Alarm) -> bool:
    """Whether only the "dollars" behind a million fell out or gave way: "11 billion [dollars of] expenditure"."""
    words = alarm.recorded.raw(*alarm.record).casefold().split()
    claim = alarm.said.raw(*alarm.claim).casefold().split()
    return len(words) > 1 and words[-1] in _MONEY and claim == words[:-1] and words[-2].endswith("illion")


def _as_well(alarm: Alarm) -> bool:
    """Whether of a "might as well" the "as well" is left: "it [might] as well be gone"."""
    text, (start, end) = alarm.recorded, alarm.record
    left = text.words[end : end + 2] == ("as", "well") and alarm.stands(end) and alarm.stands(end + 1)
    return text.words[start:end] in _MIGHT and left


def _with_its_subject(alarm: Alarm) -> bool:
    """Whether a denial went with its auxiliary and its subject out of a sentence: "useful if [it doesn't] work"."""
    text, start = alarm.recorded, alarm.record[0]
    run = alarm.gone(start)
    if run is None or run.r1 - run.r0 != len(("it", "does", "not")) or text.words[run.r1 - 1] != "not":
        return False
    subject = text.words[run.r0] in listed("subject_pronouns") | _WHO
    again = text.words[run.r0 - 1] == text.words[run.r0]  # "I, [I don't] trust it" keeps its subject
    return subject and not again and text.words[run.r0 + 1] in _DO and not sentence_start(text, run.r0)


def _same_numbers(alarm: Alarm) -> bool:
    """Whether two numbers only came to stand side by side: "in 1906, [signed at the] third meeting"."""
    theirs = [word for word in alarm.recorded.words[slice(*alarm.record)] if word[0] == "#"]
    if alarm.finding.claim.casefold() == alarm.finding.recorded.casefold():
        return True  # "beaten down [from] 12.4 to 3.2"
    apart = alarm.said.raw(*alarm.claim).partition(",")[1:]
    ours = "".join(alarm.said.words[slice(*alarm.claim)])
    return len(theirs) > 1 and all(apart) and _figures(ours) == _figures("".join(theirs))


def _figures(words: str) -> list[str]:
    """The figures of some words in canonical form."""
    return "".join(sign if sign.isdigit() else " " for sign in words).split()


def _torn_in_two(alarm: Alarm) -> bool:
    """Whether what is left of a number ends in its "and": "three and a [half] millions", "four hundred and [two,] or so"."""
    said, (start, end) = alarm.said.words, alarm.claim
    if said[max(0, start - 1) : start] == ("and",) and alarm.recorded.words[alarm.record[0] - 1] != "and":
        return " and " in alarm.recorded.raw(*alarm.record)  # "the [one hundred] and fiftieth"
    joined = " and " in alarm.recorded.raw(*alarm.record) and said[end : end + 1] == ("and",)
    end += 1 + (said[end + 1 : end + 2] == ("a",))
    counts = end < len(said) and said[end][0] == "#"
    return joined and not counts and "and" not in alarm.recorded.words[alarm.record[1] :][:1]


def _wholly(alarm: Alarm) -> bool:
    """Whether a "hundred percent" between two marks only says how surely: "it will hold, a hundred [percent]"."""
    text, (start, end) = alarm.recorded, alarm.record
    alone = start > 0 and text.between(start).strip() and (text.between(end).strip() or end == len(text))
    left = text.words[start:end], alarm.said.words[slice(*alarm.claim)]
    return bool(alone) and left == (("#100%",), ("#100",))


_BROKEN_NUMBERS = (_one_of_many, _in_dollars, _half_of_nothing, _same_numbers, _torn_in_two, _wholly)


def _matters(alarm: Alarm) -> bool:
    """Whether of a "no matter" the noun is left: "it holds, [no] matter how hard it blows"."""
    words, at = alarm.recorded.words, alarm.record[0] + 1
    left = words[at - 1 : at + 1] == ("no", "matter") and alarm.stands(at)
    return left and not listed("interrogatives").isdisjoint(words[at + 1 : at + 2])


def _to_say(alarm: Alarm) -> bool:
    """Whether of a "not to say" before another word for the same the "to say" is left: "odd, [not] to say strange"."""
    text, (start, end) = alarm.recorded, alarm.record
    left = text.words[start : end + 2] == ("not", "to", "say") and alarm.stands(end) and alarm.stands(end + 1)
    return (
        left and bool(text.between(start).strip()) and not small_word("".join(text.words[end + 2 : end + 3]))
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


def _said_nothing(alarm: Alarm, at: int) -> bool:
    """Whether behind the "is" of a condition all fell out up to an "and", or a verb: "[if] it's [mended] and he is paid"."""
    text, run = alarm.recorded, alarm.gone(at + 1)
    if run is None or text.words[at] not in _IS or run.r0 != at + 1:
        return False
    doing = text.words[at + 1].endswith("ing") and run.r1 == at + 2  # "[if] you're [using] a boat"
    return doing or text.words[run.r1 : run.r1 + 1] in (("and",), ("or",))


def _without_its_verb(alarm: Alarm) -> bool:
    """Whether the finite verb of a condition fell out and its subject stands: "[if] we [do] this", not "[if they come]"."""
    text, start = alarm.recorded, alarm.record[1]
    stands = False
    for at in range(start, min(len(text), start + REACH)):
        if at > start and text.between(at).strip():
            return False
        verb = text.words[at] in listed("finite_verbs")
        if verb or text.words[at - 1] in listed("subject_pronouns"):
            return stands and (alarm.gone(at) is not None or _said_nothing(alarm, at))
        stands = stands or alarm.gone(at) is None
    return False
