"""A claim is found although its sentences or words stand in another order on record, or one word of a short one is another."""

import json
from collections.abc import Iterator

import pytest

from db.index.library import Library
from quotes.search.retrieval import find
from tests.conftest import Program
from tests.search.libraries import library_of

RECORD = [
    "The rain was cold all week and the hens stopped laying. We whitewashed the barn in June. The vet never came back.",
    "My grandmother ran this dairy before me. Nobody has starved here.",
    "We mended the churn in June.",
    "We mended the roof in June.",
    "A wet lambing is worse than a dry harvest, as every shepherd knows.",
    "She owes us a ladder, and has owed it since Easter.",
]


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with library_of(RECORD) as found:
        yield found


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        ("We whitewashed the barn in June. The rain was cold all week and the hens stopped laying.", 1),
        ("Nobody has starved here. My grandmother ran this dairy before me.", 2),
        ("We whitewashed the stable in June.", 1),
        ("My grandfather ran this dairy before me.", 2),
        ("A dry harvest is worse than a wet lambing.", 5),
        ("We owe her a ladder.", 6),
    ],
)
def test_a_remark_in_another_order_or_with_one_word_changed_is_found(
    library: Library, claim: str, row: int
) -> None:
    assert [hit.rows for hit in find(claim, library).hits] == [(row,)]


@pytest.mark.parametrize(
    "claim",
    [
        "We mended the fence in June.",  # two remarks of this build stand there
        "We whitewashed this barn.",  # no whole clause
        "The barn is in June.",
        "A dry harvest is worse than a lambing.",  # another word less
        "We owe them a ladder.",  # of others
        "Nobody has starved here. The rector ran this dairy long before me and lost it.",
    ],
)
def test_a_remark_that_is_no_more_than_of_the_same_build_is_not_found(library: Library, claim: str) -> None:
    assert not find(claim, library)


def test_two_sentences_in_another_order_are_told_as_such(quotes_in: Program) -> None:
    quotes_in(
        "add", quotes_in.write("speech.txt", f"Remarks of Nell Moss\n\n{RECORD[0]}\n"), "--tier", "primary"
    )
    turned = "We whitewashed the barn in June. The rain was cold all week and the hens stopped laying."
    found = json.loads(quotes_in("verify", turned, "--json").out)
    assert (found["wording"], "splice.order" in {f["rule"] for f in found["findings"]}) == ("spliced", True)
