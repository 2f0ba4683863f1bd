"""Adding documents one by one, in any order, ends in the same database as linking everything from scratch."""

import json
import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.planting import KINDS
from db.linking import families, wholesale
from db.reviewing import rulings
from db.reviewing.rulings import RulingRow
from db.rows import AttributionRow, Batch, OccurrenceRow, SourceRow, SpeakerRow, VariantRow
from db.store import Store
from quotes.family import gathering
from quotes.identity import ident
from quotes.intake import importing
from quotes.search.shingles import shingles
from quotes.text import words

SAID = (
    "we will not raise the crumbling harbour wall before the engineers' survey is complete and paid for",
    "the lantern keepers of Oss were never paid for the second winter, and some of them froze at their posts",
    "eleven boats were damaged in the gale of 1904 and their owners are still waiting for the money",
    "a town that sells its granite quay to the ferry company has sold its own front door",
    "thank you very much for coming, and thank you for waiting in the rain",
    "I do not know what to say about it, and I do not think that anybody does",
)
SPEAKERS = ("Rosa Quill", "Oskar Bremm", "Ada Finch", None)
VOCABULARY = sorted({word for text in SAID for word in text.split()})
Row = dict[str, object]

# A row is one of the sentences, edited in one of ten ways or in two, said by somebody, at some place and time.
ROWS = st.tuples(
    st.sampled_from(SAID),
    st.lists(st.sampled_from(sorted(KINDS)), max_size=2),
    st.integers(0, 9),
    st.sampled_from(SPEAKERS),
)
DOCUMENTS = st.lists(
    st.tuples(
        st.lists(ROWS, min_size=1, max_size=5),
        st.sampled_from(["2020-01-05", "2019-07-01", "2031-01-01", None]),
        st.sampled_from(["primary", "secondary", "collection"]),
    ),
    min_size=2,
    max_size=9,
)


def edited(text: str, kinds: list[str], seed: int) -> str:
    said = text.split()
    chance = random.Random(seed)
    for kind in kinds:
        if len(said) >= 8:
            said = KINDS[kind](said, chance, VOCABULARY)
    return " ".join(said)


def document(at: int, rows: list[Row], published: str | None, tier: str) -> bytes:
    lines = [
        {
            "id": f"{at}-{place}",
            "text": row["text"],
            "speaker": row["speaker"],
            "document": f"d{at}",
            "position": place,
            "published": published,
            "tier": tier,
        }
        for place, row in enumerate(rows)
    ]
    return "\n".join(map(json.dumps, lines)).encode()


def put(store: Store, data: bytes) -> None:
    importing.import_rows(store, data, "rows.jsonl", at="2026-01-01T00:00:00Z")


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What linking made, by permanent ids: row numbers differ with the order in which wordings came."""
    pair = "JOIN variants a ON a.n = variant_n JOIN variants b ON b.n = to_variant_n ORDER BY 1, 2"
    queries = {
        "quotes": "SELECT * FROM quotes ORDER BY id",
        "variants": "SELECT id, text, quote_id FROM variants ORDER BY id",
        "occurrences": "SELECT id, exact FROM occurrences ORDER BY id",
        "links": f"SELECT a.id, b.id, l.kind, l.score, l.edits FROM links l {pair}",
        "kinship": f"SELECT a.id, b.id, score, whole FROM kinship {pair}",
    }
    return {name: store.conn.execute(sql).fetchall() for name, sql in queries.items()}


@settings(max_examples=40)
@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_documents_added_in_any_order_give_the_database_that_linking_from_scratch_gives(
    drawn: list[tuple[list[tuple[str, list[str], int, str | None]], str | None, str]], chance: random.Random
) -> None:
    made = []
    for at, (rows, published, tier) in enumerate(drawn):
        texts = [edited(text, kinds, seed) for text, kinds, seed, _ in rows]
        said: list[Row] = [{"text": text, "speaker": row[3]} for text, row in zip(texts, rows, strict=True)]
        made.append(document(at, said, published, tier))
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        with Store(Path(folder) / "whole.db", create=True) as store:
            for data in made:
                put(store, data)
            patch.setattr(gathering, "BATCH", 1)
            gathering.link(store)
            whole = content(store)
        patch.undo()
        chance.shuffle(made)
        with Store(Path(folder) / "parts.db", create=True) as store:
            for data in made:
                put(store, data)
                gathering.link(store)
            assert content(store) == whole


def test_a_phrase_that_the_last_documents_make_common_parts_families_that_relied_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "the lantern keepers of Oss froze"
    texts = [said, f"and {said}", *(f"{word} {said} {word}" for word in VOCABULARY[:40])]
    documents = [
        document(at, [{"text": text, "speaker": None}], None, "secondary") for at, text in enumerate(texts)
    ]
    with Store(tmp_path / "parts.db", create=True) as store:
        for data in documents:
            put(store, data)
            gathering.link(store)
        parts = content(store)
    with Store(tmp_path / "whole.db", create=True) as store:
        for data in documents:
            put(store, data)
        monkeypatch.setattr(gathering, "BATCH", 1)
        gathering.link(store)
        assert content(store) == parts


def alone() -> Batch:
    """Five wordings that share nothing, with places and credits of every make."""
    tiers = {"s1": "primary", "s2": "secondary", "s3": "collection"}
    dates: dict[str, dict[str, str | None]] = {
        "s1": {"published": None},
        "s2": {"published": "2020-03-01"},
        "s3": {"published": None, "modified": "2019-02-03"},
    }
    variants = [VariantRow(f"v{n}", text, len(text.split())) for n, text in enumerate(SAID[:5])]
    places = [("v0", "s1"), ("v1", "s2"), ("v1", "s3"), ("v2", "s2"), ("v3", "s3"), ("v3", "s1")]
    credits = [
        ("v0s1", "k1", "asserted", "likely", None),
        ("v0s1", "k2", "asserted", "certain", None),
        ("v1s2", "k1", "disputed", "certain", None),
        ("v2s2", "k2", "asserted", "likely", "the Harbour Gazette"),
        ("v3s1", "k1", "disputed", "likely", None),
        ("a place that is gone", "k2", "asserted", "certain", None),
    ]
    return Batch(
        sources=[
            SourceRow(s, f"http://{s}.test", tier, "full", "article", "2026-01-01T00:00:00Z", **dates[s])
            for s, tier in tiers.items()
        ],
        speakers=[SpeakerRow(k, k) for k in ("k1", "k2")],
        variants=variants,
        occurrences=[
            OccurrenceRow(v + s, v, s, "indirect" if v == "v3" else "direct", said_on="2018-01-01")
            for v, s in places
        ],
        attributions=[
            AttributionRow(o, k, status, sure, "rule", via=via) for o, k, status, sure, via in credits
        ],
    )  # fmt: skip


@pytest.mark.parametrize("decided", [False, True])
def test_wordings_that_stand_alone_are_stored_all_at_once_as_they_are_one_by_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, decided: bool
) -> None:
    """One place or several, one credit, two, a doubted one or none, by way of somebody, of no place; dated and undated."""
    found = []
    for batch in (1, 1_000):
        monkeypatch.setattr(gathering, "BATCH", batch)
        with Store(tmp_path / f"{batch}.db", create=True) as store:
            store.put(alone(), lambda text: shingles(words(text)).threes)
            if decided:
                ruling = RulingRow("d1", "original", "occurrence", "v2s2", "2026-01-01T00:00:00Z", "exact")
                with store.transaction():
                    rulings.replace(store.conn, ["d1"], [ruling])
            assert gathering.link(store) == 5
            found.append(content(store))
    assert found[0] == found[1]
    assert len(found[0]["quotes"]) == 5
    rules = {row[0]: row[9] for row in found[0]["quotes"]}
    assert rules[ident("quote", "v2")] == ("decided" if decided else "only")


def test_what_was_found_again_is_told_without_reading_all_places(tmp_path: Path) -> None:
    spent = []
    for count in (200, 2_000):
        with Store(tmp_path / f"{count}.db", create=True) as store:
            rows: list[Row] = [{"text": f"{SAID[n % 3]} {n}", "speaker": None} for n in range(count)]
            put(store, document(0, rows, None, "secondary"))
            with store.transaction():
                store.conn.execute("UPDATE variants SET quote_id = 'q'")
                families.mark(store.conn)
            put(store, document(1, rows[:1], None, "secondary"))
            steps = [0]

            def step(steps: list[int] = steps) -> None:
                steps[0] += 1

            store.conn.set_progress_handler(step, 1)
            found = families.touched(store.conn)
            store.conn.set_progress_handler(None, 0)
            assert found == [1]
            spent.append(steps[0])
    assert spent[1] < 2 * spent[0]


def test_the_page_cache_grows_with_the_wordings_while_they_are_linked_and_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wholesale, "ROOM", 2**30)
    with Store(":memory:", create=True) as store:
        store.put(alone(), lambda text: shingles(words(text)).threes)
        (before,) = store.conn.execute("PRAGMA cache_size").fetchone()
        with wholesale.roomy(store.conn):
            assert store.conn.execute("PRAGMA cache_size").fetchone() == (-5 * 2**20,)
        assert store.conn.execute("PRAGMA cache_size").fetchone() == (before,)
