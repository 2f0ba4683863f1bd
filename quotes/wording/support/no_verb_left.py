"""Denials that fell out with the verb of their clause, or with what a phrase hangs on, so that nothing is claimed there.

"It [wasn't] pleasant" has lost its one verb, "[isn't] that where it began" its question, "with [none] of the boats" what the
boats are of, and "we [deny] the charge" what was done. Nobody reads the opposite out of what is left: it is a damaged text. A
participle behind the denial stands as it is ("they [weren't] helped to row"), and so does a verb ("they [aren't] open now").
"""

from quotes.lexicon import classed, listed
from quotes.text import APOSTROPHES
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import small_word
from quotes.wording.support.alarm import Alarm
from quotes.wording.support.standing import is_adverb

_SINGULAR = frozenset({"is", "was"})
_BE = classed("is") | classed("was")
_HAVE = classed("has") | {"have"}
_NOTHING = frozenset({"nothing", "nobody", "none"})
_PLURAL = frozenset({"i", "we", "you", "they", "who", "that", "which"})
_JOINING = frozenset({"and", "or", "but", "so", "because"})
_ASKED = listed("subject_pronouns") | {"this", "that", "there", "these", "those"}
_STATES = ("able", "ible", "ful", "ous", "less", "iar", "lar", "ical", "ial", "ual")
_FAILING = (("fail", "to"), ("failed", "to"), ("fails", "to"))
_ENDINGS = ("ed", "ing")
_OBJECTS = classed("articles") | listed("possessives") | {"this", "these", "those", "any", "some"}
_OF_WHICH = ("of",)


def no_verb_left(alarm: Alarm) -> bool:
    """Whether a denial that fell out took along what made a claim of the words around it."""
    if alarm.finding.rule != "guard.negation" or not alarm.lost:
        return False
    run = alarm.gone(alarm.record[0])
    if run is None:
        return False
    return (
        _no_copula(alarm, run)
        or _no_noun(alarm, run)
        or _nothing_there(alarm, run)
        or _verb_denied(alarm, run)
        or _or_not(alarm, run)
        or _not_you(alarm, run)
        or _without_a_verb(alarm, run)
        or _of_nothing(alarm, run)
        or _bare_to(alarm, run)
        or _no_denying(alarm, run)
    )


def _no_copula(alarm: Alarm, run: Change) -> bool:
    """Whether an "isn't" or "was not" stood between a subject and what is said of it, or opened a question."""
    text, (start, end) = alarm.recorded, (run.r0, run.r1)
    verb = text.words[start]
    if text.words[start:end] not in {(form, "not") for form in _BE} or end >= len(text):
        return False
    if start == 0 or sentence_start(text, start) or text.words[start - 1] in _JOINING:
        return text.words[end] in _ASKED and _contracted(alarm, start)
    if text.between(start).strip() or text.between(end).strip() or not alarm.stands(end):
        return False
    if is_adverb(text.words[end]) and end + 1 < len(text):
        end += 1
        if text.between(end).strip():
            return True  # "the boats they [are not] yet."
    return _no_verb(text.words[end], verb in _SINGULAR and text.words[start - 1] not in _PLURAL)


def _no_verb(word: str, singular: bool) -> bool:
    """Whether a word is no verb that its subject could have, one of the third person if it is `singular`."""
    if is_past(word) or word.endswith("ing") or word == "to" or word in listed("participles", "finite_verbs"):
        return False
    led = word in listed("grammar_determiners", "possessives", "grammar_prepositions") or is_adverb(word)
    return singular or led or word in classed("states") or word.endswith(_STATES)


def _no_noun(alarm: Alarm, run: Change) -> bool:
    """Whether a "no" went with the verb whose complement it stood before: "this [was no] accident", "we [have no] plans"."""
    text, (start, end) = alarm.recorded, (run.r0, run.r1)
    if text.words[start:end] not in {(verb, "no") for verb in _BE | _HAVE} or start == 0 or end >= len(text):
        return False
    return not sentence_start(text, start) and alarm.stands(start - 1) and alarm.stands(end)


def _nothing_there(alarm: Alarm, run: Change) -> bool:
    """Whether what there is not fell out, so that nothing is said to be: "there's [nothing] to do"."""
    words, start = alarm.recorded.words, alarm.record[0]
    if words[start] not in _NOTHING:
        return False
    return (
        words[start - 2 : start - 1] == ("there",)
        and words[start - 1] in _BE | {"'s"}
        and run.r1 == start + 1
    )


def _verb_denied(alarm: Alarm, run: Change) -> bool:
    """Whether an older "not" went with the verb before it: "it will, I [doubt not], meet with approval"."""
    words, end = alarm.recorded.words, run.r1
    if end - run.r0 != len(("doubt", "not")) or words[end - 1] != "not" or run.r0 == 0:
        return False
    verb, subject = words[run.r0], words[run.r0 - 1]
    lexical = not (small_word(verb) or is_adverb(verb) or verb in classed("auxiliaries"))
    return lexical and subject in listed("subject_pronouns") and alarm.stands(run.r0 - 1)


def _or_not(alarm: Alarm, run: Change) -> bool:
    """Whether a "not" was the second of two that are left open, and ended its clause: "relevant or [not], as you like"."""
    text, (start, end) = alarm.recorded, alarm.record
    alone = text.words[start:end] == ("not",) and run.r0 == start and text.words[start - 1 : start] == ("or",)
    return alone and alarm.stands(start - 1) and (end == len(text) or bool(text.between(end).strip()))


def _contracted(alarm: Alarm, at: int) -> bool:
    return any(mark in alarm.recorded.raw(at, at + 2) for mark in APOSTROPHES)


def _not_you(alarm: Alarm, run: Change) -> bool:
    """Whether a "not" went with the one it denied, whose clause ends there: "it's [not you;] the boat is old"."""
    text, start = alarm.recorded, run.r0
    denied = text.words[start : start + 1] == ("not",) and run.r1 - start == len(("not", "you"))
    person = denied and text.words[start + 1] in listed("subject_pronouns", "anybody")
    return person and text.words[start - 1] in _BE | {"'s"} and bool(text.between(run.r1).strip())


def _without_a_verb(alarm: Alarm, run: Change) -> bool:
    """Whether a "without" went with the verb before it, and what it stood before is left: "no crew [leaves without] a flag"."""
    words, start = alarm.recorded.words, alarm.record[0]
    if words[start : start + 1] != ("without",) or run.r0 >= start:
        return False
    verb, before = words[start - 1], words[run.r0 - 1] if run.r0 else ""
    return (is_past(verb) or verb.endswith("s")) and not (
        small_word(verb) or before in classed("auxiliaries")
    )


def _of_nothing(alarm: Alarm, run: Change) -> bool:
    """Whether a "none" fell out behind a preposition, or a "nowhere": "with [none] of them", "the middle of [nowhere] in May"."""
    words = alarm.recorded.words
    led = run.r0 > 0 and words[run.r0 - 1] in listed("grammar_prepositions") and alarm.stands(run.r0 - 1)
    behind = words[run.r1 : run.r1 + 1]
    if words[run.r0 : run.r1] == ("nowhere",):
        return led and (behind == () or behind[0] in listed("grammar_prepositions") | _JOINING)
    return led and words[run.r0 : run.r1] == ("none",) and behind == _OF_WHICH


def _bare_to(alarm: Alarm, run: Change) -> bool:
    """Whether a "fail" left its "to" right behind its subject: "nor [can] I [fail] to urge it"."""
    words, end = alarm.recorded.words, run.r1
    left = words[end - 1 : end + 1] in _FAILING and alarm.stands(end)
    return (
        left and run.r0 > 0 and words[run.r0 - 1] in listed("subject_pronouns") and alarm.stands(run.r0 - 1)
    )


def _no_denying(alarm: Alarm, run: Change) -> bool:
    """Whether the verb that denied fell out alone before its object: "we [deny] the charge", "it is [denying] it room"."""
    words, (start, end) = alarm.recorded.words, (run.r0, run.r1)
    if end - start != 1 or words[start] not in classed("verbs_that_deny") or start == 0 or end >= len(words):
        return False
    left = alarm.stands(start - 1) and alarm.stands(end)
    if words[start].endswith("ing"):
        return left and words[start - 1] in _BE and not words[end].endswith(_ENDINGS)
    led = words[start - 1] in listed("subject_pronouns") or words[start - 1] == "to"
    return led and left and words[end] in _OBJECTS
