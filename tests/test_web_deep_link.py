"""The link of a verdict opens the source at the words, in a real browser before a copy of the source."""

import shutil
import sqlite3
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browser_fixtures import CHROMIUM, MUST_RUN, NO_BROWSER, browser, served
from tests.web_fixtures import CLAIM_ALTERED, RECORD, larkhaven

pytestmark = pytest.mark.skipif(CHROMIUM is None and not MUST_RUN, reason=NO_BROWSER)


class Copy(BaseHTTPRequestHandler):
    """The minutes of the council, with the words far below the first screen."""

    def do_GET(self) -> None:
        """Answer every address with the page."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<title>Minutes</title><p>{'The council met.<br>' * 400}<p>{RECORD}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def test_the_link_opens_the_source_where_the_words_stand(tmp_path: Path) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Copy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    path = tmp_path / "quotes.db"
    shutil.copy(larkhaven(), path)
    conn = sqlite3.connect(path)
    address = f"http://127.0.0.1:{server.server_port}/minutes"
    conn.execute("update sources set url = ? where title like 'Council%'", [address])
    conn.commit()
    conn.close()
    try:
        with served(path) as site, browser() as chromium:
            page = chromium.new_context(viewport={"width": 800, "height": 600}).new_page()
            page.goto(f"{site}/-/verify")
            page.get_by_label("The words").fill(CLAIM_ALTERED)
            page.get_by_role("button", name="Verify").click()
            page.get_by_role("link", name="Council of Larkhaven").first.click()
            page.wait_for_url(f"{address}**")
            page.wait_for_function("window.scrollY > 1000")
            assert page.title() == "Minutes"
    finally:
        server.shutdown()
        server.server_close()
