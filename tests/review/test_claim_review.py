"""A ClaimReview is made of decisions and of nothing else."""

from typing import Any

import pytest

from db.reviewing.rulings import RulingRow
from quotes.linked import Speaker, Standing, work
from quotes.review.claim_review import claim_reviews, judged

WORDS = "The harbour wall will not be raised."


def ruling(kind: str = "misattributed", **more: Any) -> RulingRow:
    given: dict[str, Any] = {
        "about": "quote",
        "object_id": "q",
        "at": "2026-05-04T12:00:00Z",
        "anchor": "exact",
        **more,
    }
    return RulingRow("d1", kind, value="k", value_text="Rosa Quill", **given)


def test_a_wrong_credit_is_rated_the_lowest_with_its_reason_and_evidence() -> None:
    found = ruling(reason="The clerk said it.", evidence_url="https://example.org/tape")
    made = claim_reviews(WORDS, [found], page="https://q.example/q", publisher="The Courier")
    assert made["claimReviewed"] == f"Rosa Quill said: “{WORDS}”"
    assert made["reviewRating"]["ratingValue"] == 1
    assert (made["reviewBody"], made["citation"]) == ("The clerk said it.", "https://example.org/tape")
    assert made["author"]["name"] == "The Courier"
    assert made["datePublished"] == "2026-05-04"


@pytest.mark.parametrize(
    ("kind", "value"), [("confirm", 5), ("speaker", 5), ("disputed", 3), ("misattributed", 1)]
)
def test_each_judgement_has_its_rating(kind: str, value: int) -> None:
    made = claim_reviews(WORDS, [ruling(kind)], page="p", publisher="x")
    assert made["reviewRating"]["ratingValue"] == value


def test_it_names_the_person_with_their_wikidata_item_and_the_first_source() -> None:
    first = work(
        Standing("o", WORDS, url="https://town.example/minutes", title="Minutes", published="2019-04-18")
    )
    people = {"k": Speaker("Rosa Quill", "person", "Q42")}
    item = claim_reviews(WORDS, [ruling()], page="p", publisher="x", people=people, first=first)[
        "itemReviewed"
    ]
    assert item["about"][1] == {
        "@type": "Person",
        "name": "Rosa Quill",
        "sameAs": "http://www.wikidata.org/entity/Q42",
    }
    assert item["firstAppearance"] == {
        "@type": "CreativeWork", "name": "Minutes", "url": "https://town.example/minutes", "datePublished": "2019-04-18",
    }  # fmt: skip
    assert (
        claim_reviews(WORDS, [ruling()], page="p", publisher="x")["itemReviewed"]["about"][1]["name"]
        == "Rosa Quill"
    )


def test_several_judgements_make_a_graph() -> None:
    made = claim_reviews(WORDS, [ruling(), ruling("speaker")], page="p", publisher="x")
    assert [one["@type"] for one in made["@graph"]] == ["ClaimReview", "ClaimReview"]


def test_what_is_contested_lost_or_no_judgement_makes_none() -> None:
    assert judged([ruling(contested=True), ruling(anchor="lost"), ruling("original"), ruling("hide")]) == []


def test_an_address_that_is_none_of_the_web_is_left_out() -> None:
    assert "citation" not in claim_reviews(
        WORDS, [ruling(evidence_url="javascript:alert(1)")], page="p", publisher="x"
    )
