"""How fast a claim is answered: the search and the whole verification, beside FTS5 and rapidfuzz on the same rows."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from db import postings
from db.evidence import Evidence
from quotes.draft.drafts import check_draft, read_quotations
from quotes.search import retrieval
from quotes.search.shingles import numbered
from quotes.settings import DEFAULT
from quotes.speakers import name_fold
from quotes.text import words
from quotes.verdict.verification import Claim, verify_claim

# FTS5 takes half a second a claim with all its words, and rapidfuzz several: so many claims give a median well enough.
FTS_CLAIMS, BRUTE_CLAIMS = 40, 5
DRAFT_WORDS = 5_000
SEED = 4
CHUNK = 4_096
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
    def half(self) -> float:
        """The median by the clock."""
        return statistics.median(self.wall)

    @property
    def most(self) -> float:
        """The 99th percentile by the clock."""
        return _ninety_ninth(self.wall)


@dataclass(frozen=True, slots=True)
class Speed:
    """How long the search and the whole verification took, and the lines that tell it."""

    search: Times
    whole: Times
    lines: list[str]


def measure(record: Evidence, claims: Sequence[dict[str, Any]], texts: Sequence[str]) -> Speed:
    """Times of all claims, and of some with FTS5 and, over the `texts` of the rows, with rapidfuzz alone."""
    chosen = random.Random(SEED).sample(list(claims), FTS_CLAIMS)
    search = _times(lambda claim: _find(record, claim), claims)
    whole = _times(lambda claim: verify_claim(Claim(claim["claim"], claim["speaker"]), record), claims)
    every = _times(lambda claim: _fts(record.conn, words(claim["claim"])), chosen)
    rarest = _times(lambda claim: _fts(record.conn, _rarest(record.conn, words(claim["claim"]))), chosen)
    brute = _times(lambda claim: extractOne(claim["claim"], texts, scorer=ratio), chosen[:BRUTE_CLAIMS], 0)
    lines = [
        _line("search (texts read from SQLite)", search),
        _line("whole verification", whole),
        *(
            f"{_line(name, peer)}: {peer.half / search.half:,.0f} times the search, "
            f"{peer.half / whole.half:,.0f} times the whole verification"
            for name, peer in (
                ("FTS5, all words", every),
                ("FTS5, rarest six", rarest),
                (f"rapidfuzz extractOne over all rows, {BRUTE_CLAIMS} claims", brute),
            )
        ),
    ]
    for name, text in ODD.items():
        started = time.perf_counter()
        verify_claim(Claim(text[: DEFAULT.claim_characters]), record)
        lines.append(f"  {name}: {1000 * (time.perf_counter() - started):.1f} ms")
    return Speed(search, whole, [*lines, _draft(record, claims)])


def compared(large: Speed, small: Speed) -> str:
    """How much longer claims take among more rows, in time of the clock and of the processor."""
    told = []
    for name, one, other in (
        ("search", large.search, small.search),
        ("whole verification", large.whole, small.whole),
    ):
        cpu = statistics.median(one.processor) / statistics.median(other.processor)
        most = _ninety_ninth(one.processor) / _ninety_ninth(other.processor)
        told.append(
            f"  {name}: median {one.half / other.half:.2f} times, 99th percentile {one.most / other.most:.2f} times "
            f"(processor {cpu:.2f} and {most:.2f})"
        )
    return "\n".join(told)


def _draft(record: Evidence, claims: Sequence[dict[str, Any]]) -> str:
    """A draft of 5,000 words, of which every second stands in quotation marks, checked once it is open."""
    chance = random.Random(SEED)
    paragraphs: list[str] = []
    while sum(text.count(" ") + 1 for text in paragraphs) < DRAFT_WORDS:
        claim = chance.choice(claims)
        said = " ".join(claim["claim"].replace('"', "'").split())
        paragraphs.append(f"“{said},” {claim['speaker']} said. {' '.join(['It went on in the hall.'] * 4)}")
    text = "\n\n".join(paragraphs)
    started = time.perf_counter()
    checked = check_draft(text, read_quotations(text), record)
    seconds = time.perf_counter() - started
    return (
        f"  a draft of {text.count(' ') + 1:,} words, {len(checked.quotations)} quotations: {seconds:.2f} s"
    )


def _find(record: Evidence, claim: dict[str, Any]) -> None:
    owners = record.owners(name_fold(claim["speaker"]))
    retrieval.find(claim["claim"], record.library, credited=lambda rows: record.credited(rows, owners))


def _times(
    answer: Callable[[dict[str, Any]], object], claims: Sequence[dict[str, Any]], warm: int = 20
) -> Times:
    for claim in claims[:warm]:
        answer(claim)
    wall, processor = [], []
    for claim in claims:
        started, used = time.perf_counter(), time.thread_time()
        answer(claim)
        processor.append(1000 * (time.thread_time() - used))
        wall.append(1000 * (time.perf_counter() - started))
    return Times(sorted(wall), sorted(processor))


def _ninety_ninth(times: Sequence[float]) -> float:
    return times[min(len(times) - 1, int(0.99 * len(times)))]


def _line(name: str, times: Times) -> str:
    half, most = statistics.median(times.processor), _ninety_ninth(times.processor)
    return (
        f"  {name}: median {times.half:.2f} ms, 99th percentile {times.most:.2f} ms "
        f"(processor {half:.2f} and {most:.2f})"
    )


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


def build_seconds(conn: sqlite3.Connection, scratch: Path) -> float:
    """How long the index of all wordings takes to build, from texts in SQLite to blocks in SQLite."""
    scratch.unlink(missing_ok=True)
    target = sqlite3.connect(scratch, isolation_level=None)
    target.execute("PRAGMA journal_mode = WAL")
    target.execute("PRAGMA synchronous = NORMAL")
    started = time.perf_counter()
    target.execute("BEGIN")
    postings.create(target)
    postings.build(target, _batches(conn))
    target.execute("COMMIT")
    seconds = time.perf_counter() - started
    target.close()
    scratch.unlink()
    return seconds


def _batches(conn: sqlite3.Connection) -> Any:
    cursor = conn.execute("SELECT n, text FROM variants")
    while chunk := cursor.fetchmany(CHUNK):
        yield numbered([(n, words(text)) for n, text in chunk])
