"""Comparing all wordings with all, in a thread for each core."""

import sqlite3
import sys
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from db.linking.texts import all_texts
from quotes.executors import each, threads
from quotes.family import keys, kinship, signs
from quotes.family.agreement import Bench, Columns, related


class Told(NamedTuple):
    """Some of all kin: numbers of the shorter and the longer, score, whether it stands whole there.

    With it all kin are told of the wordings whose numbers are at most `upto`.
    """

    upto: int
    kin: Columns


def whole(kin: Columns) -> Told:
    """All kin that there are, in one part."""
    return Told(sys.maxsize, kin)


def compared(conn: sqlite3.Connection) -> Iterator[Told]:
    """All kin among all wordings, part by part."""
    numbers, names, texts = all_texts(conn)
    # A third of what they take as Python's strings.
    every, ids = np.array(numbers, np.int64), np.array(names, np.bytes_)
    del numbers, names
    with threads() as workers:
        lines = signs.read(texts, workers)
        del texts
        keyed = keys.keyed(lines, workers)
        held = keys.held(keyed, len(every), workers)
        weights = keys.weighed(keyed, keys.common(held), len(every), workers)
        evidence = keys.placed(lines, keyed, weights)
        del keyed, weights  # a third of all memory
        shared = kinship.Shared(held, len(every))
        del held
        bench, likely = Bench(lines, evidence), kinship.Likely(lines, workers)
        del lines, evidence

        def told(part: kinship.Part) -> Told:
            # A pair is in the part of its lesser row.
            short, long, score, whole = related(bench, kinship.near_among(likely, shared, part), ids)
            return Told(int(every[part[1] - 1]), (every[short], every[long], score, whole))

        yield from each(told, shared.parts, workers)
