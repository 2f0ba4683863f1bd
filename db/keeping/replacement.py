"""Putting a database in the place of another that somebody may be reading at this moment."""

import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from db import opening
from db.opening import locked

ENDINGS = ("-wal", "-shm", "-journal")


def take_place(fresh: Path, database: Path) -> None:
    """Make `database` hold what `fresh` holds, at once or not at all; `fresh` may be left for the caller to remove.

    A file that is renamed over an open database keeps the old one's write-ahead log, which then hides or damages
    the new content; so the pages are copied in one transaction, which readers see when it is done. Only what cannot
    be read as a database is replaced as a file. Raises `Locked` when another process goes on writing.
    """
    if not database.exists() or not _copied(fresh, database):
        for ending in ENDINGS:
            database.with_name(database.name + ending).unlink(missing_ok=True)
        os.replace(fresh, database)


def _copied(fresh: Path, database: Path) -> bool:
    target = sqlite3.connect(database, timeout=opening.BUSY_MS / 1000)
    try:
        target.execute("SELECT count(*) FROM sqlite_master").fetchone()
        source = sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro", uri=True)
        try:
            source.backup(target, progress=_patience())
        finally:
            source.close()
        target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError as error:
        raise locked(database, error) from error
    except sqlite3.DatabaseError:
        return False
    finally:
        target.close()
    return True


def _patience() -> Callable[[int, int, int], None]:
    """What a copy is told after each try: Python's own goes on for ever while another process holds the file."""
    until = time.monotonic() + opening.BUSY_MS / 1000

    def tried(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            raise sqlite3.OperationalError("database is locked")

    return tried
