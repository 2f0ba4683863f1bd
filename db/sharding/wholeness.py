"""Proves a set of shards whole, or says what is wrong with it: what `quotes doctor --db DIR` does.

Every shard is examined as a database of its own. Then all together must be what was cut: no wording, quote or place
twice and none missing, sources and names alike wherever they are repeated, and every copied frequency what the shards
themselves come to.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import chain, groupby, pairwise
from operator import itemgetter

import numpy as np

from db.errors import NotWhole
from db.index import blocks, frequencies, postings
from db.keeping import integrity
from db.keeping.integrity import Fault, KeysOfAll
from db.opening import connect
from db.sharding import shards
from db.sharding.filling import EVERYWHERE
from db.sharding.shards import Shard, ShardSet

# Tables that are in one shard each row: how a row is told, and how many the manifest counts.
_ONCE = {"variants": ("n", "wordings"), "quotes": ("id", "quotes"), "occurrences": ("id", "occurrences")}
# Blocks of keys that are compared at once, as leading bits of a key.
_SPLIT = 8


def faults(found: ShardSet, keys_of_all: KeysOfAll | None = None) -> Iterator[Fault]:
    """Every fault of a set; with `keys_of_all` each match index is compared with what its wordings ask for."""
    with ExitStack() as held:
        conns = []
        for shard in found.shards:
            try:
                shards.connect(found, shard).close()
            except NotWhole as error:
                yield Fault(f"shard {shard.part}", str(error))
                continue
            if (digest := _digest(found, shard)) != shard.sha256:
                yield Fault(
                    f"shard {shard.part}", f"its bytes have the SHA-256 {digest}, not that of the manifest"
                )
            conn = connect(found.path(shard), create=False, readonly=False)
            held.callback(conn.close)
            conns.append(conn)
            for fault in integrity.faults(conn, keys_of_all):
                yield Fault(f"shard {shard.part}: {fault.check}", fault.detail)
            conn.rollback()
        if len(conns) == len(found.shards):
            yield from _together(found, conns)


def _digest(found: ShardSet, shard: Shard) -> str:
    with found.path(shard).open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _together(found: ShardSet, conns: Sequence[sqlite3.Connection]) -> Iterator[Fault]:
    for table, (column, counted) in _ONCE.items():
        rows = [conn.execute(f"SELECT {column} FROM {table} ORDER BY {column}") for conn in conns]
        total, twice = 0, 0
        for one, other in pairwise(chain([None], merge(*rows))):
            total += 1
            twice += one == other
        if twice:
            yield Fault("set", f"rows of {table} that stand in two shards: {twice:,}")
        if total != (due := getattr(found.whole, counted)):
            yield Fault("set", f"rows of {table} in the shards: {total:,}, cut: {due:,}")
    for table in EVERYWHERE:
        if len({_sum(conn, table) for conn in conns}) > 1:
            yield Fault("set", f"{table} is not the same in every shard")
    sources = [conn.execute("SELECT * FROM sources ORDER BY id") for conn in conns]
    total = 0
    for ident, same in groupby(merge(*sources, key=itemgetter(0)), itemgetter(0)):
        total += 1
        if len(set(same)) > 1:
            yield Fault("set", f"source {ident} is not the same in every shard that has it")
    if total != found.whole.sources:
        yield Fault("set", f"sources in the shards: {total:,}, cut: {found.whole.sources:,}")
    yield from _frequencies(found, conns)


def _sum(conn: sqlite3.Connection, table: str) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for row in conn.execute(f"SELECT * FROM {table} ORDER BY rowid"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _frequencies(found: ShardSet, conns: Sequence[sqlite3.Connection]) -> Iterator[Fault]:
    """Shards whose copied frequencies are not what the others hold, and such as count the whole otherwise."""
    for shard, conn in zip(found.shards, conns, strict=True):
        if (rows := frequencies.rows_of_whole(conn)) != found.whole.wordings:
            yield Fault(
                f"shard {shard.part}",
                f"wordings of the whole, as it says: {rows:,}, cut: {found.whole.wordings:,}",
            )
    wrong = [0] * len(conns)
    width = 2 ** (blocks.KEY_BITS - _SPLIT)
    for first in range(0, 2**blocks.KEY_BITS, width):
        own = [frequencies.tally(postings.between(conn, first, first + width)) for conn in conns]
        whole = frequencies.added(own)
        for at, (conn, tally) in enumerate(zip(conns, own, strict=True)):
            due, told = frequencies.shared(whole, tally), frequencies.stored(conn, first, first + width)
            wrong[at] += not (np.array_equal(due[0], told[0]) and np.array_equal(due[1], told[1]))
    for shard, count in zip(found.shards, wrong, strict=True):
        if count:
            yield Fault(
                f"shard {shard.part}", f"{count} of {2**_SPLIT} parts of its frequencies are not the whole's"
            )
