"""Permanent addresses of quotes: `/quote/ID` for any id that was ever given out, and old ids in the addresses of rows.

An id that was merged leads on to the quote that stands for it; one that was split is told with what it was split into.
"""

import re
import sqlite3
from pathlib import Path
from typing import Any

from datasette.utils.asgi import NotFound, Response

import db.descent
import db.pages
from db import heritage
from db.heritage import Traced, stands_for
from db.reviews import beside, reading
from quotes.family import descent
from quotes.verdicts import SCHEMA
from quotes.web import access, pages, settings

PATH = r"^/quote/(?P<ident>[0-9a-f]{16})$"
_ROW = re.compile(r"/quotes/([0-9a-f]{16})(\.[a-z]+)?\Z")
SPLIT = "The quote of this id was split; ask for one of those that it was split into."
GONE = (
    "No quote has this id. It may be from another database, or every source that held its words was removed."
)


async def quote_page(datasette: Any, request: Any) -> Any:
    """Leads to the quote that an id stands for; a page of several where it was split. Raises `NotFound`."""
    return await _led(datasette, request, await access.database(datasette), request.url_vars["ident"], "")


def missing(datasette: Any, request: Any, exception: Exception) -> Any:
    """What to answer in place of "not found" where the address of a row names a quote's old id; None elsewhere."""
    match = _ROW.search(request.path)
    if match is None or getattr(exception, "status", None) != 404 or request.method not in ("GET", "HEAD"):
        return None

    async def answered() -> Any:
        named = request.path[: match.start()].rstrip("/").rsplit("/", 1)[-1]
        database = datasette.databases.get(named)
        if database is None or not await access.is_ours(database):
            return None
        try:
            return await _led(datasette, request, database, match[1], match[2] or "")
        except NotFound:
            return None

    return answered


async def _led(datasette: Any, request: Any, database: Any, ident: str, ending: str) -> Any:
    await access.ensure(datasette, request, database)
    limits = settings.read(datasette.plugin_config("quotes"))
    found = await access.read(database, lambda conn: _found(conn, database.path, ident), limits.time_limit_ms)
    if not found:
        raise NotFound(GONE)
    addresses = [datasette.urls.row(database.name, "quotes", quote.id) + ending for quote in found]
    if len(found) == 1:
        # Not for good: the id may come to stand for a quote of its own again.
        return Response.redirect(addresses[0], status=302)
    if ending:
        said = {
            "schema": SCHEMA,
            "ok": False,
            "status": 300,
            "error": SPLIT,
            "split_into": [q.id for q in found],
        }
        return Response.json(said, status=300)
    context = {"database": database.name, "ident": ident, "found": list(zip(addresses, found, strict=True))}
    return await pages.page(datasette, request, "split.html", context)


def traced(conn: sqlite3.Connection, path: str | None, ident: str) -> tuple[Traced, ...]:
    """Where a quote was traced to before, from the decisions beside the database file at `path`."""
    if path is None:
        return ()
    with reading(beside(Path(path))) as held:
        return heritage.traced(conn, held.conn if held else None, ident)


def _found(conn: sqlite3.Connection, path: str | None, ident: str) -> list[db.pages.QuotePage]:
    if path is None:
        ids = stands_for(conn, None, ident)
    else:
        with reading(beside(Path(path))) as held:
            ids = stands_for(conn, held.conn if held else None, ident)
    return [page for page in (db.pages.quote(conn, ident) for ident in ids) if page]


async def render_tree(datasette: Any, database: str, table: str | None, request: Any) -> Any:
    """The tree of one quote as JSON, in the shape that docs/families.md describes."""
    match = _ROW.search(request.path)
    ours = datasette.get_database(database)
    if table != "quotes" or match is None or not await access.is_ours(ours):
        raise NotFound("Only a quote has a tree: open the row of one, and put .tree behind its id.")
    await access.ensure(datasette, request, ours)
    limits = settings.read(datasette.plugin_config("quotes"))
    found = await access.read(ours, lambda conn: _tree(conn, match[1]), limits.time_limit_ms)
    if found is None:
        raise NotFound(GONE)
    return Response.json(found.as_dict())


def _tree(conn: sqlite3.Connection, ident: str) -> descent.Tree | None:
    family = db.descent.family(conn, ident)
    return descent.tree(family) if family else None
