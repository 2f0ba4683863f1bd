"""No body is read further than the longest that a page of ours takes, whoever reads it.

What checks forms against forgery reads a whole body before any page is asked (asgi-csrf, Datasette 0.65), and so do
Datasette's own pages: without a bound one visitor could fill the memory of the machine.
"""

from contextlib import suppress
from typing import Any

from quotes.web import settings
from quotes.web.policy import App, Message, Receive, Scope, Send
from quotes.web.settings import SiteSettings


class TooLong(Exception):
    """More came than is read."""


def most(limits: SiteSettings) -> int:
    """Bytes of the longest body: a draft that is handed in again, in base64, a third longer, beside a few short fields."""
    return limits.body_bytes * 3 // 2 + 4096


def bounded(datasette: Any, app: App) -> App:
    """The application with 413 in place of whatever it answers to a body beyond the bound."""

    async def bound(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await app(scope, receive, send)
            return
        limit, size, given_up, answered = most(settings.of(datasette)), 0, False, False

        async def receive_bounded() -> Message:
            nonlocal size, given_up
            # Whoever asks for more once it is too long has no bound of its own.
            if size > limit:
                given_up = True
                raise TooLong
            message = await receive()
            size += len(message.get("body", b""))
            return message

        async def send_bounded(message: Message) -> None:
            nonlocal answered
            # Datasette makes a page of whatever is raised; ours is sent in its place.
            if answered or not given_up:
                answered = True
                await send(message)

        with suppress(TooLong):
            await app(scope, receive_bounded, send_bounded)
        if given_up and not answered:
            await _refuse(send, limit)

    return bound


async def _refuse(send: Send, limit: int) -> None:
    body = f"The body is too large: send at most {limit:,} bytes.".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": body})
