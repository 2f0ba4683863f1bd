"""Rows into tables, many at a time: what is there already stays as it is."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db import pending
from db.index import postings, unspaced
from db.rows import (
    AliasRow,
    AttributionRow,
    OccurrenceRow,
    Packed,
    SketchRow,
    SnapshotRow,
    SourceRow,
    SpeakerRow,
    columns,
)

# Fewer than SQLite's smallest compiled-in bound on variables (999 before 3.32).
CHUNK = 900
# Columns of an occurrence as they come, without those that depend on how its wording is on record.
_OCCURRENCE = columns(OccurrenceRow)
_EXACT = _OCCURRENCE.index("exact")
_ALIAS = columns(AliasRow).index("speaker_id")
_CREDITED = columns(AttributionRow).index("speaker_id")


@dataclass(frozen=True, slots=True)
class Numbered:
    """The wordings of a batch as they are on record: number and text by id, and the ids that were not there before.

    `places` counts the occurrences that were not there before.
    """

    known: dict[str, tuple[int, str]]
    new: list[str]
    places: int = 0


def insert(conn: sqlite3.Connection, batch: Packed) -> Numbered:
    """Store a batch inside the caller's transaction."""
    into(conn, "sources", SourceRow, batch.sources)
    into(conn, "snapshots", SnapshotRow, batch.snapshots)
    into(conn, "sketches", SketchRow, batch.sketches)
    into(conn, "speakers", SpeakerRow, batch.speakers)
    into(conn, "speaker_aliases", AliasRow, batch.aliases)
    numbered = _number(conn, batch.variants)
    places = _insert_occurrences(conn, batch.occurrences, numbered.known)
    into(conn, "attributions", AttributionRow, batch.attributions)
    unspaced.put(conn, map(numbered.known.__getitem__, numbered.new))
    pending.touch(
        conn, {row[_ALIAS] for row in batch.aliases} | {row[_CREDITED] for row in batch.attributions}
    )
    return replace(numbered, places=places)


def into(
    conn: sqlite3.Connection,
    table: str,
    row: type[Any],
    rows: Sequence[tuple[Any, ...]],
    *,
    replace: bool = False,
) -> None:
    """Insert rows given in the order of a row class; one whose key is there already is passed over, or replaced."""
    if rows:
        names = ", ".join(f"[{name}]" for name in columns(row))
        marks = ", ".join("?" * len(columns(row)))
        verb = "REPLACE" if replace else "IGNORE"
        conn.executemany(f"INSERT OR {verb} INTO [{table}] ({names}) VALUES ({marks})", rows)


def _number(conn: sqlite3.Connection, variants: Iterable[tuple[Any, ...]]) -> Numbered:
    """Store the wordings that are not on record, numbered on from the last, also from one that was removed since: what the
    match index has seen a number of, it does not look for again.
    """
    wanted = {ident: (text, words) for ident, text, words in variants}
    known = {ident: (n, text) for ident, n, text in _known(conn, list(wanted))}
    new = [ident for ident in wanted if ident not in known]
    (last,) = conn.execute("SELECT coalesce(max(n), 0) FROM variants").fetchone()
    top = max(last, postings.state(conn)["upto"])
    for n, ident in enumerate(new, top + 1):
        known[ident] = n, wanted[ident][0]
    conn.executemany(
        "INSERT INTO variants (n, id, text, words) VALUES (?, ?, ?, ?)",
        ((n, ident, *wanted[ident]) for n, ident in enumerate(new, top + 1)),
    )
    conn.execute("INSERT INTO variants_fts (rowid, text) SELECT n, text FROM variants WHERE n > ?", [top])
    return Numbered(known, new)


def _known(conn: sqlite3.Connection, ids: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    for at in range(0, len(ids), CHUNK):
        part = ids[at : at + CHUNK]
        marks = ",".join("?" * len(part))
        yield from conn.execute(f"SELECT id, n, text FROM variants WHERE id IN ({marks})", part)


def _insert_occurrences(
    conn: sqlite3.Connection, occurrences: Iterable[tuple[Any, ...]], known: dict[str, tuple[int, str]]
) -> int:
    """Occurrences with the number of their wording, and what stands there only if it differs from the text on record.

    Gives back how many were not there before.
    """
    names = ", ".join(f"[{name}]" for name in ("id", "variant_n", *_OCCURRENCE[2:]))
    marks = ", ".join("?" * len(_OCCURRENCE))
    return conn.executemany(
        f"INSERT OR IGNORE INTO occurrences ({names}) VALUES ({marks})",
        (_placed(row, *known[row[1]]) for row in occurrences),
    ).rowcount


def _placed(row: tuple[Any, ...], n: int, text: str) -> tuple[Any, ...]:
    exact = None if row[_EXACT] == text else row[_EXACT]
    return (row[0], n, *row[2:_EXACT], exact, *row[_EXACT + 1 :])
