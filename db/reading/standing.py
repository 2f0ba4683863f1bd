"""Where the words of a quote, a wording or one occurrence stand, with everything an export of them names."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from db.reading.places import Credit, credits_of
from db.reading.questions import DATED

# An export names so many places at most; the table has the rest.
PLACES = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """One place: the words with what stands around them, offsets in code points, source and snapshot."""

    id: str
    kind: str
    exact: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    said_on: str | None
    citation: str | None
    seconds: float | None
    sha256: str | None
    fetched: str | None
    source_id: str
    title: str | None
    publisher: str | None
    url: str
    published: str | None
    tier: str
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Exported:
    """A row to export: its words, whose they are on record as, and its places, the original first."""

    id: str
    text: str
    speaker: str | None
    kind: str | None
    qid: str | None
    said: str | None
    places: tuple[Standing, ...]


def exported(conn: sqlite3.Connection, table: str, key: str) -> Exported | None:
    """The row of `quotes`, `variants` or `occurrences` with this key, or None where there is none."""
    row = conn.execute(_ROWS[table], [key]).fetchone()
    if row is None:
        return None
    ident, text, speaker_id, said, original = tuple(row)
    rows = conn.execute(
        f"{_PLACES} where {_WHICH[table]} = ? order by o.id = ? desc, {DATED} is null, {DATED}, o.id limit {PLACES}",
        [key, original],
    ).fetchall()
    credits = credits_of(conn, [found[0] for found in rows])
    places = tuple(_standing(found, credits.get(found[0], ())) for found in rows)
    if speaker_id is None and places:
        standing = [credit for credit in places[0].credits if credit.status == "asserted"]
        speaker_id = standing[0].speaker_id if standing else None
    who = conn.execute(_WHO, [speaker_id]).fetchone()
    name, kind, qid = tuple(who) if who else (None, None, None)
    dated = said or (places[0].said_on if places else None)
    return Exported(str(ident), text, name, kind, qid, dated, places)


def people(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[str, str | None, str | None]]:
    """Name, kind and Wikidata item of these speakers, by id; those that are not on record are left out."""
    rows = conn.execute(
        "select p.id, p.name, p.kind, p.qid from json_each(?) w cross join speakers p on p.id = w.value",
        [json.dumps(list(ids))],
    )
    return {ident: (name, kind, qid) for ident, name, kind, qid in rows}


def _standing(row: sqlite3.Row, credits: tuple[Credit, ...]) -> Standing:
    ident, kind, exact, prefix, suffix, *rest = tuple(row)
    return replace(Standing(ident, kind, exact, prefix or "", suffix or "", *rest), credits=credits)


# A list of people tells more of somebody than the sources that name them.
_WHO = """
select s.name, coalesce(s.kind, p.kind), coalesce(s.qid, p.qid) from speakers s
left join identities i on i.speaker_id = s.id left join speakers p on p.id = i.person_id where s.id = ?
"""
_PLACES = """
select o.id, o.kind, coalesce(o.exact, v.text), o.prefix, o.suffix, o.start, o."end", o.said_on, o.citation, o.seconds,
  p.sha256, p.fetched, s.id, s.title, s.publisher, s.url, s.published, s.tier
from occurrences o join variants v on v.n = o.variant_n join sources s on s.id = o.source_id
left join snapshots p on p.id = o.snapshot_id
"""
_WHICH = {"quotes": "v.quote_id", "variants": "v.n", "occurrences": "o.id"}
_ROWS = {
    "quotes": "select id, text, speaker_id, first_said, original_occurrence from quotes where id = ?",
    "variants": "select id, text, null, null, null from variants where n = ?",
    "occurrences": "select o.id, coalesce(o.exact, v.text), null, o.said_on, o.id "
    "from occurrences o join variants v on v.n = o.variant_n where o.id = ?",
}
