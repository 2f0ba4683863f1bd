"""Bulk files of the tests' own making: rows of a list, pages of a web archive."""

import io
import json

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.conftest import ARTICLE


def rows(count: int) -> bytes:
    lines = (
        {
            "id": n,
            "text": f"Sentence number {n} of the long minutes.",
            "speaker": "Rosa Quill",
            "document": "d",
        }
        for n in range(count)
    )
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def warc(count: int, article: str = ARTICLE) -> bytes:
    """An archive of `count` articles, a picture and a page that was not found."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)

    def put(url: str, status: str, kind: str, body: bytes) -> None:
        head = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                length=len(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": "2023-04-20T06:00:00Z"},
            )
        )

    for n in range(count):
        page = article.replace("courier.example/wall", f"courier.example/wall-{n}").replace(
            "Tuesday", f"day {n}"
        )
        put(f"https://courier.example/wall-{n}", "200 OK", "text/html; charset=utf-8", page.encode())
    put("https://courier.example/picture", "200 OK", "image/png", b"\x89PNG")
    put("https://courier.example/gone", "404 Not Found", "text/html", b"<p>Gone</p>")
    return out.getvalue()
