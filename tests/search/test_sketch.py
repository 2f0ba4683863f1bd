"""The sketch of a comparison: which of a claim's words a row holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.search.roots import root
from quotes.search.sketch import match

WORDS = st.lists(st.sampled_from(["boat", "tide", "rope", "mast", "the", "of"]), max_size=10)


def held(claim: str, row: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    found = match([root(w) for w in claim.split()], [root(w) for w in row.split()])
    return found.runs, found.near


def test_runs_are_found_in_order_around_what_was_left_out() -> None:
    assert held("the tide waits", "the rising tide never waits")[0] == ((0, 1), (1, 2), (2, 3))


def test_other_forms_of_a_word_count_as_the_word() -> None:
    assert held("she hath mended sails", "she has mending sail")[0] == ((0, 4),)


def test_a_typing_error_is_near() -> None:
    assert held("haul the anhcor in", "haul the anchor in")[1] == ((2, 3),)


def test_words_run_together_or_cut_apart_are_near() -> None:
    assert held("tied to the har bour wall", "tied to the harbour wall")[1] == ((3, 5),)


def test_another_word_in_the_same_place_is_not_near() -> None:
    assert held("haul the ladder in", "haul the anchor in")[1] == ()


def test_what_is_missing_is_told_as_stretches() -> None:
    found = match(["a", "b", "x", "y", "c", "z"], ["a", "b", "c"])
    assert found.gaps(6) == [(2, 4), (5, 6)]


@given(WORDS, WORDS)
def test_runs_and_gaps_together_are_the_whole_claim(claim: list[str], row: list[str]) -> None:
    found = match(claim, row)
    places = sorted(i for a, b in (*found.runs, *found.near, *found.gaps(len(claim))) for i in range(a, b))
    assert places == list(range(len(claim)))
    assert 0 <= found.held <= len(claim)
    assert found.first <= found.last <= found.row_words


@given(WORDS.filter(bool))
def test_a_row_holds_all_of_itself(words: list[str]) -> None:
    assert match(words, words).runs == ((0, len(words)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hath", "has"), ("walked", "walking"), ("captain's", "captains"), ("spake", "speaks"), ("ye", "you")],
)
def test_forms_of_one_word_share_a_root(one: str, other: str) -> None:
    assert root(one) == root(other)


@pytest.mark.parametrize(("one", "other"), [("sea", "seat"), ("ten", "tent"), ("gate", "goat"), ("is", "us")])
def test_short_words_keep_apart(one: str, other: str) -> None:
    assert root(one) != root(other)
