"""Which wordings are worth comparing: those that share telling runs of three words few others have.

Three neighbouring words are a key if general English makes them rare enough. A key is worth its bits while few
wordings hold it, a fifth of them while it is on the way to becoming a phrase, and nothing once it is one. Two
wordings are near when the keys they share are worth enough. All of it looks at the library as it is now, not at
how it grew, so that linking bit by bit and linking from scratch weigh the same pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from quotes.family import signs
from quotes.family.signs import Hashes, Lines
from quotes.lexicon import listed

Rows = NDArray[np.int64]
Weights = NDArray[np.int16]

# All worths are tenths of a bit. Three words are telling from 16 bits on. Held by more than `RARE` wordings they are
# worth a fifth; held by more than `MOST` they are a phrase ("makes a lot of sense"). Both grow with their worth. On
# 312,683 wordings, 20,000 of them planted copies, 32 in place of 16 made half as many pairs again of a podcast's
# everyday sentences and found no more copies.
TELLING = (160, 280, 320)
RARE = (8, 8, 16)
MOST = (8, 32, 256)
FADED = 5
# What the shared keys of a pair must be worth.
EVIDENCE = 240
# The longer wording may say this much more by weight than a rewording of it does, unless the pair shares this much.
ALIKE, MUCH = 0.62, 1200
# Part of the shorter wording's words that may be missing from the longer, in any order and in order.
MISSING, IN_ORDER = 0.40, 0.60
# Pairs held in memory at once: 8 bytes each, three times over while they are sorted.
PAIRS = 16_000_000
_WORTH_BITS = 9
_WORTH = np.uint64(2**_WORTH_BITS - 1)
_FIRST, _SECOND, _THIRD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SKETCH = 4
_STOCK = np.uint64(2**16 - 1)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Telling keys of wordings, each with the row that holds it and the place of its first word among all words.

    The lowest nine bits of a key say what it is worth.
    """

    keys: Hashes
    rows: NDArray[np.int32]
    places: Rows


@dataclass(frozen=True, slots=True)
class Held:
    """The telling keys of a library, each once: those that several wordings hold, and by which.

    `rows` holds the wordings of key 0, then those of key 1, and so on; they begin at `starts`.
    """

    keys: Hashes
    starts: Rows
    counts: Rows
    rows: NDArray[np.uint32]

    def weights(self) -> Weights:
        """What each key is worth here and now."""
        return weights(self.keys, self.counts)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Wordings to compare, as indexes of the shorter and the longer one, with what the keys they share are worth."""

    short: Rows
    long: Rows
    shared: Rows


def keyed(lines: Lines) -> Keyed:
    """The keys of many wordings; `rows` are their indexes in `lines`."""
    hashes, counts = lines.hashes, lines.counts()
    if len(hashes) < 3:
        return Keyed(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int64))
    single = worths(lines)
    owner = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    worth = single[:-2] + single[1:-1] + single[2:]
    # Three numbers in a row are a table or a count, and no words of anybody.
    said = hashes < signs.NUMBER
    words = said[:-2] | said[1:-1] | said[2:]
    places = np.flatnonzero((owner[2:] == owner[:-2]) & (worth >= TELLING[0]) & words)
    keys = _threes(hashes, places)
    told = _stock()[keys & _STOCK]
    # The table of bits is wrong for one key in 200 or so; the list itself is asked for those.
    told[told] = np.isin(keys[told], _stock_keys())
    keys, places = keys[~told], places[~told]
    keys = (keys & ~_WORTH) | worth[places].astype(np.uint64)
    return Keyed(keys, owner[places], places)


def _threes(hashes: Hashes, places: Rows) -> Hashes:
    return signs.mixed(hashes[places] * _FIRST + hashes[places + 1] * _SECOND + hashes[places + 2] * _THIRD)


@cache
def _stock_keys() -> Hashes:
    """The runs of three words that stand in what everybody says."""
    lines = signs.read(sorted(listed("stock_phrases")))
    owner = np.repeat(np.arange(len(lines.ends)), lines.counts())
    return _threes(lines.hashes, np.flatnonzero(owner[2:] == owner[:-2]))


@cache
def _stock() -> NDArray[np.bool_]:
    table = np.zeros(int(_STOCK) + 1, bool)
    table[_stock_keys() & _STOCK] = True
    return table


def worths(lines: Lines) -> NDArray[np.int16]:
    """What every word is worth in general English, in the order of the words."""
    table: NDArray[np.int16] = signs.worth_of_signs()
    return table.take(lines.points - np.uint32(signs.FIRST_SIGN))


def most(keys: Hashes, limits: tuple[int, ...] = MOST) -> Rows:
    """How many wordings may hold each key before it is a phrase."""
    worth = (keys & _WORTH).astype(np.int64)
    return np.array(limits)[np.searchsorted(TELLING, worth, "right") - 1]


def weights(keys: Hashes, holders: Rows) -> Weights:
    """What each key is worth when so many wordings hold it."""
    worth = (keys & _WORTH).astype(np.int16)
    worth = np.where(holders <= most(keys, RARE), worth, worth // FADED)
    return np.where(holders <= most(keys), worth, 0).astype(np.int16)


def held(keyed: Keyed, rows: int) -> Held:
    """The keys that several of so many wordings hold."""
    bits = _row_bits(rows)
    entries = (keyed.keys << bits) | keyed.rows.astype(np.uint64)
    entries.sort()
    entries = entries[_first(entries)] if len(entries) else entries
    starts = np.flatnonzero(_first(entries >> bits))
    counts = np.diff(np.append(starts, len(entries)))
    several = counts > 1
    starts, counts = starts[several], counts[several]
    keys = entries[starts] >> bits
    kept = np.repeat(several, np.diff(np.append(np.flatnonzero(_first(entries >> bits)), len(entries))))
    rows_of = (entries[kept] & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32)
    return Held(keys, counts.cumsum() - counts, counts, rows_of)


def weighed(keyed: Keyed, common: tuple[Hashes, Weights], rows: int) -> Weights:
    """What each entry of `keyed` is worth in the library: full worth unless it is one of the `common` keys."""
    found = (keyed.keys & _WORTH).astype(np.int16)
    keys, worth = common
    if len(keys):
        # A table of bits passes by nearly all keys without a search.
        mask = np.uint64(2**22 - 1)
        seen = np.zeros(2**22, bool)
        seen[(keys >> np.uint64(_WORTH_BITS)) & mask] = True
        short = shortened(keyed.keys, rows)
        maybe = np.flatnonzero(seen[(short >> np.uint64(_WORTH_BITS)) & mask])
        at = np.minimum(np.searchsorted(keys, short[maybe]), len(keys) - 1)
        same = keys[at] == short[maybe]
        found[maybe[same]] = worth[at[same]]
    return found


def near(lines: Lines, held: Held) -> Iterator[Pairs]:
    """All pairs that share enough, in parts."""
    weight = held.weights()
    used = np.flatnonzero(weight > 0)
    counts = held.counts[used]
    parts = int((counts * (counts - 1) // 2).sum()) // PAIRS + 1
    likely = Likely(lines)
    bits = _row_bits(len(lines.ends))
    for part in range(parts):
        yield likely.of(*_summed(_sharing(held, used, weight, (part, parts), bits), bits, EVIDENCE))


def sharing(held: Held, rows: int) -> tuple[Rows, Rows, Rows]:
    """All pairs among so many wordings that share some of these keys, and what those are worth to them."""
    weight = held.weights()
    bits = _row_bits(rows)
    return _summed(_sharing(held, np.flatnonzero(weight > 0), weight, (0, 1), bits), bits)


def common(held: Held) -> tuple[Hashes, Weights]:
    """The keys that so many wordings hold that they are worth less than they were, and what they are worth now."""
    many = held.counts > RARE[0]
    return held.keys[many], held.weights()[many]


def shortened(keys: Hashes, rows: int) -> Hashes:
    """Keys as `held` tells them apart among so many wordings: the room of a row's index is gone from their front."""
    bits = _row_bits(rows)
    return (keys << bits) >> bits


class Likely:
    """Which pairs of wordings may be kin, by what they share, by their sizes and by words that are certain to be missing."""

    def __init__(self, lines: Lines) -> None:
        self._sizes = lines.counts()
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
    room = np.uint64(_WORTH_BITS)
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
    pairs >>= np.uint64(_WORTH_BITS)
    at = np.flatnonzero(_first(pairs))
    shared = np.add.reduceat(worth, at) if len(at) else worth
    enough = shared >= least
    pairs = pairs[at[enough]]
    low = (np.uint64(1) << bits) - np.uint64(1)
    return (pairs >> bits).astype(np.int64), (pairs & low).astype(np.int64), shared[enough]


def _row_bits(rows: int) -> np.uint64:
    """Bits for a row's index: two of them and a worth fit into 64 up to 134 million rows."""
    return np.uint64(max(1, rows.bit_length()))


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


def _first(values: NDArray[np.uint64]) -> NDArray[np.bool_]:
    keep = np.empty(len(values), bool)
    keep[:1] = True
    np.not_equal(values[1:], values[:-1], out=keep[1:])
    return keep
