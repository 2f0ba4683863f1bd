"""Turns words into the keys under which the match index files them.

A shingle is a short run of neighbouring words: three, two or one. Its key is a 64-bit number that depends
on the words alone, so the same text has the same keys on every machine and in every release (the index
stores them). A text also has one key for all its words together: very common short rows ("Thank you.")
are found by it without reading the long lists of their shingles.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from quotes.remembered import Remembered
from quotes.values import value

Keys = NDArray[np.uint64]

# Distinct words remembered with their hash: 300,000 rows of English hold about 60,000; a million entries stay
# below 150 MB, and hostile text (a stream of unseen words) cannot make the table grow beyond that.
REMEMBERED_WORDS = 1_000_000

_FIRST, _SECOND, _THIRD = (np.uint64(n) for n in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_BY_PLACE = np.array([[_FIRST], [_SECOND], [_THIRD]])
_SEEDS = {n: np.uint64(0x27D4EB2F165667C5 * (n + 1) % 2**64) for n in (1, 2, 3, 0)}
_MIX_1, _MIX_2 = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)


def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


_hash_of = Remembered(_hash, REMEMBERED_WORDS).__getitem__


def _mix(values: Keys) -> Keys:
    # The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit reaches every output bit.
    values = (values ^ (values >> _S30)) * _MIX_1
    values = (values ^ (values >> _S27)) * _MIX_2
    return values ^ (values >> _S31)


@value
class Shingles:
    """The keys of one text, by the number of words in a shingle, in reading order.

    `threes[i]` is made of the words `i`, `i+1`, `i+2`; `twos` and `ones` alike; `whole` holds one key for
    the text from its first word to its last. All are empty for a text without words.
    """

    threes: Keys
    twos: Keys
    ones: Keys
    whole: Keys

    def all(self) -> Keys:
        """Every key, as the index wants them; a repeated shingle is listed as often as it stands."""
        return np.concatenate((self.threes, self.twos, self.ones, self.whole))


def _hashes(words: Iterable[str], count: int) -> Keys:
    return np.fromiter(map(_hash_of, words), np.uint64, count)


def _runs(hashes: Keys) -> tuple[Keys, Keys, Keys]:
    """Keys of all runs of three, two and one neighbouring hashes."""
    first = hashes * _FIRST
    second = hashes * _SECOND
    pairs = first[:-1] + second[1:]
    threes = _mix(pairs[:-1] + hashes[2:] * _THIRD + _SEEDS[3])
    return threes, _mix(pairs + _SEEDS[2]), _mix(first + _SEEDS[1])


def _places(count: int) -> Keys:
    if count <= len(_FIRST_PLACES):
        return _FIRST_PLACES[:count]
    return _mix(np.arange(1, count + 1, dtype=np.uint64) * _FIRST)


_FIRST_PLACES = _mix(np.arange(1, 513, dtype=np.uint64) * _FIRST)


def shingles(words: Sequence[str]) -> Shingles:
    """The keys of one text given as folded words."""
    count = len(words)
    hashes = _hashes(words, count)
    if not count:
        return Shingles(hashes, hashes, hashes, hashes)
    # All in one array: a claim is short, and numpy takes a microsecond a step for a sentence as for a word.
    first, second, third = hashes * _BY_PLACE
    pairs = first[:-1] + second[1:]
    whole = np.dot(hashes, _places(count))
    keys = np.concatenate((pairs[:-1] + third[2:], pairs, first, [whole]))
    threes, twos = max(0, count - 2), count - 1
    keys += _seeds((threes, twos, count, 1))
    keys = _mix(keys)
    return Shingles(keys[:threes], keys[threes : threes + twos], keys[threes + twos : -1], keys[-1:])


@lru_cache(maxsize=64)
def _seeds(sizes: tuple[int, int, int, int]) -> Keys:
    """What sets shingles of three words, of two, of one and of all apart, for so many of each."""
    return np.array([_SEEDS[3], _SEEDS[2], _SEEDS[1], _SEEDS[0]]).repeat(sizes)


def batch(texts: Iterable[Sequence[str]]) -> tuple[Keys, NDArray[np.int64]]:
    """The keys of many texts at once, and to which text each belongs (its place among `texts`).

    Equal to `shingles(text).all()` for every text apart from order; about four times as fast for
    ordinary sentences because numpy is called once for all of them. Each text is let go of before the next is taken:
    lists of words in thousands are what the garbage collector goes through again and again.
    """
    sizes: list[int] = []
    hashes = np.fromiter(map(_hash_of, chain.from_iterable(_counted(texts, sizes))), np.uint64)
    total = len(hashes)
    if not total:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    counts = np.array(sizes, np.int64)
    owner = np.repeat(np.arange(len(counts)), counts)
    threes, twos, ones = _runs(hashes)
    in_three, in_two = owner[2:] == owner[:-2], owner[1:] == owner[:-1]
    starts = (counts.cumsum() - counts)[counts > 0]
    place = np.arange(total) - np.repeat(starts, counts[counts > 0])
    summed = np.add.reduceat(hashes * _places(int(counts.max()))[place], starts)
    keys = (threes[in_three], twos[in_two], ones, _mix(summed + _SEEDS[0]))
    owners = (owner[2:][in_three], owner[1:][in_two], owner, np.flatnonzero(counts))
    return np.concatenate(keys), np.concatenate(owners)


def _counted(texts: Iterable[Sequence[str]], sizes: list[int]) -> Iterator[Sequence[str]]:
    """The texts, the number of words of each noted as it passes."""
    for words in texts:
        sizes.append(len(words))
        yield words


def numbered(rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[NDArray[np.int64], Keys]:
    """Row numbers and keys side by side, one pair a posting, for rows given as number and folded words."""
    numbers: list[int] = []
    keys, owner = batch(_noted(rows, numbers))
    return np.array(numbers, np.int64)[owner], keys


def _noted(rows: Iterable[tuple[int, Sequence[str]]], numbers: list[int]) -> Iterator[Sequence[str]]:
    """The words of the rows, the number of each noted as it passes."""
    for number, words in rows:
        numbers.append(number)
        yield words
