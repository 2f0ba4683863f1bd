"""A library that holds only what primary sources hold: asked when all that answers a claim is a report.

A newspaper's bent wording answers a claim taken from it word for word; whether the record has other words is
found by looking once more, past the reports.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.search.retrieval import Library
from quotes.search.shingles import Keys


@dataclass(frozen=True, slots=True)
class _Postings:
    frequencies: NDArray[np.int64]
    rows: NDArray[np.uint32]
    owners: NDArray[np.int64]


class Firsthand:
    """A library seen through a filter; `primary` gives those of some rows that a primary source holds."""

    def __init__(self, library: Library, primary: Callable[[Sequence[int]], Collection[int]]) -> None:
        self._library, self._primary = library, primary

    def refresh(self) -> None:
        """Notice what was written since."""
        self._library.refresh()

    def count(self) -> int:
        """How many rows the whole library has: rarity is judged by all of it."""
        return self._library.count()

    def postings(self, keys: Keys, budget: int) -> _Postings:
        """Posting lists without the rows that no primary source holds; frequencies count all rows."""
        found = self._library.postings(keys, budget)
        kept = np.fromiter(self._primary(np.unique(found.rows).tolist()), np.uint32)
        mask = np.isin(found.rows, kept)
        return _Postings(found.frequencies, found.rows[mask], found.owners[mask])

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The texts of the rows that exist."""
        return self._library.texts(rows)

    def kin(self, row: int) -> int:
        """How many rows belong to the row's quote, itself included."""
        return self._library.kin(row)

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The rows before and after, in each running text that holds the row."""
        return self._library.neighbours(row)

    def along(self, row: int, most: int, *, back: bool) -> list[int]:
        """So many rows before (`back`) or after, in each running text that holds the row, nearest first."""
        return self._library.along(row, most, back=back)
