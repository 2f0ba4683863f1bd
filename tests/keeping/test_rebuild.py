"""A rebuild takes from the archive what came in, says what it cannot take, and never makes a database poorer unasked."""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.keeping.archive import Archive
from tests.conftest import ARTICLE, Program


def rows(count: int, **more: str) -> bytes:
    lines = (
        {"id": n, "text": f"Sentence {n} of the minutes.", "speaker": "Rosa Quill", **more}
        for n in range(count)
    )
    return "".join(json.dumps(line) + "\n" for line in lines).encode()


def asked(database: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as conn:
        return conn.execute(sql).fetchall()


PLACES = "SELECT id, exact FROM occurrences ORDER BY id"
REJECTS = "SELECT url, reason, kind FROM rejects ORDER BY id"


@pytest.mark.parametrize("document", [{}, {"document": "minutes"}], ids=["by its name", "by its document"])
def test_an_import_that_broke_off_is_restored_as_far_as_it_was_read(
    quotes_in: Program, document: dict[str, str]
) -> None:
    packed = gzip.compress(rows(2000, **document))
    assert quotes_in("add", quotes_in.write("article.html", ARTICLE)).code == 0
    path = quotes_in.write("rows.jsonl.gz", packed[: len(packed) // 2])
    assert quotes_in("import", path).code == 3
    database = quotes_in.folder / "quotes.db"
    before = asked(database, PLACES), asked(database, REJECTS)
    assert len(before[0]) > 100
    assert [kind for _, _, kind in before[1]] == ["Damaged"]
    database.unlink()
    ran = quotes_in("rebuild")
    assert ran.code == 0, ran.err
    assert "1 entry could not be read" in ran.err
    assert (asked(database, PLACES), asked(database, REJECTS)) == before
    path.write_bytes(packed)
    assert quotes_in("import", path).code == quotes_in("rebuild").code == 0
    places = "SELECT count(*) FROM occurrences WHERE external_id IS NOT NULL"
    assert asked(database, places) == [(2000,)]


def test_an_import_that_broke_off_and_was_removed_stays_away(quotes_in: Program) -> None:
    packed = gzip.compress(rows(2000))
    assert quotes_in("import", quotes_in.write("rows.jsonl.gz", packed[: len(packed) // 2])).code == 3
    assert quotes_in("remove", "rows.jsonl.gz", "--reason", "cut off").code == 0
    assert quotes_in("rebuild").code == 0
    assert asked(quotes_in.folder / "quotes.db", PLACES) == []


def test_a_bulk_file_of_another_form_keeps_nothing_from_being_restored(quotes_in: Program) -> None:
    quotes_in.story()
    assert quotes_in("import", quotes_in.write("a.warc", "none\n" * 3), "--format", "warc").code == 3
    ran = quotes_in("rebuild")
    assert (ran.code, "1 entry could not be read" in ran.err) == (0, True)


def test_a_position_that_no_column_holds_is_refused_as_a_row(quotes_in: Program) -> None:
    bad = '{"text": "Nobody was asked.", "position": 99999999999999999999}\n'
    ran = quotes_in("import", quotes_in.write("rows.jsonl", rows(5).decode() + bad), "--json")
    assert (ran.code, json.loads(ran.out)["rows"], json.loads(ran.out)["refused"]) == (0, 5, 1)
    assert quotes_in("rebuild").code == 0
    assert len(asked(quotes_in.folder / "quotes.db", PLACES)) == 5


def kept(folder: Path, act: str, name: str) -> Path:
    """Where the archive keeps the bytes of an entry."""
    archive = Archive(folder / "quotes.archive")
    return next(
        archive.path_of(entry) for entry in archive.entries() if (entry.act, entry.name) == (act, name)
    )


@pytest.mark.parametrize(
    ("act", "name", "again"),
    [
        ("add", "meeting.txt", ("add", "meeting.txt", "--format", "transcript")),
        ("import", "rows.jsonl", ("import", "rows.jsonl")),
        ("speakers", "people.jsonl", ("speakers", "import", "people.jsonl")),
    ],
)
def test_bytes_that_are_not_what_came_in_are_refused_and_mended_by_bringing_them_again(
    quotes_in: Program, act: str, name: str, again: tuple[str, ...]
) -> None:
    quotes_in.story()
    quotes_in.write("rows.jsonl", rows(3))
    quotes_in.write("people.jsonl", '{"name": "Rosa Quill", "aliases": ["R. Quill"]}\n')
    assert quotes_in("import", "rows.jsonl").code == quotes_in("speakers", "import", "people.jsonl").code == 0
    database = quotes_in.folder / "quotes.db"
    before = asked(database, PLACES)
    path = kept(quotes_in.folder, act, name)
    path.write_bytes(path.read_bytes().replace(b"a", b"o", 1))
    ran = quotes_in("rebuild")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert (
        f"What the archive keeps of {name} ({path.relative_to(quotes_in.folder)}) is not what came in"
        in ran.err
    )
    assert asked(database, PLACES) == before
    assert quotes_in(*again).code == quotes_in("rebuild").code == 0
    assert asked(database, PLACES) == before


def test_a_source_whose_bytes_are_not_what_came_in_can_be_taken_out(quotes_in: Program) -> None:
    quotes_in.story()
    kept(quotes_in.folder, "add", "meeting.txt").write_bytes(b"CHAIR ROSA QUILL: Something else.")
    named = quotes_in.folder / "meeting.txt"
    assert quotes_in("remove", named, "--reason", "damaged").code == quotes_in("rebuild").code == 0
    assert asked(quotes_in.folder / "quotes.db", "SELECT count(*) FROM sources") == [(1,)]


def test_bytes_that_are_gone_come_back_with_what_is_added_again(quotes_in: Program) -> None:
    quotes_in.story()
    kept(quotes_in.folder, "add", "article.html").unlink()
    ran = quotes_in("rebuild")
    assert (ran.code, "has lost the bytes of article.html" in ran.err) == (3, True)
    assert quotes_in("add", "article.html").out == "Wall must wait: already stored, nothing changed\n"
    assert quotes_in("rebuild").code == 0


def test_a_recheck_of_the_archive_says_of_altered_bytes_that_they_are_not_what_came_in(
    quotes_in: Program,
) -> None:
    quotes_in.story()
    kept(quotes_in.folder, "add", "meeting.txt").write_bytes(b"CHAIR ROSA QUILL: Something else.")
    kept(quotes_in.folder, "add", "article.html").unlink()
    ran = quotes_in("recheck", "--archived")
    assert (ran.code, "2 could not be read" in ran.out) == (3, True)
    assert "is not what came in: its SHA-256 is another" in ran.out
    assert "The archive has lost its bytes" in ran.out
    assert not ran.out.startswith(("unchanged", "changed"))


def test_a_damaged_line_of_the_journal_is_named(quotes_in: Program) -> None:
    quotes_in.story()
    journal = quotes_in.folder / "quotes.archive" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'{"act"', b"{act", 1))
    ran = quotes_in("rebuild")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "Line 1 of " in ran.err


SOURCES = "SELECT url FROM sources ORDER BY url"


def test_a_rebuild_takes_nothing_from_a_database_that_its_archive_lacks(quotes_in: Program) -> None:
    quotes_in.story()
    (quotes_in.folder / "quotes.archive").rename(quotes_in.folder / "moved")
    third = quotes_in.write("third.txt", '"The tide will turn," said Ivo Lant.\n')
    assert quotes_in("add", third).code == 0
    database = quotes_in.folder / "quotes.db"
    before = asked(database, SOURCES), asked(database, PLACES)
    assert len(before[0]) == 3
    ran = quotes_in("rebuild")
    assert (ran.code, ran.err.count("\n")) == (3, 1)
    assert "2 sources (" in ran.err
    assert "--drop-missing" in ran.err
    assert (asked(database, SOURCES), asked(database, PLACES)) == before
    examined = quotes_in("doctor")
    assert (examined.code, "sources that are not in the archive: 2 (" in examined.out) == (3, True)
    assert "quotes rebuild" not in examined.out
    again = [quotes_in.folder / name for name in ("meeting.txt", "article.html")]
    assert quotes_in("add", *again).code == quotes_in("doctor").code == 0
    assert quotes_in("rebuild").code == 0
    assert asked(database, SOURCES) == before[0]


def test_what_is_missing_is_dropped_where_that_is_asked_for(quotes_in: Program) -> None:
    quotes_in.story()
    (quotes_in.folder / "quotes.archive" / "journal.jsonl").unlink()
    assert quotes_in("import", quotes_in.write("rows.jsonl", rows(3))).code == 0
    assert (quotes_in("rebuild").code, quotes_in("rebuild", "--drop-missing").code) == (3, 0)
    assert asked(quotes_in.folder / "quotes.db", SOURCES) == [("rows.jsonl",)]


def cut_journal(folder: Path) -> None:
    journal = folder / "quotes.archive" / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (("import", "other.jsonl"), "1 source (other.jsonl)"),
        (("remove", "rows.jsonl", "--reason", "withdrawn"), "1 removal (rows.jsonl)"),
        (("speakers", "import", "people.jsonl"), "1 list of people (people.jsonl)"),
    ],
)
def test_a_torn_line_of_the_journal_is_not_passed_over_where_the_database_holds_what_it_told(
    quotes_in: Program, last: tuple[str, ...], told: str
) -> None:
    quotes_in.write("rows.jsonl", rows(3))
    quotes_in.write("people.jsonl", '{"name": "Rosa Quill", "aliases": ["R. Quill"]}\n')
    quotes_in.write("other.jsonl", rows(2))
    assert quotes_in("import", "rows.jsonl").code == quotes_in(*last).code == 0
    cut_journal(quotes_in.folder)
    ran = quotes_in("rebuild")
    assert ran.code == 3
    assert told in ran.err
    assert "journal.jsonl is damaged" in ran.err


def test_a_torn_line_of_which_the_database_holds_nothing_is_passed_over_with_a_word(
    quotes_in: Program,
) -> None:
    quotes_in.story()
    with (quotes_in.folder / "quotes.archive" / "journal.jsonl").open("ab") as file:
        file.write(b'{"act": "add", "sha')
    ran = quotes_in("rebuild")
    assert (ran.code, ran.err) == (0, "The last line of the journal is cut off and was passed over.\n")


RUNS = "SELECT name, started, finished, documents, rejects FROM collection_runs ORDER BY id"
KEPT = "SELECT id, url, reason, at, run_id FROM rejects ORDER BY id"


def test_runs_of_scrapers_and_what_never_reached_the_archive_outlive_a_rebuild(quotes_in: Program) -> None:
    quotes_in.write(
        "sources.yml", "sources: [{name: old, kind: warc, files: ['*.warc', nowhere.warc], every: 1d}]\n"
    )
    quotes_in.write("none.warc", "none")
    quotes_in.story()
    assert (
        quotes_in("collect").code
        == quotes_in("add", quotes_in.write("empty.txt", " "), "http://127.0.0.1:9/").code
        == 3
    )
    assert (
        quotes_in("import", quotes_in.write("rows.jsonl", '{"text": ""}\n{"text": "The tide turns."}')).code
        == 0
    )
    database = quotes_in.folder / "quotes.db"
    before = asked(database, RUNS), asked(database, KEPT)
    assert (len(before[0]), len(before[1])) == (1, 5)
    listed = quotes_in("collect", "--list").out
    assert quotes_in("rebuild").code == 0
    now = asked(database, RUNS), asked(database, KEPT)
    assert now[0] == before[0]
    assert [row[:3] for row in now[1]] == [row[:3] for row in before[1]]
    assert quotes_in("collect", "--list").out == listed
    assert "due" not in listed.replace("every", "")


def test_the_parts_of_a_list_that_could_not_be_read_are_told_after_a_rebuild_too(quotes_in: Program) -> None:
    quotes_in.story()
    places = "".join(f"<url><loc>https://courier.example/{n}</loc></url>" for n in (1, 2))
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
    assert quotes_in("add", quotes_in.write("sitemap.xml", sitemap)).code == 3
    text = "“The quay will be mended before the frost,” Rosa Quill told the commission on Friday. Nobody objected."
    items = f"<item><title>Quay</title><link>https://courier.example/3</link><description>{text}</description></item>"
    feed = f'<rss version="2.0"><channel><title>t</title>{items}<item><link>https://courier.example/4</link></item></channel></rss>'
    assert quotes_in("add", quotes_in.write("feed.xml", feed)).code == 0
    before = asked(quotes_in.folder / "quotes.db", REJECTS)
    # Of the sitemap nothing came into the archive; the feed is there, and is read once more.
    assert {str(url).rsplit("/", 1)[-1] for url, _, _ in before} == {"sitemap.xml", "1", "2", "4"}
    for _ in range(2):
        assert quotes_in("rebuild").code == 0
        assert asked(quotes_in.folder / "quotes.db", REJECTS) == before
