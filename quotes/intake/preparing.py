"""A file or page made ready to be stored: bytes in, documents with their rows out.

It touches no database, so it runs wherever the work is done: in this process, in others of this machine, or on the workers of
a cluster, which get the bytes from the one that fetched them.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from db.rows import Batch
from quotes.attribution.extraction import extract_from
from quotes.executors import Workers, each
from quotes.intake.records import records
from scrapers.document import Document, Tier
from scrapers.errors import ReadError
from scrapers.fetching.fetch import Fetched
from scrapers.registry import read_all

T = TypeVar("T")
# Told of each part of a file that could not be read: its address, and why.
Unreadable = Callable[[str, str], None]
# What a mistake of a reader shows itself as; errors of the disk and the database end a run.
FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Brought:
    """What was fetched, the reader that must be used (None: the surest), and what a list of sources says of it."""

    fetched: Fetched
    format: str | None = None
    stated: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The documents of a file with their rows, the parts left out as (address, reason), and what ended the reading."""

    documents: tuple[tuple[Document, Batch], ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    error: Exception | None = None


def documents(brought: Brought, unreadable: Unreadable | None = None) -> Iterator[Document]:
    """Every document of what was fetched, with what is stated of it; raises `ReadError` where it cannot be read."""
    fetched = brought.fetched
    for document in read_all(
        fetched.data,
        name=Path(fetched.final_url).name or fetched.final_url,
        url=fetched.url,
        format=brought.format,
        media_type=fetched.media_type,
        refused=unreadable,
    ):
        yield _with_stated(document, brought.stated)


def rows_of(document: Document, at: str) -> Batch:
    """The rows of a document: its quotations with their speakers, read at a time (UTC, ISO 8601)."""
    return records(document, extract_from(document, indirect=True), at=at)


def prepare(brought: Brought) -> Prepared:
    """All of a file at once; what it fails on is handed back and not raised, since it is one file's failure."""
    found: list[tuple[Document, Batch]] = []
    left_out: list[tuple[str, str]] = []
    error: Exception | None = None
    try:
        for document in documents(brought, lambda *part: left_out.append(part)):
            found.append((document, rows_of(document, brought.fetched.fetched)))
    except (ReadError, *FAULTS) as problem:
        error = problem
    return Prepared(tuple(found), tuple(left_out), error)


def ahead(
    items: Iterable[T], brought: Callable[[T], Brought | None], hands: Workers | None
) -> Iterator[tuple[T, Prepared | None]]:
    """Each item with what it brought, prepared by the workers, in the items' order.

    None stands beside an item that brought nothing, and beside all where there are no workers: then whoever stores them
    reads them. What `items` raises comes after all that went before it.
    """
    if hands is None:
        yield from ((item, None) for item in items)
        return
    held: deque[tuple[T, bool]] = deque()
    failed: list[Exception] = []

    def handed() -> Iterator[Brought]:
        try:
            for item in items:
                work = brought(item)
                held.append((item, work is not None))
                if work is not None:
                    yield work
        except Exception as error:
            failed.append(error)

    for prepared in each(prepare, handed(), hands):
        while not held[0][1]:
            yield held.popleft()[0], None
        yield held.popleft()[0], prepared
    yield from ((item, None) for item, _ in held)
    if failed:
        raise failed[0]


def _with_stated(document: Document, stated: dict[str, str] | None) -> Document:
    """The document with what whoever brought it says of it: `tier`, `publisher`, `licence`, `title`, `published`."""
    said = stated or {}
    return replace(
        document,
        tier=cast(Tier, said.get("tier", document.tier)),
        title=said.get("title", document.title),
        published=said.get("published", document.published),
        site=said.get("publisher", document.site),
        licence=said.get("licence", document.licence),
    )
