"""What the pages of the site read: counts, words that were looked for, one quote, one speaker, one source.

Every function takes a read-only connection and gives back values; nothing here writes. Lists are bounded:
`total` beside a list says how many there are when the list holds fewer.
"""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

# A page that shows more is not read; the table pages of Datasette list everything.
PLACES = 100
WORDINGS = 50
FOUND = 40
PLACES_EACH = 3
# Marks around what was looked for; no text in the database holds control characters of this kind.
MARK, UNMARK = "\x02", "\x03"
# Credits that do not stand.
DOUBTED = ("misattributed", "disputed")


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
class Credit:
    """Somebody credited with words: by which rule, how surely, and whether it stands."""

    speaker_id: str
    speaker: str
    status: str
    confidence: str
    rule: str
    via: str | None = None
    places: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """One place where words stand, with its source and who is credited there."""

    id: str
    kind: str
    text: str
    prefix: str
    suffix: str
    source_id: str
    title: str | None
    publisher: str | None
    published: str | None
    said_on: str | None
    tier: str
    url: str
    quote_id: str | None
    citation: str | None = None
    section: str | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def date(self) -> str | None:
        """When it was said if the source tells, else when it was published."""
        return self.said_on or self.published


@dataclass(frozen=True, slots=True)
class Found:
    """A wording that was looked for, with the words that matched between MARK and UNMARK."""

    n: int
    text: str
    quote_id: str | None
    places: tuple[Place, ...]
    total: int


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


_PLACE = """
    select o.id, o.kind, v.n, coalesce(o.exact, v.text) as text, o.prefix, o.suffix, o.citation, o.section,
           o.said_on, s.id as source_id, s.title, s.publisher, s.published, s.tier, s.url, v.quote_id
    from occurrences o join variants v on v.n = o.variant_n join sources s on s.id = o.source_id
"""
_BY_DATE = " order by coalesce(o.said_on, s.published) is null, coalesce(o.said_on, s.published), o.id"


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


def newest_doubted(conn: sqlite3.Connection, limit: int = 5) -> tuple[Place, ...]:
    """Places of the newest sources that say a credit is false or disputed."""
    marks = ", ".join("?" * len(DOUBTED))
    rows = conn.execute(
        f"{_PLACE} where o.id in (select occurrence_id from attributions where status in ({marks})) "
        "order by s.added desc, o.position, o.id limit ?",
        (*DOUBTED, limit),
    ).fetchall()
    return _places(conn, rows)


def find(conn: sqlite3.Connection, words: Sequence[str], speaker: str = "") -> tuple[Found, ...]:
    """Wordings that hold all these words, best first; at most `FOUND`. No words find nothing."""
    if not words:
        return ()
    query = " ".join('"' + word.replace('"', '""') + '"' for word in words)
    condition, values = "", []
    if speaker:
        condition = (
            " and exists (select 1 from occurrences o join attributions a on a.occurrence_id = o.id "
            "join speakers p on p.id = a.speaker_id where o.variant_n = v.n and p.name like ? escape '\\')"
        )
        values.append(f"%{_like(speaker)}%")
    matches = conn.execute(
        "select v.n, v.quote_id, highlight(variants_fts, 0, ?, ?) as text "
        "from variants_fts join variants v on v.n = variants_fts.rowid "
        f"where variants_fts match ?{condition} order by variants_fts.rank limit {FOUND}",
        [MARK, UNMARK, query, *values],
    ).fetchall()
    return tuple(_found(conn, number, quote_id, text) for number, quote_id, text in matches)


def quote(conn: sqlite3.Connection, ident: str) -> QuotePage | None:
    """One quote as its page shows it, or None where there is no such quote."""
    row = conn.execute(
        "select q.id, q.text, q.speaker_id, p.name, q.first_said, q.original_occurrence, q.original_reason "
        "from quotes q left join speakers p on p.id = q.speaker_id where q.id = ?",
        [ident],
    ).fetchone()
    return _family(conn, row, "v.quote_id = ?", ident) if row else None


def wording(conn: sqlite3.Connection, number: str) -> QuotePage | None:
    """One wording as its page shows it: as a quote of its own, whether or not it was linked to one."""
    row = conn.execute(
        "select id, text, null, null, null, null, null from variants where n = ?", [number]
    ).fetchone()
    return _family(conn, row, "v.n = ?", number) if row else None


def speakers_of(conn: sqlite3.Connection, number: int) -> tuple[str, ...]:
    """Who is credited with a wording, doubted credits left out; at most five names."""
    marks = ", ".join("?" * len(DOUBTED))
    rows = conn.execute(
        "select p.name from occurrences o join attributions a on a.occurrence_id = o.id "
        f"join speakers p on p.id = a.speaker_id where o.variant_n = ? and a.status not in ({marks}) "
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
    places = conn.execute(f"{_PLACE} where {which}{_BY_DATE} limit {PLACES}", [key]).fetchall()
    total = conn.execute(
        f"select count(*) from variants v join occurrences o on o.variant_n = v.n where {which}", [key]
    ).fetchone()[0]
    ident, text, speaker_id, speaker, first_said, original, reason = tuple(row)
    return QuotePage(
        ident, text, speaker_id, speaker, first_said, original, reason,
        wordings=tuple(Wording(*tuple(w)) for w in wordings),
        credits=tuple(Credit(*tuple(c)) for c in credits),
        places=_places(conn, places),
        total=total,
    )  # fmt: skip


def _found(conn: sqlite3.Connection, number: int, quote_id: str | None, text: str) -> Found:
    places = conn.execute(f"{_PLACE} where v.n = ?{_BY_DATE} limit {PLACES_EACH}", [number]).fetchall()
    total = conn.execute("select count(*) from occurrences where variant_n = ?", [number]).fetchone()[0]
    return Found(number, text, quote_id, _places(conn, places), total)


def credits_of(conn: sqlite3.Connection, occurrences: Sequence[str]) -> dict[str, tuple[Credit, ...]]:
    """Who is credited with each of these occurrences, credits that stand first."""
    found: dict[str, list[Credit]] = {}
    for place, *values in conn.execute(
        "select a.occurrence_id, a.speaker_id, p.name, a.status, a.confidence, a.rule, a.via from json_each(?) as wanted "
        "cross join attributions a on a.occurrence_id = wanted.value join speakers p on p.id = a.speaker_id "
        "order by a.status, p.name",
        [json.dumps(list(occurrences))],
    ):
        found.setdefault(place, []).append(Credit(*values))
    return {place: tuple(credits) for place, credits in found.items()}


def _places(conn: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> tuple[Place, ...]:
    credits = credits_of(conn, [row[0] for row in rows])
    return tuple(_place(row, credits.get(row[0], ())) for row in rows)


def _place(row: sqlite3.Row, credits: tuple[Credit, ...]) -> Place:
    ident, kind, _, text, prefix, suffix, citation, section, said_on, source_id, *rest = tuple(row)
    title, publisher, published, tier, url, quote_id = rest
    return Place(
        id=ident, kind=kind, text=text, prefix=prefix or "", suffix=suffix or "", source_id=source_id,
        title=title, publisher=publisher, published=published, said_on=said_on, tier=tier, url=url,
        quote_id=quote_id, citation=citation, section=section, credits=credits,
    )  # fmt: skip


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
