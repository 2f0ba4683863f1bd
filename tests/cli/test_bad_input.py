"""Bad input gets one clear sentence on stderr, the right exit code, a row in `rejects`, and nothing half-written."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from db.store import Store
from tests.conftest import ARTICLE, Program

BINARY = b"\x7fELF" + bytes(range(256)) * 40


def refused(database: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(database) as conn:
        rows = conn.execute("SELECT kind, reason FROM rejects").fetchall()
        assert conn.execute("SELECT count(*) FROM occurrences").fetchone() == (0,)
    conn.close()
    return rows


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("tool.bin", BINARY),
        ("page.html", b"<html><body></body></html>"),
    ],
)
def test_what_holds_no_document_is_refused_with_a_reason(quotes_in: Program, name: str, data: bytes) -> None:
    ran = quotes_in("add", quotes_in.write(name, data))
    assert ran.code == 3
    assert ran.err.startswith("quotes: ")
    assert ran.err.count("\n") == 1
    assert "Traceback" not in ran.err
    ((kind, reason),) = refused(quotes_in.folder / "quotes.db")
    assert kind == "NotADocument"
    assert reason in ran.err
    assert not (quotes_in.folder / "quotes.archive").exists()


@pytest.mark.parametrize(
    "source",
    [
        "nowhere.txt",
        "http://127.0.0.1:9/x",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "http://[::1]/",
        "gopher://x.example/",
    ],
)
def test_what_cannot_or_must_not_be_fetched_is_refused_with_a_reason(quotes_in: Program, source: str) -> None:
    Store(quotes_in.folder / "quotes.db", create=True).close()
    ran = quotes_in("add", source)
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    ((kind, _),) = refused(quotes_in.folder / "quotes.db")
    assert kind in ("Unreachable", "Refused")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("import", "nowhere.jsonl"), 3),
        (("speakers", "import", "nowhere.jsonl"), 3),
        (("speakers", "import", "nobody.jsonl"), 2),
    ],
)
def test_a_command_that_fails_at_its_file_leaves_no_database(
    quotes_in: Program, command: tuple[str, ...], code: int
) -> None:
    quotes_in.write("nobody.jsonl", '{"nobody": "named"}\n')
    assert quotes_in(*command).code == code
    assert [path.name for path in quotes_in.folder.iterdir()] == ["nobody.jsonl"]


def test_an_empty_file_is_no_database_and_a_database_without_sources_says_so(quotes_in: Program) -> None:
    empty = quotes_in.write("empty.md", b"")
    os.utime(empty, (0, 0))
    ran = quotes_in("verify", "the tide will not wait", "--db", empty)
    assert (ran.code, "is an empty file" in ran.err, "older version" in ran.err) == (3, True, False)
    quotes_in.write("none.jsonl", "")
    assert quotes_in("import", "none.jsonl").code == 0
    ran = quotes_in("verify", "the tide will not wait")
    assert (ran.code, "Nothing is on record yet" in ran.out) == (1, True)


def test_twenty_megabytes_of_text_are_read_in_the_end(quotes_in: Program) -> None:
    sentence = '"The tide will not wait for the harbour office," Rosa Quill said on that day. Nobody answered her at all.\n\n'
    ran = quotes_in(
        "add",
        quotes_in.write(
            "long.txt", "The long day\n\n" + sentence + "Rain fell on the quay all day. " * 680_000
        ),
    )
    assert ran.code == 0, ran.err
    assert "1 quotation" in ran.out


def test_a_page_cut_off_in_the_middle_gives_what_it_holds(quotes_in: Program) -> None:
    cut = ARTICLE[: ARTICLE.index("Nobody in the audience")]
    ran = quotes_in("add", quotes_in.write("cut.html", cut))
    assert ran.code == 0, ran.err
    assert "2 quotations" in ran.out


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "latin-1"])
def test_an_encoding_that_is_not_stated_is_found_out(quotes_in: Program, encoding: str) -> None:
    text = "The harbour café\n\n“The tide will not wait for us,” Rosa Quill said.\n\nNobody in the naïve audience answered."
    if encoding == "latin-1":
        text = text.replace("“", '"').replace("”", '"')
    assert quotes_in("add", quotes_in.write("page.txt", text.encode(encoding))).code == 0
    assert "Rosa Quill" in quotes_in("search", "tide", "wait").out


COMMANDS: list[Callable[[Path], list[str]]] = [
    lambda db: ["verify", "some words here", "--db", str(db)],
    lambda db: ["search", "words", "--db", str(db)],
    lambda db: ["link", "--db", str(db)],
    lambda db: ["doctor", "--db", str(db)],
    lambda db: ["serve", "--db", str(db)],
    lambda db: ["add", "article.html", "--db", str(db)],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c(Path("q.db"))[0])
def test_a_file_that_is_no_database_of_ours_is_refused_by_every_command(
    quotes_in: Program, command: Callable[[Path], list[str]]
) -> None:
    quotes_in.write("article.html", ARTICLE)
    other = quotes_in.write("notes.db", "just some notes\n" * 300)
    ran = quotes_in(*command(other))
    assert (ran.code, ran.out) == (3, "")
    assert "not a database" in ran.err
    assert ran.err.count("\n") == 1
    assert other.read_text() == "just some notes\n" * 300


@pytest.mark.parametrize("command", COMMANDS[:5], ids=lambda c: c(Path("q.db"))[0])
def test_a_missing_database_is_named_and_not_made(
    quotes_in: Program, command: Callable[[Path], list[str]]
) -> None:
    ran = quotes_in(*command(quotes_in.folder / "none.db"))
    assert ran.code == 3
    assert "quotes add" in ran.err
    assert not (quotes_in.folder / "none.db").exists()


def test_a_newer_schema_is_told_so(quotes_in: Program) -> None:
    quotes_in("add", quotes_in.write("article.html", ARTICLE))
    with sqlite3.connect(quotes_in.folder / "quotes.db") as conn:
        conn.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('quotes', 'm999_x', '2099')"
        )
    conn.close()
    ran = quotes_in("verify", "some words")
    assert ran.code == 3
    assert "newer version" in ran.err


def test_a_file_that_is_missing_stops_neither_the_files_before_nor_after(quotes_in: Program) -> None:
    quotes_in.write("article.html", ARTICLE)
    ran = quotes_in("add", "none.txt", "article.html")
    assert ran.code == 3
    assert "Wall must wait" in ran.out


@pytest.mark.parametrize("command", [("add",), ("import",), ("import", "--format", "warc")])
def test_what_the_program_keeps_itself_is_no_source(quotes_in: Program, command: tuple[str, ...]) -> None:
    quotes_in.story()
    with Store(quotes_in.folder / "quotes.db"):
        for name in ("quotes.db", "quotes.db-wal"):
            ran = quotes_in(*command, str(quotes_in.folder / name))
            assert ran.code == 3
            assert f"{name}" in ran.err
            assert "This is kept by this program and is no source" in ran.err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c(Path("q.db"))[0])
@pytest.mark.parametrize("named", [".", "", "/"])
def test_a_folder_without_a_name_of_its_own_is_no_database(
    quotes_in: Program, command: Callable[[Path], list[str]], named: str
) -> None:
    quotes_in.write("article.html", ARTICLE)
    ran = quotes_in(*command(Path("q.db"))[:-1], named)
    assert (ran.code, ran.out) == (3, "")
    assert "is a folder" in ran.err
    assert [path.name for path in quotes_in.folder.iterdir()] == ["article.html"]
