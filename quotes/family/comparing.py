"""Comparing all wordings with all, in a thread for each core."""

import sqlite3

import numpy as np

from db.linking.texts import all_texts
from quotes.executors import each, threads
from quotes.family import keys, kinship, signs
from quotes.family.agreement import Bench, Columns, joined, related


def compared(conn: sqlite3.Connection) -> Columns:
    """All kin among all wordings: numbers of the shorter and the longer, score, whether it stands whole there."""
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
        bench, likely = Bench(lines, evidence), kinship.Likely(lines, workers)
        shared = kinship.Shared(held, len(every))
        del lines, evidence, held

        def kin(part: kinship.Part) -> Columns:
            return related(bench, kinship.near_among(likely, shared, part), ids)

        short, long, score, whole = joined(each(kin, shared.parts, workers))
    return every[short], every[long], score, whole
