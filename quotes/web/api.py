"""`/-/verify.json` and `/-/check.json`: the answers for programs, as JSON with `schema: 1`."""

from typing import Any

from datasette.utils import add_cors_headers
from datasette.utils.asgi import Forbidden, NotFound, Response

from quotes.verdicts import SCHEMA
from quotes.web import access, claims, settings
from quotes.web.checking import check
from quotes.web.claims import Refused

NOT_BUILT = "Checking a whole draft is not built yet. Check each quotation with /-/verify.json."
_ALLOWED = "GET, HEAD, OPTIONS, POST"


async def verify_json(datasette: Any, request: Any) -> Any:
    """The verdict on a claim in the address, or on the claims in a JSON body."""
    if request.method == "OPTIONS":
        return _answer(datasette, {"schema": SCHEMA, "allow": _ALLOWED}, headers={"Allow": _ALLOWED})
    if request.method not in ("GET", "HEAD", "POST"):
        return refusal(datasette, Refused(f"{request.method} is not answered here: use GET or POST.", 405))
    try:
        limits = settings.read(datasette.plugin_config("quotes"))
        db = await access.database(datasette)
        await access.ensure(datasette, request, db)
        asked = await _asked(request, limits)
        verdicts = []
        for claim in asked.claims:
            verdict = (await check(db, claim, limits)).as_dict()
            verdicts.append({"id": claim.id, **verdict} if asked.batch else verdict)
    except Refused as refused:
        return refusal(datasette, refused)
    except Forbidden:
        return refusal(
            datasette,
            Refused("You may not see what the answer rests on; sign in, or ask whoever runs this site.", 403),
        )
    except NotFound as missing:
        return refusal(datasette, Refused(str(missing), 404))
    return _answer(datasette, {"schema": SCHEMA, "verdicts": verdicts} if asked.batch else verdicts[0])


async def check_json(datasette: Any, request: Any) -> Any:
    """The quotations of a draft: not built yet, and said so."""
    return refusal(datasette, Refused(NOT_BUILT, 501))


def refusal(datasette: Any, refused: Refused) -> Any:
    """The JSON of a request that could not be answered; the same shape for every status."""
    headers = {"Allow": _ALLOWED} if refused.status == 405 else {}
    body = {"schema": SCHEMA, "ok": False, "status": refused.status, "error": refused.sentence}
    return _answer(datasette, body, refused.status, headers)


async def _asked(request: Any, limits: settings.SiteSettings) -> claims.Asked:
    if request.method == "POST":
        return claims.from_body(await _body(request, limits.body_bytes), limits)
    claim = claims.from_address(_args(request), limits)
    if claim is None:
        raise Refused("Give the words to check: /-/verify.json?quote=…&speaker=…, or POST them as JSON.")
    return claims.Asked((claim,))


def _args(request: Any) -> dict[str, str]:
    return {name: request.args.get(name) for name in request.args}


async def _body(request: Any, limit: int) -> bytes:
    """The body of a request, read no further than the limit."""
    body = b""
    while True:
        message = await request.receive()
        if message["type"] != "http.request":
            raise Refused("The connection was closed before the whole body had come.")
        body += bytes(message.get("body", b""))
        if len(body) > limit:
            raise Refused(f"The body is too large: send at most {limit:,} bytes.", 413)
        if not message.get("more_body", False):
            return body


def _answer(
    datasette: Any, body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None
) -> Any:
    headers = {"Cache-Control": "private, no-cache", **(headers or {})}
    if datasette.cors:
        add_cors_headers(headers)
    return Response.json(body, status=status, headers=headers)
