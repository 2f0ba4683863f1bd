"""A removed source is gone from database, index and archive, leaves a tombstone, and stays gone."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from db.errors import Full
from db.store import Store
from quotes.intake import deposit
from tests.conftest import ARTICLE, Program

URL = "https://courier.example/wall"
ONLY_THERE = "The harbour wall will be raised before the survey is complete"


def test_what_only_the_source_held_is_gone_and_the_rest_stays(quotes_in: Program) -> None:
    quotes_in.story()
    ran = quotes_in("remove", URL, "--reason", "withdrawn")
    assert ran.code == 0, ran.err
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        rows = store.conn.execute("SELECT reason FROM tombstones").fetchall()
        dump = "\n".join(store.conn.iterdump())
    assert rows == [("withdrawn",)]
    assert "wall will be raised" not in dump
    assert quotes_in("doctor").code == 0
    found = json.loads(quotes_in("verify", "It needs new doors by 2025", "--json").out)
    assert [place["tier"] for place in found["evidence"]] == ["primary"]
    assert not any(
        "wall will be raised" in p.read_text(errors="replace")
        for p in (quotes_in.folder / "quotes.archive").rglob("*")
        if p.is_file()
    )


def test_a_removal_that_could_not_be_made_is_not_made_by_a_rebuild_either(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes_in.story()
    monkeypatch.setattr("db.opening.BUSY_MS", 50)
    with closing(sqlite3.connect(quotes_in.folder / "quotes.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ran = quotes_in("remove", "Wall must wait", "--reason", "withdrawn")
        holder.execute("ROLLBACK")
    assert ran.code == 3
    assert quotes_in("rebuild").code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*) FROM sources").fetchone() == (2,)


@pytest.mark.parametrize("stopped", ["link", "_let_go"])
def test_a_removal_that_a_full_disk_stopped_is_ended_by_asking_again(
    quotes_in: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    quotes_in.story()
    asked = ("remove", URL, "--reason", "withdrawn")
    whole = Program(Path(shutil.copytree(tmp_path, tmp_path / "whole")))
    with monkeypatch.context() as patch:
        patch.chdir(whole.folder)
        assert whole(*asked).code == 0

    def full(*_: object, **__: object) -> None:
        raise Full("The disk has no room left; make room and run the command again.")

    with monkeypatch.context() as patch:
        patch.setattr(deposit, stopped, full)
        assert quotes_in(*asked).code == 3
    # What is withdrawn is not kept for want of room to link what stays.
    assert (ONLY_THERE in kept(quotes_in.folder)) == (stopped == "_let_go")
    again = quotes_in(*asked)
    assert (again.code, again.err) == (0, "")
    assert again.out.endswith("article.html was removed before; nothing of it is left but the tombstone\n")
    assert ONLY_THERE not in kept(quotes_in.folder)
    assert quotes_in("doctor").code == 0
    assert families(quotes_in.folder) == families(whole.folder) != []
    assert quotes_in("rebuild").code == 0
    assert families(quotes_in.folder) == families(whole.folder)


def kept(folder: Path) -> str:
    """All that the archive holds."""
    files = (path for path in (folder / "quotes.archive").rglob("*") if path.is_file())
    return "".join(path.read_text(errors="replace") for path in files)


def families(folder: Path) -> list[tuple[str, str]]:
    with Store(folder / "quotes.db", readonly=True) as store:
        return store.conn.execute("SELECT text, quote_id FROM variants ORDER BY text").fetchall()


def test_it_stays_gone_when_added_again_and_when_rebuilt(quotes_in: Program) -> None:
    quotes_in.story()
    quotes_in("remove", "Wall must wait", "--reason", "withdrawn")
    ran = quotes_in("add", quotes_in.write("again.html", ARTICLE))
    assert ran.code == 3
    assert "was removed (withdrawn)" in ran.err
    assert quotes_in("rebuild").code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT tier FROM sources").fetchall() == [("primary",)]
        assert store.conn.execute("SELECT reason FROM tombstones").fetchall() == [("withdrawn",)]


def test_imported_rows_of_a_removed_document_stay_gone(quotes_in: Program) -> None:
    rows = [
        {"id": str(n), "text": f"Sentence {n} of document {n % 2} speaks of tides.", "document": f"d{n % 2}"}
        for n in range(6)
    ]
    quotes_in("import", quotes_in.write("rows.jsonl", "\n".join(map(json.dumps, rows))))
    assert quotes_in("remove", "d1", "--reason", "wrong file").code == 0
    for _ in range(2):
        with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
            assert store.conn.execute("SELECT count(*) FROM variants").fetchone() == (3,)
        assert quotes_in("rebuild").code == 0
    ran = quotes_in("import", "rows.jsonl")
    assert "0 rows stored, 3 repeated or on record already, 0 wordings new, 3 rows refused" in ran.out
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        told = set(store.conn.execute("SELECT reason FROM rejects"))
    assert told == {("its source was removed; it is not stored again.",)}
    assert quotes_in("rebuild").code == 0
    quotes_in.write("alone.jsonl", json.dumps({"text": "Another sentence of tides.", "document": "d1"}))
    ran = quotes_in("import", "alone.jsonl")
    assert ran.code == 3
    assert (
        "Every one of the rows of alone.jsonl was refused. The table of rejects says of each row why."
        in ran.err
    )


def test_a_name_that_no_source_or_several_bear_is_told_so(quotes_in: Program) -> None:
    quotes_in.story()
    assert quotes_in("remove", "nothing", "--reason", "x").code == 2
    assert "no source" in quotes_in("remove", "nothing", "--reason", "x").err
