"""A WARC or WET file: every page in it, read as if it had just been fetched, without the network.

Records that hold no document (pictures, redirects, errors) are passed over, and told to `refused` with the reason.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders

from scrapers import registry
from scrapers.document import Document
from scrapers.errors import BrokenOff, NotADocument, ReadError, TooLarge
from scrapers.material import BY_NAME, NO, SURE, Marked, Material, Reader, Refused
from scrapers.readers.records import Bounded, unpacked

# One record may unpack to this many bytes, like one fetched page.
RECORD_LIMIT = 64 * 1024 * 1024
# How a body may be packed; warcio fails on others, on "br" with the whole file.
UNPACKED = {"", "identity", "gzip", "x-gzip", "deflate"}
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
    """The documents of a WARC file. Raises NotADocument when no page in it has a text, BrokenOff as `pages` does."""
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
    what stands before the break, and then raises BrokenOff. Raises NotADocument when there is no record at all.
    """
    count = 0
    try:
        records = ArchiveIterator(unpacked(stream))
        records.reader = bounded = Bounded(records.reader)
        for record in records:
            if count == 0 and record.format == "arc" and record.rec_type != "arc_header":
                raise ArchiveLoadFailed("Any line of five words is a record of an ARC file to warcio.")
            wanted = count >= after and record.rec_type in HOLDING
            found = tuple(_page_of(record, count + 1, refused)) if wanted else ()
            bounded.end(record.raw_stream)
            count += 1
            yield from found
    # The last is what warcio meets in a response that states no address.
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError, AttributeError) as problem:
        if count == 0:
            raise NotADocument(
                "The file is no WARC, or its first record is damaged; fetch it again."
            ) from problem
        raise BrokenOff(
            f"The WARC file breaks off or is damaged after record {count}; what stands before was read. Fetch it again."
        ) from problem
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
    coding = (headers.get_header("Content-Encoding") or "").strip().lower() if headers is not None else ""
    if coding not in UNPACKED:
        raise NotADocument(f"The page is packed as {coding[:20]}; nothing was read.")
    data = record.content_stream().read(RECORD_LIMIT + 1)
    if len(data) > RECORD_LIMIT:
        raise TooLarge(f"The record has more than {RECORD_LIMIT // 2**20} MB; nothing was read.")
    if record.rec_headers.get_header("WARC-Truncated") or (
        headers is not None and len(data) < _stated(headers)
    ):
        raise NotADocument("The page was cut off when it was archived; nothing was read.")
    return data, media_type


def _stated(headers: StatusAndHeaders) -> int:
    """The bytes that a page was said to have; 0 where that is not said, or said of its packed form."""
    length = headers.get_header("Content-Length") or ""
    packed = headers.get_header("Content-Encoding") or headers.get_header("Transfer-Encoding")
    return int(length) if length.isdecimal() and length.isascii() and len(length) < 20 and not packed else 0


READER = Reader("warc", recognise, read)
