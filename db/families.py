"""Families of wordings in the database: what is not linked yet, links, and the quotes made of them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass

from db.rows import LinkRow, QuoteRow

DATED = "nullif(coalesce(o.said_on, s.published), '')"


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant as linking sees it; `speakers` are the ids of everybody credited with it, undisputed."""

    n: int
    id: str
    text: str
    words: int
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Origin:
    """An occurrence that a family may be traced to; `dated` is when it was said or published, if known."""

    variant_n: int
    occurrence_id: str
    source_id: str
    kind: str
    tier: str
    dated: str | None
    speaker_id: str | None


def unlinked(conn: sqlite3.Connection, limit: int) -> list[int]:
    """The numbers of wordings that belong to no quote yet, oldest first."""
    rows = conn.execute("SELECT n FROM variants WHERE quote_id IS NULL ORDER BY n LIMIT ?", [limit])
    return [n for (n,) in rows]


def count_unlinked(conn: sqlite3.Connection) -> int:
    """How many wordings belong to no quote yet."""
    found = conn.execute("SELECT count(*) FROM variants WHERE quote_id IS NULL").fetchone()
    return int(found[0])


def wordings(conn: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, Wording]:
    """Wordings by number."""
    rows = conn.execute(_WORDINGS, [json.dumps(list(numbers))]).fetchall()
    return {
        n: Wording(n, i, text, words, frozenset(filter(None, json.loads(who))))
        for n, i, text, words, who in rows
    }


def put_links(conn: sqlite3.Connection, rows: Iterable[LinkRow]) -> None:
    """Store direct relations; a known pair keeps its first."""
    conn.executemany("INSERT OR IGNORE INTO links VALUES (?, ?, ?, ?, ?)", (astuple(row) for row in rows))


def component(conn: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Every wording that links lead to from these, themselves included."""
    return {n for (n,) in conn.execute(_COMPONENT, [json.dumps(list(numbers))])}


def links_among(conn: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[LinkRow]:
    """The links that start from these wordings."""
    for row in conn.execute(_LINKS, [json.dumps(list(numbers))]):
        yield LinkRow(*row)


def origins(conn: sqlite3.Connection, numbers: Iterable[int]) -> list[Origin]:
    """Every occurrence of these wordings, with its source's tier and date."""
    return [Origin(*row) for row in conn.execute(_ORIGINS, [json.dumps(list(numbers))])]


def put_families(conn: sqlite3.Connection, families: Sequence[tuple[QuoteRow, Sequence[int]]]) -> None:
    """Store quotes with their wordings; quotes that lost all their wordings disappear."""
    members = [n for _, numbers in families for n in numbers]
    before = conn.execute(
        "SELECT DISTINCT v.quote_id FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value WHERE v.quote_id IS NOT NULL",
        [json.dumps(members)],
    ).fetchall()
    conn.executemany(
        "INSERT OR REPLACE INTO quotes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (astuple(q) for q, _ in families)
    )
    conn.executemany(
        "UPDATE variants SET quote_id = ? WHERE n = ?",
        ((q.id, n) for q, numbers in families for n in numbers),
    )
    conn.executemany(
        "DELETE FROM quotes WHERE id = ? AND NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)",
        before,
    )


def unlink(conn: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take some wordings out of their families, so that they are linked anew."""
    conn.execute(
        "UPDATE variants SET quote_id = NULL WHERE n IN (SELECT value FROM json_each(?))",
        [json.dumps(list(numbers))],
    )
    conn.execute("DELETE FROM quotes WHERE NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)")


def forget(conn: sqlite3.Connection) -> None:
    """Take every family apart, so that all wordings are linked from scratch."""
    conn.execute("UPDATE variants SET quote_id = NULL WHERE quote_id IS NOT NULL")
    conn.execute("DELETE FROM links")
    conn.execute("DELETE FROM quotes")


_WORDINGS = """
SELECT v.n, v.id, v.text, v.words, (
  SELECT json_group_array(DISTINCT a.speaker_id) FROM occurrences o JOIN attributions a ON a.occurrence_id = o.id
  WHERE o.variant_n = v.n AND a.status = 'asserted'
) FROM json_each(?) AS wanted CROSS JOIN variants v ON v.n = wanted.value
"""
_COMPONENT = """
WITH RECURSIVE reached(n) AS (
  SELECT value FROM json_each(?)
  UNION SELECT l.to_variant_n FROM reached r CROSS JOIN links l ON l.variant_n = r.n
  UNION SELECT l.variant_n FROM reached r CROSS JOIN links l ON l.to_variant_n = r.n
) SELECT n FROM reached
"""
_LINKS = """
SELECT l.variant_n, l.to_variant_n, l.kind, l.score, l.edits
FROM json_each(?) AS wanted CROSS JOIN links l ON l.variant_n = wanted.value
ORDER BY l.variant_n, l.to_variant_n
"""
_ORIGINS = f"""
SELECT o.variant_n, o.id, o.source_id, o.kind, s.tier, {DATED},
  (SELECT a.speaker_id FROM attributions a WHERE a.occurrence_id = o.id AND a.status = 'asserted'
   ORDER BY a.confidence != 'certain', a.speaker_id LIMIT 1)
FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.variant_n = wanted.value
CROSS JOIN sources s ON s.id = o.source_id
"""
