"""The page of one thing to decide about, and the panel that shows the same on its public page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from datasette.utils.asgi import Forbidden, NotFound

from db.reviewing import anchors, reviews, rulings
from db.reviewing.reviews import DecisionRow, Reviews
from quotes.review.composing import FITS, KINDS, REASONED
from quotes.review.telling import told
from quotes.review.weighing import Standing, standing
from quotes.web.pages import page
from quotes.web.reviewing import entry, tickets
from quotes.web.reviewing.entry import Desk

# What a decision is called in the list from which it is chosen.
LABELS = {
    "confirm": "The credit holds: these are the words of …",
    "speaker": "The speaker is …",
    "misattributed": "Wrongly credited to …",
    "disputed": "Disputed that these are the words of …",
    "same_quote": "The same quote as …",
    "not_same_quote": "Not the same quote as …",
    "same_person": "The same person as …",
    "not_same_person": "Another person than …",
    "original": "This place is the original",
    "hide": "Hide from publication",
    "note": "Note for colleagues",
}
TABLES = {"quotes": "quote", "variants": "variant", "speakers": "speaker", "sources": "source"}
ANCHORS = {
    "lost": "its place is lost",
    "ambiguous": "its place is ambiguous",
    "moved": "found at another place",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A decision as the pages show it: `state` is stands, contested or gone; `because` says why it is gone.

    `ticket` lets it be undone where it was made about another id: a quote has had others before it grew.
    """

    row: DecisionRow
    sentence: str
    state: str
    because: str
    anchor: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """What is decided about one thing, and the form for deciding more."""

    about: str
    id: str
    words: str
    decisions: tuple[Told, ...]
    choices: tuple[tuple[str, str], ...]
    ticket: str
    speaker: str = ""
    address: str = ""


async def thing_page(datasette: Any, request: Any) -> Any:
    """One thing with what was decided about it, and the form to decide."""
    desk = await entry.enter(datasette, request)
    about, ident = request.url_vars["about"], request.url_vars["id"]
    found = await panel(desk, about, ident)
    if found is None:
        raise NotFound("There is no such row, and nobody decided anything about it.")
    context = {
        "panel": found, "database": desk.db.name, "here": "review", "actor_id": desk.actor,
        "done": next((t for t in found.decisions if t.row.id == request.args.get("done")), None),
    }  # fmt: skip
    return await page(datasette, request, "review/thing.html", context, headers={"Cache-Control": "no-store"})


async def on_row(datasette: Any, request: Any, table: str, shown: Any) -> dict[str, Any]:
    """The panel on the page of a row, for who may review; nothing for everybody else."""
    if table not in TABLES or request.actor is None:
        return {}
    try:
        desk = await entry.enter(datasette, request)
        found = await panel(desk, TABLES[table], shown.id, getattr(shown, "speaker", None) or "")
    except (NotFound, Forbidden):
        return {}
    return {"panel": found, "actor_id": desk.actor} if found else {}


async def panel(desk: Desk, about: str, ident: str, speaker: str = "") -> Panel | None:
    """What was decided about a thing, None where there is no such thing and there was no decision."""
    made = await desk.ask(
        lambda conn: [r.decision_id for r in rulings.concerning(conn, [ident]) if r.about == about]
    )
    rows = await desk.decided(lambda held: _about(held, ident, made))
    words, address = await desk.ask(lambda conn: _named(conn, about, ident))
    if words is None and not rows:
        return None
    held = {
        row.decision_id: row.anchor
        for row in await desk.ask(lambda c: rulings.of_decisions(c, [r.id for r in rows]))
    }
    stands = {one.decision.id: one for one in standing(rows)}
    decisions = tuple(
        replace(
            _told(row, rows, stands, held),
            ticket=tickets.made(desk.datasette, desk.actor, about, row.object, ()),
        )
        if row.object != ident and row.about == about
        else _told(row, rows, stands, held)
        for row in reversed(rows)
        if row.kind != "undo"
    )
    kinds = [kind for kind in KINDS if kind in LABELS and about in FITS[kind]]
    if about == "source" and not desk.sources:
        kinds = ["note"]
    return Panel(
        about, ident, words or rows[-1].exact or "", decisions, tuple((kind, LABELS[kind]) for kind in kinds),
        tickets.made(desk.datasette, desk.actor, about, ident, list(stands)), speaker, address,
    )  # fmt: skip


def _about(held: Reviews | None, ident: str, made: Sequence[str]) -> list[DecisionRow]:
    """What was decided about an id, and about those that these decisions were made about, which are it today."""
    if held is None:
        return []
    found = (reviews.decision(held.conn, one) for one in made)
    return reviews.about(held.conn, [ident, *sorted({row.object for row in found if row is not None})])


def _named(conn: Any, about: str, ident: str) -> tuple[str | None, str]:
    """What a thing is called, and the address of its public page below that of the database."""
    if about in ("occurrence", "attribution"):
        spot = anchors.spot(conn, ident)
        wording = anchors.wording(conn, spot.variant_id) if spot else None
        return (
            spot.exact if spot else None
        ), f"quotes/{wording.quote_id}" if wording and wording.quote_id else ""
    if about == "quote":
        return anchors.quote(conn, ident), f"quotes/{ident}"
    if about == "variant":
        spoken = anchors.wording(conn, ident)
        return (spoken.text, f"variants/{spoken.n}") if spoken else (None, "")
    if about == "speaker":
        return anchors.speaker(conn, ident), f"speakers/{ident}"
    found = anchors.source(conn, ident)
    return (found[0] if found else None), f"sources/{ident}"


def _told(
    row: DecisionRow, rows: Sequence[DecisionRow], stands: dict[str, Standing], held: dict[str, str]
) -> Told:
    sentence = row.reason or "" if row.kind == "note" else told(row.kind, row.about, row.value_text)
    if (one := stands.get(row.id)) is not None:
        against = sorted({r.author for r in rows if r.id in one.against})
        return Told(
            row,
            sentence,
            "contested" if against else "stands",
            ", ".join(against),
            ANCHORS.get(held.get(row.id, ""), ""),
        )
    later = [r for r in rows if r.supersedes == row.id]
    if later and later[-1].kind == "undo":
        return Told(row, sentence, "gone", f"undone by {later[-1].author} on {later[-1].at[:10]}")
    by = later[-1].author if later else row.author
    return Told(row, sentence, "gone", f"replaced by a later decision of {by}")


__all__ = ["LABELS", "REASONED", "Panel", "Told", "on_row", "panel", "thing_page"]
