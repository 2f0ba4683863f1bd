"""Fetching: what is refused, what is limited, what a fetched page carries. Servers are on loopback."""

import gzip
import hashlib
import os
import socket
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.errors import ReadError, Refused, TooLarge, Unreachable
from scrapers.fetching import addresses, fetch
from scrapers.fetching.addresses import is_public, permitted, target
from scrapers.fetching.fetch import Limits, fetch_file, fetch_url
from scrapers.fetching.files import files_in
from tests.crawl_site import Server

Answer = Callable[[BaseHTTPRequestHandler], None]


def reply(status: int = 200, body: bytes = b"", **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


PAGES: dict[str, Answer] = {
    "/page": reply(200, b"<p>The bridge is open.</p>", Content_Type="text/html; charset=utf-8"),
    "/once": reply(302, Location="/page"),
    "/loop": reply(302, Location="/loop"),
    "/to-file": reply(302, Location="file:///etc/hostname"),
    "/inside": reply(302, Location="http://10.0.0.1/"),
    "/mapped": reply(302, Location="http://[::ffff:127.0.0.1]/"),
    "/gone": reply(404, b"no"),
    "/packed": reply(200, gzip.compress(b"word " * 1000), Content_Encoding="gzip"),
    "/behind": reply(200, gzip.compress(b"word " * 1000) + bytes(3_000_000), Content_Encoding="gzip"),
    "/bomb": reply(200, gzip.compress(b"\0" * 5_000_000), Content_Encoding="gzip"),
    "/cut": reply(200, b"half", Content_Length="1000"),
    "/cut-packed": reply(200, gzip.compress(os.urandom(2000))[:900], Content_Encoding="gzip"),
    "/broken": reply(200, b"not packed at all", Content_Encoding="gzip"),
    "/strange": reply(200, b"....", Content_Encoding="br"),
    "/large": reply(200, b"x" * 200_000),
    "/promised": reply(200, b"", Content_Length="99999999999"),
    "/unsized": reply(200, b"No length.", Content_Length="\u00b2"),
    "/oversized": reply(200, b"No length.", Content_Length="9" * 5000),
}


TWO_GB = 2 * 1024**3
POURED = [0]


def pour(handler: BaseHTTPRequestHandler) -> None:
    """Two gigabytes, without saying so before."""
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    with suppress(OSError):
        while POURED[0] < TWO_GB:
            handler.wfile.write(bytes(65_536))
            POURED[0] += 65_536


PAGES["/two-gigabytes"] = pour


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        PAGES.get(self.path, reply(404))(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_comes_with_its_type_its_hash_and_its_time(site: str) -> None:
    got = fetch.fetch(f"{site}/page", allow_private=True)
    assert got.data == b"<p>The bridge is open.</p>"
    assert (got.status, got.media_type) == (200, "text/html; charset=utf-8")
    assert got.sha256 == hashlib.sha256(got.data).hexdigest()
    assert got.fetched.endswith("+00:00")
    assert dict(got.headers)["Content-Type"] == "text/html; charset=utf-8"


def test_a_redirect_is_followed_and_the_last_address_is_told(site: str) -> None:
    got = fetch_url(f"{site}/once", allow_private=True)
    assert (got.url, got.final_url) == (f"{site}/once", f"{site}/page")


@pytest.mark.parametrize(
    ("path", "error", "word"),
    [
        ("/loop", Unreachable, "redirects more than"),
        ("/to-file", Refused, "Only http and https"),
        ("/gone", Unreachable, "404"),
        ("/cut", Unreachable, "broke off"),
        ("/cut-packed", Unreachable, "broke off"),
        ("/broken", Unreachable, "broke off"),
        ("/strange", Unreachable, "packed as br"),
        ("/promised", TooLarge, "more than 64 MB"),
    ],
)
def test_what_cannot_be_fetched_is_told_in_one_sentence(
    site: str, path: str, error: type[ReadError], word: str
) -> None:
    with pytest.raises(error, match=word) as raised:
        fetch_url(site + path, allow_private=True)
    assert str(raised.value).endswith(".")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("path", ["/unsized", "/oversized"])
def test_a_length_that_is_no_number_is_passed_over(site: str, path: str) -> None:
    assert fetch_url(site + path, allow_private=True).data == b"No length."


def test_a_packed_page_is_unpacked(site: str) -> None:
    assert fetch_url(f"{site}/packed", allow_private=True).data == b"word " * 1000


def test_what_stands_behind_a_packed_page_is_not_unpacked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """zlib hands back all that follows the end again with each piece: 20 seconds for 60 MB of nothing."""
    calls = 0

    class Counting:
        def __init__(self, bits: int) -> None:
            self.packed = zlib.decompressobj(bits)

        def __getattr__(self, name: str) -> object:
            nonlocal calls
            calls += name == "decompress"
            return getattr(self.packed, name)

    monkeypatch.setattr(
        "scrapers.fetching.answers.zlib", SimpleNamespace(decompressobj=Counting, error=zlib.error)
    )
    assert fetch_url(f"{site}/behind", allow_private=True).data == b"word " * 1000
    assert calls == 1


@pytest.mark.parametrize("path", ["/bomb", "/large"])
def test_more_bytes_than_the_limit_are_not_taken_packed_or_not(site: str, path: str) -> None:
    with pytest.raises(TooLarge):
        fetch_url(site + path, allow_private=True, limits=Limits(size=100_000))


def test_two_gigabytes_are_left_when_the_limit_is_reached(site: str) -> None:
    with pytest.raises(TooLarge, match="more than 1 MB"):
        fetch_url(f"{site}/two-gigabytes", allow_private=True, limits=Limits(size=1024 * 1024))
    assert POURED[0] < TWO_GB / 20


@pytest.mark.parametrize("address", ["http://paper.example/?\udeff", "http://paper.example/\ud800/page"])
def test_half_a_surrogate_pair_is_no_part_of_an_address(address: str) -> None:
    with pytest.raises(Refused, match="not well formed"):
        target(address)


def test_loopback_is_refused_unless_allowed(site: str) -> None:
    with pytest.raises(Refused, match="private network"):
        fetch_url(f"{site}/page")


@pytest.mark.parametrize("path", ["/inside", "/mapped"])
def test_a_redirect_into_a_private_network_is_refused(
    site: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1")
    with pytest.raises(Refused, match="private network"):
        fetch_url(site + path)


def test_the_connection_goes_to_the_address_that_was_checked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def resolver(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(socket, "getaddrinfo", _only_numbers(socket.getaddrinfo))
    port = site.rsplit(":", 1)[1]
    got = fetch_url(f"http://paper.example:{port}/page", allow_private=True, resolver=resolver)
    assert got.status == 200
    assert asked == ["paper.example"]


def _only_numbers(real: Callable[..., object]) -> Callable[..., object]:
    def lookup(host: str, *rest: object, **named: object) -> object:
        assert host == "127.0.0.1", "the name was resolved a second time"
        return real(host, *rest, **named)

    return lookup


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(Refused):
        permitted(
            target("http://paper.example/"),
            allow_private=False,
            resolver=lambda h, p: ["8.8.8.8", "10.1.1.1"],
        )


def test_a_server_that_drips_bytes_is_left_when_the_time_is_over() -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip() -> None:
        peer, _ = listener.accept()
        with peer:
            peer.recv(4096)
            while not over.wait(0.05):
                try:
                    peer.sendall(b"H")
                except OSError:
                    return

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(Unreachable, match="in time"):
            fetch_url(
                f"http://127.0.0.1:{listener.getsockname()[1]}/",
                allow_private=True,
                limits=Limits(seconds=0.4),
            )
    finally:
        over.set()
        thread.join()
        listener.close()


def test_a_port_nobody_listens_on_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(Unreachable, match="could not be reached"):
        fetch_url(f"http://127.0.0.1:{port}/", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/a",
        "file:///etc/hostname",
        "data:text/html,hello",
        "http://user:word@paper.example/",
        "http://paper.example:25/",
        "http:///nothing",
        "http://[::1",
        "http://paper.example:99999/",
        "http://" + "a" * 5000,
        "javascript://x",
        "http://paper\u00a0two.example/",
        "http://paper<.example/",
        "http://[fe80::1%25eth0]/",
    ],
)
def test_addresses_that_are_not_web_pages_are_refused(url: str) -> None:
    with pytest.raises(Refused):
        target(url)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
        "100.100.100.200", "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1",
        "fd00:ec2::254", "ff02::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "2002:7f00:1::",
        "64:ff9b::a00:1", "168.63.129.16", "fe80::1%eth0", "not an address", "fec0::1", "::127.0.0.1",
        "64:ff9b:1::7f00:1", "192.0.0.192", "192.88.99.1", "198.18.0.1", "240.0.0.1", "3fff::1", "fd20:ce::254",
        "2002:a9fe:a9fe::", "2001:0:7f00:1::", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254",
    ],
)  # fmt: skip
def test_addresses_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "localhost", "①②⑦.0.0.1"]
)
def test_another_way_of_writing_an_address_is_judged_by_what_it_stands_for(host: str) -> None:
    with pytest.raises(ReadError, match=r"private network|could not be resolved"):
        fetch_url(f"http://{host}/")


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@given(st.text(max_size=60))
def test_any_text_as_an_address_gives_a_target_or_is_refused(text: str) -> None:
    try:
        found = target(f"http://{text}")
    except Refused:
        return
    assert found.host
    assert not set(found.path) & set(" \r\n\t\0")


def test_a_host_and_a_path_in_another_script_are_written_in_ascii() -> None:
    found = target("http://bücher.example/zwei wörter?q=ä")
    assert found.host == "xn--bcher-kva.example"
    assert found.path == "/zwei%20w%C3%B6rter?q=%C3%A4"


def test_a_file_comes_with_the_type_its_ending_says(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<p>x</p>")
    got = fetch.fetch(str(path))
    assert (got.data, got.media_type, got.status) == (b"<p>x</p>", "text/html", None)


def test_a_missing_file_a_folder_a_pipe_and_a_large_file_each_get_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Unreachable, match="There is no file"):
        fetch_file(tmp_path / "none")
    with pytest.raises(ReadError, match="not a regular file"):
        fetch_file(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="not a regular file"):
        fetch_file(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * 2000)
    with pytest.raises(TooLarge):
        fetch_file(tmp_path / "large", limits=Limits(size=1000))
    with pytest.raises(Unreachable):
        fetch_file("a\0b")


def test_a_folder_gives_its_files_in_order_without_hidden_ones_and_links(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("c.txt", "a.txt", ".hidden", "b/d.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    assert [str(p.relative_to(tmp_path)) for p in files_in(tmp_path)] == ["a.txt", "b/d.txt", "c.txt"]
    with pytest.raises(Unreachable):
        list(files_in(tmp_path / "none"))


def test_the_default_agent_names_the_program() -> None:
    assert fetch.AGENT.startswith("quotes/")
