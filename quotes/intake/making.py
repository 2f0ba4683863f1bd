"""Bulk rows made ready on all cores: the lines of a file in, what is to be stored out, in the order of the file.

Reading JSON, folding words and making keys takes four fifths of an import and touches no database.
"""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from db.rows import Packed
from quotes.errors import BadInput
from quotes.executors import Workers, cores, each, end_with_parent
from quotes.intake import bulk, gdelt, quotebank
from quotes.intake.lines import LONGEST_LINE
from quotes.search.shingles import batch as shingle_batch

ROWS_OF: dict[str, Callable[[bytes], tuple[bulk.Row, ...]]] = {
    "jsonl": bulk.rows_of,
    "quotebank": quotebank.rows_of,
    "gdelt-gqg": gdelt.rows_of,
}
# A worker takes half a second to start, in which one process makes 5,000 rows; a second part larger than half of
# this says that there are enough.
WORTH_LINES = 30_000
MOST_WORKERS = 8
# Parts made before they are wanted, for each worker: what is made is held in memory, 10 MB a part.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Numbered lines that go into one transaction (None: longer than a line may be), and how they are to be read."""

    lines: list[tuple[int, bytes | None]]
    format: str
    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Made:
    """A part ready to be stored: `keys` with the wording each belongs to, an index into the batch's variants."""

    batch: Packed
    rows: int
    refused: list[tuple[int, str]]
    last: int
    keys: NDArray[np.uint64]
    owners: NDArray[np.int64]


def make(part: Part) -> Made:
    """One part, made ready."""
    rows_of = ROWS_OF[part.format]
    rows: list[bulk.Row] = []
    refused = []
    for number, line in part.lines:
        try:
            rows.extend(rows_of(_held(line)))
        except BadInput as error:
            refused.append((number, str(error)))
    filed, sources = bulk.filing(rows, name=part.name, at=part.at)
    keys, owners = shingle_batch(list(filed.words.values()))
    return Made(filed.batch(sources).packed(), len(rows), refused, part.lines[-1][0], keys, owners)


def _held(line: bytes | None) -> bytes:
    if line is None:
        raise BadInput(f"the line is longer than {LONGEST_LINE // 2**20} MB")
    return line


def made(parts: Iterable[Part], cluster: Workers | None = None) -> Iterator[Made]:
    """The parts, made ready, in order; what `parts` raises comes after all that went before it.

    The work is done by a cluster's workers where there is one, else on all cores if there is enough of it.
    """
    told = _told(parts)
    if cluster is not None:
        failed: list[Exception] = []
        yield from each(make, _until(told, failed), cluster)
        if failed:
            raise failed[0]
        return
    first, second = next(told, None), next(told, None)
    rest = chain((item for item in (first, second) if item is not None), told)
    large = isinstance(second, Part) and 2 * len(second.lines) > WORTH_LINES
    if large and (workers := min(MOST_WORKERS, cores())) > 1:
        yield from _on_cores(rest, workers)
    else:
        yield from map(make, _raising(rest))


def _told(parts: Iterable[Part]) -> Iterator[Part | Exception]:
    """The parts, then what went wrong with reading more of them."""
    try:
        yield from parts
    except (OSError, EOFError) as error:
        yield error


def _until(told: Iterable[Part | Exception], failed: list[Exception]) -> Iterator[Part]:
    for item in told:
        if isinstance(item, Exception):
            failed.append(item)
            return
        yield item


def _raising(told: Iterable[Part | Exception]) -> Iterator[Part]:
    for item in told:
        if isinstance(item, Exception):
            raise item
        yield item


def _on_cores(told: Iterator[Part | Exception], workers: int) -> Iterator[Made]:
    waiting: deque[tuple[Part | Exception, Future[Made] | None]] = deque()
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=end_with_parent)
    try:
        while True:
            for item in islice(told, AHEAD * workers - len(waiting)):
                waiting.append((item, pool.submit(make, item) if isinstance(item, Part) else None))
            if not waiting:
                return
            item, future = waiting.popleft()
            yield future.result() if future else make(*_raising([item]))
    except BrokenProcessPool:
        # Somebody killed a worker, or there was no memory for it: this process goes on alone.
        yield from map(make, _raising(chain([item], (item for item, _ in waiting), told)))
    finally:
        pool.shutdown(cancel_futures=True)
