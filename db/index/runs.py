"""Entries of the match index in sorted runs on disk, until one pass writes them all into the blocks.

Merging every handful of rows into the index rewrites all of it every time, and so costs the square of the rows: twenty
million entries in twenty rounds took 46.5 s of processor time, in one pass over twenty runs 4.4 s. An external merge
sort (D. E. Knuth, The Art of Computer Programming 3, 5.4) writes each entry twice, whatever their number.
"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from db.errors import trouble
from db.index import blocks
from db.index.blocks import Entries

# Entries in memory before they become a run: 8 bytes each, 65 a row of 24 words: half a million rows.
ROUND = 32_000_000
# Bytes of an entry.
_WIDTH = 8


class Runs:
    """Entries of new rows; what does not fit into memory lies in a nameless file in `folder`, which ends with them."""

    def __init__(self, folder: Path | None = None) -> None:
        self.rows = 0
        self.top = -1
        self.folder = folder
        self._file: IO[bytes] | None = None
        self._ends = [0]
        self._held: list[Entries] = []
        self._size = 0

    def __len__(self) -> int:
        """How many entries there are; before `sort`, one given twice may count twice."""
        return self._ends[-1] + self._size

    def add(self, rows: NDArray[np.integer], keys: NDArray[np.uint64]) -> None:
        """Take row numbers and keys side by side, one pair a posting, all of a row at once.

        Raises ValueError for a row number out of range, DatabaseError when the disk has no room.
        """
        if not len(rows):
            return
        ordered = np.sort(rows, kind="stable")  # fast on what comes as a few ascending runs
        self.rows += 1 + int(np.count_nonzero(np.diff(ordered)))
        self.top = max(self.top, int(ordered[-1]))
        self.take(blocks.entries(keys, rows))

    def take(self, entries: Entries) -> None:
        """Take entries of rows that are counted elsewhere."""
        self._held.append(entries)
        self._size += len(entries)
        if self._size >= ROUND:
            self._spill()

    def sort(self) -> int:
        """Sort what is still in memory; gives back how many entries there are."""
        if self._held:
            self._held = [blocks.distinct(np.concatenate(self._held))]
            self._size = len(self._held[0])
        return len(self)

    def parts(self, edges: list[int]) -> Iterator[list[Entries]]:
        """The entries between each two neighbouring edges, as sorted pieces; the edges are ascending entries.

        Asked after `sort`. Of what lies on disk only the pieces between two edges are in memory at a time: mapped as a
        whole, ten million rows were 5.6 GB there.
        """
        spans = list(pairwise(self._ends))
        filed = [_cuts(self._mapped(begin, end), edges) for begin, end in spans]
        held = [_cuts(run, edges) for run in self._held]
        for at in range(len(edges) - 1):
            yield [
                *(
                    self._read(first + cut[at], first + cut[at + 1])
                    for (first, _), cut in zip(spans, filed, strict=True)
                ),
                *(run[cut[at] : cut[at + 1]] for run, cut in zip(self._held, held, strict=True)),
            ]

    def close(self) -> None:
        """Let go of the memory and the file."""
        self._held, self._size, self._ends = [], 0, [0]
        if self._file is not None:
            self._file.close()
            self._file = None

    def _spill(self) -> None:
        run = blocks.distinct(np.concatenate(self._held))
        self._held, self._size = [], 0
        try:
            if self._file is None:
                self._file = _nameless(self.folder)
            self._file.seek(0, 2)
            self._file.write(run.data)
            self._file.flush()
        except OSError as error:
            raise (trouble(error) or error) from error
        self._ends.append(self._ends[-1] + len(run))

    def _mapped(self, begin: int, end: int) -> Entries:
        assert self._file is not None
        return np.memmap(self._file, np.uint64, "r", begin * _WIDTH, (end - begin,))

    def _read(self, begin: int, end: int) -> Entries:
        assert self._file is not None
        self._file.seek(begin * _WIDTH)
        return np.fromfile(self._file, np.uint64, end - begin)


def _cuts(run: Entries, edges: list[int]) -> list[int]:
    """Where each edge falls in a sorted run."""
    # No entry is as high as the last edge, which may be too high for 64 bits.
    return [*np.searchsorted(run, np.array(edges[:-1], np.uint64)).tolist(), len(run)]


def _nameless(folder: Path | None) -> IO[bytes]:
    """A file that is gone when the process is, however it ends."""
    return TemporaryFile(dir=folder)
