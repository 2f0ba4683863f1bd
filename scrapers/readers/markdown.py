"""Markdown: plain text whose block quotes are somebody's words, and whose mark-up is nobody's.

Mark-up is blanked, so that the text keeps the file's own offsets.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from scrapers.document import Document, Span
from scrapers.markdown import block_quotes, heading_in, without_markup
from scrapers.material import BY_NAME, NO, Material, Reader
from scrapers.readers import text
from scrapers.webpage.furniture import lines_of

ENDINGS = {"md", "markdown"}


def recognise(material: Material, head: str) -> int:
    """By its name alone: any plain text could be Markdown."""
    return BY_NAME if material.ending() in ENDINGS and text.recognise(material, head) else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a Markdown file; raises as the reader of plain text does."""
    for document in text.read(material):
        shown = without_markup(document.text)
        yield replace(
            document,
            text=shown,
            reader="markdown",
            title=_stated_title(document) or heading_in(shown[: text.HEADER_LENGTH]) or document.title,
            spans=tuple(
                Span(block.start, block.end, "block", block.speaker, said_on=block.said_on)
                for block in block_quotes(document.text, shown)
            ),
        )


def _stated_title(document: Document) -> str | None:
    """The title that front matter states, which is no heading of the text."""
    top = list(islice(lines_of(document.text), text.FRONT_LINES + 1))
    return document.title if text.front_matter(document.text, top) else None


READER = Reader("markdown", recognise, read)
