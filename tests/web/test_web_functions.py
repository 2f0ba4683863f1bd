"""The SQL functions: what they answer, and that no text makes a query fail."""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import settings as budget
from hypothesis import strategies as st

from quotes.text import words
from quotes.web import functions
from tests.conftest import ROOT
from tests.web_fixtures import CLAIM_ALTERED, CLAIM_TURNED, RECORD, desk

API = (ROOT / "docs" / "api.md").read_text("utf-8")
# Words that cannot be mistaken for the marks of the diff.
WORDS = ["we", "have", "not", "seen", "the", "new", "bridge", "it’s", "5,000", "tolls", "“so”", "–", "was"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=12)


@pytest.fixture
def conn() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:")
    functions.register(opened)
    yield opened
    opened.close()


def _one(conn: sqlite3.Connection, call: str, *texts: Any) -> Any:
    return conn.execute(f"select {call}({', '.join('?' * len(texts))})", texts).fetchone()[0]


def test_every_function_is_documented_with_its_arguments() -> None:
    documented = dict(re.findall(r"^\| `(\w+)\(([^)]*)\)`", API, re.M))
    assert {name: len(given.split(",")) for name, given in documented.items()} == {
        name: count for name, (count, _) in functions.FUNCTIONS.items()
    }
    assert f"{functions.LONGEST:,} characters" in API


def test_a_claim_is_told_from_the_record_as_in_a_verdict(conn: sqlite3.Connection) -> None:
    found = [
        _one(conn, "quote_wording", claim, RECORD)
        for claim in (RECORD, CLAIM_ALTERED, CLAIM_TURNED, "Rain again")
    ]
    assert found == ["exact", "altered", "meaning_changed", "not_found"]
    assert _one(conn, "quote_wording", "rain", "") == "not_found"
    assert _one(conn, "quote_wording", "?!", RECORD) is None


def test_the_diff_shows_what_was_dropped_and_what_was_added(conn: sqlite3.Connection) -> None:
    assert _one(conn, "quote_diff", "We will not pay.", "We will pay.") == "We will [-not-] pay."
    assert "[-soon-] {+late+}" in _one(
        conn, "quote_diff", "The ferry leaves soon today", "The ferry leaves late today"
    )


def test_similarity_is_the_same_both_ways_and_hundred_for_the_same_words(conn: sqlite3.Connection) -> None:
    one = _one(conn, "quote_similarity", CLAIM_ALTERED, RECORD)
    assert one == _one(conn, "quote_similarity", RECORD, CLAIM_ALTERED)
    assert 0 < one < 100
    assert _one(conn, "quote_similarity", "Human  SCUM!", "human scum") == 100
    assert _one(conn, "quote_similarity", "?", "!") is None


def test_folding_leaves_the_words(conn: sqlite3.Connection) -> None:
    assert _one(conn, "quote_fold", "“Human\u00a0 SCUM”") == "human scum"


@budget(max_examples=60, deadline=None)
@given(PROSE, PROSE)
@example(["it’s", "we", "we"], ["have", "we"])
def test_taking_the_marks_out_of_a_diff_gives_the_words_of_both(one: list[str], other: list[str]) -> None:
    a, b = " ".join(one), " ".join(other)
    diff = functions.quote_diff(a, b)
    if diff is None:
        assert not words(a) or not words(b)
        return
    first = re.sub(r"\{\+.*?\+\}", " ", diff).replace("[-", " ").replace("-]", " ")
    second = re.sub(r"\[-.*?-\]", " ", diff).replace("{+", " ").replace("+}", " ")
    assert words(first) == words(a)
    assert words(second) == words(b)


@budget(max_examples=80, deadline=None)
@given(st.sampled_from(sorted(functions.FUNCTIONS)), st.lists(
    st.one_of(st.none(), st.integers(-9, 9), st.binary(max_size=5), st.text(max_size=40)), min_size=2, max_size=2,
))  # fmt: skip
def test_no_value_makes_a_query_fail(name: str, texts: list[Any]) -> None:
    count, function = functions.FUNCTIONS[name]
    answer = functions._safe(function)(*texts[:count])
    assert answer is None or isinstance(answer, str | float)


def test_what_is_too_long_is_left_alone(conn: sqlite3.Connection) -> None:
    long = "word " * 10_000
    assert all(_one(conn, name, *[long] * count) is None for name, (count, _) in functions.FUNCTIONS.items())


async def test_they_can_be_asked_on_the_site() -> None:
    sql = "select quote_wording(:claim, text) as wording from variants where quote_similarity(:claim, text) > 70"
    async with desk() as site:
        path = "/quotes/-/query.json" if hasattr(site, "ensure_permission") else "/quotes.json"
        answer = await site.client.get(path, params={"sql": sql, "claim": CLAIM_ALTERED, "_shape": "array"})
    assert answer.json() == [{"wording": "altered"}]
