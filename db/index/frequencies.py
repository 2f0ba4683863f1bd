"""How many rows of the other shards hold each key, so that a shard knows how rare words are in the whole library.

How telling words are follows from all rows there are. A shard (db/sharding/cutting.py) therefore keeps, for each key that it
shares with others, the number of rows that hold it there; with its own rows that is the whole's number. The table
`shingle_elsewhere` is cut into the blocks of `shingles` (db/index/blocks.py). A block is

    width of a count (1 byte) | rest of each key (3 bytes, big-endian) | its count (`width` bytes, little-endian)
"""

import json
import sqlite3
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from db.index import blocks
from db.index.blocks import Entries

# 36-bit keys in ascending order, and how many rows hold each.
Tally = tuple[NDArray[np.uint64], NDArray[np.int64]]

TABLE = (
    "CREATE TABLE shingle_elsewhere (block INTEGER PRIMARY KEY, counts BLOB NOT NULL) STRICT, WITHOUT ROWID"
)


def rows_of_whole(conn: sqlite3.Connection) -> int | None:
    """How many rows the whole library has that this file is a shard of; None where it is no shard."""
    if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'shingle_elsewhere'").fetchone():
        return None
    row = conn.execute("SELECT value FROM state WHERE name = 'shard'").fetchone()
    return int(json.loads(row[0])["rows"])


def elsewhere(conn: sqlite3.Connection, keys: NDArray[np.uint64], bits: int) -> NDArray[np.int64]:
    """How many rows of other shards hold each of some 64-bit keys; 0 where this one does not hold the key.

    `bits` of a key lead to its block, as in the shard's match index.
    """
    short = keys >> np.uint64(blocks.ROW_BITS)
    mask = np.uint64(2 ** (blocks.KEY_BITS - bits) - 1)
    lowest = (short & ~mask).tolist()
    read = conn.execute(
        "SELECT block, counts FROM json_each(?) CROSS JOIN shingle_elsewhere ON block = value",
        [str(sorted(set(lowest)))],
    )
    held = {block: _unpacked(packed) for block, packed in read}
    counts = np.zeros(len(keys), np.int64)
    for i, (rest, block) in enumerate(zip((short & mask).tolist(), lowest, strict=True)):
        if block in held:
            known, told = held[block]
            at = int(np.searchsorted(known, rest))
            if at < len(known) and int(known[at]) == rest:
                counts[i] = told[at]
    return counts


def tally(entries: Entries) -> Tally:
    """The keys of sorted entries, and how many rows hold each."""
    keys, counts = np.unique(entries >> np.uint64(blocks.ROW_BITS), return_counts=True)
    return keys, counts.astype(np.int64)


def shared(whole: Tally, own: Tally) -> Tally:
    """Of the keys of a shard those that others hold too, and how often they do; `whole` tallies all shards."""
    counts = whole[1][np.searchsorted(whole[0], own[0])] - own[1]
    return own[0][counts > 0], counts[counts > 0]


def added(tallies: Sequence[Tally]) -> Tally:
    """What several tallies come to."""
    keys, at = np.unique(np.concatenate([keys for keys, _ in tallies]), return_inverse=True)
    return keys, np.bincount(at, np.concatenate([counts for _, counts in tallies]), len(keys)).astype(
        np.int64
    )


def put(conn: sqlite3.Connection, counts: Tally, bits: int) -> None:
    """Store counts of keys; those of one block must come together."""
    keys, told = counts
    if not len(keys):
        return
    mask = np.uint64(2 ** (blocks.KEY_BITS - bits) - 1)
    lowest = keys & ~mask
    edges = np.flatnonzero(np.concatenate(([True], lowest[1:] != lowest[:-1], [True]))).tolist()
    rows = ((int(lowest[a]), _packed(keys[a:b] & mask, told[a:b])) for a, b in pairwise(edges))
    conn.executemany("INSERT INTO shingle_elsewhere VALUES (?, ?)", rows)


def stored(conn: sqlite3.Connection, first: int, last: int) -> Tally:
    """The counts of all keys from `first` to below `last`, both the lowest keys of blocks."""
    read = conn.execute(
        "SELECT block, counts FROM shingle_elsewhere WHERE block >= ? AND block < ? ORDER BY block",
        [first, last],
    )
    keys, counts = [np.empty(0, np.uint64)], [np.empty(0, np.int64)]
    for block, packed in read:
        rest, told = _unpacked(packed)
        keys.append(rest.astype(np.uint64) + np.uint64(block))
        counts.append(told)
    return np.concatenate(keys), np.concatenate(counts)


def _packed(rest: NDArray[np.uint64], counts: NDArray[np.int64]) -> bytes:
    top = int(counts.max())
    width = 1 if top < 2**8 else 2 if top < 2**16 else 4
    narrow = rest.astype(">u4").view(np.uint8).reshape(-1, 4)[:, 1:].tobytes()
    return bytes([width]) + narrow + counts.astype(f"<u{width}").tobytes()


def _unpacked(packed: bytes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    width = packed[0]
    size = (len(packed) - 1) // (3 + width)
    parts = np.frombuffer(packed, np.uint8, 3 * size, 1).reshape(-1, 3).astype(np.int64)
    rest = parts[:, 0] << 16 | parts[:, 1] << 8 | parts[:, 2]
    return rest, np.frombuffer(packed, f"<u{width}", size, 1 + 3 * size).astype(np.int64)
