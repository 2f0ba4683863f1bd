"""`/-/verify.json`, `/-/check.json`, `/-/openapi.json`: the answers for programs, as JSON with `schema: 1`."""

import time
from collections.abc import Awaitable, Callable
from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Forbidden, NotFound, Response

from quotes.verdicts import SCHEMA
from quotes.web import access, claims, drafting, freshness, openapi, rate, settings
from quotes.web.checking import check_all
from quotes.web.claims import Refused
from quotes.web.settings import SiteSettings

_ALLOWED = "GET, HEAD, OPTIONS, POST"
Answerer = Callable[[Any, Any, SiteSettings], Awaitable[Any]]


async def verify_json(datasette: Any, request: Any) -> Any:
    """The verdict on a claim in the address, or on the claims in a JSON body."""
    return await _answered(datasette, request, _verify)


async def check_json(datasette: Any, request: Any) -> Any:
    """Every quotation of a draft with its verdict: a short text in the address, or a JSON body."""
    return await _answered(datasette, request, _check)


async def openapi_json(datasette: Any, request: Any) -> Any:
    """The description of this interface in OpenAPI 3.1."""
    if request.method not in ("GET", "HEAD", "OPTIONS"):
        return refusal(datasette, Refused(f"{request.method} is not answered here: use GET.", 405))
    limits = settings.of(datasette)
    etag = f'"{freshness.BUILD}-{limits.hash()}"'
    if freshness.fresh(request, etag):
        return _unchanged(datasette, etag)
    body = openapi.document(limits, datasette.urls.path("/").rstrip("/"))
    return _answer(datasette, body, headers={"ETag": etag, "Cache-Control": "public, max-age=300"})


def refusal(datasette: Any, refused: Refused) -> Any:
    """The JSON of a request that could not be answered; the same shape for every status."""
    headers = {"Cache-Control": "no-store", **refused.headers}
    if refused.status == 405:
        headers["Allow"] = _ALLOWED
    body = {"schema": SCHEMA, "ok": False, "status": refused.status, "error": refused.sentence}
    return _answer(datasette, body, refused.status, headers)


async def _answered(datasette: Any, request: Any, answerer: Answerer) -> Any:
    """The answer, or the refusal in its place."""
    if request.method == "OPTIONS":
        return _answer(datasette, {"schema": SCHEMA, "allow": _ALLOWED}, headers={"Allow": _ALLOWED})
    if request.method not in ("GET", "HEAD", "POST"):
        return refusal(datasette, Refused(f"{request.method} is not answered here: use GET or POST.", 405))
    try:
        limits = settings.of(datasette)
        rate.ask(datasette, request, limits)
        return await answerer(datasette, request, limits)
    except Refused as refused:
        return refusal(datasette, refused)
    except Forbidden:
        return refusal(
            datasette,
            Refused("You may not see what the answer rests on; sign in, or ask whoever runs this site.", 403),
        )
    except NotFound as missing:
        return refusal(datasette, Refused(str(missing), 404))


async def _verify(datasette: Any, request: Any, limits: SiteSettings) -> Any:
    db = await access.database(datasette)
    await access.ensure(datasette, request, db)
    asked = await _asked(request, limits)
    etag = await freshness.tag(db, limits)
    if freshness.fresh(request, etag):
        return _unchanged(datasette, etag)
    rate.charge(datasette, request, limits, len(asked.claims) - 1)
    until = time.monotonic() + limits.request_limit_ms / 1000
    verdicts = [checked.verdict.as_dict() for checked in await check_all(db, asked.claims, limits, until)]
    body = verdicts[0]
    if asked.batch:
        named = [{"id": claim.id, **verdict} for claim, verdict in zip(asked.claims, verdicts, strict=True)]
        body = {"schema": SCHEMA, "verdicts": named}
    return _answer(datasette, body, headers=_kept(request, etag))


async def _check(datasette: Any, request: Any, limits: SiteSettings) -> Any:
    db = await access.database(datasette)
    await access.ensure(datasette, request, db)
    if request.method == "POST":
        draft = drafting.from_body(await claims.body(request, limits.body_bytes, limits.request_limit_ms))
    else:
        draft = drafting.from_address(claims.arguments(request))
    etag = await freshness.tag(db, limits)
    if freshness.fresh(request, etag):
        return _unchanged(datasette, etag)
    checked = await drafting.checked(datasette, request, db, draft, limits)
    return _answer(datasette, checked.as_dict(), headers=_kept(request, etag))


async def _asked(request: Any, limits: SiteSettings) -> claims.Asked:
    if request.method == "POST":
        return claims.from_body(
            await claims.body(request, limits.body_bytes, limits.request_limit_ms), limits
        )
    claim = claims.from_address(claims.arguments(request), limits)
    if claim is None:
        raise Refused("Give the words to check: /-/verify.json?quote=…&speaker=…, or POST them as JSON.")
    return claims.Asked((claim,))


def _kept(request: Any, etag: str) -> dict[str, str]:
    """An answer to an address may be kept and asked about; one to a body belongs to no address."""
    if request.method == "POST":
        return {"Cache-Control": "no-store"}
    return {"Cache-Control": freshness.CACHE, "ETag": etag}


def _unchanged(datasette: Any, etag: str) -> Any:
    headers = {"Cache-Control": freshness.CACHE, "ETag": etag}
    if datasette.cors:
        add_cors_headers(headers)
    return Response("", status=304, headers=headers)


def _answer(
    datasette: Any, body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> Any:
    headers = dict(headers or {})
    if datasette.cors:
        add_cors_headers(headers)
    return Response.json(body, status=status, headers=headers)
