"""Putting sources into the archive and the database, and making the database again from the archive.

What comes in is kept in the archive first and then stored, each document in one transaction, so that a
crash between two documents loses neither, and what the archive holds can be stored again.
"""

import gzip
import hashlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from db import families, removal
from db.archive import Archive, Entry
from db.rows import AliasRow, RejectRow, SpeakerRow
from db.store import Store
from quotes.attribution.extraction import extract
from quotes.directory import people
from quotes.errors import BadInput, CannotRead
from quotes.family.gathering import link
from quotes.identity import ident
from quotes.intake import bulk
from quotes.intake.records import document_ids, records
from quotes.search.shingles import batch as shingle_batch
from quotes.search.shingles import shingles
from quotes.speakers import name_fold, speaker_id
from quotes.text import words
from scrapers.document import Document
from scrapers.errors import ReadError, Refused
from scrapers.fetch import Fetched
from scrapers.registry import read_all

# Bulk rows in one transaction: large enough for SQLite's speed, small enough to lose little to a crash.
IMPORT_ROWS = 20_000
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one document did: `new` is false when this very document was stored before.

    `quotations` counts what is in somebody's own words, `reported` what is reported in others' words.
    """

    document: Document
    source_id: str
    quotations: int
    reported: int
    new: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in rows; `refused` ones stand in the table of rejects."""

    rows: int
    refused: int
    new_wordings: int


def archive_of(database: Path) -> Archive:
    """The archive that belongs to a database: the folder beside it, `quotes.archive` for `quotes.db`."""
    return Archive(database.with_suffix(".archive"))


def now() -> str:
    """This second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def keys_of(text: str) -> NDArray[np.uint64]:
    """The keys under which the match index files a wording."""
    return shingles(words(text)).all()


def keys_of_all(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The keys of many wordings, and to which of them each belongs."""
    return shingle_batch([words(text) for text in texts])


def add(
    store: Store,
    archive: Archive | None,
    fetched: Fetched,
    *,
    format: str | None = None,
    stated: dict[str, str] | None = None,
    run: str | None = None,
) -> Iterator[Added]:
    """Read, keep and store every document of a file or page; raises `ReadError` after noting the reject.

    `stated` is what a list of sources says of the document and wins over what it says of itself; `run` is the run
    of a scraper that a reject belongs to.
    """
    at = fetched.fetched
    try:
        unreadable = partial(_refuse_part, store, run)
        for document in documents(fetched, format, unreadable):
            document = with_stated(document, stated)
            source, snapshot = document_ids(document)
            if (reason := store.buried(source)) is not None:
                raise Refused(f"This source was removed ({reason}); it is not stored again.")
            if store.has("snapshots", snapshot):
                link(store, families.unlinked_in(store.conn, source))
                yield Added(document, source, *store.count_places(snapshot), new=False)
                continue
            if archive is not None:
                keep(archive, fetched, format, stated)
                archive = None
            quotations = extract(
                document.text,
                published=document.published,
                spans=document.spans,
                furniture=document.furniture,
                indirect=True,
            )
            batch = records(document, quotations, at=at)
            link(store, store.put(batch, keys_of))
            yield Added(document, source, *store.count_places(snapshot), new=True)
    except ReadError as error:
        refuse(store, fetched.url, str(error), type(error).__name__, fetched.sha256, run)
        raise


def with_stated(document: Document, stated: dict[str, str] | None) -> Document:
    """The document with what a list of sources says of it: `tier`, `publisher`, `licence`."""
    names = {"tier": "tier", "publisher": "site", "licence": "licence"}
    return replace(document, **{names[name]: value for name, value in (stated or {}).items()})  # type: ignore[arg-type]


def documents(
    fetched: Fetched, format: str | None, unreadable: Callable[[str, str], None] | None = None
) -> Iterator[Document]:
    """Every document of what was fetched; `unreadable` is told the address and the reason of parts left out."""
    yield from read_all(
        fetched.data,
        name=Path(fetched.final_url).name or fetched.final_url,
        url=fetched.url,
        format=format,
        media_type=fetched.media_type,
        refused=unreadable,
    )


def _refuse_part(store: Store, run: str | None, address: str, reason: str) -> None:
    refuse(store, address, reason, "NotADocument", run=run)


def keep(
    archive: Archive, fetched: Fetched, format: str | None, stated: dict[str, str] | None = None
) -> None:
    """Put bytes and a line of the journal into the archive."""
    web = fetched.url.startswith(("http://", "https://"))
    if web:
        archive.keep_page(
            fetched.data,
            url=fetched.final_url,
            status=fetched.status or 200,
            headers=list(fetched.headers),
            at=fetched.fetched,
        )
    else:
        archive.keep(fetched.data)
    name = Path(fetched.final_url).name or fetched.final_url
    archive.record(
        Entry(
            "add",
            fetched.sha256,
            name,
            fetched.fetched,
            fetched.url,
            format,
            fetched.media_type,
            "pages" if web else "objects",
            stated=stated,
        )
    )


def refuse(
    store: Store, url: str, reason: str, kind: str, sha256: str | None = None, run: str | None = None
) -> None:
    """Note what could not be read, once for the same address and reason."""
    store.reject(RejectRow(ident("reject", url, reason), url, reason, now(), kind, sha256, run))


def import_file(
    store: Store, archive: Archive | None, path: Path, *, progress: Progress = lambda _: None
) -> Imported:
    """Store bulk rows from a JSON-lines file (or its .gz); refused rows are noted, the others stored."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(f"{path} cannot be read ({error.strerror}); check the path.") from error
    at = now()
    if archive is not None:
        digest = hashlib.sha256(data).hexdigest()
        if not any(e.act == "import" and e.sha256 == digest for e in archive.entries()):
            archive.keep(data)
            archive.record(Entry("import", digest, path.name, at, format="jsonl"))
    return import_rows(store, data, path.name, at=at, progress=progress)


def import_rows(
    store: Store, data: bytes, name: str, *, at: str, progress: Progress = lambda _: None
) -> Imported:
    """Store bulk rows from the bytes of a JSON-lines file, and index what is new."""
    rows = refused = fresh = 0
    try:
        with opened(data) as file:
            for lines in bulk.batches(file, IMPORT_ROWS):
                good = []
                for at_line, line in enumerate(lines, rows + refused + 1):
                    try:
                        good.append(bulk.parse(line))
                    except BadInput as error:
                        refused += 1
                        refuse(store, f"{name}#{at_line}", f"{error}.", "BadInput")
                rows += len(good)
                fresh += len(store.put(bulk.batch(good, name=name, at=at)))
                progress(len(lines))
    except (OSError, EOFError) as error:
        raise CannotRead(
            f"{name} is damaged or cut off ({error}); {rows:,} rows before that are stored."
        ) from error
    finally:
        store.catch_up(keys_of_all)
    return Imported(rows, refused, fresh)


def opened(data: bytes) -> BinaryIO:
    """The lines of a file that may be packed with gzip."""
    if data.startswith(b"\x1f\x8b"):
        return gzip.open(io.BytesIO(data))  # type: ignore[return-value]
    return io.BytesIO(data)


def add_people(
    store: Store, archive: Archive | None, data: bytes, name: str, *, at: str | None = None
) -> int:
    """Store names, aliases and Wikidata ids from a list of people; gives back how many people it holds."""
    found = people(data)
    if archive is not None:
        digest = archive.keep(data)
        archive.record(Entry("speakers", digest, name, at or now()))
    speakers, aliases = [], []
    for person in found:
        ident_ = speaker_id(person.name)
        speakers.append(SpeakerRow(ident_, person.name, "person", person.qid))
        for alias in (person.name, *person.aliases):
            aliases.append(AliasRow(ident_, alias, name_fold(alias) or alias, name))
    store.name(speakers, aliases)
    return len(found)


def remove(store: Store, archive: Archive, named: str, reason: str) -> removal.Removed:
    """Erase a source for good, in database and archive, and leave a tombstone with the reason.

    `named` is its id, address, path or title. Raises `BadInput` when it names no source, or several.
    """
    found = removal.find(store.conn, named)
    if not found:
        raise BadInput(
            f"There is no source {named!r}; name it by id, address or title as the table of sources has it."
        )
    if len(found) > 1:
        raise BadInput(
            f"{named!r} names {len(found)} sources; name one by id: {', '.join(i for i, _ in found[:5])}."
        )
    (source, url), at = found[0], now()
    digests = removal.digests(store.conn, source)
    archive.record(Entry("remove", ",".join(digests), url, at, url=source, reason=reason))
    removed = _erase(store, source, reason, at)
    for digest in digests:
        if not removal.keeps(store.conn, digest):
            archive.erase(digest)
    return removed


def _erase(store: Store, source: str, reason: str, at: str) -> removal.Removed:
    with store.transaction():
        removed = removal.remove(store.conn, source, reason=reason, at=at, keys_of=keys_of)
        families.unlink(store.conn, removed.touched)
    link(store, removed.touched)
    return removed


def rebuild(database: Path, *, progress: Progress = lambda _: None) -> int:
    """Make the database again from its archive, without the network; gives back how many entries it read.

    The new file takes the old one's place only when it is complete. Raises `CannotRead` when the archive is
    missing or part of it is gone.
    """
    archive = archive_of(database)
    entries = list(archive.entries())
    if not entries:
        raise CannotRead(
            f"There is no archive at {archive.folder}; a database is rebuilt from what was added to it."
        )
    fresh = database.with_name(f"{database.name}.rebuilding")
    _discard(fresh)
    try:
        with Store(fresh, create=True) as store:
            for at, entry in enumerate(entries):
                # What was erased later is not read again: its bytes are gone.
                if not (entry.act == "add" and _erased(entry, entries[at:])):
                    _replay(store, archive, entry)
                progress(1)
        os.replace(fresh, database)
    finally:
        _discard(fresh)
    return len(entries)


def _erased(entry: Entry, later: Sequence[Entry]) -> bool:
    return any(other.act == "remove" and entry.sha256 in other.sha256.split(",") for other in later)


def _replay(store: Store, archive: Archive, entry: Entry) -> None:
    if entry.act == "remove":
        source, reason = entry.url or "", entry.reason or ""
        if store.has("sources", source):
            _erase(store, source, reason, entry.at)
        else:
            store.bury(source, entry.name, entry.sha256, reason, entry.at)
        return
    try:
        data = archive.bytes_of(entry)
    except OSError as error:
        raise CannotRead(
            f"The archive has lost the bytes of {entry.name} ({entry.sha256[:12]}…); restore it and try again."
        ) from error
    if entry.act == "speakers":
        add_people(store, None, data, entry.name)
        return
    if entry.act == "import":
        import_rows(store, data, entry.name, at=entry.at)
        return
    url = entry.url or entry.name
    final = url if entry.kept == "pages" else entry.name
    fetched = Fetched(data, url, final, 200, (), entry.media_type, entry.at, entry.sha256)
    for _ in add(store, None, fetched, format=entry.format, stated=entry.stated):
        pass


def _discard(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
