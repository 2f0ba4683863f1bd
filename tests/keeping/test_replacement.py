"""A database takes the place of another while somebody reads it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import Locked
from db.keeping.replacement import take_place


def made(path: Path, rows: int) -> Path:
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("CREATE TABLE t (x)")
    conn.executemany("INSERT INTO t VALUES (?)", ((n,) for n in range(rows)))
    conn.commit()
    conn.close()
    return path


def count(path: Path) -> int:
    conn = sqlite3.connect(path)
    try:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return int(conn.execute("SELECT count(*) FROM t").fetchone()[0])
    finally:
        conn.close()


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    made(tmp_path / "q.db", 100)
    conn = sqlite3.connect(f"file:{tmp_path / 'q.db'}?mode=ro", uri=True)
    conn.execute("SELECT count(*) FROM t").fetchone()
    # What was written last stands in the log, which stays as long as somebody reads.
    writer = sqlite3.connect(tmp_path / "q.db")
    writer.execute("INSERT INTO t VALUES (100)")
    writer.commit()
    writer.close()
    yield conn
    conn.close()


def test_who_reads_meanwhile_sees_the_new_content_and_nothing_of_the_old(
    tmp_path: Path, reader: sqlite3.Connection
) -> None:
    take_place(made(tmp_path / "fresh.db", 3), tmp_path / "q.db")
    assert count(tmp_path / "q.db") == 3
    assert reader.execute("SELECT count(*) FROM t").fetchone() == (3,)


def test_a_file_that_is_no_database_any_more_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "q.db").write_bytes(b"SQLite format 3\0" + b"rubbish" * 2_000)
    take_place(made(tmp_path / "fresh.db", 3), tmp_path / "q.db")
    assert count(tmp_path / "q.db") == 3


def test_where_there_was_none_it_is_put(tmp_path: Path) -> None:
    take_place(made(tmp_path / "fresh.db", 3), tmp_path / "q.db")
    assert count(tmp_path / "q.db") == 3


def test_a_database_that_is_held_is_told_so_and_not_waited_for_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path / "q.db", 100)
    monkeypatch.setattr("db.opening.BUSY_MS", 50)
    holder = sqlite3.connect(tmp_path / "q.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Locked, match="another process"):
        take_place(made(tmp_path / "fresh.db", 3), tmp_path / "q.db")
    holder.close()
    assert count(tmp_path / "q.db") == 100
