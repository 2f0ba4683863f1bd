"""Which decisions stand: later over earlier, undone ones back again, and two people's contradiction in plain view."""

from hypothesis import given
from hypothesis import strategies as st

from db.reviewing.reviews import DecisionRow, Kind
from quotes.review.weighing import alive, opposed, standing
from tests.review_fixtures import row


def stands(*rows: DecisionRow) -> dict[str, tuple[str, ...]]:
    return {one.decision.id: one.against for one in standing(rows)}


def test_a_later_decision_of_the_same_person_takes_the_place_of_an_opposed_one() -> None:
    assert stands(row("d1", "confirm", value="k"), row("d2", "misattributed", value="k")) == {"d2": ()}


def test_two_people_who_decide_differently_both_stand_and_oppose_each_other() -> None:
    found = stands(row("d1", "speaker", value="k"), row("d2", "speaker", "ben", value="m"))
    assert found == {"d1": ("d2",), "d2": ("d1",)}


def test_two_people_who_decide_alike_do_not_oppose_each_other() -> None:
    assert stands(row("d1", value="k"), row("d2", author="ben", value="k")) == {"d1": (), "d2": ()}


def test_a_decision_that_supersedes_anothers_settles_it() -> None:
    assert stands(
        row("d1", "speaker", value="k"), row("d2", "speaker", "ben", value="m", supersedes="d1")
    ) == {"d2": ()}


def test_two_decisions_made_on_the_same_one_at_once_are_a_conflict() -> None:
    first = row("d1", "speaker", value="k")
    found = stands(
        first,
        row("d2", "speaker", "ben", value="m", supersedes="d1"),
        row("d3", "speaker", "cleo", value="o", supersedes="d1"),
    )
    assert found == {"d2": ("d3",), "d3": ("d2",)}


def test_undoing_a_decision_brings_back_what_it_had_taken_the_place_of() -> None:
    rows = [
        row("d1", "speaker", value="k"),
        row("d2", "speaker", "ben", value="m", supersedes="d1"),
        row("d3", "undo", "cleo", supersedes="d2"),
    ]
    assert stands(*rows) == {"d1": ()}


def test_what_its_author_took_back_by_deciding_again_comes_back_when_that_is_undone() -> None:
    rows = [
        row("d1", "confirm", value="k"),
        row("d2", "misattributed", value="k"),
        row("d3", "undo", supersedes="d2"),
    ]
    assert stands(*rows) == {"d1": ()}


def test_that_one_did_not_say_it_and_another_did_go_together() -> None:
    assert not opposed(row("d1", "misattributed", value="k"), row("d2", "speaker", value="m"))
    assert opposed(row("d1", "misattributed", value="k"), row("d2", "speaker", value="k"))


def test_two_confirmed_speakers_may_have_spoken_together_but_the_speaker_is_one() -> None:
    assert not opposed(row("d1", value="k"), row("d2", value="m"))
    assert opposed(row("d1", value="k"), row("d2", "speaker", value="m"))


def test_a_pair_is_one_topic_whichever_end_was_named_first() -> None:
    found = stands(
        row("d1", "same_quote", object="a", value="b"),
        row("d2", "not_same_quote", "ben", object="b", value="a"),
    )
    assert found == {"d1": ("d2",), "d2": ("d1",)}


def test_two_originals_of_one_quote_oppose_each_other_and_of_two_quotes_do_not() -> None:
    def original(ident: str, author: str, place: str, quote: str) -> DecisionRow:
        return row(ident, "original", author, about="occurrence", object=place, value=quote)

    assert stands(original("d1", "ada", "o1", "q"), original("d2", "ben", "o2", "q")) == {
        "d1": ("d2",),
        "d2": ("d1",),
    }
    assert stands(original("d1", "ada", "o1", "q"), original("d2", "ben", "o2", "r")) == {"d1": (), "d2": ()}


def test_notes_never_oppose_anything() -> None:
    assert (
        len(stands(row("d1", "note", reason="a"), row("d2", "note", reason="b"), row("d3", value="k"))) == 3
    )


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["confirm", "speaker", "misattributed", "undo"]),
            st.sampled_from("abc"),
            st.sampled_from("xyz"),
            st.integers(0, 8),
        ),
        max_size=12,
    )
)
def test_whatever_was_decided_the_last_decision_is_alive_and_opposition_is_mutual(
    made: list[tuple[Kind, str, str, int]],
) -> None:
    rows = [
        row(f"d{n}", kind, author, value=value, supersedes=f"d{target}" if target < n else None)
        for n, (kind, author, value, target) in enumerate(made, 1)
    ]
    assert not rows or rows[-1] in alive(rows)
    found = stands(*rows)
    assert all(one in found[other] for one, against in found.items() for other in against)
    assert all(f"d{n}" not in found for n, (kind, *_) in enumerate(made, 1) if kind == "undo")
