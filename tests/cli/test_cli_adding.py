"""Adding documents and rows: stored once, kept in the archive, rebuilt alike, refused with a reason."""

import gzip
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from db.store import Store
from tests.conftest import ARTICLE, MEETING, ROOT, Program

# What is counted up or stamped by the clock on each writing.
UNSTABLE = ("generation", "_sqlite_migrations", "shingle")


def content(path: Path) -> list[str]:
    with sqlite3.connect(path) as conn:
        lines = [line for line in conn.iterdump() if not any(word in line for word in UNSTABLE)]
    conn.close()
    return sorted(lines)


def rejects(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as conn:
        rows = conn.execute("SELECT url, reason FROM rejects ORDER BY url").fetchall()
    conn.close()
    return rows


def test_adding_the_same_document_twice_changes_nothing(quotes_in: Program) -> None:
    path = quotes_in.write("article.html", ARTICLE)
    assert "stored" in quotes_in("add", path).out
    before = content(quotes_in.folder / "quotes.db")
    again = quotes_in("add", path)
    assert again.code == 0
    assert "already stored" in again.out
    assert content(quotes_in.folder / "quotes.db") == before
    assert len((quotes_in.folder / "quotes.archive" / "journal.jsonl").read_text().splitlines()) == 1


def test_rebuilding_from_the_archive_gives_the_same_database(quotes_in: Program) -> None:
    quotes_in.story()
    rows = [{"id": "r1", "text": "Boats are cheaper than walls.", "speaker": "Ivo Lant", "kind": "quote"}]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows))))
    quotes_in("link")
    database = quotes_in.folder / "quotes.db"
    before = content(database)
    for name in ("article.html", "meeting.txt", "rows.jsonl"):
        (quotes_in.folder / name).unlink()
    ran = quotes_in("rebuild")
    assert ran.code == 0, ran.err
    assert content(database) == before


def test_a_rebuild_that_is_told_so_leaves_the_rows_of_imports_unlinked(quotes_in: Program) -> None:
    row = {"text": "Boats are cheaper than walls.", "speaker": "Ivo Lant"}
    quotes_in("import", quotes_in.write("rows.jsonl", json.dumps(row)))
    quotes_in("link")
    assert quotes_in("rebuild", "--no-link").code == 0
    assert "1 wording linked; 1 quote on record" in quotes_in("link").out


def test_a_crash_between_two_documents_loses_neither(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = quotes_in.write("a.html", ARTICLE), quotes_in.write("b.txt", MEETING)
    calls: list[object] = []
    original = Store.put

    def put(store: Store, batch: Any, keys: Any = None) -> list[int]:
        calls.append(batch)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return original(store, batch, keys)

    monkeypatch.setattr(Store, "put", put)
    assert quotes_in("add", first, second).code == 130
    monkeypatch.setattr(Store, "put", original)
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM sources").fetchone() == (1,)
    assert quotes_in("rebuild").code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM sources").fetchone() == (2,)


def test_what_was_stored_and_not_yet_linked_is_linked_when_it_is_added_again(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = quotes_in.write("article.html", ARTICLE)

    def dying(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("quotes.intake.deposit.link", dying)
        assert quotes_in("add", path).code == 130
    assert "already stored" in quotes_in("add", path).out
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM variants WHERE quote_id IS NULL").fetchone() == (0,)
        assert store.conn.execute("SELECT count(*) FROM quotes").fetchone()[0] > 0


def test_a_folder_is_read_file_by_file_and_what_cannot_be_read_is_noted(quotes_in: Program) -> None:
    (quotes_in.folder / "in").mkdir()
    quotes_in.write("in/article.html", ARTICLE)
    quotes_in.write("in/picture.jpg", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8)
    quotes_in.write("in/empty.txt", "")
    ran = quotes_in("add", "in")
    assert ran.code == 3
    assert "Wall must wait" in ran.out
    noted = rejects(quotes_in.folder / "quotes.db")
    assert [Path(url).name for url, _ in noted] == ["empty.txt", "picture.jpg"]
    assert all(reason.endswith(".") for _, reason in noted)


def test_rows_are_imported_with_their_ids_and_bad_ones_are_noted(quotes_in: Program) -> None:
    lines = [
        json.dumps({"id": 7, "text": "Boats are cheaper than walls.", "speaker": "Ivo Lant"}),
        "{not json",
        json.dumps({"id": "8", "text": "  "}),
        json.dumps({"id": "9", "text": "x", "kind": "poem"}),
        json.dumps(["a list"]),
        json.dumps(
            {
                "id": "10",
                "text": "Lone \ud800 surrogate and \0 nul.",
                "kind": "source",
                "document": "d",
                "position": 3,
            }
        ),
    ]
    path = quotes_in.write("rows.jsonl.gz", gzip.compress("\n".join(lines).encode("utf-8", "surrogatepass")))
    ran = quotes_in("import", path, "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out) == {
        "schema": 1,
        "rows": 2,
        "refused": 4,
        "new_wordings": 2,
        "resumed": 0,
        "known": 0,
    }
    assert len(rejects(quotes_in.folder / "quotes.db")) == 4
    found = json.loads(quotes_in("verify", "Boats are cheaper than walls", "--json").out)
    assert (found["wording"], found["external_id"]) == ("exact", "7")


def test_a_packed_file_cut_off_keeps_the_rows_before_the_cut(quotes_in: Program) -> None:
    rows = [json.dumps({"id": n, "text": f"Sentence number {n} of the packed file."}) for n in range(60_000)]
    packed = gzip.compress("\n".join(rows).encode())
    ran = quotes_in("import", quotes_in.write("rows.jsonl.gz", packed[: len(packed) // 2]))
    assert ran.code == 3
    assert "cut off" in ran.err
    assert quotes_in("doctor").code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM variants").fetchone()[0] >= 20_000


def test_a_packed_file_with_a_wrong_byte_in_the_middle_is_told_to_be_damaged(quotes_in: Program) -> None:
    rows = [json.dumps({"id": n, "text": f"Sentence number {n} of the packed file."}) for n in range(5_000)]
    packed = bytearray(gzip.compress("\n".join(rows).encode()))
    packed[len(packed) // 2 : len(packed) // 2 + 40] = b"\xff" * 40
    ran = quotes_in("import", quotes_in.write("rows.jsonl.gz", bytes(packed)))
    assert (ran.code, "Traceback" in ran.err) == (3, False)
    assert "damaged" in ran.err


def test_the_record_and_the_report_end_in_one_family(quotes_in: Program) -> None:
    quotes_in.story()
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        rows = store.conn.execute(
            "SELECT q.original_reason, q.variants, k.name FROM quotes q JOIN speakers k ON k.id = q.speaker_id "
            "WHERE q.text LIKE '%harbour wall%'"
        ).fetchall()
    assert rows == [("a primary source contains the words", 2, "Rosa Quill")]


def test_a_folder_is_read_without_the_databases_and_archives_in_it(quotes_in: Program) -> None:
    quotes_in.write("article.html", ARTICLE)
    (quotes_in.folder / "empty").mkdir()
    assert quotes_in("add", ".").code == 0
    again = quotes_in("add", ".")
    assert (again.code, again.err) == (0, "")
    assert again.out.count("already stored") == 1
    nothing = quotes_in("add", "empty")
    assert nothing.code == 3
    assert "holds no file to read" in nothing.err


def test_a_slip_of_the_pen_makes_no_database(quotes_in: Program) -> None:
    ran = quotes_in("add", "artcle.html", "meetnig.txt", "--db", "new.db")
    assert (ran.code, ran.err) == (3, "quotes: There is no file artcle.html; check the path.\n")
    assert not (quotes_in.folder / "new.db").exists()


def test_a_format_that_is_none_is_refused_before_anything_is_read(quotes_in: Program) -> None:
    ran = quotes_in("add", quotes_in.write("article.html", ARTICLE), "--format", "papyrus")
    assert ran.code == 2
    assert "no reader named papyrus" in ran.err
    assert not (quotes_in.folder / "quotes.db").exists()


def facts(path: Path) -> list[tuple[str | None, ...]]:
    with sqlite3.connect(path) as conn:
        rows = conn.execute("SELECT tier, title, publisher, published FROM sources").fetchall()
    conn.close()
    return rows


def test_what_a_file_does_not_state_can_be_said_at_once_or_later_and_is_rebuilt(quotes_in: Program) -> None:
    path = quotes_in.write(
        "note.txt", "The kiln was cold. “We lit it in May,” said Ada Finch, who tends it.\n"
    )
    database = quotes_in.folder / "quotes.db"
    quotes_in("add", path, "--publisher", "The Clay Herald", "--date", "2014-02")
    assert facts(database) == [("secondary", None, "The Clay Herald", "2014-02")]
    assert quotes_in("add", path, "--title", "A cold\nkiln").out == "A cold kiln: corrected\n"
    assert "already stored" in quotes_in("add", path).out
    said = [("secondary", "A cold kiln", "The Clay Herald", "2014-02")]
    assert facts(database) == said
    assert quotes_in("rebuild").code == 0
    assert facts(database) == said


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [("--date", "last May", "is no date"), ("--title", " ", "characters"), ("--publisher", "x" * 301, "300")],
)
def test_what_cannot_be_said_of_a_file_is_refused(
    quotes_in: Program, option: str, value: str, told: str
) -> None:
    ran = quotes_in("add", quotes_in.write("note.txt", "A note."), option, value)
    assert (ran.code, told in ran.err) == (2, True)


def test_what_is_said_of_one_source_is_not_said_of_two(quotes_in: Program) -> None:
    paths = [quotes_in.write(f"{name}.txt", f"A note of {name}.") for name in "ab"]
    ran = quotes_in("add", *paths, "--publisher", "The Clay Herald")
    assert (ran.code, "one by one" in ran.err) == (2, True)


def test_a_transcript_that_was_called_a_report_stays_one_until_somebody_says_otherwise(
    quotes_in: Program,
) -> None:
    path = quotes_in.write("meeting.txt", MEETING)
    database = quotes_in.folder / "quotes.db"
    quotes_in("add", "--tier", "secondary", path)
    before = content(database)
    for unsaid in ((), ("--format", "transcript"), ("--tier", "secondary")):
        assert "already stored" in quotes_in("add", path, *unsaid).out, unsaid
    assert content(database) == before
    assert quotes_in("add", path, "--date", "2023-04-20").code == 0
    with Store(database, readonly=True) as store:
        said = store.conn.execute("SELECT tier, published, publish FROM sources").fetchall()
    assert said == [("secondary", "2023-04-20", "context")]
    assert quotes_in("add", path, "--tier", "primary").code == 0
    assert facts(database) == [("primary", "Harbour commission, spring session", None, "2023-04-20")]
    changed = content(database)
    assert quotes_in("rebuild").code == 0
    assert content(database) == changed


KILN = "The kiln was cold. “We lit it only when the frost had gone from the yard,” said Ada Finch, who tends it{}.\n"


def origins(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as conn:
        rows = conn.execute(
            "SELECT s.title, q.first_said FROM quotes q JOIN occurrences o ON o.id = q.original_occurrence "
            "JOIN sources s ON s.id = o.source_id WHERE q.text LIKE '%the frost had gone%'"
        ).fetchall()
    conn.close()
    return rows


@pytest.fixture
def kiln(quotes_in: Program) -> Program:
    """One remark in two reports, of 2012 and 2014, and a list that has its speaker."""
    listed = quotes_in.write("people.jsonl", '{"name": "Ada Finch", "born": "1960-01-01"}')
    assert quotes_in("speakers", "import", listed).code == 0
    for name, day, end in (("early", "2012-05-01", ""), ("late", "2014-05-01", " in the autumn")):
        path = quotes_in.write(f"{name}.txt", KILN.format(end))
        assert quotes_in("add", path, "--date", day, "--title", name).code == 0
    return quotes_in


@pytest.mark.parametrize("killed", [False, True])
def test_a_corrected_date_settles_the_original_anew_as_linking_from_scratch_does(
    kiln: Program, killed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = kiln.folder / "quotes.db"
    assert origins(database) == [("early", "2012-05-01")]

    def dying(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        if killed:
            patch.setattr("quotes.intake.deposit.link", dying)
        ran = kiln("add", "late.txt", "--date", "2010-03-02")
    assert ran.code == (130 if killed else 0)
    if killed:
        assert "already stored" in kiln("add", "late.txt").out
    else:
        assert ran.out == "late: corrected\n"
    assert origins(database) == [("late", "2010-03-02")]
    with Store(database, readonly=True) as store:
        years = store.conn.execute("SELECT first, last FROM person_years").fetchall()
    assert years == [(2010, 2012)]
    corrected = content(database)
    assert kiln("link", "--all").code == 0
    assert content(database) == corrected
    assert kiln("rebuild").code == 0
    assert content(database) == corrected


def test_a_source_that_becomes_the_record_is_the_original_of_its_words(kiln: Program) -> None:
    told = json.loads(kiln("add", "late.txt", "--tier", "primary", "--json").out)
    assert (told["new"], told["corrected"]) == (False, True)
    assert origins(kiln.folder / "quotes.db")[0][0] == "late"


def test_a_folder_of_what_this_program_keeps_is_told_from_an_empty_one(quotes_in: Program) -> None:
    (quotes_in.folder / "kept").mkdir()
    assert quotes_in("add", quotes_in.write("meeting.txt", MEETING), "--db", "kept/quotes.db").code == 0
    only = "holds only databases and archives of this program"
    ran = quotes_in("add", "kept", "--db", "other.db")
    assert (ran.code, only in ran.err) == (3, True)
    cut = quotes_in("shard", "--db", "kept/quotes.db", "--parts", "2", "--out", "cut")
    assert cut.code == 0, cut.err
    ran = quotes_in("add", "cut", "--db", "other.db")
    assert (ran.code, only in ran.err) == (3, True)
    quotes_in.write("kept/shards.json", '{"text": "“Shards are shards,” said Rosa Quill."}')
    again = quotes_in("add", "kept", "--db", "other.db", "--format", "text")
    assert (again.code, "shards.json" in again.out, only in again.err) == (0, True, False)


@pytest.mark.parametrize("command", ["add", "import", "collect"])
def test_every_key_that_a_command_prints_as_json_stands_in_the_guide(
    quotes_in: Program, command: str
) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    section = page.partition(f"\n## quotes {command} ")[2].partition("\n## ")[0]
    quotes_in.write("said.txt", "“It rained for two whole days,” said Rosa Quill.")
    quotes_in.write("rows.jsonl", '{"text": "It rained for two whole days."}')
    listed = "settings: {contact: me@wall.example}\nsources: [{name: wall, kind: warc, files: [none.warc]}]\n"
    quotes_in.write("sources.yml", listed)
    given = {"add": ["said.txt"], "import": ["rows.jsonl"], "collect": []}[command]
    for more in ([], ["--list"]) if command == "collect" else ([],):
        ran = quotes_in(command, *given, *more, "--json")
        printed = json.loads(ran.out.splitlines()[0])
        assert [key for key in printed if key != "schema" and f"`{key}`" not in section] == []
