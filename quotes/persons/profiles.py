"""What is known of a speaker when it is asked who is who, and the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

# decided: a person said so; qid: one Wikidata item; listed: a list of people has the name for nobody else; office: the only
# bearer of the name who held that office then; name: spellings of one name; words: the same quotes are credited to both.
Rule = Literal["decided", "qid", "listed", "office", "name", "words"]


@dataclass(frozen=True, slots=True)
class Office:
    """An office that somebody held, as persons_roles.txt calls it; from and to in ISO dates, None where open.

    `place` is the town, country or body whose office it was, folded, empty where it is not told.
    """

    role: str
    start: str | None = None
    end: str | None = None
    place: str = ""

    def held(self, first: int, last: int) -> bool:
        """Whether it was held in all years from `first` to `last`, a year more allowed at each end."""
        start, end = (int(day[:4]) if day else None for day in (self.start, self.end))
        return (start is None or start - 1 <= first) and (end is None or last <= end + 1)


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker as recorded: every name, the first being the one shown.

    `listed` says that a list of people brought it, `first` and `last` are the years of the places that credit it.
    """

    id: str
    names: tuple[str, ...]
    qid: str | None = None
    listed: bool = False
    offices: tuple[Office, ...] = ()
    born: str | None = None
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Same:
    """Two speakers that are one person, by which rule, and the evidence in words."""

    one: str
    other: str
    rule: Rule
    evidence: str


@dataclass(frozen=True, slots=True)
class Person:
    """Speakers that are one person: `id` is the one that stands for all, `reasons` lead from each to another."""

    id: str
    members: tuple[str, ...]
    reasons: tuple[Same, ...]


# Two ids, the smaller first.
Pair = tuple[str, str]


def pair(one: str, other: str) -> Pair:
    """Two ids in the order in which pairs are kept."""
    return (one, other) if one < other else (other, one)


def pairs(found: Iterable[tuple[str, str]]) -> frozenset[Pair]:
    """Pairs of ids in that order."""
    return frozenset(pair(one, other) for one, other in found)
