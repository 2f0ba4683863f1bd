"""The record of a parliament: UK Hansard as XML, the US Congressional Record as JSON and as published text."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from scrapers.dates import iso_date
from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import NO, SURE, Material, Reader
from scrapers.speech.labels import in_capitals
from scrapers.speech.sittings import (
    Paragraph,
    Sitting,
    congress_json,
    congress_text,
    historic,
    publicwhip,
    tree_of,
)
from scrapers.webpage.page import parse

LIMIT_BYTES = 64 * 1024 * 1024
XML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE[^>\[]{0,200}(?:\[[^\]]{0,4000}\])?>\s*)?"
    r"<(publicwhip|housecommons|houselords|hansard)\b"
)
PUBLISHED = re.compile(r"\[Congressional Record (?:Volume|Vol\.)[^\]]{3,80}\(([^)\]]{6,40})\)\]")


def recognise(material: Material, head: str) -> int:
    """By the root element, by the first line of the Record, or by the fields of its JSON."""
    start = head[:6000]
    if XML.match(start) or PUBLISHED.search(start):
        return SURE
    if start.lstrip().startswith("{") and '"speaker_bioguide"' in head and '"content"' in head:
        return SURE
    return NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a file: tier primary, a span of kind `turn` for each speech.

    `speaker_id` is the id that the record gives, `citation` its column or pages. Raises NotADocument when
    nobody speaks in it, TooLarge above 64 MB.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The record has more than {LIMIT_BYTES // 2**20} MB; split it by day first.")
    sitting, media_type = _sitting(material)
    if not sitting.paragraphs:
        raise NotADocument("Nobody speaks in this file of a parliament's record; nothing was read.")
    text, spans = laid_out(sitting.paragraphs)
    yield Document(
        text=text,
        url=material.url,
        reader="hansard",
        sha256=material.sha256,
        media_type=media_type,
        title=sitting.title,
        published=sitting.day,
        tier="primary",
        spans=spans,
    )


def _sitting(material: Material) -> tuple[Sitting, str]:
    start = material.head()
    root = XML.match(start)
    if root:
        tree = tree_of(material.data)
        return (publicwhip(tree) if root[1] == "publicwhip" else historic(tree)), "application/xml"
    if start.lstrip().startswith("{"):
        record = _json(material.text())
        return congress_json(record), "application/json"
    return _published(material.text())


def _json(text: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotADocument("The file is not valid JSON; fetch it again.") from problem
    if not isinstance(record, dict):
        raise NotADocument(
            "The file is no section of the Congressional Record; name its format with --format."
        )
    return record


def _published(text: str) -> tuple[Sitting, str]:
    """The Record as published: text between <pre> tags, or the text alone."""
    is_page = "<pre" in text[:6000].lower()
    body = "".join(parse(text).itertext("pre", "a")) if is_page else text
    top = PUBLISHED.search(body[:6000])
    below = body.index("\n\n", top.end()) if top and "\n\n" in body[top.end() :] else 0
    found = congress_text(body[below:])
    citation = re.search(r"\[Pages? ([A-Z]?\d+(?:-[A-Z]?\d+)?)\]", body[:6000])
    pages = f"Pages {citation[1]}" if citation else None
    paragraphs = tuple(
        Paragraph(p.text, p.turn, p.speaker, p.speaker_id, pages if p.speaker else None)
        for p in found.paragraphs
    )
    return Sitting(
        paragraphs, found.title, iso_date(top[1]) if top else None
    ), "text/html" if is_page else "text/plain"


def laid_out(paragraphs: tuple[Paragraph, ...]) -> tuple[str, tuple[Span, ...]]:
    """The paragraphs as text, each speech headed by its speaker, and a span for each speech without that label."""
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    turn: int | None = None  # of the paragraph before
    labelled: int | None = None  # the last one whose speaker was named
    for paragraph in paragraphs:
        label = f"{paragraph.speaker}: " if paragraph.turn not in {None, labelled} else ""
        start = at + len(label)
        at = start + len(paragraph.text)
        if paragraph.turn is not None and paragraph.turn == turn:
            spans[-1] = replace(spans[-1], end=at)
        elif paragraph.turn is not None:
            name = cased(paragraph.speaker or "")
            spans.append(Span(start, at, "turn", name, paragraph.speaker_id, citation=paragraph.citation))
            labelled = paragraph.turn
        parts.append(label + paragraph.text)
        turn = paragraph.turn
        at += 2
    return "\n\n".join(parts), tuple(spans)


def cased(name: str) -> str:
    """A name as the Record prints it in usual capitals: "Ms. RAY-McPOE of Ohio" is Ms. Ray-McPoe of Ohio."""
    return re.sub(r"\b(?:Ma?c)?[A-Z]{2,}\b", lambda word: in_capitals(word[0]), name)


READER = Reader("hansard", recognise, read)
