"""A hundred thousand decisions: what one page, one verdict and one more decision read does not grow with them."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from db.reviewing import anchors, reviews, rulings
from db.reviewing.reviews import DecisionRow, Kind, Reviews
from db.reviewing.rulings import RulingRow
from db.store import Store
from quotes.family.gathering import link
from quotes.review.obeying import obey
from quotes.review.weighing import standing
from tests.conftest import Program
from tests.review_fixtures import NOON, WALL, Newsroom, newsroom

FEW, MANY = 1_000, 100_000
EACH = 4
KINDS: tuple[Kind, ...] = ("confirm", "speaker", "misattributed", "note")


def decisions(count: int) -> Iterator[DecisionRow]:
    """So many decisions, four about each thing, every third of them superseding the one before."""
    for n in range(count):
        thing, kind = f"{n // EACH:016x}", KINDS[n % EACH]
        supersedes = f"{n - 1:016x}" if n % EACH == 2 else None
        yield DecisionRow(
            f"{n:016x}",
            kind,
            "quote",
            thing,
            f"person {n % 7}",
            NOON,
            "k",
            "Rosa Quill",
            "why",
            None,
            supersedes,
        )


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("many")
    paths = {count: folder / f"{count}.reviews.db" for count in (FEW, MANY)}
    for count, path in paths.items():
        with Reviews(path) as held, held.transaction():
            reviews.put_decisions(held.conn, decisions(count))
    return paths


class Steps:
    """Counts the steps of SQLite's machine, a hundred at a time."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> int:
        self.count += 100
        return 0


def steps(conn: sqlite3.Connection, question: Callable[[], object]) -> int:
    counted = Steps()
    conn.set_progress_handler(counted, 100)
    try:
        question()
    finally:
        conn.set_progress_handler(None, 0)
    return counted.count


THING = f"{FEW // EACH // 2:016x}"


@pytest.mark.parametrize(
    "question",
    [
        lambda conn: standing(reviews.about(conn, [THING])),
        lambda conn: reviews.latest(conn, 51),
        lambda conn: reviews.latest(conn, 51, author="person 3"),
        lambda conn: reviews.superseded(conn, [f"{n:016x}" for n in range(50)]),
        lambda conn: reviews.decision(conn, f"{7:016x}"),
        lambda conn: list(reviews.since(conn, reviews.last(conn) - 1)),
    ],
    ids=["what stands", "history", "one person's", "superseded", "one decision", "the newest"],
)
def test_reading_does_not_grow_with_the_decisions(
    kept: dict[int, Path], question: Callable[[object], object]
) -> None:
    counted = {}
    for count, path in kept.items():
        with Reviews(path, readonly=True) as held:
            counted[count] = steps(held.conn, partial(question, held.conn))
    assert counted[MANY] <= 2 * counted[FEW] + 500, counted


def test_what_stands_is_right_among_a_hundred_thousand(kept: dict[int, Path]) -> None:
    with Reviews(kept[MANY], readonly=True) as held:
        assert reviews.last(held.conn) == MANY
        found = standing(reviews.about(held.conn, [THING]))
        assert [one.decision.kind for one in found] == ["confirm", "misattributed", "note"]
        assert sum(one.contested for one in found) == 2


@pytest.fixture
def room(quotes_in: Program) -> Newsroom:
    return newsroom(quotes_in)


def test_linking_a_verdict_and_one_more_decision_read_only_what_concerns_them(room: Newsroom) -> None:
    wall = room.decide("speaker", "quote", room.quote_of(WALL), named="Oskar Bremm")
    counted = {}
    with room.store() as store:
        numbers = rulings.wordings(store.conn, [room.quote_of(WALL)])
        made = rulings.of_decisions(store.conn, [wall.id])[0]
        for count in (FEW, MANY):
            with store.transaction():
                rows = (_elsewhere(made, n) for n in range(count))
                rulings.replace(store.conn, [f"{n:016x}" for n in range(count)], rows)

            def asked(store: Store = store) -> None:
                rulings.concerning(store.conn, [room.quote_of(WALL)])
                rulings.bonds(store.conn, numbers)
                rulings.spots(store.conn, numbers)
                with store.transaction():
                    rulings.follow(store.conn, numbers)
                anchors.quote(store.conn, room.quote_of(WALL))

            counted[count] = steps(store.conn, asked)
    assert counted[MANY] <= 2 * counted[FEW] + 500, counted


def _elsewhere(made: RulingRow, n: int) -> RulingRow:
    return replace(
        made, decision_id=f"{n:016x}", object_id=f"{n:016x}", variant_id=f"{n:016x}", value=f"{n % 99:016x}"
    )


def test_all_of_them_are_taken_over_and_the_next_costs_what_it_did(
    room: Newsroom, kept: dict[int, Path]
) -> None:
    """Their things are not in this database: each is lost, and each is still there."""
    counted = {}
    for count, path in kept.items():
        with room.store() as store:
            found = obey(store, path, link, everything=True)
            assert found.lost == found.standing
            lost = store.conn.execute("SELECT count(*) FROM rulings WHERE anchor = 'lost'").fetchone()[0]
            assert lost >= count // 2
            with Reviews(path) as held, held.transaction():
                more = DecisionRow(f"more-{count}", "note", "quote", THING, "ada", NOON, reason="one more")
                reviews.put_decisions(held.conn, [more])
            counted[count] = steps(store.conn, partial(obey, store, path, link))
    assert counted[MANY] <= 2 * counted[FEW] + 1_000, counted
