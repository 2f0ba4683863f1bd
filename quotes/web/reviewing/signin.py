"""How often a client may try to sign in, so that passwords are not guessed; and a line in the audit for each try."""

import math
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from types import SimpleNamespace
from typing import Any

from datasette.utils.asgi import NotFound
from itsdangerous import BadSignature

from quotes.web import rate
from quotes.web.reviewing import entry

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]
PATH = "/-/login"


def guard(datasette: Any) -> Callable[[App], App]:
    """The application in which a client signs in at most so many times a minute (`sign_ins_per_minute`)."""

    def wrap(app: App) -> App:
        async def guarded(scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
            tries = scope["type"] == "http" and (
                (scope.get("method") == "POST" and str(scope.get("path", "")).endswith(PATH)) or _basic(scope)
            )
            if not tries:
                await app(scope, receive, send)
                return
            await _tried(datasette, app, scope, receive, send)

        return guarded

    return wrap


async def _tried(
    datasette: Any, app: App, scope: MutableMapping[str, Any], receive: Receive, send: Send
) -> None:
    client = rate.client(SimpleNamespace(scope=scope))
    buckets = entry.sign_ins(datasette)
    # A name and password that a browser sends along with every request count only when they are wrong.
    wait = buckets.take(client, 0 if _basic(scope) else 1)
    if wait > 0:
        await _note(datasette, None, "refused: too many tries")
        await _too_many(send, math.ceil(wait))
        return
    started: list[Message] = []

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)
        await send(message)

    await app(scope, receive, sent)
    status = started[0]["status"] if started else 500
    if _basic(scope):
        if status == 401:
            buckets.charge(client, 1)
            await _note(datasette, None, "refused: wrong name or password")
        return
    actor = _signed_in(datasette, started)
    await _note(datasette, actor, "signed in" if actor else "refused: wrong name or password")


def _basic(scope: MutableMapping[str, Any]) -> bool:
    return any(
        name == b"authorization" and bytes(value).lower().startswith(b"basic ")
        for name, value in scope.get("headers") or ()
    )


def _signed_in(datasette: Any, started: list[Message]) -> str | None:
    """Who was given a cookie by this answer."""
    for name, value in started[0].get("headers", ()) if started else ():
        if bytes(name).lower() == b"set-cookie":
            cookie = SimpleCookie(bytes(value).decode("latin-1")).get("ds_actor")
            if cookie is not None:
                try:
                    return str(datasette.unsign(cookie.value, "actor")["a"]["id"])[:100]
                except (BadSignature, KeyError, TypeError):
                    return None
    return None


async def _note(datasette: Any, actor: str | None, outcome: str) -> None:
    try:
        found = await entry.where(datasette)
    except NotFound:
        return
    if found is not None:
        await entry.note(found, actor, "sign in", None, outcome)


async def _too_many(send: Send, seconds: int) -> None:
    body = f"Too many tries to sign in from your address. Try again in {seconds} s.".encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"retry-after", str(seconds).encode()),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": 429, "headers": headers})
    await send({"type": "http.response.body", "body": body})
