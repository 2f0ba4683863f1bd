"""Permanent addresses of quotes: `/quote/ID` for any id that was ever given out, and old ids in the addresses of rows.

An id that was merged leads on to the quote that stands for it; one that was split is told with what it was split into.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from datasette.utils.asgi import NotFound, Response

import db.linking.descent
import db.reading.pages
from db.linking import heritage
from db.linking.heritage import SplitOff, Traced, stands_for
from db.reviewing.reviews import reading
from quotes.family import descent
from quotes.verdicts import SCHEMA
from quotes.web import access, pages, settings, together

PATH = r"^/quote/(?P<ident>[^/]+)$"
_ID = re.compile(r"[0-9a-f]{16}")
_ROW = re.compile(r"/quotes/([0-9a-f]{16})(\.[a-z]+)?\Z")
# Rows that stand in some shards of a set only, by their key.
_ELSEWHERE = re.compile(
    r"/(?P<table>quotes|variants|sources|snapshots|occurrences)/(?P<key>[0-9a-f]{1,16})(?P<ending>\.[a-z]+)?\Z"
)
_KEYS = {"variants": "n"}
SPLIT = "The quote of this id was split; ask for one of those that it was split into."
GONE = (
    "No quote has this id. It may be from another database, or every source that held its words was removed."
)


async def quote_page(datasette: Any, request: Any) -> Any:
    """Leads to the quote that an id stands for; a page of several where it was split. Raises `NotFound`."""
    ident = request.url_vars["ident"]
    if _ID.fullmatch(ident) is None:
        raise NotFound(GONE)
    return await _led(datasette, request, await access.database(datasette), ident, "")


def missing(datasette: Any, request: Any, exception: Exception) -> Any:
    """What to answer in place of "not found" where the address of a row names a quote's old id; None elsewhere."""
    match, place = _ROW.search(request.path), _ELSEWHERE.search(request.path)
    found = match or place
    if found is None or getattr(exception, "status", None) != 404 or request.method not in ("GET", "HEAD"):
        return None

    async def answered() -> Any:
        named = request.path[: found.start()].rstrip("/").rsplit("/", 1)[-1]
        database = datasette.databases.get(named)
        if database is None or not await access.is_ours(database):
            return None
        if place is not None and (there := await _elsewhere(datasette, request, database, place)) is not None:
            return Response.redirect(there, status=302)
        if match is None:
            return None
        try:
            return await _led(datasette, request, database, match[1], match[2] or "")
        except NotFound:
            return None

    return answered


async def _elsewhere(datasette: Any, request: Any, database: Any, place: re.Match[str]) -> str | None:
    """The address of a row in the shard that has it, where the one that was asked has not; None where none has."""
    if together.of(database) is None:
        return None
    await access.ensure(datasette, request, database)
    limits = settings.of(datasette)
    table, key = place["table"], place["key"]
    sql = f"select 1 from {table} where {_KEYS.get(table, 'id')} = ?"

    def holder(conn: sqlite3.Connection) -> str | None:
        parts = zip(together.databases(database), together.conns(database, conn), strict=True)
        return next((str(each.name) for each, own in parts if own.execute(sql, [key]).fetchone()), None)

    name = await access.read(database, holder, limits.time_limit_ms)
    return datasette.urls.row(name, table, key) + (place["ending"] or "") if name else None


async def _led(datasette: Any, request: Any, database: Any, ident: str, ending: str) -> Any:
    await access.ensure(datasette, request, database)
    limits = settings.of(datasette)
    found = await access.read(database, lambda conn: _found(database, conn, ident), limits.time_limit_ms)
    if not found:
        raise NotFound(GONE)
    addresses = [datasette.urls.row(name, "quotes", quote.id) + ending for name, quote in found]
    if len(found) == 1:
        # Not for good: the id may come to stand for a quote of its own again.
        return Response.redirect(addresses[0], status=302)
    if ending:
        said = {
            "schema": SCHEMA,
            "ok": False,
            "status": 300,
            "error": SPLIT,
            "split_into": [quote.id for _, quote in found],
        }
        return Response.json(said, status=300)
    quotes = [quote for _, quote in found]
    context = {"database": database.name, "ident": ident, "found": list(zip(addresses, quotes, strict=True))}
    return await pages.page(datasette, request, "split.html", context)


def traced(conn: sqlite3.Connection, database: Any, ident: str) -> tuple[Traced, ...]:
    """Where a quote was traced to before, from the decisions beside a database."""
    with _decisions(database) as held:
        return heritage.traced(conn, held, ident) if held else ()


def split_off(conn: sqlite3.Connection, database: Any, ident: str) -> tuple[SplitOff, ...]:
    """The quotes that wordings of a quote were found to be instead, from the decisions beside a database."""
    with _decisions(database) as held:
        return heritage.split_off(together.conns(database, conn), held, ident) if held else ()


def _found(
    database: Any, conn: sqlite3.Connection, ident: str
) -> list[tuple[str, db.reading.pages.QuotePage]]:
    """The quotes that an id stands for, each with the name of the database that has it."""
    parts = zip(together.databases(database), together.conns(database, conn), strict=True)
    with _decisions(database) as held:
        return [
            (part.name, page)
            for part, own in parts
            for now in stands_for(own, held, ident)
            if (page := db.reading.pages.quote(own, now)) is not None
        ]


@contextmanager
def _decisions(database: Any) -> Iterator[sqlite3.Connection | None]:
    path = together.decisions(database)
    if path is None:
        yield None
        return
    with reading(path) as held:
        yield held.conn if held else None


async def render_tree(datasette: Any, database: str, table: str | None, request: Any) -> Any:
    """The tree of one quote as JSON, in the shape that docs/families.md describes."""
    match = _ROW.search(request.path)
    ours = datasette.get_database(database)
    if table != "quotes" or match is None or not await access.is_ours(ours):
        raise NotFound("Only a quote has a tree: open the row of one, and put .tree behind its id.")
    await access.ensure(datasette, request, ours)
    limits = settings.of(datasette)
    found = await access.read(ours, lambda conn: _tree(ours, conn, match[1]), limits.time_limit_ms)
    if found is None:
        raise NotFound(GONE)
    return Response.json(found.as_dict())


def _tree(database: Any, conn: sqlite3.Connection, ident: str) -> descent.Tree | None:
    family = db.linking.descent.family(conn, ident)
    if family is None:
        return None
    parts = tuple(part.quote_id for part in split_off(conn, database, ident))
    return replace(descent.tree(family), split_off=parts)
