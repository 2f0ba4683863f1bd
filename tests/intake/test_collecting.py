"""Collecting: what is stored of a site, what is refused and why, what a second run asks."""

import json
import ssl
import threading
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from quotes.intake import deposit
from tests.collected import rows, stored
from tests.conftest import Program
from tests.crawl_site import ENDLESS, SOURCES, Paper, entry


def reasons(program: Program) -> dict[str, str]:
    return {str(url): reason for url, reason in rows(program, "SELECT url, reason FROM rejects")}


def test_a_site_with_traps_gives_exactly_its_articles(quotes_in: Program, paper: Paper) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", paper.starts, depth=4, budget=500))
    ran = quotes_in("collect", "canal", "--json")
    assert ran.code == 0, ran.err
    told = json.loads(ran.out)
    assert (told["ended"], told["failed"]) == ("finished", [])
    assert stored(quotes_in, paper) == paper.read
    articles = {path: times for path, times in paper.asked.items() if path.startswith("paper/a/")}
    assert set(articles.values()) == {1}, "no article is asked twice, whatever its links are decorated with"
    assert not [path for path in paper.asked if "/private/" in path or "inside" in path]
    assert paper.asked["flapping/flap/0"] == 2
    assert paper.asked["paper/robots.txt"] == 1
    assert sum(times for path, times in paper.asked.items() if "calendar" in path) <= 4
    said = reasons(quotes_in)
    for path, word in {
        "/away": "private network",
        "/elsewhere": "private network",
        "/mail": "Port 25",
        "/bomb": "more than 976 KB",
        "/huge": "more than 976 KB",
        "/picture": "picture",
        "/circle/1": "without end",
        "/gone": "404",
        "/private/0": "robots.txt",
        "/endless": "more than 976 KB",
        "/consent": "consent wall",
        "/login": "log in",
        "/lost": "not there",
        "/script": "JavaScript",
    }.items():
        assert word in said[paper.url(path)], path
    assert "302" in said[paper.url("/file")]
    assert paper.sent < ENDLESS / 20, "2 GB are not taken to say that 1 MB is enough"
    ((documents, quotations, rejects, finished),) = rows(
        quotes_in, "SELECT documents, quotations, rejects, finished FROM collection_runs"
    )
    assert (documents, quotations, rejects) == (told["new"], told["quotations"], told["rejects"])
    assert finished
    assert rows(quotes_in, "SELECT DISTINCT run_id = (SELECT id FROM collection_runs) FROM rejects") == [(1,)]


def test_a_feed_gives_its_new_entries_only_and_what_the_list_states(quotes_in: Program, paper: Paper) -> None:
    more = {"tier": "primary", "publisher": "The Lock", "licence": "CC-BY-4.0"}
    quotes_in.write("sources.yml", SOURCES + entry("lock", "feed", [paper.url("/feed.xml")], **more))
    paper.listed = [1, 2, 3]
    assert quotes_in("collect", "lock").out.startswith("lock: 4 pages read, 3 new, ")
    paper.listed = [1, 2, 3, 4]
    assert "1 new" in quotes_in("collect").out
    assert paper.asked["paper/a/1"] == 1
    assert rows(quotes_in, "SELECT DISTINCT tier, publisher, licence FROM sources") == [tuple(more.values())]
    before = rows(quotes_in, "SELECT id, tier, publisher, licence FROM sources ORDER BY id")
    assert quotes_in("rebuild").code == 0
    assert rows(quotes_in, "SELECT id, tier, publisher, licence FROM sources ORDER BY id") == before


def test_a_packed_page_that_breaks_off_is_asked_again_and_refused_at_last(
    quotes_in: Program, paper: Paper
) -> None:
    torn = [paper.url(f"/torn/{n}") for n in range(2)]
    quotes_in.write("sources.yml", SOURCES + entry("torn", "page", torn))
    ran = quotes_in("collect", "torn")
    assert (ran.code, "broke off" in ran.err) == (3, True)
    assert rows(quotes_in, "SELECT url FROM sources") == [(torn[0],)]
    assert "broke off" in reasons(quotes_in)[torn[1]]
    assert (paper.asked["paper/torn/0"], paper.asked["paper/torn/1"]) == (2, 4)
    assert quotes_in("collect", "torn").code == 3
    assert paper.asked["paper/torn/1"] == 8, "nothing of it was kept to be taken for the page"


def test_a_packed_sitemap_is_read_from_a_day_on(quotes_in: Program, paper: Paper) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("map", "sitemap", [paper.url("/map.xml.gz")]))
    paper.listed = [1, 2, 3, 4]
    told = quotes_in("collect", "map", "--since", "2024-05-04", "--dry-run").out.splitlines()
    assert told == ["map: 2 addresses would be asked", paper.url("/a/4"), paper.url("/a/3")]
    assert not paper.asked["paper/a/3"]
    assert not rows(quotes_in, "SELECT * FROM sources")
    assert not rows(quotes_in, "SELECT * FROM collection_runs")
    assert "2 new" in quotes_in("collect", "map", "--since", "2024-05-04").out


def test_a_feed_of_broken_xml_gives_what_it_has_and_a_row_that_says_so(
    quotes_in: Program, paper: Paper
) -> None:
    quotes_in.write(
        "sources.yml", SOURCES + entry("lock", "feed", [paper.url("/feed.xml"), paper.url("/cut.xml")])
    )
    paper.listed = [1, 2]
    ran = quotes_in("collect", "lock")
    assert ran.code == 0
    assert "2 new" in ran.out
    assert "broken XML" in reasons(quotes_in)[paper.url("/cut.xml")]
    assert paper.url("/feed.xml") not in reasons(quotes_in)


def test_a_category_of_wikiquote_gives_its_pages_with_their_sections(
    quotes_in: Program, paper: Paper
) -> None:
    text = f"  - {{name: sayings, kind: wikiquote, wiki: '{paper.url('')}', categories: [Keepers]}}\n"
    quotes_in.write("sources.yml", SOURCES + text)
    assert "3 pages read, 1 new, 2 quotations stored" in quotes_in("collect", "sayings").out
    assert rows(quotes_in, "SELECT url, title, tier FROM sources") == [
        (paper.url("/wiki/Ada_Finch"), "Ada Finch", "collection")
    ]
    assert rows(quotes_in, "SELECT section FROM occurrences ORDER BY start") == [
        ("sourced",),
        ("misattributed",),
    ]
    assert "2 pages read, 0 new" in quotes_in("collect", "sayings").out


def test_a_page_that_changed_gets_a_second_snapshot_and_one_that_did_not_is_not_sent_again(
    quotes_in: Program, paper: Paper
) -> None:
    both = [paper.url("/a/1"), paper.url("/a/2")]
    quotes_in.write("sources.yml", SOURCES + entry("two", "page", both))
    assert "2 new" in quotes_in("collect", "two").out
    paper.changed.add("/a/2")
    told = json.loads(quotes_in("collect", "two", "--json").out)
    assert (told["new"], told["unchanged"]) == (1, 1)
    assert rows(
        quotes_in, "SELECT url, count(*) FROM sources JOIN snapshots ON source_id = sources.id GROUP BY 1"
    ) == [
        (both[0], 1),
        (both[1], 2),
    ]
    kept = list((quotes_in.folder / "quotes.archive" / "pages").iterdir())
    assert len(kept) == 3


def test_a_site_that_cannot_show_its_robots_is_left_alone(quotes_in: Program, paper: Paper) -> None:
    paper.down = True
    quotes_in.write("sources.yml", SOURCES + entry("one", "page", [paper.url("/a/1")]))
    ran = quotes_in("collect", "one")
    assert ran.code == 3
    assert "robots.txt could not be read" in ran.err
    assert not paper.asked["paper/a/1"]


def test_a_private_address_is_refused_without_an_allowance(quotes_in: Program, paper: Paper) -> None:
    urls = [paper.url("/a/1"), paper.url("/slow/0", "slow")]
    quotes_in.write("sources.yml", "settings: {delay: 0, retries: 0}\nsources:\n" + entry("in", "page", urls))
    ran = quotes_in("collect", "in")
    assert ran.code == 3
    assert not paper.asked
    assert all("private network" in reason for reason in reasons(quotes_in).values())
    assert set(reasons(quotes_in)) == set(urls)


def test_what_was_collected_by_permission_is_rechecked_and_added_by_it(
    quotes_in: Program, paper: Paper
) -> None:
    url, other = paper.url("/a/3"), paper.url("/a/4")
    refused = quotes_in("add", other)
    assert (refused.code, "`settings: allow:` in sources.yml" in refused.err) == (3, True)
    quotes_in.write("list.yml", SOURCES + entry("one", "page", [url]))
    assert quotes_in("collect", "one", "--sources", "list.yml").code == 0
    assert quotes_in("recheck").code == 3
    ran = quotes_in("recheck", "--sources", "list.yml")
    assert (ran.code, "0 could not be read" in ran.out) == (0, True)
    (quotes_in.folder / "list.yml").rename(quotes_in.folder / "sources.yml")
    assert quotes_in("recheck").code == quotes_in("add", other).code == 0
    assert quotes_in("add", "http://10.0.0.1/x").code == 3


def test_what_a_budget_leaves_over_is_for_the_next_run(quotes_in: Program, paper: Paper) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("canal", "site", paper.starts[:1], depth=4, budget=25))
    assert quotes_in("collect", "canal").code == 0
    assert len(stored(quotes_in, paper)) < 20
    assert quotes_in("collect", "canal").code == 0
    assert len(stored(quotes_in, paper)) == 20
    assert {n for path, n in paper.asked.items() if path.startswith("paper/a/")} == {1}


def test_two_runs_of_one_entry_do_not_go_side_by_side(quotes_in: Program, paper: Paper) -> None:
    import fcntl

    quotes_in.write("sources.yml", SOURCES + entry("one", "page", [paper.url("/a/1")]))
    folder = quotes_in.folder / "quotes.jobs" / "one" / "run"
    folder.mkdir(parents=True)
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        ran = quotes_in("collect", "one")
    assert (ran.code, paper.asked["paper/a/1"]) == (3, 0)
    assert "by another process" in ran.err


def test_the_list_tells_what_can_be_collected_and_when_it_last_was(quotes_in: Program, paper: Paper) -> None:
    paper.listed = [1]
    text = (
        SOURCES
        + entry("lock", "feed", [paper.url("/feed.xml")], every="6h")
        + entry("rare", "page", ["https://a.example/"])
    )
    quotes_in.write("sources.yml", text)
    assert "never run, due" in quotes_in("collect", "--list").out
    assert quotes_in("collect", "lock").code == 0
    lock, rare = [json.loads(line) for line in quotes_in("collect", "--list", "--json").out.splitlines()]
    assert (lock["due"], lock["last_run"]["documents"], rare["due"], rare["last_run"]) == (
        False,
        1,
        True,
        None,
    )


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["nobody"], "no entry 'nobody'"),
        (["one", "--since", "May"], "not a day"),
        (["--sources", "x"], "cannot be read"),
    ],
)
def test_wrong_use_is_told_in_one_sentence(quotes_in: Program, arguments: list[str], word: str) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("one", "page", ["https://a.example/"]))
    ran = quotes_in("collect", *arguments)
    assert ran.code == 2
    assert word in ran.err


def test_a_certificate_that_nobody_signed_is_refused(quotes_in: Program, tmp_path: Path) -> None:
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    class Quiet(HTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing of a visitor who broke off."""

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    server = Quiet(("127.0.0.1", 0), Handler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        address = f"https://127.0.0.1:{server.server_port}/x"
        quotes_in.write("sources.yml", SOURCES + entry("one", "page", [address]))
        ran = quotes_in("collect", "one")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
    assert (ran.code, asked) == (3, [])
    assert "certificate of 127.0.0.1 is not valid" in ran.err


def certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    path = folder / "both.pem"
    plain = serialization.NoEncryption()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    path.write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return path


def test_what_was_removed_is_not_asked_again(quotes_in: Program, paper: Paper) -> None:
    quotes_in.write("sources.yml", SOURCES + entry("lock", "feed", [paper.url("/feed.xml")]))
    paper.listed = [1, 2]
    assert "2 new" in quotes_in("collect", "lock").out
    assert quotes_in("remove", paper.url("/a/1"), "--reason", "asked to").code == 0
    assert "0 new" in quotes_in("collect", "lock").out
    assert paper.asked["paper/a/1"] == 1
    assert stored(quotes_in, paper) == {paper.url("/a/2")}


def test_a_page_on_which_the_program_fails_is_kept_and_told_and_the_rest_goes_on(
    quotes_in: Program, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = deposit.add

    def failing(store: Any, archive: Any, brought: Any, **more: Any) -> Any:
        if brought.fetched.url.endswith("/a/1"):
            raise RecursionError
        return whole(store, archive, brought, **more)

    monkeypatch.setattr(deposit, "add", failing)
    quotes_in.write("sources.yml", SOURCES + entry("lock", "feed", [paper.url("/feed.xml")]))
    paper.listed = [1, 2]
    assert "1 new, 1 quotation stored, 1 reject" in quotes_in("collect", "lock").out
    assert "RecursionError" in reasons(quotes_in)[paper.url("/a/1")]
    assert len(list((quotes_in.folder / "quotes.archive" / "pages").iterdir())) == 3
