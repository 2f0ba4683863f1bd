"""Random words that happen to be on a list, in a form in which no such word can stand there.

A word that denies as a verb does takes the place of a verb of its own form ("avoiding" of "seeking", not of "got"), a "not"
stands behind no article ("the [not] stumbled"), "fewer" counts what follows it, and "unlikely" is said of something. An
opposite in the place of one word has that word's ending: "to be [buried]" is no "to be [running]".
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.grammar import small_word
from quotes.wording.canon.markers import markers, opposite
from quotes.wording.support.alarm import Alarm

_PLAIN = frozenset({"not", "never"})
_ANSWERS = frozenset({"nope", "nah", "dunno", "noone"})
# Verbs that deny what stands behind them.
_AVOIDING = frozenset(
    {"avoid", "avoids", "avoided", "prevent", "prevents", "prevented", "deny", "denies", "lack", "lacks"}
)
_ARTICLES = classed("articles") | listed("possessives")
_SAID_OF = classed("is") | classed("was") | classed("articles") | {"be", "been", "'s", "'re", "'m"}
_LIKELY = frozenset({"likely", "unlikely"})
_PERFECT = frozenset({"would", "could", "should", "must", "might"})


def another_form(alarm: Alarm) -> bool:
    """Whether a marker that only the claim has took the place of one word of another form."""
    rule = alarm.finding.rule
    if rule in ("guard.modal_added", "guard.negation") and _cannot(alarm):
        return True
    if rule == "guard.modal_added":
        return _no_perfect(alarm)
    if rule == "guard.opposite":
        return _other_ending(alarm)
    if rule not in ("guard.negation", "guard.less", "guard.hedge_added"):
        return False
    for change in alarm.own:
        size = change.c1 - change.c0
        if change.kind != "replaced" or size != change.r1 - change.r0:
            continue
        for step in range(size):
            if _out_of_form(alarm, change.c0 + step, change.r0 + step):
                return True
    return False


def _other_ending(alarm: Alarm) -> bool:
    """Whether every opposite took the place of one word of which one ends in "-ing" and the other is a past."""
    places = [
        (alarm.said.words[c.c0 + step], alarm.recorded.words[c.r0 + step])
        for c in alarm.own
        if c.kind == "replaced" and c.c1 - c.c0 == c.r1 - c.r0
        for step in range(c.c1 - c.c0)
    ]
    opposed = [(one, other) for one, other in places if opposite(one, other)]
    return bool(opposed) and all(
        {one.endswith("ing"), other.endswith("ing")} == {True, False} and (is_past(one) or is_past(other))
        for one, other in opposed
    )


def _out_of_form(alarm: Alarm, at: int, other: int) -> bool:
    text, word, stood = alarm.said, alarm.said.words[at], alarm.recorded.words[other]
    match alarm.finding.rule:
        case "guard.less":
            return _counts_nothing(alarm, at, stood)
        case "guard.hedge_added":
            return word in _LIKELY and text.words[max(0, at - 1) : at] not in {(w,) for w in _SAID_OF}
    if not _denies(text.words, at) or _denies(alarm.recorded.words, other):
        return False
    if word == "no" and stood in classed("conjunctions"):
        return True  # "where [no] how"
    acts = not listed("subject_pronouns").isdisjoint(text.words[at + 1 : at + 2])
    if word == "no" and acts and not text.between(at + 1).strip():
        return True  # "it is late, [no] we row"
    if word == "without" and stood in classed("auxiliaries"):
        return True  # "those who [without] row"
    if text.surface[at] in _ANSWERS or word in _ANSWERS:
        return True
    if stood.endswith("ly") and word in listed("guard_denying"):
        return True  # "they could [deny] row"
    if word in _AVOIDING and (at + 1 == len(text) or text.between(at + 1).strip()):
        return True  # "a plan that is going to [avoid]"
    if word in _PLAIN:
        return _no_place_for_not(alarm, at, stood)
    if word.endswith("ing") and word != "nothing":
        return not stood.endswith("ing")
    past = is_past(word) and word not in listed("light_words")
    return past and not (is_past(stood) or stood in listed("finite_verbs") or stood.endswith("ed"))


def _denies(words: Sequence[str], at: int) -> bool:
    """Whether a denial begins at a word."""
    return any(m.kind == "negation" and m.start == at for m in markers(words, at, at + 1))


def _no_place_for_not(alarm: Alarm, at: int, stood: str) -> bool:
    """Whether a "not" stands behind an article, or ends a clause in the place of a thing: "the [not] stumbled"."""
    text = alarm.said
    if small_word(stood) or stood in listed("finite_verbs") or stood.endswith("ly"):
        return False
    led = at > 0 and text.words[at - 1] in _ARTICLES and not text.between(at).strip()
    superlative = at > 0 and text.words[at - 1].endswith("est") and bool(text.between(at + 1).strip())
    return led or superlative or (at + 1 == len(text) and text.words[at - 1].endswith("est"))


def _counts_nothing(alarm: Alarm, at: int, stood: str) -> bool:
    """Whether a "fewer" counts nothing that follows, or a "less" stands for a person."""
    text = alarm.said
    if text.words[at] == "fewer":
        behind = text.words[at + 1 : at + 2]
        return stood not in ("more", "many", "few", "several") and not (behind and behind[0].endswith("s"))
    return text.words[at] == "less" and stood in listed("subject_pronouns")


def _cannot(alarm: Alarm) -> bool:
    """Whether a "cannot" or "won't" took the place of a preposition or stands behind an article: "the weight [cannot] sugar"."""
    words = alarm.said.words
    return any(
        change.kind == "replaced"
        and change.c1 - change.c0 == len(("can", "not"))
        and words[change.c1 - 1] == "not"
        and words[change.c0] in classed("auxiliaries")
        and change.r1 - change.r0 == 1
        and (
            alarm.recorded.words[change.r0] in listed("grammar_prepositions")
            or not _ARTICLES.isdisjoint(words[max(0, change.c0 - 1) : change.c0])
        )
        for change in alarm.own
    )


def _no_perfect(alarm: Alarm) -> bool:
    """Whether a "would have" came in with no participle behind it: "you and [woulda] navy"."""
    text = alarm.said
    for change in alarm.own:
        for at in range(change.c0, min(change.c1, len(text) - 1)):
            if text.words[at] in _PERFECT and text.words[at + 1] == "have" and change.kind == "replaced":
                behind = text.words[at + 2 : at + 3]
                return not (behind and (is_past(behind[0]) or small_word(behind[0]) or _adverb(behind[0])))
    return False


def _adverb(word: str) -> bool:
    return word.endswith("ly") or word in classed("between_verbs") or word in listed("participles")
