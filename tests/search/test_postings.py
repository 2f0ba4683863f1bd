"""The match index: whole after every way of writing it, and in step with the rows it belongs to."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.index import checking, postings, runs
from db.index.library import Library
from quotes.search.shingles import numbered, shingles

SAYING = "a lamp lit early saves the keeper a walk"
WORDS = ["lamp", "keeper", "walk", "early", "oil", "wick", "glass", "harbour", "stair", "night"]
ROWS = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=25)


def opened(path: Path | str = ":memory:") -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None)
    conn.execute("CREATE TABLE variants (n INTEGER PRIMARY KEY, text TEXT)")
    postings.create(conn)
    return conn


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    conn = opened()
    yield conn
    conn.close()


def keyed(
    rows: list[list[str]], first: int = 1
) -> list[tuple[int, np.ndarray[tuple[int], np.dtype[np.uint64]]]]:
    return [(n, shingles(words).all()) for n, words in enumerate(rows, first)]


def due(rows: list[list[str]], first: int = 1) -> list[postings.Batch]:
    return [numbered(list(enumerate(rows, first)))]


def found(conn: sqlite3.Connection, words: list[str]) -> list[int]:
    """The rows that hold a run of three, two or one words, as a search reads them."""
    library = Library(conn)
    library.refresh()
    keys = shingles(words)
    run = (keys.threes, keys.twos, keys.ones)[3 - len(words)]
    answer = library.postings(run, 10**6)
    rows: list[int] = sorted(answer.rows.tolist())
    assert answer.frequencies.tolist() == [len(rows)]
    return rows


@settings(deadline=None, max_examples=40)
@given(ROWS, ROWS, st.booleans())
def test_rows_put_in_one_by_one_or_built_at_once_are_all_found(
    one: list[list[str]], other: list[list[str]], merged: bool
) -> None:
    conn = opened()
    postings.build(conn, due(one))
    postings.put(conn, keyed(other, len(one) + 1))
    if merged:
        postings.merge(conn)
    assert checking.check(conn, due(one + other)) == []
    for word in WORDS:
        expected = [n for n, words in enumerate(one + other, 1) if word in words]
        assert found(conn, [word]) == expected
    conn.close()


@settings(deadline=None, max_examples=30)
@given(ROWS, st.data())
def test_removed_rows_leave_nothing_behind(rows: list[list[str]], data: st.DataObject) -> None:
    conn = opened()
    half = len(rows) // 2
    postings.build(conn, due(rows[:half]))
    postings.put(conn, keyed(rows[half:], half + 1))
    gone = data.draw(st.sets(st.integers(1, len(rows))))
    postings.remove(conn, [(n, keys) for n, keys in keyed(rows) if n in gone])
    kept = [(n, words) for n, words in enumerate(rows, 1) if n not in gone]
    assert checking.check(conn, [numbered(kept)]) == []
    assert postings.state(conn)["rows"] == len(kept)
    conn.close()


def test_a_word_in_thousands_of_rows_keeps_its_count_and_its_rows(conn: sqlite3.Connection) -> None:
    rows = [["lamp", f"stair{n}"] for n in range(3_000)]
    postings.build(conn, due(rows))
    assert found(conn, ["lamp"]) == list(range(1, 3_001))


def test_row_numbers_may_outgrow_three_bytes(conn: sqlite3.Connection) -> None:
    postings.build(conn, due([["lamp", "oil"]] * 40))
    postings.build(conn, due([["lamp", "wick"]], 2**24 + 5))
    assert found(conn, ["lamp"]) == [*range(1, 41), 2**24 + 5]
    assert found(conn, ["wick"]) == [2**24 + 5]


def test_common_lists_are_left_unread_when_the_budget_is_spent(conn: sqlite3.Connection) -> None:
    postings.build(conn, due([["lamp", "oil"]] * 50 + [["lamp", "wick"]]))
    library = Library(conn)
    library.refresh()
    answer = library.postings(shingles(["lamp", "wick"]).ones, 10)
    assert answer.frequencies.tolist() == [51, 1]
    assert answer.rows.tolist() == [51]
    assert answer.owners.tolist() == [1]


def test_pending_rows_are_merged_when_there_are_many(
    conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "PENDING", 3)
    for n in range(1, 6):
        postings.put(conn, keyed([["wick", f"glass{n}"]], n))
    assert postings.state(conn)["merges"] == 1
    assert found(conn, ["wick"]) == [1, 2, 3, 4, 5]


def test_building_from_runs_on_disk_gives_the_same_index_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [SAYING.split()[n % 5 :] for n in range(40)]
    batches = [numbered([(n, words)]) for n, words in enumerate(rows, 1)]
    at_once, in_rounds = opened(), opened()
    postings.build(at_once, batches)
    spilled: list[int] = []
    spill = runs.Runs._spill

    def counted(held: runs.Runs) -> None:
        spilled.append(len(held))
        spill(held)

    monkeypatch.setattr(runs.Runs, "_spill", counted)
    monkeypatch.setattr(runs, "ROUND", 60)
    monkeypatch.setattr(postings, "_SLAB", 100)
    postings.build(in_rounds, batches)
    assert postings.state(in_rounds)["merges"] == 1
    assert postings.state(in_rounds)["rows"] == 40
    assert len(spilled) > 1
    for table in ("shingles", "shingle_lists"):
        query = f"SELECT * FROM {table} ORDER BY 1"
        assert in_rounds.execute(query).fetchall() == at_once.execute(query).fetchall()
    at_once.close()
    in_rounds.close()


def test_rows_may_be_read_while_the_index_is_built(conn: sqlite3.Connection) -> None:
    conn.executemany("INSERT INTO variants VALUES (?, ?)", [(n, SAYING) for n in range(1, 9)])
    postings.build(conn, due([["oil"]] * 3, 100))
    reading = conn.execute("SELECT n, text FROM variants")
    postings.build(conn, (numbered([(n, text.split())]) for n, text in reading))
    assert found(conn, ["keeper"]) == list(range(1, 9))


def test_what_was_not_committed_is_in_neither_rows_nor_index(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    conn = opened(path)
    conn.execute("INSERT INTO variants VALUES (1, ?)", [SAYING])
    postings.build(conn, due([SAYING.split()]))
    conn.execute("BEGIN")
    conn.execute("INSERT INTO variants VALUES (2, 'oil and wick')")
    postings.put(conn, keyed([["oil", "and", "wick"]], 2))
    postings.merge(conn)
    conn.close()  # as a kill does: nothing is committed
    again = sqlite3.connect(path)
    assert again.execute("SELECT count(*) FROM variants").fetchone() == (1,)
    assert checking.check(again, due([SAYING.split()])) == []
    assert postings.behind(again) == 0
    again.close()


def test_rows_added_behind_the_index_are_noticed(conn: sqlite3.Connection) -> None:
    conn.executemany("INSERT INTO variants VALUES (?, ?)", [(1, SAYING), (2, "oil")])
    postings.put(conn, keyed([SAYING.split()]))
    assert postings.behind(conn) == 1
    postings.build(conn, due([["oil"]], 2))
    assert postings.behind(conn) == 0


def test_each_kind_of_discrepancy_is_named(conn: sqlite3.Connection) -> None:
    postings.build(conn, due([["lamp", "oil"], ["wick"], ["stair", "night"]]))
    told = checking.check(conn, [numbered([(1, ["lamp", "oil"]), (3, ["stair", "glass"]), (4, ["walk"])])])
    assert [(row.n, row.kind) for row in told] == [(2, "left over"), (3, "different"), (4, "missing")]


def test_a_damaged_block_does_not_pass_for_a_whole_one(conn: sqlite3.Connection) -> None:
    postings.build(conn, due([SAYING.split()]))
    conn.execute(
        "UPDATE shingles SET postings = substr(postings, 1, length(postings) - 3) WHERE length(postings) >= 9"
    )
    with pytest.raises(ValueError, match="cut short"):
        checking.check(conn, due([SAYING.split()]))


def test_a_reader_sees_what_another_connection_wrote(tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    writer, reader = opened(path), sqlite3.connect(path)
    library = Library(reader)
    library.refresh()
    assert library.count() == 0
    postings.put(writer, keyed([["lamp"]]))
    library.refresh()
    assert library.count() == 1
    assert library.postings(shingles(["lamp"]).ones, 9).rows.tolist() == [1]
    writer.close()
    reader.close()


@settings(deadline=None, max_examples=30)
@given(st.lists(st.sampled_from(["put", "merge", "remove", "look"]), max_size=14))
def test_a_reader_keeps_up_with_whatever_is_done(steps: list[str]) -> None:
    conn = opened()
    library = Library(conn)
    held: list[int] = []
    for n, step in enumerate(steps, 1):
        if step == "put":
            postings.put(conn, keyed([["lamp", f"stair{n}"]], n))
            held.append(n)
        elif step == "merge":
            postings.merge(conn)
        elif step == "remove" and held:
            gone = held.pop(len(held) // 2)
            postings.remove(conn, keyed([["lamp", f"stair{gone}"]], gone))
        if step != "put":
            library.refresh()
            assert sorted(library.postings(shingles(["lamp"]).ones, 99).rows.tolist()) == held
            assert library.count() == len(held)
    conn.close()


def test_a_number_given_to_another_row_is_read_anew(conn: sqlite3.Connection) -> None:
    library = Library(conn)
    postings.put(conn, keyed([["lamp"]]))
    library.refresh()
    postings.remove(conn, keyed([["lamp"]]))
    postings.put(conn, keyed([["wick"]]))
    library.refresh()
    assert library.postings(shingles(["lamp", "wick"]).ones, 9).frequencies.tolist() == [0, 1]


def test_a_row_number_that_is_too_large_is_refused(conn: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="split the database"):
        postings.put(conn, [(2**28, [1])])


def test_nothing_put_in_changes_nothing(conn: sqlite3.Connection) -> None:
    before = postings.state(conn)
    postings.put(conn, [])
    postings.build(conn, [])
    postings.remove(conn, [])
    assert postings.state(conn) == before
