"""A rebuild takes from the archive what came in, says what it cannot take, and never makes a database poorer unasked."""

import gzip
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

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
