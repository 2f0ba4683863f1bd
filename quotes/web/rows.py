"""What our templates show: on the home page, and on the rows people come to read."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Forbidden, NotFound

import db.linking.descent
import db.reading.pages
import db.reviewing.rulings
from quotes.family import descent
from quotes.family.descent import Tree
from quotes.web import access, addresses, freshness, policy, reading, settings, timeline, together
from quotes.web.settings import SiteSettings

# The tables whose rows have a page of ours, and what reads it.
READERS: dict[str, Callable[[Sequence[sqlite3.Connection], str], Any]] = {
    "quotes": lambda conns, key: db.reading.pages.quote(conns[0], key),
    "variants": lambda conns, key: db.reading.pages.wording(conns[0], key),
    "speakers": db.reading.pages.speaker,
    "sources": db.reading.pages.source,
}
# A family and its wordings are whole in the file they are in.
WHOLE = ("quotes", "variants")
UNSEEN = (NotFound, Forbidden, sqlite3.OperationalError)


async def variables(
    datasette: Any, request: Any, view_name: str | None, database: str | None, table: str | None
) -> dict[str, Any]:
    """The variables of our page of a row, or none where the page stays Datasette's.

    It does where the database is not ours, where the visitor may not see what ours shows, and where reading
    it takes too long.
    """
    if view_name != "row" or table not in READERS:
        return {}
    try:
        return await _row(datasette, request, str(database), table)
    except UNSEEN:
        return {}


async def home(datasette: Any, request: Any) -> dict[str, Any]:
    """The variables of our home page, or none where Datasette's is shown in its place, for the same reasons."""
    limits = settings.of(datasette)
    try:
        ours = await access.database(datasette)
        await access.ensure(datasette, request, ours)
        counts = await freshness.once(ours, "counts", lambda conn: _counts(ours, conn), limits)
        doubted = await freshness.once(
            ours, "doubted", lambda conn: db.reading.pages.newest_doubted(together.conns(ours, conn)), limits
        )
    except UNSEEN:
        return {}
    return _ours(
        request,
        home=counts,
        doubted=doubted,
        shown_database=ours.name,
        browsed=[each.name for each in together.databases(ours)],
    )


async def _row(datasette: Any, request: Any, database: str, table: str) -> dict[str, Any]:
    limits = settings.of(datasette)
    ours = datasette.get_database(database)
    if not await access.is_ours(ours):
        return {}
    await access.ensure(datasette, request, ours)
    key = tilde_decode(request.url_vars["pks"])
    # Somebody with tens of thousands of credits takes most of a second to sort by date: once for everybody.
    shown = await freshness.once(ours, f"{table} {key}", lambda conn: _read(ours, conn, table, key), limits)
    if shown is None:
        return {}
    more: dict[str, Any] = {}
    if table == "quotes":
        tree = await freshness.once(ours, f"tree {key}", lambda conn: _tree(conn, key), limits)
        more = {
            "tree": tree,
            "depths": timeline.depths(tree),
            "numbers": {wording.n: number for number, wording in enumerate(tree.wordings, 1)},
            "drawing": timeline.drawn(tree),
            "tally": timeline.tally(tree.credits),
            "traced": await access.read(
                ours, lambda conn: addresses.traced(conn, ours, key), limits.time_limit_ms
            ),
            "split_off": await access.read(
                ours, lambda conn: addresses.split_off(conn, ours, key), limits.time_limit_ms
            ),
        }
    if table in ("quotes", "variants"):
        ids = [
            shown.id,
            *(place.id for place in shown.places),
            *(w.id for w in (more["tree"].wordings if more else ())),
        ]
        more["rulings"] = await _rulings(datasette, request, ours, ids, limits)
    elif table == "sources":
        more = {"stretches": reading.marked(shown.text, shown.places)}
    return _ours(request, shown=shown, shown_table=table, shown_database=database, **more)


def _counts(ours: Any, conn: sqlite3.Connection) -> db.reading.pages.Counts:
    """How much there is: in the database, or in all shards of a set, whose manifest tells it."""
    if (held := together.of(ours)) is None:
        return db.reading.pages.counts(conn)
    whole = held.found.whole
    return db.reading.pages.Counts(
        whole.sources,
        whole.speakers,
        whole.quotes,
        whole.occurrences,
        whole.holdings.first,
        whole.holdings.last,
    )


def _read(ours: Any, conn: sqlite3.Connection, table: str, key: str) -> Any:
    return READERS[table]((conn,) if table in WHOLE else together.conns(ours, conn), key)


async def _rulings(
    datasette: Any, request: Any, ours: Any, ids: list[str], limits: SiteSettings
) -> list[db.reviewing.rulings.RulingRow]:
    """What reviewers decided about any of these, as far as the visitor may see decisions."""
    try:
        await access.ensure(datasette, request, ours, ("rulings",))
    except Forbidden:
        return []
    return await access.read(
        ours, lambda conn: db.reviewing.rulings.concerning(conn, ids), limits.time_limit_ms
    )


def _tree(conn: sqlite3.Connection, ident: str) -> Tree:
    family = db.linking.descent.family(conn, ident)
    if family is None:
        raise NotFound("There is no such quote.")
    return descent.tree(family)


def _ours(request: Any, **shown: Any) -> dict[str, Any]:
    policy.ours(request)
    return shown
