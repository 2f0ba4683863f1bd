"""Which reader reads which file: by what it looks like, by its name, or as told.

`read` gives one document, `read_all` every document of a file that holds several (a WARC, a feed).
"""

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePath

from scrapers.document import Document, storable
from scrapers.errors import NotADocument, ReadError, TooLarge
from scrapers.material import NO, Marked, Material, Reader, Refused

GROUP = "quotes.readers"
# The readers that come with the program; a file that two are equally sure of goes to the earlier one.
BUILT_IN = (
    "warc", "hansard", "wikiquote", "book", "feed", "captions", "collection", "email", "transcript", "article",
    "claimreview", "docx", "draft", "markdown", "text",
)  # fmt: skip
# Files that are read by other commands. A list of people in YAML was taken for a transcript: "id: A000360" looks like a turn.
LISTS, PLAIN = (".jsonl", ".ndjson", ".yaml", ".yml"), ("email", "transcript", "draft", "markdown", "text")
# A file may unpack to this many bytes; the limit of `fetch` is the same, so that packing buys nothing.
UNPACKED_LIMIT = 64 * 1024 * 1024


class UnknownFormat(ReadError):
    """No reader has that name."""


@cache
def readers() -> dict[str, Reader]:
    """Every reader by name: those of third parties first, since they were installed on purpose."""
    found: dict[str, Reader] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        reader = point.load()
        if isinstance(reader, Reader):
            found[reader.name] = reader
    for name in BUILT_IN:
        found.setdefault(name, import_module(f"scrapers.readers.{name}").READER)
    return found


def recognise(data: bytes, name: str, media_type: str | None = None) -> str:
    """The name of the reader for these bytes.

    Raises NotADocument when the bytes are of no format that is read: empty, binary, a picture.
    """
    return _surest(_material(data, name, None, media_type, None)).name


def read(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    format: str | None = None,
    marked: Marked | None = None,
    media_type: str | None = None,
) -> Document:
    """The document in these bytes; of a file that holds several, the first.

    `name` is the file's name, `url` the address or path it came from (the name where there is none), `format`
    the name of a reader that must be used, `marked` a function that finds passages in quotation marks. Raises
    an error of `scrapers.errors`; its message is one sentence.
    """
    for document in read_all(data, name=name, url=url, format=format, marked=marked, media_type=media_type):
        return document
    raise NotADocument(f"{name} holds no document.")


def read_all(
    data: bytes,
    *,
    name: str,
    url: str | None = None,
    format: str | None = None,
    marked: Marked | None = None,
    media_type: str | None = None,
    refused: Refused | None = None,
) -> Iterator[Document]:
    """Every document in these bytes, in the file's order; arguments and errors as for `read`.

    `refused` is told the address and the reason of each part of the file that could not be read.
    """
    material = replace(_material(data, name, url, media_type, marked), refused=refused)
    if format is None:
        reader = _surest(material)
    elif format in readers():
        reader = readers()[format]
    else:
        raise UnknownFormat(f"There is no reader named {format}; there are: {', '.join(sorted(readers()))}.")
    # JSON alone can write half a surrogate pair, and escapes it.
    halves = b"\\ud" in material.data or b"\\uD" in material.data
    for document in reader.read(material):
        yield storable(document) if halves else document


def _surest(material: Material) -> Reader:
    if not material.data.strip(b" \t\r\n\x0b\x0c"):
        raise NotADocument("The file is empty; nothing was read.")
    head = material.head()
    best = max(readers().values(), key=lambda reader: reader.recognise(material, head))
    sure = best.recognise(material, head)
    if PurePath(material.name).suffix.lower() in LISTS and (sure == NO or best.name in PLAIN):
        raise NotADocument(
            f"{material.name} is a list and no text: `quotes import` stores rows, `quotes speakers import` people."
        )
    if sure == NO:
        material.text()  # says what the file is when it is binary
        raise NotADocument(f"{material.name} is in no format that is read; name one with --format.")
    return best


def _material(
    data: bytes, name: str, url: str | None, media_type: str | None, marked: Marked | None
) -> Material:
    kind, _, parameters = (media_type or "").partition(";")
    charset = parameters.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    unpacked = _unpacked(data)
    plain = PurePath(name).name
    return Material(
        data=unpacked,
        name=plain[:-3] if unpacked is not data and plain.lower().endswith(".gz") else plain,
        url=url or name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind.strip().lower() or None,
        charset=charset,
        marked=marked,
    )


def _unpacked(data: bytes) -> bytes:
    """What a gzip file holds; a WARC stays packed, since its records are packed one by one."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            start = packed.read(5)
            if start == b"WARC/":
                return data
            rest = packed.read(UNPACKED_LIMIT)
    except (OSError, EOFError, zlib.error) as problem:
        raise NotADocument("The gzip file is damaged or cut off; fetch it again.") from problem
    if len(rest) >= UNPACKED_LIMIT:
        raise TooLarge(f"The file unpacks to more than {UNPACKED_LIMIT // 2**20} MB; split it first.")
    return start + rest
