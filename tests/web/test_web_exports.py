"""One quote in the formats of others: each of the shape its vocabulary asks for, and empty of what nobody said."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from quotes import linked
from quotes.linked import Speaker, Standing
from quotes.web import exports
from tests.conftest import ROOT
from tests.web_fixtures import RECORD, SCRIPT, desk, metadata, quote_id

API = (ROOT / "docs" / "api.md").read_text("utf-8")
TEXT = {"type": "string", "minLength": 1}
ADDRESS = {"type": "string", "pattern": '^https?://[^\\s<>"]+$'}
DATE = {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}


def shape(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


# What schema.org says a Quotation, a Person and a CreativeWork may have, as far as it is used here.
WHO = shape(
    ["@type", "name"], **{"@type": {"enum": ["Person", "Organization"]}, "name": TEXT, "sameAs": ADDRESS}
)
WORK = shape(
    ["@type"],
    **{
        "@type": {"const": "CreativeWork"},
        "name": TEXT,
        "url": ADDRESS,
        "publisher": WHO,
        "datePublished": DATE,
    },
)
QUOTATION = shape(
    ["@context", "@type", "identifier", "text"],
    **{
        "@context": {"const": "https://schema.org"}, "@type": {"const": "Quotation"}, "identifier": TEXT, "text": TEXT,
        "creator": WHO, "dateCreated": DATE, "isPartOf": WORK, "citation": {"type": "array", "items": WORK},
    },
)  # fmt: skip
# The Web Annotation Data Model, sections 3.1, 4.2.4 and 4.2.5.
SELECTOR = {
    "oneOf": [
        shape(["type", "exact"], type={"const": "TextQuoteSelector"}, exact=TEXT, prefix=TEXT, suffix=TEXT),
        shape(
            ["type", "start", "end"], type={"const": "TextPositionSelector"},
            start={"type": "integer", "minimum": 0}, end={"type": "integer", "minimum": 1},
        ),
    ]
}  # fmt: skip
ANNOTATION = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "pattern": "^(urn|https?):"},
        "type": {"const": "Annotation"},
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"type": "string", "pattern": "^(urn|https?):"},
                "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
            },
        },
    },
}


async def _row(start: str, ending: str) -> Any:
    async with desk() as site:
        return await site.client.get(f"/quotes/quotes/{quote_id(start)}.{ending}")


@pytest.mark.parametrize("start", [RECORD, "human scum", "A small town", SCRIPT])
async def test_a_quote_is_a_quotation_of_schema_org(start: str) -> None:
    answer = await _row(start, "quotation")
    assert answer.headers["content-type"].startswith("application/ld+json")
    assert "<" not in answer.text
    made = answer.json()
    Draft202012Validator(QUOTATION).validate(made)
    assert made["text"].startswith(start)


async def test_the_quotation_names_who_said_it_and_where_it_stands() -> None:
    made = (await _row(RECORD, "quotation")).json()
    assert made["creator"]["name"] == "Ines Marlow"
    assert made["isPartOf"]["url"] == "https://larkhaven.example/council/2025-11-04"


@pytest.mark.parametrize("start", [RECORD, "human scum", "A small town", SCRIPT])
async def test_an_annotation_selects_the_words_by_quote_and_position(start: str) -> None:
    made = (await _row(start, "annotation")).json()
    Draft202012Validator(ANNOTATION).validate(made)
    quote, *position = made["target"]["selector"]
    assert quote["exact"].startswith(start)
    if position:
        assert position[0]["end"] - position[0]["start"] == len(quote["exact"])


async def test_an_address_that_is_none_of_the_web_is_never_written_as_one() -> None:
    for ending in ("quotation", "annotation", "bibtex"):
        assert "javascript:" not in (await _row(SCRIPT, ending)).text


async def test_bibtex_names_the_source() -> None:
    answer = await _row("human scum", "bibtex")
    assert re.match(r"@misc\{\w+,\n", answer.text)
    assert "Radio host insults collectors" in answer.text
    assert "Dunstan Pike" in answer.text


async def test_a_wrong_credit_is_not_exported_as_the_speaker() -> None:
    made = (await _row("A small town", "quotation")).json()
    assert made["creator"]["name"] == "Bram Teller"
    assert "Ottoline" not in (await _row("A small town", "bibtex")).text


async def test_a_claim_review_waits_for_reviewers() -> None:
    answer = await _row("human scum", "claimreview")
    assert (answer.status_code, answer.json()["status"]) == (404, 404)
    assert "reviewer" in answer.json()["error"]


@pytest.mark.parametrize("ending", ["quotation", "annotation", "bibtex", "claimreview"])
async def test_only_one_row_of_the_right_tables_is_exported(ending: str) -> None:
    async with desk() as site:
        table = await site.client.get(f"/quotes/quotes.{ending}")
        other = await site.client.get(f"/quotes/sources.{ending}")
        missing = await site.client.get(f"/quotes/quotes/none.{ending}")
        wording = await site.client.get(f"/quotes/variants/1.{ending}")
    assert [answer.status_code for answer in (table, other, missing)] == [404, 404, 404]
    assert wording.status_code == (404 if ending == "claimreview" else 200)


async def test_whoever_may_not_see_speakers_gets_no_export() -> None:
    hidden = {**metadata(), "databases": {"quotes": {"tables": {"speakers": {"allow": False}}}}}
    async with desk(config=hidden) as site:
        answer = await site.client.get(f"/quotes/quotes/{quote_id('human scum')}.quotation")
    assert answer.status_code == 403
    assert "Pike" not in answer.text


def test_many_places_are_a_page_of_annotations_and_are_bounded() -> None:
    places = [Standing(str(n), "rain", start=n, end=n + 4, sha256="ab", title=f"T{n}") for n in range(500)]
    page = linked.annotations(places, "q")
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) == linked.PLACES
    quotation = linked.quotation("q", "rain", Speaker("A", "organisation", "Q42"), "2025-11", places)
    Draft202012Validator(QUOTATION).validate(quotation)
    assert quotation["creator"]["sameAs"] == "http://www.wikidata.org/entity/Q42"
    assert len(quotation["citation"]) == linked.PLACES - 1


def test_an_item_that_is_none_of_wikidata_is_left_out() -> None:
    made = linked.quotation("q", "rain", Speaker("A", None, "Q1/../x"), "some day", [])
    assert "sameAs" not in json.dumps(made)
    assert "dateCreated" not in made


def test_every_ending_is_documented() -> None:
    documented = re.findall(r"^\| `\.(\w+)` \|", API, re.M)
    assert documented == [made["extension"] for made in exports.renderers()]
