"""A site on loopback to crawl: articles, and all that lies between a crawler and them.

Three servers: the paper itself, a slow one by another name, and one where each page fails before it answers. Every
request is counted. `read` are the addresses that a polite crawler stores, `never` the paths that it must not ask.
"""

import gzip
import hashlib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ROBOTS = b"User-agent: *\nDisallow: /private/\n"
PAGE = """<!doctype html><html lang="en"{amp}><head><title>Lock {n}</title>{head}</head><body><article>
<h1>Lock {n} of the canal</h1>
<p>The wardens of the canal met at lock {n} on a wet morning, and most of the boatmen of the valley came to listen.</p>
<p>"{said}," Mara Lund said.</p>
<p>Nobody knew who would pay for the timber, and the wardens went home without an answer to that question.</p>
{body}</article></body></html>"""


WIKITEXT = """'''[[w:Ada Finch|Ada Finch]]''' was a lock-keeper.

== Quotes ==
* A lock that nobody tends is only a slow waterfall with ideas of its own.
** ''Letters from the Upper Gate'' (1911), p. 12

== Misattributed ==
* Water remembers every gate it ever had to wait behind, and so do I.
** Written by a journalist in 1954.
"""
SYLLABLES = (
    "bar",
    "den",
    "fol",
    "gim",
    "hes",
    "kul",
    "mor",
    "nat",
    "pil",
    "rus",
    "sel",
    "tov",
    "vin",
    "wex",
    "yar",
    "zum",
)


WALLS = {
    "consent": ("Before you continue", "We value your privacy. We and our partners store information."),
    "login": ("The Lock", "Log in to continue reading."),
    "lost": ("Page not found", "The page you are looking for is not here."),
    "script": ("The Lock", "You need to enable JavaScript to run this app."),
}
# What an answer without end is meant to send; nobody should take more than the first of it.
ENDLESS, PIECE = 2 * 1024**3, 64 * 1024


def said(n: int) -> str:
    """Eleven words that no other page has: pages that share words would be linked, which is not measured here."""
    digest = hashlib.sha256(str(n).encode()).digest()
    return "The " + " ".join(
        SYLLABLES[b % 16] + SYLLABLES[b // 16] + SYLLABLES[(b + at) % 16] for at, b in enumerate(digest[:11])
    )


def page(n: int, links: list[str], *, head: str = "", amp: bool = False) -> bytes:
    """An article with a quotation of its own, and its links."""
    body = "".join(f'<p>See also <a href="{link}">more on the canal</a>.</p>' for link in links)
    return PAGE.format(n=n, said=said(n), head=head, body=body, amp=" amp" if amp else "").encode()


# Status, headers and body.
Answer = tuple[int, dict[str, str], bytes]
MISSING: Answer = (404, {}, b"no")
TRAPS = (
    "/circle/1", "/away", "/elsewhere", "/bomb", "/huge", "/picture", "/file", "/mail",
    "/gone", "/endless", "/consent", "/login", "/lost", "/script",
)  # fmt: skip


@dataclass
class Paper:
    """The addresses of a site of `size` articles, and what was asked of it."""

    size: int
    slow: int = 3
    flapping: int = 3
    pause: float = 0.0
    ports: dict[str, int] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    lock: Any = field(default_factory=threading.Lock)
    changed: set[str] = field(default_factory=set)
    listed: list[int] = field(default_factory=list)
    down: bool = False
    sent: int = 0

    def url(self, path: str, which: str = "paper") -> str:
        host = "localhost" if which == "slow" else "127.0.0.1"
        return f"http://{host}:{self.ports[which]}{path}"

    @property
    def starts(self) -> list[str]:
        """Where a crawl begins: the front page of each server."""
        return [self.url("/"), self.url("/slow/0", "slow"), self.url("/flap/0", "flapping")]

    @property
    def read(self) -> set[str]:
        """The articles, each by its own address."""
        return (
            {self.url(f"/a/{n}") for n in range(self.size)}
            | {self.url(f"/slow/{n}", "slow") for n in range(self.slow)}
            | {self.url(f"/flap/{n}", "flapping") for n in range(self.flapping)}
        )

    def answer(self, which: str, path: str) -> Answer:
        """Status, headers and body for a path of one of the servers."""
        plain, _, query = path.partition("?")
        kind, _, number = plain.strip("/").partition("/")
        n = int(number) if number.isdigit() else 0
        if plain == "/robots.txt":
            return (503 if self.down else 200), {"Content-Type": "text/plain"}, ROBOTS
        if which == "slow":
            time.sleep(0.05)
            return self._row("slow", n, self.slow, 5000)
        if which == "flapping":
            if self.asked[f"flapping{path}"] == 1:
                return 503, {}, b"busy"
            return self._row("flap", n, self.flapping, 6000)
        return self._paper(plain, kind, n, query)

    def _row(self, kind: str, n: int, size: int, base: int) -> Answer:
        links = [f"/{kind}/{n + 1}"] if n + 1 < size else []
        return (200, {}, page(base + n, links)) if n < size else (404, {}, b"")

    def _paper(self, plain: str, kind: str, n: int, query: str) -> Answer:
        return (
            self._article(plain, kind, n)
            or self._trap(kind, n, query)
            or self._list(plain, kind, query)
            or MISSING
        )

    def _article(self, plain: str, kind: str, n: int) -> Answer | None:
        """The front page, its sections, the articles, and their other names."""
        match kind:
            case "":
                links = [f"/section/{s}" for s in range(0, self.size, 20)]
                return (
                    200,
                    {},
                    page(9000, [*links, *TRAPS, "/calendar?day=1", "/again/", "mailto:a@b.example"]),
                )
            case "section":
                own = [f"/a/{m}?utm_source=section{n}&fbclid=x" for m in range(n, min(n + 20, self.size))]
                return 200, {}, page(9100 + n, own)
            case "a" if n < self.size:
                links = [
                    f"/r/{n}",
                    f"/copy/{n}",
                    f"/amp/{n}",
                    f"/a/{(n + 1) % self.size}#top",
                    f"/private/{n}",
                ]
                tag = f'"{n}-{"new" if plain in self.changed else "old"}"'
                text = page(
                    n + (70_000 if plain in self.changed else 0), links if n % 10 == 0 else links[3:4]
                )
                return 200, {"ETag": tag, "Content-Type": "text/html; charset=utf-8"}, text
            case "r":
                return 301, {"Location": f"/a/{n}?utm_medium=moved"}, b""
            case "copy":
                return 200, {}, page(n, [], head=f'<link rel="canonical" href="{self.url(f"/a/{n}")}">')
            case "amp":
                return 200, {}, page(n, [], head=f'<link rel="canonical" href="/a/{n}">', amp=True)
        return None

    def _trap(self, kind: str, n: int, query: str) -> Answer | None:
        """What a crawler must leave: circles, ways into a network, bombs, walls, roads without end."""
        match kind:
            case "circle":
                return 302, {"Location": f"/circle/{3 - n}"}, b""
            case "away":
                return 302, {"Location": f"http://127.0.0.9:{self.ports['paper']}/inside"}, b""
            case "elsewhere":
                return 302, {"Location": "http://[::ffff:10.0.0.1]/"}, b""
            case "file":
                return 302, {"Location": "file:///etc/hostname"}, b""
            case "mail":
                return 302, {"Location": "http://127.0.0.1:25/"}, b""
            case "bomb":
                return 200, {"Content-Encoding": "gzip"}, gzip.compress(bytes(3_000_000))
            case "torn":
                packed = gzip.compress(page(8000 + n, []), mtime=0)
                # The first comes whole when it is asked again.
                cut = len(packed) if n == 0 and self.asked["paper/torn/0"] > 1 else len(packed) * 2 // 3
                return 200, {"Content-Encoding": "gzip"}, packed[:cut]
            case "huge":
                return 200, {"Content-Length": str(2**31)}, b"x"
            case "consent" | "login" | "lost" | "script":
                title, words = WALLS[kind]
                wall = f"<html><head><title>{title}</title></head><body><p>{words}</p></body></html>"
                return 200, {}, wall.encode()
            case "picture":
                return 200, {"Content-Type": "image/png"}, b"\x89PNG"
            case "calendar":
                day = int(query.rpartition("=")[2] or 0)
                return 200, {}, b'<p>Nothing.</p><a href="/calendar?day=%d">tomorrow</a>' % (day + 1)
            case "again":
                return 200, {}, b'<p>Nothing.</p><a href="again/">deeper</a>'
        return None

    def _list(self, plain: str, kind: str, query: str) -> Answer | None:
        """A wiki, a feed and a sitemap."""
        match kind:
            case "wiki" if "Category:" in plain:
                # The first page lists nobody and goes on; the second has the one name.
                more = b'<a href="/w/index.php?title=Category:Keepers&amp;pagefrom=F">next page</a>'
                name = b'<a href="/wiki/Ada_Finch">Ada</a>'
                return 200, {}, b'<div id="mw-pages">' + (name if query else more) + b"</div>"
            case "wiki" if query == "action=raw":
                return 200, {"Content-Type": "text/x-wiki"}, WIKITEXT.encode()
            case "feed.xml" | "cut.xml":
                items = "".join(
                    f"<item><title>Lock {m}</title><link>{self.url(f'/a/{m}')}?utm_source=rss</link>"
                    f"<pubDate>{m + 1:02d} May 2024 08:00:00 GMT</pubDate></item>"
                    for m in self.listed
                )
                return (
                    200,
                    {},
                    f"<rss version='2.0'><channel><title>T</title>{items}"
                    f"{'' if kind == 'cut.xml' else '</channel></rss>'}".encode(),
                )
            case "map.xml.gz":
                rows = "".join(
                    f"<url><loc>{self.url(f'/a/{m}')}</loc><lastmod>2024-05-{m + 1:02d}</lastmod></url>"
                    for m in self.listed
                )
                return (
                    200,
                    {"Content-Type": "application/gzip"},
                    gzip.compress(f"<urlset>{rows}</urlset>".encode()),
                )
        return None


def _handler(paper: Paper, which: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            with paper.lock:
                paper.asked[f"{which}{self.path}"] += 1
            time.sleep(paper.pause)
            if self.path == "/endless":
                self.pour()
                return
            status, headers, body = paper.answer(which, self.path)
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in (
                {"Content-Type": "text/html", "Content-Length": str(len(body))} | headers
            ).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
            self.close_connection = "Content-Length" in headers

        def pour(self) -> None:
            """Send zeros without saying how many, until nobody takes them."""
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            with suppress(OSError):
                while paper.sent < ENDLESS:
                    self.wfile.write(bytes(PIECE))
                    paper.sent += PIECE

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler


class Server(ThreadingHTTPServer):
    """A server that says nothing of clients that hang up, as the killed and the refusing ones do."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is no error here."""


@contextmanager
def serving(paper: Paper) -> Iterator[Paper]:
    """The paper's three servers, on free ports of loopback."""
    servers = []
    for which in ("paper", "slow", "flapping"):
        server = Server(("127.0.0.1", 0), _handler(paper, which))
        paper.ports[which] = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        servers.append((server, thread))
    try:
        yield paper
    finally:
        for server, thread in servers:
            server.shutdown()
            server.server_close()
            thread.join()


SOURCES = """\
settings:
  contact: desk@example.org
  delay: 0
  backoff: 0.05
  per_host: 8
  size: 1000000
  timeout: 10
  allow: [127.0.0.1, "::1"]
sources:
"""


def entry(name: str, kind: str, addresses: list[str], **more: object) -> str:
    """An entry for a sources.yml."""
    lines = [f"  - name: {name}", f"    kind: {kind}", f"    addresses: {addresses}"]
    return "\n".join([*lines, *(f"    {key}: {value}" for key, value in more.items())]) + "\n"
