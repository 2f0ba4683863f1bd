"""A quote as linked data: schema.org's Quotation, and the W3C's Web Annotation that finds its words in a page.

Shapes follow schema.org 29 (Quotation, Person, CreativeWork) and the Web Annotation Data Model
(W3C Recommendation, 23 February 2017, sections 3.2, 4.2.4 and 4.2.5). What is not on record is left out.
"""

import re
from dataclasses import dataclass
from typing import Any

from quotes.deep_links import web_address

SCHEMA_ORG = "https://schema.org"
ANNOTATION = "http://www.w3.org/ns/anno.jsonld"
WIKIDATA = "http://www.wikidata.org/entity/"
TYPES = {"person": "Person", "organisation": "Organization", "organization": "Organization"}
# Most places that one document names; the table has the rest.
PLACES = 50
_QID = re.compile(r"Q[1-9][0-9]{0,15}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quote is credited to; `kind` is person, organisation or office."""

    name: str
    kind: str | None = None
    qid: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A place where words stand: the selectors of a Web Annotation, and the source they are in.

    `start` and `end` count code points of the text that was read from the source, `sha256` is the digest of
    the bytes that text came from.
    """

    id: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    end: int | None = None
    sha256: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    fetched: str | None = None


def quotation(
    ident: str, text: str, speaker: Speaker | None, said: str | None, places: list[Standing]
) -> Json:
    """The quote `ident` as a schema.org Quotation; `said` is an ISO date, full or in part."""
    made: Json = {"@context": SCHEMA_ORG, "@type": "Quotation", "identifier": ident, "text": text}
    if speaker:
        made["spokenByCharacter" if speaker.kind == "character" else "creator"] = creator(speaker)
    if said and (date := _date(said)):
        made["dateCreated"] = date
    works = _unique([work(place) for place in places[:PLACES]])
    if works:
        made["isPartOf"] = works[0]
    if works[1:]:
        made["citation"] = works[1:]
    return made


def annotation(place: Standing, body: Json | None = None, ident: str | None = None) -> Json:
    """One place as a Web Annotation whose target is its words in the source."""
    target: Json = {"selector": _selectors(place)}
    address = web_address(place.url)
    target["source"] = address or f"urn:sha256:{place.sha256 or place.id}"
    if place.fetched:
        target["state"] = {"type": "TimeState", "sourceDate": place.fetched}
    made: Json = {
        "@context": ANNOTATION,
        "id": ident or f"urn:quotes:occurrence:{place.id}",
        "type": "Annotation",
    }
    made["motivation"] = "identifying"
    if body:
        made["body"] = body
    return {**made, "target": target}


def annotations(places: list[Standing], ident: str, body: Json | None = None) -> Json:
    """The places of one quote as an annotation, or as a page of annotations where there are several."""
    found = [annotation(place, body) for place in places[:PLACES]]
    if len(found) == 1:
        return found[0]
    items = [{key: value for key, value in each.items() if key != "@context"} for each in found]
    return {
        "@context": ANNOTATION,
        "id": f"urn:quotes:quote:{ident}",
        "type": "AnnotationPage",
        "items": items,
    }


def spoken_by(speaker: Speaker | None) -> Json | None:
    """The body of an annotation that says whose the words are."""
    if speaker is None:
        return None
    if address := _wikidata(speaker.qid):
        return {"type": "SpecificResource", "source": address, "purpose": "identifying"}
    return {"type": "TextualBody", "value": speaker.name, "format": "text/plain", "purpose": "identifying"}


def _selectors(place: Standing) -> list[Json]:
    quote: Json = {"type": "TextQuoteSelector", "exact": place.exact}
    if place.prefix:
        quote["prefix"] = place.prefix
    if place.suffix:
        quote["suffix"] = place.suffix
    if place.start is None or place.end is None:
        return [quote]
    return [quote, {"type": "TextPositionSelector", "start": place.start, "end": place.end}]


def creator(speaker: Speaker) -> Json:
    """Who a quote is credited to, as schema.org's Person or Organization, with the Wikidata item where known."""
    made: Json = {"@type": TYPES.get(speaker.kind or "person", "Person"), "name": speaker.name}
    if address := _wikidata(speaker.qid):
        made["sameAs"] = address
    return made


def work(place: Standing) -> Json:
    """The source a place stands in, as schema.org's CreativeWork."""
    made: Json = {"@type": "CreativeWork"}
    if place.title:
        made["name"] = place.title
    if address := web_address(place.url):
        made["url"] = address
    if place.publisher:
        made["publisher"] = {"@type": "Organization", "name": place.publisher}
    if place.published and (date := _date(place.published)):
        made["datePublished"] = date
    return made


def _unique(works: list[Json]) -> list[Json]:
    found: list[Json] = []
    for work in works:
        if len(work) > 1 and work not in found:
            found.append(work)
    return found


def _date(text: str) -> str | None:
    match = _DATE.match(text)
    return match[0] if match else None


def _wikidata(qid: str | None) -> str | None:
    return f"{WIKIDATA}{qid}" if qid and _QID.fullmatch(qid) else None
