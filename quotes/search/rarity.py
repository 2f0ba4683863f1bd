"""How telling words are: whether what a row shares with a claim can be there by accident.

"I thought that was" stands in thousands of rows and proves nothing; three rare words in a row prove a lot.
All amounts are bits: what is expected in one of 2^n places is worth n.
"""

from collections.abc import Sequence
from functools import cache
from math import log2

import numpy as np
from numpy.typing import NDArray

from quotes.lexicon import paired

Counts = NDArray[np.int64]
Bits = NDArray[np.float64]

# Words in a row of the benchmark corpus, on average (23.6). Twice as many would shift amounts by one bit.
ROW_WORDS = 24
# Each step to a shorter context costs this much ("stupid backoff" by 0.4: Brants and others 2007).
_BACKOFF = 1.3
# A library of so many words is believed half, the other half is general English. At 300,000 rows it has 7,000,000.
_HALF_BELIEVED = 100_000
# What a word outside the list of common ones weighs, and what part of a word's bits is left after the words before it.
_UNCOMMON = 16.0
_FOLLOWING = 0.65


@cache
def _common() -> dict[str, float]:
    return {word: float(bits) for word, bits in paired("common_words").items()}


class Surprise:
    """How surprising runs of a claim's words are, in a stretch of text that has nothing to do with the claim.

    The chance of a word is counted after the two words before it, from how often such runs stand in the
    library, leaving out the rows that are being judged: `copies` of one passage. So "off the top of my
    head" is an idiom and worth little, though none of its words is common. A library too small to tell is
    helped out by general English.
    """

    __slots__ = ("_first", "_second", "_sums")

    def __init__(
        self, words: Sequence[str], ones: Counts, twos: Counts, threes: Counts, rows: int, copies: int = 1
    ) -> None:
        places = max(rows, 2) * ROW_WORDS
        known = places / (places + _HALF_BELIEVED)
        common = _common()
        english = np.array([common.get(word, _UNCOMMON) for word in words])
        ones, twos, threes = ones - copies, twos - copies, threes - copies
        alone = np.log2(places / np.maximum(ones, 0.5))
        second = alone.copy()
        if len(ones) > 1:
            second[1:] = _given(twos, ones[:-1], alone[1:])
        later = second.copy()
        if len(ones) > 2:
            later[2:] = _given(threes, twos[:-1], second[2:])
        following = (1 - known) * _FOLLOWING * english
        self._first: list[float] = (known * alone + (1 - known) * english).tolist()
        self._second: list[float] = (known * second + following).tolist()
        self._sums: list[float] = [0.0, *(known * later + following).cumsum().tolist()]

    def run(self, start: int, end: int) -> float:
        """Bits of the claim's words `start` to `end`, end exclusive."""
        size = end - start
        if size < 3:
            return self._first[start] + (self._second[start + 1] if size == 2 else 0.0)
        return self._first[start] + self._second[start + 1] + self._sums[end] - self._sums[start + 2]


def _given(longer: Counts, shorter: Counts, fallback: Bits) -> Bits:
    """Bits of a word after its context: from the longer runs where others hold them, else backed off."""
    backed = fallback + _BACKOFF
    seen = np.log2(np.maximum(shorter, 1) / np.maximum(longer, 1))
    return np.where(longer > 0, np.minimum(np.maximum(seen, 0), backed), backed)


def accident(runs: Sequence[tuple[int, int]], surprise: Surprise, row_words: int, rows: int) -> float:
    """Bits by which these runs, all in one row, exceed what some row of the library holds by accident.

    Below 0 a row like this is expected somewhere; 10 means one library in a thousand has one. Each run pays
    for the places in the row where it might have stood, all together for the rows they might have been in
    (the statistics of sequence search: Karlin and Altschul 1990).
    """
    place = log2(max(2, row_words))
    gained = 0.0
    for start, end in runs:
        bits = surprise.run(start, end) - place
        if bits > 0:
            gained += bits
    return gained - log2(max(rows, 2))
