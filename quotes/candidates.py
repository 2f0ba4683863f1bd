"""The rows that may answer a claim: looked up by the shingles they share with it, then held against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from quotes import rarity
from quotes.shingles import Keys, shingles
from quotes.sketch import Match, Run, match
from quotes.text import words as words_of

# Rows read from posting lists; past these bounds what is left is so common that it changed no answer.
BUDGET, WIDE_BUDGET = 4_000, 8_000
# Rows held against the claim. The right row of claims_dev is among 8 by votes, in the wide look-up among 12.
CANDIDATES, WIDE_CANDIDATES = 8, 12
# A row with less than this share of the votes of the best was never the answer.
FAINT = 0.35
# What a shared run of two words, or one word, counts against one of three of the same rarity.
TWO_WORTH, ONE_WORTH = 0.5, 0.3


class Postings(Protocol):
    """What the index says of some keys: how many rows hold each, and pairs of row and key (db.library)."""

    @property
    def frequencies(self) -> NDArray[np.int64]: ...
    @property
    def rows(self) -> NDArray[np.uint32]: ...
    @property
    def owners(self) -> NDArray[np.int64]: ...


class Library(Protocol):
    """What a search needs to read; db.library.Library reads it from a database."""

    def refresh(self) -> None:
        """Notice what was written since."""

    def count(self) -> int:
        """How many rows there are."""

    def postings(self, keys: Keys, budget: int, listed: int | None = None) -> Postings:
        """All keys' frequencies, and rows of the first `listed`, rarest keys first up to `budget` rows."""

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The texts of the rows that exist."""

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The rows before and after, in each running text that holds the row."""


@dataclass(slots=True)
class Trial:
    """A text held against the claim: `weight` is the share of the claim found in it, by rarity."""

    rows: tuple[int, ...]
    text: str
    match: Match
    weight: float
    whole: bool
    evidence: float | None = None


class Search:
    """One claim's search: what the index says of its words, and the texts tried so far."""

    def __init__(self, words: Sequence[str], library: Library) -> None:
        self.words, self.library = words, library
        self.rows = library.count()
        self.keys = shingles(words)
        self.tried: dict[tuple[int, ...], Trial] = {}
        self._surprise: rarity.Surprise | None = None
        self._twos: NDArray[np.int64] | None = None
        listed = np.concatenate((self.keys.threes, self.keys.whole))
        self.answer = library.postings(np.concatenate((listed, self.keys.ones)), BUDGET, len(listed))
        self.threes = self.answer.frequencies[: len(self.keys.threes)]
        self.ones = self.answer.frequencies[len(listed) :]
        self.sums = [0.0, *accumulate(rarity.weights(self.ones, self.rows))]

    def narrow(self) -> None:
        """Try the rows that share most of the rare runs of three words."""
        self.attempt(_top(self.answer.rows, self._worth(self.answer)[self.answer.owners], CANDIDATES))

    def widen(self) -> None:
        """Try the rows that share runs of two words and rare single words too."""
        twos = len(self.keys.twos)
        answer = self.library.postings(np.concatenate((self.keys.twos, self.keys.ones)), WIDE_BUDGET)
        self._twos = answer.frequencies[:twos]
        worth = self._worth(answer)
        worth[:twos] *= TWO_WORTH
        worth[twos:] *= ONE_WORTH
        rows = np.concatenate((self.answer.rows, answer.rows))
        votes = np.concatenate((self._worth(self.answer)[self.answer.owners], worth[answer.owners]))
        self.attempt(_top(rows, votes, WIDE_CANDIDATES))

    def within(self, start: int, end: int, most: int) -> list[int]:
        """The rows that share most with the claim's words `start` to `end`, end exclusive."""
        owners = self.answer.owners
        inside = (owners >= start) & (owners <= end - 3)
        return _top(self.answer.rows[inside], self._worth(self.answer)[owners[inside]], most)

    def attempt(self, numbers: Sequence[int]) -> None:
        """Read rows and hold them against the claim."""
        new = [n for n in numbers if (n,) not in self.tried]
        texts = self.library.texts(new) if new else {}
        for n in new:
            if n in texts:
                self.judge((n,), texts[n])

    def judge(self, rows: tuple[int, ...], text: str) -> Trial:
        """Hold one text against the claim."""
        row = words_of(text)
        found = match(self.words, row)
        weight = (self.weigh(found.runs) + self.weigh(found.near)) / self.sums[-1]
        trial = self.tried[rows] = Trial(rows, text, found, weight, row == self.words)
        return trial

    def weigh(self, runs: Iterable[Run]) -> float:
        """What the words of some runs weigh, in bits."""
        return sum(self.sums[end] - self.sums[start] for start, end in runs)

    def evidence(self, runs: Sequence[Run], row_words: int) -> float:
        """Bits by which runs that stand in one row exceed accident."""
        if self._surprise is None:
            if self._twos is None:
                self._twos = self.library.postings(self.keys.twos, 0).frequencies
            self._surprise = rarity.Surprise(self.ones, self._twos, self.threes, self.rows)
        return rarity.accident(runs, self._surprise, row_words, self.rows)

    def _worth(self, answer: Postings) -> NDArray[np.float64]:
        worth: NDArray[np.float64] = np.log2(max(self.rows, 2) / np.clip(answer.frequencies, 1, None))
        return worth


def _top(rows: NDArray[np.uint32], votes: NDArray[np.float64], most: int) -> list[int]:
    """The rows with most votes, best first, without those far behind."""
    if not len(rows):
        return []
    numbers, place = np.unique(rows, return_inverse=True)
    scores = np.bincount(place, votes)
    if len(scores) > most:
        best = np.argpartition(-scores, most)[:most]
        numbers, scores = numbers[best], scores[best]
    order = np.argsort(-scores, kind="stable")
    order = order[scores[order] >= FAINT * scores[order[0]]]
    top: list[int] = numbers[order].tolist()
    return top
