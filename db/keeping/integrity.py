"""Proves a database whole, or says what is wrong with it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from db.index import checking, postings
from db.reviewing import reviews, rulings


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: `check` names which check found it, `detail` says what and where."""

    check: str
    detail: str


# Each gives one row a fault; none does in a sound database.
CHECKS = {
    "wording without a place": """
        SELECT 'variant ' || id FROM variants WHERE NOT EXISTS (SELECT 1 FROM occurrences WHERE variant_n = variants.n)""",
    "place without a wording": """
        SELECT 'occurrence ' || id FROM occurrences WHERE NOT EXISTS (SELECT 1 FROM variants WHERE n = occurrences.variant_n)""",
    "place without a source": """
        SELECT 'occurrence ' || id FROM occurrences WHERE NOT EXISTS (SELECT 1 FROM sources WHERE id = occurrences.source_id)""",
    "credit without a place": """
        SELECT 'attribution of ' || occurrence_id FROM attributions
        WHERE NOT EXISTS (SELECT 1 FROM occurrences WHERE id = attributions.occurrence_id)""",
    "credit without a speaker": """
        SELECT 'attribution of ' || occurrence_id FROM attributions
        WHERE NOT EXISTS (SELECT 1 FROM speakers WHERE id = attributions.speaker_id)""",
    "wording of a quote that is gone": """
        SELECT 'variant ' || id FROM variants WHERE quote_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM quotes WHERE id = variants.quote_id)""",
    "quote without a wording": """
        SELECT 'quote ' || id FROM quotes WHERE NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)""",
    "original that is gone": """
        SELECT 'quote ' || id FROM quotes WHERE original_occurrence IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM occurrences WHERE id = quotes.original_occurrence)""",
    "person that is gone": """
        SELECT 'speaker ' || speaker_id FROM identities WHERE NOT EXISTS (SELECT 1 FROM speakers WHERE id = speaker_id)
        OR NOT EXISTS (SELECT 1 FROM speakers WHERE id = person_id)""",
    "place outside its source": """
        SELECT 'occurrence ' || o.id FROM occurrences o JOIN snapshots p ON p.id = o.snapshot_id WHERE o.[end] > p.characters""",
    "place that its source does not hold": """
        SELECT 'occurrence ' || o.id FROM occurrences o JOIN variants v ON v.n = o.variant_n JOIN sources s ON s.id = o.source_id
        JOIN snapshots p ON p.id = o.snapshot_id AND p.characters = length(s.text)
        WHERE s.publish = 'full' AND o.start IS NOT NULL
        AND (SELECT count(*) FROM snapshots q WHERE q.source_id = s.id) = 1
        AND substr(s.text, o.start + 1, o.[end] - o.start) != coalesce(o.exact, v.text)""",
}
MOST_FAULTS = 100
COUNTED = ("sources", "speakers", "quotes", "variants", "occurrences", "rejects")
KeysOfAll = Callable[[Sequence[str]], tuple[NDArray[np.uint64], NDArray[np.int64]]]
# Wordings whose keys are made at once.
ROWS = 20_000


def counts(conn: sqlite3.Connection) -> dict[str, int]:
    """How many rows each of the main tables has."""
    return {table: int(conn.execute(f"SELECT count(*) FROM [{table}]").fetchone()[0]) for table in COUNTED}


def faults(conn: sqlite3.Connection, keys_of_all: KeysOfAll | None = None) -> Iterator[Fault]:
    """Every fault found, at most a hundred a check.

    With `keys_of_all` the match index is compared with what the wordings ask for.
    """
    for (line,) in conn.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault("file", line)
    for check, sql in CHECKS.items():
        for (detail,) in conn.execute(f"{sql} LIMIT {MOST_FAULTS}"):
            yield Fault(check, detail)
    for table in ("variants_fts", "sources_fts", "unspaced_fts"):
        try:
            conn.execute(f"INSERT INTO [{table}] ([{table}], rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            yield Fault("full-text search", f"{table} is out of step ({error})")
    yield from _index_faults(conn, keys_of_all)


def faults_of_decisions(conn: sqlite3.Connection, path: Path) -> Iterator[Fault]:
    """What is wrong with the file of decisions, and whether the database has taken all of them over."""
    with reviews.reading(path) as held:
        if held is None:
            return
        for (told,) in held.conn.execute("PRAGMA integrity_check"):
            if told != "ok":
                yield Fault("decisions", f"{path}: {told}; restore it from a backup")
        behind = reviews.last(held.conn) - rulings.upto(conn)
    if behind > 0:
        yield Fault("decisions", f"{behind:,} of the decisions are not obeyed yet; run `quotes link`")


def _index_faults(conn: sqlite3.Connection, keys_of_all: KeysOfAll | None) -> Iterator[Fault]:
    if late := postings.behind(conn):
        yield Fault("match index", f"wordings that are not indexed: {late:,}")
        return
    counted, stored = (
        postings.state(conn)["rows"],
        conn.execute("SELECT count(*) FROM variants").fetchone()[0],
    )
    if counted != stored:
        yield Fault("match index", f"wordings counted as indexed: {counted:,}, stored: {stored:,}")
    if keys_of_all is None:
        return
    try:
        for found in checking.check(conn, _batches(conn, keys_of_all)):
            yield Fault("match index", f"row {found.n} is {found.kind}")
    except ValueError as error:
        yield Fault("match index", str(error))


def _batches(conn: sqlite3.Connection, keys_of_all: KeysOfAll) -> Iterator[postings.Batch]:
    rows = conn.execute("SELECT n, text FROM variants ORDER BY n")
    while part := rows.fetchmany(ROWS):
        keys, owners = keys_of_all([text for _, text in part])
        yield np.fromiter((n for n, _ in part), np.int64, len(part))[owners], keys
