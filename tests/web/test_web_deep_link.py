"""The link of a verdict opens the source at the words, in a real browser before a copy of the source."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from quotes.deep_links import deep_link
from tests.browser_fixtures import NEEDS_BROWSER, served
from tests.web_fixtures import CLAIM_ALTERED, RECORD, larkhaven

pytestmark = NEEDS_BROWSER


class Copy(BaseHTTPRequestHandler):
    """The minutes of the council, with the words far below the first screen."""

    words = RECORD

    def do_GET(self) -> None:
        """Answer every address with the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<title>Minutes</title><p>{'The council met.<br>' * 400}<p>{self.words}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


@contextmanager
def copy() -> Iterator[str]:
    """The address of the copy, served for as long as it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Copy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/minutes"
    finally:
        server.shutdown()
        server.server_close()


def test_the_link_opens_the_source_where_the_words_stand(chromium: Any, tmp_path: Path) -> None:
    path = tmp_path / "quotes.db"
    shutil.copy(larkhaven(), path)
    conn = sqlite3.connect(path)
    with copy() as address:
        conn.execute("update sources set url = ? where title like 'Council%'", [address])
        conn.commit()
        conn.close()
        with served(path) as site:
            context = chromium.new_context(viewport={"width": 800, "height": 600})
            page = context.new_page()
            page.goto(f"{site}/-/verify")
            page.get_by_label("The words").fill(CLAIM_ALTERED)
            page.get_by_role("button", name="Verify").click()
            page.get_by_role("link", name="Open at the words").first.click()
            page.wait_for_url(f"{address}**")
            page.wait_for_function("window.scrollY > 1000")
            assert page.title() == "Minutes"
            context.close()


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("a well-known, cold & windy place — so they say", "", ""),
        ("cold wind", "they spoke of “", "” all night"),
        (
            "学而时习之，不亦说乎？有朋自远方来，不亦乐乎？人不知而不愠，不亦君子乎？其为人也孝弟，而好犯上者，鲜矣。",
            "子曰：「",
            "」",
        ),
        ("国境の長いトンネルを抜けると雪国であった。", "", "夜の底が白くなった。"),
        ("إن العلم نور والجهل ظلام", "قال الشيخ: «", "» ثم سكت"),
        ("בראשית ברא אלהים את השמים ואת הארץ", "", ""),
        (" ".join(f"word{n}" for n in range(40)), "", ""),
    ],
)  # fmt: skip
def test_words_of_every_script_are_found_on_the_page(
    chromium: Any, monkeypatch: pytest.MonkeyPatch, words: str, before: str, after: str
) -> None:
    monkeypatch.setattr(Copy, "words", f"{before}{words}{after}")
    with copy() as address:
        link = deep_link(address, words, before, after)
        context = chromium.new_context(viewport={"width": 800, "height": 600})
        page = context.new_page()
        # A browser follows a text fragment only when a person opens it.
        page.goto("about:blank")
        page.set_content(f"<a href='{link}'>open</a>")
        page.get_by_role("link", name="open").click()
        page.wait_for_url(f"{address}**")
        page.wait_for_function("window.scrollY > 1000")
        assert page.evaluate("window.scrollY") > 1000
        context.close()
