"""Marks are paired whatever their shape, and however carelessly they were typed."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.attribution.marks import marked


def inner(text: str, skip: Sequence[tuple[int, int]] = ()) -> list[str]:
    return [text[mark.start : mark.end] for mark in marked(text, skip)]


@pytest.mark.parametrize(
    "text",
    [
        "He wrote “two dry wells” on the map.",
        'He wrote "two dry wells" on the map.',
        "He wrote ''two dry wells'' on the map.",
        "He wrote ``two dry wells'' on the map.",
        "He wrote «two dry wells» on the map.",
        "He wrote « two dry wells » on the map.",
        "He wrote „two dry wells“ on the map.",
        "He wrote ‹two dry wells› on the map.",
        "He wrote 「two dry wells」 on the map.",
        "He wrote ‘two dry wells’ on the map.",
        "He wrote 'two dry wells' on the map.",
        "He wrote ”two dry wells” on the map.",
        "He wrote “two dry wells“ on the map.",
        'He wrote “two dry wells" on the map.',
    ],
)
def test_every_kind_of_mark_holds_the_same_words(text: str) -> None:
    assert inner(text) == ["two dry wells"]


def test_an_apostrophe_does_not_close_words_in_single_marks() -> None:
    assert inner("'The miners' lamps weren't lit,' Ada said.") == ["The miners' lamps weren't lit,"]


def test_words_within_words_are_nested() -> None:
    marks = marked('"My aunt said “sell the cow” and left."')
    assert [(mark.nested, mark.closed) for mark in marks] == [(True, True), (False, True)]


def test_a_quotation_that_goes_on_in_the_next_paragraph_ends_open_with_its_own() -> None:
    text = "“The first winter was mild.\n\n“The second was not.”"
    marks = marked(text)
    assert [text[mark.start : mark.end] for mark in marks] == [
        "The first winter was mild.",
        "The second was not.",
    ]
    assert [mark.closed for mark in marks] == [False, True]


def test_a_missing_closing_mark_before_the_next_quotation_ends_the_sentence() -> None:
    assert inner('"The boat sank. Nobody saw it. "We heard it," he said.')[-1] == "We heard it,"


def test_inches_are_no_marks() -> None:
    assert inner("The door is 6’2” high. “Duck,” she said.") == ["Duck,"]


def test_ranges_to_skip_are_not_read() -> None:
    text = "“Menu” and “We open at nine,” she said."
    assert inner(text, skip=[(0, 6)]) == ["We open at nine,"]


def test_offsets_include_the_marks_outside() -> None:
    (mark,) = marked("x “yes” y")
    assert (mark.opening, mark.start, mark.end, mark.closing) == (2, 3, 6, 7)


@given(st.text(alphabet="ab .,?!'’‘“”\"«»\n-6", max_size=200))
def test_marks_lie_in_order_inside_the_text_whatever_it_holds(text: str) -> None:
    for mark in marked(text):
        assert 0 <= mark.opening <= mark.start <= mark.end <= len(text)
        assert mark.end <= mark.closing <= len(text)


@given(st.text(alphabet="ab .\n", min_size=1, max_size=80))
def test_words_between_clean_marks_come_back(words: str) -> None:
    words = " ".join(words.split()) or "a"
    assert inner(f"Ada wrote “{words}” there.") == [words.strip()]


def test_single_marks_may_hold_double_ones() -> None:
    text = "'She wrote \"never\" on the wall,' he said. 'Nobody's wall is safe.'"
    assert inner(text) == ['She wrote "never" on the wall,', "Nobody's wall is safe."]


def test_an_apostrophe_before_double_marks_holds_nothing() -> None:
    assert inner("The ’90s were over and the dogs' home shut. “We ran,” he said.") == ["We ran,"]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("We saw smoke,” said Ada Finch. “Then dogs.”", ["We saw smoke,", "Then dogs."]),
        ("`We saw smoke,' said Ada Finch.", ["We saw smoke,"]),
        ("'She said, \"Go.\"' It was Ada Finch's word.", ['She said, "Go."']),
    ],
)
def test_marks_that_were_typed_carelessly_or_nested_are_paired(text: str, inner: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in marked(text) if not mark.nested] == inner


@pytest.mark.parametrize("text", ["It rained. We saw smoke,” said Ada Finch.", "He is 6', she 5'2”."])
def test_a_lone_closing_mark_elsewhere_closes_nothing(text: str) -> None:
    assert [mark for mark in marked(text) if mark.closed] == []
