"""What families were before they were made anew, and what became of their ids and their originals.

What was is noted in the table `former` in the transaction that takes a family apart, and taken away in the one that tells
what became of it, so that a killed process forgets no id.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.reviewing.reviews import Reviews
from db.reviewing.succession import (
    OriginalChange,
    Redirect,
    changes,
    leads_to,
    put_changes,
    put_redirects,
    split_from,
)

RENAMED = "a longer wording of the same quote was found"
MERGED = "found to go back to the same utterance"
SPLIT = "its wordings were found to go back to different utterances"


@dataclass(frozen=True, slots=True)
class Heritage:
    """What became of quotes: ids that lead elsewhere now, and quotes that are traced to another place."""

    redirects: tuple[Redirect, ...] = ()
    changes: tuple[OriginalChange, ...] = ()


def remember(conn: sqlite3.Connection, numbers: Sequence[int] | None = None) -> None:
    """Note the families that wordings (None: all) are in, before that changes; what is noted already stays."""
    if numbers is None:
        conn.execute(f"{_REMEMBER} FROM variants v JOIN quotes q ON q.id = v.quote_id")
    else:
        conn.execute(
            f"{_REMEMBER} FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value JOIN quotes q ON q.id = v.quote_id",
            [json.dumps(list(numbers))],
        )


def told(conn: sqlite3.Connection, at: str) -> Heritage:
    """What became of the quotes that were noted, seen at the time `at` (UTC); the note ends with it."""
    changes = (
        OriginalChange(quote, was, became, at, why) for quote, was, became, why in conn.execute(_CHANGES)
    )
    found = Heritage(tuple(_redirects(conn, at)), tuple(changes))
    conn.execute("DELETE FROM former")
    return found


def record(reviews: Path, heritage: Heritage) -> None:
    """Add what became of quotes to a file of decisions; makes none where there is nothing to add."""
    if heritage.redirects or heritage.changes:
        with Reviews(reviews) as held, held.transaction():
            put_redirects(held.conn, heritage.redirects)
            put_changes(held.conn, heritage.changes)


def stands_for(conn: sqlite3.Connection, reviews: sqlite3.Connection | None, ident: str) -> tuple[str, ...]:
    """The quotes that an id leads to: itself while it is one, else what became of it; nothing where nothing is left."""
    if _lives(conn, ident):
        return (ident,)
    if reviews is None:
        return ()
    return tuple(new for new in leads_to(reviews, ident) if _lives(conn, new))


@dataclass(frozen=True, slots=True)
class Traced:
    """That a quote was traced to another place before: when that changed and why, and the source of the place that it was.

    `source_id` and `title` are None where that source is no longer there.
    """

    at: str
    reason: str | None
    source_id: str | None
    title: str | None


def traced(conn: sqlite3.Connection, reviews: sqlite3.Connection | None, ident: str) -> tuple[Traced, ...]:
    """Every change of a quote's original, oldest first."""
    found = []
    for change in changes(reviews, ident) if reviews is not None else ():
        row = conn.execute(_SOURCE_OF, [change.was]).fetchone()
        found.append(Traced(change.at, change.reason, *(tuple(row) if row else (None, None))))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class SplitOff:
    """A quote whose wordings belonged to another one before, which kept its id."""

    quote_id: str
    text: str


def split_off(
    conns: Sequence[sqlite3.Connection], reviews: sqlite3.Connection, ident: str
) -> tuple[SplitOff, ...]:
    """The quotes that wordings of a living quote were found to be instead; `conns` are those of all its shards."""
    found = []
    for other in split_from(reviews, ident):
        for conn in conns:
            for (text,) in conn.execute("SELECT text FROM quotes WHERE id = ?", [other]):
                found.append(SplitOff(other, text))
    return tuple(found)


def _lives(conn: sqlite3.Connection, ident: str) -> bool:
    return conn.execute("SELECT 1 FROM quotes WHERE id = ?", [ident]).fetchone() is not None


def compared(conn: sqlite3.Connection, before: Path, at: str) -> Heritage:
    """What became of the quotes of another database, made of the same sources; nothing where it cannot be read."""
    try:
        conn.execute("ATTACH ? AS before", [f"{before.absolute().as_uri()}?mode=ro"])
    except sqlite3.Error:
        return Heritage()
    try:
        with conn:
            conn.execute(f"{_REMEMBER} FROM before.variants v JOIN before.quotes q ON q.id = v.quote_id")
            return told(conn, at)
    except sqlite3.Error:
        return Heritage()
    finally:
        conn.execute("DETACH before")


def _redirects(conn: sqlite3.Connection, at: str) -> Iterable[Redirect]:
    heirs: dict[str, list[str]] = {}
    for old, new in conn.execute(_HEIRS):
        heirs.setdefault(old, []).append(new)
    before: dict[str, int] = {}
    for ids in heirs.values():
        for new in ids:
            before[new] = before.get(new, 0) + 1
    for old, ids in heirs.items():
        if ids == [old]:
            continue
        if len(ids) > 1:
            yield Redirect(old, tuple(ids), "split", at, SPLIT)
        else:
            yield Redirect(old, tuple(ids), "merged", at, MERGED if before[ids[0]] > 1 else RENAMED)


_SOURCE_OF = """
SELECT s.id, coalesce(s.title, s.url) FROM occurrences o JOIN sources s ON s.id = o.source_id WHERE o.id = ?
"""
_REMEMBER = """
INSERT OR IGNORE INTO former (variant_id, quote_id, original_occurrence)
SELECT v.id, q.id, q.original_occurrence
"""
_HEIRS = """
SELECT DISTINCT f.quote_id, v.quote_id FROM former f JOIN variants v ON v.id = f.variant_id
WHERE v.quote_id IS NOT NULL ORDER BY 1, 2
"""
# A quote is told of under the id it has now: what holds the place it was traced to, or where that place is gone
# whatever holds its wordings. One that keeps id and original while others join it was not traced anew.
_CHANGES = """
SELECT DISTINCT q.id, f.original_occurrence, q.original_occurrence, q.original_reason
FROM former f JOIN variants v ON v.id = f.variant_id JOIN quotes q ON q.id = v.quote_id
LEFT JOIN occurrences o ON o.id = f.original_occurrence LEFT JOIN variants w ON w.n = o.variant_n
WHERE f.original_occurrence IS NOT NULL AND q.original_occurrence IS NOT f.original_occurrence
AND (w.quote_id IS NULL OR w.quote_id = q.id)
AND NOT EXISTS (SELECT 1 FROM former g WHERE g.quote_id = q.id AND g.original_occurrence IS q.original_occurrence)
ORDER BY 1, 2
"""
