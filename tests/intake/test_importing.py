"""Bulk files are streamed into the database, and a stopped import goes on where it stopped."""

import bz2
import gzip
import io
import json
import os
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from db.store import Store
from quotes.intake import importing
from quotes.intake.deposit import archive_of
from quotes.intake.lines import LONGEST_LINE, Lines
from quotes.intake.rebuilding import rebuild
from tests.bulk_files import rows, warc
from tests.conftest import Program

TABLES = ("sources", "snapshots", "speakers", "variants", "occurrences", "attributions", "rejects")


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the tables that an import writes, without the times."""
    timeless = {"sources": ("added",), "rejects": ("at",)}
    with Store(path) as store:
        found = {}
        for table in TABLES:
            names = [row[1] for row in store.conn.execute(f"PRAGMA table_info([{table}])")]
            kept = ", ".join(f"[{name}]" for name in names if name not in timeless.get(table, ()))
            found[table] = sorted(store.conn.execute(f"SELECT {kept} FROM [{table}]"), key=repr)
        found["notes"] = list(store.conn.execute("SELECT name FROM state WHERE name LIKE 'import %'"))
    return found


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress], ids=["plain", "gz", "bz2"])
def test_plain_and_packed_files_give_the_same_rows(quotes_in: Program, pack: type[bytes]) -> None:
    quotes_in.write("rows.jsonl", pack(rows(30)))
    ran = quotes_in("import", "rows.jsonl", "--json")
    assert (ran.code, json.loads(ran.out)["rows"]) == (0, 30)


SAID = "We will not raise the crumbling harbour wall before the survey is complete and paid for"
BESIDE = "the harbour master told the council on Tuesday evening"


@pytest.mark.parametrize(
    ("kept", "sources"),
    [
        ((), 1),
        (("document",), 3),
        (("url",), 3),
        (("url", "published"), 1),
        (("collection",), 1),
        (("collection", "document"), 3),
    ],
)
def test_rows_count_as_the_documents_they_name_and_once_for_a_site_and_a_day(
    quotes_in: Program, kept: tuple[str, ...], sources: int
) -> None:
    for at in range(3):
        whole = {
            "url": f"https://paper.example/{at}",
            "document": f"d{at}",
            "published": "2020-05-05",
            "collection": "c",
        }
        line = {"id": at, "text": SAID, **{name: whole[name] for name in kept}}
        with (quotes_in.folder / "rows.jsonl").open("a") as file:
            file.write(json.dumps(line) + "\n")
    assert quotes_in("import", "rows.jsonl").code == quotes_in("link").code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        found = store.conn.execute("SELECT occurrences, independent_sources FROM quotes").fetchall()
    assert found == [(3, sources)]


def test_snippets_tell_copies_among_imported_rows(quotes_in: Program) -> None:
    lines = [
        {"date": "2020-05-05", "url": f"https://paper{at}.example/a", "title": "t", "lang": "ENGLISH",
         "quotes": [{"pre": before, "quote": SAID, "post": "and nobody answered"}]}
        for at, before in enumerate([BESIDE, BESIDE, "as the mayor had read it out at the bank's own dinner"])
    ]  # fmt: skip
    quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, lines)))
    assert quotes_in("import", "rows.jsonl", "--format", "gdelt-gqg").code == quotes_in("link").code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        found = store.conn.execute("SELECT occurrences, independent_sources FROM quotes").fetchall()
    assert found == [(3, 2)]


def test_an_import_that_was_stopped_goes_on_and_ends_like_an_undisturbed_one(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "IMPORT_ROWS", 7)
    path = quotes_in.write(
        "rows.jsonl.gz", gzip.compress(rows(40) + b"{broken\n" + rows(45)[len(rows(40)) :])
    )
    assert quotes_in("import", path, "--db", "whole.db").code == 0
    asked = 0

    def dying(self: Lines, done: int = 0) -> Iterator[tuple[int, bytes | None]]:
        nonlocal asked
        for item in numbered(self, done):
            asked += 1
            if asked == 24:
                raise KeyboardInterrupt
            yield item

    numbered = Lines.numbered
    with monkeypatch.context() as patch:
        patch.setattr(Lines, "numbered", dying)
        quotes_in("import", path, "--db", "stopped.db")
    with Store(quotes_in.folder / "stopped.db") as store:
        assert store.conn.execute("SELECT count(*) FROM occurrences").fetchone() == (21,)
    ran = quotes_in("import", path, "--db", "stopped.db", "--json")
    assert json.loads(ran.out)["resumed"] == 21
    assert content(quotes_in.folder / "stopped.db") == content(quotes_in.folder / "whole.db")
    assert quotes_in("doctor", "--db", "stopped.db").code == 0


def test_a_file_that_is_cut_off_gives_what_stands_before_and_goes_on_when_it_is_whole(
    quotes_in: Program,
) -> None:
    whole = gzip.compress(rows(2000))
    path = quotes_in.write("rows.jsonl.gz", whole[: len(whole) // 2])
    ran = quotes_in("import", path)
    assert ran.code == 3
    assert "damaged or cut off" in ran.err
    assert "Traceback" not in ran.err
    with Store(quotes_in.folder / "quotes.db") as store:
        (stored,) = store.conn.execute("SELECT count(*) FROM occurrences").fetchone()
    assert 0 < stored < 2000
    path.write_bytes(whole)
    assert quotes_in("import", path).code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        assert store.conn.execute("SELECT count(*) FROM occurrences").fetchone() == (2000,)


def test_a_line_without_end_is_passed_over_and_the_next_one_is_read() -> None:
    data = b'{"text": "a"}\n' + b"x" * (LONGEST_LINE * 2 + 5) + b'\n{"text": "b"}\n'
    with Lines(io.BytesIO(data)) as lines:
        assert [(n, line) for n, line in lines.numbered()] == [
            (1, b'{"text": "a"}\n'),
            (2, None),
            (3, b'{"text": "b"}\n'),
        ]


def test_a_file_that_is_not_there_is_one_sentence(quotes_in: Program) -> None:
    ran = quotes_in("import", "nowhere.jsonl")
    assert ran.code == 3
    assert "nowhere.jsonl cannot be read" in ran.err


def test_keys_and_dates_that_were_not_read_are_told_in_a_line_each(quotes_in: Program) -> None:
    lines = [
        {"text": "The tide will turn.", "date": "2020-05-05", "source": "x"},
        {"text": "The wall will hold.", "published": "some day"},
        {"text": ""},
    ]
    quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, lines)))
    ran = quotes_in("import", "rows.jsonl")
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "The table of rejects (`rejects`) has the reason of every refusal.",
        '1 of the rows: "published" is no date and was left out.',
        'Keys that were not read: date, source; the date of a row is "published".',
    ]
    again = quotes_in("import", "rows.jsonl").out
    assert again == "0 rows stored, 2 repeated or on record already, 0 wordings new, 1 row refused\n"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("<!doctype html>\n<p>Hello</p>\n", "quotes add"),
        ("speaker,text\nRosa Quill,The tide will turn.\n", "quotes add"),
        ('[{"text": "The tide will turn."}]', "one object a line"),
        ('{"quotation": "The tide will turn."}\n', "--format quotebank"),
        (
            '{"words": "The tide will turn.", "who": "x"}\n',
            'the keys words, who; the words of a row are "text"',
        ),
        ("WARC/1.0\r\n", "--format warc"),
    ],
)
def test_a_file_of_which_every_row_is_refused_is_told_what_it_looks_like(
    quotes_in: Program, data: str, told: str
) -> None:
    ran = quotes_in("import", quotes_in.write("rows.jsonl", data))
    assert ran.code == 3
    assert "rejects" in ran.err
    assert told in ran.err.splitlines()[-1]


def test_rows_of_our_own_that_are_taken_for_another_format_are_told_as_such(quotes_in: Program) -> None:
    ran = quotes_in("import", quotes_in.write("rows.jsonl", rows(2)), "--format", "quotebank")
    assert (ran.code, "It looks like rows of our own: name --format jsonl" in ran.err) == (3, True)


def test_keys_of_people_that_were_not_read_are_told(quotes_in: Program) -> None:
    quotes_in.write("people.jsonl", '{"name": "Rosa Quill", "offices": ["Mayor"], "gender": "f"}\n')
    ran = quotes_in("speakers", "import", "people.jsonl")
    assert ran.out == "1 speaker on record with their names\n"
    assert ran.err == 'Keys that were not read: offices; the offices of a person is "roles".\n'


@pytest.mark.parametrize("worth", [0, 1 << 40], ids=["on all cores", "in one process"])
def test_the_pages_of_a_warc_file_are_read_and_searched_for_quotations(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, worth: int
) -> None:
    monkeypatch.setattr("quotes.intake.webarchive.WORTH_WORKERS", worth)
    path = quotes_in.write("pages.warc.gz", warc(20))
    ran = quotes_in("import", path, "--format", "warc", "--json")
    done = json.loads(ran.out)
    assert (ran.code, done["rows"], done["refused"]) == (0, 20, 2)
    verdict = json.loads(
        quotes_in("verify", "needs new doors by 2025", "--speaker", "Oskar Bremm", "--json").out
    )
    assert (verdict["wording"], verdict["attribution"]) in {("exact", "confirmed"), ("exact", "likely")}
    with Store(quotes_in.folder / "quotes.db") as store:
        reasons = [row[0] for row in store.conn.execute("SELECT reason FROM rejects ORDER BY url")]
        assert store.conn.execute("SELECT DISTINCT fetched FROM snapshots").fetchall() == [
            ("2023-04-20T06:00:00Z",)
        ]
    assert "404" in reasons[0]
    assert "image/png" in reasons[1]


def test_an_import_of_pages_that_was_stopped_ends_like_an_undisturbed_one_and_a_rebuild_gives_the_same(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quotes.intake.webarchive.STORED_AT_ONCE", 4)
    monkeypatch.setattr("quotes.intake.webarchive.HANDED_AT_ONCE", 2)
    path = quotes_in.write("pages.warc.gz", warc(12))
    assert quotes_in("import", path, "--format", "warc", "--db", "whole.db").code == 0
    put, batches = Store.put, 0

    def dying(self: Store, *args: Any, **named: Any) -> list[int]:
        nonlocal batches
        batches += 1
        if batches == 3:
            raise KeyboardInterrupt
        return put(self, *args, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "put", dying)
        quotes_in("import", path, "--format", "warc", "--db", "stopped.db")
    assert quotes_in("import", path, "--format", "warc", "--db", "stopped.db").code == 0
    stopped = quotes_in.folder / "stopped.db"
    assert content(stopped) == content(quotes_in.folder / "whole.db")
    before = content(stopped)
    assert rebuild(stopped, linked=False).entries == 1
    assert content(stopped) == before
    assert [entry.format for entry in archive_of(stopped).entries()] == ["warc"]


def test_a_row_that_a_file_repeats_is_told_apart_from_what_was_stored(quotes_in: Program) -> None:
    row = json.dumps({"id": "a", "text": "The tide will turn."})
    other = json.dumps({"id": "b", "text": "The wall will hold."})
    quotes_in.write("rows.jsonl", "\n".join((row, other, row, row)))
    told = quotes_in("import", "rows.jsonl").out
    assert told == "2 rows stored, 2 repeated or on record already, 2 wordings new, 0 rows refused\n"


@pytest.mark.parametrize("name", ["-", "pipe", "/dev/stdin"])
def test_what_comes_through_a_pipe_is_kept_and_read(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    packed = gzip.compress(rows(20))
    end, begin = os.pipe()
    os.write(begin, packed)
    os.close(begin)
    if name == "pipe":
        (quotes_in.folder / "pipe").symlink_to(f"/dev/fd/{end}")
    elif name == "-":
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=FileIO(end, closefd=False)))
    else:
        before = os.dup(0)
        os.dup2(end, 0)
    try:
        ran = quotes_in("import", name, "--json")
    finally:
        if name == "/dev/stdin":
            os.dup2(before, 0)
            os.close(before)
        os.close(end)
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["rows"] == 20
    database = quotes_in.folder / "quotes.db"
    (entry,) = archive_of(database).entries()
    assert archive_of(database).bytes_of(entry) == packed
    assert entry.name == {"-": "stdin", "pipe": "pipe", "/dev/stdin": "stdin"}[name]
    before_ = content(database)
    assert rebuild(database, linked=False).entries == 1
    assert content(database) == before_
    assert not list(quotes_in.folder.rglob("*.part"))


def test_a_pipe_of_another_form_is_told_what_it_looks_like(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"quotation": "The tide will turn."}\n')))
    ran = quotes_in("import", "-")
    assert (ran.code, "name --format quotebank" in ran.err) == (3, True)
