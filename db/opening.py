"""Opening a file of this program: whose it is, which version wrote it, and what to say when it cannot be used."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import DatabaseError, Locked, Missing, NewerSchema, NotOurs, Outdated, Unmerged, trouble
from db.owners import Owner

BUSY_MS = 30_000
RETRY_S = 0.02
# A file that another process began this short a time ago is being made, not old.
MAKING_S = 5
# Of a writer: pages held in memory, in KB, and how many pages are written behind the file before they move into it.
CACHE_KB, CHECKPOINT_PAGES = 131_072, 10_000

# What SQLite says where the files beside a write-ahead log cannot be made: on a medium that is read-only, in a folder
# that belongs to somebody else.
UNSHARED = ("SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY")


def connect(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection that waits up to 30 s for other writers; raises `Missing`, `NotOurs`, `Locked` or `Unmerged`.

    Only a database that cannot be read otherwise is read as one that nobody changes (`is_fixed`). SQLite itself says
    whether a file is a database: a process that opens one by hand and closes it again loses the locks of its other
    connections, and whoever closes the file next takes the write-ahead log away under them
    (https://sqlite.org/howtocorrupt.html, 2.2).
    """
    if path.is_dir():
        raise NotOurs(f"{path} is a folder; name a database file with --db.")
    if not path.exists() and (readonly or not create):
        raise Missing(
            f"There is no database at {path}; make one with `quotes add`, or name another with --db."
        )
    # SQLite takes a file of one byte for an empty one, and would write over it.
    if path.exists() and path.stat().st_size == 1:
        raise NotOurs(f"{path} is not a database; name another file with --db.")
    try:
        try:
            return _opened(path, "ro" if readonly else "rwc" if create else "rw")
        except sqlite3.OperationalError as error:
            if not (readonly and _nobody_writes(path, error)):
                raise
            return _opened(path, "ro&immutable=1")
    except sqlite3.OperationalError as error:
        raise locked(path, error) from error
    except sqlite3.DatabaseError as error:
        raise _not_ours(path, error) from error


def is_fixed(path: Path) -> bool:
    """Whether a database can only be read as one that nobody changes: where nothing can be written, nobody has it open.

    Raises `Unmerged` when what was written last is not in it.
    """
    try:
        _opened(path, "ro").close()
    except sqlite3.OperationalError as error:
        return _nobody_writes(path, error)
    except sqlite3.DatabaseError:
        pass  # whoever opens it for its rows says what is wrong
    return False


def is_writable(path: Path) -> bool:
    """Whether this process may write a file and its folder."""
    real = path.resolve()
    return _may_write(real) and _may_write(real.parent)


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that has read something, since SQLite opens nothing before that."""
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_MS / 1000,
        check_same_thread=False,
    )
    try:
        conn.execute("PRAGMA schema_version")
    except sqlite3.DatabaseError:
        conn.close()
        raise
    return conn


def _nobody_writes(path: Path, error: sqlite3.OperationalError) -> bool:
    """Whether reading failed since the files that readers of a write-ahead log share are not there and cannot be made.

    While somebody writes, they are there, and SQLite reads from a folder that is shut to us too. It promises nothing of
    a file that is called immutable and is written (https://sqlite.org/uri.html).
    """
    real = path.resolve()
    if error.sqlite_errorname not in UNSHARED or _may_write(real.parent):
        return False
    log = real.with_name(real.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise Unmerged(
            f"{path} lies where nothing can be written, and its last changes are in {log.name} beside it; "
            "copy both to a folder that can be written."
        )
    return True


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def prepare(conn: sqlite3.Connection, path: Path, owner: Owner, *, readonly: bool) -> None:
    """Bring a file up to date, or refuse it; raises `NotOurs`, `NewerSchema`, `Outdated` or `Locked`."""
    try:
        # What is replaced is deleted, and the triggers that keep the full-text search in step are told.
        conn.execute("PRAGMA recursive_triggers = on")
        empty = not conn.execute("SELECT 1 FROM sqlite_master").fetchone()
        (whose,) = conn.execute("PRAGMA application_id").fetchone()
    except sqlite3.DatabaseError as error:
        raise _not_ours(path, error) from error
    ours = whose == owner.application_id
    try:
        newer = owner.newer(conn) if ours else None
    except sqlite3.DatabaseError as error:
        raise _strange(path, owner, error) from error
    if not ours and (whose or not empty):
        raise NotOurs(f"{path} is a database of another program; name another file with --db.")
    if newer:
        raise NewerSchema(
            f"{path} was written by a newer version of this program (it has {newer}); update the program."
        )
    if readonly:
        until = time.monotonic() + MAKING_S
        while owner.pending(conn):
            if time.monotonic() > until or not _is_new(path):
                if empty and not ours:
                    raise NotOurs(f"{path} is an empty file, no database; name another with --db.")
                raise Outdated(f"{path} was written by an older version; {owner.update.format(path=path)}.")
            time.sleep(RETRY_S)
        return
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            _update(conn, path, owner)
            return
        except sqlite3.OperationalError as error:
            # Changing the journal mode does not wait for another process that is at it.
            if time.monotonic() > until or not _passing(error):
                raise locked(path, error) from error
            conn.rollback()
            time.sleep(RETRY_S)


@contextmanager
def transaction(conn: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Everything inside is stored together or not at all.

    Raises `Locked` when nobody lets go in 30 s, and what the disk's errors mean (`Full`, `Shut`, `Failing`).
    """
    try:
        conn.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        raise locked(path, error) from error
    try:
        yield
        conn.commit()
    except BaseException as error:
        conn.rollback()
        if isinstance(error, sqlite3.Error) and (known := trouble(error)):
            raise known from error
        raise


def _update(conn: sqlite3.Connection, path: Path, owner: Owner) -> None:
    conn.execute("PRAGMA journal_mode = wal")
    conn.execute(f"PRAGMA synchronous = {owner.synchronous}")
    # An import touches pages all over the indexes of ids: with SQLite's own 2 MB each is read and written many times.
    conn.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    conn.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
    # Before the first table, so that nobody who opens the file meanwhile takes it for another program's.
    if conn.execute("PRAGMA application_id").fetchone()[0] != owner.application_id:
        conn.execute(f"PRAGMA application_id = {owner.application_id}")
    if owner.pending(conn):
        # All steps at once: two processes that each list and take them one by one would take some twice.
        with transaction(conn, path):
            try:
                owner.apply(conn)
            except sqlite3.DatabaseError as error:
                raise _strange(path, owner, error) from error


def _is_new(path: Path) -> bool:
    return time.time() - path.stat().st_mtime < MAKING_S


def _passing(error: sqlite3.OperationalError) -> bool:
    return any(sign in str(error) for sign in ("locked", "busy"))


def locked(path: Path, error: sqlite3.OperationalError) -> DatabaseError:
    """What to raise when SQLite could not open or lock a file."""
    if "locked" in str(error) or "busy" in str(error):
        return Locked(f"{path} is being written by another process; try again when it has finished.")
    if known := trouble(error):
        return known
    return Missing(f"{path} cannot be opened ({error}); check that the folder exists and can be written.")


def _strange(path: Path, owner: Owner, error: sqlite3.DatabaseError) -> Exception:
    """What to raise where a list of steps is none of ours, or tells of other tables than there are."""
    if not isinstance(error, sqlite3.OperationalError) or trouble(error) or _passing(error):
        return error
    return NotOurs(
        f"{path} has this program's mark and not its tables as they were left ({error}); "
        f"{owner.cure}, or name another file with --db."
    )


def _not_ours(path: Path, error: sqlite3.DatabaseError) -> NotOurs:
    if error.sqlite_errorname == "SQLITE_NOTADB":
        return NotOurs(f"{path} is not a database; name another file with --db.")
    return NotOurs(f"{path} cannot be read as a database ({error}); name another file with --db.")
