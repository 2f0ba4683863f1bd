"""What a browser may do with our pages: no script or style that we did not serve, no framing, no referrer.

Our own pages get the strict policy. Datasette's pages carry inline scripts and styles and a column's name in
a style sheet (0.65.5 and 1.0a41 both do), so for those inline code stays allowed, but nothing foreign.
"""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_SHARED = "base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"
STRICT = (
    f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; {_SHARED}"
)
DATASETTE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    f"img-src 'self' data:; {_SHARED}"
)
_KEY = "quotes.policy"


class Page:
    """A mark on a request: whether the page that answers it is one of ours."""

    __slots__ = ("ours",)

    def __init__(self) -> None:
        self.ours = False


def ours(request: Any) -> None:
    """Say that this request is answered by a page of ours, which gets the strict policy."""
    page = request.scope.get(_KEY)
    if isinstance(page, Page):
        page.ours = True


def guard(app: App) -> App:
    """The application with the policy on every answer that does not bring its own."""

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        page = Page()

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": _headers(list(message.get("headers", ())), page)}
            await send(message)

        # The mark is one object, shared by the copies of the scope that Datasette makes on the way.
        await app({**scope, _KEY: page}, receive, send_guarded)

    return guarded


def _headers(headers: list[Any], page: Page) -> list[Any]:
    present = {bytes(name).lower() for name, _ in headers}
    wanted = {
        b"content-security-policy": STRICT if page.ours else DATASETTE,
        b"x-content-type-options": "nosniff",
        b"referrer-policy": "same-origin",
    }
    return headers + [(name, value.encode()) for name, value in wanted.items() if name not in present]
