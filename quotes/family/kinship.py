"""Which wordings are worth comparing: those that share a telling run of three words few others have.

A pair is near when it shares enough keys; a key is three neighbouring words that are not everyday English, held
by few enough wordings. Both tests look at the library as it is now, not at how it grew, so that linking bit by
bit and linking from scratch weigh the same pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from quotes.family import signs
from quotes.family.signs import Hashes, Lines

Rows = NDArray[np.int64]

# Tenths of a bit that three words are worth in general English, and how many wordings may hold them: held
# by more they are a phrase ("makes a lot of sense"), and the pairs grow with the square. On 312,683 wordings, 20,000
# of them planted copies, 12 million pairs share a key; without a bound on bits or holders 142 million do.
TELLING = (240, 280, 320)
MOST = (8, 32, 256)
# A pair must share this part of the shorter wording's threes; of planted copies 99 in 100 share .23.
SHARED = 0.18
# Part of the shorter wording's words that may be missing from the longer, in any order and in order.
MISSING, IN_ORDER = 0.40, 0.60
# Pairs held in memory at once: 8 bytes each, three times over while they are sorted.
PAIRS = 25_000_000
_ROW_BITS = 28
_ROW = np.uint64(2**_ROW_BITS - 1)
_FIRST, _SECOND, _THIRD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SKETCH = 4


@dataclass(frozen=True, slots=True)
class Keyed:
    """Telling keys of wordings, each with the row that holds it and the place of its first word among all words.

    The two lowest bits of a key say how telling it is.
    """

    keys: Hashes
    rows: Rows
    places: Rows

    def entries(self) -> NDArray[np.uint64]:
        """Key and row in one number, sorted, each once: 34 bits of key, two of rarity, 28 of row."""
        found = (self.keys << np.uint64(_ROW_BITS)) | self.rows.astype(np.uint64)
        found.sort()
        return found[_first(found)] if len(found) else found


def keyed(lines: Lines) -> Keyed:
    """The keys of many wordings; `rows` are their indexes in `lines`."""
    hashes, counts = lines.hashes, lines.counts()
    if len(hashes) < 3:
        return Keyed(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, np.int64))
    single = signs.worth_of_signs()[signs.codes(hashes) - signs.FIRST_SIGN]
    owner = np.repeat(np.arange(len(counts)), counts)
    worth = single[:-2] + single[1:-1] + single[2:]
    telling = (owner[2:] == owner[:-2]) & (worth >= TELLING[0])
    keys = hashes[:-2] * _FIRST + hashes[1:-1] * _SECOND + hashes[2:] * _THIRD
    keys = signs.mixed(keys[telling]) >> np.uint64(_ROW_BITS)
    keys = (keys & ~np.uint64(3)) | (np.searchsorted(TELLING, worth[telling], "right") - 1).astype(np.uint64)
    return Keyed(keys, owner[:-2][telling], np.flatnonzero(telling))


def most(keys: Hashes) -> Rows:
    """How many wordings may hold each key before it is a phrase."""
    return np.array(MOST)[(keys & np.uint64(3)).astype(np.int64)]


def needed(words: Rows) -> Rows:
    """How many keys a pair must share whose shorter wording has so many words."""
    return np.maximum(1, ((words - 2) * SHARED).astype(np.int64))


def held(keyed: Keyed) -> tuple[NDArray[np.uint64], Rows, Rows]:
    """The entries of all keys, where each key begins, and how many wordings hold it."""
    entries = keyed.entries()
    starts = np.flatnonzero(_first(entries >> np.uint64(_ROW_BITS)))
    return entries, starts, np.diff(np.append(starts, len(entries)))


def near(lines: Lines, keyed: Keyed) -> tuple[NDArray[np.bool_], Iterator[tuple[Rows, Rows]]]:
    """Which keys few enough wordings hold, and all pairs that share enough of them, in parts, as indexes."""
    entries, starts, holders = held(keyed)
    keys = entries[starts] >> np.uint64(_ROW_BITS)
    few = holders <= most(keys)
    kept = few[np.searchsorted(keys, keyed.keys)] if len(keys) else np.empty(0, bool)
    few &= holders > 1
    return kept, _pairs(lines, entries & _ROW, starts[few], holders[few])


def _pairs(
    lines: Lines, rows: NDArray[np.uint64], starts: Rows, holders: Rows
) -> Iterator[tuple[Rows, Rows]]:
    parts = int((holders * (holders - 1) // 2).sum()) // PAIRS + 1
    sketch, counts = _sketches(lines), lines.counts()
    for part in range(parts):
        yield _shared(rows, starts, holders, (part, parts), counts, sketch)


def _shared(
    rows: NDArray[np.uint64],
    starts: Rows,
    holders: Rows,
    part: tuple[int, int],
    counts: Rows,
    sketch: NDArray[np.uint64],
) -> tuple[Rows, Rows]:
    found = []
    for size in np.unique(holders).tolist():
        block = rows[starts[holders == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        pairs = ((block[:, left] << np.uint64(_ROW_BITS)) | block[:, right]).ravel()
        if part[1] > 1:
            pairs = pairs[(pairs >> np.uint64(_ROW_BITS)) % np.uint64(part[1]) == np.uint64(part[0])]
        found.append(pairs)
    pairs = np.concatenate(found) if found else np.empty(0, np.uint64)
    if not len(pairs):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    pairs.sort()
    at = np.flatnonzero(_first(pairs))
    votes = np.diff(np.append(at, len(pairs)))
    pairs = pairs[at]
    a, b = (pairs >> np.uint64(_ROW_BITS)).astype(np.int64), (pairs & _ROW).astype(np.int64)
    good = votes >= needed(np.minimum(counts[a], counts[b]))
    a, b = a[good], b[good]
    good = _few_missing(a, b, counts, sketch)
    return a[good], b[good]


def _sketches(lines: Lines) -> NDArray[np.uint64]:
    """For each wording a set of bits, one a word: what stands in it for certain leaves no bit behind."""
    counts = lines.counts()
    out = np.zeros((len(counts), _SKETCH), np.uint64)
    full = np.flatnonzero(counts)
    starts = (lines.ends - counts)[full]
    bit = np.uint64(1) << ((lines.hashes >> np.uint64(8)) & np.uint64(63))
    slot = (lines.hashes & np.uint64(_SKETCH - 1)).astype(np.int64)
    for at in range(_SKETCH):
        if len(full):
            out[full, at] = np.bitwise_or.reduceat(np.where(slot == at, bit, np.uint64(0)), starts)
    return out


def _few_missing(a: Rows, b: Rows, counts: Rows, sketch: NDArray[np.uint64]) -> NDArray[np.bool_]:
    short = np.where(counts[a] <= counts[b], a, b)
    long = np.where(counts[a] <= counts[b], b, a)
    missing = np.zeros(len(a), np.int64)
    for at in range(_SKETCH):
        missing += np.bitwise_count(sketch[short, at] & ~sketch[long, at])
    return missing <= MISSING * counts[short] + 1


def in_order(one: list[str], other: list[str]) -> NDArray[np.bool_]:
    """Which pairs, given as signs, hold most of the shorter wording's words in the same order."""
    if not one:
        return np.empty(0, bool)
    common = process.cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int32, workers=-1)
    sizes = np.fromiter((min(len(x), len(y)) for x, y in zip(one, other, strict=True)), np.int64, len(one))
    return np.asarray(common >= IN_ORDER * sizes)


def _first(values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    keep = np.empty(len(values), bool)
    keep[:1] = True
    np.not_equal(values[1:], values[:-1], out=keep[1:])
    return keep
