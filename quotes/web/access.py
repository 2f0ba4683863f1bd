"""Which database the pages read, and whether this visitor may see it.

Datasette 0.65 and 1.0 ask for permissions in different words; both are spoken here and nowhere else.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from types import SimpleNamespace
from typing import Any, TypeVar

from datasette.utils.asgi import Forbidden, NotFound

from db.owners import QUOTES
from quotes.web import together

T = TypeVar("T")

# Whatever a page of ours shows stands in these; who may not see one of them may not see the page.
TABLES = ("sources", "speakers", "quotes", "variants", "occurrences", "attributions")
OPEN_SECONDS = 1.0


async def database(datasette: Any) -> Any:
    """The database of quotations that this site serves; raises `NotFound` where there is none."""
    for name, db in datasette.databases.items():
        if not name.startswith("_") and await is_ours(db):
            return db
    raise NotFound(
        "No database of quotations is served here. Start the site with: quotes serve --db quotes.db"
    )


async def is_ours(db: Any) -> bool:
    """Whether a database was made by this program; asked once a database."""
    known = getattr(db, "_quotes_ours", None)
    if known is None:
        known = (await db.execute("PRAGMA application_id")).first()[0] == QUOTES.application_id
        db._quotes_ours = known
    return bool(known)


async def ensure(datasette: Any, request: Any, db: Any, tables: Sequence[str] = TABLES) -> None:
    """Raises Datasette's `Forbidden` unless the visitor may see every table the pages show.

    What everybody may see is asked once a second: 0.65.5 copies the whole metadata for each table, 6 ms a page.
    """
    for part in together.databases(db):
        await _ensure_one(datasette, request, part, tables)


async def _ensure_one(datasette: Any, request: Any, db: Any, tables: Sequence[str]) -> None:
    if request.actor is not None:
        await _ensure(datasette, request, db, tables)
        return
    known: dict[Any, tuple[float, Forbidden | None]] = db.__dict__.setdefault("_quotes_seen", {})
    until, refused = known.get(tuple(tables), (0.0, None))
    if until < time.monotonic():
        refused = None
        try:
            await _ensure(datasette, request, db, tables)
        except Forbidden as error:
            refused = error
        known[tuple(tables)] = (time.monotonic() + OPEN_SECONDS, refused)
    if refused is not None:
        raise Forbidden(str(refused))


async def _ensure(datasette: Any, request: Any, db: Any, tables: Sequence[str]) -> None:
    if hasattr(datasette, "ensure_permission"):
        from datasette.resources import TableResource

        for table in tables:
            resource = TableResource(database=db.name, table=table)
            await datasette.ensure_permission(action="view-table", resource=resource, actor=request.actor)
        return
    for table in tables:
        asked = [("view-table", (db.name, table)), ("view-database", db.name), "view-instance"]
        await datasette.ensure_permissions(request.actor, asked)


def keep_labels(datasette: Any) -> None:
    """Keep the labels of rows to tables that everybody may see.

    0.65.5 puts the label of a row that another refers to (`_labels=on`, and on every page of a table) without asking
    whether the visitor may see it. 1.0 asks; there nothing is changed.
    """
    if hasattr(datasette, "ensure_permission"):
        return
    labels = datasette.expand_foreign_keys

    async def kept(database: str, table: str, column: str, values: Any) -> dict[Any, Any]:
        db = datasette.databases[database]
        keys = await db.foreign_keys_for_table(table)
        others = [key["other_table"] for key in keys if key["column"] == column]
        try:
            await ensure(datasette, SimpleNamespace(actor=None), db, others)
        except Forbidden:
            return {}
        found: dict[Any, Any] = await labels(database, table, column, values)
        return found

    datasette.expand_foreign_keys = kept


async def is_open(datasette: Any, db: Any) -> bool:
    """Whether everybody may see who is credited; asked for cells, which are rendered without a visitor."""
    try:
        await ensure(datasette, SimpleNamespace(actor=None), db, ("speakers", "attributions"))
    except Forbidden:
        return False
    return True


async def read(db: Any, question: Callable[[sqlite3.Connection], T], limit_ms: int) -> T:
    """The answer of a function run in a worker thread on a read-only connection, within a time limit.

    Past `limit_ms` milliseconds SQLite interrupts the statement at work: `sqlite3.OperationalError`.
    """
    answer: T = await db.execute_fn(lambda conn: within(db, conn, question, limit_ms))
    return answer


def within(
    db: Any, conn: sqlite3.Connection, question: Callable[[sqlite3.Connection], T], limit_ms: int
) -> T:
    """The answer of a function over a connection, and over those of a set of shards, within a time limit."""
    from datasette.utils import sqlite_timelimit

    with ExitStack() as limits:
        for each in {id(c): c for c in (conn, *together.conns(db, conn))}.values():
            limits.enter_context(sqlite_timelimit(each, limit_ms))
        return question(conn)
