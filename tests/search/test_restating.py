"""A short remark is found although a denial was put in, taken out or contracted."""

from collections.abc import Iterator

import pytest

from db.index.library import Library
from quotes.search.denials import restated
from quotes.search.retrieval import find
from quotes.text import words
from tests.search.libraries import library_of

RECORD = [
    "It is not charity.",
    "We never agreed to that.",
    "There is no hope.",
    "I don't know him.",
    "He's a friend of mine.",
    "The weir is shut until the miller comes back from the coast.",
]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with library_of(RECORD) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        ("It is charity.", 1),
        ("It's charity.", 1),
        ("It isn't charity.", 1),
        ("We agreed to that.", 2),
        ("There is hope.", 3),
        ("I know him.", 4),
        ("I do not know him.", 4),
        ("He is not a friend of mine.", 5),
        ("He isn't a friend of mine.", 5),
        ("The weir is not shut.", 6),
    ],
)
def test_a_short_remark_is_found_by_its_denial(library: Library, claim: str, row: int) -> None:
    assert [hit.rows for hit in find(claim, library).hits] == [(row,)]


@pytest.mark.parametrize(
    "claim", ["It is a charity.", "We agreed to this.", "There is a way.", "He knows him."]
)
def test_another_short_remark_is_not_found(library: Library, claim: str) -> None:
    assert not find(claim, library)


@pytest.mark.parametrize(
    ("claim", "form"),
    [
        ("it is charity", "it's not charity"),
        ("it is charity", "it isn't charity"),
        ("we will go", "we won't go"),
        ("i can swim", "i can't swim"),
        ("i don't know", "i know"),
        ("i know", "i do not know"),
        ("i know", "i never know"),
        ("there is hope", "there's no hope"),
        ("they're ready", "they are not ready"),
    ],
)
def test_a_denial_is_put_in_and_taken_out_as_english_writes_it(claim: str, form: str) -> None:
    assert tuple(words(form)) in restated(words(claim))


@pytest.mark.parametrize("claim", ["No.", "", "It is a claim of more words than are asked for."])
def test_a_claim_of_one_word_or_of_many_is_not_restated(claim: str) -> None:
    assert restated(words(claim)) == []


def test_a_claim_is_never_restated_as_itself() -> None:
    for claim in ("it is not charity", "it's not charity", "don't go", "nothing is lost"):
        assert tuple(words(claim)) not in restated(words(claim))
