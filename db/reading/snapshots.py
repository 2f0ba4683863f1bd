"""What was last read of each source, and where in it words were found: for comparing with what stands there now."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Held:
    """A source with its last snapshot: `sha256` is that of the bytes."""

    source_id: str
    url: str
    title: str | None
    snapshot_id: str
    sha256: str
    fetched: str


@dataclass(frozen=True, slots=True)
class Stood:
    """A place in a snapshot: its words and what stood around them, from `start` on in code points, and who is credited."""

    id: str
    exact: str
    prefix: str
    suffix: str
    start: int
    speaker: str | None


def held(conn: sqlite3.Connection, named: str | None = None) -> Iterator[Held]:
    """Every source that was read from bytes, or those of this id, address or title; by address."""
    rows = conn.execute(
        "SELECT s.id, s.url, s.title, p.id, p.sha256, max(p.fetched) FROM sources s JOIN snapshots p ON p.source_id = s.id "
        "WHERE ?1 IS NULL OR ?1 IN (s.id, s.url, s.canonical, s.title) GROUP BY s.id ORDER BY s.url, s.id",
        [named],
    )
    return (Held(*tuple(row)) for row in rows)


def stood(conn: sqlite3.Connection, snapshot: str) -> list[Stood]:
    """The places of a snapshot, in order."""
    rows = conn.execute(_STOOD, [snapshot])
    return [Stood(*tuple(row)) for row in rows]


def gone(conns: Sequence[sqlite3.Connection], source: str, sha256: str, words: str) -> str | None:
    """When a newer state of a source was read that no longer quotes these words; None where it does or there is none.

    A newer state is a later snapshot of the address, or a later file of the same name and title. ISO time.
    """
    states = [tuple(row) for conn in conns for row in conn.execute(_NEWER, [source, sha256])]
    if not states:
        return None
    fetched, snapshot, owner = max(states)
    held = any(conn.execute(_QUOTED, [owner, snapshot, words]).fetchone() for conn in conns)
    return None if held else str(fetched)


_NEWER = """
SELECT p.fetched, p.id, p.source_id FROM sources mine
JOIN snapshots old ON old.source_id = mine.id AND +old.sha256 = ?2
JOIN sources s ON s.url = mine.url AND (s.id = mine.id OR s.title = mine.title)
JOIN snapshots p ON p.source_id = s.id AND p.fetched > old.fetched
WHERE mine.id = ?1 ORDER BY p.fetched DESC, p.id DESC LIMIT 1
"""
_QUOTED = """
SELECT 1 FROM occurrences o JOIN variants v ON v.n = o.variant_n
WHERE o.source_id = ? AND o.snapshot_id = ? AND instr(coalesce(o.exact, v.text), ?) LIMIT 1
"""
_STOOD = """
SELECT o.id, coalesce(o.exact, v.text), coalesce(o.prefix, ''), coalesce(o.suffix, ''), o.start,
  (SELECT k.name FROM attributions a JOIN speakers k ON k.id = a.speaker_id
   WHERE a.occurrence_id = o.id AND a.status = 'asserted' ORDER BY a.confidence != 'certain', k.name LIMIT 1)
FROM occurrences o JOIN variants v ON v.n = o.variant_n
WHERE o.snapshot_id = ? AND o.start IS NOT NULL AND o.kind != 'indirect' ORDER BY o.start, o.id
"""
