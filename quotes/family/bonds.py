"""Families as people decided they are: wordings that must stand together, and wordings that must not.

What people say comes after what kinship says: families are joined first, then taken apart, so that "not the same
quote" holds against every chain of resemblances and of other decisions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from db.linking.families import Wording
from quotes.family.linking import Family, Kin, rank


@dataclass(frozen=True, slots=True)
class Bond:
    """Two wordings of which somebody decided that they are (`same`) or are not the same quote."""

    one: int
    other: int
    same: bool


def obeyed(members: Mapping[int, Wording], grouped: Sequence[Family], bonds: Sequence[Bond]) -> list[Family]:
    """The families that decisions leave of those that kinship makes; wordings that stand alone are in none."""
    bonds = [bond for bond in bonds if bond.one in members and bond.other in members]
    if not bonds:
        return list(grouped)
    group = {n: at for at, family in enumerate(grouped) for n in family.members}
    families: dict[int, list[int]] = {at: list(family.members) for at, family in enumerate(grouped)}
    up = {link.n: link for family in grouped for link in family.links}
    for bond in bonds:
        for n in (bond.one, bond.other):
            if n not in group:
                group[n] = len(families)
                families[group[n]] = [n]
    for bond in bonds:
        if bond.same:
            _join(members, families, group, up, bond)
    for bond in bonds:
        if not bond.same and group[bond.one] == group[bond.other]:
            _part(members, families, group, up, bond)
    return [_family(members, found, up) for found in families.values() if len(found) > 1]


def _join(
    members: Mapping[int, Wording],
    families: dict[int, list[int]],
    group: dict[int, int],
    up: dict[int, Kin],
    bond: Bond,
) -> None:
    one, other = group[bond.one], group[bond.other]
    if one == other:
        return
    long, short = sorted(
        (_head(members, families[one]), _head(members, families[other])), key=lambda n: rank(members[n])
    )
    keep, gone = group[long], group[short]
    for n in families.pop(gone):
        group[n] = keep
        families[keep].append(n)
    up[short] = Kin(short, long, 0, False)


def _part(
    members: Mapping[int, Wording],
    families: dict[int, list[int]],
    group: dict[int, int],
    up: dict[int, Kin],
    bond: Bond,
) -> None:
    """The shorter of the two leaves, with everything that goes back to it."""
    leaving = max((bond.one, bond.other), key=lambda n: rank(members[n]))
    old = group[leaving]
    with_it = {n for n in families[old] if _reaches(up, n, leaving)}
    del up[leaving]
    new = max(families) + 1
    families[new] = [n for n in families[old] if n in with_it]
    families[old] = [n for n in families[old] if n not in with_it]
    for n in with_it:
        group[n] = new


def _reaches(up: Mapping[int, Kin], n: int, goal: int) -> bool:
    while n != goal:
        if n not in up:
            return False
        n = up[n].to
    return True


def _head(members: Mapping[int, Wording], found: Sequence[int]) -> int:
    return min(found, key=lambda n: rank(members[n]))


def _family(members: Mapping[int, Wording], found: Sequence[int], up: Mapping[int, Kin]) -> Family:
    ordered = tuple(sorted(found, key=lambda n: rank(members[n])))
    return Family(ordered, tuple(up[n] for n in ordered if n in up))
