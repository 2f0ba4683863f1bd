"""Of texts with the same words the one in most places is shown, whatever came first, and everything else keeps step with it."""

import json
import random
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.linking.forms import Form
from db.store import Store
from quotes.family import gathering
from quotes.family.forms import chosen
from quotes.family.judging import judged
from quotes.intake import importing
from quotes.intake.deposit import erase

WHOLE = "We will not raise the crumbling harbour wall before the engineers’ survey is complete"
FORMS = (WHOLE, WHOLE.upper(), WHOLE.replace("’", "'"), f"“{WHOLE}”")
PART = "raise the crumbling harbour wall before the engineers' survey"


def form(text: str, places: int, published: str | None = None) -> Form:
    return Form(1, "", text, published, None, None, "secondary", "2026-01-01T00:00:00Z", places)


def put(store: Store, document: str, text: str, published: str | None = None) -> None:
    row = {"id": document, "text": text, "document": document, "published": published}
    importing.import_rows(store, json.dumps(row).encode(), "rows.jsonl", at="2026-01-01T00:00:00Z")


def shown(store: Store) -> str:
    return str(
        store.conn.execute(
            "SELECT text FROM variants WHERE text LIKE '%wall%' ORDER BY words DESC"
        ).fetchone()[0]
    )


def test_the_form_in_most_places_is_shown_then_the_earliest_then_the_first_by_letters() -> None:
    assert chosen([form("A", 1), form("a", 2)]) == "a"
    assert chosen([form("A", 1, "2020-02-02"), form("a", 1, "2019-01-01")]) == "a"
    assert chosen([form("A", 1, "2999-01-01"), form("a", 1, "2019-01-01")]) == "a"
    assert chosen([form("A", 1), form("a", 1)]) == "A"


def test_a_comma_that_leads_on_to_the_speaker_makes_no_other_form() -> None:
    assert chosen([form("Not yet,", 1), form("Not yet!", 2), form("Not yet", 2)]) == "Not yet"


@given(
    st.lists(
        st.tuples(st.sampled_from(FORMS), st.integers(1, 3), st.sampled_from([None, "2020", "2019-05-05"]))
    )
)
def test_the_choice_does_not_depend_on_the_order(found: list[tuple[str, int, str | None]]) -> None:
    forms = [form(*one) for one in found]
    backwards = random.Random(len(found)).sample(forms, len(forms))
    assert not forms or chosen(forms) == chosen(backwards)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_same_form_is_shown_in_whatever_order_sources_come(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    rows = [("a", FORMS[1], "2020-01-01"), ("b", FORMS[2], "2019-01-01"), ("c", FORMS[2], None)]
    with Store(tmp_path / "q.db", create=True) as store:
        for at in order:
            put(store, *rows[at])
            gathering.link(store)
        assert shown(store) == FORMS[2]
        places = store.conn.execute("SELECT external_id, exact FROM occurrences ORDER BY 1").fetchall()
    assert places == [("a", FORMS[1]), ("b", None), ("c", None)]


def test_a_link_is_read_again_and_search_finds_the_new_form(tmp_path: Path) -> None:
    one, other = "ร้านนี้ปิดแล้ว ราคา 5", "ร้านนี้ปิดแล้ว ราคา ５"
    with Store(tmp_path / "q.db", create=True) as store:
        put(store, "a", FORMS[1])
        put(store, "p", PART)
        put(store, "t", one)
        gathering.link(store)
        before = store.conn.execute("SELECT edits FROM links").fetchall()
        for document in "bc":
            put(store, document, FORMS[2])
            put(store, f"t{document}", other)
        gathering.link(store)
        assert shown(store) == FORMS[2]
        links = store.conn.execute("SELECT kind, edits FROM links").fetchall()
        assert [(edits,) for _, edits in links] != before
        assert links == [judged(PART, FORMS[2])]
        text = store.conn.execute("SELECT text FROM quotes WHERE variants = 2").fetchone()
        assert text == (FORMS[2],)
        assert store.conn.execute("SELECT text FROM variants WHERE text LIKE 'ร%'").fetchone() == (other,)
        for table in ("variants_fts", "unspaced_fts"):
            store.conn.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")


def test_what_a_removed_source_alone_had_is_shown_no_more(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        put(store, "a", FORMS[1], "2001-01-01")
        put(store, "b", FORMS[0], "2002-01-01")
        gathering.link(store)
        assert shown(store) == FORMS[1]
        (source,) = store.conn.execute("SELECT source_id FROM occurrences WHERE external_id = 'a'").fetchone()
        erase(store, source, "asked for", "2026-01-01T00:00:00Z")
        assert shown(store) == FORMS[0]


@pytest.mark.parametrize("batch", [1, 2_000])
def test_from_scratch_and_for_other_processes_the_same_form_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(gathering, "BATCH", batch)
    monkeypatch.setattr(gathering, "APART", 1)
    monkeypatch.setattr(gathering, "cores", lambda: 2)
    with Store(tmp_path / "q.db", create=True) as store:
        for document, text in (("a", FORMS[1]), ("p", PART), ("b", FORMS[0]), ("c", FORMS[0])):
            put(store, document, text)
        for afresh in (False, True):
            gathering.link(store, afresh=afresh)
            texts = store.conn.execute(
                "SELECT v.text, q.text FROM quotes q JOIN variants v ON v.quote_id = q.id"
            )
            assert sorted(texts.fetchall()) == [(FORMS[0], FORMS[0]), (PART, FORMS[0])]
