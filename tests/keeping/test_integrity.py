"""The doctor finds what is wrong: each kind of damage is made once and must be named."""

import pytest

from db.keeping import integrity
from db.store import Store
from quotes.intake.deposit import keys_of_all
from tests.conftest import Program
from tests.review_fixtures import WALL, newsroom, row

DAMAGE = {
    "wording without a place": "DELETE FROM occurrences WHERE id = (SELECT min(id) FROM occurrences)",
    "place without a source": "DELETE FROM sources WHERE tier = 'primary'",
    "credit without a speaker": "DELETE FROM speakers WHERE name = 'Oskar Bremm'",
    "wording of a quote that is gone": "DELETE FROM quotes",
    "quote without a wording": "UPDATE variants SET quote_id = NULL",
    "original that is gone": "UPDATE quotes SET original_occurrence = 'x'",
    "person that is gone": "INSERT INTO identities VALUES ('x', 'x', NULL, 'name', 'spellings of one name')",
    "place outside its source": "UPDATE snapshots SET characters = 10",
    "place that its source does not hold": "UPDATE occurrences SET start = start + 1 WHERE kind = 'turn'",
    "match index": "UPDATE variants SET text = text || ' and one more word'",
    "full-text search": "INSERT INTO variants_fts (variants_fts) VALUES ('delete-all')",
}


@pytest.mark.parametrize("check", DAMAGE)
def test_each_kind_of_damage_is_named(quotes_in: Program, check: str) -> None:
    quotes_in.story()
    assert quotes_in("doctor").code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        with store.transaction():
            store.conn.execute("DROP TRIGGER IF EXISTS variants_au") if check == "match index" else None
            store.conn.execute(DAMAGE[check])
        assert check in {fault.check for fault in integrity.faults(store.conn, keys_of_all)}
    ran = quotes_in("doctor")
    assert ran.code == 3
    assert check in ran.out
    assert "quotes rebuild" in ran.err


@pytest.mark.parametrize("count", ["rows", "postings"])
def test_a_match_index_that_counts_wrong_is_named(quotes_in: Program, count: str) -> None:
    quotes_in.story()
    with Store(quotes_in.folder / "quotes.db") as store:
        with store.transaction():
            store.conn.execute("UPDATE shingle_state SET value = value + 1 WHERE name = ?", [count])
        assert {fault.check for fault in integrity.faults(store.conn, keys_of_all)} == {"match index"}


# "1" parted an accent from its letter where an invisible character stood between.
@pytest.mark.parametrize("folding", ["another", "1"])
def test_a_database_that_cuts_words_otherwise_is_refused_with_what_mends_it(
    quotes_in: Program, folding: str
) -> None:
    quotes_in.story()
    with Store(quotes_in.folder / "quotes.db") as store, store.transaction():
        store.conn.execute("UPDATE state SET value = ? WHERE name = 'folding'", [folding])
    for command in (("verify", "We will"), ("add", "meeting.txt"), ("doctor",)):
        ran = quotes_in(*command)
        assert ran.code == 3
        assert "quotes rebuild" in ran.err
    assert quotes_in("rebuild").code == 0
    assert quotes_in("doctor").code == 0


def test_wordings_missing_from_the_index_are_indexed(quotes_in: Program) -> None:
    quotes_in.story()
    with Store(quotes_in.folder / "quotes.db") as store, store.transaction():
        store.conn.execute(
            "INSERT INTO variants (n, id, text, words) SELECT max(n) + 1, 'x', 'late words', 2 FROM variants"
        )
    assert "indexed now" in quotes_in("doctor").out


def test_decisions_that_are_not_obeyed_yet_are_told(quotes_in: Program) -> None:
    room = newsroom(quotes_in)
    assert quotes_in("doctor").code == 0
    room.put(row("d1", "note", about="quote", object=room.quote_of(WALL), reason="x"))
    ran = quotes_in("doctor")
    assert ran.code == 3
    assert "1 of the decisions are not obeyed yet; run `quotes link`" in ran.out
    assert quotes_in("link").code == 0
    assert quotes_in("doctor").code == 0
