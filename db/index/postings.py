"""The match index: which rows hold which shingles, inside the same file as the rows.

Four tables. `shingles` holds the postings in blocks (db/index/blocks.py), `shingle_lists` the long ones,
`shingle_pending` the rows put in since the last merge, with their keys as they came, and `shingle_state` a
few counts. Everything is written in the caller's transaction, so a kill leaves index and rows in step; a
writer that adds rows without calling `put` or `build` is seen by `behind`.

Keys are 64-bit numbers made above this floor (quotes/search/shingles.py); row numbers are `variants.n`.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from db.index import blocks, runs
from db.index.blocks import Entries

Batch = tuple[NDArray[np.integer], NDArray[np.uint64]]

# A reader sorts the pending rows in memory when it opens: 8,192 rows of 24 words take 12 ms. A merge rewrites
# the index (3 s at a million rows), so at this bound it costs a row 0.4 ms at most.
PENDING = 8_192
_SLAB = 4_000_000

_TABLES = (
    "CREATE TABLE shingles (block INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT, WITHOUT ROWID",
    # With a rowid: lists are longer than a page of a table without keeps in place.
    "CREATE TABLE shingle_lists (key INTEGER PRIMARY KEY, postings BLOB NOT NULL) STRICT",
    "CREATE TABLE shingle_pending (n INTEGER PRIMARY KEY, keys BLOB NOT NULL) STRICT",
    "CREATE TABLE shingle_state (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID",
)
_STATE = ("bits", "width", "postings", "rows", "upto", "merges")


@dataclass(frozen=True, slots=True)
class Pending:
    """How many rows are pending, and their entries, unsorted."""

    rows: int
    entries: Entries


def create(conn: sqlite3.Connection) -> None:
    """Make the empty tables."""
    for table in _TABLES:
        conn.execute(table)
    conn.executemany("INSERT INTO shingle_state VALUES (?, ?)", [(name, 0) for name in _STATE])
    _set(conn, bits=blocks.MIN_BITS, width=blocks.width_for(0))


def state(conn: sqlite3.Connection) -> dict[str, int]:
    """The index's counts.

    `bits` of a key lead to its block, a row number takes `width` bytes there, `postings` entries are merged,
    `rows` are indexed, `upto` is the highest row number seen; `merges` counts merges and removals, after which
    readers start anew.
    """
    return dict(conn.execute("SELECT name, value FROM shingle_state").fetchall())


def behind(conn: sqlite3.Connection) -> int:
    """How many wordings came after the last one indexed; more than none asks for `build` with those."""
    found = conn.execute("SELECT count(*) FROM variants WHERE n > ?", [state(conn)["upto"]]).fetchone()
    return int(found[0])


def unindexed(conn: sqlite3.Connection) -> sqlite3.Cursor:
    """Number and text of the wordings that came after the last one indexed, in order."""
    sql = "SELECT n, text FROM variants WHERE n > ? ORDER BY n"
    return conn.execute(sql, [state(conn)["upto"]])


def put(conn: sqlite3.Connection, rows: Iterable[tuple[int, Sequence[int] | NDArray[np.uint64]]]) -> None:
    """Index new rows, each given with the keys of its shingles; a number must not be indexed already.

    Raises ValueError for a row number out of range.
    """
    packed = []
    for n, keys in rows:
        if not 0 <= n <= blocks.MAX_ROW:
            raise ValueError(f"The match index numbers rows from 0 to {blocks.MAX_ROW}; split the database.")
        packed.append((n, np.asarray(keys, np.uint64).tobytes()))
    if not packed:
        return
    conn.executemany("INSERT INTO shingle_pending VALUES (?, ?)", packed)
    _count(conn, len(packed), max(n for n, _ in packed))
    if conn.execute("SELECT count(*) FROM shingle_pending").fetchone()[0] > PENDING:
        merge(conn)


def build(conn: sqlite3.Connection, batches: Iterable[Batch]) -> None:
    """Index many new rows at once: each batch holds row numbers and keys side by side, one pair a posting.

    Numbers must not be indexed already. Memory stays near 1 GB whatever the number of rows; what does not fit lies
    beside the database until it is written.
    """
    with closing(runs.Runs(_folder(conn))) as held:
        for rows, keys in batches:
            held.add(rows, keys)
        write(conn, held)


def write(conn: sqlite3.Connection, held: runs.Runs) -> None:
    """Index the new rows of these runs; their numbers must not be indexed already."""
    _count(conn, held.rows, held.top)
    merge(conn, held)


def merge(conn: sqlite3.Connection, held: runs.Runs | None = None) -> None:
    """Move what is pending (and the entries `held`) into the blocks, in one pass over them."""
    new = runs.Runs() if held is None else held
    new.take(pending(conn).entries)
    if new.sort():
        _rewrite(conn, new)
        conn.execute("DELETE FROM shingle_pending")


def _folder(conn: sqlite3.Connection) -> Path | None:
    """Where the database lies; None for one in memory."""
    name = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    return Path(name).parent if name else None


def remove(conn: sqlite3.Connection, rows: Iterable[tuple[int, Sequence[int] | NDArray[np.uint64]]]) -> None:
    """Take rows out again, given with the same keys; nothing of them stays in the index."""
    gone: list[Entries] = []
    for n, keys in rows:
        conn.execute("DELETE FROM shingle_pending WHERE n = ?", [n])
        gone.append(blocks.entries(np.asarray(keys, np.uint64), np.full(len(keys), n)))
        conn.execute("UPDATE shingle_state SET value = value - 1 WHERE name = 'rows'")
    if not gone:
        return
    counts = state(conn)
    _set(conn, merges=counts["merges"] + 1)
    bits = counts["bits"]
    entries = blocks.distinct(np.concatenate(gone))
    numbers = (entries >> np.uint64(64 - bits)).astype(np.int64)
    for number in np.unique(numbers).tolist():
        old = _stored(conn, number, bits, counts["width"])
        kept = np.setdiff1d(old, entries[numbers == number], assume_unique=True)
        if len(kept) == len(old):
            continue
        _replace(conn, number, bits, blocks.encode(kept, bits, counts["width"]))
        conn.execute(
            "UPDATE shingle_state SET value = value - ? WHERE name = 'postings'", [len(old) - len(kept)]
        )


def pending(conn: sqlite3.Connection, after: int = -1) -> Pending:
    """The rows not merged yet whose number is above `after`."""
    found = conn.execute("SELECT n, keys FROM shingle_pending WHERE n > ?", [after]).fetchall()
    keys = np.frombuffer(b"".join(keys for _, keys in found), np.uint64)
    counts = [len(keys) // 8 for _, keys in found]
    rows = np.repeat(np.array([n for n, _ in found], np.int64), counts)
    return Pending(len(found), blocks.entries(keys, rows))


def slabs(conn: sqlite3.Connection) -> Iterator[tuple[tuple[int, int], Entries]]:
    """All merged entries in order, some four million at a time, each with the range of 36-bit keys that it covers."""
    counts = state(conn)
    split = _split(counts["postings"])
    for slab in range(2**split):
        yield _key_range(slab, split), _stored(conn, slab, split, counts["width"])


def between(conn: sqlite3.Connection, first: int, last: int) -> Entries:
    """The merged entries whose 36-bit key is `first` or above and below `last`, both the lowest of some block."""
    return _within(conn, (first, last), state(conn)["width"])


def begin(conn: sqlite3.Connection, *, postings: int, rows: int, upto: int) -> None:
    """Prepare an empty index for so many entries of so many rows, which `append` puts in."""
    _set(
        conn,
        bits=blocks.bits_for(postings),
        width=blocks.width_for(upto),
        postings=postings,
        rows=rows,
        upto=upto,
    )


def append(conn: sqlite3.Connection, entries: Entries) -> int:
    """Put in the next sorted entries, which must begin and end with a block; gives back the bits that number one."""
    counts = state(conn)
    encoded = blocks.encode(entries, counts["bits"], counts["width"])
    conn.executemany("INSERT INTO shingles VALUES (?, ?)", encoded.blocks)
    conn.executemany("INSERT INTO shingle_lists VALUES (?, ?)", encoded.lists)
    return counts["bits"]


def _split(postings: int) -> int:
    """How many leading bits of a key divide the index into parts of about `_SLAB` entries."""
    return min(blocks.MIN_BITS, (postings // _SLAB).bit_length())


def _stored(conn: sqlite3.Connection, slab: int, split: int, width: int) -> Entries:
    """The sorted entries whose key begins with the `split` bits of `slab`, long ones among them."""
    return _within(conn, _key_range(slab, split), width)


def _within(conn: sqlite3.Connection, keys: tuple[int, int], width: int) -> Entries:
    read = conn.execute("SELECT block, postings FROM shingles WHERE block >= ? AND block < ?", keys)
    parts = [blocks.expand(read.fetchall(), width)]
    for key, packed in conn.execute(
        "SELECT key, postings FROM shingle_lists WHERE key >= ? AND key < ?", keys
    ):
        parts.append(np.uint64(key << blocks.ROW_BITS) | blocks.unpack(packed).astype(np.uint64))
    entries = np.concatenate(parts)
    entries.sort()
    return entries


def _key_range(slab: int, split: int) -> tuple[int, int]:
    shift = blocks.KEY_BITS - split
    return slab << shift, (slab + 1) << shift


def _replace(conn: sqlite3.Connection, slab: int, split: int, encoded: blocks.Encoded) -> None:
    """Put these blocks where those of the slab are."""
    keys = _key_range(slab, split)
    conn.execute("DELETE FROM shingles WHERE block >= ? AND block < ?", keys)
    conn.execute("DELETE FROM shingle_lists WHERE key >= ? AND key < ?", keys)
    conn.executemany("INSERT INTO shingles VALUES (?, ?)", encoded.blocks)
    conn.executemany("INSERT INTO shingle_lists VALUES (?, ?)", encoded.lists)


def _rewrite(conn: sqlite3.Connection, new: runs.Runs) -> None:
    """Write all blocks anew with the new entries added, slab by slab in place.

    No table is dropped: the caller may be reading rows from this connection.
    """
    counts = state(conn)
    total = counts["postings"] + len(new)
    bits, split, width = blocks.bits_for(total), _split(total), blocks.width_for(counts["upto"])
    edges = [slab << (64 - split) for slab in range(2**split + 1)]
    written = 0
    for slab, added in enumerate(new.parts(edges)):
        old = _stored(conn, slab, split, counts["width"])
        entries = blocks.united([old, *added])
        _replace(conn, slab, split, blocks.encode(entries, bits, width))
        written += len(entries)
    _set(conn, bits=bits, width=width, postings=written, merges=counts["merges"] + 1)


def _count(conn: sqlite3.Connection, rows: int, top: int) -> None:
    conn.execute("UPDATE shingle_state SET value = value + ? WHERE name = 'rows'", [rows])
    conn.execute("UPDATE shingle_state SET value = max(value, ?) WHERE name = 'upto'", [top])


def _set(conn: sqlite3.Connection, **values: int) -> None:
    conn.executemany("UPDATE shingle_state SET value = ? WHERE name = ?", [(v, k) for k, v in values.items()])
