"""All wordings at once: read in one pass, and stored as quotes in one go."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from db.linking.families import Origin, Wording

# Rows made into columns at once: so few that they stay in the processor's cache.
PART = 1_000
# Bytes of memory for each wording on record: the index of quotes by their ids, which are hashes, takes 40.
ROOM = 100
Numbers = NDArray[np.int64]
# A quote as it is stored, save that its text is that of a wording: the quote's id, the speaker, the day on which it was said
# first; how many wordings, places and independent sources; the original place, the reason, the rule; the wording's number.
Original = tuple[str, str | None, str | None, int, int, int, str, str, str, int]
PAIR = np.dtype([("one", np.int64), ("other", np.int64)])


@dataclass(frozen=True)
class Sizes:
    """Of wordings, side by side and by number: the number, how many words, the id."""

    numbers: Numbers
    words: Numbers
    ids: NDArray[np.bytes_]

    @cached_property
    def _table(self) -> Numbers:
        """The place of each wording, by its number. They are dense: a table is read in a tenth of the time of a search."""
        table = np.zeros(int(self.numbers.max(initial=0)) + 1, np.int64)
        table[self.numbers] = np.arange(len(self.numbers))
        return table

    def at(self, some: Numbers) -> Numbers:
        """At which place each of some wordings stands here, by number; all of them must."""
        found: Numbers = self._table[some]
        return found

    def of(self, some: Numbers) -> "Sizes":
        """Those of some of the wordings, by number."""
        return self.placed(self.at(some))

    def placed(self, at: Numbers) -> "Sizes":
        """Those that stand at some places."""
        return Sizes(self.numbers[at], self.words[at], self.ids[at])


class Passages(NamedTuple):
    """Wordings that are passages of a record or book, each with the number of that source, side by side."""

    numbers: Numbers
    sources: Numbers


def sizes(conn: sqlite3.Connection) -> Sizes:
    """What ranks all wordings."""
    rows = conn.execute("SELECT n, words, id FROM variants ORDER BY n")
    numbers, words, ids = [np.empty(0, np.int64)], [np.empty(0, np.int64)], [np.empty(0, "S1")]
    while part := rows.fetchmany(PART):
        columns = tuple(zip(*part, strict=True))
        numbers.append(np.array(columns[0], np.int64))
        words.append(np.array(columns[1], np.int64))
        ids.append(np.array(columns[2], np.bytes_))
    return Sizes(np.concatenate(numbers), np.concatenate(words), np.concatenate(ids))


def places(conn: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[tuple[Wording, list[Origin]]]:
    """Wordings with the places they stand in, in the order given: what `families.origins` gives, read in one pass."""
    decided = {ident for (ident,) in conn.execute(DECIDED)}
    rows = conn.execute(_PLACES, [json.dumps(list(numbers))])
    for _, mine in groupby(rows, itemgetter(0)):
        credited = [list(group) for _, group in groupby(mine, itemgetter(4))]
        yield (
            Wording(*credited[0][0][:4]),
            [_origin(credits, decided) for credits in credited if credits[0][4] is not None],
        )


def _origin(credits: Sequence[tuple[Any, ...]], decided: set[str]) -> Origin:
    """One place, of which there is a row for each credit."""
    n, _, _, _, ident, source, kind, tier, published, said_on, modified, added, *more = credits[0]
    prefix, suffix, publisher, snapshot, url, speaker, status, _, via = more
    if len(credits) > 1:
        speaker, via = _credit([row[-4:] for row in credits])
    elif status != "asserted":
        speaker = None
    around = f"{prefix or ''} | {suffix or ''}"
    return Origin(
        n, ident, source, kind, tier, published, said_on, modified, added,
        speaker, around, publisher, via, snapshot, ident in decided, url,
    )  # fmt: skip


def _credit(credits: Sequence[tuple[str | None, ...]]) -> tuple[str | None, str | None]:
    """The speaker whose credit stands most surely, and through whom it came, as `families.origins` chooses them."""
    asserted = [(sure != "certain", str(who)) for who, status, sure, _ in credits if status == "asserted"]
    vias = [via for _, _, _, via in credits if via is not None]
    return min(asserted)[1] if asserted else None, min(vias, default=None)


@contextmanager
def unindexed(conn: sqlite3.Connection, *tables: str) -> Iterator[None]:
    """Write kin, links or quotes without their indexes, made anew at the end: a third of the time of keeping them up."""
    indexes = conn.execute(_INDEXES, [json.dumps(tables)]).fetchall()
    for name, _ in indexes:
        conn.execute(f"DROP INDEX [{name}]")
    yield
    for _, sql in indexes:
        conn.execute(sql)


@contextmanager
def roomy(conn: sqlite3.Connection) -> Iterator[None]:
    """Have SQLite hold in memory what is read and written all over while wordings are linked in one transaction.

    What does not fit goes to the log and is sought there, each page the longer the longer the log: of ten million rows
    the log has gigabytes.
    """
    (before,) = conn.execute("PRAGMA cache_size").fetchone()
    (wordings,) = conn.execute("SELECT coalesce(max(n), 0) FROM variants").fetchone()
    conn.execute(f"PRAGMA cache_size = {min(before, -wordings * ROOM // 1024)}")
    try:
        yield
    finally:
        conn.execute(f"PRAGMA cache_size = {before}")


def clear(conn: sqlite3.Connection) -> None:
    """Take all quotes away."""
    conn.execute("DELETE FROM quotes")


def put(conn: sqlite3.Connection, quotes: Iterable[Original]) -> None:
    """Store quotes, each with the text of a wording."""
    conn.executemany(_PUT, quotes)


def belong(conn: sqlite3.Connection, numbers: Numbers, quotes: Sequence[str]) -> None:
    """Have wordings, by number and side by side with the ids of quotes, belong each to a quote."""
    conn.executemany(_BELONG, zip(quotes, numbers.tolist(), strict=True))


DECIDED = "SELECT object_id FROM rulings WHERE kind = 'original' AND NOT contested"
_PLACES = """
SELECT v.n, v.id, v.text, v.words, o.id, o.source_id, o.kind, s.tier, s.published, o.said_on, s.modified, s.added,
  o.prefix, o.suffix, s.publisher, o.snapshot_id,
  CASE WHEN o.snapshot_id IS NULL THEN s.url ELSE '' END, a.speaker_id, a.status, a.confidence, a.via
FROM json_each(?) w CROSS JOIN variants v ON v.n = w.value
LEFT JOIN occurrences o INDEXED BY idx_occurrences_variant_n ON o.variant_n = v.n
LEFT JOIN sources s ON s.id = o.source_id LEFT JOIN attributions a ON a.occurrence_id = o.id
"""
# `INSERT ... SELECT` takes twice as long, one row at a time.
_PUT = """
INSERT OR REPLACE INTO quotes (id, text, speaker_id, first_said, variants, occurrences, independent_sources,
  original_occurrence, original_reason, original_rule)
VALUES (?1, (SELECT text FROM variants WHERE n = ?10), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
"""
_BELONG = "UPDATE variants SET quote_id = ?1 WHERE n = ?2 AND quote_id IS NOT ?1"
_INDEXES = """
SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
AND iif(name = 'idx_variants_quote_id', 'quotes', tbl_name) IN (SELECT value FROM json_each(?))
"""
