"""Words of the claim that happen to be on a list, in a place where no such word can stand: nothing is denied or counted there.

"[Eleven] us make certain" for "let us", "[wrongly] was done" for "it was", "fixed what I [unlikely] about": one word was put
for another of another class. What the record has there tells which: an article, a number or a degree can give way to a
quantity, an adverb to a doubt; a subject, a verb or a thing cannot.
"""

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.markers import markers
from quotes.wording.support.alarm import Alarm

_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_OBJECTS = frozenset({"me", "us", "him", "them", "it"})
_ADVERBS = classed("loose_adverbs") | classed("between_verbs")
_DENIED_IN_MANNER = classed("wrongly_done")
_DENIED_STATES = classed("withheld")
# "We have left", "we all left".
_QUANTIFIED = (
    classed("articles") | classed("has") | {"have"} | listed("grammar_determiners", "intensifiers") | _ADVERBS
)
_HAD_WOULD = ("'d", "\u2019d")
_HARDLY = frozenset({"scarcely", "hardly", "barely", "neither", "nor"})
_JOINTS = frozenset({"and", "or", "but"})
_NO_VERBS = _JOINTS | classed("articles") | (listed("grammar_prepositions") - {"to", "like"})
_DOING = frozenset({("can", "not"), ("could", "have"), ("should", "have"), ("would", "have")})
_SELF = ("self", "selves")
_LESS = classed("lessening")
_AMOUNTS = frozenset({"quantifier", "number", "bound", "negation"})
# What holds back as an adverb does, and is not known by its ending.
_DOUBTS = frozenset({"perhaps", "maybe", "kinda", "sorta", "unlikely", "likely", "somewhat"})


def out_of_place(alarm: Alarm) -> bool:
    """Whether a marker that only the claim has took the place of one word of a class in whose place it says nothing."""
    if alarm.finding.rule == "guard.modal_added" and alarm.finding.claim in _HAD_WOULD:
        return alarm.finding.recorded.startswith(_HAD_WOULD)  # "how'd [you] get it": it stands in both
    if alarm.finding.rule in ("guard.negation", "guard.modal_added") and _cannot_do(alarm):
        return True
    if alarm.finding.rule == "guard.pronoun" and _itself(alarm):
        return True
    if alarm.finding.rule == "guard.negation" and _verb_alone(alarm):
        return True
    stood = _stood(alarm)
    if stood is None:
        return False
    word, (start, end) = stood, alarm.claim
    ours = alarm.said.words[start:end]
    match alarm.finding.rule:
        case "guard.number_added":
            behind = alarm.said.words[end : end + 1]
            counts = _can_be_counted(word) and not _ends_its_phrase(word, behind)
            return not (counts or _many(behind))
        case "guard.hedge_added":
            return len(ours) == 1 and not _can_be_held_back(ours[0], word)
        case "guard.quantifier_added":
            return word not in _QUANTIFIED or word in listed("possessives")
        case "guard.modal_added":
            return word not in listed("finite_verbs") | _SUBJECTS | _ADVERBS and not is_past(word)
        case "guard.condition_added":
            return not (word in listed("light_words") and word not in listed("finite_verbs") | {"be"})
        case "guard.negation":
            return _denies_nothing_there(ours, word)
        case "guard.less":
            return ours[:1] != () and ours[0] in _LESS and not _of_degree(word)
        case "guard.pronoun":
            return word in _SUBJECTS and ours[:1] != () and (ours[0] in _OBJECTS or ours[0].endswith(_SELF))
    return False


def _stood(alarm: Alarm) -> str | None:
    """The one recorded word in whose place, word for word, the marked word of the claim stands; None where there is none."""
    start = alarm.claim[0]
    for c in alarm.own:
        if c.kind == "replaced" and c.c1 - c.c0 == c.r1 - c.r0 and c.c0 <= start < c.c1:
            return alarm.recorded.words[c.r0 + start - c.c0]
    return None


def _can_be_counted(word: str) -> bool:
    """Whether a number can stand where a word stood: for an article, a quantity, or before what it counted."""
    known = word in classed("articles") or word in listed("grammar_determiners") or bool(markers((word,)))
    small = word in listed("light_words") or word in listed("clause_openers")
    verb = word in listed("finite_verbs") or word in classed("before_verbs")
    return known or not (small or verb)


def _ends_its_phrase(word: str, behind: tuple[str, ...]) -> bool:
    """Whether a word named many, and no thing follows that a number in its place could count: "uncertain [twenty] have"."""
    closed = behind != () and behind[0] in listed("finite_verbs")
    return closed and _many((word,)) and not markers((word,))


def _many(words: tuple[str, ...]) -> bool:
    """Whether many of a thing stand there, so that a number can count them: "four years" for "for years"."""
    return words != () and words[0].endswith("s") and words[0] not in listed("light_words") | _OBJECTS


def _can_be_held_back(hedge: str, word: str) -> bool:
    """Whether a hedge can stand where a word stood: an adverb for an adverb, a verb for a verb."""
    if hedge.endswith("ly") or hedge in _DOUBTS:
        small = word in listed("light_words") and word not in listed("finite_verbs")
        return small or word.endswith("ly") or word in _ADVERBS or (word,) in grouped("guard_hedges")
    if word in _ADVERBS | listed("grammar_prepositions") and word not in listed("finite_verbs"):
        return False
    verb = word in listed("finite_verbs") or is_past(word) or word.endswith("s")
    return verb or word in listed("guard_attitudes") or word in listed("guard_achieving")


def _cannot_do(alarm: Alarm) -> bool:
    """Whether a "cannot" or "could've" came in with no verb behind it: "the nets are [cannot] and old"."""
    text = alarm.said
    return any(
        text.words[c.c1 - 2 : c.c1] in _DOING
        and c.c1 - c.c0 == 2
        and (c.c1 == len(text) or bool(text.between(c.c1).strip()) or text.words[c.c1] in _NO_VERBS)
        for c in alarm.own
        if c.kind == "replaced"
    )


def _itself(alarm: Alarm) -> bool:
    """Whether a "yourself" stands for a subject and its verb, which it cannot be: "[yourselves] ever seen" for "I've"."""
    return any(
        change.kind == "replaced"
        and all(word.endswith(_SELF) for word in alarm.said.words[change.c0 : change.c1])
        and alarm.recorded.words[change.r0] in _SUBJECTS
        for change in alarm.own
    )


def _verb_alone(alarm: Alarm) -> bool:
    """Whether a verb that denies took the place of a subject with its verb: "but [deny] getting close" for "we're"."""
    return any(
        change.kind == "replaced"
        and change.c1 - change.c0 == 1 < change.r1 - change.r0
        and alarm.said.words[change.c0] in listed("guard_denying")
        and alarm.recorded.words[change.r0] in listed("subject_pronouns")
        for change in alarm.own
    )


def _denies_nothing_there(ours: tuple[str, ...], word: str) -> bool:
    """Whether a word that denies stands for one of another class: "[forbidden] crews" for "once", "[scarcely] it" for "on"."""
    if len(ours) != 1:
        return False
    if ours[0] in _HARDLY:
        small = word in listed("light_words") and word not in listed("grammar_prepositions")
        subject = word in listed("subject_pronouns") and ours[0] not in ("neither", "hardly")
        return subject or not (word.endswith("ly") or word in _ADVERBS or small or bool(markers((word,))))
    if ours[0] in _DENIED_IN_MANNER:
        return not (word.endswith("ly") or word in listed("light_words")) or word in listed(
            "subject_pronouns"
        )
    return ours[0] in _DENIED_STATES and not (is_past(word) or word.endswith("ed"))


def _of_degree(word: str) -> bool:
    """Whether a word says how much, or is a small one beside which less can be said."""
    small = word in listed("light_words") and word not in _OBJECTS | _SUBJECTS
    return (
        small
        or word in listed("intensifiers")
        or any(marker.kind in _AMOUNTS for marker in markers((word,)))
        or word in classed("wholes") | {"more", "most"}
    )
