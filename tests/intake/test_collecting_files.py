"""Collecting from files: dumps and WARC archives, page by page, gone on with after a kill, read again when changed."""

import bz2
import io
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.conftest import Program
from tests.crawl_site import page, said
from tests.readers.test_readers_wikiquote import PAGE, THEME, export

SOURCES = "sources:\n"


def rows(program: Program, sql: str) -> list[tuple[Any, ...]]:
    conn = sqlite3.connect(program.folder / "quotes.db")
    try:
        return conn.execute(sql).fetchall()
    finally:
        conn.close()


def entry(kind: str, *files: str, **more: object) -> str:
    lines = [f"  - name: {kind}s", f"    kind: {kind}", f"    files: {list(files)}"]
    return (
        "\n".join([SOURCES.strip(), *lines, *(f"    {name}: {value}" for name, value in more.items())]) + "\n"
    )


def dump(*pages: tuple[str, str]) -> bytes:
    return bz2.compress(export(*pages).encode())


def archive(path: Path, numbers: range) -> None:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for n in numbers:
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            body = page(n, [])
            writer.write_record(
                writer.create_warc_record(
                    f"https://paper.example/{'old' if n % 2 else 'new'}/{n}",
                    "response",
                    payload=io.BytesIO(body),
                    length=len(body),
                    http_headers=headers,
                    warc_headers_dict={"WARC-Date": f"2024-05-{n + 1:02d}T08:00:00Z"},
                )
            )


def test_a_dump_gives_its_pages_with_their_own_addresses_and_a_second_reading_nothing(
    quotes_in: Program,
) -> None:
    quotes_in.write("sources.yml", entry("dump", "wiki/*.bz2", licence="CC-BY-SA-4.0"))
    (quotes_in.folder / "wiki").mkdir()
    path = quotes_in.folder / "wiki" / "enwikiquote.xml.bz2"
    path.write_bytes(dump(("Ann Lee", PAGE), ("Nothing", "No quotations."), ("Bridges", THEME)))
    assert quotes_in("collect", "dumps").out.startswith(
        "dumps: 3 pages read, 2 new, 8 quotations stored, 0 rejects"
    )
    stored = rows(quotes_in, "SELECT url, title, language, tier, licence FROM sources ORDER BY url")
    assert stored == [
        ("https://en.wikiquote.org/wiki/Ann_Lee", "Ann Lee", "en", "collection", "CC-BY-SA-4.0"),
        ("https://en.wikiquote.org/wiki/Bridges", "Bridges", "en", "collection", "CC-BY-SA-4.0"),
    ]
    assert rows(quotes_in, "SELECT finished IS NOT NULL, documents FROM collection_runs") == [(1, 2)]
    assert "0 pages read, 0 new" in quotes_in("collect", "dumps").out
    # The next month: one page changed, the other is what it was.
    path.write_bytes(dump(("Ann Lee", PAGE.replace("Mind the goat", "Mind the ox")), ("Bridges", THEME)))
    assert "2 pages read, 1 new" in quotes_in("collect", "dumps").out
    assert rows(quotes_in, "SELECT count(*) FROM snapshots GROUP BY source_id ORDER BY 1") == [(1,), (2,)]
    before = rows(quotes_in, "SELECT id, url, title, tier, licence FROM sources ORDER BY id")
    path.unlink()
    assert quotes_in("rebuild").code == 0
    assert rows(quotes_in, "SELECT id, url, title, tier, licence FROM sources ORDER BY id") == before


def test_a_dump_that_is_cut_off_gives_what_it_has_and_a_row_that_says_so(quotes_in: Program) -> None:
    quotes_in.write("sources.yml", entry("dump", "a.xml.bz2", "b.xml", "none.xml"))
    pages = [(f"Ann {n}", THEME.replace("promise", said(n))) for n in range(30)]
    whole = dump(*pages)
    (quotes_in.folder / "a.xml.bz2").write_bytes(whole[: len(whole) - 40])
    (quotes_in.folder / "b.xml").write_text(export(*pages)[:-300], encoding="utf-8")
    ran = quotes_in("collect", "dumps")
    assert ran.code == 3
    reasons = dict(rows(quotes_in, "SELECT url, reason FROM rejects"))
    told = {Path(url).name: reason for url, reason in reasons.items()}
    assert "damaged" in told["a.xml.bz2"]
    assert told["b.xml"].startswith("The dump is damaged or cut off after 29 pages")
    assert told["none.xml"].startswith("There is no file")
    assert rows(quotes_in, "SELECT count(*) FROM sources") == [(29,)]
    # What broke off is read again once it is whole.
    (quotes_in.folder / "b.xml").write_text(export(*pages), encoding="utf-8")
    assert "1 new" in quotes_in("collect", "dumps").out


def test_a_warc_gives_its_pages_from_a_day_on_and_below_a_path(quotes_in: Program) -> None:
    quotes_in.write("sources.yml", entry("warc", "crawl.warc.gz", under="/new/", publisher="The Lock"))
    archive(quotes_in.folder / "crawl.warc.gz", range(8))
    dry = quotes_in("collect", "warcs", "--since", "2024-05-05", "--dry-run").out.splitlines()
    assert dry == [
        "warcs: 2 addresses would be read",
        "https://paper.example/new/4",
        "https://paper.example/new/6",
    ]
    assert "2 new" in quotes_in("collect", "warcs", "--since", "2024-05-05").out
    assert "2 new" in quotes_in("collect", "warcs").out
    assert rows(
        quotes_in,
        "SELECT url, publisher, fetched FROM sources JOIN snapshots ON source_id = sources.id ORDER BY url",
    ) == [
        (f"https://paper.example/new/{n}", "The Lock", f"2024-05-{n + 1:02d}T08:00:00Z") for n in (0, 2, 4, 6)
    ]


def test_a_file_that_is_no_archive_and_a_page_without_text_are_rows_and_the_rest_goes_on(
    quotes_in: Program,
) -> None:
    quotes_in.write("sources.yml", entry("warc", "*.warc.gz"))
    (quotes_in.folder / "a.warc.gz").write_bytes(b"no archive")
    archive(quotes_in.folder / "b.warc.gz", range(2))
    with (quotes_in.folder / "b.warc.gz").open("ab") as file:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
        writer = WARCWriter(file, gzip=True)
        writer.write_record(
            writer.create_warc_record(
                "https://paper.example/x.png",
                "response",
                payload=io.BytesIO(b"x"),
                length=1,
                http_headers=headers,
            )
        )
    ran = quotes_in("collect", "warcs")
    assert (ran.code, "2 new" in ran.out) == (3, True)
    reasons = {Path(url).name: reason for url, reason in rows(quotes_in, "SELECT url, reason FROM rejects")}
    assert "no WARC" in reasons["a.warc.gz"]
    assert "image/png" in reasons["x.png"]


def test_after_a_kill_a_dump_is_gone_on_with_and_nothing_is_stored_twice(quotes_in: Program) -> None:
    quotes_in.write("sources.yml", entry("dump", "a.xml"))
    pages = [(f"Ann {n}", THEME.replace("promise", said(n))) for n in range(120)]
    (quotes_in.folder / "a.xml").write_text(export(*pages), encoding="utf-8")
    command = [sys.executable, "-c", "from quotes.cli import main; main()", "collect", "dumps"]
    process = subprocess.Popen(
        command, cwd=quotes_in.folder, start_new_session=True, stdout=subprocess.DEVNULL
    )
    journal = quotes_in.folder / "quotes.jobs" / "dumps" / "run" / "settled"
    end = time.monotonic() + 60
    while not journal.exists() or journal.read_text().count("\n") < 5:
        assert time.monotonic() < end, "the reading did not get so far"
        assert process.poll() is None, "the reading was done before it could be stopped"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    done = journal.read_text().count("\n")
    ran = quotes_in("collect", "dumps")
    assert f"dumps: {120 - done} pages read" in ran.out
    assert rows(quotes_in, "SELECT count(*), count(DISTINCT url) FROM sources") == [(120, 120)]
    assert rows(quotes_in, "SELECT finished IS NOT NULL FROM collection_runs ORDER BY started") == [
        (0,),
        (1,),
    ]
