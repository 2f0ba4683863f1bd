"""A WARC or WET file: every page in it, read as if it had just been fetched, without the network.

Records that hold no document (pictures, redirects, errors) are passed over, and told to `refused` with the reason.
"""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from scrapers import registry
from scrapers.document import Document
from scrapers.errors import NotADocument, ReadError, TooLarge
from scrapers.material import BY_NAME, NO, SURE, Marked, Material, Reader

# One record may unpack to this many bytes, like one fetched page.
RECORD_LIMIT = 64 * 1024 * 1024
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
    refused: Callable[[str, str], None] | None = None,
) -> Iterator[Document]:
    """The documents of an open WARC file, one record in memory at a time.

    `refused` gets the address and the reason of each record that could not be read. A file that breaks off gives
    what stands before the break. Raises NotADocument when there is no record at all.
    """
    count = 0
    try:
        for record in ArchiveIterator(stream):
            count += 1
            if record.rec_type in HOLDING:
                yield from _documents_of(record, marked, refused)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, KeyError) as problem:
        if count == 0:
            raise NotADocument(
                "The file is no WARC, or its first record is damaged; fetch it again."
            ) from problem
        if refused is not None:
            refused("", f"The WARC file is damaged after record {count}; what stands before was read.")
    if count == 0:
        raise NotADocument("The WARC file holds no record; fetch it again.")


def _documents_of(
    record: ArcWarcRecord, marked: Marked | None, refused: Callable[[str, str], None] | None
) -> Iterator[Document]:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    address = address.strip("<>")
    try:
        data, media_type = _payload(record)
        yield from registry.read_all(
            data,
            name=address.rstrip("/").rsplit("/", 1)[-1] or "record",
            url=address,
            media_type=media_type,
            marked=marked,
        )
    except ReadError as problem:
        if refused is not None:
            refused(address, str(problem))


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
