"""Opening a database and putting rows into it, each batch whole or not at all."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import astuple, dataclass, fields
from functools import cache
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from db import pending, sealing
from db.index import postings
from db.index.runs import Runs
from db.insertion import insert, into
from db.linking import families
from db.opening import connect, prepare, transaction
from db.owners import QUOTES
from db.reviewing.reviews import beside
from db.rows import AliasRow, Batch, OfficeRow, Packed, RejectRow, RunRow, SourceRow, SpeakerRow

Keys = NDArray[np.uint64]
# The keys under which one text is filed, and those of many texts with the index of the text each belongs to.
KeysOf = Callable[[str], Keys]
KeysOfAll = Callable[[Sequence[str]], tuple[Keys, NDArray[np.int64]]]

# Rows whose keys are made at once: 24 words each come to 16 MB of keys.
INDEX_ROWS = 20_000


@cache
def _blank() -> bytes:
    """A database without rows."""
    return QUOTES.blank()


def _in_memory() -> sqlite3.Connection:
    """A database in memory, copied from a blank one: to make its tables anew takes six times as long as to ask it.

    Copied and not only deserialised, since what is deserialised may not grow beyond a gigabyte.
    """
    conn = sqlite3.connect(":memory:")
    with closing(sqlite3.connect(":memory:")) as blank:
        blank.deserialize(_blank())
        blank.backup(conn)
    return conn


@dataclass(frozen=True, slots=True)
class Filled:
    """How many wordings, and places where they stand, a batch brought that were not on record."""

    wordings: int
    places: int


class Store:
    """A database of quotations, open for writing unless `readonly`; `:memory:` is one that is gone when closed.

    What becomes of ids is told to `reviews`, the file of decisions beside it, unless the database is `fresh` and nobody
    was given any of them yet.

    Raises `Missing`, `NotOurs`, `NewerSchema`, `Outdated` or `Locked` (db.errors), each with a sentence
    that says what to do next.
    """

    def __init__(
        self, path: Path | str, *, create: bool = False, readonly: bool = False, fresh: bool = False
    ) -> None:
        self.path = Path(path)
        if sealing.is_set(self.path):
            sealing.refuse(self.path)
        memory = str(path) == ":memory:"
        self.reviews = None if memory or fresh else beside(self.path)
        self.conn = _in_memory() if memory else connect(self.path, create=create, readonly=readonly)
        self._held = Runs(None if memory else self.path.parent)
        self._held_rows = 0
        try:
            if not readonly:
                sealing.refuse(self.path, self.conn)
            prepare(self.conn, self.path, QUOTES, readonly=readonly)
        except BaseException:
            self.conn.close()
            raise

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self._held.close()
        self.conn.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is stored together or not at all; raises `Locked` when nobody lets go in 30 s."""
        return transaction(self.conn, self.path)

    def put(
        self, batch: Batch | Packed, keys_of: KeysOf | None = None, *, note: tuple[str, int] | None = None
    ) -> list[int]:
        """Store a batch; gives back the numbers of the wordings that were not known before.

        They are indexed in the same transaction with `keys_of`; without it `catch_up` must follow. `note` is a
        name and a count that are stored with the batch, for a long job to go on from (`noted`, `forget`).
        """
        packed = batch.packed()
        with self.transaction():
            done = insert(self.conn, packed)
            if keys_of is not None:
                # Those that a killed job left unindexed are among them.
                left = postings.unindexed(self.conn).fetchall()
                postings.put(self.conn, ((n, keys_of(text)) for n, text in left))
            if note is not None:
                self.conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [note[0], str(note[1])])
            self._bump()
        return [done.known[ident][0] for ident in done.new]

    def fill(self, batch: Packed, keys: Keys, owners: NDArray[np.int64], *, note: tuple[str, int]) -> Filled:
        """Store a batch of a long job; gives back how much of it was not known before.

        `keys` are those of its wordings, `owners` the place of each key's wording among them. They are indexed by
        `catch_up`, which must follow, and lie beside the database where there are too many for memory; what a killed job
        had not indexed is indexed from the texts.
        """
        with self.transaction():
            done = insert(self.conn, batch)
            self.conn.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", [note[0], str(note[1])])
            self._bump()
        fresh = set(done.new)
        numbers = np.array([done.known[v[0]][0] if v[0] in fresh else 0 for v in batch.variants], np.int64)
        rows = numbers[owners]
        self._held.add(rows[rows > 0], keys[rows > 0])
        self._held_rows += len(fresh)
        return Filled(len(fresh), done.places)

    def made_with(self, name: str, value: str) -> str:
        """How the file was made, by a name: what was said of it first, and `value` when nothing was."""
        with self.transaction():
            self.conn.execute("INSERT OR IGNORE INTO state VALUES (?, ?)", [name, value])
        row = self.conn.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return str(row[0])

    def noted(self, name: str) -> int:
        """The count that the last batch of a long job left under a name; 0 when it left none."""
        row = self.conn.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return int(row[0]) if row else 0

    def forget(self, name: str) -> None:
        """Take a long job's note away: it is done."""
        with self.transaction():
            self.conn.execute("DELETE FROM state WHERE name = ?", [name])

    def catch_up(self, keys_of_all: KeysOfAll) -> int:
        """Index every wording that came after the last one indexed; gives back how many those were."""
        with self.transaction():
            behind = postings.behind(self.conn)
            if behind and behind == self._held_rows:
                postings.write(self.conn, self._held)
            elif behind:
                # Others may have stored wordings meanwhile: then all are read.
                postings.build(self.conn, self._unindexed(keys_of_all))
        self._held.close()
        self._held, self._held_rows = Runs(self._held.folder), 0
        return behind

    def _unindexed(self, keys_of_all: KeysOfAll) -> Iterator[postings.Batch]:
        rows = postings.unindexed(self.conn)
        while part := rows.fetchmany(INDEX_ROWS):
            keys, owners = keys_of_all([text for _, text in part])
            yield np.fromiter((n for n, _ in part), np.int64, len(part))[owners], keys

    def name(
        self,
        speakers: Sequence[SpeakerRow],
        aliases: Sequence[AliasRow],
        offices: Sequence[OfficeRow] = (),
        *,
        then: Callable[[sqlite3.Connection], None] = lambda _: None,
    ) -> None:
        """Store who is who; what a list states of a known speaker (kind, Wikidata id, dates) is taken over.

        A term on record without its place gives way to what the same list says of it now. `then` is run in the same
        transaction.
        """
        stated = ("kind", "qid", "born", "died")
        taken = ", ".join(f"{column} = coalesce(excluded.{column}, {column})" for column in stated)
        with self.transaction():
            self.conn.executemany(
                "INSERT INTO speakers (id, name, kind, qid, born, died) VALUES (?, ?, ?, ?, ?, ?) "
                f"ON CONFLICT (id) DO UPDATE SET {taken}",
                ((s.id, s.name, s.kind, s.qid, s.born, s.died) for s in speakers),
            )
            rows = Batch(aliases=aliases).packed().aliases
            into(self.conn, "speaker_aliases", AliasRow, rows)
            self.conn.executemany(
                "DELETE FROM speaker_offices WHERE speaker_id = ? AND role = ? AND start = ? AND origin IS ? AND place = ''",
                ((o.speaker_id, o.role, o.start, o.origin) for o in offices),
            )
            into(self.conn, "speaker_offices", OfficeRow, [astuple(row) for row in offices], replace=True)
            pending.touch(self.conn, (speaker.id for speaker in speakers))
            then(self.conn)
            self._bump()

    def reject(self, row: RejectRow) -> None:
        """Remember what could not be read, and why."""
        with self.transaction():
            into(self.conn, "rejects", RejectRow, [astuple(row)], replace=True)

    def run(self, row: RunRow) -> None:
        """Remember what a run of a scraper did so far, in place of what was remembered of it."""
        with self.transaction():
            into(self.conn, "collection_runs", RunRow, [astuple(row)], replace=True)

    def last_runs(self) -> dict[str, RunRow]:
        """The last run of every scraper, by its name."""
        names = ", ".join(f.name for f in fields(RunRow))
        rows = self.conn.execute(f"SELECT {names} FROM collection_runs ORDER BY started, rowid")
        return {row[1]: RunRow(*row) for row in rows}

    def addresses(self) -> Iterator[tuple[str, str | None, str]]:
        """Every web address that is stored, what its page calls itself, and when it was last read; removed ones too."""
        yield from self.conn.execute(
            "SELECT url, canonical, max(fetched) FROM sources JOIN snapshots ON source_id = sources.id "
            "WHERE url LIKE 'http%' GROUP BY sources.id"
        )
        yield from self.conn.execute("SELECT url, NULL, '9999-01-01' FROM tombstones WHERE url LIKE 'http%'")

    def count_places(self, snapshot: str) -> tuple[int, int]:
        """How many places of a snapshot hold somebody's own words, and how many report them in others'."""
        row = self.conn.execute(
            "SELECT count(*) FILTER (WHERE kind != 'indirect'), count(*) FILTER (WHERE kind = 'indirect') "
            "FROM occurrences WHERE snapshot_id = ?",
            [snapshot],
        ).fetchone()
        return int(row[0]), int(row[1])

    def said_of(self, source: str) -> tuple[str | None, ...]:
        """Tier, title, publisher and date of a stored source; empty where it is not stored."""
        row = self.conn.execute(
            "SELECT tier, title, publisher, published FROM sources WHERE id = ?", [source]
        ).fetchone()
        return tuple(row) if row else ()

    def restate(self, source: SourceRow) -> None:
        """Say of a stored source what its row now says: tier, title, publisher, date, and what of its text may be shown.

        The next linking traces the families of its wordings again.
        """
        with self.transaction():
            self.conn.execute(
                "UPDATE sources SET tier = ?, title = ?, publisher = ?, published = ?, publish = ?, text = ? WHERE id = ?",
                [
                    *(source.tier, source.title, source.publisher, source.published),
                    *(source.publish, source.text, source.id),
                ],
            )
            families.restate(self.conn, source.id)
            pending.restate(self.conn, source.id)
            self._bump()

    def buried(self, source: str) -> str | None:
        """Why a source was removed, or None when it was not."""
        row = self.conn.execute("SELECT reason FROM tombstones WHERE source_id = ?", [source]).fetchone()
        return str(row[0]) if row else None

    def graves(self) -> frozenset[str]:
        """The ids of all sources that were removed."""
        return frozenset(ident for (ident,) in self.conn.execute("SELECT source_id FROM tombstones"))

    def unbury(self, sources: Iterable[str]) -> None:
        """Take the tombstones of these sources away: they are to be stored again."""
        with self.transaction():
            self.conn.executemany("DELETE FROM tombstones WHERE source_id = ?", [(one,) for one in sources])

    def bury(self, source: str, url: str, sha256: str, reason: str, at: str) -> None:
        """Leave a tombstone for a source whose bytes are gone."""
        with self.transaction():
            self.conn.execute(
                "INSERT OR REPLACE INTO tombstones VALUES (?, ?, ?, ?, ?)", [source, url, sha256, reason, at]
            )

    def has(self, table: str, ident: str) -> bool:
        """Whether a row with that id is stored."""
        return self.conn.execute(f"SELECT 1 FROM [{table}] WHERE id = ?", [ident]).fetchone() is not None

    def generation(self) -> int:
        """How many batches were ever stored: changes whenever the content does."""
        row = self.conn.execute("SELECT value FROM state WHERE name = 'generation'").fetchone()
        return int(row[0]) if row else 0

    def _bump(self) -> None:
        self.conn.execute(
            "INSERT INTO state VALUES ('generation', '1') "
            "ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)"
        )
