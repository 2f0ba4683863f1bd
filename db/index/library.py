"""What a search reads from the database: posting lists, texts, and the rows that stand next to each other."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.index import blocks, frequencies, postings
from db.index.blocks import Entries, Rows

# A claim touches about 40 blocks of 400 bytes; mapped, they are read without a copy or a system call each.
MMAP_BYTES = 8 * 2**30
# Keys that stand in many rows, and so in most claims, are remembered with the number of those rows until something is
# written, 130 bytes each; 300,000 rows have 45,000 such keys. It spares half of what is looked up for common words.
REMEMBERED = 50_000

_EMPTY: Rows = np.empty(0, np.uint32)
_NOBODY = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Postings:
    """The answer of the index to some keys.

    `frequencies[i]` is the number of rows that hold key `i`, all keys counted. `rows` and `owners` stand
    side by side, one pair a posting read: row `rows[j]` holds key `owners[j]`; keys whose lists were too
    long for the budget have a frequency but no pair.
    """

    frequencies: NDArray[np.int64]
    rows: Rows
    owners: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows hold each of some keys, with what was read to count them: merged postings, and pending ones.

    Of those that are merged `stored` are as many, and `packed` the rows as bytes, unless they stand in a list.
    """

    frequencies: NDArray[np.int64]
    stored: NDArray[np.int64]
    packed: list[bytes]
    pending: tuple[NDArray[np.int64], Rows, NDArray[np.int64]] | None = None


def affordable(frequencies: NDArray[np.int64], budget: int) -> list[int]:
    """Which keys to read, the rarest first, until the next one's rows pass the budget."""
    order = frequencies.argsort(kind="stable")
    counts = frequencies[order]
    held, within = counts.searchsorted(1), counts.cumsum().searchsorted(budget, "right")
    chosen: list[int] = order[held:within].tolist()
    return chosen


class Library:
    """The database as a search sees it; the connection is the caller's, and may be read-only.

    One object serves one thread at a time.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._stamp: tuple[int, int] | None = None
        self._bits, self._width = blocks.MIN_BITS, blocks.width_for(0)
        self._rows = self._merges = 0
        self._last = -1
        self._pending: Entries = np.empty(0, np.uint64)
        self._common: dict[int, int] = {}
        self._beside: dict[int, list[tuple[int | None, int | None]]] = {}
        conn.execute(f"PRAGMA mmap_size = {MMAP_BYTES}")
        self._whole = frequencies.rows_of_whole(conn)

    def refresh(self) -> None:
        """Notice what was written since the last call, by this connection or another."""
        self._beside.clear()
        stamp = (self._conn.execute("PRAGMA data_version").fetchone()[0], self._conn.total_changes)
        if stamp == self._stamp:
            return
        state = postings.state(self._conn)
        # Rows written since are added to those at hand; anything else (a merge, a removal) reads all pending anew.
        new = postings.pending(self._conn, self._last)
        if state["merges"] == self._merges and state["rows"] == self._rows + new.rows:
            if new.rows:
                self._pending = blocks.distinct(np.concatenate((self._pending, new.entries)))
        else:
            new = postings.pending(self._conn)
            self._pending = blocks.distinct(new.entries)
        self._bits, self._width, self._merges = state["bits"], state["width"], state["merges"]
        self._rows, self._last = state["rows"], max(self._last, state["upto"])
        self._common.clear()
        self._stamp = stamp

    def count(self) -> int:
        """How many rows are indexed; of a shard, how many the whole library has."""
        return self._rows if self._whole is None else self._whole

    def postings(self, keys: NDArray[np.uint64], budget: int) -> Postings:
        """How many rows hold each key, and which: rarest keys first until `budget` rows are read.

        Of a shard the whole library's rows are counted, and those of the shard are given.
        """
        found = self.counted(keys)
        counts = found.frequencies
        if self._whole is not None:
            counts = counts + frequencies.elsewhere(self._conn, keys, self._bits)
        chosen = affordable(counts, budget) if budget else []
        return Postings(counts, *self.holders(keys, found, chosen))

    def counted(self, keys: NDArray[np.uint64]) -> Counted:
        """How many rows of this file hold each key."""
        counts, packed = self._find(keys)
        stored = np.array(counts, np.int64)
        pending = self._from_pending(keys) if len(self._pending) else None
        return Counted(stored + pending[0] if pending else stored, stored, packed, pending)

    def holders(
        self, keys: NDArray[np.uint64], found: Counted, chosen: Sequence[int]
    ) -> tuple[Rows, NDArray[np.int64]]:
        """The rows that hold the chosen of some keys, and which key each holds; keys in the order chosen."""
        if not chosen:
            return _EMPTY, _NOBODY
        stored, packed = found.stored.tolist(), found.packed
        short = [i for i in chosen if packed[i]]
        long = [i for i in chosen if not packed[i] and stored[i]]
        rows = blocks.widen(b"".join([packed[i] for i in short]), self._width)
        if long:
            rows = np.concatenate((rows, self._lists([int(keys[i]) >> blocks.ROW_BITS for i in long])))
        read = np.array(short + long, np.int64)
        owners = read.repeat(found.stored[read])
        if found.pending:
            wanted = np.isin(found.pending[2], chosen)
            rows = np.concatenate((rows, found.pending[1][wanted]))
            owners = np.concatenate((owners, found.pending[2][wanted]))
        return rows, owners

    def _find(self, keys: NDArray[np.uint64]) -> tuple[list[int], list[bytes]]:
        """Frequency of each key, and its rows as bytes unless they stand in a list."""
        short = (keys >> np.uint64(blocks.ROW_BITS)).tolist()
        rest = 2 ** (blocks.KEY_BITS - self._bits) - 1
        lead = ~rest
        common, find, width = self._common, blocks.find, self._width
        # In the order in which they stand, so that what was read on the way to one is at hand on the way to the next.
        asked = sorted({key & lead for key in short if key not in common})
        stored = dict(self._conn.execute(_BLOCKS, [str(asked)]).fetchall())
        counts, packed = [], []
        for key in short:
            count, rows = common.get(key, 0), b""
            if not count and (block := stored.get(key & lead)):
                count, rows = find(block, (key & rest).to_bytes(3, "big"), width)
                if count and not rows:
                    common[key] = count
            counts.append(count)
            packed.append(rows)
        if len(common) > REMEMBERED:
            common.clear()
        return counts, packed

    def _lists(self, keys: list[int]) -> Rows:
        """The rows of long keys, one key after another."""
        found = dict(
            self._conn.execute(
                "SELECT s.key, postings FROM json_each(?) CROSS JOIN shingle_lists s ON s.key = value",
                [str(keys)],
            ).fetchall()
        )
        return blocks.unpack_all([found[key] for key in keys])

    def _from_pending(
        self, keys: NDArray[np.uint64]
    ) -> tuple[NDArray[np.int64], Rows, NDArray[np.int64]] | None:
        low = keys & ~np.uint64(blocks.MAX_ROW)
        begin = np.searchsorted(self._pending, low)
        end = np.searchsorted(self._pending, low | np.uint64(blocks.MAX_ROW), "right")
        counts = end - begin
        if not counts.any():
            return None
        hits = np.flatnonzero(counts).tolist()
        rows = np.concatenate([_EMPTY, *(blocks.rows_of(self._pending[begin[i] : end[i]]) for i in hits)])
        return counts, rows, np.repeat(np.array(hits, np.int64), counts[hits])

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The wording of each row that exists."""
        return dict(
            self._conn.execute(
                "SELECT n, text FROM json_each(?) CROSS JOIN variants ON n = value", [str(list(rows))]
            ).fetchall()
        )

    def kin(self, row: int) -> int:
        """How many wordings belong to the row's quote, itself included; 1 while it is not linked."""
        return int(self._conn.execute(_KIN, [row]).fetchone()[0] or 1)

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The rows that stand before and after this one, in each running text that holds it; read once a search."""
        if row not in self._beside:
            self._beside[row] = self._conn.execute(_NEIGHBOURS, [row]).fetchall()
        return self._beside[row]

    def along(self, row: int, most: int, *, back: bool) -> list[int]:
        """The rows before this one (`back`), or after it, in each running text that holds it: so many of each, nearest first."""
        return [n for (n,) in self._conn.execute(_BACK if back else _ON, [row, most])]


_BLOCKS = "SELECT block, postings FROM json_each(?) CROSS JOIN shingles ON block = value"
_KIN = """
SELECT (SELECT variants FROM quotes WHERE id = v.quote_id) FROM variants v WHERE n = ?
"""
# How words are had: as a turn of a transcript, in a reporter's own words, as a quotation. Only what is had alike reads on.
HAD = "({0}.kind = 'turn') - ({0}.kind = 'indirect')"
# What is quoted inside a passage stands between it and the next, and is no neighbour of either; a quotation goes on in the next.
# What a reporter tells in words of his own ends with them: his sentence is read around it.
_NEIGHBOURS = f"""
SELECT
  (SELECT b.variant_n FROM occurrences b WHERE b.source_id = o.source_id AND b.position < o.position
   AND {HAD.format("o")} = {HAD.format("b")} AND (o.start IS NULL OR b.[end] <= o.start)
   ORDER BY b.position DESC LIMIT 1),
  (SELECT a.variant_n FROM occurrences a WHERE a.source_id = o.source_id AND a.position > o.position
   AND {HAD.format("o")} = {HAD.format("a")} AND (o.[end] IS NULL OR a.start >= o.[end])
   ORDER BY a.position LIMIT 1)
FROM occurrences o WHERE o.variant_n = ? AND o.position IS NOT NULL AND o.kind IS NOT 'indirect' LIMIT 8
"""
# From neighbour to neighbour in one statement: forty one by one took 1.2 ms.
_ALONG = """
WITH RECURSIVE walk(steps, n, source, position, had, edge) AS (
  SELECT * FROM (SELECT 0, variant_n, source_id, position, {had}, {edge} FROM occurrences AS o
    WHERE variant_n = ?1 AND position IS NOT NULL AND kind IS NOT 'indirect' LIMIT 8)
  UNION ALL
  SELECT steps + 1, o.variant_n, o.source_id, o.position, had, o.{edge} FROM walk CROSS JOIN occurrences o ON o.rowid = (
    SELECT b.rowid FROM occurrences b WHERE b.source_id = walk.source AND b.position {beyond} walk.position
    AND {other} = walk.had AND (walk.edge IS NULL OR {apart}) ORDER BY b.position {order} LIMIT 1)
  WHERE steps < ?2
)
SELECT n FROM walk WHERE steps > 0 ORDER BY steps, n
"""
_ALIKE = {"had": HAD.format("o"), "other": HAD.format("b")}
_BACK = _ALONG.format(edge="start", beyond="<", apart="b.[end] <= walk.edge", order="DESC", **_ALIKE)
_ON = _ALONG.format(edge="[end]", beyond=">", apart="b.start >= walk.edge", order="ASC", **_ALIKE)
