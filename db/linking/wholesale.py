"""All wordings at once: read in one pass with their places, and stored as quotes of their own in one go."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import itemgetter

from db.linking import families
from db.linking.families import Origin, Wording
from db.rows import QuoteRow

# Sources remembered while places are read: places come as they were stored, those of one source together.
SOURCES = 20_000
# Kilobytes of the file that SQLite keeps in memory meanwhile: the index over ids is written to all over.
CACHE_KB = 65_536
_Source = tuple[str, str | None, str | None, str, str | None]


def texts(conn: sqlite3.Connection) -> tuple[list[int], list[str], list[str]]:
    """The numbers, ids and texts of all wordings, side by side, by number."""
    numbers: list[int] = []
    ids: list[str] = []
    held: list[str] = []
    for n, ident, text in conn.execute("SELECT n, id, text FROM variants ORDER BY n"):
        numbers.append(n)
        ids.append(ident)
        held.append(text)
    return numbers, ids, held


def places(conn: sqlite3.Connection) -> Iterator[tuple[Wording, list[Origin]]]:
    """Every wording with the places it stands in, by number; five times as fast as asking for each."""
    found = _origins(conn, _CREDITED)
    ahead = next(found, None)
    for row in conn.execute("SELECT n, id, text, words FROM variants ORDER BY n"):
        mine: list[Origin] = []
        while ahead is not None and ahead.variant_n <= row[0]:
            if ahead.variant_n == row[0]:
                mine.append(ahead)
            ahead = next(found, None)
        yield Wording(*row), mine


def origins(conn: sqlite3.Connection, numbers: Sequence[int]) -> list[Origin]:
    """Every place of many wordings, by number: what `families.origins` gives, read in one pass."""
    return list(_origins(conn, _CREDITED_OF, [json.dumps(numbers)]))


def _origins(conn: sqlite3.Connection, sql: str, values: Sequence[str] = ()) -> Iterator[Origin]:
    sources: dict[str, _Source] = {}
    decided = {ident for (ident,) in conn.execute(_DECIDED)}
    rows = conn.execute(sql, values)
    ahead = next(rows, None)
    while ahead is not None:
        n, ident, source, kind, said_on, prefix, suffix, snapshot, speaker, status, _, via = row = ahead
        ahead = next(rows, None)
        if ahead is not None and ahead[1] == ident:
            credits = [row]
            while ahead is not None and ahead[1] == ident:
                credits.append(ahead)
                ahead = next(rows, None)
            speaker, via = _credit(credits)
        elif status != "asserted":
            speaker = None
        if source not in sources:
            if len(sources) >= SOURCES:
                sources.clear()
            sources[source] = conn.execute(_SOURCE, [source]).fetchone()
        tier, published, modified, added, publisher = sources[source]
        around = f"{prefix or ''} | {suffix or ''}"
        yield Origin(
            n, ident, source, kind, tier, published, said_on, modified, added,
            speaker, around, publisher, via, snapshot, ident in decided,
        )  # fmt: skip


def _credit(credits: Sequence[tuple[str | None, ...]]) -> tuple[str | None, str | None]:
    """The speaker whose credit stands most surely, and through whom it came, as `families.origins` chooses them."""
    asserted = [(row[10] != "certain", str(row[8])) for row in credits if row[9] == "asserted"]
    vias = [row[11] for row in credits if row[11] is not None]
    return min(asserted)[1] if asserted else None, min(vias, default=None)


@contextmanager
def unindexed(conn: sqlite3.Connection) -> Iterator[None]:
    """Write quotes without their indexes, and make those anew at the end: a third of the time of keeping them up."""
    before = conn.execute("PRAGMA cache_size").fetchone()[0]
    conn.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    indexes = conn.execute(_INDEXES).fetchall()
    for name, _ in indexes:
        conn.execute(f"DROP INDEX [{name}]")
    yield
    for _, sql in indexes:
        conn.execute(sql)
    conn.execute(f"PRAGMA cache_size = {before}")


def everyone_alone(conn: sqlite3.Connection, rows: Iterable[tuple[QuoteRow, int]]) -> None:
    """Store every wording as a quote of its own in place of the families there were."""
    conn.execute("DELETE FROM quotes")
    owners: list[tuple[str, int]] = []

    def values() -> Iterator[QuoteRow]:
        for quote, n in rows:
            owners.append((quote.id, n))
            yield quote

    conn.executemany(families.PUT_QUOTE, values())
    conn.executemany("UPDATE variants SET quote_id = ?1 WHERE n = ?2 AND quote_id IS NOT ?1", owners)


def together(conn: sqlite3.Connection, made: Sequence[tuple[QuoteRow, Sequence[int]]]) -> None:
    """Store families in place of the quotes that their wordings were each by itself."""
    # In the order in which the rows lie in the file: in that of the families nearly every one is on another page.
    numbers = sorted(((quote.id, n) for quote, members in made for n in members), key=itemgetter(1))
    conn.executemany(
        "DELETE FROM quotes WHERE id = (SELECT quote_id FROM variants WHERE n = ?)",
        ((n,) for _, n in numbers),
    )
    conn.executemany(families.PUT_QUOTE, (quote for quote, _ in made))
    conn.executemany("UPDATE variants SET quote_id = ?1 WHERE n = ?2 AND quote_id IS NOT ?1", numbers)


_SOURCE = "SELECT tier, published, modified, added, publisher FROM sources WHERE id = ?"
_DECIDED = "SELECT object_id FROM rulings WHERE kind = 'original' AND NOT contested"
_COLUMNS = """
o.variant_n, o.id, o.source_id, o.kind, o.said_on, o.prefix, o.suffix, o.snapshot_id,
a.speaker_id, a.status, a.confidence, a.via
"""
_CREDITED = f"""
SELECT {_COLUMNS} FROM occurrences o INDEXED BY idx_occurrences_variant_n
LEFT JOIN attributions a ON a.occurrence_id = o.id ORDER BY o.variant_n, o.rowid
"""
_CREDITED_OF = f"""
SELECT {_COLUMNS} FROM json_each(?) w CROSS JOIN occurrences o ON o.variant_n = w.value
LEFT JOIN attributions a ON a.occurrence_id = o.id
"""
_INDEXES = """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
AND (tbl_name = 'quotes' OR name = 'idx_variants_quote_id')
"""
