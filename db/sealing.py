"""Databases that are only read: sets of shards, and what was published."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from db.errors import ReadOnly

MARK = "published"
# What tells a folder from another as a set of shards, and what to do about a set that cannot be used or written.
MANIFEST, AGAIN = "shards.json", "cut the database again with `quotes shard`"


def is_set(path: Path) -> bool:
    """Whether a path names a set of shards: its folder, or its manifest."""
    return path.name == MANIFEST or (path.is_dir() and (path / MANIFEST).is_file())


def shard_of(conn: sqlite3.Connection) -> dict[str, Any] | None:
    """What a shard says of itself: `cut`, `part`, `of`, and `rows` of the whole; None for a database that is none."""
    row = conn.execute("SELECT value FROM state WHERE name = 'shard'").fetchone()
    told: dict[str, Any] | None = json.loads(row[0]) if row else None
    return told


def mark(conn: sqlite3.Connection) -> None:
    """Say of a copy that it is to be published, inside the caller's transaction."""
    conn.execute("INSERT OR REPLACE INTO state VALUES (?, '1')", [MARK])


def unmark(conn: sqlite3.Connection) -> None:
    """Make of a copy of what was published a database like any other, inside the caller's transaction."""
    conn.execute("DELETE FROM state WHERE name = ?", [MARK])


def is_published(path: Path, conn: sqlite3.Connection | None = None) -> bool:
    """Whether a path names a database that was published; `conn` is a connection to it where there is one already."""
    return _told(path, conn, lambda own: own.execute("SELECT 1 FROM state WHERE name = ?", [MARK]).fetchone())


def refuse(path: Path, conn: sqlite3.Connection | None = None) -> None:
    """Raises `ReadOnly` where a path names what is only read, for who would write there.

    `conn` is a connection to the file where there is one already.
    """
    if is_set(path) or _told(path, conn, shard_of):
        raise ReadOnly(
            f"{path} holds shards, which are only read: write to the database that they were cut from, then {AGAIN}."
        )
    if is_published(path, conn):
        raise ReadOnly(
            f"{path} was published and is only read: write to the database that it was published from, then publish "
            "again with `quotes publish`."
        )


def _told(path: Path, conn: sqlite3.Connection | None, asked: Callable[[sqlite3.Connection], object]) -> bool:
    """Whether a database tells what it is asked; one that is not there, or none of ours, tells nothing."""
    if conn is None:
        if not path.is_file():
            return False
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as own:
            return _told(path, own, asked)
    try:
        return asked(conn) is not None
    except sqlite3.DatabaseError:
        return False
