"""What a reader is handed, and what a reader is.

A reader is one value: a name, a function that says how sure it is that a file is its own, and a function that
turns the file into documents. A third party makes such a value and names it under the entry-point group
`quotes.readers`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from scrapers.decoding import SAMPLE_BYTES, decode
from scrapers.document import Document
from scrapers.errors import NotADocument

# Finds the passages in quotation marks: text in, (start, end) in code points out.
Marked = Callable[[str], Sequence[tuple[int, int]]]

# Told of each part of a file that could not be read: its address, and the reason as one sentence.
Refused = Callable[[str, str], None]

# What may stand before the root of an XML file.
PROLOGUE = r"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>]{0,300}>\s*){0,10}"

# How sure a reader is that a file is its own: the surest one reads it.
NO, FALLBACK, BY_NAME, BY_LOOK, SURE = 0, 1, 2, 3, 4


@dataclass(frozen=True, slots=True)
class Material:
    """The bytes of one file, unpacked, with all that is known of them from outside.

    `name` is the file's name (its ending without `.gz`), `url` the address or path as given, `media_type`
    what a server stated, without parameters, `charset` the encoding a server stated, `sha256` that of the
    bytes as they came. `marked` finds passages in quotation marks; None leaves a reader to its own plain
    rule. `refused` is told of the parts of a file that could not be read, while the others are.
    """

    data: bytes
    name: str
    url: str
    sha256: str
    media_type: str | None = None
    charset: str | None = None
    marked: Marked | None = None
    refused: Refused | None = None

    def head(self) -> str:
        """The beginning of the file as text, for recognising it; empty when it is not text."""
        try:
            start = self.data[:SAMPLE_BYTES]
            return decode(
                start if start.strip() else self.data.lstrip()[:SAMPLE_BYTES], declared=self.charset
            )
        except NotADocument:
            return ""

    def text(self) -> str:
        """The whole file as text. Raises NotADocument when it is empty or binary."""
        return decode(self.data, declared=self.charset)

    def ending(self) -> str:
        """The file's ending in small letters, without the dot."""
        return self.name.rsplit(".", 1)[-1].lower() if "." in self.name else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name, how it is recognised, and how it is read.

    `recognise` gets a Material and its head as text, and returns one of NO, FALLBACK, BY_NAME, BY_LOOK, SURE.
    `read` yields documents; it raises errors of `scrapers.errors` only.
    """

    name: str
    recognise: Callable[[Material, str], int]
    read: Callable[[Material], Iterator[Document]]
