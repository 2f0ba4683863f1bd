"""What a decision can be anchored to: the wording, the place, the speaker or the source that an id stands for now."""

import sqlite3
from dataclasses import dataclass

# Beyond this many places with the same words, what stands around them is not compared.
PLACES = 200


@dataclass(frozen=True, slots=True)
class Spoken:
    """A wording in the database and the quote it belongs to, None until it is linked."""

    id: str
    text: str
    quote_id: str | None
    n: int


@dataclass(frozen=True, slots=True)
class Spot:
    """An occurrence with the words that stand there and around them, and the SHA-256 of the bytes they stand in."""

    id: str
    exact: str
    prefix: str
    suffix: str
    variant_id: str
    sha256: str | None


def wording(conn: sqlite3.Connection, ident: str) -> Spoken | None:
    """The wording with this id."""
    row = conn.execute("SELECT id, text, quote_id, n FROM variants WHERE id = ?", [ident]).fetchone()
    return Spoken(*tuple(row)) if row else None


def numbered(conn: sqlite3.Connection, number: int) -> str | None:
    """The permanent id of the wording with this number."""
    row = conn.execute("SELECT id FROM variants WHERE n = ?", [number]).fetchone()
    return str(row[0]) if row else None


def quote(conn: sqlite3.Connection, ident: str) -> str | None:
    """The words of the quote with this id."""
    row = conn.execute("SELECT text FROM quotes WHERE id = ?", [ident]).fetchone()
    return str(row[0]) if row else None


def spot(conn: sqlite3.Connection, ident: str) -> Spot | None:
    """The occurrence with this id."""
    row = conn.execute(f"{_SPOT} WHERE o.id = ?", [ident]).fetchone()
    return Spot(*tuple(row)) if row else None


def original(conn: sqlite3.Connection, quote_id: str) -> Spot | None:
    """The place that a quote is traced to."""
    row = conn.execute("SELECT original_occurrence FROM quotes WHERE id = ?", [quote_id]).fetchone()
    return spot(conn, row[0]) if row and row[0] else None


def first_of(conn: sqlite3.Connection, variant_id: str) -> Spot | None:
    """The first place of a wording, by its id."""
    row = conn.execute(f"{_SPOT} WHERE v.id = ? ORDER BY o.id LIMIT 1", [variant_id]).fetchone()
    return Spot(*tuple(row)) if row else None


def spots_in(conn: sqlite3.Connection, sha256: str) -> list[Spot]:
    """Every occurrence in the bytes with this digest."""
    rows = conn.execute(f"{_SPOT} WHERE p.sha256 = ? ORDER BY o.start, o.id", [sha256])
    return [Spot(*tuple(row)) for row in rows]


def spots_of(conn: sqlite3.Connection, variant_id: str) -> list[Spot]:
    """The first occurrences of a wording, at most 200."""
    rows = conn.execute(f"{_SPOT} WHERE v.id = ? ORDER BY o.id LIMIT {PLACES}", [variant_id])
    return [Spot(*tuple(row)) for row in rows]


def speaker(conn: sqlite3.Connection, ident: str) -> str | None:
    """The name of the speaker with this id."""
    row = conn.execute("SELECT name FROM speakers WHERE id = ?", [ident]).fetchone()
    return str(row[0]) if row else None


def speakers_called(conn: sqlite3.Connection, fold: str) -> list[str]:
    """The ids of the speakers who go by a name, given folded."""
    rows = conn.execute("SELECT DISTINCT speaker_id FROM speaker_aliases WHERE fold = ? ORDER BY 1", [fold])
    return [ident for (ident,) in rows]


def source(conn: sqlite3.Connection, ident: str) -> tuple[str, str | None] | None:
    """What the source with this id is called, and the SHA-256 of the bytes it was read from last."""
    row = conn.execute(
        "SELECT coalesce(s.title, s.url), (SELECT sha256 FROM snapshots WHERE source_id = s.id ORDER BY fetched DESC LIMIT 1) "
        "FROM sources s WHERE s.id = ?",
        [ident],
    ).fetchone()
    return (row[0], row[1]) if row else None


def sources_of(conn: sqlite3.Connection, sha256: str) -> list[str]:
    """The ids of the sources that were read from the bytes with this digest."""
    rows = conn.execute("SELECT DISTINCT source_id FROM snapshots WHERE sha256 = ? ORDER BY 1", [sha256])
    return [ident for (ident,) in rows]


_SPOT = """
SELECT o.id, coalesce(o.exact, v.text), coalesce(o.prefix, ''), coalesce(o.suffix, ''), v.id, p.sha256
FROM occurrences o JOIN variants v ON v.n = o.variant_n LEFT JOIN snapshots p ON p.id = o.snapshot_id
"""
