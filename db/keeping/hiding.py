"""What was hidden from publication and how a copy is freed of it: its rows erased, its words masked where they are repeated."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from db.keeping import removal
from db.keeping.publishing import NO_TIME
from db.linking import persons

KeysOf = Callable[[str], NDArray[np.uint64]]
Mask = Callable[[str, Sequence[str]], str]
# Columns in which words that were hidden may be repeated.
REPEATING = (
    ("sources", "text"), ("sources", "title"), ("occurrences", "exact"), ("occurrences", "prefix"),
    ("occurrences", "suffix"), ("occurrences", "citation"), ("rulings", "value_text"), ("rulings", "reason"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hidden:
    """What decisions hide: ids of sources and speakers, numbers of wordings, ids of single places."""

    sources: tuple[str, ...]
    speakers: tuple[str, ...]
    wordings: tuple[int, ...]
    places: tuple[str, ...]


def hidden(conn: sqlite3.Connection) -> Hidden:
    """What reviewers hid from publication; a conflict about it does not exist, since hiding contradicts nothing."""
    by: dict[str, list[str]] = {}
    for about, ident in conn.execute(
        "SELECT about, object_id FROM rulings WHERE kind = 'hide' AND anchor IN ('exact', 'moved') ORDER BY 2"
    ):
        by.setdefault(about, []).append(ident)
    named = json.dumps([*by.get("quote", ()), *by.get("variant", ())])
    wordings = conn.execute(
        "SELECT n FROM variants WHERE id IN (SELECT value FROM json_each(?1)) "
        "OR quote_id IN (SELECT value FROM json_each(?1)) ORDER BY n",
        [named],
    )
    # Whoever is hidden is hidden under every name that is known to be theirs.
    speakers = {
        *by.get("speaker", ()),
        *(i for (i,) in conn.execute(_SAME, [json.dumps(by.get("speaker", ()))])),
    }
    return Hidden(
        tuple(by.get("source", ())), tuple(sorted(speakers)), tuple(n for (n,) in wordings),
        tuple(by.get("occurrence", ())),
    )  # fmt: skip


def lost(conn: sqlite3.Connection) -> int:
    """How many decisions to hide something have lost their place: what they were to hide cannot be told."""
    row = conn.execute(
        "SELECT count(*) FROM rulings WHERE kind = 'hide' AND anchor IN ('lost', 'ambiguous')"
    ).fetchone()
    return int(row[0])


def texts(conn: sqlite3.Connection, found: Hidden) -> list[str]:
    """The hidden words: of wordings wherever they stand."""
    rows = conn.execute(
        "SELECT text FROM variants WHERE n IN (SELECT value FROM json_each(?)) ORDER BY n",
        [json.dumps(found.wordings)],
    )
    return [text for (text,) in rows]


def holding(conn: sqlite3.Connection, phrases: Iterable[str]) -> list[int]:
    """The wordings that hold one of these phrases, by full-text search."""
    found: set[int] = set()
    for phrase in phrases:
        sql = "SELECT rowid FROM variants_fts WHERE variants_fts MATCH ?"
        found |= {n for (n,) in conn.execute(sql, [_quoted(phrase)])}
    return sorted(found)


def take_out(
    conn: sqlite3.Connection, found: Hidden, words: Sequence[str], mask: Mask, keys_of: KeysOf
) -> list[int]:
    """Erase what is hidden, inside the caller's transaction; gives back the wordings to be linked anew.

    A passage that shares characters with a hidden place goes with it. In what stays, hidden words are masked:
    wherever the words of a wording are repeated, and where the context of a neighbour reaches into a hidden place.
    """
    touched: set[int] = set()
    for source in found.sources:
        if conn.execute("SELECT 1 FROM sources WHERE id = ?", [source]).fetchone():
            removed = removal.remove(conn, source, reason="hidden", at=NO_TIME, keys_of=keys_of)
            touched.update(removed.touched)
    places = [p for (p,) in conn.execute(_PLACES, [json.dumps(found.wordings), json.dumps(found.places)])]
    own = [t for (t,) in conn.execute(_WORDS, [json.dumps(found.places)])]
    _mask_neighbours(conn, places)
    _mask_repeated(conn, words, None, mask)
    _mask_repeated(conn, own, found.places, mask)
    touched.update(removal.clear(conn, places, keys_of))
    for speaker in found.speakers:
        _take_speaker(conn, speaker)
    alive = conn.execute(
        "SELECT n FROM variants WHERE n IN (SELECT value FROM json_each(?))", [json.dumps(sorted(touched))]
    )
    return [n for (n,) in alive]


def _mask_neighbours(conn: sqlite3.Connection, places: Sequence[str]) -> None:
    """Blank the part of a neighbour's context that reaches into a hidden place, by its offsets."""
    for ident, start, end, low, high in conn.execute(_NEIGHBOURS, [json.dumps(places)]).fetchall():
        # Read anew each time: several hidden places may reach into one context.
        prefix, suffix = conn.execute(
            "SELECT prefix, suffix FROM occurrences WHERE id = ?", [ident]
        ).fetchone()
        before = _blanked(prefix or "", low - (start - len(prefix or "")), high - (start - len(prefix or "")))
        after = _blanked(suffix or "", low - end, high - end)
        conn.execute(
            "UPDATE occurrences SET prefix = ?, suffix = ? WHERE id = ?",
            [before if prefix is not None else None, after if suffix is not None else None, ident],
        )


def _blanked(text: str, low: int, high: int) -> str:
    low, high = max(0, low), min(len(text), high)
    return text if low >= high else f"{text[:low]}{'█' * (high - low)}{text[high:]}"


def _mask_repeated(
    conn: sqlite3.Connection, words: Sequence[str], places: Sequence[str] | None, mask: Mask
) -> None:
    """Mask hidden words wherever they are repeated, or only in the sources of some places."""
    if not words:
        return
    inside = (
        ""
        if places is None
        else (" AND {} IN (SELECT source_id FROM occurrences WHERE id IN (SELECT value FROM json_each(?)))")
    )
    for table, column in REPEATING:
        if places is not None and table == "rulings":
            continue
        which = inside.format("id" if table == "sources" else "source_id")
        rows = conn.execute(
            f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL{which}",
            [] if places is None else [json.dumps(places)],
        ).fetchall()
        masked = ((mask(text, words), rowid, text) for rowid, text in rows)
        conn.executemany(
            f"UPDATE {table} SET {column} = ? WHERE rowid = ?",
            [(new, rowid) for new, rowid, old in masked if new != old],
        )


def _take_speaker(conn: sqlite3.Connection, speaker: str) -> None:
    """Take out every row that names a speaker by id, whichever table it is in; quotes stay, without a speaker."""
    # Who is one person is found out anew, without them.
    persons.forget(conn)
    conn.execute("UPDATE quotes SET speaker_id = NULL WHERE speaker_id = ?", [speaker])
    tables = [
        name
        for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not name.startswith(("sqlite_", "_sqlite_", "shingle", "variants_fts", "sources_fts"))
    ]
    for table in sorted(tables, key=lambda name: name == "speakers"):
        for column in [row[1] for row in conn.execute(f"PRAGMA table_info([{table}])") if row[2] == "TEXT"]:
            conn.execute(f"DELETE FROM [{table}] WHERE [{column}] = ?", [speaker])


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


_SAME = """
SELECT j.speaker_id FROM json_each(?) w CROSS JOIN identities i ON i.speaker_id = w.value
CROSS JOIN identities j ON j.person_id = i.person_id
"""
_PLACES = """
WITH chosen(id) AS (
  SELECT o.id FROM json_each(?1) w CROSS JOIN occurrences o ON o.variant_n = w.value
  UNION SELECT o.id FROM json_each(?2) w CROSS JOIN occurrences o ON o.id = w.value
)
SELECT id FROM chosen UNION
SELECT n.id FROM chosen c CROSS JOIN occurrences o ON o.id = c.id CROSS JOIN occurrences n
  ON n.source_id = o.source_id AND n.snapshot_id = o.snapshot_id AND n.start < o."end" AND n."end" > o.start
ORDER BY 1
"""
_WORDS = """
SELECT DISTINCT coalesce(o.exact, v.text) FROM json_each(?) w CROSS JOIN occurrences o ON o.id = w.value
JOIN variants v ON v.n = o.variant_n ORDER BY 1
"""
_NEIGHBOURS = """
SELECT n.id, n.start, n."end", o.start, o."end"
FROM json_each(?1) w CROSS JOIN occurrences o ON o.id = w.value CROSS JOIN occurrences n
ON n.source_id = o.source_id AND n.snapshot_id = o.snapshot_id
WHERE n.id NOT IN (SELECT value FROM json_each(?1)) AND n.start IS NOT NULL AND o.start IS NOT NULL
AND o.start < n."end" + 150 AND o."end" > n.start - 150 ORDER BY n.id
"""
