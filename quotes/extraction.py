"""Quotations of a text and whose words they are: the front door of the reading half."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from quotes.marks import Mark, marked
from quotes.quotation import Attribution, Quotation
from quotes.reading import Reading


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


def extract(
    text: str,
    *,
    published: str | None = None,
    spans: Sequence[SpanLike] = (),
    furniture: Sequence[tuple[int, int]] = (),
    indirect: bool = False,
) -> list[Quotation]:
    """Find what people are reported to have said in a text, and who said it.

    Offsets are code points into `text`, inside the marks. `published` is the article's ISO date, for "on
    Tuesday". `spans` are stretches that the document's format itself attributes; `furniture` are ranges
    that belong to the page and are not read. Indirect speech is returned only when asked for.
    """
    stated = [*_stated(text, spans)]
    closed = [(quotation.start, quotation.end) for quotation in stated]
    skip = [*furniture, *closed]
    marks = [mark for mark in marked(text, skip) if mark.end > mark.start]
    found = stated + Reading(text, marks, published).quotations()
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _stated(text: str, spans: Sequence[SpanLike]) -> Iterator[Quotation]:
    """The quotations that the format states, which need no reading."""
    for span in spans:
        if span.kind not in ("turn", "block", "caption", "entry") or span.end <= span.start:
            continue
        kind = "block" if span.kind in ("block", "entry") else "turn"
        who = (span.speaker,) if span.speaker else ()
        yield Quotation(
            span.start,
            span.end,
            text[span.start : span.end],
            kind,  # type: ignore[arg-type]
            Attribution(
                speakers=who,
                said_on=span.said_on,
                confidence="certain" if who else "none",
                rule=kind if who else "none",
            ),
        )


__all__ = ["Mark", "SpanLike", "extract"]
