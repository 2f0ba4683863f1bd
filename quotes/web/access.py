"""Which database the pages read, and whether this visitor may see it.

Datasette 0.65 and 1.0 ask for permissions in different words; both are spoken here and nowhere else.
"""

import sqlite3
import time
from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any, TypeVar

from datasette.utils.asgi import Forbidden, NotFound

from db.migrations import APPLICATION_ID

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
        known = (await db.execute("PRAGMA application_id")).first()[0] == APPLICATION_ID
        db._quotes_ours = known
    return bool(known)


async def ensure(datasette: Any, request: Any, db: Any, tables: Sequence[str] = TABLES) -> None:
    """Raises Datasette's `Forbidden` unless the visitor may see every table the pages show."""
    if hasattr(datasette, "ensure_permission"):
        from datasette.resources import TableResource

        for table in tables:
            resource = TableResource(database=db.name, table=table)
            await datasette.ensure_permission(action="view-table", resource=resource, actor=request.actor)
        return
    for table in tables:
        asked = [("view-table", (db.name, table)), ("view-database", db.name), "view-instance"]
        await datasette.ensure_permissions(request.actor, asked)


async def is_open(datasette: Any, db: Any) -> bool:
    """Whether everybody may see who is credited; asked for cells, which are rendered without a visitor."""
    known = getattr(db, "_quotes_open", None)
    if known is None or known[0] < time.monotonic():
        try:
            await ensure(datasette, SimpleNamespace(actor=None), db, ("speakers", "attributions"))
        except Forbidden:
            answer = False
        else:
            answer = True
        # A page of 50 rows asks 50 times: permissions are looked up once for it, and again for the next.
        known = db._quotes_open = (time.monotonic() + OPEN_SECONDS, answer)
    return bool(known[1])


async def read(db: Any, question: Callable[[sqlite3.Connection], T], limit_ms: int) -> T:
    """The answer of a function run in a worker thread on a read-only connection, within a time limit.

    Past `limit_ms` milliseconds SQLite interrupts the statement at work: `sqlite3.OperationalError`.
    """
    from datasette.utils import sqlite_timelimit

    def asked(conn: sqlite3.Connection) -> T:
        with sqlite_timelimit(conn, limit_ms):
            return question(conn)

    answer: T = await db.execute_fn(asked)
    return answer
