"""How the match index lays its postings out in bytes.

An entry is one unsigned 64-bit number: the upper 36 bits of a shingle's key, then the 28-bit number of a
row that holds it. Entries in ascending order are cut into blocks by the leading `bits` of the key, about
600 bytes each so that six fit a page of SQLite's. A block of `m` keys is

    m (2 bytes) | rest of each key (3 bytes, big-endian) | its number of rows (1 byte each) | rows (`width` bytes)

A key with `LONG` rows or more keeps one number there, how many it has; the rows stand in a list of their
own, as gaps in the narrowest width that holds them. All other numbers are little-endian. `width` is 3 while
row numbers fit, else 4: three spare a twelfth of the index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Entries = NDArray[np.uint64]
Rows = NDArray[np.uint32]

ROW_BITS = 28
MAX_ROW = 2**ROW_BITS - 1
KEY_BITS = 64 - ROW_BITS
MIN_BITS, MAX_BITS = 12, 24  # 12: the rest of a key fits three bytes
# More would make blocks pass the 1,002 bytes that SQLite keeps on the page.
LONG = 32
_MARK = 255
# Entries a block, from half of it to all as the index grows, long ones counted.
BLOCK = 256

_SHIFT = np.uint64(ROW_BITS)
_ROW_MASK = np.uint64(MAX_ROW)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Blocks and lists ready to be written: (lowest key of the block, bytes) and (key, bytes), ascending."""

    blocks: list[tuple[int, bytes]]
    lists: list[tuple[int, bytes]]


def entries(keys: NDArray[np.uint64], rows: NDArray[np.integer]) -> Entries:
    """Entries for 64-bit keys and the rows that hold them, in the order given.

    Raises ValueError for a row number below 0 or above `MAX_ROW`.
    """
    if len(rows) and not 0 <= int(rows.min()) <= int(rows.max()) <= MAX_ROW:
        raise ValueError(f"The match index numbers rows from 0 to {MAX_ROW}; split the database.")
    return (keys & ~_ROW_MASK) | rows.astype(np.uint64)


def distinct(values: Entries) -> Entries:
    """The entries sorted, each once; sorts `values` in place."""
    values.sort()
    if len(values) < 2:
        return values
    keep = np.empty(len(values), bool)
    keep[0] = True
    np.not_equal(values[1:], values[:-1], out=keep[1:])
    return values if keep.all() else values[keep]


def united(parts: Sequence[Entries]) -> Entries:
    """The entries of some sorted parts, each of distinct ones, sorted and each once."""
    held = [part for part in parts if len(part)]
    return held[0] if len(held) == 1 else distinct(np.concatenate([*held, np.empty(0, np.uint64)]))


def rows_of(values: Entries) -> Rows:
    """The row number of each entry."""
    return (values & _ROW_MASK).astype(np.uint32)


def bits_for(postings: int) -> int:
    """How many leading bits of a key number the blocks, for so many entries."""
    return min(MAX_BITS, max(MIN_BITS, (postings // BLOCK).bit_length()))


def width_for(top: int) -> int:
    """How many bytes row numbers up to this one take."""
    return 3 if top < 2**24 else 4


def encode(values: Entries, bits: int, width: int) -> Encoded:
    """Blocks and lists of sorted distinct entries; every key must be there with all its rows."""
    if not len(values):
        return Encoded([], [])
    keys = values >> _SHIFT
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    counts = np.diff(np.append(starts, len(values)))
    keys = keys[starts]
    rows = rows_of(values)
    long = counts >= LONG
    lists = [
        (key, pack(rows[start : start + count]))
        for key, start, count in zip(
            keys[long].tolist(), starts[long].tolist(), counts[long].tolist(), strict=True
        )
    ]
    keep = np.repeat(~long, counts)
    keep[starts[long]] = True
    rows[starts[long]] = counts[long]
    kept = np.where(long, 1, counts)
    return Encoded(_cut(keys, kept, np.where(long, _MARK, counts), rows[keep], bits, width), lists)


def _cut(
    keys: NDArray[np.uint64],
    kept: NDArray[np.int64],
    marks: NDArray[np.int64],
    rows: Rows,
    bits: int,
    width: int,
) -> list[tuple[int, bytes]]:
    rest_bits = KEY_BITS - bits
    mask = np.uint64(2**rest_bits - 1)
    numbers = (keys & ~mask).astype(np.int64)
    rest = (keys & mask).astype(">u4").view(np.uint8).reshape(-1, 4)[:, 1:].tobytes()
    mark_bytes, row_bytes = marks.astype(np.uint8).tobytes(), _narrow(rows, width)
    first = np.flatnonzero(np.concatenate(([True], numbers[1:] != numbers[:-1])))
    ends = np.append(first[1:], len(keys)).tolist()
    row_ends = np.append(0, kept.cumsum())
    spans = zip(
        numbers[first].tolist(),
        first.tolist(),
        ends,
        row_ends[first].tolist(),
        row_ends[ends].tolist(),
        strict=True,
    )
    return [
        (
            n,
            (b - a).to_bytes(2, "little")
            + rest[3 * a : 3 * b]
            + mark_bytes[a:b]
            + row_bytes[width * p : width * q],
        )
        for n, a, b, p, q in spans
    ]


def _narrow(rows: Rows, width: int) -> bytes:
    return rows.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width].tobytes()


def widen(data: bytes, width: int) -> Rows:
    """The row numbers in these bytes; raises ValueError when they do not come out even."""
    if width == 4:
        return np.frombuffer(data, "<u4")
    wide = np.zeros((len(data) // width, 4), np.uint8)
    wide[:, :width] = np.frombuffer(data, np.uint8).reshape(-1, width)
    return wide.view("<u4").ravel()


def find(block: bytes, rest: bytes, width: int) -> tuple[int, bytes]:
    """How many rows a key has in its block and, unless they stand in a list, the rows as bytes.

    `rest` is the key's three bytes as in the block. (0, b"") when no row has it; (count, b"") for a long one.
    """
    m = block[0] | block[1] << 8
    end = 2 + 3 * m
    at = block.find(rest, 2, end)
    while at >= 0 and (at - 2) % 3:
        at = block.find(rest, at + 1, end)
    if at < 0:
        return 0, b""
    i = end + (at - 2) // 3
    before = sum(block[end:i])
    if before >= _MARK and (long := block.count(_MARK, end, i)):
        before -= (_MARK - 1) * long
    begin = end + m + width * before
    count = block[i]
    if count == _MARK:
        return int.from_bytes(block[begin : begin + width], "little"), b""
    return count, block[begin : begin + width * count]


def expand(blocks: list[tuple[int, bytes]], width: int) -> Entries:
    """The entries of many blocks at once, without those of long keys.

    Raises ValueError when the bytes are not those of blocks.
    """
    if not blocks:
        return np.empty(0, np.uint64)
    sizes = np.array([block[0] | block[1] << 8 for _, block in blocks], np.int64)
    rest_parts, mark_parts, row_parts = [], [], []
    for (_, block), m in zip(blocks, sizes.tolist(), strict=True):
        rest_parts.append(block[2 : 2 + 3 * m])
        mark_parts.append(block[2 + 3 * m : 2 + 4 * m])
        row_parts.append(block[2 + 4 * m :])
    rest = np.frombuffer(b"".join(rest_parts), np.uint8).reshape(-1, 3).astype(np.uint64)
    keys = rest[:, 0] << np.uint64(16) | rest[:, 1] << np.uint64(8) | rest[:, 2]
    keys |= np.repeat(np.array([lowest for lowest, _ in blocks], np.uint64), sizes)
    marks = np.frombuffer(b"".join(mark_parts), np.uint8)
    long = marks == _MARK
    counts = np.where(long, 1, marks)
    rows = widen(b"".join(row_parts), width)
    if int(counts.sum()) != len(rows):
        raise ValueError("a block of the match index is cut short or too long")
    found: Entries = np.repeat(keys << _SHIFT, counts) | rows
    short: Entries = found[np.repeat(~long, counts)]
    return short


def pack(rows: Rows) -> bytes:
    """Ascending row numbers as the first, the width of a gap, and the gaps."""
    gaps = np.diff(rows)
    widest = int(gaps.max()) if len(gaps) else 0
    width = 1 if widest < 2**8 else 2 if widest < 2**16 else 4
    return int(rows[0]).to_bytes(4, "little") + bytes([width]) + gaps.astype(f"<u{width}").tobytes()


def unpack(packed: bytes) -> Rows:
    """The row numbers of a list."""
    return unpack_all([packed])


def unpack_all(lists: list[bytes]) -> Rows:
    """The row numbers of some lists, one list after another."""
    steps = [
        part
        for packed in lists
        for part in (np.frombuffer(packed, _GAPS[4], 1), np.frombuffer(packed, _GAPS[packed[4]], -1, 5))
    ]
    starts = [0, *accumulate(len(gaps) + 1 for gaps in steps[1::2])][:-1]
    rows = np.concatenate(steps, dtype=np.uint32)
    # One running sum reads them all: each list begins by taking back the last row of the one before (modulo 2^32).
    rows[starts[1:]] -= np.add.reduceat(rows, starts, dtype=np.uint32)[:-1]
    return rows.cumsum(dtype=np.uint32)


_GAPS = {width: np.dtype(f"<u{width}") for width in (1, 2, 4)}
