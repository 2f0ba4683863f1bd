"""The backup that the docs describe, made while somebody decides, is restored and obeyed."""

import re
import shutil
import sqlite3

from db.reviewing import reviews
from db.reviewing.reviews import Reviews
from tests.conftest import ROOT, Program
from tests.review_fixtures import WALL, Newsroom, newsroom, row

PAGE = (ROOT / "docs" / "publishing.md").read_text("utf-8")


def test_a_restored_backup_has_every_decision_and_is_obeyed(quotes_in: Program) -> None:
    room = newsroom(quotes_in)
    room.decide("speaker", "quote", room.quote_of(WALL), named="Oskar Bremm", reason="heard")
    before = room.credits(WALL)
    backup = room.program.folder / "backup"
    backup.mkdir()
    statement = re.search(r'sqlite3 reviews\.db "(VACUUM INTO \'backup/reviews\.db\')"', PAGE)
    assert statement, "the docs name the statement"
    with Reviews(room.reviews) as held, held.transaction():
        # Somebody is in the middle of deciding: what is not committed is not in the copy, what is, is.
        reviews.put_decisions(held.conn, [row("d9", "note", reason="half-way")])
        conn = sqlite3.connect(room.reviews)
        conn.execute(statement[1])
        conn.close()
    shutil.copytree(room.program.folder / "quotes.archive", backup / "quotes.archive")
    elsewhere = room.program.folder / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(backup / "reviews.db", elsewhere / "reviews.db")
    shutil.copytree(backup / "quotes.archive", elsewhere / "quotes.archive")
    assert room.program("rebuild", "--db", elsewhere / "quotes.db").code == 0
    restored = Newsroom(Program(elsewhere))
    assert restored.credits(WALL) == before
    with reviews.reading(restored.reviews) as found:
        assert found is not None
        assert [one.kind for one in reviews.since(found.conn, 0)] == ["speaker"]
    # And it goes on from there.
    restored.decide("confirm", "quote", restored.quote_of(WALL), "ben", named="Oskar Bremm")
    with reviews.reading(restored.reviews) as found:
        assert found is not None
        assert reviews.last(found.conn) == 2


def test_the_restore_is_described_as_it_is_tried() -> None:
    restore = PAGE.split("**To restore**", 1)[1]
    assert re.findall(r"^(cp .+|quotes .+)$", restore, re.M) == [
        "cp backup/reviews.db reviews.db",
        "cp -r backup/quotes.archive .",
        "quotes rebuild",
    ]
