"""What every reader returns: one document as text, with what its format states about it.

A reader turns bytes into a `Document`. Offsets are code points into `Document.text`. A reader keeps what
the file says (speaker, section, date, time) and invents nothing: what is not stated is None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, cast

Tier = Literal["primary", "secondary", "collection"]
Section = Literal["sourced", "attributed", "disputed", "misattributed", "misquoted", "about"]
SpanKind = Literal["turn", "block", "entry", "caption"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a document that the format itself marks as somebody's words.

    `start` and `end` are code points into the document's text, end exclusive, marks and labels left out.
    `kind`: a speaker's turn, a block quote, an entry of a collection, a caption.
    `section` is where a collection files an entry (`misquoted`: words put for others that `speaker` did say); `said_by` is
    who really said a misattributed one.
    `seconds` is the time in a recording at which the span starts; `published` is when the work that the
    citation names was printed, as stated (`1906`, an ISO date).
    """

    start: int
    end: int
    kind: SpanKind
    speaker: str | None = None
    speaker_id: str | None = None
    section: Section | None = None
    said_by: str | None = None
    citation: str | None = None
    said_on: str | None = None
    seconds: float | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source as it was read.

    `text` keeps the offsets of what was read: for plain text they are the file's own code points (after
    decoding, with line ends made `\\n`); furniture around the body stays in `text` and is listed in
    `furniture` as (start, end) ranges, so that an offset still points into the file.
    `published` and `modified` are ISO dates (`2013-12-06` or with a time); `language` is a BCP 47 tag.
    `url` is the address or the path as given, `canonical` what the page itself names. `wire` is the news agency
    that the page credits, `captions` are those of its pictures, which are no part of the text.
    """

    text: str
    url: str
    reader: str
    sha256: str
    media_type: str = "text/plain"
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    canonical: str | None = None
    language: str | None = None
    tier: Tier = "secondary"
    licence: str | None = None
    spans: tuple[Span, ...] = ()
    furniture: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()
    wire: str | None = None
    captions: tuple[str, ...] = ()

    def body(self) -> Iterator[tuple[int, int]]:
        """The (start, end) ranges of the text that are not furniture, in order."""
        at = 0
        for start, end in sorted(self.furniture):
            if start > at:
                yield at, start
            at = max(at, end)
        if at < len(self.text):
            yield at, len(self.text)


_HALF = re.compile("[\ud800-\udfff]")


def storable(document: Document) -> Document:
    """The document with U+FFFD for every half of a surrogate pair, which no file in UTF-8 can hold; offsets stay."""
    return cast(Document, _whole(document))


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, tuple):
        return tuple(map(_whole, value))
    if isinstance(value, Document | Span):
        return replace(value, **{f.name: _whole(getattr(value, f.name)) for f in fields(value)})
    return value
