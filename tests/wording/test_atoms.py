"""Words in the form careful writers agree on, each with its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.text import tokens
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.noise import skipped


def read(text: str) -> Atoms:
    return atoms(tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I don't", "i do not"),
        ("I won't", "i will not"),
        ("They do n't", "they do not"),
        ("we cannot", "we can not"),
        ("they'll", "they will"),
        ("I'd gone", "i had gone"),
        ("I'd go", "i would go"),
        ("I'd never gone", "i had never gone"),
        ("gonna", "going to"),
        ("Sen. Quill of the U.S.", "senator quill of the united states"),
        ("café", "cafe"),
        ("twenty per cent", "#20%"),
        ("a mile and 1", "a mile and one"),
        ("the mayor's", "the mayor 's"),
        ("6ft 2in", "#6 feet #2 inches"),
        ("90kg and 12st on the 21st", "#90 kilograms and #12 stone on the #21."),
        ("80 miles an hour", "#80 miles per hour"),
        ("5km/h", "#5 kilometers per hour"),
        ("10.30pm or 10:00 a.m.", "#10:30 p.m or #10 a.m"),
        ("2 in 5m2", "#2 in 5m2"),
    ],
)
def test_a_word_has_its_canonical_form(text: str, expected: str) -> None:
    assert " ".join(read(text).words) == expected


def test_the_parts_of_a_contraction_stand_on_its_letters() -> None:
    found = read("I don’t know")
    assert [found.raw(at, at + 1) for at in range(len(found))] == ["I", "do", "n’t", "know"]


def test_a_number_stands_on_all_its_words() -> None:
    found = read("It cost five million dollars then")
    assert found.raw(2, 3) == "five million dollars"


def test_a_unit_stands_on_its_letters() -> None:
    found = read("It did 90kg at 80mph")
    assert [found.raw(at, at + 1) for at in (2, 3, 5, 6, 7, 8)] == ["90", "kg", "80", "mph", "", ""]


def test_what_stands_between_two_words_is_known() -> None:
    found = read("Yes — no. End")
    assert [found.between(at) for at in range(4)] == ["", " — ", ". ", ""]


def test_a_part_keeps_the_punctuation_around_it() -> None:
    part = read("We left, at noon. Then").part(2, 4)
    assert (part.words, part.between(0), part.between(2)) == (("at", "noon"), ", ", ". ")


def test_skipped_words_leave_a_number_whole() -> None:
    passage = tokens("more than a [APPLAUSE] million")
    assert atoms(passage, skip=skipped(passage)).words == ("more", "than", "#1000000")


@given(st.text("aB 'é’don’t-19$%.[]u.s", max_size=50))
def test_atoms_stand_in_order_inside_the_text(text: str) -> None:
    found = read(text)
    assert list(found.starts) == sorted(found.starts)
    assert all(0 <= a <= b <= len(text) for a, b in zip(found.starts, found.ends, strict=True))
    assert all(found.words)
