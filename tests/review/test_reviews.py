"""What people decided is only ever added to, by several writers at once, and outlives the database it is about."""

import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from db.errors import NotOurs, Outdated
from db.owners import REVIEWS
from db.reviewing import reviews
from db.reviewing.reviews import AuditRow, DecisionRow, Reviews, beside
from db.store import Store

NOON = "2026-05-04T12:00:00Z"


def decision(ident: str, about: str = "q1", **more: Any) -> DecisionRow:
    given: dict[str, Any] = {"kind": "confirm", "about": "quote", "author": "ada", "at": NOON, **more}
    return DecisionRow(id=ident, object=about, **given)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "reviews.db"


def put(path: Path, *rows: DecisionRow) -> None:
    with Reviews(path) as held, held.transaction():
        reviews.put_decisions(held.conn, rows)


def test_the_decisions_stand_beside_the_database_they_are_about() -> None:
    assert beside(Path("a/quotes.db")) == Path("a/reviews.db")
    assert beside(Path("a/harbour.db")) == Path("a/harbour.reviews.db")


def test_where_nobody_decided_anything_there_is_nothing_to_read_and_no_file_is_made(path: Path) -> None:
    with reviews.reading(path) as held:
        assert held is None
    assert not path.exists()


def test_a_decision_comes_back_as_it_was_put(path: Path) -> None:
    row = decision(
        "d1", value="k1", value_text="Rosa Quill", reason="heard it", snapshot="ab", exact="the tide"
    )
    put(path, row)
    with Reviews(path, readonly=True) as held:
        found = reviews.decision(held.conn, "d1")
    assert found is not None
    assert found == DecisionRow(**{**{n: getattr(row, n) for n in row.__slots__}, "n": 1})


@pytest.mark.parametrize("table", ["decisions", "redirects", "original_changes", "audit"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET at = 'x'", "DELETE FROM {}"])
def test_nothing_is_changed_or_deleted(path: Path, table: str, verb: str) -> None:
    with Reviews(path) as held:
        held.conn.executescript(
            f"INSERT INTO decisions (id, kind, about, object, author, at) VALUES ('d', 'note', 'quote', 'q', 'a', '{NOON}');"
            f"INSERT INTO redirects (event, old_id, new_id, kind, at) VALUES (1, 'a', 'b', 'merged', '{NOON}');"
            f"INSERT INTO original_changes (quote_id, at) VALUES ('q', '{NOON}');"
            f"INSERT INTO audit (at, action, outcome) VALUES ('{NOON}', 'decide', 'stored');"
        )
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            held.conn.execute(verb.format(table))


def test_replacing_a_row_is_refused_as_well(path: Path) -> None:
    put(path, decision("d1"))
    with Reviews(path) as held, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        held.conn.execute(
            "INSERT OR REPLACE INTO decisions (n, id, kind, about, object, author, at) "
            "VALUES (1, 'x', 'note', 'quote', 'q', 'a', 'b')"
        )


def test_the_same_decision_twice_is_one(path: Path) -> None:
    put(path, decision("d1"), decision("d1", reason="another"))
    put(path, decision("d1"))
    with Reviews(path) as held:
        assert [(row.id, row.reason) for row in reviews.since(held.conn, 0)] == [("d1", None)]


def test_what_a_later_decision_took_the_place_of_is_still_there(path: Path) -> None:
    put(path, decision("d1"), decision("d2", kind="undo", supersedes="d1"), decision("d3", "q2"))
    with Reviews(path) as held:
        assert [row.id for row in reviews.about(held.conn, ["q1"])] == ["d1", "d2"]
        assert reviews.superseded(held.conn, ["d1", "d3"]) == {"d1": "d2"}
        assert [row.id for row in reviews.latest(held.conn, 2)] == ["d3", "d2"]
        assert reviews.last(held.conn) == 3


def test_eight_writers_at_once_lose_nothing(path: Path) -> None:
    def write(writer: int) -> None:
        for number in range(25):
            put(path, decision(f"{writer}-{number}", author=str(writer)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with Reviews(path) as held:
        assert len({row.id for row in reviews.since(held.conn, 0)}) == 200
        assert reviews.last(held.conn) == 200


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    with Reviews(path) as held:
        with pytest.raises(sqlite3.IntegrityError), held.transaction():
            reviews.put_decisions(held.conn, [decision("d1"), decision("d2", author=None)])
        assert reviews.last(held.conn) == 0


def test_a_database_of_quotations_is_not_taken_for_decisions(tmp_path: Path) -> None:
    Store(tmp_path / "quotes.db", create=True).close()
    with pytest.raises(NotOurs, match="another program"):
        Reviews(tmp_path / "quotes.db")
    Reviews(tmp_path / "reviews.db").conn.close()
    with pytest.raises(NotOurs):
        Store(tmp_path / "reviews.db")


def test_the_audit_keeps_refusals_too(path: Path) -> None:
    with Reviews(path) as held:
        with held.transaction():
            reviews.note_attempt(held.conn, AuditRow(NOON, None, "decide", "q1", "refused: not signed in"))
            reviews.note_attempt(held.conn, AuditRow(NOON, "ada", "decide", "q1", "stored", "d1"))
        assert [(row.actor, row.outcome) for row in reviews.audit(held.conn, 10)] == [
            ("ada", "stored"),
            (None, "refused: not signed in"),
        ]


def test_a_reader_waits_for_a_file_that_is_being_made_and_refuses_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "reviews.db"
    with closing(sqlite3.connect(path)) as begun:
        begun.execute(f"PRAGMA application_id = {REVIEWS.application_id}")
    maker = threading.Timer(0.3, lambda: reviews.Reviews(path).conn.close())
    maker.start()
    with reviews.reading(path) as held:
        assert held is not None
        assert list(reviews.since(held.conn, 0)) == []
    maker.join()
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as begun:
        begun.execute(f"PRAGMA application_id = {REVIEWS.application_id}")
    os.utime(old, (0, 0))
    with pytest.raises(Outdated, match="older version"), reviews.reading(old):
        raise AssertionError("it was read")
