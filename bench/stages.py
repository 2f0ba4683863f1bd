"""The stages of linking, timed one after the other in one process, and how many planted copies each lets through."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from bench.figures import Cell, Figure, Table
from bench.planting import MARK
from db.linking import places
from db.linking.texts import all_texts
from db.store import Store
from quotes.family import keys, kinship, signs
from quotes.family.agreement import Bench, joined, related
from quotes.family.keys import Keyed, Weights
from quotes.family.originals import Dates, named, traced
from quotes.family.storing import gathered


def measured(store: Store) -> tuple[Table, list[Figure]]:
    """A table (the stage, its processor seconds, what came out of it), and how many planted copies got how far."""
    rows: list[list[Cell]] = []

    @contextmanager
    def stage(name: str) -> Iterator[list[str]]:
        told: list[str] = []
        began = time.process_time()
        yield told
        rows.append([name, time.process_time() - began, "".join(told)])

    with stage("rows") as told:
        numbers, ids, texts = all_texts(store.conn)
        told.append(f"{len(texts):,} wordings read")
    with stage("words") as told:
        lines_ = signs.read(texts)
        told.append(f"{len(lines_.hashes):,} words")
    del texts
    with stage("keys") as told:
        keyed = keys.keyed(lines_)
        held = keys.held(keyed, len(numbers))
        weights = keys.weighed(keyed, keys.common(held), len(numbers))
        told.append(f"{len(keyed.keys):,}, of which {len(held.keys):,} stand in several wordings")
    bench = Bench(lines_, keys.placed(lines_, keyed, weights))
    wanted = planted_pairs(store, numbers)
    shared = _sharing(wanted, keyed, weights)
    with stage("candidates") as told:
        parts = list(kinship.near(kinship.Likely(lines_), kinship.Shared(held, len(numbers))))
        told.append(f"{sum(len(part.short) for part in parts):,} pairs")
    with stage("alignment") as told:
        short, long, score, whole = joined(related(bench, part, np.array(ids, np.bytes_)) for part in parts)
        told.append(f"{len(short):,} kin")
    with stage("families") as told:
        record = places.read(store.conn)
        every = record.sizes.numbers
        found = gathered(store, record, (every[short], every[long], score, whole))
        told.append(f"{len(np.unique(found.head)):,} families, {len(found.short):,} links")
    with stage("originals") as told:
        heads = np.arange(len(every))
        heads[record.sizes.at(found.short)] = record.sizes.at(found.head)
        quotes = traced(record, heads, Dates(record.stated), named(record.sizes))
        told.append(f"{len(list(quotes.told)) + len(quotes.left):,} quotes")
    head = ("stage, all in one process", "s of the processor", "what comes out")
    near = _pairs((part.short, part.long) for part in parts)
    figures = _shares(wanted, shared, near, _pairs([(short, long)]))
    return Table("", head, ("", ".1f", ""), rows), figures


def _pairs(found: Iterable[tuple[NDArray[np.int64], NDArray[np.int64]]]) -> set[frozenset[int]]:
    return {frozenset(pair) for a, b in found for pair in zip(a.tolist(), b.tolist(), strict=True)}


def _shares(
    wanted: list[frozenset[int]], shared: int, near: set[frozenset[int]], kin: set[frozenset[int]]
) -> list[Figure]:
    """How many of the planted pairs came through each stage."""
    shares = {
        "share a key with their row": shared,
        "are compared with it": sum(pair in near for pair in wanted),
        "are kin": len(kin & set(wanted)),
    }
    total = max(1, len(wanted))
    return [Figure(f"planted copies that {what}", part / total, ".4f") for what, part in shares.items()]


def planted_pairs(store: Store, numbers: list[int]) -> list[frozenset[int]]:
    """Planted copies with their rows, as indexes; copies that are the same wording as their row need no link."""
    at = {n: i for i, n in enumerate(numbers)}
    rows = dict(
        store.conn.execute("SELECT external_id, variant_n FROM occurrences WHERE external_id IS NOT NULL")
    )
    pairs = ((rows[row], rows.get(row.split("-", 2)[2])) for row in rows if row.startswith(MARK))
    return [frozenset((at[one], at[other])) for one, other in pairs if other is not None and one != other]


def _sharing(wanted: list[frozenset[int]], keyed: Keyed, weights: Weights) -> int:
    keep = weights > 0
    telling, rows = keyed.keys[keep], keyed.rows[keep]
    order = np.argsort(rows, kind="stable")
    telling, rows = telling[order], rows[order]

    ends = np.searchsorted(rows, np.arange(int(rows.max(initial=0)) + 2, dtype=rows.dtype))

    def held(row: int) -> set[int]:
        return set(telling[ends[row] : ends[row + 1]].tolist()) if row + 1 < len(ends) else set()

    return sum(not held(one).isdisjoint(held(other)) for one, other in map(tuple, wanted))
