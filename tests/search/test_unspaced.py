"""Search in scripts without spaces: two letters or more, at any place of a wording, find it; one letter too."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.index import unspaced
from db.index.search import search
from db.reading.finding import find
from tests.hard_fixtures import ANALECTS, IROHA, hard


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{hard().as_uri()}?mode=ro", uri=True)) as found:
        yield found


@contextmanager
def memory_of(*texts: str) -> Iterator[sqlite3.Connection]:
    """Wordings numbered from 1, indexed, in memory."""
    with closing(sqlite3.connect(":memory:")) as memory:
        memory.execute("create table variants (n integer primary key, text text)")
        memory.executemany("insert into variants (text) values (?)", [(text,) for text in texts])
        unspaced.create(memory)
        yield memory


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("有朋", ANALECTS), ("远方来", ANALECTS), ("乎", ANALECTS), ("学而时习之，不亦说乎", ANALECTS), ("之，不", ANALECTS),
        ("にほ", IROHA), ("ほへと ちり", IROHA), ("を", IROHA),
    ],
)  # fmt: skip
def test_letters_that_stand_together_are_found(conn: sqlite3.Connection, words: str, text: str) -> None:
    assert [found.text.replace("\x02", "").replace("\x03", "") for found in find([conn], [words])] == [text]
    assert [hit.text for hit in search([conn], [words])] == [text]


@pytest.mark.parametrize("words", ["朋有", "远来", "方远", "春", "ほに", "乎？学"])
def test_letters_that_stand_apart_are_not(conn: sqlite3.Connection, words: str) -> None:
    assert find([conn], [words]) == ()


@pytest.mark.parametrize(
    ("words", "hits"), [(["harb\ud818our"], 0), (["harbour\0", "wall"], 4), (["\udfff", "wall"], 4), (["朋\ud800自"], 0)]
)  # fmt: skip
def test_what_no_row_can_hold_parts_words(conn: sqlite3.Connection, words: list[str], hits: int) -> None:
    assert len(find([conn], words)) == len(search([conn], words)) == hits


def test_what_was_looked_for_is_marked(conn: sqlite3.Connection) -> None:
    (found,) = find([conn], ["远方", "不亦"])
    assert "\x02远方\x03" in found.text
    assert found.text.count("\x02不亦\x03") == 2


def test_words_with_spaces_are_left_to_the_other_search(conn: sqlite3.Connection) -> None:
    assert unspaced.query(["harbour", "wall"]) is None
    held = conn.execute("select count(*) from unspaced_fts").fetchone()[0]
    assert held == 2
    assert len(find([conn], ["harbour", "wall"])) == 4


def test_full_width_letters_and_words_between_are_found_as_usual_ones() -> None:
    with memory_of("次のＡＩ時代は速い", "ﾌﾞﾗｲﾄ") as memory:
        ask = "select rowid from unspaced_fts where unspaced_fts match ?"
        for words, n in (("AI時代", 1), ("時代 ai", 1), ("ブライ", 2)):
            assert memory.execute(ask, [unspaced.query([words])]).fetchall() == (
                [(n,)] if words != "時代 ai" else []
            )
        memory.execute("delete from variants where n = 1")
        assert memory.execute("select rowid from unspaced_fts").fetchall() == [(2,)]


_TEXT = st.text(alphabet="学而时习之カナ。， ab", min_size=1, max_size=12)


@given(_TEXT, st.data())
def test_every_part_of_a_text_that_holds_a_letter_finds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    # A Latin word is found whole, as everywhere.
    if part[:1] in "ab" or part[-1:] in "ab":
        return
    query = unspaced.query([part])
    if query is not None:
        with memory_of(text) as memory:
            assert memory.execute(
                "select rowid from unspaced_fts where unspaced_fts match ?", [query]
            ).fetchall()


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_words_are_a_mistake(words: list[str]) -> None:
    query = unspaced.query(words)
    # Nothing is stored: what is asked must be a query, and find nothing.
    if query is not None:
        with memory_of() as memory:
            found = memory.execute("select rowid from unspaced_fts where unspaced_fts match ?", [query])
            assert found.fetchall() == []
