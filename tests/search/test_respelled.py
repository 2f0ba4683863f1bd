"""A short remark is found although its contraction and its number are written another way, both at once."""

from collections.abc import Iterator

import pytest

from db.index.library import Library
from quotes.search.respelled import respelled
from quotes.search.retrieval import find
from quotes.text import tokens
from tests.search.libraries import library_of

RECORD = [
    "They have rowed fourteen miles, and nobody has thanked them.",
    "It's the 3rd lifeboat we've lost.",
    "The harvest was thin, the winter long and the miller slow to pay.",
    "You will not see me in that chapel again.",
    "We don't have a five trillion dollar debt.",
]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with library_of(RECORD) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        ("They've rowed 14 miles.", 1),
        ("They've rowed 40 miles.", 1),  # and another number
        ("It is the third lifeboat we have lost.", 2),
        ("You won't see me in that chapel", 4),
        ("We don't have a $5 trillion debt", 5),
        ("We have a $5 trillion debt", 5),  # and without the denial
    ],
)
def test_a_short_remark_is_found_in_another_spelling(library: Library, claim: str, row: int) -> None:
    assert [hit.rows for hit in find(claim, library).hits] == [(row,)]


@pytest.mark.parametrize("claim", ["They've mended 14 nets.", "It is the third time.", "You won't see us."])
def test_another_remark_is_not_found_by_its_spelling(library: Library, claim: str) -> None:
    assert not find(claim, library)


@pytest.mark.parametrize(
    ("claim", "spelling"),
    [
        ("We've 21 oars.", "We have twenty one oars."),
        ("We have twenty-one oars.", "We've 21 oars."),
        ("It isn't yours.", "It is not yours."),
        ("Two boats are out.", "2 boats are out."),
        ("They paid $5 million for it.", "They paid 5 million dollars for it."),
        ("They paid £1 for it.", "They paid one pound for it."),
        ("We have 80 percent of it.", "We have eighty per cent of it."),
        ("We have 80% of it.", "We have 80 per cent of it."),
        ("A $40 net.", "A forty dollar net."),
    ],
)
def test_what_a_claim_is_looked_up_as(claim: str, spelling: str) -> None:
    assert spelling in [other.text for other in respelled(tokens(claim))]


@pytest.mark.parametrize("claim", ["This is late.", "The oars are 1,200 crowns.", "Nobody rows here."])
def test_what_has_no_other_spelling_is_looked_up_once(claim: str) -> None:
    assert respelled(tokens(claim)) == []
