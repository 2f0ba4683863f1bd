"""Making the database again from its archive, entry by entry, without the network."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path

from db import sealing
from db.keeping import predecessor
from db.keeping.archive import Archive, Entry
from db.keeping.replacement import take_place
from db.linking.heritage import compared, record
from db.reviewing.reviews import beside
from db.store import Store
from quotes.counting import counted
from quotes.errors import CannotRead, Damaged
from quotes.executors import Workers, hired
from quotes.family.gathering import link
from quotes.intake.deposit import add, add_people, archive_of, erase, now
from quotes.intake.importing import again
from quotes.intake.preparing import Brought, Prepared, ahead
from quotes.review.obeying import obey
from scrapers.errors import ReadError
from scrapers.fetching.fetch import Fetched

# So many of what an archive lacks are named; `quotes doctor` counts them too.
SHOWN = 5
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: entries of the archive, and of how many something could not be read (table of rejects).

    `torn` is whether the last line of the journal is cut off, of which the old database held nothing.
    """

    entries: int
    damaged: int
    torn: bool = False


def rebuild(
    database: Path,
    *,
    reviews: Path | None = None,
    progress: Progress = lambda _: None,
    cluster: Workers | None = None,
    drop_missing: bool = False,
    linked: bool = True,
) -> Rebuilt:
    """Make the database again from its archive, without the network.

    `reviews` is the file of decisions, `reviews.db` beside the database unless given; the new database obeys
    them, and what became of the old one's ids is put on record there. The new file takes the old one's place only when
    it is complete. What the archive holds is read by the workers of a `cluster` where there is one, else on all cores if
    there is much of it. Rows of bulk files are linked at the end, unless `linked` is false. Of an entry that breaks off
    what stands before the break is taken, as when it came in. Runs of scrapers, and rejects of what never reached the
    archive, are taken over from the old database. Raises `CannotRead` when the archive lacks what the old database
    holds, unless `drop_missing`, when the archive is missing or part of it is gone, and `Altered` when part of it is
    not what came in.
    """
    sealing.refuse(database)
    archive, decided = archive_of(database), reviews or beside(database)
    entries = list(archive.entries())
    if not entries:
        raise CannotRead(
            f"There is no archive at {archive.folder}; a database is rebuilt from what was added to it."
        )
    fresh = database.parent / f"{database.name}.rebuilding"
    _discard(fresh)
    try:
        with Store(fresh, create=True, fresh=True) as store:
            # Once before, so that linking obeys from the start; once after, when every place can be found again.
            obey(store, decided, link)
            damaged = _replay_all(store, archive, entries, progress, cluster)
            if not drop_missing:
                _refuse_poorer(predecessor.lacking(store.conn, database), database, archive)
            archived = {digest for entry in entries for digest in entry.sha256.split(",")}
            predecessor.carry_over(store.conn, database, archived)
            if linked:
                link(store)
            obey(store, decided, link, everything=True)
            record(decided, compared(store.conn, database, now()))
        take_place(fresh, database)
    finally:
        _discard(fresh)
    return Rebuilt(len(entries), damaged, archive.is_torn())


def _replay_all(
    store: Store, archive: Archive, entries: Sequence[Entry], progress: Progress, cluster: Workers | None
) -> int:
    """Take in what every entry brought, in their order; gives back how many are damaged."""
    damaged = 0
    # What was erased later is not read again: its bytes are gone.
    left = [e for at, e in enumerate(entries) if not (e.act == "add" and _erased(e, entries[at:]))]
    progress(len(entries) - len(left))
    brought = ((entry, _brought(archive, entry)) for entry in left)
    with hired(cluster, len(left)) as hands:
        for (entry, bytes_), prepared in ahead(brought, itemgetter(1), hands):
            try:
                _replay(store, archive, entry, bytes_, prepared, cluster)
            except (Damaged, ReadError):
                # It is among the rejects; one file must not keep all others from being restored.
                damaged += 1
            progress(1)
    return damaged


def _refuse_poorer(lacking: predecessor.Lacking, database: Path, archive: Archive) -> None:
    """Raises `CannotRead` where a database would lose what its archive does not have."""
    held = [
        f"{counted(len(names), thing)} ({', '.join(names[:SHOWN])}{', …' if len(names) > SHOWN else ''})"
        for names, thing in (
            (lacking.sources, "source"),
            (lacking.removals, "removal"),
            (lacking.lists, "list of people"),
        )
        if names
    ]
    if not held:
        return
    torn = f" The last line of {archive.journal} is damaged." if archive.is_torn() else ""
    raise CannotRead(
        f"{database} holds what {archive.folder} does not give: {', '.join(held)}.{torn} Put the whole archive back, or add "
        "or remove them again; with --drop-missing the database is made without them."
    )


def _erased(entry: Entry, later: Sequence[Entry]) -> bool:
    return any(other.act == "remove" and entry.sha256 in other.sha256.split(",") for other in later)


def _replay(
    store: Store,
    archive: Archive,
    entry: Entry,
    brought: Brought | None,
    prepared: Prepared | None,
    cluster: Workers | None,
) -> None:
    if brought is not None:
        for _ in add(store, None, brought, prepared=prepared):
            pass
        return
    if entry.act == "import":
        try:
            archive.verify(entry)
            again(store, archive, entry, hands=cluster)
        except FileNotFoundError as error:
            raise _lost(entry) from error
        return
    if entry.act == "remove":
        source, reason = entry.url or "", entry.reason or ""
        if store.has("sources", source):
            erase(store, source, reason, entry.at)
        else:
            store.bury(source, entry.name, entry.sha256, reason, entry.at)
        return
    add_people(store, None, _bytes(archive, entry), entry.name)


def _brought(archive: Archive, entry: Entry) -> Brought | None:
    """What an entry of the archive brought, None for one that added no file or page."""
    if entry.act in ("import", "remove", "speakers"):
        return None
    url = entry.url or entry.name
    final = url if entry.kept == "pages" else entry.name
    data = _bytes(archive, entry)
    fetched = Fetched(data, url, final, 200, (), entry.media_type, entry.at, entry.sha256)
    return Brought(fetched, entry.format, entry.stated)


def _bytes(archive: Archive, entry: Entry) -> bytes:
    try:
        return archive.bytes_of(entry)
    except OSError as error:
        raise _lost(entry) from error


def _lost(entry: Entry) -> CannotRead:
    return CannotRead(
        f"The archive has lost the bytes of {entry.name} ({entry.sha256[:12]}…); put them back from a backup, or add "
        "the same again, then try again."
    )


def _discard(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
