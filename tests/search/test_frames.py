"""A short remark is found although its number, its day or a name in it was changed; a form of words is not."""

from collections.abc import Iterator

import pytest

from db.index.library import Library
from quotes.search.frames import Frame, frame, refilled
from quotes.search.retrieval import find
from quotes.text import tokens
from tests.search.libraries import library_of

RECORD = [
    "We have nine hundred thousand pounds in the reserve, and nobody will touch it.",
    "The dredger leaves the basin on Tuesday.",
    "The sluice was mended by Harriet Voss in a single night.",
    "The lock-keepers met on the third of May, 1912.",
    "The lock-keepers met on the ninth of June, 1913.",
    "It was one of them.",
    "I paid for seven herrings and eleven eels at the quay.",
]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with library_of(RECORD) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        ("We have nine million pounds in the reserve.", 1),
        ("We have £12m in the reserve.", 1),
        ("The dredger leaves the basin on Thursday.", 2),
        ("The sluice was mended by Oskar Dahl in a single night.", 3),
        ("I paid for seven herrings and nine eels at the quay.", 7),
    ],
)
def test_a_short_remark_with_another_number_day_or_name_is_found(
    library: Library, claim: str, row: int
) -> None:
    assert [hit.rows for hit in find(claim, library).hits] == [(row,)]


@pytest.mark.parametrize(
    "claim",
    [
        "We have nine million herrings in the reserve.",  # another thing
        "The lock-keepers met on the fifth of July, 1920.",  # two were on record, and so a form of words
        "It was two of them.",  # everybody says so
        "We have a million pounds in a reserve.",  # other words besides
    ],
)
def test_another_remark_of_the_same_build_is_not_found(library: Library, claim: str) -> None:
    assert not find(claim, library)


def test_two_reports_of_one_remark_are_no_form_of_words() -> None:
    reports = ["We have nine hundred thousand pounds in the reserve.", *RECORD[:1]]
    with library_of(reports) as library:
        found = find("We have nine million pounds in the reserve.", library)
    assert {hit.rows for hit in found.hits} == {(1,), (2,)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("We paid two hundred and five pounds.", "we paid #"),
        ("It costs £1.5m a year.", "it costs # a year"),
        ("On the third of May I left.", "on the # i left"),
        ("The ferry leaves on Tuesday, 5 June.", "the ferry leaves on #"),
        ("A million people and three dogs", "# people and # dogs"),
        ("Thank you, Ada Finch of Saltby, and Tom.", "thank you @ of @ and @"),
        ("May I speak? I'll be brief.", "# i speak i'll be brief"),
        ("Ada Finch", "ada @"),
    ],
)
def test_a_number_with_its_coin_a_day_and_a_name_are_one_place_each(text: str, shown: str) -> None:
    assert " ".join(frame(tokens(text)).words) == shown


def test_what_stands_in_the_other_place_is_told_and_two_such_places_are_too_many() -> None:
    def framed(text: str) -> Frame:
        return frame(tokens(text))

    row = framed("So we sold nine boats to Ada Finch for a song.")
    assert refilled(framed("We sold ten boats to Ada Finch"), row) == ("nine",)
    assert refilled(framed("We sold nine boats to Tom Reed"), row) == ("ada", "finch")
    assert refilled(framed("We sold ten boats to Tom Reed"), row) is None
    assert refilled(framed("We sold nine boats to Ada Finch"), row) is None
