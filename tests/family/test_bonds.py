"""Families as people decided: what must stand together does, what must not does not."""

from db.linking.families import Wording
from quotes.family.bonds import Bond, obeyed
from quotes.family.linking import Family, Kin

# The number is the length too, so that 9 is the head of whatever family it is in.
MEMBERS = {n: Wording(n, f"v{n}", "words " * n, n) for n in range(1, 10)}
FAMILY = Family((9, 7, 5), (Kin(7, 9, 90, False), Kin(5, 7, 100, True)))


def groups(*bonds: Bond, grouped: tuple[Family, ...] = (FAMILY,)) -> set[tuple[int, ...]]:
    return {family.members for family in obeyed(MEMBERS, grouped, bonds)}


def test_without_decisions_kinship_stands() -> None:
    assert obeyed(MEMBERS, [FAMILY], []) == [FAMILY]


def test_two_that_stood_alone_become_a_family_headed_by_the_longer() -> None:
    made = obeyed(MEMBERS, [], [Bond(2, 3, True)])
    assert made == [Family((3, 2), (Kin(2, 3, 0, False),))]


def test_two_families_are_joined_under_the_longest() -> None:
    other = Family((8, 6), (Kin(6, 8, 80, False),))
    made = obeyed(MEMBERS, [FAMILY, other], [Bond(5, 6, True)])
    assert [family.members for family in made] == [(9, 8, 7, 6, 5)]
    assert Kin(8, 9, 0, False) in made[0].links


def test_who_does_not_belong_leaves_with_what_goes_back_to_it() -> None:
    assert groups(Bond(9, 7, False)) == {(7, 5)}
    assert groups(Bond(5, 9, False)) == {(9, 7)}


def test_not_the_same_holds_against_a_chain_of_same() -> None:
    found = groups(Bond(1, 2, True), Bond(2, 3, True), Bond(1, 3, False), grouped=())
    assert not any({1, 3} <= set(members) for members in found)


def test_a_decision_about_wordings_that_are_not_at_hand_changes_nothing() -> None:
    assert groups(Bond(9, 77, False), Bond(77, 78, True)) == {(9, 7, 5)}


def test_the_order_in_which_decisions_come_does_not_matter() -> None:
    bonds = [Bond(1, 9, True), Bond(2, 1, True), Bond(5, 7, False), Bond(5, 2, True)]
    assert groups(*bonds) == groups(*reversed(bonds))


def test_every_member_but_the_head_has_a_link_within_its_family() -> None:
    bonds = [Bond(1, 9, True), Bond(2, 1, True), Bond(7, 9, False), Bond(4, 5, True)]
    for family in obeyed(MEMBERS, [FAMILY], bonds):
        assert {link.n for link in family.links} == set(family.members[1:])
        assert {link.to for link in family.links} <= set(family.members)
