"""A decision finds its place again when reading or linking improves, and says so when it cannot."""

from hypothesis import given
from hypothesis import strategies as st

from quotes.review.anchoring import Anchor, Anchored, Candidate, anchor, in_text

WHERE = Anchor("the ferry needs new doors", "She told the council that ", " by next spring.")


def here(
    ident: str, exact: str = WHERE.exact, prefix: str = WHERE.prefix, suffix: str = WHERE.suffix
) -> Candidate:
    return Candidate(ident, exact, prefix, suffix)


def test_the_same_id_with_the_same_words_is_exact() -> None:
    assert anchor("o1", WHERE, [here("o1"), here("o2")]) == Anchored("exact", "o1")


def test_the_same_id_with_other_words_is_not_the_same_place() -> None:
    assert anchor("o1", WHERE, [here("o1", "nobody was hurt at all")]) == Anchored("lost")


def test_the_words_at_another_id_have_moved() -> None:
    assert anchor("o1", WHERE, [here("o2"), here("o3", "something else entirely")]) == Anchored("moved", "o2")


def test_of_two_places_what_stands_around_them_tells_the_right_one() -> None:
    other = here("o3", prefix="He wrote that ", suffix=" some day.")
    assert anchor("o1", WHERE, [other, here("o2")]) == Anchored("moved", "o2")


def test_two_places_alike_all_around_are_ambiguous() -> None:
    assert anchor("o1", WHERE, [here("o2"), here("o3")]) == Anchored("ambiguous")


def test_words_that_were_cut_anew_are_found() -> None:
    assert anchor("o1", WHERE, [here("o2", "the ferry needs new doors by next spring")]) == Anchored(
        "moved", "o2"
    )
    assert anchor("o1", WHERE, [here("o2", "needs new doors")]) == Anchored("moved", "o2")


def test_a_word_of_them_in_a_long_passage_is_not_them() -> None:
    assert anchor("o1", WHERE, [here("o2", "doors")]) == Anchored("lost")


def test_nothing_is_found_where_nothing_is() -> None:
    assert anchor("o1", WHERE, []) == Anchored("lost")
    assert anchor("o1", Anchor(""), [here("o2")]) == Anchored("lost")


def test_in_a_text_that_was_read_again_the_place_is_exact_moved_ambiguous_or_lost() -> None:
    text = f"{WHERE.prefix}{WHERE.exact}{WHERE.suffix}"
    start = len(WHERE.prefix)
    assert in_text(WHERE, text, start) == ("exact", start)
    assert in_text(WHERE, f"Corrected. {text}", start) == ("moved", start + 11)
    assert in_text(WHERE, f"{WHERE.exact}. {text}", start) == ("moved", start + len(WHERE.exact) + 2)
    assert in_text(WHERE, f"{WHERE.exact}, {WHERE.exact}", 99) == ("ambiguous", None)
    assert in_text(WHERE, "The page is gone.", start) == ("lost", None)


@given(st.text(max_size=40), st.text(min_size=1, max_size=20), st.text(max_size=40))
def test_what_is_called_exact_or_moved_holds_the_words(before: str, words: str, after: str) -> None:
    state, at = in_text(Anchor(words, before, after), f"{before}{words}{after}", 0)
    assert state in ("exact", "moved", "ambiguous")
    if at is not None:
        assert f"{before}{words}{after}"[at : at + len(words)] == words
