"""The way to our home page: `/` is answered by it where a database of ours is served.

Datasette's own home page asks for every table whether the visitor may see it, some 40 ms with our metadata
in 0.65.5; ours asks for what it shows. A visitor who may not see that gets Datasette's.
"""

import re
from collections.abc import Callable
from typing import Any

from datasette.utils.asgi import NotFound, Response
from datasette.views.index import IndexView

from quotes.web import access, freshness, rows
from quotes.web.policy import App, Receive, Scope, Send
from quotes.web.rendering import rendered

HOME = "/-/home"
# The host comes from the request, so it is held to what a host may be before it is put into a script.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]{1,255}[A-Za-z0-9/_.~-]{1,200}")


def way(datasette: Any) -> Callable[[App], App]:
    """The wrapper that leads `/` to our home page."""

    def wrapped(app: App) -> App:
        async def led(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
                base = datasette.setting("base_url")
                if scope["path"] == base and await _is_ours(datasette):
                    path = f"{base.rstrip('/')}{HOME}"
                    scope = {**scope, "path": path, "raw_path": path.encode()}
            await app(scope, receive, send)

        return led

    return wrapped


async def home_page(datasette: Any, request: Any) -> Any:
    """Our home page, or Datasette's where the visitor may not see what ours shows."""
    context = await rows.home(datasette, request)
    if not context:
        request.scope["url_route"] = {"kwargs": {"format": None}}
        return await IndexView.as_view(datasette)(request, None)
    metadata = await _title(datasette)
    context = {**context, "metadata": metadata, "bookmarklet": bookmarklet(datasette, request)}
    body = await rendered(datasette, request, "home.html", context)
    return Response.html(body, headers={"Cache-Control": freshness.CACHE})


def bookmarklet(datasette: Any, request: Any) -> str | None:
    """A bookmark that opens the verify page with the words selected on any page; None for a strange host.

    It is the one script of ours, and it runs where the visitor puts it: our own policy keeps it from running here.
    """
    address = datasette.absolute_url(request, datasette.urls.path("/-/verify"))
    if not _ADDRESS.fullmatch(address):
        return None
    return (
        f"javascript:void(window.open('{address}?quote='+encodeURIComponent(String(window.getSelection())"
        ".slice(0,5000))))"
    )


async def _title(datasette: Any) -> dict[str, Any]:
    """What the operator calls the site; 0.65 and 1.0 keep it in different places."""
    if hasattr(datasette, "get_instance_metadata"):
        return dict(await datasette.get_instance_metadata())
    return dict(datasette.metadata() or {})


async def _is_ours(datasette: Any) -> bool:
    try:
        await access.database(datasette)
    except NotFound:
        return False
    return True
