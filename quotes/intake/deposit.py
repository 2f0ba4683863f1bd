"""Putting sources into the archive and the database, and taking one out for good.

What comes in is kept in the archive first and then stored, each document in one transaction, so that a
crash between two documents loses neither, and what the archive holds can be stored again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from db.keeping import removal
from db.keeping.archive import Archive, Entry
from db.linking import families
from db.rows import AliasRow, Batch, OfficeRow, RejectRow, SpeakerRow
from db.store import Store
from quotes.directory import Listed, listed_id, people
from quotes.errors import OTHER_FOLDING, BadInput, CannotRead
from quotes.family.gathering import link
from quotes.identity import ident
from quotes.intake.preparing import Brought, Prepared, documents, rows_of
from quotes.intake.records import document_ids
from quotes.persons.identifying import identify
from quotes.search.shingles import batch as shingle_batch
from quotes.search.shingles import shingles
from quotes.speakers import name_fold
from quotes.text import FOLDING, words
from scrapers.document import Document, Tier
from scrapers.errors import ReadError, Refused

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one document did: `new` is false when this very document was stored before.

    `corrected` is whether something else is said of it now than before.
    `quotations` counts what is in somebody's own words, `reported` what is reported in others' words.
    """

    document: Document
    source_id: str
    quotations: int
    reported: int
    new: bool
    corrected: bool = False


def archive_of(database: Path) -> Archive:
    """The archive that belongs to a database: the folder beside it, `quotes.archive` for `quotes.db`."""
    return Archive(database.parent / f"{database.stem}.archive")


def now() -> str:
    """This second in UTC, ISO 8601."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def keys_of(text: str) -> NDArray[np.uint64]:
    """The keys under which the match index files a wording."""
    return shingles(words(text)).all()


def keys_of_all(texts: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """The keys of many wordings, and to which of them each belongs."""
    return shingle_batch(map(words, texts))


def same_folding(store: Store) -> None:
    """Refuse a database whose wordings were cut into words otherwise than ours would be: raises `CannotRead`."""
    if store.made_with("folding", FOLDING) != FOLDING:
        raise CannotRead(OTHER_FOLDING)


def add(
    store: Store,
    archive: Archive | None,
    brought: Brought,
    *,
    run: str | None = None,
    prepared: Prepared | None = None,
) -> Iterator[Added]:
    """Read, keep and store every document of a file or page; raises `ReadError` after noting the reject.

    `run` is the run of a scraper that a reject belongs to, `prepared` what somebody else has read in what was brought.
    """
    fetched = brought.fetched
    same_folding(store)
    try:
        for document, made in _read(brought, prepared, partial(_refuse_part, store, run, fetched.sha256)):
            source, snapshot = document_ids(document)
            if (reason := store.buried(source)) is not None:
                raise Refused(f"This source was removed ({reason}); it is not stored again.")
            stored = store.has("snapshots", snapshot)
            said = _said_anew(document, store.said_of(source), brought.stated) if stored else None
            if stored and said is None:
                if archive is not None:
                    keep(archive, brought, anew=False)
                    archive = None
                link(store, families.unlinked_in(store.conn, source))
                yield Added(document, source, *store.count_places(snapshot), new=False)
                continue
            if archive is not None:
                keep(archive, brought)
                archive = None
            rows = rows_of(said, fetched.fetched) if said else made or rows_of(document, fetched.fetched)
            if said:
                store.restate(rows.sources[0])
            link(store, store.put(rows, keys_of))
            counts = store.count_places(snapshot)
            yield Added(said or document, source, *counts, new=not said, corrected=bool(said))
    except ReadError as error:
        refuse(store, fetched.url, str(error), type(error).__name__, fetched.sha256, run)
        raise


def _said_anew(
    document: Document, before: tuple[str | None, ...], stated: dict[str, str] | None
) -> Document | None:
    """A stored document with what is stated of it now, all else as it was said before; None where that is nothing new.

    What its reader takes it for decides only the first time. One that is called the record itself brings its running text
    with it; no record becomes a report.
    """
    if not stated:
        return None
    tier, title, publisher, published = before or (document.tier, None, None, None)
    now = replace(
        document,
        tier="primary" if tier == "primary" else cast(Tier, stated.get("tier", tier)),
        title=stated.get("title", title),
        site=stated.get("publisher", publisher),
        published=stated.get("published", published),
    )
    return now if (now.tier, now.title, now.site, now.published) != before else None


def _read(
    brought: Brought, prepared: Prepared | None, unreadable: Callable[[str, str], None]
) -> Iterator[tuple[Document, Batch | None]]:
    """The documents, one by one, with their rows where somebody else has made them; what ended that is raised here."""
    if prepared is None:
        yield from ((document, None) for document in documents(brought, unreadable))
        return
    for part in prepared.left_out:
        unreadable(*part)
    yield from prepared.documents
    if prepared.error is not None:
        raise prepared.error


def _refuse_part(store: Store, run: str | None, sha256: str, address: str, reason: str) -> None:
    """Note what could not be read of a file; by the file's SHA-256 a rebuild knows whether it is in the archive."""
    refuse(store, address, reason, "NotADocument", sha256, run)


def keep(archive: Archive, brought: Brought, *, anew: bool = True) -> None:
    """Put bytes and a line of the journal into the archive.

    With `anew` false only what it lacks: so what was lost of an archive comes back with what is added again.
    """
    fetched = brought.fetched
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
    if not anew and archive.has_added(fetched.sha256):
        return
    name = Path(fetched.final_url).name or fetched.final_url
    archive.record(
        Entry(
            "add",
            fetched.sha256,
            name,
            fetched.fetched,
            fetched.url,
            brought.format,
            fetched.media_type,
            "pages" if web else "objects",
            stated=brought.stated,
        )
    )


def refuse(
    store: Store, url: str, reason: str, kind: str, sha256: str | None = None, run: str | None = None
) -> None:
    """Note what could not be read, once for the same address and reason."""
    url, reason = (text.encode("utf-8", "replace").decode() for text in (url, reason))
    store.reject(RejectRow(ident("reject", url, reason), url, reason, now(), kind, sha256, run))


@dataclass(frozen=True, slots=True)
class Named:
    """What an import of people did; `refused` entries stand in the table of rejects, from `unread` keys nothing was read."""

    people: int
    refused: int
    unread: frozenset[str] = frozenset()


def add_people(
    store: Store,
    archive: Archive | None,
    data: bytes,
    name: str,
    *,
    at: str | None = None,
    listed: Listed | None = None,
) -> Named:
    """Store names, aliases, Wikidata ids and offices from a list of people, and find out who of the speakers they are.

    Somebody with a Wikidata item, or a day of birth, is a speaker of their own, however many share the name. `listed` is
    who is on the list, where it was read before.
    """
    listed = listed or people(data)
    if archive is not None:
        digest = archive.keep(data)
        if not any(e.act == "speakers" and e.sha256 == digest for e in archive.entries()):
            archive.record(Entry("speakers", digest, name, at or now()))
    for entry in listed.unusable:
        refuse(store, f"{name}#{entry.at}", f"{entry.reason[:1].upper()}{entry.reason[1:]}.", "BadInput")
    speakers, aliases, offices = [], [], []
    for person in listed.people:
        ident_ = listed_id(person)
        speakers.append(SpeakerRow(ident_, person.name, person.kind, person.qid, person.born, person.died))
        aliases += [
            AliasRow(ident_, alias, name_fold(alias) or alias, name)
            for alias in (person.name, *person.aliases)
        ]
        offices += [OfficeRow(ident_, o.role, o.start or "", o.end, name, o.place) for o in person.offices]
    store.name(speakers, aliases, offices, then=identify)
    keys = frozenset().union(*(person.unread for person in listed.people))
    return Named(len(listed.people), len(listed.unusable), keys)


def remove(store: Store, archive: Archive, named: str, reason: str) -> removal.Removed:
    """Erase a source for good, in database and archive, and leave a tombstone with the reason.

    `named` is its id, address, path or title. A removal that was stopped half-way is ended by asking for it again, by id,
    address or path. Raises `BadInput` when it names no source, or several.
    """
    found = removal.find(store.conn, named)
    if not found:
        if begun := removal.entombed(store.conn, named, ident("source", named)):
            for removed in begun:
                _let_go(store, archive, removed)
            link(store)
            return begun[0]
        raise BadInput(
            f"There is no source {named!r}; name it by id, address or title as the table of sources has it."
        )
    if len(found) > 1:
        raise BadInput(
            f"{named!r} names {len(found)} sources; name one by id: {', '.join(i for i, _ in found[:5])}."
        )
    (source, url), at = found[0], now()
    digests = removal.digests(store.conn, source)
    entry = Entry("remove", ",".join(digests), url, at, url=source, reason=reason)
    removed = _taken_out(store, source, reason, at, noted=lambda: archive.record(entry))
    # Before anything else that may fail: on a full disk it makes room, too.
    _let_go(store, archive, removed)
    link(store, removed.touched)
    return removed


def erase(store: Store, source: str, reason: str, at: str) -> removal.Removed:
    """Erase a source from the database alone and link again what it had tied together."""
    removed = _taken_out(store, source, reason, at)
    link(store, removed.touched)
    return removed


def _taken_out(
    store: Store, source: str, reason: str, at: str, *, noted: Callable[[], None] = lambda: None
) -> removal.Removed:
    """Take a source out of the database; what it had tied together is to be linked again.

    `noted` writes it down for a rebuild. It is called once the database is ours to write: where somebody else holds
    it, nothing is noted either.
    """
    with store.transaction():
        noted()
        removed = removal.remove(store.conn, source, reason=reason, at=at, keys_of=keys_of)
        families.unlink(store.conn, removed.touched)
    return removed


def _let_go(store: Store, archive: Archive, removed: removal.Removed) -> None:
    """Erase the bytes of a removed source, but for those that another source rests on."""
    for digest in removed.sha256:
        if not removal.keeps(store.conn, digest):
            archive.erase(digest)
