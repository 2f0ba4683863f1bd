"""The pages for people: verify a quotation, search what people said, check a draft."""

import base64
import sqlite3
from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

import db.reading.finding
from quotes.web import access, bodies, claims, drafting, forms, freshness, policy, rate, settings, together
from quotes.web.checked import downloaded, drafted
from quotes.web.checking import check
from quotes.web.claims import FIELDS, Refused
from quotes.web.presentation import answer
from quotes.web.rendering import rendered
from quotes.web.terms import terms

LONGEST_SEARCH = 1_000
# Our style sheets. Datasette 1.0 lets a browser keep a file for good when asked with the head of its SHA-256; 0.65 ignores it.
SHEETS = {
    name: sha256(files("quotes.web").joinpath("static", name).read_bytes()).hexdigest()[:12]
    for name in ("palette.css", "desk.css")
}


async def verify_page(datasette: Any, request: Any) -> Any:
    """The form, and where words were given the verdict with its evidence."""
    if (wrong := _method(request)) is not None:
        return wrong
    limits = settings.of(datasette)
    database = await access.database(datasette)
    await access.ensure(datasette, request, database)
    given = claims.arguments(request)
    asked = {name: claims.clean(given.get(name, "")) for name in FIELDS}
    context: dict[str, Any] = {
        "asked": asked,
        "database": database.name,
        "limit": limits.shared.claim_characters,
    }
    status, headers = 200, {}
    try:
        claim = claims.from_address(asked, limits)
        if claim is not None:
            rate.ask(datasette, request, limits)
            checked = await check(database, claim, limits)
            context["answer"] = answer(checked.verdict, checked.credits)
            context["permanent"] = _permanent(asked)
        elif "quote" in given:
            context["hint"] = "Paste the words you want checked."
    except Refused as refused:
        context["problem"] = refused.sentence
        status, headers = refused.status, refused.headers
    return await page(datasette, request, "verify.html", context, status, headers)


async def find_page(datasette: Any, request: Any) -> Any:
    """The places where the words looked for stand, with who said them."""
    if (wrong := _method(request)) is not None:
        return wrong
    limits = settings.of(datasette)
    database = await access.database(datasette)
    await access.ensure(datasette, request, database)
    given = claims.arguments(request)
    text, speaker = (claims.clean(given.get(name, ""))[:LONGEST_SEARCH] for name in ("words", "speaker"))
    wanted = terms(text)
    context: dict[str, Any] = {
        "database": database.name, "words": text, "speaker": speaker, "found": (), "searched": False,
        "limit": db.reading.finding.FOUND, "mark": db.reading.finding.MARK, "unmark": db.reading.finding.UNMARK,
    }  # fmt: skip
    status, headers = 200, {}
    try:
        if wanted:
            rate.ask(datasette, request, limits)
            context["found"] = await access.read(
                database,
                lambda conn: db.reading.finding.find(together.conns(database, conn), wanted, speaker),
                limits.time_limit_ms,
            )
            context["searched"] = True
    except Refused as refused:
        context["problem"] = refused.sentence
        status, headers = refused.status, refused.headers
    except sqlite3.OperationalError as error:
        if "interrupt" not in str(error):
            raise
        context["problem"] = (
            "These words are too common to be looked for alone. Add a rarer word, or leave the name out."
        )
        status = 503
    return await page(datasette, request, "find.html", context, status, headers)


async def check_page(datasette: Any, request: Any) -> Any:
    """The form for a draft, and once one was handed in every quotation in place with its verdict."""
    if request.method not in ("GET", "HEAD", "POST"):
        return Response.text("This page answers GET and POST only.", 405, {"Allow": "GET, HEAD, POST"})
    limits = settings.of(datasette)
    database = await access.database(datasette)
    await access.ensure(datasette, request, database)
    context: dict[str, Any] = {
        "database": database.name,
        "limit": limits.body_bytes,
        "text": "",
        "format": "text",
    }
    status, headers = 200, {}
    try:
        if request.method == "POST":
            body = await claims.body(request, bodies.most(limits), limits.request_limit_ms)
            fields = forms.read(request.headers.get("content-type", ""), body)
            context |= {name: fields[name].text for name in drafting.FIELDS if name in fields}
            rate.ask(datasette, request, limits)
            draft = drafting.from_form(fields, limits.body_bytes)
            checked = await drafting.checked(datasette, request, database, draft, limits)
            if "download" in fields:
                return downloaded(checked, fields["download"].text)
            context |= {
                "checked": drafted(checked), "again": base64.b64encode(draft.data).decode(), "name": draft.name,
            }  # fmt: skip
    except Refused as refused:
        context["problem"] = refused.sentence
        status, headers = refused.status, refused.headers
    return await page(
        datasette, request, "check.html", context, status, {"Cache-Control": "no-store", **headers}
    )


async def page(
    datasette: Any,
    request: Any,
    template: str,
    context: dict[str, Any],
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Any:
    """A page of ours, under the strict policy."""
    policy.ours(request)
    context = {**context, "shown_database": context.get("database")}
    body = await rendered(datasette, request, template, context)
    return Response.html(body, status=status, headers={"Cache-Control": freshness.CACHE, **(headers or {})})


def _method(request: Any) -> Any:
    if request.method in ("GET", "HEAD"):
        return None
    return Response.text(
        "This page answers GET only. Programs POST to /-/verify.json.", 405, {"Allow": "GET, HEAD"}
    )


def _permanent(asked: Mapping[str, str]) -> str:
    return urlencode([(name, value) for name, value in asked.items() if value])
