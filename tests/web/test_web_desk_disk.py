"""A decision that the disk cannot take is refused with a sentence, and nothing of it is stored; the next one is."""

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from db.reviewing import reviews
from tests.conftest import Program
from tests.desk_fixtures import BOT, Person, newsdesk
from tests.keeping.test_disk_faults import mounted
from tests.review_fixtures import WALL, newsroom


def kept(path: Path) -> list[str | None]:
    with reviews.reading(path) as held:
        return [row.reason for row in reviews.since(held.conn, 0)] if held else []


def filled(path: Path) -> None:
    """Fill what is left of a disk."""
    with suppress(OSError), path.open("wb", buffering=0) as rest:
        while rest.write(bytes(1024)):
            pass


async def test_a_full_disk_is_told_to_the_reviewer_and_the_decision_can_be_sent_again(
    quotes_in: Program, tmp_path: Path
) -> None:
    room = newsroom(quotes_in)
    page = f"/-/review/about/quote/{room.quote_of(WALL)}"
    with mounted(tmp_path / "small", "size=300k") as small:
        path = small / "reviews.db"
        async with newsdesk(room.db, reviews=str(path)) as site:
            ada = Person(site, "ada")
            assert (await ada.decide(page, kind="note", reason="first")).status_code == 303
            form = await ada.form(page)
            filled(small / "rest")
            answers = [
                await ada.post("/-/review/decide", {**form, "kind": "note", "reason": f"second {n} " * 300})
                for n in range(3)
            ]
            assert [answer.status_code for answer in answers] == [503] * 3
            assert "no room left" in answers[-1].text
            (small / "rest").unlink()
            assert (await ada.decide(page, kind="note", reason="third")).status_code == 303
            assert kept(path) == ["first", "third"]


async def test_decisions_that_another_program_holds_are_refused_to_people_and_to_programs(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom(quotes_in)
    quote = room.quote_of(WALL)
    async with newsdesk(room.db) as site:
        ada = Person(site, "ada")
        form = await ada.form(f"/-/review/about/quote/{quote}")
        with reviews.Reviews(room.reviews):
            pass  # there is a file to hold
        monkeypatch.setattr("db.opening.BUSY_MS", 50)
        holder = sqlite3.connect(room.reviews, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        by_hand = await ada.post("/-/review/decide", {**form, "kind": "note", "reason": "x"})
        sent = {"kind": "note", "about": "quote", "object": quote, "reason": "x"}
        by_program = await site.client.post(
            "/-/review/decide", json=sent, headers={"Authorization": f"Bearer {BOT}"}
        )
        holder.execute("ROLLBACK")
        holder.close()
        assert (by_hand.status_code, by_program.status_code) == (503, 503)
        assert "another process" in by_program.json()["error"]
        assert kept(room.reviews) == []
        assert (
            await ada.decide(f"/-/review/about/quote/{quote}", kind="note", reason="y")
        ).status_code == 303
        assert kept(room.reviews) == ["y"]
