"""The record as a verdict reads it: credits, names, and one state of the database for all questions."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.reading import questions
from db.reading.evidence import Evidence
from db.store import Store
from quotes.speakers import name_fold


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "quotes.db", create=True) as store:
        conn = store.conn
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.executemany(
            "INSERT INTO occurrences (id, variant_n, source_id, kind) VALUES (?, ?, 'log', 'turn')",
            [("o1", 1), ("o2", 2), ("o3", 3)],
        )
        credited = [("o2", "quill"), ("o3", "bremm"), ("o2", "bremm")]
        conn.executemany(
            "INSERT INTO attributions (occurrence_id, speaker_id, status, confidence, rule) "
            "VALUES (?, ?, 'asserted', 'certain', 'test')",
            credited,
        )
        _named(conn, "quill")
        yield store


def _named(conn: sqlite3.Connection, speaker: str) -> None:
    conn.execute(
        "INSERT INTO speaker_aliases (speaker_id, alias, fold) VALUES (?, 'Rosa Quill', 'rosa quill')",
        [speaker],
    )
    conn.commit()


def test_a_wording_is_credited_to_whoever_any_of_its_places_credits(store: Store) -> None:
    record = Evidence(store.conn)
    assert record.credited([1, 2, 3, 4], {"bremm"}) == {2, 3}
    assert record.credited([1, 2, 3], {"quill", "bremm"}) == {2, 3}
    assert record.credited([1, 2, 3], set()) == frozenset()


def test_a_name_with_marks_in_it_is_only_a_name(store: Store) -> None:
    assert Evidence(store.conn).credited([2], {"quill'); --", '"]'}) == frozenset()


def test_who_goes_by_a_name_is_looked_up_again_after_something_was_written(store: Store) -> None:
    record = Evidence(store.conn)
    record.holdings()
    assert record.owners("rosa quill") == {"quill"}
    _named(store.conn, "quill-2")
    record.holdings()
    assert record.owners("rosa quill") == {"quill", "quill-2"}


def test_names_that_are_no_office_are_not_looked_up_one_by_one(store: Store) -> None:
    store.conn.execute(
        "INSERT INTO speaker_offices (speaker_id, role, start, place) VALUES ('quill', 'mayor', '2020', 'saltby')"
    )
    store.conn.commit()
    record = Evidence(store.conn)
    record.holdings()
    asked: list[str] = []
    store.conn.set_trace_callback(asked.append)
    assert [record.seats(name, "2021") for name in ("rosa quill", "oskar bremm", "mayor")] == [
        [],
        [],
        ["saltby"],
    ]
    assert len(asked) == 2


def test_an_office_is_known_after_it_was_written(store: Store) -> None:
    record = Evidence(store.conn)
    record.holdings()
    assert record.seats("mayor", "2021") == []
    store.conn.execute(
        "INSERT INTO speaker_offices (speaker_id, role, start, place) VALUES ('quill', 'mayor', '2020', 'saltby')"
    )
    store.conn.commit()
    record.holdings()
    assert record.seats("mayor", "2021") == ["saltby"]


def test_who_bears_a_surname_is_found_without_reading_every_name(store: Store) -> None:
    names = ["Rosa Quill", "Oskar Quill Jr.", "Ada van der Quill", "Quill", "Ada Tranquill", "Quill Bremm"]
    for name in names:
        fold = name_fold(name)
        store.conn.execute("INSERT INTO speakers (id, name) VALUES (?, ?)", [f"id {fold}", name])
        row = [f"id {fold}", name, fold]
        store.conn.execute("INSERT INTO speaker_aliases (speaker_id, alias, fold) VALUES (?, ?, ?)", row)
    evidence, asked = Evidence(store.conn), list[str]()
    store.conn.set_trace_callback(asked.append)
    assert evidence.bearers("quill") == ["Ada van der Quill", "Rosa Quill"]
    assert evidence.bearers("quill jr") == ["Oskar Quill Jr."]
    assert evidence.bearers("") == evidence.bearers("finch") == []
    store.conn.set_trace_callback(None)
    for sql in asked:
        plan = store.conn.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall()
        assert "idx_speaker_aliases_last_word" in plan[0][3], plan


def test_what_is_written_meanwhile_is_not_seen_before_the_next_moment(store: Store) -> None:
    with Store(store.path, readonly=True) as reader:
        record = Evidence(reader.conn)
        with record.at_one_moment():
            assert record.credited([1], {"bremm"}) == frozenset()
            store.conn.execute(
                "INSERT INTO attributions (occurrence_id, speaker_id, status, confidence, rule) "
                "VALUES ('o1', 'bremm', 'asserted', 'certain', 'test')"
            )
            store.conn.commit()
            assert record.credited([1], {"bremm"}) == frozenset()
        assert record.credited([1], {"bremm"}) == {1}


def test_a_moment_inside_a_transaction_leaves_it_open(store: Store) -> None:
    store.conn.execute("BEGIN")
    with Evidence(store.conn).at_one_moment():
        pass
    assert store.conn.in_transaction
    store.conn.rollback()


def test_the_other_names_of_a_speaker_are_asked_for_once_and_again_after_something_was_written(
    store: Store,
) -> None:
    conn = store.conn
    for n in (2, 3):
        conn.execute("INSERT INTO variants (n, id, text, words) VALUES (?, ?, 'so it goes', 3)", [n, f"v{n}"])
    conn.execute(
        "INSERT INTO sources (id, tier, url, publish, reader, added) VALUES ('log', 'primary', 'log', 'full', '', '')"
    )
    conn.executemany(
        "INSERT INTO speakers (id, name) VALUES (?, ?)", [("quill", "Quill"), ("bremm", "Bremm")]
    )
    conn.commit()
    record, asked = Evidence(conn), list[str]()

    def names() -> list[tuple[str, tuple[str, ...]]]:
        return [(c.name, c.aliases) for place in record.places([2, 3]) for c in place.credits]

    record.holdings()
    known = [("Bremm", ()), ("Quill", ("Rosa Quill",)), ("Bremm", ())]
    assert names() == known
    conn.set_trace_callback(asked.append)
    assert names() == known
    assert not any("speaker_aliases" in sql for sql in asked)
    conn.execute("UPDATE speaker_aliases SET alias = 'R. Quill'")
    conn.commit()
    record.holdings()
    assert names() == [known[0], ("Quill", ("R. Quill",)), known[2]]


def test_the_rows_between_two_places_are_read_without_the_others_of_their_source(store: Store) -> None:
    conn = store.conn
    for n in range(4, 40):
        conn.execute(
            "INSERT INTO variants (n, id, text, words) VALUES (?, ?, ?, 1)", [n, f"v{n}", f"row {n}"]
        )
        row = [f"p{n:02}", n, n, "log", "turn"]
        conn.execute(
            "INSERT INTO occurrences (id, variant_n, position, source_id, kind) VALUES (?, ?, ?, ?, ?)", row
        )
    conn.commit()
    record, asked = Evidence(conn), list[str]()
    conn.set_trace_callback(asked.append)
    assert record.from_to("log", ["p11", "p09", "p09"]) == [
        ("p09", "row 9", 1),
        ("p10", "row 10", 1),
        ("p11", "row 11", 1),
    ]
    assert record.from_to("other", ["p09", "p11"]) == []
    conn.set_trace_callback(None)
    plans = [conn.execute(f"EXPLAIN QUERY PLAN {sql}").fetchall() for sql in asked]
    steps = [step[3] for plan in plans for step in plan if "occurrences" in step[3] or " o " in step[3]]
    assert steps
    assert all("(id=?)" in step or "position>? AND position<?" in step for step in steps), steps


def test_no_text_is_read_where_a_row_between_two_places_is_missing(store: Store) -> None:
    for n in (5, 6, 8):
        row = [f"p{n}", n, n]
        store.conn.execute(
            "INSERT INTO occurrences (id, variant_n, position, source_id, kind) VALUES (?, ?, ?, 'log', 'turn')",
            row,
        )
    store.conn.commit()
    record, asked = Evidence(store.conn), list[str]()
    store.conn.set_trace_callback(asked.append)
    assert record.from_to("log", ["p5", "p8"]) == []
    assert asked
    assert not any("text" in sql for sql in asked)


@pytest.mark.parametrize(
    "given", [[], ["a"], ['say "no"', "back\\slash", "line\nbreak", "Ørsted", "\x00", "\ud83d"]]
)
def test_strings_reach_a_question_as_they_are(given: list[str]) -> None:
    assert json.loads(questions.strings(given)) == given
