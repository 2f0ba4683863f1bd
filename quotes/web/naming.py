"""Names for what stands without one on Datasette's own pages, so that a screen reader can tell it.

The pages state no language (0.65.5) and no main part, and the controls of a table's filters have no labels (both
versions). The names are put in on the way out, where the markup of Datasette's templates is found letter for letter.
"""

from quotes.web.policy import App, Message, Receive, Scope, Send

_NAMES = (
    (b"<html>", b'<html lang="en">'),
    (b'<section class="content">', b'<section class="content" role="main">'),
    (b'<select name="_filter_column', b'<select aria-label="Column" name="_filter_column'),
    (b'<select name="_filter_op', b'<select aria-label="Comparison" name="_filter_op'),
    (b'<select name="_sort"', b'<select aria-label="Sort by" name="_sort"'),
    (b'<input type="text" name="_filter_value', b'<input type="text" aria-label="Value" name="_filter_value'),
    # Of datasette-search-all: what scrolls sideways must be reached without a mouse (WCAG 2.2, 2.1.1).
    (
        b'<div style="overflow: auto">',
        b'<div style="overflow: auto" tabindex="0" role="region" aria-label="Rows found">',
    ),
    (b'<input type="search" name="q"', b'<input type="search" aria-label="Words" name="q"'),
)


def named(app: App) -> App:
    """The application with those names on its pages."""

    async def renamed(scope: Scope, receive: Receive, send: Send) -> None:
        start: Message | None = None

        async def send_named(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is not None and message["type"] == "http.response.body":
                # Datasette sends a page in one piece; what comes in several is passed on as it is.
                if not message.get("more_body"):
                    message = {**message, "body": _put_in(bytes(message.get("body", b"")))}
                    start = {**start, "headers": _sized(list(start["headers"]), len(message["body"]))}
                await send(start)
                start = None
            await send(message)

        await app(scope, receive, send_named if scope["type"] == "http" else send)

    return renamed


def _is_page(message: Message) -> bool:
    headers = dict(message.get("headers", ()))
    return bytes(headers.get(b"content-type", b"")).startswith(b"text/html")


def _put_in(body: bytes) -> bytes:
    for bare, with_name in _NAMES:
        body = body.replace(bare, with_name)
    return body


def _sized(headers: list[tuple[bytes, bytes]], size: int) -> list[tuple[bytes, bytes]]:
    return [(k, str(size).encode() if k.lower() == b"content-length" else v) for k, v in headers]
