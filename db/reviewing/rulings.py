"""The decisions that stand, as the database obeys them: a copy in quotes.db of what reviews.db says is in force.

It is derived, like everything in quotes.db: made again from reviews.db by a rebuild. Names of reviewers and notes
are not copied; the reason for hiding something is not either.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields

from db import pending
from db.rows import AliasRow, AttributionRow, SpeakerRow

_STATE = "reviews"
# The rules under which decisions store credits, as quotes.review.crediting names them.
RULES = ("reviewed_quote", "reviewed_wording", "reviewed_place", "reviewers_disagree")
_RULES = str(RULES)
_CREDIT = "('confirm', 'speaker', 'misattributed', 'disputed')"


@dataclass(frozen=True, slots=True)
class RulingRow:
    """A decision that stands and where it belongs now.

    `object_id` is what it is about today, `variant_id` the wording by which a decision about a quote finds its
    family whatever becomes of the quote's id. `anchor` is exact, moved, ambiguous or lost; `contested` says that
    somebody else's decision contradicts it.
    """

    decision_id: str
    kind: str
    about: str
    object_id: str
    at: str
    anchor: str
    contested: bool = False
    value: str | None = None
    value_text: str | None = None
    reason: str | None = None
    evidence_url: str | None = None
    variant_id: str | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """An occurrence that decisions may bear on: its wording, its family, and the family's first place."""

    occurrence_id: str
    variant_id: str
    quote_id: str | None
    first: bool


def upto(conn: sqlite3.Connection) -> int:
    """The number of the last decision that was taken over."""
    row = conn.execute("SELECT value FROM state WHERE name = ?", [_STATE]).fetchone()
    return int(row[0]) if row else 0


def replace(conn: sqlite3.Connection, decided: Sequence[str], rows: Iterable[RulingRow]) -> None:
    """Store what stands of these decisions (by id) in place of what stood of them, inside the caller's transaction."""
    conn.execute(
        "DELETE FROM rulings WHERE decision_id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(decided))],
    )
    marks = ", ".join("?" * len(_COLUMNS))
    conn.executemany(
        f"INSERT INTO rulings ({', '.join(_COLUMNS)}) VALUES ({marks})", (astuple(row) for row in rows)
    )


def mark(conn: sqlite3.Connection, upto: int) -> None:
    """Note the number of the last decision that was taken over."""
    conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [_STATE, str(upto)])


def any_(conn: sqlite3.Connection) -> bool:
    """Whether anything was decided, or had been: then credits may differ from what was read."""
    sql = "SELECT EXISTS (SELECT 1 FROM rulings) OR EXISTS (SELECT 1 FROM overruled)"
    return bool(conn.execute(sql).fetchone()[0])


def of_decisions(conn: sqlite3.Connection, decided: Sequence[str]) -> list[RulingRow]:
    """What stands of these decisions."""
    sql = f"SELECT {_SELECT} FROM json_each(?) w CROSS JOIN rulings r ON r.decision_id = w.value ORDER BY at, decision_id"
    return list(_rows(conn.execute(sql, [json.dumps(list(decided))])))


def concerning(conn: sqlite3.Connection, ids: Iterable[str]) -> list[RulingRow]:
    """Every ruling about any of these ids."""
    sql = f"SELECT {_SELECT} FROM json_each(?) w CROSS JOIN rulings r ON r.object_id = w.value ORDER BY r.at, r.decision_id"
    return list(_rows(conn.execute(sql, [json.dumps(sorted(set(ids)))])))


def wordings(conn: sqlite3.Connection, ids: Iterable[str]) -> list[int]:
    """The numbers of the wordings that these ids name: of wordings, quotes and places."""
    sql = """
    SELECT v.n FROM json_each(?1) w CROSS JOIN variants v ON v.id = w.value
    UNION SELECT v.n FROM json_each(?1) w CROSS JOIN variants v ON v.quote_id = w.value
    UNION SELECT o.variant_n FROM json_each(?1) w CROSS JOIN occurrences o ON o.id = w.value
    """
    return [n for (n,) in conn.execute(sql, [json.dumps(sorted(set(ids)))])]


def put_speakers(
    conn: sqlite3.Connection, speakers: Iterable[SpeakerRow], aliases: Iterable[AliasRow]
) -> None:
    """Put whom decisions name among the speakers, inside the caller's transaction; those known stay as they are."""
    speakers = list(speakers)
    pending.touch(conn, (speaker.id for speaker in speakers))
    conn.executemany(
        "INSERT OR IGNORE INTO speakers (id, name, kind, qid) VALUES (?, ?, ?, ?)",
        ((s.id, s.name, s.kind, s.qid) for s in speakers),
    )
    conn.executemany(
        "INSERT OR IGNORE INTO speaker_aliases VALUES (?, ?, ?, ?)", (astuple(alias) for alias in aliases)
    )


def bonds(conn: sqlite3.Connection, numbers: Iterable[int] | None = None) -> list[tuple[int, int, bool]]:
    """Pairs of wordings that people said are (True) or are not (False) the same quote: of some wordings, or all."""
    sql = (
        "SELECT v.n, w.n, r.kind = 'same_quote' FROM rulings r CROSS JOIN variants v ON v.id = r.object_id "
        "CROSS JOIN variants w ON w.id = r.value WHERE r.kind IN ('same_quote', 'not_same_quote') AND NOT r.contested"
    )
    if numbers is None:
        rows = conn.execute(f"{sql} ORDER BY 1, 2")
    else:
        ids = "(SELECT x.id FROM json_each(?1) n CROSS JOIN variants x ON x.n = n.value)"
        found = f"{sql} AND r.object_id IN {ids} UNION {sql} AND r.value IN {ids} ORDER BY 1, 2"
        rows = conn.execute(found, [json.dumps(list(numbers))])
    return [(a, b, bool(same)) for a, b, same in rows]


def follow(conn: sqlite3.Connection, numbers: Iterable[int] | None) -> None:
    """Let decisions about quotes follow their wordings into the families those belong to now."""
    some = (
        ""
        if numbers is None
        else ("AND variant_id IN (SELECT v.id FROM json_each(?) n CROSS JOIN variants v ON v.n = n.value)")
    )
    conn.execute(
        "UPDATE rulings SET object_id = (SELECT v.quote_id FROM variants v WHERE v.id = rulings.variant_id) "
        "WHERE about = 'quote' AND variant_id IS NOT NULL AND object_id IS NOT "
        "(SELECT v.quote_id FROM variants v WHERE v.id = rulings.variant_id) "
        f"AND EXISTS (SELECT 1 FROM variants v WHERE v.id = rulings.variant_id AND v.quote_id IS NOT NULL) {some}",
        [] if numbers is None else [json.dumps(list(numbers))],
    )


def spots(conn: sqlite3.Connection, numbers: Iterable[int] | None) -> list[Spot]:
    """The places at which decisions bear on the credits, or bore: among those of some wordings, or of all."""
    if numbers is None:
        rows = conn.execute(f"{_SPOTS} WHERE o.id IN ({_BORNE_ON}) ORDER BY o.id")
        return [Spot(place, variant, quote, bool(first)) for place, variant, quote, first in rows]
    rows = conn.execute(
        f"{_SPOTS} WHERE v.n IN (SELECT value FROM json_each(?)) ORDER BY o.id", [json.dumps(list(numbers))]
    )
    found = [Spot(place, variant, quote, bool(first)) for place, variant, quote, first in rows]
    ids = {ident for spot in found for ident in (spot.occurrence_id, spot.variant_id, spot.quote_id) if ident}
    decided = set(credit_rulings(conn, ids))
    bore = {
        ident
        for (ident,) in conn.execute(
            f"SELECT value FROM json_each(?) w WHERE EXISTS (SELECT 1 FROM overruled WHERE occurrence_id = w.value) "
            f"OR EXISTS (SELECT 1 FROM attributions WHERE occurrence_id = w.value AND rule IN {_RULES})",
            [json.dumps([spot.occurrence_id for spot in found])],
        )
    }
    return [
        s for s in found if s.occurrence_id in bore or decided & {s.occurrence_id, s.variant_id, s.quote_id}
    ]


def credit_rulings(conn: sqlite3.Connection, ids: Iterable[str]) -> dict[str, list[RulingRow]]:
    """The rulings about who is credited that found their place, by what they are about, of these ids."""
    found: dict[str, list[RulingRow]] = {}
    sql = (
        f"SELECT {_SELECT} FROM json_each(?) w CROSS JOIN rulings r ON r.object_id = w.value "
        f"WHERE r.kind IN {_CREDIT} AND r.anchor IN ('exact', 'moved') ORDER BY r.at, r.decision_id"
    )
    for row in _rows(conn.execute(sql, [json.dumps(sorted(set(ids)))])):
        found.setdefault(row.object_id, []).append(row)
    return found


def read_credits(
    conn: sqlite3.Connection, occurrence: str
) -> tuple[list[AttributionRow], list[AttributionRow]]:
    """The credits of a place as they stand, and as they were read there."""
    now = [AttributionRow(*row) for row in conn.execute(f"{_ATTRIBUTIONS} attributions {_AT}", [occurrence])]
    overruled = [
        AttributionRow(*row) for row in conn.execute(f"{_ATTRIBUTIONS} overruled {_AT}", [occurrence])
    ]
    return now, [*(row for row in now if row.rule not in RULES), *overruled]


def put_credits(
    conn: sqlite3.Connection, occurrence: str, read: Iterable[AttributionRow], rows: Sequence[AttributionRow]
) -> None:
    """Store the credits of a place; what was read there and is not among them is kept as overruled."""
    kept = set(rows)
    pending.recredit(conn, occurrence, (row.speaker_id for row in rows))
    for table, values in (("attributions", rows), ("overruled", [row for row in read if row not in kept])):
        conn.execute(f"DELETE FROM {table} WHERE occurrence_id = ?", [occurrence])
        conn.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (astuple(row) for row in values)
        )


_COLUMNS = tuple(f.name for f in fields(RulingRow))
_SELECT = ", ".join(f"r.{name}" for name in _COLUMNS)
_ATTRIBUTIONS = "SELECT occurrence_id, speaker_id, status, confidence, rule, cue, via, start, [end] FROM"
_AT = "WHERE occurrence_id = ? ORDER BY speaker_id, status"
_SPOTS = """
SELECT o.id, v.id, v.quote_id, q.id IS NULL OR q.original_occurrence = o.id
FROM occurrences o CROSS JOIN variants v ON v.n = o.variant_n LEFT JOIN quotes q ON q.id = v.quote_id
"""
_BORNE_ON = f"""
SELECT r.object_id FROM rulings r WHERE r.kind IN {_CREDIT} AND r.about IN ('occurrence', 'attribution')
UNION SELECT x.id FROM rulings r CROSS JOIN variants y ON y.id = r.object_id CROSS JOIN occurrences x ON x.variant_n = y.n
  WHERE r.kind IN {_CREDIT} AND r.about = 'variant'
UNION SELECT x.id FROM rulings r CROSS JOIN variants y ON y.quote_id = r.object_id CROSS JOIN occurrences x
  ON x.variant_n = y.n WHERE r.kind IN {_CREDIT} AND r.about = 'quote'
UNION SELECT occurrence_id FROM overruled
UNION SELECT occurrence_id FROM attributions WHERE rule IN {_RULES}
"""


def _rows(found: sqlite3.Cursor) -> Iterator[RulingRow]:
    for ident, kind, about, thing, at, anchor, contested, *rest in found:
        yield RulingRow(ident, kind, about, thing, at, anchor, bool(contested), *rest)
