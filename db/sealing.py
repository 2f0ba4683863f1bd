"""Databases that are only read: sets of shards, and what was published."""

import sqlite3
from contextlib import closing
from pathlib import Path

from db.errors import ReadOnly
from db.sharding import shards

MARK = "published"


def mark(conn: sqlite3.Connection) -> None:
    """Say of a copy that it is to be published, inside the caller's transaction."""
    conn.execute("INSERT OR REPLACE INTO state VALUES (?, '1')", [MARK])


def unmark(conn: sqlite3.Connection) -> None:
    """Make of a copy of what was published a database like any other, inside the caller's transaction."""
    conn.execute("DELETE FROM state WHERE name = ?", [MARK])


def is_published(path: Path, conn: sqlite3.Connection | None = None) -> bool:
    """Whether a path names a database that was published; `conn` is a connection to it where there is one already."""
    if conn is None:
        if not path.is_file():
            return False
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as own:
            return is_published(path, own)
    try:
        return conn.execute("SELECT 1 FROM state WHERE name = ?", [MARK]).fetchone() is not None
    except sqlite3.DatabaseError:  # no database, or none of ours
        return False


def refuse(path: Path, conn: sqlite3.Connection | None = None) -> None:
    """Raises `ReadOnly` where a path names what is only read, for who would write there."""
    shards.refuse(path, conn)
    if is_published(path, conn):
        raise ReadOnly(
            f"{path} was published and is only read: write to the database that it was published from, then publish "
            "again with `quotes publish`."
        )
