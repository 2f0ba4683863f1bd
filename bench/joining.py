"""The peer of linking: datasketch's MinHash LSH joins the same rows with one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from datasketch import MinHash, MinHashLSH

from bench import stages
from bench.measuring import timed
from db.linking.texts import all_texts
from db.store import Store
from quotes.text import words

# 32 hashes and a threshold of a half: what finds most of the planted copies in about the time it takes without.
HASHES, THRESHOLD = 32, 0.5
SEED = 1


@dataclass(frozen=True, slots=True)
class Joined:
    """Processor seconds of the self-join over runs of two words, its pairs, and the share of planted copies in them."""

    seconds: float
    pairs: int
    found: float


def join(store: Store) -> Joined:
    """Join all wordings of a database with one another."""
    numbers, _, texts = all_texts(store.conn)
    near, spent = timed(lambda: _near(texts))
    wanted = stages.planted_pairs(store, numbers)
    found = sum(other in near[one] for one, other in map(tuple, wanted))
    return Joined(spent.processor, (sum(map(len, near)) - len(near)) // 2, found / max(1, len(wanted)))


def _near(texts: Sequence[str]) -> list[list[int]]:
    index = MinHashLSH(threshold=THRESHOLD, num_perm=HASHES)
    hashes = list(MinHash.generator([_runs(text) for text in texts], num_perm=HASHES, seed=SEED))
    with index.insertion_session() as session:
        for n, one in enumerate(hashes):
            session.insert(n, one, check_duplication=False)
    return [index.query(one) for one in hashes]


def _runs(text: str) -> list[bytes]:
    said = words(text)
    return [f"{a} {b}".encode("utf-8", "surrogatepass") for a, b in pairwise(said)] or [text.encode()]
