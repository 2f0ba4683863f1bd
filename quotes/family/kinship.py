"""Which wordings are worth comparing: those that share telling keys that few others have.

Two wordings are near when the keys they share are worth enough, and when their words can agree well enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from quotes.family.keys import WORTH_BITS, Held, Rows, Weights, firsts, row_bits, worths
from quotes.family.signs import Lines

# All worths are tenths of a bit.
# What the shared keys of a pair must be worth.
EVIDENCE = 240
# The longer wording may say this much more by weight than a rewording of it does, unless the pair shares this much.
ALIKE, MUCH = 0.62, 1200
# Part of the shorter wording's words that may be missing from the longer, in any order and in order.
MISSING, IN_ORDER = 0.40, 0.60
# Pairs held in memory at once: 8 bytes each, three times over while they are sorted.
PAIRS = 16_000_000
_SKETCH = 4
_WORTH = np.uint64(2**WORTH_BITS - 1)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Wordings to compare, as indexes of the shorter and the longer one, with what the keys they share are worth."""

    short: Rows
    long: Rows
    shared: Rows


def near(likely: "Likely", held: Held) -> Iterator[Pairs]:
    """All pairs that share enough, in parts; `likely` and `held` are of the same wordings."""
    weight = held.weights()
    used = np.flatnonzero(weight > 0)
    counts = held.counts[used]
    parts = int((counts * (counts - 1) // 2).sum()) // PAIRS + 1
    bits = row_bits(likely.rows)
    for part in range(parts):
        yield likely.of(*_summed(_sharing(held, used, weight, (part, parts), bits), bits, EVIDENCE))


def sharing(held: Held, rows: int) -> tuple[Rows, Rows, Rows]:
    """All pairs among so many wordings that share some of these keys, and what those are worth to them."""
    weight = held.weights()
    bits = row_bits(rows)
    return _summed(_sharing(held, np.flatnonzero(weight > 0), weight, (0, 1), bits), bits)


class Likely:
    """Which pairs of wordings may be kin, by what they share, by their sizes and by words that are certain to be missing."""

    def __init__(self, lines: Lines) -> None:
        self._sizes = lines.counts()
        self.rows = len(self._sizes)
        self._total = np.zeros(len(self._sizes), np.int64)
        full = np.flatnonzero(self._sizes)
        if len(full):
            starts = (lines.ends - self._sizes)[full]
            self._total[full] = np.add.reduceat(worths(lines), starts, dtype=np.int64)
        self._sketch = _sketches(lines)

    def of(self, a: Rows, b: Rows, shared: Rows) -> Pairs:
        """Those of the pairs, the shorter wording first; `shared` is what the keys that stand in both are worth."""
        sizes, total = self._sizes, self._total
        short, long = np.where(sizes[a] <= sizes[b], a, b), np.where(sizes[a] <= sizes[b], b, a)
        missing = _missing(short, long, self._sketch)
        lesser, greater = np.minimum(total[a], total[b]), np.maximum(total[a], total[b])
        good = (lesser >= ALIKE * greater) | (missing == 0) | (shared >= MUCH)
        good &= missing <= MISSING * sizes[short] + 1
        return Pairs(short[good], long[good], shared[good])


def _sharing(
    held: Held, used: Rows, weight: Weights, part: tuple[int, int], bits: np.uint64
) -> NDArray[np.uint64]:
    """Each pair with each key that it shares, packed: the pair in front, what the key is worth in the lowest bits."""
    found = []
    room = np.uint64(WORTH_BITS)
    for size in np.unique(held.counts[used]).tolist():
        of_size = used[held.counts[used] == size]
        block = held.rows[held.starts[of_size][:, None] + np.arange(size)].astype(np.uint64)
        left, right = np.triu_indices(size, 1)
        if part[1] > 1:
            mine = block % np.uint64(part[1]) == np.uint64(part[0])
            at, column = np.nonzero(mine[:, left])
            one, other, worth = block[at, left[column]], block[at, right[column]], weight[of_size][at]
        else:
            one, other = block[:, left].ravel(), block[:, right].ravel()
            worth = np.repeat(weight[of_size], len(left))
        found.append((((one << bits) | other) << room) | worth.astype(np.uint64))
    return np.concatenate(found) if found else np.empty(0, np.uint64)


def _summed(pairs: NDArray[np.uint64], bits: np.uint64, least: int = 0) -> tuple[Rows, Rows, Rows]:
    """Each pair once that shares keys worth so much, and what they are worth together; `pairs` is used up."""
    pairs.sort()
    worth = (pairs & _WORTH).astype(np.int64)
    pairs >>= np.uint64(WORTH_BITS)
    at = np.flatnonzero(firsts(pairs))
    shared = np.add.reduceat(worth, at) if len(at) else worth
    enough = shared >= least
    pairs = pairs[at[enough]]
    low = (np.uint64(1) << bits) - np.uint64(1)
    return (pairs >> bits).astype(np.int64), (pairs & low).astype(np.int64), shared[enough]


def _sketches(lines: Lines) -> NDArray[np.uint64]:
    """For each wording a set of bits, one a word: what stands in it for certain leaves no bit behind."""
    counts = lines.counts()
    out = np.zeros((len(counts), _SKETCH), np.uint64)
    full = np.flatnonzero(counts)
    starts = (lines.ends - counts)[full]
    bit = np.uint64(1) << ((lines.hashes >> np.uint64(8)) & np.uint64(63))
    slot = (lines.hashes & np.uint64(_SKETCH - 1)).astype(np.int8)
    for at in range(_SKETCH):
        if len(full):
            out[full, at] = np.bitwise_or.reduceat(np.where(slot == at, bit, np.uint64(0)), starts)
    return out


def _missing(short: Rows, long: Rows, sketch: NDArray[np.uint64]) -> Rows:
    """How many words of the shorter wording are certain to be missing from the longer, at least."""
    missing = np.zeros(len(short), np.int64)
    for at in range(_SKETCH):
        missing += np.bitwise_count(sketch[short, at] & ~sketch[long, at])
    return missing


def in_order(one: list[str], other: list[str]) -> NDArray[np.bool_]:
    """Which pairs, given as signs, hold most of the shorter wording's words in the same order."""
    if not one:
        return np.empty(0, bool)
    common = process.cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int32, workers=-1)
    sizes = np.fromiter((min(len(x), len(y)) for x, y in zip(one, other, strict=True)), np.int64, len(one))
    return np.asarray(common >= IN_ORDER * sizes)
