"""Bulk rows made ready on all cores: the lines of a file in, what is to be stored out, in the order of the file.

Reading JSON, folding words and making keys takes four fifths of an import and touches no database.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from db.rows import Packed
from quotes.errors import BadInput
from quotes.executors import Workers, cores, each, workers
from quotes.intake import bulk, gdelt, quotebank, slips
from quotes.intake.lines import LONGEST_LINE
from quotes.search.shingles import batch as shingle_batch
from quotes.text import words

ROWS_OF: dict[str, Callable[[bytes], tuple[bulk.Row, ...]]] = {
    "jsonl": bulk.rows_of,
    "quotebank": quotebank.rows_of,
    "gdelt-gqg": gdelt.rows_of,
}
NO_WORD = 'the "text" holds no word, so that there is nothing to find it by'
REMOVED = "its source was removed; it is not stored again"
_LATIN = re.compile("[0-9A-Za-z]")
# A worker takes half a second to start, in which one process makes 5,000 rows; a second part larger than half of
# this says that there are enough.
WORTH_LINES = 30_000
# What is made before it is wanted is held in memory, two parts of 10 MB for each worker.
MOST_WORKERS = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Numbered lines that go into one transaction (None: longer than a line may be), and how they are to be read.

    `removed` are the ids of sources that were removed for good.
    """

    lines: list[tuple[int, bytes | None]]
    format: str
    name: str
    at: str
    removed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Made:
    """A part ready to be stored: `keys` with the wording each belongs to, an index into the batch's variants.

    `unread` are keys of lines that no row has, a hundred at most; `undated` counts rows whose date was none.
    """

    batch: Packed
    rows: int
    refused: list[tuple[int, str]]
    last: int
    keys: NDArray[np.uint64]
    owners: NDArray[np.int64]
    unread: frozenset[str] = frozenset()
    undated: int = 0


def make(part: Part) -> Made:
    """One part, made ready."""
    rows_of = ROWS_OF[part.format]
    rows: list[bulk.Row] = []
    refused = []
    for number, line in part.lines:
        try:
            found = rows_of(_held(line))
        except BadInput as error:
            refused.append((number, str(error)))
            continue
        worded = [row for row in found if _has_words(row.text)]
        if len(worded) < len(found):
            refused.append((number, NO_WORD))
        stays = [row for row in worded if not _is_removed(row, part)]
        rows.extend(stays)
        if len(stays) < len(worded):
            refused.append((number, REMOVED))
    filed, sources = bulk.filing(rows, name=part.name, at=part.at)
    keys, owners = shingle_batch(filed.words.values())
    return Made(
        filed.batch(sources).packed(), len(rows), refused, part.lines[-1][0], keys, owners,
        _unread(rows), sum(row.undated for row in rows),
    )  # fmt: skip


def _unread(rows: Iterable[bulk.Row]) -> frozenset[str]:
    keys: set[str] = set()
    for row in rows:
        if row.unread and len(keys) < slips.KEPT:
            keys.update(row.unread[: slips.KEPT])
    return frozenset(keys)


def _is_removed(row: bulk.Row, part: Part) -> bool:
    return bool(part.removed) and bulk.source_id(bulk.address_of(row, part.name)) in part.removed


def _has_words(text: str) -> bool:
    """Whether there is anything to file a text under; nearly always its first letter tells."""
    return _LATIN.search(text) is not None or bool(words(text))


def _held(line: bytes | None) -> bytes:
    if line is None:
        raise BadInput(f"the line is longer than {LONGEST_LINE // 2**20} MB")
    return line


def made(parts: Iterable[Part], cluster: Workers | None = None) -> Iterator[Made]:
    """The parts, made ready, in order; what `parts` raises comes after all that went before it.

    The work is done by a cluster's workers where there is one, else on all cores if there is enough of it.
    """
    failed: list[Exception] = []
    told = _until(parts, failed)
    if cluster is not None:
        yield from each(make, told, cluster)
    else:
        begun = list(islice(told, 2))
        large = len(begun) > 1 and 2 * len(begun[1].lines) > WORTH_LINES
        with workers(min(MOST_WORKERS, cores()) if large else 1) as hands:
            yield from each(make, chain(begun, told), hands, alone=True)
    if failed:
        raise failed[0]


def _until(parts: Iterable[Part], failed: list[Exception]) -> Iterator[Part]:
    """The parts as far as they can be read; why not further is put into `failed`."""
    try:
        yield from parts
    except (OSError, EOFError) as error:
        failed.append(error)
