"""Things of one kind: a priest is no thief, an airport no harbour, and whoever is patient is not angry."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from quotes.lexicon import listed, paired
from quotes.verdicts import Finding
from quotes.wording.canon.markers import bases
from quotes.wording.guard.names import other_title
from quotes.wording.regions import Region
from quotes.wording.rewording import archaic

# What a word is: its kind, and what it is of that kind.
Thing = tuple[str, str]


def kind(region: Region) -> Iterator[Finding]:
    """Alarm where one thing took the place of another of its kind ("priest", "thief"), and no other word for it."""
    for change in region.changes:
        if change.kind != "replaced" or change.c1 - change.c0 != 1 or change.r1 - change.r0 != 1:
            continue
        if other_title(region, change):
            continue  # `title` tells it
        ours, theirs = region.said.words[change.c0], region.recorded.words[change.r0]
        if _others(_things(ours), _things(theirs)) and not (archaic(region.said) or archaic(region.recorded)):
            yield region.finding("name", "guard.kind", (), (), f"{theirs} / {ours}")
            return


def _others(ours: frozenset[Thing], theirs: frozenset[Thing]) -> bool:
    """Whether two words share a kind and are in no kind the same thing."""
    kinds = {name for name, _ in ours} & {name for name, _ in theirs}
    return bool(kinds) and ours.isdisjoint(theirs)


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
