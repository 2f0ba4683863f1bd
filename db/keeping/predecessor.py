"""The database that a rebuilt one takes the place of: what of it the new one lacks."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from db.linking.persons import UNLISTED


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
