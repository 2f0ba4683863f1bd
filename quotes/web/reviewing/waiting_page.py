"""The queue: what deserves a look, why, and the two answers that need no page of their own."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from db.reviewing import queue, reviews
from db.reviewing.queue import Waiting
from db.reviewing.reviews import Reviews
from quotes.review.waiting import REASONS, Reason, turned
from quotes.review.weighing import alive
from quotes.web import freshness
from quotes.web.pages import page
from quotes.web.reviewing import entry, tickets
from quotes.web.reviewing.entry import Desk

# So many of each kind are read; a page shows the first of them, and says how many wait.
READ, SHOWN = 200, 25
READERS: dict[str, Callable[[sqlite3.Connection], list[Waiting]]] = {
    "contested": lambda conn: queue.contested(conn, READ),
    "unanchored": lambda conn: queue.unanchored(conn, READ),
    "overtaken": lambda conn: queue.overtaken(conn, READ),
    "turned": lambda conn: turned(queue.changed(conn)),
    "disagreeing": lambda conn: queue.disagreeing(conn, READ),
    "unsure": lambda conn: queue.unsure(conn, READ),
}
# These wait until a decision settles them; the others until somebody said anything about them.
SETTLED_BY_DECISION = frozenset({"contested", "unanchored"})


@dataclass(frozen=True, slots=True)
class Item:
    """Something in the queue with the ticket for answering it on the spot."""

    waiting: Waiting
    ticket: str


@dataclass(frozen=True, slots=True)
class Section:
    """One reason with what waits for it; `total` counts what was read, `over` says that there may be more."""

    reason: Reason
    items: tuple[Item, ...]
    total: int
    over: bool
    failed: bool = False


async def queue_page(datasette: Any, request: Any) -> Any:
    """What deserves a look, the most misleading first; `?reason=` shows one kind in full."""
    desk = await entry.enter(datasette, request)
    wanted = request.args.get("reason") or ""
    chosen = [reason for reason in REASONS if reason.name == wanted] or list(REASONS)
    sections = [await _section(desk, reason, READ if wanted else SHOWN) for reason in chosen]
    context = {
        "sections": [s for s in sections if s.total or s.failed], "one": wanted if len(chosen) == 1 else "",
        "reasons": REASONS, "database": desk.db.name, "here": "review", "actor_id": desk.actor,
    }  # fmt: skip
    return await page(datasette, request, "review/queue.html", context, headers={"Cache-Control": "no-store"})


async def _section(desk: Desk, reason: Reason, most: int) -> Section:
    try:
        found = await freshness.once(desk.db, f"queue {reason.name}", READERS[reason.name], desk.limits)
    except sqlite3.OperationalError as error:
        if "interrupt" not in str(error):
            raise
        return Section(reason, (), 0, over=False, failed=True)
    decided = await desk.decided(lambda held: _decided(held, found))
    left = found if reason.name in SETTLED_BY_DECISION else [w for w in found if not decided.get(w.id)]
    if reason.name == "overtaken":
        # Deciding again after the new source came in settles it; the old decision is what it is about.
        left = [w for w in found if w.decision in decided.get(w.id, ())[-1:]]
    items = tuple(
        Item(w, tickets.made(desk.datasette, desk.actor, w.about, w.id, decided.get(w.id, ())))
        for w in left[:most]
    )
    return Section(reason, items, len(left), over=len(found) == READ)


def _decided(held: Reviews | None, found: list[Waiting]) -> dict[str, list[str]]:
    """The decisions that are alive about each of these things, notes too, oldest first."""
    by: dict[str, list[str]] = {}
    for row in alive(reviews.about(held.conn, [w.id for w in found])) if held else ():
        if row.kind != "undo":
            by.setdefault(row.object, []).append(row.id)
    return by
