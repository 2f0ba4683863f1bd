"""A WARC or WET file: every page in it, read as if it had just been fetched, without the network.

Records that hold no document (pictures, redirects, errors) are passed over, and told to `refused` with the reason.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from scrapers import registry
from scrapers.document import Document
from scrapers.errors import NotADocument, ReadError, TooLarge
from scrapers.material import BY_NAME, NO, SURE, Marked, Material, Reader, Refused

# One record may unpack to this many bytes, like one fetched page.
RECORD_LIMIT = 64 * 1024 * 1024
# What is read line by line, the heads of a record and what lies between two, may have this many bytes.
HEAD_LIMIT = 1024 * 1024
HOLDING = {"response", "resource", "conversion"}
TEXTUAL = (
    "text/",
    "application/xhtml",
    "application/xml",
    "application/json",
    "application/ld+json",
    "application/rss",
    "application/atom",
)


def recognise(material: Material, head: str) -> int:
    """A file whose first bytes, unpacked or not, are `WARC/`; gzip files with another beginning are unpacked before."""
    if material.data.startswith(b"WARC/"):
        return SURE
    if material.data.startswith(b"\x1f\x8b"):
        return SURE
    return BY_NAME if material.ending() in {"warc", "wet"} else NO


def read(material: Material) -> Iterator[Document]:
    """The documents of a WARC file. Raises NotADocument when no page in it has a text."""
    found = False
    for document in documents(io.BytesIO(material.data), marked=material.marked, refused=material.refused):
        found = True
        yield document
    if not found:
        raise NotADocument("The WARC file holds no page with a text; check what was archived.")


def documents(
    stream: BinaryIO,
    *,
    marked: Marked | None = None,
    refused: Refused | None = None,
) -> Iterator[Document]:
    """The documents of an open WARC file, one record in memory at a time; errors as for `pages`."""
    for page in pages(stream, refused=refused):
        try:
            yield from documents_of(page, marked=marked)
        except ReadError as problem:
            if refused is not None:
                refused(page.url, str(problem))


class _Bounded:
    """A stream of records whose heads end: warcio itself reads a line to its end, however far that is.

    Raises ArchiveLoadFailed beyond `HEAD_LIMIT` bytes of lines without a body between them.
    """

    def __init__(self, inner: Any) -> None:
        self._inner, self._head = inner, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    def read(self, length: int | None = None) -> bytes:
        self._head = 0
        return bytes(self._inner.read(length))

    def readline(self, length: int | None = None) -> bytes:
        most = HEAD_LIMIT + 1
        line = bytes(self._inner.readline(most if length is None else min(length, most)))
        self._head += len(line)
        if self._head > HEAD_LIMIT:
            raise ArchiveLoadFailed(f"The head of a record has more than {HEAD_LIMIT // 2**20} MB.")
        return line


@dataclass(frozen=True, slots=True)
class Page:
    """One archived page: the number of its record in the file, address, body, type, and when it was fetched (ISO)."""

    number: int
    url: str
    data: bytes
    media_type: str | None
    fetched: str | None


def pages(stream: BinaryIO, *, refused: Refused | None = None, after: int = 0) -> Iterator[Page]:
    """The pages of an open WARC file, one record in memory at a time; the first `after` records are passed over.

    `refused` gets the address and the reason of each record that holds no page. A file that breaks off gives
    what stands before the break. Raises NotADocument when there is no record at all.
    """
    count = 0
    try:
        records = ArchiveIterator(stream)
        records.reader = _Bounded(records.reader)
        for record in records:
            count += 1
            if count > after and record.rec_type in HOLDING:
                yield from _page_of(record, count, refused)
    # The last is what warcio meets in a response that states no address.
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as problem:
        if count == 0:
            raise NotADocument(
                "The file is no WARC, or its first record is damaged; fetch it again."
            ) from problem
        if refused is not None:
            refused("", f"The WARC file is damaged after record {count}; what stands before was read.")
    if count == 0:
        raise NotADocument("The WARC file holds no record; fetch it again.")


def documents_of(page: Page, *, marked: Marked | None = None) -> Iterator[Document]:
    """The documents of one archived page, read as if it had just been fetched. Raises ReadError like any reading."""
    yield from registry.read_all(
        page.data,
        name=page.url.rstrip("/").rsplit("/", 1)[-1] or "record",
        url=page.url,
        media_type=page.media_type,
        marked=marked,
    )


def _page_of(record: ArcWarcRecord, number: int, refused: Refused | None) -> Iterator[Page]:
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    try:
        data, media_type = _payload(record)
    except ReadError as problem:
        if refused is not None:
            refused(address, str(problem))
        return
    yield Page(number, address, data, media_type, record.rec_headers.get_header("WARC-Date"))


def _payload(record: ArcWarcRecord) -> tuple[bytes, str | None]:
    """The bytes of a record without its HTTP head, and their type. Raises ReadError when there is nothing to read."""
    headers = record.http_headers
    if headers is not None and not (headers.get_statuscode() or "").startswith("2"):
        raise NotADocument(
            f"The address answered {headers.get_statuscode()} when it was archived; nothing was read."
        )
    media_type = headers.get_header("Content-Type") if headers is not None else record.content_type
    if media_type and not media_type.lower().startswith(TEXTUAL):
        raise NotADocument(f"The record is of type {media_type[:60]}, which holds no text; nothing was read.")
    data = record.content_stream().read(RECORD_LIMIT + 1)
    if len(data) > RECORD_LIMIT:
        raise TooLarge(f"The record has more than {RECORD_LIMIT // 2**20} MB; nothing was read.")
    return data, media_type


READER = Reader("warc", recognise, read)
