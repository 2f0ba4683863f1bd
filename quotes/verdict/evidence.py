"""A place on record as the evidence of a verdict."""

import json

from db.reading.evidence import Place
from quotes.verdicts import Credited, Evidence


def evidence_of(place: Place, *, holds: bool) -> Evidence:
    """A place as data; `holds` where the words themselves stand there, not another part of the same remark."""
    first = place.credits[0] if place.credits else None
    return Evidence(
        occurrence_id=place.occurrence_id,
        source_id=place.source_id,
        text=place.text,
        prefix=place.prefix,
        suffix=place.suffix,
        kind=place.kind,
        speakers=tuple(credit.name for credit in place.credits if credit.status == "asserted"),
        confidence=first.confidence if first else "none",
        rule=first.rule if first else "none",
        status=first.status if first else "asserted",
        via=first.via if first else None,
        said_on=place.said_on,
        title=place.title,
        publisher=place.publisher,
        url=place.url,
        published=place.published,
        tier=place.tier,
        citation=place.citation,
        external_id=place.external_id,
        start=place.start,
        end=place.end,
        snapshot=place.snapshot,
        seconds=place.seconds,
        authors=tuple(json.loads(place.authors)) if place.authors else (),
        holds=holds,
        credits=tuple(Credited(c.name, c.status, c.confidence, c.rule, c.cue, c.via) for c in place.credits),
    )


def closing(text: str, place: Place) -> str:
    """The punctuation at the end of a quotation in its source ("for years,” said") that its wording is kept without."""
    return place.text[len(text) :] if place.text.startswith(text) else ""
