"""The tree of a quote: each wording goes back to its nearest kin found before it, with the edit between them."""

import json
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.linking import descent as record
from db.linking.descent import Carrying, Family, Kinship, Member
from db.store import Store
from quotes.family.ancestry import ancestors
from quotes.family.descent import StepEdit, Tree, tree
from tests.conftest import Program

WHOLE = "The harbour wall will not be raised before the survey is complete."


def told(quotes_in: Program) -> Tree:
    """The tree of the story's wall: the record of the meeting, a report that dropped "not", a later post."""
    quotes_in.story()
    post = (
        "Published: 2024-02-02\n\nIt is a year since the meeting in the customs house, and nothing has moved since then.\n\n"
        '"The harbour wall will be raised before the survey is complete," said Oskar Bremm at the time.\n'
    )
    assert quotes_in("add", quotes_in.write("post.txt", post)).code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        (ident,) = store.conn.execute(
            "SELECT quote_id FROM variants WHERE text LIKE '%will not be raised%'"
        ).fetchone()
        found = record.family(store.conn, ident)
        assert found is not None
        assert record.family(store.conn, "no such quote") is None
    return tree(found)


def test_a_changed_wording_goes_back_to_the_record_with_the_edit_between_them(quotes_in: Program) -> None:
    made = told(quotes_in)
    root, changed = made.wordings
    assert (root.text, root.ancestor, root.change) == (WHOLE, None, None)
    assert changed.ancestor == root.n
    assert changed.change is not None
    assert (changed.change.kind, changed.change.turned) == ("meaning_changed", ("negation",))
    assert changed.change.edits == (StepEdit("cut", "not", ""),)
    assert not changed.change.backward


def test_a_copy_without_kinship_still_has_its_tree(quotes_in: Program) -> None:
    whole = told(quotes_in)
    with Store(quotes_in.folder / "quotes.db") as store:
        store.conn.execute("DELETE FROM kinship")
        found = record.family(store.conn, whole.quote_id)
    assert found is not None
    assert tree(found) == whole


def test_a_wording_has_its_first_carrier_and_its_credits_by_year_and_tier(quotes_in: Program) -> None:
    root, changed = told(quotes_in).wordings
    assert root.first is not None
    assert (root.first.tier, root.first.day) == ("primary", "2023-04-18")
    assert changed.first is not None
    assert (changed.first.publisher, changed.first.day) == ("The Courier", "2023-04-19")
    assert [(c.year, c.tier, c.speaker, c.places) for c in changed.credits] == [
        (2023, "secondary", "Rosa Quill", 1),
        (2024, "secondary", "Oskar Bremm", 1),
    ]


def test_the_tree_is_json_with_every_field(quotes_in: Program) -> None:
    made = json.loads(json.dumps(told(quotes_in).as_dict()))
    assert made["schema"] == 1
    assert set(made["wordings"][1]) == {
        "n", "id", "text", "places", "ancestor", "change", "first", "credits",
    }  # fmt: skip


def member(n: int, text: str) -> Member:
    return Member(n, f"{n:04d}", text, len(text.split()), 1)


def carried(n: int, published: str | None) -> Carrying:
    return Carrying(
        n, f"o{n}", "direct", f"s{n}", None, None, "https://x.example", "secondary", published,
        None, None, "2026-01-01T00:00:00Z", None, None, None,
    )  # fmt: skip


def test_parts_of_a_speech_that_was_found_last_are_joined_by_way_of_it() -> None:
    one, other = "raise the crumbling harbour wall", "the engineers' survey is complete and paid for"
    whole = f"we will not {one} before {other}"
    family = Family(
        "q", one, "o1", None, (member(1, one), member(2, other), member(3, whole)), 3,
        (Kinship(1, 3, 100), Kinship(2, 3, 100)),
        (carried(1, "2020-01-01"), carried(2, "2020-01-02"), carried(3, "2020-01-03")),
    )  # fmt: skip
    made = {wording.n: wording for wording in tree(family).wordings}
    assert [made[n].ancestor for n in (1, 2, 3)] == [None, 3, 1]
    extended, part = made[3].change, made[2].change
    assert extended is not None
    assert part is not None
    # The first report had left out that they will not.
    assert (extended.kind, extended.turned, extended.backward) == ("extended", ("negation",), False)
    assert [edit.now for edit in extended.edits] == ["we will not", f"before {other}"]
    assert (part.kind, part.backward) == ("excerpt", True)
    assert [edit.was for edit in part.edits] == [f"we will not {one} before"]


def test_a_report_of_two_sentences_goes_back_to_the_speech_that_has_both() -> None:
    one, other = "raise the crumbling harbour wall", "the engineers' survey is complete and paid for"
    whole, both = f"we will not {one} before {other}", f"{one} … {other}"
    family = Family(
        "q", whole, "o1", None, (member(1, whole), member(2, one), member(3, both)), 3,
        (Kinship(2, 1, 100), Kinship(2, 3, 100), Kinship(3, 1, 95)),
        (carried(1, "2020-01-01"), carried(2, "2020-01-02"), carried(3, "2020-01-03")),
    )  # fmt: skip
    assert [(w.n, w.ancestor) for w in tree(family).wordings] == [(1, None), (2, 1), (3, 1)]


def test_a_quote_without_any_date_is_rooted_in_its_original() -> None:
    family = Family(
        "q", "b", "o2", None, (member(1, "a b c"), member(2, "a b")), 2, (Kinship(2, 1, 100),),
        (carried(1, None), carried(2, "soon")),
    )  # fmt: skip
    root, below = tree(family).wordings
    assert (root.n, below.n, below.ancestor) == (2, 1, 2)
    assert root.first is not None
    assert (root.first.day, root.first.why) == (None, "unreadable")


PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 100)), max_size=25)
DAYS = st.dictionaries(st.integers(0, 9), st.sampled_from(["2020-01-01", "2020-02-01", "2021-01-01"]))


@given(PAIRS, DAYS, st.integers(0, 9), st.booleans())
def test_ancestry_is_a_tree_that_holds_whatever_kinship_joins(
    pairs: list[tuple[int, int, int]], days: dict[int, str], root: int, chain: bool
) -> None:
    members = [member(n, "a " * (n + 1)) for n in range(10)]
    kin = [Kinship(a, b, score) for a, b, score in pairs if a != b]
    if chain:
        kin += [Kinship(a, b, 50) for a, b in pairwise(range(10))]
    up = ancestors(members, kin, days, root)
    assert root not in up
    for n in range(10):
        seen = [n]
        while seen[-1] in up:
            seen.append(up[seen[-1]])
            assert len(seen) <= 10
        assert not chain or seen[-1] == root
    alike = {frozenset((one.n, one.to)) for one in kin}
    assert all(frozenset(step) in alike for step in up.items())
