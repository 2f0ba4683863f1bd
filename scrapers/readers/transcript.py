"""Transcripts and speeches, as text or HTML: turns with their speakers, from the record of the event itself."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from scrapers.decoding import lines_unified
from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import BY_LOOK, NO, SURE, Material, Reader
from scrapers.readers import article
from scrapers.readers.text import LIMIT_BYTES, read_header
from scrapers.speech.numbered import bared
from scrapers.speech.spoken import found_turns, turn_spans
from scrapers.speech.turns import Turn, turns
from scrapers.webpage.furniture import furniture, lines_of

ENDINGS = {"said"}
# JSON and XML are other readers'; a stage direction in square brackets is not JSON.
DATA = re.compile(r"\s*(?:[{<]|\[\s*[{\"\[])")
# Header lines end where the first turn begins, and are no more than this many.
HEADER_LINES = 30


def recognise(material: Material, head: str) -> int:
    """A text whose lines begin with speakers' names; pages are left to the article reader, which looks itself."""
    if material.ending() in ENDINGS:
        return SURE
    if article.recognise(material, head) != NO or "-->" in head[:2000] or DATA.match(head):
        return NO
    text = bared(lines_unified(head))
    return BY_LOOK if found_turns(text, list(lines_of(text))) else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a transcript: tier primary, a span of kind `turn` for each turn.

    The text keeps the file's offsets, labels and stage directions in it; numbers of lines are blanks. Raises NotADocument
    when no line begins with a speaker's name.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The transcript has more than {LIMIT_BYTES // 2**20} MB; split it first.")
    if article.recognise(material, material.head()) != NO:
        yield from (_with_turns(document) for document in article.read(material))
        return
    text = bared(lines_unified(material.text()))
    lines = list(lines_of(text))
    found = _found(text, lines)
    top = [line for line in lines if line[1] <= found[0].start][:HEADER_LINES]
    header = read_header(text, top, headings=True)
    title = header.fields.get("title") or _title(text, top, header.lines)
    around = _outside(furniture(text), found)
    yield Document(
        text=text,
        url=material.url,
        reader="transcript",
        sha256=material.sha256,
        title=title,
        authors=header.authors,
        published=header.fields.get("published"),
        modified=header.fields.get("modified"),
        site=header.fields.get("site"),
        canonical=header.fields.get("canonical"),
        language=header.fields.get("language"),
        licence=header.fields.get("licence"),
        tier="primary",
        spans=turn_spans(text, found),
        furniture=tuple(sorted({*around, *header.lines})),
    )


def _found(text: str, lines: list[tuple[int, int]]) -> list[Turn]:
    """The turns, also of a text that is too little of a transcript to be taken for one unasked."""
    found = found_turns(text, lines) or turns(text)
    if not found:
        raise NotADocument("No line begins with a speaker's name; read the file with --format text.")
    return found


def _outside(lines: list[tuple[int, int]], found: list[Turn]) -> Iterator[tuple[int, int]]:
    """The lines that stand in no turn."""
    starts = [turn.start for turn in found]
    for line in lines:
        before = bisect_right(starts, line[0]) - 1
        if before < 0 or line[0] >= found[before].end:
            yield line


def _with_turns(document: Document) -> Document:
    found = _found(document.text, list(lines_of(document.text)))
    return replace(
        document, reader="transcript", tier="primary", spans=turn_spans(document.text, found, document.title)
    )


def _title(text: str, top: list[tuple[int, int]], taken: list[tuple[int, int]]) -> str | None:
    """The first line above the turns that is no labelled line, no stage direction and no sentence."""
    for start, end in top:
        line = text[start:end]
        if (start, end) not in taken and line[0] not in "[(" and len(line) <= 200 and line[-1] not in ".,;":
            return line
        if (start, end) not in taken:
            return None
    return None


READER = Reader("transcript", recognise, read)
