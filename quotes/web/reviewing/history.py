"""Who decided what, newest first; and who tried to write, with what came of it."""

from typing import Any

from db.reviewing import reviews
from quotes.review.telling import told
from quotes.web.pages import page
from quotes.web.reviewing import entry

SHOWN = 50


async def history_page(datasette: Any, request: Any) -> Any:
    """The decisions of everybody, or of one person (`?by=`), newest first."""
    desk = await entry.enter(datasette, request)
    author, before = request.args.get("by") or None, _number(request.args.get("before"))
    rows, replaced = await desk.decided(
        lambda held: (
            (
                (found := reviews.latest(held.conn, SHOWN + 1, before=before, author=author)),
                reviews.superseded(held.conn, [row.id for row in found]),
            )
            if held
            else ([], {})
        )
    )
    context = {
        "rows": [(row, told(row.kind, row.about, row.value_text), row.id in replaced) for row in rows[:SHOWN]],
        "author": author, "next": rows[SHOWN - 1].n if len(rows) > SHOWN else None,
        "database": desk.db.name, "here": "review", "actor_id": desk.actor,
    }  # fmt: skip
    return await page(
        datasette, request, "review/history.html", context, headers={"Cache-Control": "no-store"}
    )


async def audit_page(datasette: Any, request: Any) -> Any:
    """Every attempt to write and to sign in, refused ones too, newest first."""
    desk = await entry.enter(datasette, request)
    before = _number(request.args.get("before"))
    rows = await desk.decided(lambda held: reviews.audit(held.conn, SHOWN + 1, before=before) if held else [])
    context = {
        "rows": rows[:SHOWN], "next": rows[SHOWN - 1].n if len(rows) > SHOWN else None,
        "database": desk.db.name, "here": "review", "actor_id": desk.actor,
    }  # fmt: skip
    return await page(datasette, request, "review/audit.html", context, headers={"Cache-Control": "no-store"})


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 16 else None
