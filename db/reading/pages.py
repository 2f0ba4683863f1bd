"""What the pages of the site read: counts, one quote, one speaker, one source.

Every function takes a read-only connection and gives back values; nothing here writes. Lists are bounded:
`total` beside a list says how many there are when the list holds fewer.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from db.reading.places import BY_DATE, DATED, DOUBTED, MARKS, PLACE, Credit, Place, first, places

# A page that shows more is not read, and weighs more than 60 KB; the table pages of Datasette list everything.
PLACES = 30
PLACES_OF_SPEAKER = 30
PLACES_OF_SOURCE = 60
WORDINGS = 50
# In characters: eight printed pages, with its quotations marked some 50 KB of page.
SHOWN = 20_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is, and from which year to which."""

    sources: int
    speakers: int
    quotes: int
    occurrences: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a quote and the number of places it was found at."""

    n: int
    text: str
    places: int


@dataclass(frozen=True, slots=True)
class QuotePage:
    """A quote with its wordings, its places, and everybody who is credited."""

    id: str
    text: str
    speaker_id: str | None
    speaker: str | None
    first_said: str | None
    original_occurrence: str | None
    original_reason: str | None
    wordings: tuple[Wording, ...]
    credits: tuple[Credit, ...]
    places: tuple[Place, ...]
    total: int
    sources: int = 0
    independent: int | None = None


@dataclass(frozen=True, slots=True)
class SamePerson:
    """Another speaker who is the same person, by which rule, and the evidence in words."""

    id: str
    name: str
    rule: str | None
    evidence: str | None


@dataclass(frozen=True, slots=True)
class SpeakerPage:
    """A speaker: names, what is credited to them, and what is credited to them wrongly or in dispute.

    `years` tells how many sources and places of each year credit them, the undated (None) last.
    """

    id: str
    name: str
    kind: str | None
    qid: str | None
    names: tuple[str, ...]
    said: tuple[Place, ...]
    said_total: int
    doubted: tuple[Place, ...]
    doubted_total: int
    years: tuple[tuple[str | None, int, int], ...] = ()
    same: tuple[SamePerson, ...] = ()


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A source and the quotations found in it, in order.

    `text` is the beginning of what its publish policy allows, `characters` how long that is; `sha256` the digest
    of the bytes it was read from.
    """

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    tier: str
    url: str
    licence: str | None
    publish: str
    language: str | None
    text: str
    characters: int
    sha256: str | None
    fetched: str | None
    places: tuple[Place, ...]
    total: int


def counts(conn: sqlite3.Connection) -> Counts:
    """How many sources, speakers, quotes and occurrences there are, and the span of their dates."""
    sources, speakers, quotes, occurrences = (
        int(conn.execute(f"select count(*) from {table}").fetchone()[0])
        for table in ("sources", "speakers", "quotes", "occurrences")
    )
    first, last = conn.execute(
        "select (select min(published) from sources), (select max(published) from sources)"
    ).fetchone()
    return Counts(sources, speakers, quotes, occurrences, first, last)


def newest_doubted(conns: Sequence[sqlite3.Connection], limit: int = 5) -> tuple[Place, ...]:
    """Places of the newest sources that say a credit is false or disputed."""
    which = f"o.id in (select occurrence_id from attributions where status in ({MARKS}))"
    return first(conns, which, DOUBTED, ("s.added", "o.position", "o.id"), limit, newest=True)


def quote(conn: sqlite3.Connection, ident: str) -> QuotePage | None:
    """One quote as its page shows it, or None where there is no such quote."""
    row = conn.execute(
        "select q.id, q.text, q.speaker_id, p.name, q.first_said, q.original_occurrence, q.original_reason, "
        "q.independent_sources "
        "from quotes q left join speakers p on p.id = q.speaker_id where q.id = ?",
        [ident],
    ).fetchone()
    return _family(conn, row, "v.quote_id = ?", ident) if row else None


def wording(conn: sqlite3.Connection, number: str) -> QuotePage | None:
    """One wording as its page shows it: as a quote of its own, whether or not it was linked to one."""
    row = conn.execute(
        "select id, text, null, null, null, null, null, null from variants where n = ?", [number]
    ).fetchone()
    return _family(conn, row, "v.n = ?", number) if row else None


def speaker(conns: Sequence[sqlite3.Connection], ident: str) -> SpeakerPage | None:
    """One speaker as the page shows them, with what other speakers say who are the same person; None where there is none.

    Of several files (shards) each has every name, and credits of its own.
    """
    conn = conns[0]
    row = conn.execute(_SPEAKER, [ident]).fetchone()
    if row is None:
        return None
    ident, name, kind, qid = tuple(row)
    same = tuple(SamePerson(*tuple(found)) for found in conn.execute(_SAME_PERSON, [ident]))
    ids = json.dumps([ident, *(other.id for other in same)])
    names = conn.execute(
        "select distinct alias from json_each(?) w join speaker_aliases on speaker_id = w.value "
        "where alias <> ? order by alias limit 40",
        (ids, name),
    ).fetchall()
    said, said_total = _credited(conns, ids, "not in")
    doubted, doubted_total = _credited(conns, ids, "in")
    aliases = tuple(alias for (alias,) in names)
    return SpeakerPage(
        ident, name, kind, qid, aliases, said, said_total, doubted, doubted_total, _years(conns, ids), same
    )


def _years(conns: Sequence[sqlite3.Connection], ids: str) -> tuple[tuple[str | None, int, int], ...]:
    """How many sources and places of each year credit any of these speakers, the undated last."""
    sources: dict[str | None, set[str]] = {}
    places: Counter[str | None] = Counter()
    for conn in conns:
        for year, source, count in conn.execute(_YEARS, (ids, *DOUBTED)):
            sources.setdefault(year, set()).add(source)
            places[year] += count
    order = sorted(sources, key=lambda year: (year is None, year or ""))
    return tuple((year, len(sources[year]), places[year]) for year in order[:PLACES])


def source(conns: Sequence[sqlite3.Connection], ident: str) -> SourcePage | None:
    """One source as its page shows it, or None where there is no such source.

    Of several files (shards) those that hold words of it have the source, each with the places of its own words.
    """
    for conn in conns:
        row = conn.execute(
            "select id, title, publisher, published, tier, url, licence, publish, language, "
            f"coalesce(substr(text, 1, {SHOWN}), ''), coalesce(length(text), 0) from sources where id = ?",
            [ident],
        ).fetchone()
        if row is not None:
            break
    else:
        return None
    places = first(conns, "o.source_id = ?", [ident], ("o.position", "o.id"), PLACES_OF_SOURCE)
    count = "select count(*) from occurrences where source_id = ?"
    total = sum(each.execute(count, [ident]).fetchone()[0] for each in conns)
    snapshot = conn.execute(
        "select sha256, fetched from snapshots where source_id = ? order by fetched desc limit 1", [row[0]]
    ).fetchone()
    held = tuple(snapshot) if snapshot else (None, None)
    values = [*tuple(row), *held, places, total]
    return SourcePage(*values)


def _credited(conns: Sequence[sqlite3.Connection], ids: str, standing: str) -> tuple[tuple[Place, ...], int]:
    """Places that credit any of these speakers, given as a JSON list."""
    which = (
        "o.id in (select occurrence_id from attributions where speaker_id in (select value from json_each(?)) "
        f"and status {standing} ({MARKS}))"
    )
    values = (ids, *DOUBTED)
    count = f"select count(*) from occurrences o where {which}"
    total = sum(conn.execute(count, values).fetchone()[0] for conn in conns)
    return first(conns, which, values, DATED, PLACES_OF_SPEAKER), total


def speakers_of(conn: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """Who is credited with a wording, doubted credits left out; at most five names."""
    rows = conn.execute(
        "select p.name from occurrences o join attributions a on a.occurrence_id = o.id "
        f"join speakers p on p.id = a.speaker_id where o.variant_n = ? and a.status not in ({MARKS}) "
        "group by p.id order by count(*) desc, p.name limit 5",
        (number, *DOUBTED),
    )
    return tuple(row[0] for row in rows)


def _family(conn: sqlite3.Connection, row: sqlite3.Row, which: str, key: str) -> QuotePage:
    wordings = conn.execute(
        "select v.n, v.text, (select count(*) from occurrences o where o.variant_n = v.n) as places "
        f"from variants v where {which} order by places desc, v.n limit {WORDINGS}",
        [key],
    ).fetchall()
    credits = conn.execute(
        "select a.speaker_id, p.name, a.status, min(a.confidence), min(a.rule), null, count(*) "
        "from variants v join occurrences o on o.variant_n = v.n join attributions a on a.occurrence_id = o.id "
        f"join speakers p on p.id = a.speaker_id where {which} "
        f"group by a.speaker_id, a.status order by count(*) desc, p.name limit {WORDINGS}",
        [key],
    ).fetchall()
    rows = conn.execute(f"{PLACE} where {which}{BY_DATE} limit {PLACES}", [key]).fetchall()
    total, sources = conn.execute(
        "select count(*), count(distinct o.source_id) from variants v join occurrences o on o.variant_n = v.n "
        f"where {which}",
        [key],
    ).fetchone()
    ident, text, speaker_id, speaker, first_said, original, reason, independent = tuple(row)
    return QuotePage(
        ident, text, speaker_id, speaker, first_said, original, reason,
        wordings=tuple(Wording(*tuple(w)) for w in wordings),
        credits=tuple(Credit(*tuple(c)) for c in credits),
        places=places(conn, rows),
        total=total, sources=sources, independent=independent,
    )  # fmt: skip


# A list of people tells more of somebody than the sources that name them.
_SPEAKER = """
select s.id, s.name, coalesce(s.kind, p.kind), coalesce(s.qid, p.qid) from speakers s
left join identities i on i.speaker_id = s.id left join speakers p on p.id = i.person_id where s.id = ?
"""
_YEARS = f"""
select substr(nullif(coalesce(o.said_on, s.published), ''), 1, 4) as year, s.id, count(*)
from attributions a join occurrences o on o.id = a.occurrence_id join sources s on s.id = o.source_id
where a.speaker_id in (select value from json_each(?)) and a.status not in ({MARKS}) group by year, s.id
"""
_SAME_PERSON = """
select k.id, k.name, j.rule, j.evidence from identities i join identities j on j.person_id = i.person_id
join speakers k on k.id = j.speaker_id where i.speaker_id = ?1 and j.speaker_id <> ?1 order by k.name, k.id limit 40
"""
