"""Finding the passage: the right row for every way of bending its words, and none for words nobody said."""

import sqlite3
from collections.abc import Iterator, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.index import postings
from db.index.library import Library
from quotes.search.retrieval import Found, find
from quotes.search.shingles import numbered
from quotes.search.thresholds import Thresholds
from quotes.text import words

OCCURRENCES = """CREATE TABLE occurrences
(id TEXT, variant_n INTEGER, source_id TEXT, position INTEGER, kind TEXT, start INTEGER, [end] INTEGER)"""
TIDE = "We lost two boats to the spring tide because nobody had checked the moorings since October."
LEDGER = "The ledger shows that forty crates of glass left this quay without a single signature."
VOW = "I will not sell the lighthouse, neither to the county nor to the highest bidder in the hall."
FIRST = "Our grandmothers salted herring in that shed every winter until the railway came"
SECOND = "and when the rails were pulled up again the shed was already full of swallows."
SHORT = "Thank you all."
TWIN, OTHER_TWIN = "They were not geared towards beginners.", "They were not geared towards being inclusive."
BEFORE = "We walked home over the hill that evening."
NAMED = {TIDE: 1, LEDGER: 2, VOW: 3, FIRST: 4, SECOND: 5, SHORT: 6, TWIN: 7, OTHER_TWIN: 8, BEFORE: 9}

_OPENINGS = ["I think that", "You know that", "We all said that", "It is true that", "They hope that"]
_THINGS = [
    "the market",
    "a garden",
    "our bridge",
    "the school",
    "this winter",
    "the mill",
    "an engine",
    "the road",
]
_STATES = ["was closed", "is getting better", "will be ready soon", "had a good year", "needs more work"]
_ENDS = [
    "for all of us",
    "in the end",
    "at this time",
    "as we know",
    "when you look at it",
    "thank you all again",
]


def filler() -> list[str]:
    """Rows of everyday words, so that common runs are common."""
    chance = Random(7)
    parts = (_OPENINGS, _THINGS, _STATES, _ENDS)
    return [
        " ".join(chance.choice(part) for part in parts) + f" {chance.randrange(900)}." for _ in range(1_500)
    ]


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("CREATE TABLE quotes (id TEXT, variants INTEGER)")
    conn.execute("CREATE TABLE variants (n INTEGER PRIMARY KEY, text TEXT, quote_id TEXT)")
    conn.execute(OCCURRENCES)
    rows = list(enumerate([*NAMED, *filler()], 1))
    conn.executemany("INSERT INTO variants VALUES (?, ?, NULL)", rows)
    conn.executemany(
        "INSERT INTO occurrences VALUES (?, ?, 'memoir', ?, 'turn', NULL, NULL)",
        [("a", 4, 10), ("b", 5, 14), ("c", 6, 15), ("d", 7, 20), ("e", 8, 21), ("f", 9, 5)],
    )
    postings.create(conn)
    postings.build(conn, [numbered([(n, words(text)) for n, text in rows])])
    yield conn
    conn.close()


@pytest.fixture
def library(conn: sqlite3.Connection) -> Library:
    return Library(conn)


def rows(found: Found) -> list[tuple[int, ...]]:
    return [hit.rows for hit in found.hits]


@pytest.mark.parametrize(
    ("claim", "row"),
    [
        (TIDE, 1),
        ("we LOST two boats — to the spring tide — because “nobody had checked the moorings”", 1),
        ("nobody had checked the moorings since October", 1),
        ("We lost two boats to the spring tide … checked the moorings since October", 1),
        ("We lost five boats to the winter tide because nobody had checked the moorings since October.", 1),
        ("We lots two boats to teh spring tide becuase nobody had chekced the morings since Octobre.", 1),
        ("We did not lose two boats to the spring tide; somebody had checked the moorings since October.", 1),
        ("forty crates of glass left this quay", 2),
        ("I will sell the lighthouse to the county or to the highest bidder in the hall.", 3),
        (SHORT, 6),
    ],
)
def test_a_row_is_found_however_its_words_are_bent(library: Library, claim: str, row: int) -> None:
    assert rows(find(claim, library))[:1] == [(row,)]


@pytest.mark.parametrize(
    "claim",
    [
        "It is true that the road is getting better for everybody who ever drove on it",
        "We lost the election because nobody had heard of us",
        "The lighthouse keeper never wrote a single letter home in all his years",
        "at this time",
        "market",
        "zyxgrf",
    ],
)
def test_common_words_and_other_remarks_are_not_found(library: Library, claim: str) -> None:
    assert not find(claim, library)


def test_what_is_found_says_how_much_of_the_claim_it_holds(library: Library) -> None:
    (hit, *_) = find(
        "As she put it, forty crates of glass left this quay without a single signature", library
    ).hits
    assert (hit.start, hit.end) == (4, 15)
    assert hit.coverage == pytest.approx(11 / 15)
    assert not hit.whole
    assert find(LEDGER, library).hits[0].whole


@pytest.mark.parametrize("were_not", ["were not", "weren't"])
def test_two_sentences_that_begin_alike_are_both_read(library: Library, were_not: str) -> None:
    claim = f"They {were_not} geared toward beginners. They {were_not} geared toward being inclusive."
    assert rows(find(claim, library))[:1] == [(7, 8)]


def test_no_row_is_read_that_the_claim_has_nothing_of(library: Library) -> None:
    claim = f"{FIRST} {SECOND.replace('the rails', 'rails')}"
    assert rows(find(claim, library))[:1] == [(4, 5)]


def test_a_claim_across_two_rows_of_a_running_text_is_one_passage(library: Library) -> None:
    found = find("every winter until the railway came and when the rails were pulled up again", library)
    assert rows(found)[0] == (4, 5)
    assert found.hits[0].text == f"{FIRST} {SECOND}"


def test_a_word_far_before_in_the_row_before_is_no_part_of_the_passage(library: Library) -> None:
    assert rows(find("Our rails were pulled up again, the shed was already full of swallows", library))[
        0
    ] == (5,)


def test_pieces_of_two_rows_are_told_apart_in_the_order_of_the_claim(library: Library) -> None:
    found = find(
        "Forty crates of glass left this quay because nobody had checked the moorings since October", library
    )
    assert [piece.rows for piece in found.pieces] == [(2,), (1,)]
    assert found.hits[0].rows in {(1,), (2,)}


def test_a_claimed_speakers_own_row_needs_less_evidence(library: Library) -> None:
    claim = "Nobody looked after the moorings in spring, so the tide cost us two boats"
    assert not find(claim, library)
    claim = "because nobody had ever looked at the moorings since the autumn"
    assert not find(claim, library, credited=lambda numbers: set())
    assert rows(find(claim, library, credited=lambda numbers: set(numbers)))[:1] == [(1,)]


def test_among_rows_that_answer_alike_the_callers_preference_decides(conn: sqlite3.Connection) -> None:
    conn.execute("BEGIN")
    twins = [(9_001, f"{VOW} (Applause.)"), (9_002, f"{VOW} (Laughter.)")]
    conn.executemany("INSERT INTO variants VALUES (?, ?, NULL)", twins)
    postings.put(conn, [(n, numbered([(n, words(text))])[1]) for n, text in twins])
    claim = "neither to the county nor to the highest bidder in the hall"

    def last(numbers: Sequence[int]) -> list[float]:
        return [-n for n in numbers]

    library = Library(conn)
    assert rows(find(claim, library, prefer=last))[0] == (9_002,)
    assert rows(find(claim, library, limit=1)) == [(3,)]
    conn.execute("ROLLBACK")


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "   ",
        "…",
        "\x00\x01\x7f",
        "\ud83d",
        "\u202e\u2066",
        '"; DROP TABLE variants; --',
        "NEAR(a b) OR * ^",
        "🙂🙂",
    ],
)
def test_strange_input_finds_nothing_and_breaks_nothing(library: Library, claim: str) -> None:
    assert not find(claim, library)


def test_of_an_endless_claim_the_beginning_is_looked_up(library: Library) -> None:
    assert find(f"{LEDGER} " * 50_000, library).read > 0


def test_an_empty_library_holds_nothing() -> None:
    conn = sqlite3.connect(":memory:")
    conn.execute("CREATE TABLE variants (n INTEGER PRIMARY KEY, text TEXT)")
    postings.create(conn)
    assert find(TIDE, Library(conn)) == Found()
    conn.close()


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=200))
def test_no_text_at_all_makes_the_search_fail(text: str) -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("CREATE TABLE quotes (id TEXT, variants INTEGER)")
    conn.execute("CREATE TABLE variants (n INTEGER PRIMARY KEY, text TEXT, quote_id TEXT)")
    conn.execute(OCCURRENCES)
    postings.create(conn)
    conn.execute("INSERT INTO variants VALUES (1, ?, NULL)", [text.encode("utf-8", "replace").decode()])
    postings.put(conn, [(1, numbered([(1, words(text))])[1])])
    found = find(text, Library(conn))
    assert bool(found) == bool(words(text))
    conn.close()


def test_what_is_asked_of_a_row_can_be_set(library: Library) -> None:
    claim = "nobody had checked the moorings since October"
    assert find(claim, library)
    assert not find(claim, library, asks=Thresholds(asked=1_000))
