"""What stands right beside the words kept and leaves less of them: another choice, the limit of what they deny, of how long
they hold, or of which of their things they speak.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, marked, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.verbs import is_finite, third_person
from quotes.wording.cutting.governors import CLAUSE, Governor, parted

# Words behind a cut that are read for what limits a denial, and shown of another choice.
REACH = 6
LONGEST = 3
# Words of the kept piece between "all" and the noun that it counts.
COUNTED = 3
_MORE_THAN = tuple(
    (word, "than") for word in ("more", "less", "fewer", "longer", "later", "earlier", "further", "farther")
)
_ANY = tuple((word,) for word in ("any", "anyone", "anybody", "anything", "either"))
# What may limit anybody or anything, and to, from or with whom something is not done.
_ABOUT = frozenset({"with", "like", "about", "against", "from", "of", "under", "over", "else"})
_TOWARDS = frozenset({"to", "from", "with"})
_OBJECTS = frozenset({"it", "them", "him", "her", "me", "us"})
_LED = tuple((word,) for word in (*listed("grammar_determiners"), *listed("possessives")))
# Behind these no sentence ends, so that words that do were broken off.
_BREAKING_OFF = frozenset({"of", "with", "from", "into", "at"})
# What denies of what is to come, or of all times.
_NOT_AHEAD = frozenset({"won't", "can't", "cannot", "shan't"})
_AHEAD = frozenset({"will", "can", "shall"})
_NOTHING = frozenset({"nothing", "nobody", "none", "no", "nowhere"})
_WHICH = frozenset({"that", "who", "whom", "whose", "which"})


def other_choice(right: Atoms) -> Governor | None:
    """Another choice that was left open: "on Wednesday[, or perhaps on Thursday]"; it turns nothing, since the first was said."""
    words = right.words
    if words[:1] != ("or",) or words[1:2] in ((), ("so",)):
        return None
    return Governor("hedge", "cut.alternative", 0, _phrase_end(right), False)


def limit_of_denial(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """What alone was denied ("we do not raise prices [every year]"), which turns; or when or where, which does not."""
    if parted(right, 0):
        return None
    if not denies(kept):
        return _nothing_without(right, kept)
    if kept[-1] in _BREAKING_OFF:
        return None  # "if you don't run two of | everything" says nothing whole
    words, end = right.words, _phrase_end(right)
    if size := _to_whom(words, kept):
        return Governor("negation", "cut.denied_limit", 0, size, True)
    known = phrases("guard_denied_limits")
    degree = next((at for at in range(min(2, end)) if words[at] == "enough"), None)
    if degree is not None and (not degree or words[0].endswith("ly")):
        return Governor("quantifier", "cut.denied_limit", 0, degree + 1, True)  # "cannot thank them [enough]"
    if _manner(words[0]):
        return Governor("negation", "cut.denied_limit", 0, 1, True)  # "did not sing [badly]"
    for at in range(end):
        if at and words[at] in listed("clause_openers"):
            break
        for size in range(min(LONGEST, end - at), 0, -1):
            if words[at : at + size] in known:
                return Governor("negation", "cut.denied_limit", 0, at + size, True)
    if words[0] in listed("guard_denied_limits_told"):
        return Governor("condition", "cut.denied_limit", 0, end, _while_it_lasts(words, kept))
    return None


def _while_it_lasts(words: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether what will or can not be is denied only as long as something lasts: "we will not sign [while they shoot]"."""
    denied = next((word for word in reversed(kept) if _is_denial(word)), "")
    ahead = denied in _NOT_AHEAD or (denied in ("not", "never") and not _AHEAD.isdisjoint(kept[-CLAUSE:]))
    return words[0] == "while" and ahead and words[1:2] != () and not words[1].endswith("ing")


def _to_whom(words: Sequence[str], kept: Sequence[str]) -> int:
    """How many words limit a denial to some: "did not see anyone [like him]", "wouldn't sell the farm [to a stranger]", "never
    slept [more than an hour]"; 0 for none.
    """
    if words[:2] in _MORE_THAN:
        return 2
    if words[1:2] in _ANY:
        return 0  # "I don't owe anything | to anyone"
    if kept[-1] in classed("any_of_them"):
        return 2 if words[0] in _ABOUT else 0
    complete = kept[-1] in _OBJECTS or kept[-2:-1] in _LED
    if words[0] == "against" and len(words) > 1 and may_be_noun(kept[-1]):
        return 2
    told = words[0] in _TOWARDS and words[1:2] in (("a",), ("an",)) and complete
    return 3 if told and words[2:3] != () and words[2] not in classed("nobody_at_all") else 0


def _nothing_without(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """What alone lets nothing be: "nothing works here [without a bribe]"."""
    tail = kept[-CLAUSE:]
    if right.words[:1] != ("without",) or len(right) < 2 or _NOTHING.isdisjoint(tail[:-1]):
        return None
    return Governor("negation", "cut.denied_limit", 0, 1, True)


def _manner(word: str) -> bool:
    """Whether a word tells how something is done: "badly", and not "unfortunately" or "lately"."""
    return word.endswith("ly") and word not in classed("clausal_adverbs")


def time_limit(right: Atoms) -> Governor | None:
    """For how long something was said to hold: "the school stays open [while I am mayor]"."""
    if parted(right, 0):
        return None
    sizes = range(min(LONGEST + 1, len(right)), 0, -1)
    held = any(right.words[:size] in phrases("guard_time_limits") for size in sizes)
    return Governor("time", "cut.time", 0, _phrase_end(right), False) if held else None


def restrictive(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """The clause that says which of the things named last are meant: "we close the schools [that nobody attends]".

    Where all of them or none were named it turns: "all the schools".
    """
    words = right.words
    noun = kept[-1:]
    if parted(right, 0) or len(words) < 2 or not noun:
        return None
    if _of_everybody(noun[0]) and words[0] in _WHICH and (words[0] != "that" or not _tells(kept)):
        return Governor("quantifier", "cut.restrictive", 0, _phrase_end(right), not _greets(kept))
    if not may_be_noun(noun[0]):
        return None
    if words[0] not in ("who", "whose", "which") and not (words[0] == "that" and _of_noun(words[1], kept)):
        return None
    if noun[0].endswith("ing"):
        return None  # "in every city, saying [that bonds await me]"
    # "We do not serve people [who are drunk]" denies it of them alone.
    denied = words[0] == "who" and noun[0].endswith("s" if noun[0] != "people" else "e") and denies(kept)
    every = denied or not listed("guard_universals").isdisjoint(kept[-1 - COUNTED :])
    return Governor("quantifier", "cut.restrictive", 0, _phrase_end(right), every)


def _greets(kept: Sequence[str]) -> bool:
    """Whether nothing is told of those who are named, but thanks or a welcome given to them: "thank you to everyone"."""
    return not classed("greeting").isdisjoint(kept[-REACH:])


def _of_noun(behind: str, kept: Sequence[str]) -> bool:
    """Whether a "that" says which, and not what was said or thought: "boats that leak", not "told them that boats leak"."""
    if _acts(behind):
        return True
    nouns = listed("grammar_speech_nouns", "guard_denied_nouns")
    return may_be_noun(behind) and kept[-1] not in nouns and not _tells(kept)


def _tells(kept: Sequence[str]) -> bool:
    """Whether words tell what somebody says or thinks, so that a "that" behind them opens just that."""
    content = listed("guard_saying", "guard_attitudes", "telling_verbs", "reporting_verbs")
    return not content.isdisjoint(kept[-CLAUSE:])


def _of_everybody(word: str) -> bool:
    """Whether a word names all or none by itself: "nothing [that we would not do again]"."""
    return word in listed("guard_universals") and word.endswith(("thing", "body", "one"))


def modifier(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A word cut off the noun with which the words kept begin, before its verb: "[absolute] power corrupts"."""
    at = len(left) - 1
    words = left.words
    noun = len(kept) > 1 and may_be_noun(kept[0]) and not _acts(kept[0]) and _acts(kept[1])
    if not noun or at < start or parted(left, len(left)) or not may_be_noun(words[at]) or _acts(words[at]):
        return None
    shown = left.raw(at, at + 1)
    if kept[0].endswith(("self", "selves")) or shown in marked("names_first"):
        return None
    if at > start and shown[:1].isupper():
        return None  # "the Federal | banks"
    led = at == start or words[at - 1] in listed("grammar_determiners", "possessives")
    return Governor("quantifier", "cut.modifier", at, len(left), False) if led else None


def may_be_noun(word: str) -> bool:
    """Whether a word has weight of its own and is no verb that lists know."""
    light = listed("light_words", "prepositions", "subject_pronouns", "clause_openers")
    return word.isalpha() and word not in light and not word.endswith("ly")


def _acts(word: str) -> bool:
    """Whether a word can be the verb of a clause: "is", "must", "failed", "corrupts"."""
    return is_finite(word) or third_person(word)


def denies(kept: Sequence[str]) -> bool:
    """Whether the last clause of the words kept denies what it tells."""
    tail = kept[-CLAUSE:]
    at = max((n for n, word in enumerate(tail) if _is_denial(word)), default=len(tail))
    following = {word.partition("'")[0] for word in tail[at + 1 :]}
    others = listed("clause_openers", "subject_pronouns") - {"it", "you"}
    return at < len(tail) and following.isdisjoint(others)


def _is_denial(word: str) -> bool:
    # Claimed words are folded only: "don't" is one word.
    return word in ("not", "never", "cannot") or word.endswith("n't")


def _phrase_end(right: Atoms) -> int:
    """Where the first phrase behind a cut ends: at a mark, or after a few words."""
    most = min(len(right), REACH)
    return next((at for at in range(1, most) if parted(right, at)), most)
