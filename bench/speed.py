"""How fast a claim is answered: the search and the whole verification, beside FTS5 in the same database."""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from db import postings
from db.evidence import Evidence
from quotes.search import retrieval
from quotes.search.shingles import numbered
from quotes.speakers import name_fold
from quotes.text import words
from quotes.verdict.verification import Claim, verify_claim

# FTS5 takes half a second a claim with all its words: so many claims give its median well enough.
FTS_CLAIMS = 40
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


def report(record: Evidence, claims: Sequence[dict[str, Any]]) -> str:
    """Medians and 99th percentiles in milliseconds, with ratios."""
    chosen = random.Random(SEED).sample(list(claims), FTS_CLAIMS)
    ours = _times(lambda claim: _find(record, claim), claims)
    whole = _times(lambda claim: verify_claim(Claim(claim["claim"], claim["speaker"]), record), claims)
    every = _times(lambda claim: _fts(record.conn, words(claim["claim"])), chosen)
    rarest = _times(lambda claim: _fts(record.conn, _rarest(record.conn, words(claim["claim"]))), chosen)
    lines = [
        _line("search (texts read from SQLite)", ours),
        _line("whole verification", whole),
        _line("FTS5, all words", every, ours),
        _line("FTS5, rarest six", rarest, ours),
    ]
    for name, text in ODD.items():
        started = time.perf_counter()
        retrieval.find(text, record.library)
        lines.append(f"  {name}: {1000 * (time.perf_counter() - started):.1f} ms")
    return "\n".join(lines)


def _find(record: Evidence, claim: dict[str, Any]) -> None:
    owners = record.owners(name_fold(claim["speaker"]))
    retrieval.find(
        claim["claim"], record.library, credited=lambda rows: record.library.credited(rows, owners)
    )


def _times(answer: Callable[[dict[str, Any]], object], claims: Sequence[dict[str, Any]]) -> list[float]:
    for claim in claims[:20]:
        answer(claim)
    times = []
    for claim in claims:
        started = time.perf_counter()
        answer(claim)
        times.append(1000 * (time.perf_counter() - started))
    return sorted(times)


def _line(name: str, times: Sequence[float], ours: Sequence[float] = ()) -> str:
    half, most = statistics.median(times), times[min(len(times) - 1, int(0.99 * len(times)))]
    ratio = f", {half / statistics.median(ours):,.0f} times the search's median" if ours else ""
    return f"  {name}: median {half:.2f} ms, 99th percentile {most:.2f} ms{ratio}"


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
