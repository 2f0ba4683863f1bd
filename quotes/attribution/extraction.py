"""Quotations of a text and whose words they are: the front door of the reading half."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Protocol

from quotes.attribution.cast.people import People
from quotes.attribution.dialogue import cut_at_credit, spoken_lines
from quotes.attribution.flow import flowing
from quotes.attribution.headings import heading_marks, said_below
from quotes.attribution.indirect import reported
from quotes.attribution.marks import Mark, marked
from quotes.attribution.pausing import uncollected
from quotes.attribution.reading import Reading
from quotes.attribution.repeated import said_again
from quotes.attribution.single import with_single
from quotes.attribution.transcripts import answering, turns
from quotes.attribution.within import within
from quotes.quotation import Attribution, Kind, Quotation
from scrapers.document import Document
from scrapers.glyphs import with_marks


class SpanLike(Protocol):
    """What a document's format states about a stretch of its text (a turn, a block, an entry)."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def speaker(self) -> str | None: ...
    @property
    def said_on(self) -> str | None: ...


_KINDS: dict[str, Kind] = {"turn": "turn", "caption": "turn", "block": "block", "entry": "block"}


def extract(
    text: str,
    *,
    published: str | None = None,
    spans: Sequence[SpanLike] = (),
    furniture: Sequence[tuple[int, int]] = (),
    indirect: bool = False,
) -> list[Quotation]:
    """Find what people are reported to have said in a text, and who said it.

    Offsets are code points into `text`, inside the marks; the answer is in the order of the text. `published`
    is the article's ISO date, for "on Tuesday". `spans` are stretches whose speaker the document's format
    states; only what a turn tells as another's is read in them. `furniture` are ranges that belong to the page and are not
    read. Indirect speech is returned only when asked for, as `kind="indirect"`, and is nobody's exact words.
    """
    with uncollected(len(text)):
        return _read(text, published, spans, furniture, indirect)


def _read(
    text: str,
    published: str | None,
    spans: Sequence[SpanLike],
    furniture: Sequence[tuple[int, int]],
    indirect: bool,
) -> list[Quotation]:
    """All that a text holds, in its order: what the format states, labelled turns, marked words, reported ones."""
    known = [span for span in spans if span.kind in _KINDS and span.end > span.start]
    unsigned = [span for span in known if _unsigned(span)]
    skip = [*furniture, *(with_marks(text, span.start, span.end) for span in known)]
    flow = flowing(text)
    people = People(flow)
    turning = [(span.start, span.speaker) for span in known if span.kind == "turn"]
    heard = answering(flow, turning, people)
    stated = [_stated(text, span, heard.get(span.start)) for span in known if not _unsigned(span)]
    labelled = turns(flow, people, skip)
    skip += [(quotation.start, quotation.end) for quotation in labelled]
    marks = [
        mark
        for mark in with_single(flow, marked(flow, skip), skip)
        if mark.end > mark.start and not mark.nested
    ]
    marks = [*_unskipped(heading_marks(flow, marks), skip), *cut_at_credit(flow, marks)]
    if spoken := spoken_lines(flow, marks):
        marks = sorted([*marks, *spoken])
    blocks = [
        Mark(span.start, span.end, *with_marks(text, span.start, span.end), True, False) for span in unsigned
    ]
    if blocks:
        marks = sorted([*marks, *blocks])
    people.quoted(marks)
    found = said_below(flow, labelled + Reading(flow, marks, people, published, blocks).quotations())
    found = said_again(found)
    if indirect:
        found += reported(flow, marks, skip, people, published)
    if flow != text:
        found = [
            quotation
            if text.startswith(quotation.text, quotation.start)
            else replace(quotation, text=text[quotation.start : quotation.end])
            for quotation in found
        ]
    whole = sorted(stated + found, key=attrgetter("start", "end"))
    inner = within(text, people, whole)
    return sorted([*whole, *inner], key=attrgetter("start", "end")) if inner else whole


def extract_from(document: Document, *, indirect: bool) -> list[Quotation]:
    """What `extract` finds in a document that a reader made, with all that its format states."""
    return extract(
        document.text,
        published=document.published,
        spans=document.spans,
        furniture=document.furniture,
        indirect=indirect,
    )


def _unsigned(span: SpanLike) -> bool:
    """Whether a stretch is a block quote whose speaker the format does not state."""
    return span.kind == "block" and not span.speaker


def _unskipped(marks: Sequence[Mark], skip: Sequence[tuple[int, int]]) -> list[Mark]:
    """The marks that stand in no range to skip."""
    return [mark for mark in marks if not any(a < mark.closing and mark.opening < b for a, b in skip)]


def _stated(text: str, span: SpanLike, heard: str | None) -> Quotation:
    """A quotation that the format states, which needs no reading; `heard` is who answers where the format names nobody."""
    who = span.speaker or heard
    kind = _KINDS[span.kind]
    credit = Attribution(
        (who,) if who else (),
        said_on=span.said_on,
        confidence="certain" if span.speaker else "likely" if who else "none",
        rule=kind if span.speaker else "answer-label" if who else "none",
    )
    return Quotation(span.start, span.end, text[span.start : span.end], kind, credit)
