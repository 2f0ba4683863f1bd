"""A link says what verification would say of its two wordings."""

import json
from pathlib import Path

import pytest

from db.store import Store
from quotes.family import gathering
from quotes.family.judging import judged
from tests.family.test_linking_order import document, put

LONG = "we will not raise the crumbling harbour wall before the engineers' survey is complete and paid for"


@pytest.mark.parametrize(
    ("text", "kind", "edits"),
    [
        # Here "not" was cut off in front of the words, and the guard sees that.
        (LONG.removeprefix("we will not "), "meaning_changed", None),
        (LONG.replace("crumbling", "northern"), "altered", [["replace", "crumbling", "northern"]]),
        (LONG.replace("harbour", "harbor"), "minor", [["replace", "harbour", "harbor"]]),
        (LONG.replace(" and paid for", ""), "excerpt", []),
        (
            LONG.replace("crumbling harbour wall before the engineers'", "… before the engineers'"),
            "elided",
            None,
        ),
    ],
)
def test_the_kind_is_what_verification_says(text: str, kind: str, edits: list[list[str]] | None) -> None:
    found, told = judged(text, LONG)
    assert found == kind
    if edits is not None:
        assert json.loads(told) == edits


def test_a_bent_wording_stays_in_the_family_and_its_link_says_what_turned_the_meaning(tmp_path: Path) -> None:
    bent = LONG.replace("will not raise", "will raise")
    with Store(tmp_path / "q.db", create=True) as store:
        put(store, document(0, [{"text": LONG, "speaker": "Rosa Quill"}], "2020-01-05", "primary"))
        put(store, document(1, [{"text": bent, "speaker": "Oskar Bremm"}], "2020-02-05", "secondary"))
        gathering.link(store)
        assert store.conn.execute("SELECT count(*) FROM quotes").fetchone() == (1,)
        kind, edits = store.conn.execute("SELECT kind, edits FROM links").fetchone()
    assert kind == "meaning_changed"
    assert ["delete", "not", ""] in json.loads(edits)
    assert ["turned", "negation"] in [edit[:2] for edit in json.loads(edits)]


def test_links_left_unread_by_a_crash_are_read_by_the_next_linking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, text in enumerate((LONG, LONG.replace("crumbling", "northern"))):
            put(store, document(at, [{"text": text, "speaker": None}], None, "secondary"))
        monkeypatch.setattr(gathering, "BATCH", 1)
        gathering.link(store, read=False)
        assert store.conn.execute("SELECT kind FROM links").fetchall() == [("unread",)]
        assert gathering.link(store) == 0
        assert store.conn.execute("SELECT kind FROM links").fetchall() == [("altered",)]
