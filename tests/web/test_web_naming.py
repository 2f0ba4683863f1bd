"""Names are put into Datasette's pages and into nothing else, and the answer stays whole."""

from typing import Any

from quotes.web.naming import named
from tests.web_fixtures import desk

TABLE = b'<html><section class="content"><select name="_filter_op">'


async def _answer(headers: list[tuple[bytes, bytes]], *bodies: bytes) -> tuple[dict[bytes, bytes], bytes]:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        for number, body in enumerate(bodies, 1):
            await send({"type": "http.response.body", "body": body, "more_body": number < len(bodies)})

    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        raise AssertionError("a page of which nothing is asked reads no request")

    await named(app)({"type": "http"}, receive, send)
    assert [message["type"] for message in sent] == ["http.response.start"] + ["http.response.body"] * len(
        bodies
    )
    return dict(sent[0]["headers"]), b"".join(message["body"] for message in sent[1:])


async def test_a_page_gets_its_names_and_its_new_length() -> None:
    headers, body = await _answer([(b"content-type", b"text/html"), (b"content-length", b"5")], TABLE)
    assert body == (
        b'<html lang="en"><section class="content" role="main"><select aria-label="Comparison" name="_filter_op">'
    )
    assert headers[b"content-length"] == str(len(body)).encode()


async def test_what_is_no_page_or_comes_in_pieces_is_passed_on_as_it_is() -> None:
    assert (await _answer([(b"content-type", b"text/csv")], TABLE))[1] == TABLE
    assert (await _answer([], TABLE))[1] == TABLE
    assert (await _answer([(b"content-type", b"text/html")], TABLE, TABLE))[1] == TABLE * 2


async def test_the_table_page_has_a_language_a_main_part_and_labelled_filters() -> None:
    async with desk() as site:
        page = (await site.client.get("/quotes/sources")).text
    for part in (
        '<html lang="en"',
        'role="main"',
        'aria-label="Column"',
        'aria-label="Comparison"',
        'aria-label="Value"',
    ):
        assert part in page
