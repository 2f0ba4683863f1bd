"""An id that was given out leads somewhere for good, and a quote that is traced to another place says so."""

import json
import random
import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.linking import families, heritage
from db.linking.heritage import stands_for
from db.reviewing.reviews import Reviews, reading
from db.reviewing.succession import changes, redirects
from db.store import Store
from quotes.family import gathering, lineage
from quotes.intake import importing
from quotes.intake.deposit import archive_of, erase
from quotes.intake.rebuilding import rebuild
from tests.conftest import Program

PART = "raise the crumbling harbour wall before the engineers' survey is complete"
WHOLE = f"we will not {PART} and paid for"
OTHER = "the engineers' survey is complete and paid for"


def put(store: Store, *texts: str, tier: str = "secondary", published: str | None = None) -> None:
    lines = [
        json.dumps({"text": text, "document": text, "tier": tier, "published": published}) for text in texts
    ]
    path = store.path.with_name("rows.jsonl")
    path.write_text("\n".join(lines), "utf-8")
    importing.import_file(store, None, path)
    gathering.link(store)


def ids(store: Store) -> set[str]:
    return {ident for (ident,) in store.conn.execute("SELECT id FROM quotes")}


def leads(store: Store, ident: str) -> tuple[str, ...]:
    assert store.reviews is not None
    with reading(store.reviews) as held:
        return stands_for(store.conn, held.conn if held else None, ident)


def test_a_longer_wording_takes_the_quote_over_and_the_old_id_leads_to_it(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART)
        (old,) = ids(store)
        put(store, WHOLE)
        (new,) = ids(store)
        assert old != new
        assert leads(store, old) == (new,)
        assert leads(store, new) == (new,)
        assert leads(store, "0123456789abcdef") == ()
        with Reviews(tmp_path / "reviews.db") as held:
            (row,) = redirects(held.conn)
        assert (row.kind, row.reason) == ("merged", "a longer wording of the same quote was found")


def test_two_quotes_that_turn_out_to_be_one_lead_to_it_and_say_so(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART, OTHER)
        old = ids(store)
        assert len(old) == 2
        put(store, WHOLE)
        (new,) = ids(store)
        assert {leads(store, ident) for ident in old} == {(new,)}
        with Reviews(tmp_path / "reviews.db") as held:
            assert {row.reason for row in redirects(held.conn)} == {"found to go back to the same utterance"}


def test_a_quote_that_falls_apart_says_what_it_was_split_into(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART, OTHER, WHOLE)
        (old,) = ids(store)
        (source,) = store.conn.execute("SELECT id FROM sources WHERE title = ?", [WHOLE]).fetchone()
        erase(store, source, "asked for", "2026-01-01T00:00:00Z")
        assert set(leads(store, old)) == ids(store)
        with Reviews(tmp_path / "reviews.db") as held:
            assert [row.kind for row in redirects(held.conn)] == ["split"]


def test_a_transcript_found_later_takes_over_and_the_change_is_recorded(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART, published="2020-01-01")
        was = store.conn.execute("SELECT original_occurrence FROM quotes").fetchone()[0]
        put(store, WHOLE, tier="primary")
        quote, now = store.conn.execute("SELECT id, original_occurrence FROM quotes").fetchone()
        with Reviews(tmp_path / "reviews.db") as held:
            (change,) = changes(held.conn, quote)
        assert (change.was, change.became, change.reason) == (was, now, "a primary source contains the words")


def test_where_another_place_joins_and_the_original_stays_nothing_is_recorded(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, WHOLE, tier="primary")
        put(store, PART, published="2020-01-01")
        assert not (tmp_path / "reviews.db").exists()
        assert store.conn.execute("SELECT count(*) FROM former").fetchone() == (0,)


def test_linking_from_scratch_after_a_death_half_way_forgets_no_id(tmp_path: Path) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART)
        (old,) = ids(store)
        with store.transaction():
            families.forget(store.conn)
        # The process died here, and a longer wording came in before linking was run again.
        put(store, WHOLE)
        assert leads(store, old) == tuple(ids(store))


def test_nothing_is_stored_where_the_decisions_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "quotes.db", create=True) as store:
        put(store, PART)
        (old,) = ids(store)
        with monkeypatch.context() as patch:
            patch.setattr(heritage, "put_redirects", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                put(store, WHOLE)
        assert ids(store) == {old}
        gathering.link(store)
        assert leads(store, old) == tuple(ids(store) - {old})


def test_a_rebuild_by_other_rules_carries_the_ids_over(
    quotes_in: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotes_in.story()
    database = quotes_in.folder / "quotes.db"
    with Store(database) as store:
        before = ids(store)
    assert rebuild(database).entries == len(list(archive_of(database).entries()))
    assert not (quotes_in.folder / "reviews.db").exists()
    monkeypatch.setattr(lineage, "ident", lambda *parts: f"new {parts[-1]}")
    rebuild(database)
    with Store(database) as store:
        assert not ids(store) & before
        assert all(leads(store, ident) for ident in before)


VOCABULARY = ["quill", "harbour", "ferry", "gale", "wall", "lantern", "survey", "granite", "money", "winter"]
DOCUMENTS = st.lists(
    st.lists(
        st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=12).map(" ".join), min_size=1, max_size=4
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_whatever_is_added_every_id_ever_given_out_leads_to_its_wording(
    tmp_path: Path, documents: list[list[str]], chance: random.Random
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    with Store(folder / "quotes.db", create=True) as store:
        given_out: dict[str, set[str]] = {}
        for document in documents:
            put(store, *document, published=chance.choice([None, "2020-01-01", "2021-01-01"]))
            for ident, wording in store.conn.execute("SELECT quote_id, id FROM variants"):
                given_out.setdefault(ident, set()).add(wording)
        for ident, wordings in given_out.items():
            found = leads(store, ident)
            assert found
            assert set(found) <= ids(store)
            reached = _wordings(store.conn, found)
            assert wordings & reached


def _wordings(conn: sqlite3.Connection, quotes: tuple[str, ...]) -> set[str]:
    sql = "SELECT id FROM variants WHERE quote_id IN (SELECT value FROM json_each(?))"
    return {wording for (wording,) in conn.execute(sql, [json.dumps(quotes)])}
