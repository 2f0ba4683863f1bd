"""All shards of a set read as the one database they were cut from: the same answers, in the same order.

A question goes to every shard that may hold part of its answer, one after the other (in threads it costs the same
processor time, docs/scale.md), and the parts are put together in the order that one database gives them.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from db.index.library import HAD, Library, Postings, affordable
from db.reading.evidence import PLACES, Evidence, Holdings, Place
from db.reviewing import rulings
from db.sharding.shards import Whole

T = TypeVar("T")
# Wordings whose shard is remembered; a claim asks for some two thousand, and again and again for a few.
KNOWN = 100_000
# A claim's narrow and wide look-up, and those of its pieces.
LATEST = 4


class Homes:
    """Which shard holds which wording, as far as it was seen."""

    def __init__(self, conns: Sequence[sqlite3.Connection]) -> None:
        self._conns = conns
        self._known: dict[int, int] = {}
        # The rows of the last postings read, shard by shard: few of them are asked for, so they are not put in order.
        self._latest: list[list[NDArray[np.uint32]]] = []

    def seen(self, rows: list[NDArray[np.uint32]]) -> None:
        """Remember the rows that each shard was found to hold."""
        self._latest = [rows, *self._latest[: LATEST - 1]]

    def _remember(self, part: int, rows: Iterable[int]) -> None:
        if len(self._known) > KNOWN:
            self._known.clear()
        self._known.update(dict.fromkeys(rows, part))

    def split(self, rows: Iterable[int]) -> list[tuple[int, list[int]]]:
        """The rows by the shard that holds them; those that none holds are left out."""
        rows = list(rows)
        unknown = np.array([row for row in rows if row not in self._known], np.int64)
        for latest in self._latest:
            for part, held in enumerate(latest):
                if len(unknown):
                    here = np.isin(unknown, held)
                    self._remember(part, unknown[here].tolist())
                    unknown = unknown[~here]
        for part, conn in enumerate(self._conns):
            if len(unknown):
                found = [n for (n,) in conn.execute(_HELD, [str(unknown.tolist())])]
                self._remember(part, found)
                unknown = unknown[~np.isin(unknown, found)]
        by_part: dict[int, list[int]] = {}
        for row in rows:
            if row in self._known:
                by_part.setdefault(self._known[row], []).append(row)
        return sorted(by_part.items())


class _Stand(NamedTuple):
    """A row at a place of a running text; of several at one position the one stored last or first is next."""

    position: int
    rowid: int
    row: int
    source: str
    kind: str
    start: int | None
    end: int | None


class JoinedLibrary(Library):
    """What a search sees of all shards."""

    def __init__(self, conns: Sequence[sqlite3.Connection], rows: int) -> None:
        self._parts = [Library(conn) for conn in conns]
        self._conns, self._count = conns, rows
        self.homes = Homes(conns)
        for part in self._parts:
            part.refresh()

    def refresh(self) -> None:
        """Nothing: shards are not written."""

    def count(self) -> int:
        """How many rows all shards have."""
        return self._count

    def postings(self, keys: NDArray[np.uint64], budget: int) -> Postings:
        """How many rows of all shards hold each key, and which: rarest keys first until `budget` rows are read."""
        counted = [part.counted(keys) for part in self._parts]
        frequencies = np.array([found.frequencies for found in counted]).sum(axis=0, dtype=np.int64)
        chosen = affordable(frequencies, budget)
        read = [part.holders(keys, found, chosen) for part, found in zip(self._parts, counted, strict=True)]
        rows = [here for here, _ in read]
        self.homes.seen(rows)
        # Votes are added up in this order, on which the last bit of a sum depends.
        rank = np.zeros(len(keys), np.int64)
        rank[chosen] = np.arange(len(chosen))
        owner = np.concatenate([whose for _, whose in read])
        order = rank[owner].argsort(kind="stable")
        return Postings(frequencies, np.concatenate(rows)[order], owner[order])

    def texts(self, rows: Sequence[int]) -> dict[int, str]:
        """The wording of each row that exists."""
        return {n: text for p, own in self.homes.split(rows) for n, text in self._parts[p].texts(own).items()}

    def kin(self, row: int) -> int:
        """How many wordings belong to the row's quote, itself included: a family is whole in one shard."""
        return next((self._parts[part].kin(row) for part, _ in self.homes.split([row])), 1)

    def neighbours(self, row: int) -> list[tuple[int | None, int | None]]:
        """The rows before and after this one in each running text that holds it, whichever shard holds those."""
        found = ((self._next(place, back=True), self._next(place, back=False)) for place in self._stands(row))
        return [(before and before.row, after and after.row) for before, after in found]

    def along(self, row: int, most: int, *, back: bool) -> list[int]:
        """So many rows before (`back`) or after, in each running text that holds the row, nearest first."""
        rows: list[int] = []
        places = self._stands(row)
        for _ in range(most):
            places = [place for here in places if (place := self._next(here, back=back))]
            rows += sorted(place.row for place in places)
        return rows

    def _stands(self, row: int) -> list[_Stand]:
        """Where a row stands in running texts."""
        parts = (self._conns[part] for part, _ in self.homes.split([row]))
        return [_Stand(*stand) for conn in parts for stand in conn.execute(_STANDS, [row])]

    def _next(self, place: _Stand, *, back: bool) -> _Stand | None:
        """The place before or after one in its running text, whichever shard holds it."""
        sql, nearest = (_BEFORE, max) if back else (_AFTER, min)
        found = [_Stand(*stand) for conn in self._conns for stand in conn.execute(sql, place._asdict())]
        return nearest(found, key=lambda stand: stand[:2], default=None)


class JoinedEvidence(Evidence):
    """The record over all shards of a set; `conns` are in the order of the shards and may be read-only."""

    def __init__(self, conns: Sequence[sqlite3.Connection], whole: Whole) -> None:
        self._parts = [Evidence(conn) for conn in conns]
        self._whole = whole
        # Speakers and decisions stand in every shard.
        super().__init__(conns[0])
        self.conns = conns
        self.library = self._library = JoinedLibrary(conns, whole.wordings)
        self._ruled = rulings.any_(conns[0])

    def holdings(self) -> Holdings:
        """What there was to search in the database that was cut."""
        return self._whole.holdings

    def places(self, wordings: Sequence[int]) -> list[Place]:
        """Where these wordings stand, primary sources first, then the earliest; at most 200."""
        found = self._asked(wordings, lambda record, rows: record.places(rows))
        of = {n: list(places) for n, places in groupby(found, lambda place: place.variant_n)}
        return [place for n in wordings for place in of.get(n, ())][:PLACES]

    def linked(self, wordings: Sequence[int]) -> list[int]:
        """Every wording of the quotes that these belong to, in order, at most 200."""
        return sorted(self._asked(wordings, lambda record, own: record.linked(own)))[:PLACES]

    def running(self, source: str, start: int, end: int) -> str:
        """The text of a source between two offsets, in code points; empty where it is not kept."""
        return next((text for part in self._parts if (text := part.running(source, start, end))), "")

    def firsthand(self, rows: Sequence[int]) -> frozenset[int]:
        """Those of some wordings that a primary source holds, in somebody's own words."""
        return frozenset(self._asked(rows, lambda record, own: record.firsthand(own)))

    def credited(self, rows: Sequence[int], speakers: Collection[str]) -> frozenset[int]:
        """Those of some wordings that one of these speakers is credited with."""
        return frozenset(self._asked(rows, lambda record, own: record.credited(own, speakers)))

    def named(self, rows: Sequence[int]) -> list[tuple[int, str]]:
        """The names that some wordings are credited to, each with its wording."""
        return self._asked(rows, lambda record, own: record.named(own))

    def _asked(self, rows: Sequence[int], question: Callable[[Evidence, list[int]], Iterable[T]]) -> list[T]:
        """The answers of the shards that hold these rows, one shard after the other."""
        split = self._library.homes.split(rows)
        return [answer for part, own in split for answer in question(self._parts[part], own)]


_HELD = "SELECT n FROM json_each(?) CROSS JOIN variants ON n = value"
_COLUMNS = "position, rowid, variant_n, source_id, kind, start, [end]"
_STANDS = f"SELECT {_COLUMNS} FROM occurrences WHERE variant_n = ? AND position IS NOT NULL AND kind IS NOT 'indirect' LIMIT 8"
# As in db/index/library.py, one side at a time.
_BEFORE = f"""
SELECT {_COLUMNS} FROM occurrences b WHERE b.source_id = :source AND b.position < :position
AND (:kind = 'turn') - (:kind = 'indirect') = {HAD.format("b")}
AND (:start IS NULL OR b.[end] <= :start) ORDER BY b.position DESC, b.rowid DESC LIMIT 1
"""
_AFTER = f"""
SELECT {_COLUMNS} FROM occurrences a WHERE a.source_id = :source AND a.position > :position
AND (:kind = 'turn') - (:kind = 'indirect') = {HAD.format("a")}
AND (:end IS NULL OR a.start >= :end) ORDER BY a.position, a.rowid LIMIT 1
"""
