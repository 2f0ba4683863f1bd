"""Families of wordings in the database: what is not linked yet, kinship, links, and the quotes made of them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from db.linking import heritage, persons
from db.rows import QuoteRow

_LINKED, _RESTATED = "linked", "restated"
_COLUMNS = ", ".join(QuoteRow._fields)
_MARKS = ", ".join("?" for _ in QuoteRow._fields)
_PUT_QUOTE = f"INSERT OR REPLACE INTO quotes ({_COLUMNS}) VALUES ({_MARKS})"


# What stands around a place of which neither side is known.
NOTHING = " | "


class Wording(NamedTuple):
    """A variant as linking sees it."""

    n: int
    id: str
    text: str
    words: int


class Origin(NamedTuple):
    """An occurrence that a family may be traced to, with the dates that its source states, and when it was stored.

    `around` is what stands before and after the words, `publisher` who published them, `via` whom this place
    names as its own source; `decided` that a reviewer said it is the original. `url` is the address of a source of which
    nothing but quotations is known, and empty for one whose text was read.
    """

    variant_n: int
    occurrence_id: str
    source_id: str
    kind: str
    tier: str
    published: str | None
    said_on: str | None
    modified: str | None
    added: str
    speaker_id: str | None = None
    around: str = ""
    publisher: str | None = None
    via: str | None = None
    snapshot_id: str | None = None
    decided: bool = False
    url: str = ""


# The shorter and the longer wording, their score (0 to 100) and whether the shorter stands whole in the longer.
KinRow = tuple[int, int, int, bool]


def unlinked(conn: sqlite3.Connection) -> list[int]:
    """The numbers of wordings that belong to no quote yet, oldest first."""
    return [n for (n,) in conn.execute("SELECT n FROM variants WHERE quote_id IS NULL ORDER BY n")]


def unlinked_in(conn: sqlite3.Connection, source: str) -> list[int]:
    """The wordings of one source that belong to no quote yet: it was stored, and then something died."""
    rows = conn.execute(
        "SELECT DISTINCT v.n FROM occurrences o JOIN variants v ON v.n = o.variant_n "
        "WHERE o.source_id = ? AND v.quote_id IS NULL ORDER BY v.n",
        [source],
    )
    return [n for (n,) in rows]


def unlinked_since(conn: sqlite3.Connection, at: str) -> list[int]:
    """The wordings that belong to no quote yet, of documents (not bulk rows) added since a time (UTC, ISO 8601)."""
    rows = conn.execute(
        "SELECT DISTINCT v.n FROM sources s JOIN occurrences o ON o.source_id = s.id JOIN variants v ON v.n = o.variant_n "
        "WHERE s.added >= ? AND s.reader != 'import' AND v.quote_id IS NULL ORDER BY v.n",
        [at],
    )
    return [n for (n,) in rows]


def count_unlinked(conn: sqlite3.Connection) -> int:
    """How many wordings belong to no quote yet."""
    found = conn.execute("SELECT count(*) FROM variants WHERE quote_id IS NULL").fetchone()
    return int(found[0])


def count(conn: sqlite3.Connection) -> int:
    """How many wordings there are."""
    return int(conn.execute("SELECT count(*) FROM variants").fetchone()[0])


def linked(conn: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Those of the wordings that belong to a quote."""
    sql = "SELECT v.n FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value WHERE v.quote_id IS NOT NULL"
    return {n for (n,) in conn.execute(sql, [json.dumps(list(numbers))])}


def touched(conn: sqlite3.Connection) -> list[int]:
    """Linked wordings, since `mark` was called last, that were found in further places or whose source was corrected."""
    sql = (
        # Left to itself SQLite reads the whole index of wordings, since that has them in order.
        "SELECT DISTINCT o.variant_n FROM occurrences o NOT INDEXED CROSS JOIN variants v ON v.n = o.variant_n "
        "WHERE o.rowid > ? AND v.quote_id IS NOT NULL"
    )
    row = conn.execute("SELECT value FROM state WHERE name = ?", [_LINKED]).fetchone()
    further = {n for (n,) in conn.execute(sql, [int(row[0]) if row else 0])}
    return sorted(further | {n for (n,) in conn.execute(_IN_RESTATED, [json.dumps(_restated(conn))])})


def restate(conn: sqlite3.Connection, source: str) -> None:
    """Note that what is said of a source changed, on which the originals of its wordings rest."""
    sources = sorted({*_restated(conn), source})
    conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [_RESTATED, json.dumps(sources)])


def _restated(conn: sqlite3.Connection) -> list[str]:
    row = conn.execute("SELECT value FROM state WHERE name = ?", [_RESTATED]).fetchone()
    return list(json.loads(row[0])) if row else []


def mark(conn: sqlite3.Connection) -> None:
    """Note that every place there is now, and every correction, has been taken into account."""
    conn.execute("DELETE FROM state WHERE name = ?", [_RESTATED])
    conn.execute("INSERT OR REPLACE INTO state SELECT ?, coalesce(max(rowid), 0) FROM occurrences", [_LINKED])


def wordings(conn: sqlite3.Connection, numbers: Iterable[int] | None = None) -> dict[int, Wording]:
    """Wordings by number: those given, or all."""
    if numbers is None:
        rows = conn.execute("SELECT n, id, text, words FROM variants ORDER BY n")
    else:
        rows = conn.execute(
            "SELECT v.n, v.id, v.text, v.words FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value ORDER BY v.n",
            [json.dumps(list(numbers))],
        )
    return {row[0]: Wording(*row) for row in rows}


def forget_kinship(conn: sqlite3.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Take kinship back, whichever of the two is the longer."""
    conn.executemany(
        "DELETE FROM kinship WHERE variant_n = ? AND to_variant_n = ?",
        (pair for one, other in pairs for pair in ((one, other), (other, one))),
    )


def put_kinship(conn: sqlite3.Connection, rows: Iterable[KinRow]) -> None:
    """Store which wordings are kin."""
    conn.executemany("INSERT OR REPLACE INTO kinship VALUES (?, ?, ?, ?)", rows)


def kinship(conn: sqlite3.Connection, numbers: Iterable[int]) -> list[KinRow]:
    """What is known of wordings as the shorter ones of pairs."""
    return [
        (a, b, score, bool(whole))
        for a, b, score, whole in conn.execute(_KINSHIP, [json.dumps(list(numbers))])
    ]


def component(conn: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Every wording that kinship leads to from these, themselves included."""
    return {n for (n,) in conn.execute(_COMPONENT, [json.dumps(list(numbers))])}


def origins(conn: sqlite3.Connection, numbers: Iterable[int]) -> list[Origin]:
    """Every occurrence of these wordings, with its source's tier and date."""
    sql = f"SELECT {_ORIGIN} FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.variant_n = wanted.value {_PLACE}"
    return [Origin(*row) for row in conn.execute(sql, [json.dumps(list(numbers))])]


def passages(conn: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, frozenset[str]]:
    """The records and books, by id, in which wordings are passages: turns of a transcript, rows of a list or book."""
    found: dict[int, set[str]] = {}
    for n, source in conn.execute(_PASSAGES, [json.dumps(list(numbers))]):
        found.setdefault(n, set()).add(source)
    return {n: frozenset(sources) for n, sources in found.items()}


def sketches(conn: sqlite3.Connection, snapshots: Iterable[str]) -> dict[str, tuple[bytes, bool]]:
    """The sketches of some snapshots as they are stored, each with whether it is of the prose alone."""
    sql = "SELECT k.snapshot_id, k.hashes, k.prose FROM json_each(?) w CROSS JOIN sketches k ON k.snapshot_id = w.value"
    return {
        ident: (hashes, bool(prose))
        for ident, hashes, prose in conn.execute(sql, [json.dumps(list(snapshots))])
    }


def put_families(
    conn: sqlite3.Connection, families: Iterable[tuple[QuoteRow, Sequence[int]]], members: Sequence[int]
) -> None:
    """Store quotes with their wordings, all `members`; quotes that lost all their wordings disappear."""
    before = conn.execute(
        "SELECT DISTINCT v.quote_id FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value "
        "WHERE v.quote_id IS NOT NULL",
        [json.dumps(members)],
    ).fetchall()
    _put(conn, families)
    conn.executemany(
        "DELETE FROM quotes WHERE id = ? AND NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)",
        before,
    )


def put_quotes(conn: sqlite3.Connection, quotes: Iterable[QuoteRow]) -> None:
    """Store quotes; `put_families` and `wholesale.belong` say which wordings are theirs."""
    conn.executemany(_PUT_QUOTE, quotes)


def _put(conn: sqlite3.Connection, families: Iterable[tuple[QuoteRow, Sequence[int]]]) -> None:
    numbers: list[tuple[str, int]] = []

    def rows() -> Iterator[QuoteRow]:
        for quote, members in families:
            numbers.extend((quote.id, n) for n in members)
            yield quote

    put_quotes(conn, rows())
    conn.executemany("UPDATE variants SET quote_id = ?1 WHERE n = ?2 AND quote_id IS NOT ?1", numbers)


def unlink(conn: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Take some wordings out of their families, so that they are linked anew."""
    numbers = list(numbers)
    heritage.remember(conn, numbers)
    conn.execute(
        "UPDATE variants SET quote_id = NULL WHERE n IN (SELECT value FROM json_each(?))",
        [json.dumps(numbers)],
    )
    conn.execute("DELETE FROM quotes WHERE NOT EXISTS (SELECT 1 FROM variants WHERE quote_id = quotes.id)")


def forget(conn: sqlite3.Connection) -> None:
    """Take every family apart, so that all wordings are linked from scratch."""
    heritage.remember(conn)
    persons.forget(conn)
    conn.execute("UPDATE variants SET quote_id = NULL WHERE quote_id IS NOT NULL")
    for table in ("links", "kinship", "quotes"):
        conn.execute(f"DELETE FROM {table}")


_IN_RESTATED = """
SELECT DISTINCT o.variant_n FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.source_id = wanted.value
CROSS JOIN variants v ON v.n = o.variant_n WHERE v.quote_id IS NOT NULL
"""
_KINSHIP = """
SELECT k.variant_n, k.to_variant_n, k.score, k.whole
FROM json_each(?) AS wanted CROSS JOIN kinship k ON k.variant_n = wanted.value
"""
_PASSAGES = """
SELECT o.variant_n, o.source_id FROM json_each(?) AS wanted CROSS JOIN occurrences o ON o.variant_n = wanted.value
CROSS JOIN sources s ON s.id = o.source_id WHERE o.kind = 'turn' OR (s.tier = 'collection' AND o.start IS NULL)
"""
_COMPONENT = """
WITH RECURSIVE reached(n) AS (
  SELECT value FROM json_each(?)
  UNION SELECT k.to_variant_n FROM reached r CROSS JOIN kinship k ON k.variant_n = r.n
  UNION SELECT k.variant_n FROM reached r CROSS JOIN kinship k ON k.to_variant_n = r.n
) SELECT n FROM reached
"""
_ORIGIN = """
o.variant_n, o.id, o.source_id, o.kind, s.tier, s.published, o.said_on, s.modified, s.added,
(SELECT a.speaker_id FROM attributions a WHERE a.occurrence_id = o.id AND +a.status = 'asserted'
 ORDER BY a.confidence != 'certain', a.speaker_id LIMIT 1),
coalesce(o.prefix, '') || ' | ' || coalesce(o.suffix, ''), s.publisher,
(SELECT min(a.via) FROM attributions a WHERE a.occurrence_id = o.id), o.snapshot_id,
EXISTS (SELECT 1 FROM rulings r WHERE r.object_id = o.id AND r.kind = 'original' AND NOT r.contested),
CASE WHEN o.snapshot_id IS NULL THEN s.url ELSE '' END
"""
_PLACE = "CROSS JOIN sources s ON s.id = o.source_id"
