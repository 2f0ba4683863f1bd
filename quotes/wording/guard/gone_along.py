"""Markers of the record that fell out with the word they governed, or of which half is left: nothing was denied anew.

"We're [not joining] any band", "we [can make] fun of you", "the [only thing] is": what the marker was said of went in one run
with it, and the sentence that is left is broken or speaks of something else. "The war, [far] from harming us" and "seldom
[fails] to" keep a half that is no marker. Such a claim is `altered`. Where the verb hangs on a "to" that went too, or is one of
saying or thinking whose clause now stands as said ("[I don't think] it works"), the sense is turned.
"""

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers
from quotes.wording.guard.alarm import Alarm

_OF_VERBS = frozenset({"guard.negation", "guard.modal_dropped"})
_ADVERBS = classed("loose_adverbs") | classed("between_verbs")
_HAVE = classed("has") | {"have"}
_RARELY = (("seldom",), ("rarely",), ("never",))
_HALVES = (("do", "not"), ("whole",))
_NOT = frozenset({"not", "never"})
# Of a marker so long a part may be left.
LONGEST = 3


def gone_along(alarm: Alarm) -> bool:
    """Whether a marker fell out with what it governed, or a half of it without the other."""
    if not alarm.lost:
        return False
    if alarm.finding.rule in ("guard.hedge_dropped", "guard.quantifier"):
        ours = alarm.said.words[slice(*alarm.claim)]
        if ours in _HALVES:
            return True  # "[I] do not [think]", "a whole [lot] of"
    rule, change = alarm.finding.rule, alarm.own[-1]
    if rule in _OF_VERBS and (_with_its_verb(alarm, change) or _verb_before(alarm, change)):
        return True
    if rule == "guard.hedge_dropped":
        return _adverb_with_its_word(alarm.recorded, change, alarm.record[1])
    if rule == "guard.quantifier_dropped":
        return _with_its_noun(alarm, change)
    if rule == "guard.condition_dropped":
        return _clause_begun(alarm.recorded, change, alarm.record[1])
    return rule == "guard.negation" and _half_left(alarm)


def _with_its_verb(alarm: Alarm, change: Change) -> bool:
    """Whether a denial or a modal ended with its verb: "[not joining] any band", "we [don't have] parts"."""
    text, at = alarm.recorded, alarm.record[1]
    if alarm.finding.rule == "guard.negation" and _NOT.isdisjoint(text.words[at - 1 : at]):
        return False  # "[no new] taxes"
    if text.words[at : at + 1] == ("not",):
        at += 1
    while at < change.r1 and (text.words[at] in _ADVERBS or text.words[at].endswith("ly")):
        at += 1
    if at != change.r1 - 1:
        return False
    verb = text.words[at]
    if verb in _HAVE:  # "[don't have] parts", not "[should have] shut it" nor "[don't have] to"
        did = text.words[at - 2 : at - 1]
        return did != () and did[0] in classed("do") and text.words[at + 1 : at + 2] != ("to",)
    return _governed(verb) and not (_stands_alone(verb) and _opens(text, change.r0))


def _governed(word: str) -> bool:
    """Whether a word can be what a denial or a modal is said of: no degree, no filler and no other marker."""
    small = word in listed("light_words") or word in listed("intensifiers") or word in listed("openers")
    return not (small or markers((word,)) or word[0] == "#")


def _stands_alone(verb: str) -> bool:
    """Whether what hangs on a verb is a statement of its own without it: "[I don't think] it works"."""
    return (
        verb in listed("guard_attitudes") or verb in listed("guard_saying") or verb in listed("guard_raising")
    )


def _opens(text: Atoms, at: int) -> bool:
    """Whether a run begins with its subject, so that what follows begins a clause."""
    return text.words[at] in listed("subject_pronouns")


def _verb_before(alarm: Alarm, change: Change) -> bool:
    """Whether a "no" fell out with the verb before it: "that [takes no] time"."""
    words, (start, end) = alarm.recorded.words, alarm.record
    run = words[change.r0 : start]
    return (
        words[start:end] == ("no",)
        and end == change.r1
        and len(run) == 1
        and not (run[0] in listed("light_words") or run[0] in listed("grammar_prepositions"))
        and not markers(run)
    )


def _adverb_with_its_word(text: Atoms, change: Change, at: int) -> bool:
    """Whether an adverb that holds back fell out with the one word that it held back: "that are [maybe warmer] than"."""
    alone = at - 1 >= change.r0 and (
        text.words[at - 1].endswith("ly") or text.words[at - 1] in ("perhaps", "maybe")
    )
    return alone and at == change.r1 - 1 and text.words[at] not in listed("light_words")


def _with_its_noun(alarm: Alarm, change: Change) -> bool:
    """Whether a quantity fell out with the noun it counts: "the [only thing] is", "[most of] the [time] when"."""
    words, at = alarm.recorded.words, alarm.record[1]
    while at < len(words) and words[at] in ("of", "the"):
        at += 1
    if at >= len(words) or words[at] in listed("light_words") or markers(words[at : at + 1]):
        return False
    gone = alarm.gone(at)
    if gone is None or gone.r1 != at + 1 or at + 1 >= len(words):
        return False
    ended = words[at + 1] in listed("clause_openers", "light_words", "interrogatives")
    return ended or bool(alarm.recorded.between(at + 1).strip())


def _clause_begun(text: Atoms, change: Change, at: int) -> bool:
    """Whether a condition fell out with its subject and its verb, and what hung on them is left: "[if they say] it is new"."""
    rest = text.words[at : change.r1]
    if len(rest) != len(("they", "say")) or rest[0] not in listed("subject_pronouns"):
        return False
    ended = change.r1 >= len(text) or bool(text.between(change.r1).strip())
    return not ended and rest[1] not in listed("light_words")


def _half_left(alarm: Alarm) -> bool:
    """Whether of a denial of several words one is left that is none: "[far] from harming", "seldom [fails] to"."""
    start, end = alarm.record
    words = alarm.recorded.words[start:end]
    if not 1 < end - start <= LONGEST or words not in phrases("guard_negations"):
        return False
    left = tuple(alarm.recorded.words[at] for at in range(start, end) if alarm.gone(at) is None)
    if words[-1] == "to" and alarm.recorded.words[start - 1 : start] not in _RARELY:
        return False  # "they seem [unable] to pay", "they have [yet] to pay"
    return bool(left) and (listed("grammar_prepositions") | {"to"}).issuperset(left)
