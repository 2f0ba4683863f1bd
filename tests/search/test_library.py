"""The database as a search sees it: texts, neighbours in a running text, and families."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.index.library import Library
from db.store import Store


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Store(tmp_path / "quotes.db", create=True) as store:
        conn = store.conn
        conn.execute("PRAGMA foreign_keys = OFF")
        for n, text in enumerate(
            [
                "First, the nets.",
                "Then the boats.",
                "Last, the songs.",
                "A stray remark.",
                "The nets are dry.",
                "that the boats were out",
                "They were dry by noon.",
            ],
            1,
        ):
            conn.execute("INSERT INTO variants (n, id, text, words) VALUES (?, ?, ?, 3)", [n, f"v{n}", text])
        places = [
            ("o1", 1, "log", 3),
            ("o2", 2, "log", 7),
            ("o3", 3, "log", 20),
            ("o4", 4, "log", None),
            ("o5", 2, "diary", 1),
        ]
        for place in places:
            conn.execute(
                "INSERT INTO occurrences (id, variant_n, source_id, kind, position) VALUES (?, ?, ?, 'turn', ?)",
                [*place[:3], place[3]],
            )
        kinds = [(5, "direct"), (6, "indirect"), (7, "direct"), (8, "indirect")]
        conn.executemany(
            "INSERT INTO occurrences (id, variant_n, source_id, kind, position) VALUES (?1, ?1, 'paper', ?2, ?1)",
            kinds,
        )
        conn.commit()
        yield Library(conn)


def test_texts_are_read_for_the_rows_that_exist(library: Library) -> None:
    assert library.texts([3, 99, 1]) == {1: "First, the nets.", 3: "Last, the songs."}
    assert library.texts([]) == {}


def test_neighbours_are_the_next_rows_by_position_whatever_is_missing_between(library: Library) -> None:
    assert library.neighbours(1) == [(None, 2)]
    assert sorted(library.neighbours(2), key=str) == [(1, 3), (None, None)]
    assert library.neighbours(3) == [(2, None)]


def test_a_reported_remark_is_no_neighbour_of_a_quotation_nor_of_another(library: Library) -> None:
    assert library.neighbours(5) == [(None, 7)]
    assert library.along(7, 5, back=True) == [5]
    assert library.neighbours(6) == []
    assert library.along(8, 5, back=True) == []


def test_rows_along_a_text_come_nearest_first_and_no_more_of_them_than_asked_for(library: Library) -> None:
    assert library.along(1, 5, back=False) == [2, 3]
    assert library.along(1, 1, back=False) == [2]
    assert library.along(3, 5, back=True) == [2, 1]
    assert library.along(2, 5, back=True) == [1]
    assert library.along(1, 5, back=True) == []


def test_a_row_outside_a_running_text_has_no_neighbours(library: Library) -> None:
    assert library.neighbours(4) == []
    assert library.along(4, 5, back=False) == []


def test_a_wording_that_is_not_linked_is_alone(library: Library) -> None:
    assert library.kin(1) == 1
