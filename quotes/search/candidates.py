"""The rows that may answer a claim: looked up by the shingles they share with it, then held against it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from quotes.search import rarity
from quotes.search.denials import is_denial, restated
from quotes.search.roots import root, roots
from quotes.search.shingles import Keys, shingles
from quotes.search.sketch import Match, Run, match
from quotes.search.thresholds import ASKED, Thresholds
from quotes.text import Tokens
from quotes.text import words as words_of

# Rows read from posting lists; past these bounds what is left is so common that it changed no answer.
BUDGET, WIDE_BUDGET = 2_000, 4_000
# Rows held against the claim: by runs of three words, and in the wide look-up.
CANDIDATES, WIDE_CANDIDATES = 8, 12
# A row with less than this share of the votes of the best was never the answer.
FAINT = 0.35
# Rows with these shares of the best row's votes are tried in turn, until what the best one misses of the claim is less
# than the votes that the next are behind.
RIVALS = (0.95, 0.7, FAINT)
# A passage much quoted stands in many rows; they are copies, not proof that its words are common, when they share
# this much of what the claim's runs of three words are worth, and those are so many at least (idioms are shorter).
COPY, COPY_RUNS = 0.5, 6
# What a shared run of two words, or one word, counts against one of three of the same rarity.
TWO_WORTH, ONE_WORTH = 0.5, 0.3
# From so many rows on, sorting by the digits of their numbers is faster than merging: 3,500 take 38 us and not 63.
MANY = 2_000


class Postings(Protocol):
    """What the index says of some keys: how many rows hold each, and pairs of row and key (db.index.library)."""

    @property
    def frequencies(self) -> NDArray[np.int64]: ...
    @property
    def rows(self) -> NDArray[np.uint32]: ...
    @property
    def owners(self) -> NDArray[np.int64]: ...


class Library(Protocol):
    """What a search needs to read; db.index.library.Library reads it from a database."""

    def refresh(self) -> None:
        """Notice what was written since."""

    def count(self) -> int:
        """How many rows there are."""

    def postings(self, keys: Keys, budget: int) -> Postings:
        """How many rows hold each key, and which, rarest keys first up to `budget` rows."""

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The texts of the rows that exist."""

    def kin(self, row: int) -> int:
        """How many rows belong to the row's quote, itself included."""

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The rows before and after, in each running text that holds the row."""

    def along(self, row: int, most: int, *, back: bool) -> list[int]:
        """So many rows before (`back`) or after, in each running text that holds the row, nearest first."""


@dataclass(slots=True)
class Trial:
    """A text held against the claim.

    `missing` counts the claim's words that it does not hold, `whole` says that both are the same words. In `order` the same
    words come first, then what misses least, then in the fewest runs, then the shortest.
    `evidence`, `lacking` (what it has to make up for) and `lost` (numbers and names that it does not hold) are worked
    out when they are asked for.
    """

    rows: tuple[int, ...]
    text: str
    match: Match
    missing: float
    whole: bool
    order: tuple[bool, int, int, int]
    evidence: float | None = None
    lacking: float = 0.0
    lost: tuple[int, int] | None = None


class Search:
    """One claim's search: what the index says of its words, and the texts tried so far."""

    def __init__(self, claim: Tokens, library: Library, asks: Thresholds = ASKED) -> None:
        self.claim, self.library, self.asks = claim, library, asks
        words = self.words = list(claim.words)
        self.roots = list(map(root, words))
        self.keys = shingles(words)
        self.tried: dict[tuple[int, ...], Trial] = {}
        self._texts: dict[int, str] = {}
        self.restated: frozenset[int] = frozenset()
        self.copies = 1
        self._surprise: rarity.Surprise | None = None
        self._wide: Postings | None = None
        self.answer = library.postings(np.concatenate((self.keys.threes, self.keys.whole)), BUDGET)
        self.worth = self._worth(self.answer)
        self._sharing = _counted(self.answer.rows, self.worth.take(self.answer.owners))

    def narrow(self) -> None:
        """Try the rows that share most of the rare runs of three words."""
        if len(self.keys.threes) >= COPY_RUNS:
            shared = COPY * self.worth[:-1].sum()
            self.copies = max(1, int(np.count_nonzero(self._sharing[1] >= shared)))
        rows, votes = _top(*self._sharing, CANDIDATES)
        for share in RIVALS:
            rivals = sum(vote >= share * votes[0] for vote in votes)
            self.attempt(rows[:rivals])
            least = min((trial.missing for trial in self.tried.values()), default=0.0)
            if least <= (1 - share) * len(self.words):
                break

    def widen(self) -> None:
        """Try the rows that share runs of two words and rare single words too."""
        twos = len(self.keys.twos)
        answer = self._wide = self.library.postings(self._wide_keys(), WIDE_BUDGET)
        worth = self._worth(answer)
        worth[:twos] *= TWO_WORTH
        worth[twos:] *= ONE_WORTH
        rows = np.concatenate((self._sharing[0], answer.rows))
        votes = np.concatenate((self._sharing[1], worth.take(answer.owners)))
        self.attempt(_top(*_counted(rows, votes), WIDE_CANDIDATES)[0])

    def restate(self) -> None:
        """Try the rows that are the claim with one denial more or less, or with one contracted, and nothing else."""
        found = [shingles(words).whole for words in restated(self.words)]
        if found:
            rows = np.unique(self.library.postings(np.concatenate(found), BUDGET).rows)[:CANDIDATES].tolist()
            self.restated = frozenset(rows)
            self.attempt(rows)

    def within(self, start: int, end: int, most: int) -> list[int]:
        """The rows that share most with the claim's words `start` to `end`, end exclusive."""
        owners = self.answer.owners
        inside = (owners >= start) & (owners <= end - 3)
        counted = _counted(self.answer.rows[inside], self.worth[owners[inside]])
        return _top(*counted, most)[0]

    def attempt(self, numbers: Sequence[int]) -> None:
        """Read rows and hold them against the claim."""
        new = [n for n in numbers if (n,) not in self.tried]
        texts = self.read(new)
        for n in new:
            if n in texts:
                self.judge((n,), texts[n])

    def read(self, numbers: Sequence[int]) -> dict[int, str]:
        """The texts of these rows that exist, among those of others: each is read once."""
        if new := [n for n in numbers if n not in self._texts]:
            self._texts.update(self.library.texts(new))
        return self._texts

    def judge(self, rows: tuple[int, ...], text: str) -> Trial:
        """Hold one text against the claim."""
        found = match(self.roots, roots(text))
        missing = len(self.words) - found.held
        whole = not missing and found.row_words == len(self.words) and words_of(text) == self.words
        order = not whole, round(10 * missing), len(found.runs), found.row_words
        trial = Trial(rows, text, found, missing, whole, order)
        self.tried[rows] = trial
        return trial

    def evidence(self, runs: Sequence[Run], row_words: int) -> float:
        """Bits by which runs that stand in one row exceed accident."""
        rows = self.library.count()
        if self._surprise is None:
            wide, twos = self._wide or self.library.postings(self._wide_keys(), 0), len(self.keys.twos)
            threes = self.answer.frequencies[: len(self.keys.threes)]
            ones, pairs = wide.frequencies[twos:], wide.frequencies[:twos]
            self._surprise = rarity.Surprise(self.words, ones, pairs, threes, rows, self._same())
        return rarity.accident(runs, self._surprise, row_words, rows)

    def _same(self) -> int:
        """How many rows hold this very utterance: copies of one passage, and the wordings of its quote."""
        single = (trial for trial in self.tried.values() if len(trial.rows) == 1)
        best = min(single, key=lambda trial: trial.missing, default=None)
        return max(self.copies, self.library.kin(best.rows[0]) if best else 1)

    @cached_property
    def denials(self) -> frozenset[int]:
        """Which of the claim's words only deny, by place."""
        return frozenset(i for i, word in enumerate(self.words) if is_denial(word))

    def _wide_keys(self) -> Keys:
        return np.concatenate((self.keys.twos, self.keys.ones))

    def _worth(self, answer: Postings) -> NDArray[np.float64]:
        rows = max(self.library.count(), 2)
        worth: NDArray[np.float64] = np.log2(rows / np.maximum(answer.frequencies, 1))
        return worth


def _counted(
    rows: NDArray[np.uint32], votes: NDArray[np.float64]
) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """Each row once, with the sum of its votes."""
    if not len(rows):
        return rows, votes
    order = _ascending(rows)
    rows = rows.take(order)
    new = np.empty(len(rows), bool)
    new[0] = True
    np.not_equal(rows[1:], rows[:-1], out=new[1:])
    sums: NDArray[np.float64] = np.bincount(new.cumsum(), votes.take(order)).astype(np.float64, copy=False)
    return rows[new], sums[1:]


def _ascending(rows: NDArray[np.uint32]) -> NDArray[np.int64]:
    """The order of the rows by number, equal ones as they stand."""
    if len(rows) < MANY:
        return rows.argsort(kind="stable")  # posting lists are ascending runs, which it merges
    # Of numbers of 16 bits numpy sorts by digits: first by the lower half, then by the upper one.
    order = rows.astype(np.uint16).argsort(kind="stable")
    upper = (rows >> np.uint32(16)).astype(np.uint16)
    return order.take(upper.take(order).argsort(kind="stable"))


def _top(rows: NDArray[np.uint32], votes: NDArray[np.float64], most: int) -> tuple[list[int], list[float]]:
    """The rows with most votes, best first, without those far behind; and their votes."""
    if not len(rows):
        return [], []
    (near,) = (votes >= FAINT * votes[votes.argmax()]).nonzero()
    order = near[(-votes[near]).argsort(kind="stable")[:most]]
    return rows[order].tolist(), votes[order].tolist()
