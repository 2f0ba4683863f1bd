"""How fast a claim is answered: the search and the whole verification, beside FTS5 and rapidfuzz on the same rows."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from bench.figures import Cell, Figure, Ratio, Table
from bench.measuring import Spent, percentile, timed
from db.index import postings
from db.reading.evidence import Evidence
from quotes.draft.drafts import check_draft, read_quotations
from quotes.search import retrieval
from quotes.search.shingles import numbered
from quotes.settings import DEFAULT
from quotes.speakers import name_fold
from quotes.text import words
from quotes.verdict.verification import Claim, verify_claim

# FTS5 takes half a second a claim with all its words, and rapidfuzz several: so many claims give a median well enough.
FTS_CLAIMS, BRUTE_CLAIMS = 20, 3
REPEATS, WARM = 3, 20
DRAFT_WORDS = 5_000
SEED = 4
CHUNK = 4_096
Asked = dict[str, Any]
ODD = {
    "one word": "Hosts",
    "300 words": " ".join(f"word{n} and the" for n in range(100)),
    "1 MB of words": "the cow jumped over the moon and " * 30_000,
    "control characters": "\x00\x01\x1b[31mred\x7f \u202e\u2066evil",
    "lone surrogate": "half a \ud83d pair",
    "operators": '"; DROP TABLE variants; -- NEAR(a b) OR * AND ^ col:x {a} \' "" %',
}


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds that claims took, each list in ascending order: by the clock, and of the processor."""

    wall: list[float]
    processor: list[float]

    @property
    def median(self) -> float:
        """Of the processor."""
        return statistics.median(self.processor)

    @property
    def slowest(self) -> float:
        """The 99th percentile of the processor."""
        return percentile(self.processor, 0.99)


@dataclass(frozen=True, slots=True)
class Speed:
    """Times of the search, of the whole verification and of the peers, once for each repeat."""

    search: list[Times]
    whole: list[Times]
    peers: dict[str, list[Times]]

    def ratios(self) -> list[Ratio]:
        """How many times as long each peer takes as we do, by the medians of each repeat."""
        ours = {"search, median": self.search, "whole verification, median": self.whole}
        return [
            Ratio.of(what, name, [one.median for one in theirs], [one.median for one in mine])
            for name, theirs in self.peers.items()
            for what, mine in ours.items()
        ]

    def table(self) -> Table:
        """Milliseconds by system: medians and 99th percentiles, by the processor and by the clock."""
        named = {
            "search (texts read from SQLite)": self.search,
            "whole verification": self.whole,
            **self.peers,
        }
        rows: list[list[Cell]] = []
        for name, repeats in named.items():
            one = sorted(repeats, key=lambda times: times.median)[len(repeats) // 2]
            wall = statistics.median(one.wall), percentile(one.wall, 0.99)
            rows.append([name, len(one.processor), one.median, one.slowest, *wall])
        head = ("ms a claim", "claims", "median", "99 %", "median by the clock", "99 % by the clock")
        return Table("Time a claim, of the processor and by the clock", head, ("", "d", *[",.3g"] * 4), rows)


def measure(record: Evidence, claims: Sequence[Asked], texts: Sequence[str], *, few: bool = False) -> Speed:
    """Times of all claims, and of some with FTS5 and, over the `texts` of the rows, with rapidfuzz alone."""
    chosen = random.Random(SEED).sample(list(claims), 8 if few else FTS_CLAIMS)
    brute = chosen[: 2 if few else BRUTE_CLAIMS]
    speed = Speed(
        [], [], {"FTS5, all words": [], "FTS5, rarest six words": [], "rapidfuzz over all rows": []}
    )
    every, rarest, fuzzy = speed.peers.values()
    for repeat in range(1 if few else REPEATS):
        warm = WARM if repeat == 0 else 0
        speed.search.append(times(lambda claim: find(record, claim), claims, warm))
        speed.whole.append(times(lambda claim: verified(record, claim), claims, warm))
        every.append(times(lambda claim: _fts(record.conn, words(claim["claim"])), chosen))
        rarest.append(
            times(lambda claim: _fts(record.conn, _rarest(record.conn, words(claim["claim"]))), chosen)
        )
        fuzzy.append(times(lambda claim: extractOne(claim["claim"], texts, scorer=ratio), brute))
    return speed


def odd(record: Evidence) -> Table:
    """Milliseconds of the processor for claims that nobody should make."""
    rows: list[list[Cell]] = []
    for name, text in ODD.items():
        claim = Claim(text[: DEFAULT.claim_characters])
        rows.append([name, 1000 * timed(partial(verify_claim, claim, record))[1].processor])
    return Table("Claims that nobody should make", ("claim", "ms"), ("", ".1f"), rows)


def draft(record: Evidence, claims: Sequence[Asked]) -> Figure:
    """A draft of 5,000 words, of which every second stands in quotation marks, checked once it is open."""
    chance = random.Random(SEED)
    paragraphs: list[str] = []
    while sum(text.count(" ") + 1 for text in paragraphs) < DRAFT_WORDS:
        claim = chance.choice(claims)
        said = " ".join(claim["claim"].replace('"', "'").split())
        paragraphs.append(f"“{said},” {claim['speaker']} said. {' '.join(['It went on in the hall.'] * 4)}")
    text = "\n\n".join(paragraphs)
    checked, spent = timed(lambda: check_draft(text, read_quotations(text), record))
    count = len(checked.quotations)
    return Figure(
        f"a draft of {text.count(' ') + 1:,} words, {count} quotations", spent.processor, ".2f", "s"
    )


def find(record: Evidence, claim: Asked) -> None:
    """The search alone: passages that could answer the claim, their texts with them."""
    owners = record.owners(name_fold(claim["speaker"]))
    retrieval.find(claim["claim"], record.library, credited=lambda rows: record.credited(rows, owners))


def verified(record: Evidence, claim: Asked) -> None:
    """The whole verification of a claim."""
    verify_claim(Claim(claim["claim"], claim["speaker"]), record)


def times(answer: Callable[[Asked], object], claims: Sequence[Asked], warm: int = 0) -> Times:
    """What each claim takes, after so many were asked once before."""
    for claim in claims[:warm]:
        answer(claim)
    wall, processor = [], []
    for claim in claims:
        started, used = time.perf_counter(), time.thread_time()
        answer(claim)
        processor.append(1000 * (time.thread_time() - used))
        wall.append(1000 * (time.perf_counter() - started))
    return Times(sorted(wall), sorted(processor))


def _fts(conn: sqlite3.Connection, chosen: Sequence[str]) -> list[Any]:
    query = " OR ".join(f'"{word}"' for word in dict.fromkeys(chosen) if word.isalnum())
    if not query:
        return []
    sql = "SELECT rowid FROM variants_fts WHERE variants_fts MATCH ? ORDER BY rank LIMIT 10"
    return conn.execute(sql, [query]).fetchall()


def _rarest(conn: sqlite3.Connection, said: Sequence[str]) -> list[str]:
    conn.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, variants_fts, row)"
    )
    marks = ",".join("?" * len(said))
    sql = f"SELECT term FROM temp.vocabulary WHERE term IN ({marks}) ORDER BY doc LIMIT 6"
    return [term for (term,) in conn.execute(sql, list(said))]


def build_index(conn: sqlite3.Connection, scratch: Path) -> Spent:
    """What the index of all wordings takes to build, from texts in SQLite to blocks in SQLite."""
    scratch.unlink(missing_ok=True)
    with closing(sqlite3.connect(scratch, isolation_level=None)) as target:
        target.execute("PRAGMA journal_mode = WAL")
        target.execute("PRAGMA synchronous = NORMAL")
        target.execute("BEGIN")
        postings.create(target)
        _, spent = timed(lambda: postings.build(target, _batches(conn)))
        target.execute("COMMIT")
    scratch.unlink()
    return spent


def _batches(conn: sqlite3.Connection) -> Iterator[postings.Batch]:
    cursor = conn.execute("SELECT n, text FROM variants")
    while chunk := cursor.fetchmany(CHUNK):
        yield numbered((n, words(text)) for n, text in chunk)
