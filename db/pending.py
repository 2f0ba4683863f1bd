"""Speakers of whom something changed since persons were last made of them, noted by whoever changes it."""

import json
import sqlite3
from collections.abc import Iterable

# Where the speakers are kept whose years are to be asked for again.
AGAIN = "years again"


def touch(conn: sqlite3.Connection, speakers: Iterable[str]) -> None:
    """Note that something about these speakers changed: a name, a credit, what a list tells."""
    conn.executemany("INSERT OR IGNORE INTO person_pending VALUES (?)", ((ident,) for ident in speakers))


def recredit(conn: sqlite3.Connection, occurrence: str, speakers: Iterable[str]) -> None:
    """Note that the credits of a place are about to be taken away, and these speakers credited with it."""
    held = conn.execute("SELECT speaker_id FROM attributions WHERE occurrence_id = ?", [occurrence])
    _redate(conn, {ident for (ident,) in held} | set(speakers))


def restate(conn: sqlite3.Connection, source: str) -> None:
    """Note that what is said of a source changed, its date among it, and so the years of whom it credits."""
    held = conn.execute(
        "SELECT DISTINCT a.speaker_id FROM occurrences o CROSS JOIN attributions a ON a.occurrence_id = o.id "
        "WHERE o.source_id = ?",
        [source],
    )
    _redate(conn, {ident for (ident,) in held})


def _redate(conn: sqlite3.Connection, ids: set[str]) -> None:
    touch(conn, ids)
    # Years that were taken back cannot be told from what is left without asking every credit again.
    if conn.execute("SELECT EXISTS (SELECT 1 FROM person_years)").fetchone()[0]:
        again = sorted({*redated(conn), *ids})
        conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [AGAIN, json.dumps(again)])


def redated(conn: sqlite3.Connection) -> list[str]:
    """Speakers of whom years were taken back."""
    row = conn.execute("SELECT value FROM state WHERE name = ?", [AGAIN]).fetchone()
    return list(json.loads(row[0])) if row else []
