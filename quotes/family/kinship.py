"""Which wordings are worth comparing: those that share telling keys that few others have.

Two wordings are near when the keys they share are worth enough, and when their words can agree well enough.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from quotes.executors import HERE, Workers, each
from quotes.family.keys import WORTH_BITS, Held, Rows, firsts, row_bits, worths
from quotes.family.signs import PART, Lines

# All worths are tenths of a bit.
# What the shared keys of a pair must be worth.
EVIDENCE = 240
# The longer wording may say this much more by weight than a rewording of it does, unless the pair shares this much.
ALIKE, MUCH = 0.62, 1200
# Part of the shorter wording's words that may be missing from the longer, in any order and in order.
MISSING, IN_ORDER = 0.40, 0.60
# Pairs held in memory at once, give or take those of one wording: 8 bytes each, four times over while they are made. Three
# million took as long, and what comes first can be stored while the rest is compared.
PAIRS = 1_000_000
# Pairs are counted in so many heaps, give or take, before they are sorted: of 18 million at 300,722 rows two in three are
# worth too little together with all that fall into the same heap. Half as many heaps take as long.
HEAPS = 2**20
_SKETCH = 4
_ROOM = np.uint64(WORTH_BITS)
_WORTH = np.uint64(2**WORTH_BITS - 1)
# Multiplied by this, numbers that lie side by side differ in their highest bits (Knuth, TAOCP 3, 6.4).
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
# Rows from the first on and up to the second.
Part = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Wordings to compare, as indexes of the shorter and the longer one, with what the keys they share are worth."""

    short: Rows
    long: Rows
    shared: Rows


def near(likely: "Likely", shared: "Shared") -> Iterator[Pairs]:
    """All pairs that share enough, in parts; both are of the same wordings."""
    return (near_among(likely, shared, part) for part in shared.parts)


def near_among(likely: "Likely", shared: "Shared", part: Part) -> Pairs:
    """The pairs of one part that share enough."""
    return likely.of(*_summed(_promising(shared.packed(part)), shared.bits, EVIDENCE))


def sharing(held: Held, rows: int) -> tuple[Rows, Rows, Rows]:
    """All pairs among so many wordings that share some of these keys, and what those are worth to them."""
    shared = Shared(held, rows)
    parts = [_summed(shared.packed(part), shared.bits) for part in shared.parts]
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.int64)
    one, other, worth = (np.concatenate(column) for column in zip(*parts, strict=True))
    return one, other, worth


class Likely:
    """Which pairs of wordings may be kin, by what they share, by their sizes and by words that are certain to be missing."""

    def __init__(self, lines: Lines, workers: Workers = HERE) -> None:
        self._sizes = lines.counts()
        self.rows = len(self._sizes)
        self._total = np.zeros(len(self._sizes), np.int64)
        full = np.flatnonzero(self._sizes)
        if len(full):
            starts = (lines.ends - self._sizes)[full]
            self._total[full] = np.add.reduceat(worths(lines), starts, dtype=np.int64)
        self._sketch = _sketches(lines, workers)

    def of(self, a: Rows, b: Rows, shared: Rows) -> Pairs:
        """Those of the pairs, the shorter wording first; `shared` is what the keys that stand in both are worth."""
        sizes, total = self._sizes, self._total
        short, long = np.where(sizes[a] <= sizes[b], a, b), np.where(sizes[a] <= sizes[b], b, a)
        missing = _missing(short, long, self._sketch)
        lesser, greater = np.minimum(total[a], total[b]), np.maximum(total[a], total[b])
        good = (lesser >= ALIKE * greater) | (missing == 0) | (shared >= MUCH)
        good &= missing <= MISSING * sizes[short] + 1
        return Pairs(short[good], long[good], shared[good])


class Shared:
    """The pairs among so many wordings that share keys, in `parts` that each have all of a pair, by its lesser row."""

    def __init__(self, held: Held, rows: int) -> None:
        self.bits = row_bits(rows)
        self.parts: list[Part] = []
        self._held = held.rows
        weight = held.weights()
        # Each wording is paired with those that stand behind it under the key. Places take 32 bits: a million wordings
        # have 17 million.
        at = np.flatnonzero(np.repeat(weight > 0, held.counts)).astype(np.uint32)
        last = np.repeat((held.starts + held.counts - 1).astype(np.uint32), held.counts)
        behind = (last[at] - at).astype(np.uint16)
        at, behind = at[behind > 0], behind[behind > 0]
        mine = held.rows[at]
        pairs = np.bincount(mine, behind).cumsum()
        if len(at):
            edges = np.searchsorted(pairs, np.arange(PAIRS, pairs[-1], PAIRS), "right")
            self.parts = list(pairwise([0, *np.unique(edges).tolist(), len(pairs)]))
        # What a part has stands together, so that none looks through what all others have: at ten million rows there are
        # hundreds. Numbers of 16 bits are sorted by their digits, in one pass each.
        part = np.zeros(len(pairs), np.uint16 if len(self.parts) < 2**16 else np.uint32)
        part[[begin for begin, _ in self.parts[1:]]] = 1
        part = part.cumsum(dtype=part.dtype)[mine]
        order = np.argsort(part, kind="stable")
        ends = np.searchsorted(part[order], np.arange(len(self.parts)), "right").tolist()
        self._spans = dict(zip(self.parts, pairwise([0, *ends]), strict=True))
        self._at, self._behind, self._rows = at[order], behind[order], mine[order]
        self._worth = np.repeat(weight, held.counts)[self._at]

    def packed(self, part: Part) -> NDArray[np.uint64]:
        """Each pair with each key that it shares: the pair in front, what the key is worth in the lowest bits."""
        mine = slice(*self._spans[part])
        count = self._behind[mine].astype(np.int64)
        other = np.repeat(self._at[mine] + 1 - (count.cumsum() - count), count) + np.arange(int(count.sum()))
        one = (self._rows[mine].astype(np.uint64) << self.bits + _ROOM) | self._worth[mine].astype(np.uint64)
        found: NDArray[np.uint64] = np.repeat(one, count) | (self._held[other].astype(np.uint64) << _ROOM)
        return found


def _promising(pairs: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """What is left of packed pairs without most of those that share too little; who shares enough keeps all it shares."""
    bits = min(HEAPS, max(2, len(pairs))).bit_length() - 1
    heap = ((pairs >> _ROOM) * _SPREAD >> np.uint64(64 - bits)).view(np.int64)
    worth = np.bincount(heap, (pairs & _WORTH).astype(np.float64), 2**bits)
    found: NDArray[np.uint64] = pairs[(worth >= EVIDENCE)[heap]]
    return found


def _summed(pairs: NDArray[np.uint64], bits: np.uint64, least: int = 0) -> tuple[Rows, Rows, Rows]:
    """Each pair once that shares keys worth so much, and what they are worth together; `pairs` is used up."""
    pairs.sort()
    worth = (pairs & _WORTH).astype(np.int64)
    pairs >>= _ROOM
    at = np.flatnonzero(firsts(pairs))
    shared = np.add.reduceat(worth, at) if len(at) else worth
    enough = shared >= least
    pairs = pairs[at[enough]]
    low = (np.uint64(1) << bits) - np.uint64(1)
    return (pairs >> bits).astype(np.int64), (pairs & low).astype(np.int64), shared[enough]


def _sketches(lines: Lines, workers: Workers) -> NDArray[np.uint64]:
    """For each wording a set of bits, one a word: what stands in it for certain leaves no bit behind."""
    counts = lines.counts()
    starts = lines.ends - counts
    out = np.zeros((len(counts), _SKETCH), np.uint64)

    def sketch(part: Part) -> None:
        full = np.flatnonzero(counts[slice(*part)]) + part[0]
        if not len(full):
            return
        first = int(starts[full[0]])
        hashes = lines.hashes[first : int(lines.ends[full[-1]])]
        bit = np.uint64(1) << ((hashes >> np.uint64(8)) & np.uint64(63))
        slot = hashes & np.uint64(_SKETCH - 1)
        for at in range(_SKETCH):
            mine = np.where(slot == np.uint64(at), bit, np.uint64(0))
            out[full, at] = np.bitwise_or.reduceat(mine, starts[full] - first)

    for _ in each(sketch, lines.parts(PART), workers):
        pass
    return out


def _missing(short: Rows, long: Rows, sketch: NDArray[np.uint64]) -> Rows:
    """How many words of the shorter wording are certain to be missing from the longer, at least."""
    missing = np.zeros(len(short), np.int64)
    for at in range(_SKETCH):
        missing += np.bitwise_count(sketch[short, at] & ~sketch[long, at])
    return missing


def in_order(one: list[str], other: list[str], sizes: Rows) -> NDArray[np.bool_]:
    """Which pairs, given as signs, hold most of the shorter wording's words in the same order; `sizes` counts those."""
    if not one:
        return np.empty(0, bool)
    common = process.cpdist(one, other, scorer=LCSseq.similarity, dtype=np.int32, workers=-1)
    return np.asarray(common >= IN_ORDER * sizes)
