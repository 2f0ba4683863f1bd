"""Bulk files into the database: streamed, in large transactions, and taken up where a killed run stopped.

How far a file was read is stored in the same transaction as its rows, under the SHA-256 of its bytes, so a row is
neither lost nor read twice; when the file is done the note is taken away again.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from db.keeping.archive import Archive, Entry
from db.store import Filled, Store
from quotes.counting import counted
from quotes.errors import CannotRead, Damaged
from quotes.executors import Workers
from quotes.intake import making, slips, webarchive
from quotes.intake.deposit import keys_of_all, now, refuse, same_folding
from quotes.intake.lines import Lines

# Lines in one transaction, and their bytes: large enough for SQLite's speed, small enough to lose little to a crash.
IMPORT_ROWS, IMPORT_BYTES = 20_000, 32 * 1024 * 1024
# What the journal states of an import that took removed sources back.
RESTORED = {"removed": "restored"}
FORMATS = ("jsonl", "quotebank", "gdelt-gqg", "warc")
# Called with the bytes of the file that were read since the last call, and the rows.
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, in rows (pages, for a WARC file); `refused` ones stand in the table of rejects.

    `resumed` is how many lines or records of the file an earlier run that was stopped had done, `known` how many of
    the rows were repeated in the file or on record already. `unread` are keys that no row has, `undated` counts rows stored
    without their date, which was none. `kept` is where the archive has the file.
    """

    rows: int
    refused: int
    new_wordings: int
    resumed: int = 0
    known: int = 0
    unread: frozenset[str] = frozenset()
    undated: int = 0
    kept: Path | None = None


def import_file(
    store: Store,
    archive: Archive | None,
    path: Path,
    *,
    format: str = "jsonl",
    progress: Progress = lambda *_: None,
    hands: Workers | None = None,
    stream: BinaryIO | None = None,
    restore: bool = False,
) -> Imported:
    """Keep a bulk file in the archive and store its rows; refused rows are noted, the others stored.

    With `restore` those of removed sources are stored as well, and the tombstones taken away.
    `hands` are the workers of a cluster that read what is in the file; `stream` is what to read where `path` is a name only,
    as of standard input. Raises `CannotRead` when the file
    cannot be read, and `Damaged` when it breaks off; what stands before the break is stored, and the break is a reject.
    """
    at = now()
    if archive is None:
        return _stored(store, path, path.name, format, at, path.name, progress, hands, restore)
    try:
        digest = archive.keep_stream(stream) if stream else archive.keep_file(path)
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise CannotRead(f"{path} cannot be read ({error.strerror}); check the path.") from error
    # What is restored is noted anew, behind the note that removed it, so that a rebuild does the same.
    stated = RESTORED if restore and store.graves() else None
    made = (e for e in archive.entries() if (e.act, e.sha256, e.format) == ("import", digest, format))
    known = [] if stated else list(made)
    if not known:
        entry_path = archive.path_of(Entry("import", digest, path.name, at))
        if (reason := slips.unreadable(entry_path)) is not None:
            archive.erase(digest)
            raise CannotRead(f"{path} {reason}")
    entry = known[0] if known else Entry("import", digest, path.name, at, format=format, stated=stated)
    if not known:
        archive.record(entry)
    return again(store, archive, entry, progress=progress, hands=hands)


def again(
    store: Store,
    archive: Archive,
    entry: Entry,
    *,
    progress: Progress = lambda *_: None,
    hands: Workers | None = None,
) -> Imported:
    """Store the rows of a file that the archive keeps; FileNotFoundError when it has lost the file.

    Raises `Damaged` like `import_file`, so that a rebuild takes of the file what the import took.
    """
    path = archive.path_of(entry)
    if not path.is_file():
        raise FileNotFoundError(path)
    restore = entry.stated == RESTORED
    done = _stored(
        store, path, entry.name, entry.format or "jsonl", entry.at, entry.sha256, progress, hands, restore
    )
    return replace(done, kept=path)


def _stored(
    store: Store,
    path: Path,
    name: str,
    format: str,
    at: str,
    key: str,
    progress: Progress,
    hands: Workers | None,
    restore: bool,
) -> Imported:
    note = f"import {format} {key}"
    same_folding(store)
    done = store.noted(note)
    try:
        if format == "warc":
            tally = Imported(
                *webarchive.store_pages(store, path, name, at, note, done, progress, hands, restore)
            )
        else:
            with Lines.of(path) as lines:
                tally = _rows(store, lines, name, format, at, note, done, progress, hands, restore)
    except Damaged as error:
        refuse(store, name, str(error), "Damaged")
        raise
    finally:
        store.catch_up(keys_of_all)
    store.forget(note)
    return replace(tally, resumed=done)


def import_rows(store: Store, data: bytes, name: str, *, at: str) -> Imported:
    """Store the rows of our own format that these bytes hold, as if they were a file of that name."""
    try:
        tally = _rows(store, Lines(BytesIO(data)), name, "jsonl", at, f"import {name}", 0, lambda *_: None)
    finally:
        store.catch_up(keys_of_all)
    store.forget(f"import {name}")
    return tally


def _rows(
    store: Store,
    lines: Lines,
    name: str,
    format: str,
    at: str,
    note: str,
    done: int,
    progress: Progress,
    hands: Workers | None = None,
    restore: bool = False,
) -> Imported:
    tally = Imported(0, 0, 0)
    graves = store.graves()
    read, made_to = lines.read, done
    try:
        parts = _parts(lines, name, format, at, done, frozenset() if restore else graves)
        for made in making.made(parts, hands):
            for number, reason in made.refused:
                refuse(store, f"{name}#{number}", f"{reason}.", "BadInput")
            if restore and graves:
                store.unbury(graves.intersection(source[0] for source in made.batch.sources))
            filled = store.fill(made.batch, made.keys, made.owners, note=(note, made.last))
            tally, made_to = _with(tally, made, filled), made.last
            progress(lines.read - read, made.rows)
            read = lines.read
    except (OSError, EOFError) as error:
        raise Damaged(
            f"{name} is damaged or cut off after {counted(made_to, 'line')} ({error}); what stands before is stored. "
            "Import the whole file when you have it."
        ) from error
    return tally


def _with(before: Imported, made: making.Made, filled: Filled) -> Imported:
    more = made.unread if len(before.unread) < slips.KEPT else frozenset()
    return replace(
        before,
        rows=before.rows + made.rows,
        refused=before.refused + len(made.refused),
        new_wordings=before.new_wordings + filled.wordings,
        known=before.known + made.rows - filled.places,
        unread=before.unread | more,
        undated=before.undated + made.undated,
    )


def _parts(
    lines: Lines, name: str, format: str, at: str, done: int, removed: frozenset[str]
) -> Iterator[making.Part]:
    held: list[tuple[int, bytes | None]] = []
    size = 0
    broken: BaseException | None = None
    numbered = lines.numbered(done)
    while True:
        try:
            number, line = next(numbered)
        except StopIteration:
            break
        except (OSError, EOFError) as error:
            broken = error
            break
        held.append((number, line))
        size += len(line or b"")
        if len(held) >= IMPORT_ROWS or size >= IMPORT_BYTES:
            yield making.Part(held, format, name, at, removed)
            held, size = [], 0
    if held:
        yield making.Part(held, format, name, at, removed)
    if broken is not None:
        raise broken
