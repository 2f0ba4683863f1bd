"""A quote, a wording or an occurrence in the formats of others: `.quotation`, `.annotation`, `.bibtex`.

`.claimreview` is a published judgement, and only a reviewer's decision makes one: without a decision there is none.
"""

import json
from collections.abc import Callable
from typing import Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import Response

import db.reading.standing
import db.reviewing.rulings
from quotes import citations, linked
from quotes.review import claim_review
from quotes.verdicts import Evidence
from quotes.web import access, addresses, settings

TABLES = ("quotes", "variants", "occurrences")
NO_REVIEW = (
    "A ClaimReview states somebody's judgement, and no reviewer has decided on this quote. "
    "The verdict of the program is at /-/verify.json."
)
LD_JSON = "application/ld+json; charset=utf-8"


def renderers() -> list[dict[str, Any]]:
    """The formats, as Datasette wants them."""
    formats: dict[str, Callable[[db.reading.standing.Exported], tuple[str, str]]] = {
        "quotation": _quotation,
        "annotation": _annotation,
        "bibtex": _bibtex,
    }
    made = [
        {"extension": name, "render": _renderer(make), "can_render": _can_render}
        for name, make in formats.items()
    ]
    tree = {
        "extension": "tree",
        "render": addresses.render_tree,
        "can_render": lambda table: table == "quotes",
    }
    return [*made, tree, {"extension": "claimreview", "render": _claim_review, "can_render": lambda: False}]


def _can_render(datasette: Any, database: str | None, table: str | None, request: Any) -> bool:
    return table in TABLES and bool(request) and "pks" in request.url_vars


def _renderer(make: Callable[[db.reading.standing.Exported], tuple[str, str]]) -> Callable[..., Any]:
    async def render(datasette: Any, database: str | None, table: str | None, request: Any) -> Any:
        row = await _row(datasette, database, table, request)
        if isinstance(row, Response):
            return row
        media_type, body = make(row)
        headers = {"X-Content-Type-Options": "nosniff"}
        return Response(body, status=200, headers=headers, content_type=media_type)

    return render


async def _claim_review(datasette: Any, database: str | None, table: str | None, request: Any) -> Any:
    row = await _row(datasette, database, table, request)
    if isinstance(row, Response):
        return row
    limits = settings.of(datasette)
    ours = datasette.get_database(database)
    found = await access.read(
        ours, lambda conn: db.reviewing.rulings.concerning(conn, [row.id]), limits.time_limit_ms
    )
    judged = claim_review.judged(found)
    if not judged:
        return _refused(NO_REVIEW, 404)
    page = datasette.absolute_url(request, datasette.urls.row(database, table, request.url_vars["pks"]))
    named = [ruling.value for ruling in judged if ruling.value]
    people = await access.read(
        ours, lambda conn: db.reading.standing.people(conn, named), limits.time_limit_ms
    )
    made = claim_review.claim_reviews(
        row.text, judged, page=page, publisher=await _publisher(datasette, request),
        people={ident: linked.Speaker(*who) for ident, who in people.items()}, first=_first(row),
    )  # fmt: skip
    return Response(_json(made), status=200, content_type=LD_JSON)


def _first(row: db.reading.standing.Exported) -> dict[str, Any] | None:
    """The source in which the words are on record first, as far as its date is known."""
    dated = [place for place in _places(row) if place.published]
    return linked.work(min(dated, key=lambda place: place.published or "")) if dated else None


async def _publisher(datasette: Any, request: Any) -> str:
    """Who judges: the title of the site, else its host."""
    if hasattr(datasette, "get_instance_metadata"):
        title = (await datasette.get_instance_metadata()).get("title")
    else:
        title = datasette.metadata("title")
    return str(title or request.host)


async def _row(datasette: Any, database: str | None, table: str | None, request: Any) -> Any:
    """What is exported, or the answer that says why nothing is."""
    if table not in TABLES or "pks" not in request.url_vars:
        return _refused(
            "Only one quote, wording or occurrence is exported in this format: open its row.", 404
        )
    limits = settings.of(datasette)
    ours = datasette.get_database(database)
    if not await access.is_ours(ours):
        return _refused("This format is for databases of quotations.", 404)
    await access.ensure(datasette, request, ours)
    key = tilde_decode(request.url_vars["pks"])
    row = await access.read(
        ours, lambda conn: db.reading.standing.exported(conn, table, key), limits.time_limit_ms
    )
    return _refused("There is no such row.", 404) if row is None else row


def _refused(sentence: str, status: int) -> Any:
    return Response.json({"schema": 1, "ok": False, "status": status, "error": sentence}, status=status)


def _quotation(row: db.reading.standing.Exported) -> tuple[str, str]:
    speaker = linked.Speaker(row.speaker, row.kind, row.qid) if row.speaker else None
    return LD_JSON, _json(linked.quotation(row.id, row.text, speaker, row.said, _places(row)))


def _annotation(row: db.reading.standing.Exported) -> tuple[str, str]:
    speaker = linked.Speaker(row.speaker, row.kind, row.qid) if row.speaker else None
    body = _json(linked.annotations(_places(row), row.id, linked.spoken_by(speaker)))
    return 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8', body


def _bibtex(row: db.reading.standing.Exported) -> tuple[str, str]:
    entries = dict.fromkeys(citations.bibtex(evidence(place)) for place in row.places)
    return "application/x-bibtex; charset=utf-8", "\n\n".join(entries) + "\n"


def evidence(place: db.reading.standing.Standing) -> Evidence:
    """A place in the form that citations are made from; only credits that stand name a speaker."""
    speakers = tuple(credit.speaker for credit in place.credits if credit.status == "asserted")
    return Evidence(
        place.id, place.source_id, place.exact, place.prefix, place.suffix, place.kind, speakers,
        said_on=place.said_on, title=place.title, publisher=place.publisher, url=place.url,
        published=place.published, tier=place.tier, citation=place.citation, seconds=place.seconds,
    )  # fmt: skip


def _places(row: db.reading.standing.Exported) -> list[linked.Standing]:
    return [
        linked.Standing(
            p.id,
            p.exact,
            p.prefix,
            p.suffix,
            p.start,
            p.end,
            p.sha256,
            p.url,
            p.title,
            p.publisher,
            p.published,
            p.fetched,
        )
        for p in row.places
    ]


def _json(made: dict[str, Any]) -> str:
    # Whoever puts it into a page between script marks finds no end of them in it.
    return json.dumps(made, ensure_ascii=False, indent=2).replace("<", "\\u003c") + "\n"
