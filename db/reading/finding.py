"""Words that were looked for, with the places where they stand: what the search page of the site reads."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

from db.index import phrases, unspaced
from db.reading.places import BY_DATE, PLACE, Place, places

FOUND = 40
PLACES_EACH = 3
# A wording of more characters is shown by the part that was looked for.
LONG = 600
BEFORE, AFTER = 200, 300
# Marks around what was looked for; no text in the database holds control characters of this kind.
MARK, UNMARK = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Found:
    """A wording that was looked for, with the words that matched between MARK and UNMARK."""

    n: int
    text: str
    quote_id: str | None
    places: tuple[Place, ...]
    total: int


def find(conns: Sequence[sqlite3.Connection], words: Sequence[str], speaker: str = "") -> tuple[Found, ...]:
    """Wordings that hold all these terms, best first; at most `FOUND`. A term of several words is a phrase.

    Of several files (shards) each ranks what it holds by its own counts of words.
    """
    if not words:
        return ()
    found = [
        (rank, n, at, quote_id, text)
        for at, conn in enumerate(conns)
        for rank, n, quote_id, text in _matches(conn, words, speaker)
    ]
    found.sort(key=itemgetter(0, 1))
    return tuple(_found(conns[at], n, quote_id, text) for _, n, at, quote_id, text in found[:FOUND])


def _matches(
    conn: sqlite3.Connection, words: Sequence[str], speaker: str
) -> Iterator[tuple[float, int, str | None, str]]:
    """Rank, number, quote and marked text of what one file holds."""
    condition, values = "", []
    if speaker:
        condition = (
            " and exists (select 1 from occurrences o join attributions a on a.occurrence_id = o.id "
            "join speakers p on p.id = a.speaker_id where o.variant_n = v.n and p.name like ? escape '\\')"
        )
        values.append(f"%{_like(speaker)}%")
    if pairs := unspaced.query(words):
        rows = conn.execute(f"{_UNSPACED}{condition} order by rank limit {FOUND}", [pairs, *values])
        return ((rank, n, quote_id, _marked(text, words)) for rank, n, quote_id, text in rows)
    asked = [LONG, MARK, UNMARK, MARK, UNMARK, phrases.query(words), *values]
    return map(tuple, conn.execute(f"{_SPACED}{condition} order by rank limit {FOUND}", asked))


def _found(conn: sqlite3.Connection, number: int, quote_id: str | None, text: str) -> Found:
    rows = conn.execute(f"{PLACE} where v.n = ?{BY_DATE} limit {PLACES_EACH}", [number]).fetchall()
    total = conn.execute("select count(*) from occurrences where variant_n = ?", [number]).fetchone()[0]
    return Found(number, text, quote_id, places(conn, rows), total)


def _marked(text: str, terms: Sequence[str]) -> str:
    """The text, or the part of a long one that holds the first match, with the terms marked."""
    wanted = sorted((re.escape(term) for term in terms), key=len, reverse=True)
    pattern = re.compile("|".join(wanted), re.IGNORECASE)
    if len(text) > LONG:
        first = pattern.search(text)
        at = first.start() if first else 0
        start, end = max(0, at - BEFORE), at + AFTER
        text = f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
    return pattern.sub(lambda match: f"{MARK}{match[0]}{UNMARK}", text)


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_SPACED = """
select rank, v.n, v.quote_id, case when length(v.text) <= ? then highlight(variants_fts, 0, ?, ?)
  else snippet(variants_fts, 0, ?, ?, '…', 60) end as text
from variants_fts join variants v on v.n = variants_fts.rowid where variants_fts match ?
"""
_UNSPACED = """
select rank, v.n, v.quote_id, v.text from unspaced_fts join variants v on v.n = unspaced_fts.rowid where unspaced_fts match ?
"""
