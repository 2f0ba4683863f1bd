"""A copy of a database to give away: what was hidden is taken out of it for good, and what is nobody's business.

Everything here works on a copy. Erased rows leave no trace in the file: full-text indexes are made again and the file
is written anew (VACUUM INTO), so no page of the old one is left.
"""

import json
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from db import sealing
from db.opening import connect
from db.reviewing.reviews import Reviews
from db.reviewing.succession import OriginalChange, Redirect, leads_to, put_changes, put_redirects

# A migration was applied at no time that matters to who reads the copy.
NO_TIME = "1970-01-01 00:00:00+00:00"
# What was run, refused, removed, noted or weighed on the way to this database, and is of no use to its readers.
WORKING = (
    "rejects", "tombstones", "collection_runs", "overruled", "former", "kinship", "sketches",
    "person_pending", "person_sounds", "person_years", "person_reasons",
)  # fmt: skip
# What a reader's program asks of a database before it trusts it; the rest of `state` is for writers.
STATE = ("generation", "folding")


def copy(database: Path, target: Path) -> None:
    """Copy a database as it is at this moment, whoever is writing to it; the copy may be written."""
    source = connect(database, create=False, readonly=True)
    try:
        into = sqlite3.connect(target)
        try:
            source.backup(into)
            with into:
                sealing.unmark(into)
        finally:
            into.close()
    finally:
        source.close()


def strip(conn: sqlite3.Connection, shown_name: Callable[[str], str]) -> None:
    """Leave what readers need: no refusals, no tombstones, no folders of this machine, no dangling decisions."""
    for table in WORKING:
        conn.execute(f"DELETE FROM {table}")
    conn.execute("UPDATE sources SET text = NULL WHERE publish = 'none'")
    conn.execute(
        "UPDATE occurrences SET prefix = NULL, suffix = NULL "
        "WHERE source_id IN (SELECT id FROM sources WHERE publish = 'none')"
    )
    for ident, url in conn.execute("SELECT id, url FROM sources WHERE url NOT LIKE 'http%'").fetchall():
        conn.execute("UPDATE sources SET url = ? WHERE id = ?", [shown_name(url), ident])
    conn.execute(_DANGLING)
    conn.execute("DELETE FROM state WHERE name NOT IN (SELECT value FROM json_each(?))", [json.dumps(STATE)])
    sealing.mark(conn)
    conn.execute("UPDATE _sqlite_migrations SET applied_at = ?", [NO_TIME])


def seal(conn: sqlite3.Connection, target: Path) -> None:
    """Write the copy to its place, without a page of what was erased; outside any transaction."""
    for index in ("variants_fts", "sources_fts"):
        conn.execute(f"INSERT INTO {index} ({index}) VALUES ('rebuild')")
        conn.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    conn.commit()
    conn.execute("PRAGMA journal_mode = DELETE")
    conn.execute("VACUUM INTO ?", [str(target)])


def put_addresses(
    held: sqlite3.Connection | None,
    conn: sqlite3.Connection,
    target: Path,
    traced: Sequence[OriginalChange] = (),
) -> None:
    """A file of decisions that holds none: only which old ids of quotes lead to which that are published.

    `traced` adds where quotes were traced to before.
    """
    alive = {ident for (ident,) in conn.execute("SELECT id FROM quotes")}
    old = [i for (i,) in held.execute("SELECT DISTINCT old_id FROM redirects ORDER BY 1")] if held else []
    rows = []
    for ident in old:
        now = tuple(new for new in leads_to(held, ident) if new in alive) if held else ()
        if now and ident not in alive:
            rows.append(Redirect(ident, now, "merged" if len(now) == 1 else "split", NO_TIME))
    with Reviews(target) as made:
        with made.transaction():
            put_redirects(made.conn, rows)
            put_changes(made.conn, traced)
            made.conn.execute("UPDATE _sqlite_migrations SET applied_at = ?", [NO_TIME])
        made.conn.execute("PRAGMA journal_mode = DELETE")
        made.conn.execute("VACUUM")


def counts(database: Path) -> dict[str, int]:
    """How many rows each table holds, for Datasette's inspect data."""
    conn = connect(database, create=False, readonly=True)
    try:
        names = [
            n for (n,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {name: int(conn.execute(f"SELECT count(*) FROM [{name}]").fetchone()[0]) for name in names}
    finally:
        conn.close()


_DANGLING = """
DELETE FROM rulings WHERE kind IN ('hide', 'note') OR anchor IN ('lost', 'ambiguous') OR NOT EXISTS (
  SELECT 1 FROM quotes WHERE id = rulings.object_id UNION SELECT 1 FROM variants WHERE id = rulings.object_id
  UNION SELECT 1 FROM occurrences WHERE id = rulings.object_id UNION SELECT 1 FROM speakers WHERE id = rulings.object_id
  UNION SELECT 1 FROM sources WHERE id = rulings.object_id)
OR (kind IN ('same_quote', 'not_same_quote') AND NOT EXISTS (SELECT 1 FROM variants WHERE id = rulings.value))
OR (kind IN ('same_person', 'not_same_person') AND NOT EXISTS (SELECT 1 FROM speakers WHERE id = rulings.value))
"""
