"""Markdown: plain text whose block quotes are somebody's words, and whose mark-up is nobody's.

Mark-up is blanked, so that the text keeps the file's own offsets.
"""

from collections.abc import Iterator
from dataclasses import replace

from scrapers.document import Document, Span
from scrapers.markdown import block_quotes, heading_in, without_markup
from scrapers.material import BY_NAME, NO, Material, Reader
from scrapers.readers import text

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
            title=heading_in(shown[: text.HEADER_LENGTH]) or document.title,
            spans=tuple(
                Span(block.start, block.end, "block", block.speaker, said_on=block.said_on)
                for block in block_quotes(document.text, shown)
            ),
        )


READER = Reader("markdown", recognise, read)
