"""Speakers that are one person, made of the reasons for it; what somebody decided goes before every reason.

The same speakers with the same evidence give the same persons, in whatever order they came; nothing is thrown away, so
that a merge is undone by deciding that two are not the same, or when its evidence is gone.
"""

from collections.abc import Mapping, Sequence

from quotes.persons import grounds
from quotes.persons.profiles import Pair, Person, Profile, Rule, Same, pair
from quotes.speakers import bearer

STRENGTH: tuple[Rule, ...] = ("decided", "qid", "listed", "office", "name", "words")


def persons(
    profiles: Sequence[Profile],
    found: Sequence[Same],
    *,
    must: frozenset[Pair] = frozenset(),
    cannot: frozenset[Pair] = frozenset(),
) -> list[Person]:
    """The persons of two and more speakers among these, for the reasons found; the rest stand for themselves.

    `must` and `cannot` are pairs of ids of which somebody decided that they are, or are not, one person; where
    the two contradict each other, `cannot` holds.
    """
    known = {profile.id: profile for profile in profiles}
    groups = {ident: [ident] for ident in known}
    reasons: list[Same] = []
    for same in _ordered(found, must, known):
        one, other = groups[same.one], groups[same.other]
        if one is not other and not _forbidden(one, other, known, cannot, decided=same.rule == "decided"):
            reasons.append(same)
            one += other
            for ident in other:
                groups[ident] = one
    made = {min(group): group for group in groups.values() if len(group) > 1}
    return [
        Person(
            _face([known[ident] for ident in group]),
            tuple(sorted(group)),
            tuple(r for r in reasons if r.one in group),
        )
        for _, group in sorted(made.items())
    ]


def _ordered(found: Sequence[Same], must: frozenset[Pair], known: Mapping[str, Profile]) -> list[Same]:
    said = [
        Same(one, other, "decided", "somebody decided that they are one person")
        for one, other in must
        if one in known and other in known
    ]
    return sorted([*said, *found], key=lambda same: (STRENGTH.index(same.rule), same.one, same.other))


def _forbidden(
    ones: Sequence[str],
    others: Sequence[str],
    known: Mapping[str, Profile],
    cannot: frozenset[Pair],
    *,
    decided: bool,
) -> bool:
    """Whether two groups may not become one: somebody said so, or two of their members cannot be one person."""
    for one in ones:
        for other in others:
            if pair(one, other) in cannot:
                return True
            a, b = known[one], known[other]
            if not decided and ((a.qid and b.qid and a.qid != b.qid) or grounds.related(a, b) == "clash"):
                return True
    return False


def _face(members: Sequence[Profile]) -> str:
    """Who stands for a person: whom a list brought, the one with an item, the name in use, the longest name."""

    def rank(one: Profile) -> tuple[bool, bool, bool, int, str]:
        name = one.names[0]
        return not one.listed, one.qid is None, bearer(name) not in (None, name), -len(name), one.id

    return min(members, key=rank).id
