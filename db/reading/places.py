"""Places where words stand and who is credited there, as the pages of the site show them."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

# Credits that do not stand.
DOUBTED = ("misattributed", "disputed")
MARKS = ", ".join("?" * len(DOUBTED))


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
    seconds: float | None = None
    credits: tuple[Credit, ...] = ()

    @property
    def date(self) -> str | None:
        """When it was said if the source tells, else when it was published."""
        return self.said_on or self.published


_FROM = "from occurrences o join variants v on v.n = o.variant_n join sources s on s.id = o.source_id"
PLACE = f"""
    select o.id, o.kind, v.n, coalesce(o.exact, v.text) as text, o.prefix, o.suffix, o.citation, o.section,
           o.said_on, s.id as source_id, s.title, s.publisher, s.published, s.tier, s.url, v.quote_id, o.seconds
    {_FROM}
"""
# By when the words were said; of one day the record comes before its reports, and those as they were published.
DATED = (
    "coalesce(o.said_on, s.published) is null", "coalesce(o.said_on, s.published)",
    "s.tier <> 'primary'", "s.published", "o.id",
)  # fmt: skip
BY_DATE = f" order by {', '.join(DATED)}"


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


def credits_in(
    conns: Sequence[sqlite3.Connection], occurrences: Sequence[str]
) -> dict[str, tuple[Credit, ...]]:
    """The same of several files, of which each occurrence is in one."""
    return {place: credits for conn in conns for place, credits in credits_of(conn, occurrences).items()}


def places(conn: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> tuple[Place, ...]:
    """The places of these rows of `PLACE`, with the credits of each."""
    credits = credits_of(conn, [row[0] for row in rows])
    return tuple(_place(row, credits.get(row[0], ())) for row in rows)


def first(
    conns: Sequence[sqlite3.Connection],
    which: str,
    values: Sequence[object],
    order: Sequence[str],
    limit: int,
    *,
    newest: bool = False,
) -> tuple[Place, ...]:
    """The first places for which a condition holds, of one file or several (shards), each with its credits.

    `order` names what they are sorted by, `o.id` last; `newest` turns the first of these round.
    """
    by = ", ".join([f"{order[0]} desc" if newest else order[0], *order[1:]])
    if len(conns) == 1:
        rows = conns[0].execute(f"{PLACE} where {which} order by {by} limit {limit}", values).fetchall()
        return places(conns[0], rows)
    found = [
        (tuple((value is not None, value) for value in row), at)
        for at, conn in enumerate(conns)
        for row in conn.execute(
            f"select {', '.join(order)} {_FROM} where {which} order by {by} limit {limit}", values
        )
    ]
    found.sort()
    if newest:
        found.sort(key=lambda each: each[0][0], reverse=True)
    ids = [key[-1][1] for key, _ in found[:limit]]
    wanted = [json.dumps(ids)]
    held = {
        place.id: place
        for conn in conns
        for place in places(
            conn, conn.execute(f"{PLACE} where o.id in (select value from json_each(?))", wanted).fetchall()
        )
    }
    return tuple(held[ident] for ident in ids)


def _place(row: sqlite3.Row, credits: tuple[Credit, ...]) -> Place:
    ident, kind, _, text, prefix, suffix, citation, section, said_on, source_id, *rest = tuple(row)
    title, publisher, published, tier, url, quote_id, seconds = rest
    return Place(
        id=ident, kind=kind, text=text, prefix=prefix or "", suffix=suffix or "", source_id=source_id,
        title=title, publisher=publisher, published=published, said_on=said_on, tier=tier, url=url,
        quote_id=quote_id, citation=citation, section=section, seconds=seconds, credits=credits,
    )  # fmt: skip
