"""An address that leads into somebody's network leads nowhere, however it is written and whoever hands it on.

A paper on 127.0.0.1 links and redirects to a second machine, 127.0.0.2, in every way there is to write that. Nothing may
arrive there, and nothing that arrives at the paper may carry what another server gave, or what the machine knows.
"""

import threading
from collections.abc import Iterator
from html import escape
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from scrapers.errors import ReadError, Refused, Unreachable
from scrapers.fetching import addresses
from scrapers.fetching.fetch import Limits, fetch_url
from tests.conftest import ARTICLE, Program
from tests.crawl_site import Server

WAYS = (
    "http://127.0.0.2:{}/x", "http://2130706434:{}/x", "http://0x7f000002:{}/x", "http://0177.0.0.2:{}/x", "http://127.2:{}/x",
    "http://[::ffff:127.0.0.2]:{}/x", "http://[::ffff:7f00:2]:{}/x", "http://[64:ff9b::7f00:2]:{}/x", "http://[2002:7f00:2::]:{}/x",
    "http://[::127.0.0.2]:{}/x", "http://0:{}/x", "http://0.0.0.0:{}/x", "http://[::]:{}/x", "http://[::1]:{}/x",
    "http://127.0.0.2.:{}/x", "http://127.0.0.2%00.example:{}/x", "http://127.0.0.1:{}\\@127.0.0.2/x", "//127.0.0.2:{}/x",
    "http://user:word@127.0.0.1:{}/x", "http://127.0.0.1:22/x", "http://127.0.0.1:0/x", "http://169.254.169.254/latest/meta-data",
    "http://[fd00:ec2::254]/latest", "http://192.0.0.192/latest", "http://[fec0::1]:{}/x", "file:///etc/passwd", "ftp://127.0.0.1/x",
    "gopher://127.0.0.1:{}/x", "data:text/html,<p>x", "javascript:x",
)  # fmt: skip


class Machine:
    """One server on all of 127.0.0.0/8: which of its addresses was asked for which path, with which headers."""

    def __init__(self) -> None:
        machine = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                machine.asked.append(
                    (self.connection.getsockname()[0], self.path, {k.lower() for k in self.headers})
                )
                status, head, body = machine.answer(self.path)
                self.send_response(status)
                for name, value in {"Set-Cookie": "sid=1", "Content-Length": str(len(body)), **head}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.asked: list[tuple[str, str, set[str]]] = []
        self.server = Server(("0.0.0.0", 0), Handler)
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        kind, _, number = path.partition("?")[0].strip("/").partition("/")
        if kind == "way":
            return 302, {"Location": WAYS[int(number)].format(self.port)}, b""
        if kind == "feed":
            ways = [self.url(f"/way/{n}") for n in range(len(WAYS))] + [way.format(self.port) for way in WAYS]
            items = "".join(
                f"<item><title>x</title><link>{escape(url)}</link></item>"
                for url in [*ways, self.url("/good")]
            )
            feed = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
            return 200, {"Content-Type": "application/rss+xml"}, feed.encode()
        found = (
            (404, b"")
            if kind == "robots.txt"
            else (200, ARTICLE.replace("courier.example", "a.example").encode())
        )
        return found[0], {"Content-Type": "text/html"}, found[1]

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def machine() -> Iterator[Machine]:
    running = Machine()
    yield running
    running.close()


@pytest.fixture
def only_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.1 stands for the internet; every other address is judged as ever."""
    judged = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or judged(address))


@pytest.mark.usefixtures("only_the_paper")
def test_no_redirect_leads_a_fetch_into_the_network(machine: Machine) -> None:
    for n in range(len(WAYS)):
        with pytest.raises(ReadError):
            fetch_url(machine.url(f"/way/{n}"), limits=Limits(seconds=5))
    assert {(host, path.split("/")[1]) for host, path, _ in machine.asked} == {("127.0.0.1", "way")}
    assert fetch_url(machine.url("/good")).status == 200


@pytest.mark.usefixtures("only_the_paper")
def test_a_fetch_hands_on_no_cookie_no_credential_and_no_proxy(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", f"http://127.0.0.2:{machine.port}")
    monkeypatch.setattr("tests.crawl.test_network.WAYS", (f"http://127.0.0.1:{machine.port}/good",))
    fetch_url(machine.url("/way/0"))
    assert [(host, path) for host, path, _ in machine.asked] == [
        ("127.0.0.1", "/way/0"),
        ("127.0.0.1", "/good"),
    ]
    assert not any(
        head & {"cookie", "authorization", "referer", "proxy-authorization"} for _, _, head in machine.asked
    )


def test_a_collection_is_led_nowhere_and_hands_on_nothing(quotes_in: Program, machine: Machine) -> None:
    quotes_in.write(
        "sources.yml",
        "settings: {delay: 0, retries: 0, timeout: 5, allow: [127.0.0.1]}\n"
        f"sources: [{{name: feed, kind: feed, address: '{machine.url('/feed?key=secret')}'}}]\n",
    )
    assert quotes_in("collect", "feed").code == 0
    assert ("127.0.0.1", "/good") in {(host, path) for host, path, _ in machine.asked}
    assert {host for host, _, _ in machine.asked} == {"127.0.0.1"}
    assert not [path for _, path, _ in machine.asked if path == "/x"]
    assert not any(head & {"cookie", "authorization", "referer"} for _, _, head in machine.asked)


def test_a_name_is_resolved_once_for_each_request_and_judged_each_time(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr("tests.crawl.test_network.WAYS", ("http://paper.example:{}/x",))
    answers = iter([["127.0.0.1"], ["127.0.0.2"], ["127.0.0.1"]])
    with pytest.raises(Refused, match="private network"):
        fetch_url(f"http://paper.example:{machine.port}/way/0", resolver=lambda host, port: next(answers))
    assert [(host, path) for host, path, _ in machine.asked] == [("127.0.0.1", "/way/0")]


def test_a_name_that_nobody_answers_for_is_left_when_the_time_is_over() -> None:
    over = threading.Event()
    with pytest.raises(Unreachable, match="not resolved in time"):
        fetch_url(
            "http://paper.example/",
            limits=Limits(seconds=0.2),
            resolver=lambda host, port: [str(over.wait(60))],
        )
    over.set()
