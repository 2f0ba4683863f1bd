"""The peer of linking: datasketch's MinHash LSH joins the same rows with one another."""

import time
from itertools import pairwise

from datasketch import MinHash, MinHashLSH

from bench import stages
from db import wholesale
from db.store import Store
from quotes.text import words

# 32 hashes and a threshold of a half: what finds most of the planted copies in about the time it takes without.
HASHES, THRESHOLD = 32, 0.5
SEED = 1


def report(store: Store) -> str:
    """Seconds of the self-join over runs of two words, and how many planted copies are among its candidates."""
    numbers, _, texts = wholesale.texts(store.conn)
    began = time.process_time()
    index = MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
    runs = [_runs(text) for text in texts]
    hashes = list(MinHash.generator(runs, num_perm=HASHES, seed=SEED))
    with index.insertion_session() as session:
        for n, one in enumerate(hashes):
            session.insert(n, one, check_duplication=False)
    near = [index.query(one) for one in hashes]
    spent = time.process_time() - began
    wanted = stages.planted_pairs(store, numbers)
    found = sum(other in near[one] for one, other in map(tuple, wanted))
    pairs = (sum(map(len, near)) - len(near)) // 2
    return (
        f"datasketch MinHash LSH ({HASHES} hashes, threshold {THRESHOLD}): {spent:.1f} s of CPU, {pairs:,} pairs, "
        f"{found / max(1, len(wanted)):.4f} of planted copies among them"
    )


def _runs(text: str) -> list[bytes]:
    said = words(text)
    return [f"{a} {b}".encode("utf-8", "surrogatepass") for a, b in pairwise(said)] or [text.encode()]
