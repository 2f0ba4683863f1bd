"""The words on which a meaning can turn, found in a run of canonical words.

A marker has a kind (negation, modal, quantifier …) and a group: words of one group stand for each other. The
lists are data, `quotes/words/guard_*.txt`.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from quotes.lexicon import Phrase, classed, grouped, listed, paired, phrases

# Where two kinds claim the same words, the longer phrase wins, then the kind named first.
_GROUPED = (
    ("bound", "guard_bounds"), ("hedge", "guard_hedges"), ("modal", "guard_modals"),
    ("condition", "guard_conditions"), ("quantifier", "guard_quantifiers"),
    ("time", "guard_times"), ("pronoun", "guard_pronouns"),
)  # fmt: skip
# Modals that are nouns as well: "of his own free will", "with all thy might", "a must".
_NOUNS = classed("noun_modals")
# Words after which May and March are the months.
_BEFORE_MAY = classed("before_may")
# Modals of which one that comes or goes changes the force: "will" only moves the tense.
BINDING = frozenset({"may", "could", "must", "should", "would", "can"})
# Before a verb in "-ing" these deny nothing: "I can not help laughing".
_HELPLESS = frozenset({("can", "not", "help"), ("could", "not", "help")})
_LAST_THING = ("last", "thing")
_HOPING = frozenset({("i", "hope"), ("we", "hope")})
_MONTHS = frozenset({("may",), ("march",)})
# How the base forms of the list are spelled across the ocean: "legalise", "honour", "defence".
_SPELLINGS = ((r"([iy])ze$", r"\1se"), (r"or$", "our"), (r"ense$", "ence"))
# Verbs before which "de-" takes back what was done: "regulate", "centralise", "classify".
_TAKEN_BACK = re.compile(r"\w{3,}(?:at|i[sz]|if)(?:e[sd]?|y|ies|ied|ying|ing|ion)|\w{3,}i[sz]ations?")
# Who does something and to whom it is done: "payer", "payee".
_DOER, _DONE_TO, SHORTEST_STEM = ("er", "or"), "ee", 3
_FORMED = ("er", "ers", "or", "ors", "ee", "ees")


class Marker(NamedTuple):
    """A phrase that can turn a meaning, on the words [start, end) of a text."""

    kind: str
    group: str
    start: int
    end: int


# The phrases of one length that begin with one word, each with its kinds and groups.
_Kinds = tuple[tuple[str, str], ...]
_SameLength = tuple[int, dict[Phrase, _Kinds]]


@cache
def _table() -> dict[str, tuple[_SameLength, ...]]:
    """First word -> phrases with their kinds and groups by their number of words, the longest first."""
    found: dict[Phrase, list[tuple[str, str]]] = defaultdict(list)
    for phrase in phrases("guard_not_negations"):
        found[phrase].append(("idiom", "idiom"))
    for phrase in phrases("guard_negations"):
        found[phrase].append(("negation", "not"))
    numbers = paired("numbers")
    for kind, name in _GROUPED:
        for phrase, group in grouped(name).items():
            found[phrase].append((kind, group))
            counted = tuple(
                f"#{value}" if (value := numbers.get(word, "")).endswith(".") else word for word in phrase
            )
            if counted != phrase:  # "every second"
                found[counted].append((kind, group))
            at = phrase.index("is") if len(phrase) > 2 and "is" in phrase[:2] else -1
            if at >= 0:  # "there's a chance", "he's said to"
                found[(*phrase[:at], "'s", *phrase[at + 1 :])].append((kind, group))
    table: dict[str, dict[int, dict[Phrase, _Kinds]]] = defaultdict(lambda: defaultdict(dict))
    for phrase, kinds in found.items():
        table[phrase[0]][len(phrase)][phrase] = tuple(kinds)
    return {first: tuple(sorted(sizes.items(), reverse=True)) for first, sizes in table.items()}


def markers(words: Sequence[str], low: int = 0, high: int | None = None) -> list[Marker]:
    """The markers among the words [low, high), longest phrases first, none inside another."""
    end = len(words) if high is None else min(high, len(words))
    found: list[Marker] = []
    table = _table()
    at = max(0, low)
    while at < end:
        entries = table.get(words[at])
        if entries is None:
            if words[at][0] == "#":
                found.append(Marker("number", words[at], at, at + 1))
            at += 1
            continue
        for size, known in entries:
            phrase = tuple(words[at : at + size])
            if (kinds := known.get(phrase)) is not None:
                if phrase in _HELPLESS and not "".join(words[at + size : at + size + 1]).endswith("ing"):
                    continue  # "we cannot help you"
                if phrase in _HOPING and tuple(words[at + size : at + size + 1]) == ("to",):
                    continue  # "we hope to open" holds back by "hope to"
                if phrase[:2] == _LAST_THING and _brings_up(words[at + size : at + size + 2]):
                    continue  # "the last thing I want to mention"
                month = at and words[at - 1] in _BEFORE_MAY and phrase in _MONTHS
                noun = size == 1 and at and phrase[0] in _NOUNS and not month
                if noun and words[at - 1] in listed("guard_before_nouns"):
                    at += 1
                    break
                if phrase == ("march",) and not month:
                    at += 1
                    break
                if phrase == ("may",) and (month or (words[at + 1 : at + 2] and words[at + 1][0] == "#")):
                    found += [Marker(kind, group, at, at + 1) for kind, group in kinds if kind == "time"]
                    at += 1
                    break
                if phrase == ("little",) and at and words[at - 1] in listed("guard_before_little"):
                    at += 1
                    break
                found += [Marker(kind, group, at, at + size) for kind, group in kinds]
                if size > 2 and kinds[0][0] == "hedge" and words[at + 2 : at + 3] in (["not"], ("not",)):
                    # "I do not think" holds back and denies.
                    found.append(Marker("negation", "not", at + 2, at + 3))
                at += size
                break
        else:
            at += 1
    return found


def _brings_up(words: Sequence[str]) -> bool:
    """Whether what somebody wants last is only to say it."""
    return words[:1] in (("to",), ["to"]) and not classed("bringing_up").isdisjoint(words[1:])


@cache
def _parts() -> frozenset[str]:
    """Every word of every phrase in the table."""
    return frozenset(
        word for sizes in _table().values() for _, known in sizes for phrase in known for word in phrase
    )


def may_touch(words: Sequence[str], start: int, end: int) -> bool:
    """Whether some marker can hold one of the words [start, end), or the place between two words where they are none."""
    if start < end:
        return any(word in _parts() or word[0] == "#" for word in words[start:end])
    return 0 < start < len(words) and words[start - 1] in _parts() and words[start] in _parts()


@cache
def marker_words() -> frozenset[str]:
    """Every single word that is a marker by itself; such a word is never a mere slip of the keyboard."""
    single = {word for word, sizes in _table().items() for size, _ in sizes if size == 1}
    return frozenset(single | set(paired("numbers")) | set(_opposites()) | listed("guard_names"))


def is_opposed(word: str) -> bool:
    """Whether a word is a marker only by its opposite: "cut", "win", "friend"."""
    single = (word,)
    known = any(single in grouped(name) for _, name in _GROUPED) or single in phrases("guard_negations")
    return word in _opposites() and not known


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for left, right in _pairs():
        for word in left:
            found[word] |= right
        for word in right:
            found[word] |= left
    return {word: frozenset(others) for word, others in found.items()}


def _pairs() -> list[tuple[frozenset[str], frozenset[str]]]:
    lines = (line.partition(" = ") for line in listed("guard_opposites"))
    sides = ((_entries(left), _entries(right)) for left, _, right in lines)
    return [(left, right) for left, right in sides]


def _entries(side: str) -> frozenset[str]:
    """The words and phrases of a side of a line, in canonical form and either spelling: `reject turn_down`, `first` as `#1.`."""
    numbers = paired("numbers")
    spelled = (re.sub(american, british, word) for word in side.split() for american, british in _SPELLINGS)
    return frozenset(
        f"#{numbers[word]}" if word in numbers else word.replace("_", " ")
        for word in (*side.split(), *spelled)
    )


def has_opposite(phrase: str) -> bool:
    """Whether a phrase of several words, in whatever inflection, stands on the list of opposites ("turned down")."""
    return not _opposites().keys().isdisjoint(bases(phrase))


def may_oppose(word: str) -> bool:
    """Whether a word, or a phrase that begins with it, can be the `opposite` of another."""
    prefixed = any(word.startswith(prefix) for pair in _opposite_prefixes() for prefix in pair)
    formed = word.endswith(_FORMED) or word.startswith("mis") or _TAKEN_BACK.fullmatch(word)
    return prefixed or bool(formed) or not bases(word).isdisjoint(_opposed_heads())


@cache
def _opposed_heads() -> frozenset[str]:
    return frozenset(entry.partition(" ")[0] for entry in _opposites())


@cache
def _opposite_prefixes() -> tuple[tuple[str, str], ...]:
    lines = (line.partition(" = ") for line in listed("guard_opposite_prefixes"))
    return tuple((left, right) for left, _, right in lines)


@lru_cache(maxsize=65536)
def opposite(one: str, other: str) -> bool:
    """Whether two words or phrases, in whatever inflection, are opposites on the list ("rose", "falls", "turned down")."""
    for left, right in _opposite_prefixes():
        for a, b in ((left, right), (right, left)):
            if (
                one.startswith(a)
                and other.startswith(b)
                and one[len(a) :] == other[len(b) :]
                and len(one) > len(a) + 2
            ):
                return True
    if any(_taken_back(*pair) or _done_to(*pair) for pair in ((one, other), (other, one))):
        return True
    table = _opposites()
    if one.endswith("ly") != other.endswith("ly") and not {one, other} <= table.keys():
        return False  # "open" and "closely" stand in different places
    others = bases(other)
    return any(not others.isdisjoint(table[base]) for base in bases(one) if base in table)


def _taken_back(one: str, other: str) -> bool:
    """Whether the second undoes the first by "de-" or goes wrong by "mis-": "regulate", "deregulate"; "heard", "misheard"."""
    if other == f"mis{one}":
        return len(one) >= SHORTEST_STEM
    return other in (f"de{one}", f"de-{one}") and bool(_TAKEN_BACK.fullmatch(one))


def _done_to(one: str, other: str) -> bool:
    """Whether the second is who bears what the first does: "payer", "payee"."""
    doer, bearer = one.removesuffix("s"), other.removesuffix("s")
    stem = bearer.removesuffix(_DONE_TO)
    return stem != bearer and len(stem) >= SHORTEST_STEM and doer in {stem + ending for ending in _DOER}


@lru_cache(maxsize=65536)
def bases(word: str) -> frozenset[str]:
    """The forms without ending that a word may come from: `cutting` is cut, `rose` rise, `turned down` turn down."""
    head, space, rest = word.partition(" ")
    if space:
        return frozenset(f"{base} {rest}" for base in bases(head))
    found = {word}
    irregular = paired("irregular_forms").get(word)
    if irregular is not None:
        found.add(irregular)
    for ending in ("s", "es", "ed", "d", "ing", "ly", "er", "est", "eth"):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            found |= {stem, f"{stem}e"}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if stem[-1] == "i":
                found.add(f"{stem[:-1]}y")
    found |= {f"{base[:-2]}se" for base in found if base.endswith(("ize", "yze"))}
    return frozenset(found)


def unreal_trial(words: Sequence[str]) -> int:
    """How many words at the head of a run say that it only was tried or dreamt: "in the simulation"; 0 for none."""
    if words[0] not in ("in", "on", "during"):
        return 0
    return next((at + 1 for at in range(1, min(4, len(words))) if words[at] in listed("unreal_trials")), 0)
