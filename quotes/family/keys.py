"""The keys by which wordings find one another: telling runs of three words, and what each is worth.

Three neighbouring words are a key if general English makes them rare enough. A key is worth its bits while few
wordings hold it, a fifth of them while it is on the way to becoming a phrase, and nothing once it is one. All of it
looks at the library as it is now, not at how it grew, so that linking bit by bit and linking from scratch agree.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from quotes.executors import HERE, Workers, each
from quotes.family import signs
from quotes.family.signs import PART, Hashes, Lines
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
# What a remark has that is told in dozens of wordings, a phrase has too. Up to so many holders such keys are worth a tenth:
# a dozen of them bring two wordings together, and only those that share a sentence are kin by them (agreement.TOLD).
FAR = (64, 64, 256)
FARTHER = 10
# Far keys are worth less than this, all others as much and more.
NEAR = TELLING[0] // FADED
# Bits of a key that say in which part it is sorted.
PART_BITS = 2
# Slots for each key that is looked up by them; twice as many where their number is no power of two.
SLOTS = 4
# The lowest bits of a key say what it is worth.
WORTH_BITS = 9
_WORTH = np.uint64(2**WORTH_BITS - 1)
_FIRST, _SECOND, _THIRD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_STOCK = np.uint64(2**16 - 1)


@dataclass(frozen=True, slots=True)
class Keyed:
    """Telling keys of wordings, each with the row that holds it and the place of its first word among all words.

    The lowest nine bits of a key say what it is worth. Places take 32 bits: a million wordings have 20 million words.
    """

    keys: Hashes
    rows: NDArray[np.int32]
    places: NDArray[np.uint32]


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


class Slots:
    """Some distinct keys, sorted, laid out so that nearly all are found in one look, wherever memory has them.

    A search that halves them takes a look for each time; of two million keys they lie too far apart for a processor's
    caches, and it took 570 ns a key and not 30.
    """

    def __init__(self, keys: Hashes) -> None:
        self._keys = keys
        self._mask = np.uint64(2 ** (SLOTS * max(1, len(keys))).bit_length() - 1)
        self._table = np.zeros(int(self._mask) + 1, np.uint32)
        at = self._slot(keys)
        self._table[at] = np.arange(1, len(keys) + 1, dtype=np.uint32)
        # Of several with one slot the last has it.
        self._others = np.flatnonzero(self._table[at] != np.arange(1, len(keys) + 1))

    def find(self, some: Hashes) -> tuple[Rows, Rows]:
        """Which of some values are among the keys, and at which place each of these stands there."""
        held = self._table[self._slot(some)]
        maybe = np.flatnonzero(held)
        place = held[maybe].astype(np.int64) - 1
        value = some[maybe]
        same = self._keys[place] == value
        if len(self._others):
            left = np.flatnonzero(~same)
            others = self._keys[self._others]
            nearest = np.minimum(np.searchsorted(others, value[left]), len(others) - 1)
            place[left] = self._others[nearest]
            same[left] = others[nearest] == value[left]
        return maybe[same], place[same]

    def _slot(self, keys: Hashes) -> NDArray[np.int64]:
        slots: NDArray[np.int64] = ((keys >> np.uint64(WORTH_BITS)) & self._mask).view(np.int64)
        return slots


def keyed(lines: Lines, workers: Workers = HERE) -> Keyed:
    """The keys of many wordings; `rows` are their indexes in `lines`, `workers` threads."""
    parts = list(each(lambda part: _keyed(lines, *part), lines.parts(PART), workers))
    return Keyed(
        np.concatenate([part.keys for part in parts]),
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.places for part in parts]),
    )


def _keyed(lines: Lines, begin: int, end: int) -> Keyed:
    """The keys of the wordings from `begin` up to `end`."""
    counts = lines.counts()[begin:end]
    first = int(lines.ends[begin - 1]) if begin else 0
    hashes = lines.hashes[first : first + int(counts.sum())]
    points = lines.points[first : first + len(hashes)]
    if len(hashes) < 3:
        return Keyed(np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.uint32))
    single = _worths(points)
    owner = np.repeat(np.arange(begin, end, dtype=np.int32), counts)
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
    return Keyed(keys, owner[places], (places + first).astype(np.uint32))


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
    parts = (_worths(lines.points[at : at + PART]) for at in range(0, len(lines.points), PART))
    return np.concatenate([np.empty(0, np.int16), *parts])


def _worths(points: NDArray[np.uint32]) -> NDArray[np.int16]:
    table: NDArray[np.int16] = signs.worth_of_signs()
    return table.take(points - np.uint32(signs.FIRST_SIGN))


def most(keys: Hashes, limits: tuple[int, ...] = MOST) -> Rows:
    """How many wordings may hold each key before it is worth less, or with `FAR` nothing."""
    worth = (keys & _WORTH).astype(np.int64)
    return np.array(limits)[np.searchsorted(TELLING, worth, "right") - 1]


def weights(keys: Hashes, holders: Rows) -> Weights:
    """What each key is worth when so many wordings hold it."""
    whole = (keys & _WORTH).astype(np.int16)
    worth = np.where(holders <= most(keys, RARE), whole, whole // FADED)
    worth = np.where(holders <= most(keys), worth, whole // FARTHER)
    return np.where(holders <= most(keys, FAR), worth, 0).astype(np.int16)


def held(keyed: Keyed, rows: int, workers: Workers = HERE) -> Held:
    """The keys that several of so many wordings hold; `workers` are threads."""
    bits = row_bits(rows)
    entries = (keyed.keys << bits) | keyed.rows.astype(np.uint64)
    # Sorted in parts of which each has all holders of its keys.
    part = (entries >> np.uint64(64 - PART_BITS)).astype(np.uint8)
    parts = list(each(lambda at: _held(entries[part == at], bits), range(2**PART_BITS), workers))
    keys, counts, rows_of = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Held(keys, counts.cumsum() - counts, counts, rows_of)


def _held(entries: Hashes, bits: np.uint64) -> tuple[Hashes, Rows, NDArray[np.uint32]]:
    """Keys that several hold, by how many, and by which."""
    entries.sort()
    entries = entries[firsts(entries)] if len(entries) else entries
    starts = np.flatnonzero(firsts(entries >> bits))
    counts = np.diff(np.append(starts, len(entries)))
    several = counts > 1
    entries = entries[np.repeat(several, counts)]
    counts = counts[several]
    keys = entries[counts.cumsum() - counts] >> bits
    rows_of = (entries & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.uint32)
    return keys, counts, rows_of


def weighed(keyed: Keyed, common: tuple[Hashes, Weights], rows: int, workers: Workers = HERE) -> Weights:
    """What each entry of `keyed` is worth in the library: full worth unless it is one of the `common` keys."""
    keys, worth = common
    slots = Slots(keys)

    def weigh(at: int) -> Weights:
        short = shortened(keyed.keys[at : at + PART], rows)
        part = (short & _WORTH).astype(np.int16)
        known, place = slots.find(short)
        part[known] = worth[place]
        return part

    parts = each(weigh, range(0, len(keyed.keys), PART), workers)
    return np.concatenate([np.empty(0, np.int16), *parts])


def placed(lines: Lines, keyed: Keyed, weights: Weights) -> Weights:
    """What the key that begins with each word is worth: of all words of `lines`, 0 where none begins."""
    found = np.zeros(len(lines.hashes), np.int16)
    found[keyed.places] = weights
    return found


def common(held: Held) -> tuple[Hashes, Weights]:
    """The keys that so many wordings hold that they are worth less than they were, and what they are worth now."""
    many = held.counts > RARE[0]
    return held.keys[many], held.weights()[many]


def shortened(keys: Hashes, rows: int) -> Hashes:
    """Keys as `held` tells them apart among so many wordings: the room of a row's index is gone from their front."""
    bits = row_bits(rows)
    return (keys << bits) >> bits


def row_bits(rows: int) -> np.uint64:
    """Bits for a row's index: two of them and a worth fit into 64 up to 134 million rows."""
    return np.uint64(max(1, rows.bit_length()))


def distinct(values: Rows) -> Rows:
    """Each value once, in order: numpy's own `unique` hashes them first, and took eight times as long for 1.8 million."""
    ordered = np.sort(values)
    return ordered[firsts(ordered)]


def firsts(values: NDArray[np.uint64] | Rows) -> NDArray[np.bool_]:
    """Where sorted values begin anew."""
    keep = np.empty(len(values), bool)
    keep[:1] = True
    np.not_equal(values[1:], values[:-1], out=keep[1:])
    return keep
