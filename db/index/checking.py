"""Whether the match index holds what it should: every posting that its rows have, and no other."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index import blocks, postings
from db.index.blocks import Entries


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A row that the index does not hold as it should: `missing`, `left over` or `different`."""

    n: int
    kind: str


def check(conn: sqlite3.Connection, batches: Iterable[postings.Batch]) -> list[Discrepancy]:
    """Hold the whole index against the keys that every row should have; empty when it is whole.

    `batches` holds every row there is, as for `build`. Each row's entries are summed on both sides under a
    64-bit mix, so a difference escapes once in 2^64; memory is 16 bytes a row. Raises ValueError when the
    bytes of a block are damaged, or the index holds more or less than it counts.
    """
    due = _sums(blocks.distinct(blocks.entries(keys, rows)) for rows, keys in batches)
    have = _sums(_all(conn))
    longest = max(len(due), len(have))
    due, have = (np.pad(sums, (0, longest - len(sums))) for sums in (due, have))
    found = []
    for n in np.flatnonzero(due != have).tolist():
        kind = "missing" if not have[n] else "left over" if not due[n] else "different"
        found.append(Discrepancy(n, kind))
    return found


def _sums(parts: Iterable[Entries]) -> NDArray[np.uint64]:
    sums = np.zeros(1024, np.uint64)
    for entries in parts:
        if not len(entries):
            continue
        rows = blocks.rows_of(entries)
        if (top := int(rows.max())) >= len(sums):
            sums = np.pad(sums, (0, max(top + 1 - len(sums), len(sums))))
        mixed = (entries ^ (entries >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        np.add.at(sums, rows, mixed ^ (mixed >> np.uint64(32)))
    return sums


def _all(conn: sqlite3.Connection) -> Iterator[Entries]:
    yield blocks.distinct(postings.pending(conn).entries)
    merged = 0
    for _, entries in postings.slabs(conn):
        merged += len(entries)
        yield entries
    if merged != (counted := postings.state(conn)["postings"]):
        raise ValueError(f"the match index holds {merged:,} postings and counts {counted:,}")
