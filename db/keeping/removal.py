"""Erasing a source for good: its rows, what only it held, and a tombstone in their place."""

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index import postings
from db.linking import persons


@dataclass(frozen=True, slots=True)
class Removed:
    """What was erased; `sha256` lists the bytes that the archive holds of the source.

    `touched` are the wordings that stay and whose families lost something. `before` is true of what a tombstone tells.
    """

    source_id: str
    url: str
    sha256: tuple[str, ...]
    occurrences: int
    touched: tuple[int, ...]
    before: bool = False


def find(conn: sqlite3.Connection, named: str) -> list[tuple[str, str]]:
    """The id and address of every source that goes by this id, address or title."""
    return conn.execute(
        "SELECT id, url FROM sources WHERE ? IN (id, url, canonical, title) ORDER BY id", [named]
    ).fetchall()


def entombed(conn: sqlite3.Connection, *names: str) -> list[Removed]:
    """What was removed under one of these ids and addresses, as its tombstones tell it."""
    rows = conn.execute(
        "SELECT source_id, coalesce(url, source_id), coalesce(sha256, '') FROM tombstones "
        "WHERE source_id IN (SELECT value FROM json_each(?1)) OR url IN (SELECT value FROM json_each(?1)) ORDER BY source_id",
        [json.dumps(names)],
    )
    return [
        Removed(source, url, tuple(filter(None, sha256.split(","))), 0, (), before=True)
        for source, url, sha256 in rows
    ]


def digests(conn: sqlite3.Connection, source: str) -> tuple[str, ...]:
    """The SHA-256 of every snapshot of a source."""
    rows = conn.execute("SELECT DISTINCT sha256 FROM snapshots WHERE source_id = ? ORDER BY 1", [source])
    return tuple(digest for (digest,) in rows)


def keeps(conn: sqlite3.Connection, digest: str) -> bool:
    """Whether some source still rests on these bytes."""
    return conn.execute("SELECT 1 FROM snapshots WHERE sha256 = ?", [digest]).fetchone() is not None


def remove(
    conn: sqlite3.Connection,
    source: str,
    *,
    reason: str,
    at: str,
    keys_of: Callable[[str], NDArray[np.uint64]],
) -> Removed:
    """Erase a source inside the caller's transaction; KeyError when there is none."""
    row = conn.execute("SELECT url FROM sources WHERE id = ?", [source]).fetchone()
    if row is None:
        raise KeyError(source)
    erased = digests(conn, source)
    held = [
        n for (n,) in conn.execute("SELECT DISTINCT variant_n FROM occurrences WHERE source_id = ?", [source])
    ]
    for credits in ("attributions", "overruled"):
        conn.execute(
            f"DELETE FROM {credits} WHERE occurrence_id IN (SELECT id FROM occurrences WHERE source_id = ?)",
            [source],
        )
    count = conn.execute("DELETE FROM occurrences WHERE source_id = ?", [source]).rowcount
    touched = _orphans_out(conn, held, keys_of)
    conn.execute("DELETE FROM snapshots WHERE source_id = ?", [source])
    conn.execute("DELETE FROM sources WHERE id = ?", [source])
    # Who is one person rests on every credit there is, so that is found out anew.
    persons.forget(conn)
    conn.execute(_LONE_ALIASES)
    conn.execute(_LONE_SPEAKERS)
    conn.execute(
        "INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?, ?)",
        [source, row[0], ",".join(erased), reason, at],
    )
    return Removed(source, row[0], erased, count, touched)


def clear(
    conn: sqlite3.Connection, places: list[str], keys_of: Callable[[str], NDArray[np.uint64]]
) -> tuple[int, ...]:
    """Erase some occurrences inside the caller's transaction; gives back the wordings whose families lost something."""
    ids = json.dumps(places)
    held = [
        n
        for (n,) in conn.execute(
            "SELECT DISTINCT o.variant_n FROM json_each(?) w CROSS JOIN occurrences o ON o.id = w.value ORDER BY 1",
            [ids],
        )
    ]
    for credits in ("attributions", "overruled"):
        conn.execute(f"DELETE FROM {credits} WHERE occurrence_id IN (SELECT value FROM json_each(?))", [ids])
    conn.execute("DELETE FROM occurrences WHERE id IN (SELECT value FROM json_each(?))", [ids])
    touched = _orphans_out(conn, held, keys_of)
    conn.execute(_LONE_ALIASES)
    conn.execute(_LONE_SPEAKERS)
    return touched


def _orphans_out(
    conn: sqlite3.Connection, held: list[int], keys_of: Callable[[str], NDArray[np.uint64]]
) -> tuple[int, ...]:
    """Erase wordings that stand nowhere any more; the relatives they leave are to be linked anew."""
    orphans = conn.execute(_ORPHANS, [json.dumps(held)]).fetchall()
    gone = {n for n, _ in orphans}
    numbers = json.dumps(sorted(gone))
    family = conn.execute(_FAMILY, [json.dumps(held)]).fetchall()
    postings.remove(conn, ((n, keys_of(text)) for n, text in orphans))
    links = "SELECT value FROM json_each(?)"
    conn.execute(
        f"DELETE FROM links WHERE variant_n IN ({links}) OR to_variant_n IN ({links})", [numbers, numbers]
    )
    conn.execute(f"DELETE FROM variants WHERE n IN ({links})", [numbers])
    conn.execute("DELETE FROM quotes WHERE NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)")
    return tuple(n for (n,) in family if n not in gone)


_ORPHANS = """
SELECT v.n, v.text FROM json_each(?) AS held CROSS JOIN variants v ON v.n = held.value
WHERE NOT EXISTS (SELECT 1 FROM occurrences WHERE variant_n = v.n)
"""
_FAMILY = """
SELECT DISTINCT w.n FROM json_each(?) AS held CROSS JOIN variants v ON v.n = held.value
CROSS JOIN variants w ON w.quote_id = v.quote_id OR w.n = v.n
"""
# Speakers that no credit names any more, unless a list of people brought them.
_UNCREDITED = (
    "NOT EXISTS (SELECT 1 FROM attributions a WHERE a.speaker_id = {0}) "
    "AND NOT EXISTS (SELECT 1 FROM overruled a WHERE a.speaker_id = {0})"
)
_LONE_ALIASES = f"""
DELETE FROM speaker_aliases WHERE origin = 'source' AND {_UNCREDITED.format("speaker_aliases.speaker_id")}
"""
_LONE_SPEAKERS = f"""
DELETE FROM speakers WHERE {_UNCREDITED.format("speakers.id")}
AND NOT EXISTS (SELECT 1 FROM speaker_aliases WHERE speaker_id = speakers.id)
AND NOT EXISTS (SELECT 1 FROM quotes WHERE speaker_id = speakers.id)
"""
