"""Fills the files of shards from the database they are cut from, given the part that each wording goes to."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from db.index import blocks, frequencies, postings, unspaced
from db.store import Store

# Rows handed to SQLite at once.
ROWS = 20_000
# Memory for pages of all shards together, in KB.
CACHE_KB = 262_144
# Rows of no family, which every shard has.
EVERYWHERE = ("speakers", "speaker_aliases", "speaker_offices", "identities", "rulings")
# What was done and refused is told in the first shard alone.
FIRST = ("collection_runs", "rejects", "tombstones")

# The part, counted from 0, by the number of a wording.
Parts = NDArray[np.uint8]
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Open:
    """The shards that are being made."""

    conns: tuple[sqlite3.Connection, ...]

    def put(self, table: str, columns: Sequence[str], rows: Iterator[tuple[int, tuple[Any, ...]]]) -> None:
        """Rows of a table, each with the part it goes to."""
        names, marks = ", ".join(f"[{c}]" for c in columns), ", ".join("?" * len(columns))
        sql = f"INSERT INTO [{table}] ({names}) VALUES ({marks})"
        waiting: list[list[tuple[Any, ...]]] = [[] for _ in self.conns]
        for part, row in rows:
            waiting[part].append(row)
            if len(waiting[part]) >= ROWS:
                self.conns[part].executemany(sql, waiting[part])
                waiting[part] = []
        for conn, rest in zip(self.conns, waiting, strict=True):
            conn.executemany(sql, rest)


def fill(
    whole: sqlite3.Connection,
    files: Sequence[Path],
    marks: Sequence[dict[str, Any]],
    home: Parts,
    progress: Progress,
) -> None:
    with ExitStack() as held:
        stores = [held.enter_context(Store(file, create=True, fresh=True)) for file in files]
        for store in stores:
            # A file that is not whole is thrown away: nothing has to survive a kill.
            for pragma in ("journal_mode = DELETE", "journal_mode = OFF", "synchronous = OFF"):
                store.conn.execute(f"PRAGMA {pragma}")
            store.conn.execute(f"PRAGMA cache_size = -{CACHE_KB // len(stores)}")
        made = _Open(tuple(store.conn for store in stores))
        _families(whole, made, home, progress)
        _sources(whole, made, home)
        _others(whole, made, marks)
        _index(whole, made.conns, home)
        for conn in made.conns:
            conn.execute("INSERT INTO variants_fts (rowid, text) SELECT n, text FROM variants ORDER BY n")
            conn.execute("INSERT INTO variants_fts (variants_fts) VALUES ('optimize')")
            unspaced.put(conn, conn.execute("SELECT n, text FROM variants ORDER BY n"))
            conn.execute("ANALYZE")
            conn.commit()
            conn.execute("PRAGMA journal_mode = DELETE")


def _columns(conn: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in conn.execute(f"PRAGMA table_info([{table}])")]


def _families(whole: sqlite3.Connection, made: _Open, home: Parts, progress: Progress) -> None:
    """Wordings with their quotes, places, credits and links."""
    for table, alias, join in OF_FAMILY:
        columns = [*(["rowid"] if table == "occurrences" else []), *_columns(whole, table)]
        named = ", ".join(f"{alias}.[{column}]" for column in columns)
        rows = whole.execute(
            f"SELECT {join[0]}, {named} FROM [{table}] {alias} {join[1]} ORDER BY {alias}.rowid"
        )
        made.put(table, columns, ((int(home[row[0]]), row[1:]) for row in _watched(rows, table, progress)))


def _watched(rows: Iterator[tuple[Any, ...]], table: str, progress: Progress) -> Iterator[tuple[Any, ...]]:
    """The same rows; of wordings it is told how many went by."""
    told = 0
    for count, row in enumerate(rows, 1):
        yield row
        if table == "variants" and count - told == ROWS:
            progress(ROWS)
            told = count


def _sources(whole: sqlite3.Connection, made: _Open, home: Parts) -> None:
    """Sources with their snapshots, in every shard that holds words of them; those without words in the first."""
    held: dict[str, set[int]] = {}
    rows = whole.execute("SELECT DISTINCT source_id, variant_n FROM occurrences ORDER BY source_id")
    of_words = ((ident, {int(home[n]) for _, n in found}) for ident, found in groupby(rows, itemgetter(0)))
    for ident, parts in of_words:
        held[ident] = parts
    for table, key in (("sources", "id"), ("snapshots", "source_id")):
        columns = _columns(whole, table)
        at = columns.index(key)
        rows = whole.execute(f"SELECT {', '.join(f'[{c}]' for c in columns)} FROM [{table}] ORDER BY rowid")
        made.put(table, columns, ((part, row) for row in rows for part in sorted(held.get(row[at], {0}))))


def _others(whole: sqlite3.Connection, made: _Open, marks: Sequence[dict[str, Any]]) -> None:
    """What every shard has, what the first alone has, and what each says of itself."""
    everyone = range(len(made.conns))
    for table in (*EVERYWHERE, *FIRST):
        columns = _columns(whole, table)
        rows = whole.execute(f"SELECT {', '.join(f'[{c}]' for c in columns)} FROM [{table}] ORDER BY rowid")
        made.put(
            table, columns, ((p, row) for row in rows for p in (everyone if table in EVERYWHERE else (0,)))
        )
    kept = whole.execute(
        "SELECT name, value FROM state WHERE name NOT LIKE 'note %' ORDER BY name"
    ).fetchall()
    count = postings.state(whole)["rows"]
    for conn, mark in zip(made.conns, marks, strict=True):
        conn.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", kept)
        conn.execute("INSERT INTO state VALUES ('shard', ?)", [json.dumps({**mark, "rows": count})])


def _index(whole: sqlite3.Connection, conns: Sequence[sqlite3.Connection], home: Parts) -> None:
    """The match index of each shard, and how many rows of the others hold its keys."""
    sizes = np.zeros(len(conns), np.int64)
    for _, entries in postings.slabs(whole):
        sizes += np.bincount(home[blocks.rows_of(entries)], minlength=len(conns))
    upto = postings.state(whole)["upto"]
    for conn, size in zip(conns, sizes.tolist(), strict=True):
        conn.execute(frequencies.TABLE)
        rows = conn.execute("SELECT count(*) FROM variants").fetchone()[0]
        postings.begin(conn, postings=size, rows=rows, upto=upto)
    for _, entries in postings.slabs(whole):
        tally, parts = frequencies.tally(entries), home[blocks.rows_of(entries)]
        for part, conn in enumerate(conns):
            own = entries[parts == part]
            bits = postings.append(conn, own)
            frequencies.put(conn, frequencies.shared(tally, frequencies.tally(own)), bits)


# Tables whose rows go with a wording: the number of that wording, and the tables that tell it.
OF_FAMILY = (
    ("quotes", "t", ("(SELECT n FROM variants WHERE quote_id = t.id LIMIT 1)", "")),
    ("variants", "t", ("t.n", "")),
    ("occurrences", "t", ("t.variant_n", "")),
    ("attributions", "t", ("o.variant_n", "JOIN occurrences o ON o.id = t.occurrence_id")),
    ("overruled", "t", ("o.variant_n", "JOIN occurrences o ON o.id = t.occurrence_id")),
    ("links", "t", ("t.variant_n", "")),
)
