"""Taking a decision that came in by a form or from a program: checked, stored, audited, obeyed."""

import asyncio
import json
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from datasette.utils.asgi import Forbidden, NotFound, Response

from db.errors import DatabaseError, Locked
from db.reviewing import reviews
from db.reviewing.reviews import AuditRow, DecisionRow, Reviews
from db.store import Store
from quotes.family.gathering import link
from quotes.intake.deposit import now
from quotes.review.composing import ABOUTS, Asked, BadDecision, compose, settled, undo
from quotes.review.obeying import obey
from quotes.review.weighing import standing
from quotes.web import claims, forms
from quotes.web.claims import Refused
from quotes.web.pages import page
from quotes.web.reviewing import entry, tickets
from quotes.web.reviewing.entry import Desk

log = logging.getLogger("quotes.web")
FIELDS = ("kind", "about", "object", "named", "reason", "evidence_url", "ticket", "decision")
BODY_BYTES = 64_000


@dataclass(frozen=True, slots=True)
class Sent:
    """What came in: the fields, and whether a program sent them, which then wants JSON back."""

    fields: dict[str, str]
    program: bool


@dataclass(frozen=True, slots=True)
class Saved:
    """A decision that was stored, and a sentence on what came of it."""

    row: DecisionRow
    told: str


async def decide(datasette: Any, request: Any) -> Any:
    """POST: decide. Answers with a redirect to the page of the thing, or with JSON."""
    return await _answered(datasette, request, "decide", _decided)


async def take_back(datasette: Any, request: Any) -> Any:
    """POST: undo a decision, by whoever may review."""
    return await _answered(datasette, request, "undo", _undone)


async def _answered(datasette: Any, request: Any, action: str, act: Callable[[Desk, Sent], Any]) -> Any:
    program = _is_program(request)
    try:
        desk = await entry.enter(datasette, request, action=action)
    except (NotFound, Forbidden) as refused:
        if program:
            return _json({"ok": False, "error": str(refused)}, 403 if isinstance(refused, Forbidden) else 404)
        raise
    if request.method != "POST":
        return Response.text("This address takes POST only.", 405, {"Allow": "POST"})
    thing = None
    try:
        sent = await _sent(desk, request, program)
        thing = sent.fields["object"]
        saved: Saved = await act(desk, sent)
    except Refused as refused:
        await entry.note(desk.reviews, desk.actor, action, thing, f"refused: {refused.sentence}"[:300])
        if program:
            return _json({"ok": False, "error": refused.sentence}, refused.status)
        return await _problem(desk, request, refused)
    if program:
        return _json({"ok": True, "decision": saved.row.id, "told": saved.told}, 201)
    where = f"/-/review/about/{saved.row.about}/{saved.row.object}?done={saved.row.id}"
    return Response.redirect(datasette.urls.path(where), 303)


async def _decided(desk: Desk, sent: Sent) -> Saved:
    fields = sent.fields
    if fields["about"] == "source" and not desk.sources:
        raise Refused("Deciding about sources needs manage-sources; ask whoever runs this site.", 403)
    ticket = None
    if not sent.program:
        ticket = tickets.opened(
            desk.datasette, desk.actor, fields["about"], fields["object"], fields["ticket"]
        )
    asked = Asked(
        fields["kind"], fields["about"], fields["object"], desk.actor, now(), fields["named"], fields["reason"],
        fields["evidence_url"], ticket.number if ticket else "",
    )  # fmt: skip
    return await asyncio.to_thread(_store, desk, asked, None if ticket is None else frozenset(ticket.seen))


async def _undone(desk: Desk, sent: Sent) -> Saved:
    fields = sent.fields
    if fields["about"] == "source" and not desk.sources:
        raise Refused("Deciding about sources needs manage-sources; ask whoever runs this site.", 403)
    if not sent.program:
        tickets.opened(desk.datasette, desk.actor, fields["about"], fields["object"], fields["ticket"])
    return await asyncio.to_thread(_store_undo, desk, fields)


def _store(desk: Desk, asked: Asked, seen: frozenset[str] | None) -> Saved:
    try:
        with Store(desk.database, readonly=True) as store:
            row = compose(store.conn, asked)
        with Reviews(desk.reviews) as held, held.transaction():
            if reviews.decision(held.conn, row.id) is not None:
                raise Refused(
                    "This form was sent already, and the decision is stored; nothing was stored twice.", 409
                )
            about = reviews.about(held.conn, [i for i in (row.object, row.value) if i])
            in_view = seen if seen is not None else frozenset(d.id for d in about)
            made = settled(row, about, in_view)
            _put(held, desk, "decide", made)
            against = [s for s in standing([*about, *_numbered(about, made)]) if row.id in s.against]
    except BadDecision as bad:
        raise Refused(str(bad), 400) from bad
    except DatabaseError as error:
        raise Refused(str(error), 503) from error
    told = _obeyed(desk)
    if against:
        names = ", ".join(sorted({s.decision.author for s in against}))
        told = f"Stored. {names} decided otherwise at the same time: neither decision is obeyed until somebody decides."
    return Saved(made[0], told)


def _store_undo(desk: Desk, fields: dict[str, str]) -> Saved:
    try:
        with Reviews(desk.reviews) as held, held.transaction():
            row = undo(held, fields["decision"], author=desk.actor, at=now(), reason=fields["reason"])
            if row.object != fields["object"] or (row.about == "source" and not desk.sources):
                raise Refused("That decision is about another row; load the page and undo it there.", 400)
            _put(held, desk, "undo", [row])
    except BadDecision as bad:
        raise Refused(str(bad), 409) from bad
    except DatabaseError as error:
        raise Refused(str(error), 503) from error
    return Saved(row, _obeyed(desk))


def _put(held: Reviews, desk: Desk, action: str, made: list[DecisionRow]) -> None:
    reviews.put_decisions(held.conn, made)
    for row in made:
        reviews.note_attempt(held.conn, AuditRow(row.at, desk.actor, action, row.object, "stored", row.id))


def _obeyed(desk: Desk) -> str:
    """Let the database obey; a decision is stored whether or not it can right now."""
    try:
        with Store(desk.database) as store:
            obey(store, desk.reviews, link)
    except Locked:
        return "Stored. Somebody is writing to the database; it obeys with the next decision or rebuild."
    except DatabaseError:
        log.exception("A decision was stored, but the database could not be brought in step.")
        return "Stored. The database could not be brought in step; whoever runs this site finds the reason in the log."
    return "Stored."


def _numbered(about: list[DecisionRow], made: list[DecisionRow]) -> list[DecisionRow]:
    """New decisions with numbers after those there are, as the file will number them."""
    top = max((d.n for d in about), default=0)
    return [replace(row, n=top + i) for i, row in enumerate(made, 1)]


def _is_program(request: Any) -> bool:
    """Whether a program with a token sent this: no cookie is trusted for it, so no form can be forged."""
    bearer = request.headers.get("authorization", "").lower().startswith("bearer ")
    return bearer and not request.headers.get("cookie")


async def _sent(desk: Desk, request: Any, program: bool) -> Sent:
    body = await claims.body(request, BODY_BYTES, desk.limits.request_limit_ms)
    kind = request.headers.get("content-type", "")
    json_sent = kind.startswith("application/json")
    if json_sent and not program:
        raise Refused("JSON is taken with a token alone: send Authorization: Bearer and no cookie.", 403)
    if json_sent:
        given = claims.parsed(body)
        if not isinstance(given, dict) or any(not isinstance(v, str) for v in given.values()):
            raise Refused(
                'The body must be a JSON object of strings: {"kind": "confirm", "about": "quote", …}.'
            )
        if unknown := sorted(given.keys() - set(FIELDS)):
            raise Refused(f"There is no field {unknown[0]!r}; there are {', '.join(FIELDS)}.")
        fields = {name: claims.clean(given.get(name, "")) for name in FIELDS}
    else:
        read = forms.read(kind, body)
        fields = {name: claims.clean(read[name].text) if name in read else "" for name in FIELDS}
    if program and fields["decision"] and not fields["about"]:
        fields |= _decided_about(desk, fields["decision"])
    if fields["about"] not in ABOUTS:
        if program:
            raise Refused(f'"about" says what is decided about: {", ".join(ABOUTS)}; "object" is its id.')
        raise Refused("There is no such thing to decide about; load the page and decide again.")
    return Sent(fields, program)


def _decided_about(desk: Desk, decision: str) -> dict[str, str]:
    """What a stored decision is about, for a program that names the decision alone."""
    try:
        with reviews.reading(desk.reviews) as held:
            found = reviews.decision(held.conn, decision) if held else None
    except DatabaseError as error:
        raise Refused(str(error), 503) from error
    if found is None:
        raise Refused("There is no such decision to undo; open the history and choose one.", 409)
    return {"about": found.about, "object": found.object}


async def _problem(desk: Desk, request: Any, refused: Refused) -> Any:
    context = {
        "problem": refused.sentence,
        "database": desk.db.name,
        "here": "review",
        "actor_id": desk.actor,
    }
    return await page(
        desk.datasette, request, "review/problem.html", context, refused.status, {"Cache-Control": "no-store"}
    )


def _json(body: dict[str, Any], status: int) -> Any:
    return Response(
        json.dumps({"schema": 1, "status": status, **body}), status=status,
        headers={"Cache-Control": "no-store"}, content_type="application/json; charset=utf-8",
    )  # fmt: skip
