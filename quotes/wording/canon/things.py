"""Things of one kind: a priest is no thief, an airport no harbour, and whoever is patient is not angry."""

from collections import defaultdict
from functools import cache

from quotes.lexicon import listed, paired
from quotes.wording.canon.markers import bases

# What a word is: its kind, and what it is of that kind.
Thing = tuple[str, str]


def other_things(one: str, other: str) -> bool:
    """Whether two words share a kind and are in no kind the same thing."""
    ours, theirs = _things(one), _things(other)
    kinds = {name for name, _ in ours} & {name for name, _ in theirs}
    return bool(kinds) and ours.isdisjoint(theirs)


def same_thing(one: str, other: str) -> bool:
    """Whether two words can name one thing: "attorney", "lawyer"."""
    return not _things(one).isdisjoint(_things(other))


def is_thing(word: str) -> bool:
    """Whether a word has a kind."""
    return bool(_things(word))


def _things(word: str) -> frozenset[Thing]:
    """What a word can mean, in the singular or the plural."""
    known = _known()
    if word in known:
        return known[word]
    single = paired("irregular_plurals").get(word)
    forms = {single} if single else bases(word) if word.endswith("s") else set()
    return frozenset(thing for form in forms if form in known for thing in known[form])


@cache
def _known() -> dict[str, frozenset[Thing]]:
    found: dict[str, set[Thing]] = defaultdict(set)
    for line in listed("guard_kinds"):
        name, _, members = line.partition(":")
        for member in members.split(","):
            words = member.strip().split("/")
            for word in words:
                found[word].add((name, words[0]))
    return {word: frozenset(things) for word, things in found.items()}
