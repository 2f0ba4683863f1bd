"""The database that a rebuilt one takes the place of: what of it the new one lacks, and what only the old one remembers."""

import sqlite3
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

from db.insertion import into
from db.linking.persons import UNLISTED
from db.rows import RejectRow, RunRow

# Rejects of what never came, so that no archive can have it.
NEVER_CAME = ("Unreachable", "Refused", "TooLarge")


@dataclass(frozen=True, slots=True)
class Lacking:
    """What the old database holds and the new one does not, though nothing took it out.

    `sources` and `removals` are addresses, of sources and of tombstones; `lists` are names of lists of people.
    """

    sources: tuple[str, ...] = ()
    removals: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def lacking(conn: sqlite3.Connection, before: Path) -> Lacking:
    """What a new database lacks of the one at `before`; nothing where that is none, or cannot be read."""
    with _attached(conn, before) as there:
        try:
            if there:
                return Lacking(*(tuple(_told(conn, sql)) for sql in (_SOURCES, _REMOVALS, _LISTS)))
        except sqlite3.DatabaseError:
            pass
    return Lacking()


def carry_over(conn: sqlite3.Connection, before: Path, archived: Container[str]) -> None:
    """Take over what no archive holds: the runs of scrapers, and the rejects of runs and of what never reached the archive.

    `archived` are the SHA-256 of what the archive keeps; of that the new database has the rejects that still hold.
    """
    with _attached(conn, before) as there:
        try:
            runs = _rows(conn, "collection_runs", RunRow) if there else []
            found = [RejectRow(*row) for row in _rows(conn, "rejects", RejectRow)] if there else []
        except sqlite3.DatabaseError:
            return
    kept = [
        astuple(row)
        for row in found
        if row.run_id or row.kind in NEVER_CAME or (row.sha256 and row.sha256 not in archived)
    ]
    with conn:
        into(conn, "collection_runs", RunRow, runs, replace=True)
        into(conn, "rejects", RejectRow, kept, replace=True)


@contextmanager
def _attached(conn: sqlite3.Connection, before: Path) -> Iterator[bool]:
    """The old database beside the new one as `before`, and whether it could be opened."""
    try:
        conn.execute("ATTACH ? AS before", [f"{before.absolute().as_uri()}?mode=ro"])
    except sqlite3.Error:
        yield False
        return
    try:
        yield True
    finally:
        conn.execute("DETACH before")


def _rows(conn: sqlite3.Connection, table: str, row: type[RunRow] | type[RejectRow]) -> list[tuple[Any, ...]]:
    names = ", ".join(f"[{field.name}]" for field in fields(row))
    return conn.execute(f"SELECT {names} FROM before.[{table}]").fetchall()


def _told(conn: sqlite3.Connection, sql: str) -> list[str]:
    return [name for (name,) in conn.execute(sql).fetchall()]


# A source rests on bytes, which are in the new database whatever it reads in them; one of imported rows on its rows.
_SOURCES = """
SELECT s.url FROM before.sources s WHERE s.id NOT IN (SELECT source_id FROM main.tombstones) AND CASE
  WHEN EXISTS (SELECT 1 FROM before.snapshots p WHERE p.source_id = s.id) THEN EXISTS (
    SELECT 1 FROM before.snapshots p WHERE p.source_id = s.id
    AND NOT EXISTS (SELECT 1 FROM main.snapshots q WHERE q.sha256 = p.sha256))
  ELSE NOT EXISTS (SELECT 1 FROM main.sources t WHERE t.id = s.id)
    OR (SELECT count(*) FROM before.occurrences o WHERE o.source_id = s.id)
      > (SELECT count(*) FROM main.occurrences o WHERE o.source_id = s.id)
END ORDER BY 1
"""
_REMOVALS = """
SELECT url FROM before.tombstones WHERE source_id NOT IN (SELECT source_id FROM main.tombstones) ORDER BY 1
"""
_LISTS = f"""
SELECT DISTINCT origin FROM before.speaker_aliases
WHERE origin NOT IN ({", ".join(f"'{name}'" for name in UNLISTED)})
AND origin NOT IN (SELECT origin FROM main.speaker_aliases WHERE origin IS NOT NULL) ORDER BY 1
"""
