"""What comes into a library by mistake or malice is linked sensibly or left alone."""

import json
import random
import resource
from pathlib import Path

import pytest

from db.store import Store
from quotes.family import gathering
from tests.family.test_linking_order import SAID, VOCABULARY, content, document, put

Texts = list[str]
SOUNDS = "lmnrst"
# Two of ten may be one person, with a surname of their own for each ten.
FIRST = ("Ada", "A.", "Rosa", "Oskar", "Bodil", "Nils", "Vera", "Hugo", "Lena", "Tove")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    return Store(tmp_path / "q.db", create=True)


def add(store: Store, texts: Texts, at: int = 0) -> None:
    for place, text in enumerate(texts, at):
        put(store, document(place, [{"text": text, "speaker": None}], None, "secondary"))


def families(store: Store) -> list[tuple[int, ...]]:
    return sorted(store.conn.execute("SELECT variants, occurrences FROM quotes").fetchall(), reverse=True)


@pytest.mark.parametrize("batch", [1, 2_000])
def test_rows_without_letters_stand_alone(store: Store, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(gathering, "BATCH", batch)
    add(
        store,
        ["!!!", "— … —", "7", "1 2 3 4 5 6 7 8 9", "1 2 3 4 5 6 7 8", "？", "\u200b\u200d", "😀 😀 😀 😀"],
    )
    gathering.link(store)
    assert families(store) == [(1, 1)] * 3
    with store:
        assert store.conn.execute("SELECT count(*) FROM variants WHERE quote_id IS NULL").fetchone() == (0,)
        told = store.conn.execute("SELECT reason FROM rejects").fetchall()
    # Five have not even a number: they are not stored, and the reason stands in the table of rejects.
    assert told == [('the "text" holds no word, so that there is nothing to find it by.',)]


@pytest.mark.parametrize("batch", [1, 2_000])
def test_rows_of_a_megabyte_are_linked_where_one_stands_in_the_other_and_fill_no_memory(
    store: Store, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(gathering, "BATCH", batch)
    chance = random.Random(9)
    words = [f"{chance.choice(VOCABULARY)}{chance.randrange(10_000)}" for _ in range(80_000)]
    whole, part = " ".join(words), " ".join(words[10:70_000])
    bent = " ".join(["another", *words[1:-1:7], "end"])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    add(store, [whole[:999_000], part, bent, SAID[0]])
    gathering.link(store)
    with store:
        assert families(store)[0][0] == 2
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000


def test_many_identical_rows_are_one_wording_in_many_places(store: Store) -> None:
    rows: list[dict[str, object]] = [{"text": "Thank you very much!", "speaker": None} for _ in range(3_000)]
    put(store, document(0, rows, None, "secondary"))
    assert gathering.link(store) == 1
    with store:
        assert families(store) == [(1, 3_000)]


def steps_of_linking(path: Path, count: int) -> int:
    """What SQLite does, in thousands of its instructions, while identical rows of as many speakers are linked."""
    rows = []
    for n in range(count):
        surname = (
            f"{SOUNDS[n // 10 % 6]}ok{SOUNDS[n // 60 % 6]}ap{SOUNDS[n // 360 % 6]}il{SOUNDS[n // 2160 % 6]}"
        )
        name = f"{FIRST[n % 10]} {surname.title()}"
        rows.append({"text": SAID[0], "speaker": name, "document": f"d{n}", "id": str(n)})
    with Store(path, create=True) as store:
        put(store, "\n".join(map(json.dumps, rows)).encode())
        spent = [0]

        def count_one() -> int:
            spent[0] += 1
            return 0

        store.conn.set_progress_handler(count_one, 1_000)
        assert gathering.link(store) == 1
        store.conn.set_progress_handler(None, 0)
        assert families(store) == [(1, count)]
        assert store.conn.execute("SELECT count(DISTINCT speaker_id) FROM attributions").fetchone() == (
            count,
        )
    return spent[0]


def test_identical_rows_of_ever_more_speakers_cost_no_more_than_as_many_times_as_much(tmp_path: Path) -> None:
    few, many = (steps_of_linking(tmp_path / f"{count}.db", count) for count in (1_000, 4_000))
    assert many < 6 * few


@pytest.mark.parametrize("published", [None, "2999-01-01", "yesterday", "0000-00-00", "1066-10-14"])
def test_dates_that_say_nothing_change_no_family(store: Store, published: str | None) -> None:
    put(store, document(0, [{"text": SAID[0], "speaker": None}], "2020-02-02", "secondary"))
    put(store, document(1, [{"text": f"{SAID[0]} indeed", "speaker": None}], published, "secondary"))
    gathering.link(store)
    with store:
        assert families(store) == [(2, 2)]
        reason = store.conn.execute("SELECT original_reason FROM quotes").fetchone()[0]
    assert "the earliest dated occurrence" in reason


def test_text_made_to_look_alike_everywhere_ends_soon(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "BATCH", 1)
    said = "quorum lantern granite"
    add(store, [f"{said} {n}" for n in range(60)] + [" ".join([said] * n) for n in range(2, 30)])
    gathering.link(store)
    with store:
        at_once = content(store)
    assert len(at_once["quotes"]) > 1
