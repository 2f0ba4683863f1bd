"""Who is one person, in the database: speakers as they are compared, the reasons found, and the persons made of them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db import pending

# Where aliases come from that no list of people has; every other origin is the name of a list.
UNLISTED = ("source", "reviewer")
_DATED, _DECIDED = "years", "bonds"
# Words of a sentence that few say alike: "Thank you very much" is no sign that two speakers are one.
LONG = 8
# Credits of one speaker that are looked through for quotes shared with another.
CREDITS = 5_000
YEAR = """CAST(substr(coalesce(nullif(s.published, ''), o.said_on), 1, 4) AS INTEGER)"""
_SANE = "coalesce(nullif(s.published, ''), o.said_on) GLOB '[12][0-9][0-9][0-9]*' AND " + (
    "substr(coalesce(nullif(s.published, ''), o.said_on), 1, 10) <= substr(s.added, 1, 10)"
)


@dataclass(frozen=True, slots=True)
class Known:
    """A speaker with everything that tells who it is; `offices` are role, from and to."""

    id: str
    name: str
    qid: str | None
    born: str | None
    listed: bool
    first: int | None
    last: int | None
    aliases: tuple[str, ...]
    offices: tuple[tuple[str, str | None, str | None], ...]


# One speaker, another, by which rule, and the evidence in words.
Reason = tuple[str, str, str, str]
# Speaker, person, whom it was taken for one person with, by which rule, and the evidence.
Identity = tuple[str, str, str | None, str | None, str | None]


def touched(conn: sqlite3.Connection) -> set[str]:
    """Speakers to look at again: noted by `db.pending`, credited with quotes that were made anew, or decided about."""
    found = {ident for (ident,) in conn.execute("SELECT speaker_id FROM person_pending")}
    found |= {ident for (ident,) in conn.execute(_REGROUPED)}
    now = bonds(conn)
    if (before := _bonds_before(conn)) != now:
        found |= {ident for one, other, _ in before ^ now for ident in (one, other)}
    sql = "SELECT k.id FROM json_each(?) w CROSS JOIN speakers k ON k.id = w.value"
    return {ident for (ident,) in conn.execute(sql, [json.dumps(sorted(found))])}


def marked(conn: sqlite3.Connection) -> bool:
    """Whether persons were made at all since they were forgotten."""
    return conn.execute("SELECT 1 FROM state WHERE name = ?", [_DECIDED]).fetchone() is not None


def mark(conn: sqlite3.Connection) -> None:
    """Note that everything there is now has been taken into account."""
    conn.execute("DELETE FROM person_pending")
    conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [_DECIDED, json.dumps(sorted(bonds(conn)))])


def bonds(conn: sqlite3.Connection) -> set[tuple[str, str, bool]]:
    """Pairs of speakers of which somebody decided that they are (True) or are not (False) one person."""
    sql = (
        "SELECT object_id, value, kind = 'same_person' FROM rulings "
        "WHERE kind IN ('same_person', 'not_same_person') AND NOT contested AND value IS NOT NULL"
    )
    return {(one, other, bool(same)) for one, other, same in conn.execute(sql)}


def forget(conn: sqlite3.Connection) -> None:
    """Take every person apart, so that all are made anew."""
    for table in ("identities", "person_pending", "person_sounds", "person_years", "person_reasons"):
        conn.execute(f"DELETE FROM {table}")
    conn.execute("DELETE FROM state WHERE name IN (?, ?, ?)", [_DATED, pending.AGAIN, _DECIDED])


def everybody(conn: sqlite3.Connection) -> set[str]:
    """The id of every speaker."""
    return {ident for (ident,) in conn.execute("SELECT id FROM speakers")}


def date(conn: sqlite3.Connection) -> None:
    """Take over the years of the credits that came since the last time; years tell only beside lives and offices."""
    lists = "SELECT EXISTS (SELECT 1 FROM speaker_offices) OR EXISTS (SELECT 1 FROM speakers WHERE born IS NOT NULL)"
    if conn.execute(lists).fetchone()[0]:
        row = conn.execute("SELECT value FROM state WHERE name = ?", [_DATED]).fetchone()
        if again := pending.redated(conn):
            wanted = json.dumps(again)
            conn.execute(
                "DELETE FROM person_years WHERE speaker_id IN (SELECT value FROM json_each(?))", [wanted]
            )
            conn.execute(_YEARS.format(which=_OF_THESE), [wanted])
            conn.execute("DELETE FROM state WHERE name = ?", [pending.AGAIN])
        conn.execute(_YEARS.format(which="WHERE a.rowid > ?"), [int(row[0]) if row else 0])
        conn.execute(
            "INSERT OR REPLACE INTO state SELECT ?, coalesce(max(rowid), 0) FROM attributions", [_DATED]
        )


def known(conn: sqlite3.Connection, speakers: Iterable[str]) -> list[Known]:
    """These speakers, by id."""
    wanted = json.dumps(sorted(set(speakers)))
    aliases: dict[str, list[str]] = {}
    listed: set[str] = set()
    for ident, alias, origin in conn.execute(_ALIASES, [wanted]):
        aliases.setdefault(ident, []).append(alias)
        if origin not in UNLISTED:
            listed.add(ident)
    offices: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for ident, role, start, end in conn.execute(_OFFICES, [wanted]):
        offices.setdefault(ident, []).append((role, start or None, end))
    return [
        Known(
            ident,
            name,
            qid,
            born,
            ident in listed,
            first,
            last,
            tuple(aliases.get(ident, ())),
            tuple(offices.get(ident, ())),
        )
        for ident, name, qid, born, first, last in conn.execute(_KNOWN, [wanted])
    ]


def put_sounds(conn: sqlite3.Connection, rows: Iterable[tuple[str, str]]) -> None:
    """File speakers under the sounds of their surnames."""
    conn.executemany("INSERT OR IGNORE INTO person_sounds VALUES (?, ?)", rows)


def sounding(conn: sqlite3.Connection, sounds: Iterable[str]) -> list[tuple[str, str]]:
    """Every speaker with a surname of one of these sounds, as sound and speaker."""
    sql = "SELECT p.sound, p.speaker_id FROM json_each(?) w CROSS JOIN person_sounds p ON p.sound = w.value ORDER BY 1, 2"
    return conn.execute(sql, [json.dumps(sorted(sounds))]).fetchall()


def shared(conn: sqlite3.Connection, one: str, other: str) -> int:
    """How many quotes of eight words and more are credited to both, in different sources; doubted credits do not count."""
    counts = [conn.execute(_CREDITS_TO, [who, CREDITS + 1]).fetchone()[0] for who in (one, other)]
    few, many = (one, other) if counts[0] <= counts[1] else (other, one)
    # Of what a hundred thousand are credited with, the other's own credits are read and not everybody's.
    places = conn.execute(_PLACES_OF, [few, CREDITS, LONG]).fetchone()[0]
    sql = _SHARED
    if places > max(counts) and places > conn.execute(_CREDITS_TO, [many, places + 1]).fetchone()[0]:
        sql = _SHARED_BY_MANY
    return int(conn.execute(sql, [few, CREDITS, LONG, many]).fetchone()[0])


def replace_reasons(conn: sqlite3.Connection, sound: str, rows: Iterable[Reason]) -> set[str]:
    """Store the reasons found among speakers of one sound in place of those there were; gives back whom either names."""
    before = conn.execute("SELECT one, other FROM person_reasons WHERE sound = ?", [sound]).fetchall()
    rows = list(rows)
    conn.execute("DELETE FROM person_reasons WHERE sound = ?", [sound])
    conn.executemany(
        "INSERT OR REPLACE INTO person_reasons VALUES (?, ?, ?, ?, ?)", ((sound, *row) for row in rows)
    )
    return {ident for pair in before for ident in pair} | {ident for row in rows for ident in row[:2]}


def tied(conn: sqlite3.Connection, speakers: Iterable[str]) -> set[str]:
    """Everybody to whom reasons lead from these speakers, themselves included."""
    return {ident for (ident,) in conn.execute(_TIED, [json.dumps(sorted(set(speakers)))])}


def reasons(conn: sqlite3.Connection, speakers: Iterable[str]) -> list[Reason]:
    """Every reason to take one of these speakers for somebody."""
    return conn.execute(_REASONS, [json.dumps(sorted(set(speakers)))]).fetchall()


def replace_identities(conn: sqlite3.Connection, speakers: Sequence[str], rows: Iterable[Identity]) -> None:
    """Store who of these speakers is whom in place of what was stored."""
    conn.execute(
        "DELETE FROM identities WHERE speaker_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(speakers))],
    )
    conn.executemany("INSERT INTO identities VALUES (?, ?, ?, ?, ?)", rows)


def _bonds_before(conn: sqlite3.Connection) -> set[tuple[str, str, bool]]:
    row = conn.execute("SELECT value FROM state WHERE name = ?", [_DECIDED]).fetchone()
    return {(one, other, same) for one, other, same in json.loads(row[0])} if row else set()


_REGROUPED = """
SELECT DISTINCT a.speaker_id FROM former f CROSS JOIN variants v ON v.id = f.variant_id
CROSS JOIN occurrences o ON o.variant_n = v.n CROSS JOIN attributions a ON a.occurrence_id = o.id
WHERE v.quote_id IS NOT f.quote_id
"""
_OF_THESE = "WHERE a.speaker_id IN (SELECT value FROM json_each(?))"
_YEARS = f"""
INSERT INTO person_years
SELECT a.speaker_id, min({YEAR}), max({YEAR}) FROM attributions a
CROSS JOIN occurrences o ON o.id = a.occurrence_id CROSS JOIN sources s ON s.id = o.source_id
{{which}} AND {_SANE} GROUP BY a.speaker_id
ON CONFLICT (speaker_id) DO UPDATE SET first = min(first, excluded.first), last = max(last, excluded.last)
"""
_KNOWN = """
SELECT k.id, k.name, k.qid, k.born, y.first, y.last FROM json_each(?) w CROSS JOIN speakers k ON k.id = w.value
LEFT JOIN person_years y ON y.speaker_id = k.id ORDER BY k.id
"""
_ALIASES = """
SELECT l.speaker_id, l.alias, l.origin FROM json_each(?) w CROSS JOIN speaker_aliases l ON l.speaker_id = w.value
ORDER BY l.speaker_id, l.alias
"""
_OFFICES = """
SELECT f.speaker_id, f.role, f.start, f.[end] FROM json_each(?) w CROSS JOIN speaker_offices f ON f.speaker_id = w.value
ORDER BY 1, 2, 3, 4
"""
_CREDITS_TO = "SELECT count(*) FROM (SELECT 1 FROM attributions WHERE speaker_id = ? LIMIT ?)"
_LONG_QUOTES = """
FROM (SELECT occurrence_id FROM attributions WHERE speaker_id = ? AND +status = 'asserted'
  ORDER BY occurrence_id LIMIT ?) a
CROSS JOIN occurrences o ON o.id = a.occurrence_id CROSS JOIN variants v ON v.n = o.variant_n
CROSS JOIN quotes q ON q.id = v.quote_id
WHERE v.words >= ? AND q.occurrences > 1
"""
_PLACES_OF = f"SELECT coalesce(sum(q.occurrences), 0) {_LONG_QUOTES}"
_SHARED = f"""
SELECT count(DISTINCT v.quote_id) {_LONG_QUOTES} AND EXISTS (
  SELECT 1 FROM variants w CROSS JOIN occurrences p ON p.variant_n = w.n
  CROSS JOIN attributions b ON b.occurrence_id = p.id AND b.speaker_id = ? AND b.status = 'asserted'
  WHERE w.quote_id = v.quote_id AND p.source_id != o.source_id)
"""
# The same from the credits of both: two sources differ unless the first and the last of both are one.
_SHARED_BY_MANY = f"""
WITH ours AS MATERIALIZED (
  SELECT v.quote_id, min(o.source_id) AS first, max(o.source_id) AS last {_LONG_QUOTES} GROUP BY 1
), theirs AS MATERIALIZED (
  SELECT w.quote_id, min(p.source_id) AS first, max(p.source_id) AS last FROM attributions b
  CROSS JOIN occurrences p ON p.id = b.occurrence_id CROSS JOIN variants w ON w.n = p.variant_n
  WHERE b.speaker_id = ? AND +b.status = 'asserted' AND w.quote_id IN (SELECT quote_id FROM ours) GROUP BY 1
)
SELECT count(*) FROM ours JOIN theirs USING (quote_id)
WHERE ours.first != theirs.first OR ours.first != ours.last OR theirs.first != theirs.last
"""
_TIED = """
WITH RECURSIVE reached(id) AS (
  SELECT value FROM json_each(?)
  UNION SELECT r.other FROM reached t CROSS JOIN person_reasons r ON r.one = t.id
  UNION SELECT r.one FROM reached t CROSS JOIN person_reasons r ON r.other = t.id
) SELECT id FROM reached
"""
_REASONS = """
SELECT DISTINCT r.one, r.other, r.rule, r.evidence FROM json_each(?) w CROSS JOIN person_reasons r ON r.one = w.value
ORDER BY 1, 2, 3, 4
"""
