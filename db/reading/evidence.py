"""What a verdict rests on: the places where wordings stand, who is credited there, and what there is to search."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from db.index.library import Library
from db.reading import questions as sql
from db.reading import snapshots
from db.reviewing import rulings
from db.reviewing.rulings import RulingRow

# A claim that stands in more places than this is shown by its first: primary ones, then the earliest.
PLACES = 200
# Names remembered with the speakers who go by them, until something is written.
REMEMBERED_NAMES = 10_000


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody credited with an occurrence: `aliases` are the speaker's other names.

    `stranger` says that a reviewer decided that this is not the person a claim names.
    """

    speaker_id: str
    name: str
    status: str
    confidence: str
    rule: str
    cue: str | None
    via: str | None
    aliases: tuple[str, ...] = ()
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One occurrence of a wording with its source; offsets are code points of the source's text.

    `seconds` is the time in a recording; `authors` is a JSON list of names.
    """

    variant_n: int
    variant_id: str
    quote_id: str | None
    occurrence_id: str
    source_id: str
    text: str
    kind: str
    prefix: str
    suffix: str
    start: int | None
    end: int | None
    section: str | None
    citation: str | None
    said_on: str | None
    external_id: str | None
    snapshot: str | None
    title: str | None
    publisher: str | None
    url: str
    canonical: str | None
    published: str | None
    tier: str
    publish: str
    language: str | None
    seconds: float | None = None
    authors: str | None = None
    credits: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True)
class Holdings:
    """What there is to search: how many sources of each kind, the years they span, their languages.

    `folding` names the way of cutting texts into words that the rows were filed by, where the file tells.
    """

    sources: int
    primary: int
    secondary: int
    collection: int
    variants: int
    first: str | None
    last: str | None
    languages: tuple[str, ...]
    folding: str | None = None


class Evidence:
    """The record as a verdict reads it, over a connection that is the caller's and may be read-only."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn
        self.conns: Sequence[sqlite3.Connection] = (conn,)
        self.library = Library(conn)
        self._stamp: tuple[int, int] | None = None
        self._ruled = True
        self._holdings = Holdings(0, 0, 0, 0, 0, None, None, ())
        self._owners: dict[str, frozenset[str]] = {}
        self._aliases: dict[str, tuple[str, ...]] = {}
        self._roles: frozenset[str] | None = None

    @contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """Everything read inside is of one state of the database, which is then locked once and not for each question."""
        if self.conn.in_transaction:
            yield
            return
        self.conn.execute("BEGIN")
        try:
            yield
        finally:
            if self.conn.in_transaction:
                self.conn.execute("ROLLBACK")  # remembered as prepared, which rollback() is not

    def holdings(self) -> Holdings:
        """What there is to search, counted again only after something was written; a verdict asks for it first."""
        stamp = (self.conn.execute("PRAGMA data_version").fetchone()[0], self.conn.total_changes)
        if stamp != self._stamp:
            self._holdings = _count(self.conn)
            self._ruled = rulings.any_(self.conn)
            self._owners.clear()
            self._aliases.clear()
            self._roles = None
            self._stamp = stamp
        return self._holdings

    def places(self, wordings: Sequence[int]) -> list[Place]:
        """Where these wordings stand, primary sources first, then the earliest; at most 200."""
        rows = self.conn.execute(sql.PLACES, [str(list(wordings)), PLACES]).fetchall()
        return self._with_credits(rows)

    def _with_credits(self, rows: list[Any]) -> list[Place]:
        # In the order of the columns asked for, which mypy cannot count.
        credit: Callable[..., Credit] = Credit
        place: Callable[..., Place] = Place
        credits: dict[str, list[Credit]] = {}
        for occurrence, who, *rest in self.conn.execute(sql.CREDITS, [sql.strings([row[3] for row in rows])]):
            credits.setdefault(occurrence, []).append(credit(who, *rest, self._aliases_of(who)))
        return [place(*row, tuple(credits.get(row[3], ()))) for row in rows]

    def _aliases_of(self, speaker: str) -> tuple[str, ...]:
        """The first names of a speaker in their order; as with `owners`, asked for again only after something was written."""
        found = self._aliases.get(speaker)
        if found is None:
            if len(self._aliases) >= REMEMBERED_NAMES:
                self._aliases.clear()
            found = tuple(alias for (alias,) in self.conn.execute(sql.ALIASES, [speaker]))
            self._aliases[speaker] = found
        return found

    def gathered(self, wordings: Sequence[int]) -> list[Place]:
        """Where these wordings stand, then where the others of their quotes do; at most 200."""
        found = self.places(wordings)
        if len(found) < PLACES and any(place.quote_id for place in found):
            others = [n for n in self.family(wordings) if n not in wordings]
            found += self.places(others)[: PLACES - len(found)] if others else []
        return found

    def family(self, wordings: Sequence[int]) -> list[int]:
        """The wordings given and every other wording of their quotes, at most 200."""
        return list(dict.fromkeys([*wordings, *self.linked(wordings)]))

    def linked(self, wordings: Sequence[int]) -> list[int]:
        """Every wording of the quotes that these belong to, in order, at most 200."""
        return [n for (n,) in self.conn.execute(sql.FAMILY, [str(list(wordings)), PLACES])]

    def running(self, source: str, start: int, end: int) -> str:
        """The text of a source between two offsets, in code points; empty where it is not kept."""
        row = self.conn.execute(sql.RUNNING, [start + 1, end - start, source]).fetchone()
        return str(row[0]) if row else ""

    def quoted(self, source: str, start: int, end: int) -> list[int]:
        """The wordings that stand in marks between two offsets of a source, in its order, at most 200."""
        found = [row for conn in self.conns for row in conn.execute(sql.QUOTED, [source, start, end, PLACES])]
        return [n for _, n in sorted(found)][:PLACES]

    def from_to(self, source: str, places: Sequence[str]) -> list[tuple[str, str, int]]:
        """The rows of a source from the first to the last of these occurrences, in order of position.

        Each is the id of the occurrence, the text, and how many words it has.

        Empty where positions are not known, where one between them is missing, and for more than 200 rows.
        """
        wanted = sorted({*places})
        at = [p for conn in self.conns for (p,) in conn.execute(sql.AT, [sql.strings(wanted), source])]
        if len(at) < len(wanted) or max(at) - min(at) >= PLACES:
            return []
        bounds, between = [source, min(at), max(at)], range(min(at), max(at) + 1)
        counts = [conn.execute(sql.HOW_MANY, [*bounds, PLACES + 1]).fetchone()[0] for conn in self.conns]
        if sum(counts) != len(between):
            return []
        rows = sorted(row for conn in self.conns for row in conn.execute(sql.FROM_TO, bounds))
        whole = [position for position, *_ in rows] == [*between]
        return [(ident, text, words) for _, ident, text, words in rows] if whole else []

    def gone(self, place: Place, words: str) -> str | None:
        """When a newer state of a place's source was read that no longer has words of that place; None if it has."""
        if place.snapshot is None or words not in place.text:
            return None
        return snapshots.gone(self.conns, place.source_id, place.snapshot, words)

    def firsthand(self, rows: Sequence[int]) -> frozenset[int]:
        """Those of some wordings that a primary source holds, in somebody's own words."""
        return frozenset(n for (n,) in self.conn.execute(sql.FIRSTHAND, [str(list(rows))]))

    def credited(self, rows: Sequence[int], speakers: Collection[str]) -> frozenset[int]:
        """Those of some wordings that one of these speakers is credited with."""
        found = self.conn.execute(sql.CREDITED, [str(list(rows)), sql.strings(sorted(speakers))])
        return frozenset(n for (n,) in found)

    def named(self, rows: Sequence[int]) -> list[tuple[int, str]]:
        """The names that some wordings are credited to, each with its wording; of all at most 1,000 credits are looked at."""
        return [(n, name) for n, name in self.conn.execute(sql.NAMED, [str(list(rows))])]

    def owners(self, folded_name: str) -> frozenset[str]:
        """The ids of the speakers who go by a name, given folded, and of those who are the same person.

        Looked up again only after `holdings` saw that something was written.
        """
        found = self._owners.get(folded_name)
        if found is None:
            if len(self._owners) >= REMEMBERED_NAMES:
                self._owners.clear()
            found = frozenset(ident for (ident,) in self.conn.execute(sql.OWNERS, [folded_name]))
            self._owners[folded_name] = found
        return found

    def bearers(self, surname: str) -> list[str]:
        """The names on record, of people or lists of people, that end with a surname, given folded; at most 200."""
        return [name for (name,) in self.conn.execute(sql.BEARERS, [surname])]

    def cast(self, source_id: str) -> list[tuple[str, str]]:
        """Everybody who is credited in the first 2,000 places of a source, as an id with each of the names."""
        found = [pair for conn in self.conns for pair in conn.execute(sql.CAST, [source_id])]
        return list(dict.fromkeys((ident, name) for ident, name in found))

    def publisher(self, names: Sequence[str]) -> str:
        """A publisher on record by one of these names, capitals aside; empty for none among the first 100,000 sources."""
        row = self.conn.execute(sql.PUBLISHER, [sql.strings(names)]).fetchone()
        return str(row[0]) if row else ""

    def item(self, qid: str) -> frozenset[str]:
        """The ids of the speakers who are a Wikidata item, and of those who are the same person."""
        return frozenset(ident for (ident,) in self.conn.execute(sql.ITEM, [qid]))

    def seats(self, role: str, day: str) -> list[str]:
        """The places whose office of a kind somebody is known to have held on an ISO day or in a year; empty for no place.

        Most claims name a person, whom no list has as an office: which offices there are is read once, and again only after
        `holdings` saw that something was written.
        """
        if self._roles is None:
            self._roles = frozenset(role for (role,) in self.conn.execute(sql.ROLES))
        if role not in self._roles:
            return []
        return [place for (place,) in self.conn.execute(sql.SEATS, [role, day])]

    def officers(self, role: str, day: str, places: Sequence[str]) -> frozenset[str]:
        """The ids of the speakers who held an office of these places then, and of those who are the same person."""
        found = self.conn.execute(sql.OFFICERS, [role, day, sql.strings(places)])
        return frozenset(ident for (ident,) in found)

    def called(self, speakers: Collection[str]) -> list[str]:
        """The names of some speakers, each once, in order."""
        return [name for (name,) in self.conn.execute(sql.CALLED, [sql.strings(sorted(speakers))])]

    def strangers(self, owners: Collection[str]) -> frozenset[str]:
        """The speakers of whom people decided that they are somebody else than all of these."""
        if not self._ruled:
            return frozenset()
        rows = self.conn.execute(sql.STRANGERS, [sql.strings(sorted(owners))])
        return frozenset(ident for (ident,) in rows) - frozenset(owners)

    def decided(self, places: Sequence[Place]) -> list[RulingRow]:
        """What people decided about these places, their wordings and their quotes."""
        if not self._ruled:
            return []
        ids = {i for p in places for i in (p.occurrence_id, p.variant_id, p.quote_id, p.source_id) if i}
        return rulings.concerning(self.conn, ids)


def _count(conn: sqlite3.Connection) -> Holdings:
    tiers = dict(conn.execute("SELECT tier, count(*) FROM sources GROUP BY tier").fetchall())
    first, last = conn.execute(
        "SELECT min(published), max(published) FROM sources WHERE published != ''"
    ).fetchone()
    languages = conn.execute(
        "SELECT DISTINCT language FROM sources WHERE language IS NOT NULL ORDER BY 1 LIMIT 40"
    )
    variants = conn.execute("SELECT coalesce(max(n), 0) FROM variants").fetchone()[0]
    folding = conn.execute("SELECT value FROM state WHERE name = 'folding'")
    return Holdings(
        sum(tiers.values()),
        tiers.get("primary", 0),
        tiers.get("secondary", 0),
        tiers.get("collection", 0),
        variants,
        first,
        last,
        tuple(code for (code,) in languages),
        next((value for (value,) in folding), None),
    )
