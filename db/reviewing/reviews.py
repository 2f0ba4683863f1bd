"""reviews.db: what people decided. It stands beside the database, is only ever added to, and is never rebuilt."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, fields
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Literal

from db.errors import Missing
from db.opening import connect, prepare, transaction
from db.owners import REVIEWS

Kind = Literal[
    "confirm", "speaker", "misattributed", "disputed", "same_quote", "not_same_quote", "original",
    "same_person", "not_same_person", "hide", "note", "undo",
]  # fmt: skip
# Decisions whose value is a thing of the same kind, so that they are about that as well.
NAMING = ("same_quote", "not_same_quote", "same_person", "not_same_person", "original", "undo")
About = Literal["quote", "variant", "occurrence", "attribution", "speaker", "source"]


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision as it is stored.

    `object` is the id of what it is about, `value` the id of whom or what it names (a speaker, another wording),
    `value_text` the same in words. `snapshot` (SHA-256 of the bytes), `exact`, `prefix` and `suffix` are what stood
    there when it was decided. `supersedes` is the id of the decision that it takes the place of. `at` is UTC.
    """

    id: str
    kind: Kind
    about: About
    object: str
    author: str
    at: str
    value: str | None = None
    value_text: str | None = None
    reason: str | None = None
    evidence_url: str | None = None
    supersedes: str | None = None
    snapshot: str | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    n: int = 0


@dataclass(frozen=True, slots=True)
class AuditRow:
    """An attempt to write: by whom (None: nobody signed in), what, and what came of it."""

    at: str
    actor: str | None
    action: str
    object: str | None
    outcome: str
    decision: str | None = None
    n: int = 0


def beside(database: Path) -> Path:
    """Where the decisions about a database stand: `reviews.db` beside `quotes.db`, else `NAME.reviews.db`."""
    # A folder such as "." has no name that another could take the place of.
    return database.parent / ("reviews.db" if database.stem == "quotes" else f"{database.stem}.reviews.db")


class Reviews:
    """The decisions about one database, open for adding unless `readonly`; made when there is no such file.

    Several processes may write at once: each waits up to 30 s for the others. Raises the errors of `db.errors`.
    """

    def __init__(self, path: Path, *, readonly: bool = False) -> None:
        self.path = path
        self.conn = connect(path, create=not readonly, readonly=readonly)
        try:
            prepare(self.conn, path, REVIEWS, readonly=readonly)
        except BaseException:
            self.conn.close()
            raise

    def __enter__(self) -> "Reviews":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.conn.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Everything inside is stored together or not at all; raises `Locked` when nobody lets go in 30 s."""
        return transaction(self.conn, self.path)


@contextmanager
def reading(path: Path) -> Iterator[Reviews | None]:
    """The decisions for reading, or None where nobody decided anything yet."""
    try:
        reviews = Reviews(path, readonly=True)
    except Missing:
        yield None
        return
    with reviews:
        yield reviews


def put_decisions(conn: sqlite3.Connection, rows: Iterable[DecisionRow]) -> None:
    """Add decisions inside the caller's transaction; one that is there already (by id) is left as it is."""
    marks = ", ".join("?" * len(_COLUMNS))
    conn.executemany(
        f"INSERT INTO decisions ({', '.join(_COLUMNS)}) VALUES ({marks}) ON CONFLICT (id) DO NOTHING",
        map(attrgetter(*_COLUMNS), rows),
    )


def decision(conn: sqlite3.Connection, ident: str) -> DecisionRow | None:
    """The decision with this id."""
    rows = _rows(conn.execute(f"SELECT {_SELECT} FROM decisions WHERE id = ?", [ident]))
    return next(rows, None)


def about(conn: sqlite3.Connection, objects: Sequence[str]) -> list[DecisionRow]:
    """Every decision about any of these ids, or that pairs something with one, oldest first; undone ones too."""
    sql = (
        f"SELECT {_SELECT} FROM decisions WHERE n IN ("
        "SELECT d.n FROM json_each(?1) w CROSS JOIN decisions d ON d.object = w.value "
        "UNION SELECT d.n FROM json_each(?1) w CROSS JOIN decisions d ON d.value = w.value "
        f"WHERE d.kind IN {NAMING}) ORDER BY n"
    )
    return list(_rows(conn.execute(sql, [json.dumps(list(objects))])))


def since(conn: sqlite3.Connection, after: int) -> Iterator[DecisionRow]:
    """Every decision added after number `after`, undone ones and undoings too, oldest first."""
    yield from _rows(conn.execute(f"SELECT {_SELECT} FROM decisions WHERE n > ? ORDER BY n", [after]))


def latest(
    conn: sqlite3.Connection, limit: int, *, before: int | None = None, author: str | None = None
) -> list[DecisionRow]:
    """The decisions added last, newest first: those before number `before`, of one author or of all."""
    sql = (
        f"SELECT {_SELECT} FROM decisions WHERE (?1 IS NULL OR n < ?1) AND (?2 IS NULL OR author = ?2) "
        "ORDER BY n DESC LIMIT ?3"
    )
    return list(_rows(conn.execute(sql, [before, author, limit])))


def superseded(conn: sqlite3.Connection, idents: Sequence[str]) -> dict[str, str]:
    """Which of these decisions a later one took the place of, and the id of that one."""
    sql = "SELECT s.supersedes, s.id FROM json_each(?) w CROSS JOIN decisions s ON s.supersedes = w.value ORDER BY s.n"
    return dict(conn.execute(sql, [json.dumps(list(idents))]).fetchall())


def last(conn: sqlite3.Connection) -> int:
    """The number of the decision added last, 0 where there is none."""
    return int(conn.execute("SELECT coalesce(max(n), 0) FROM decisions").fetchone()[0])


def note_attempt(conn: sqlite3.Connection, row: AuditRow) -> None:
    """Add a line to the audit, inside the caller's transaction."""
    conn.execute(
        "INSERT INTO audit (at, actor, action, object, outcome, decision) VALUES (?, ?, ?, ?, ?, ?)",
        [row.at, row.actor, row.action, row.object, row.outcome, row.decision],
    )


def audit(conn: sqlite3.Connection, limit: int, *, before: int | None = None) -> list[AuditRow]:
    """The lines of the audit added last, newest first."""
    rows = conn.execute(
        "SELECT at, actor, action, object, outcome, decision, n FROM audit WHERE ?1 IS NULL OR n < ?1 "
        "ORDER BY n DESC LIMIT ?2",
        [before, limit],
    )
    return [AuditRow(*row) for row in rows]


_COLUMNS = tuple(f.name for f in fields(DecisionRow) if f.name != "n")
_SELECT = ", ".join(f.name for f in fields(DecisionRow))


def _rows(found: sqlite3.Cursor) -> Iterator[DecisionRow]:
    return (DecisionRow(*row) for row in found)
