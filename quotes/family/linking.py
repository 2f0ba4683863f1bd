"""Links wordings into families: which of them go back to the same utterance.

Two wordings are kin when most of what the shorter one says stands in the longer one, in order, and what they
share is not everyday English. A family is a longest wording with its kin: a wording joins by standing whole in
a longer member or all but whole, or by being kin to the longest itself, never by a chain of resemblances.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from db.linking.families import Wording

# A wording may join through a longer member that is not the head only if it stands whole there, or is so close to it.
CLOSE = 80
NOWHERE: Mapping[int, frozenset[str]] = MappingProxyType({})
_NONE: frozenset[str] = frozenset()


class Kin(NamedTuple):
    """The shorter wording `n` goes back to the longer `to`; `score` is 0 to 100, `whole` that it stands there."""

    n: int
    to: int
    score: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Family:
    """The head first, then the others by rank; `links` lead from each to the longer member it goes back to."""

    members: tuple[int, ...]
    links: tuple[Kin, ...]


def rank(member: Wording) -> tuple[int, str]:
    """Longest first, then by id: the order in which wordings become heads of families."""
    return -member.words, member.id


def families(
    members: Mapping[int, Wording], kin: Iterable[Kin], passages: Mapping[int, frozenset[str]] = NOWHERE
) -> list[Family]:
    """Wordings grouped into families of two and more; the rest stand alone.

    `passages` names the records and books in which a wording is a passage: one of those says a thing once, so two
    of its passages are two utterances, unless one stands whole in the other. The result depends on the wordings, their
    kinship and these only, not on the order in which they were found.
    """
    parents: dict[int, list[Kin]] = {}
    for one in kin:
        if not one.whole and not passages.get(one.n, _NONE).isdisjoint(passages.get(one.to, _NONE)):
            continue
        parents.setdefault(one.n, []).append(one)
        parents.setdefault(one.to, [])
    head: dict[int, int] = {}
    chosen: dict[int, list[Kin]] = {}
    groups: dict[int, list[int]] = {}
    for n in sorted(parents, key=lambda n: rank(members[n])):
        able = [k for k in parents[n] if k.whole or k.score >= CLOSE or head[k.to] == k.to]
        # Among equals the nearest: an excerpt goes back to the shortest wording that holds it.
        best = min(able, key=lambda k: (-k.score, members[k.to].words, members[k.to].id), default=None)
        head[n] = top = n if best is None else head[best.to]
        groups.setdefault(top, []).append(n)
        if best is not None:
            chosen.setdefault(top, []).append(best)
    return [Family(tuple(group), tuple(chosen[top])) for top, group in groups.items() if len(group) > 1]
