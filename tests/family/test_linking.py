"""Families: a wording joins through a direct relation to a longer member, and only if it is the same utterance."""

import json
import random
import tempfile
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from db.linking import families as rows_of
from db.linking import wholesale
from db.linking.families import Wording
from db.store import Store
from quotes.family import gathering, signs
from quotes.family.linking import Family, Joined, Kin, chosen, families, joined, rank, ranked
from quotes.intake import importing
from quotes.text import words

LONG = "we will not raise the crumbling harbour wall before the engineers' survey is complete and paid for"


def linked(tmp_path: Path, texts: list[str], parts: int = 1) -> list[set[str]]:
    """The families of two and more that texts fall into, linked in so many parts."""
    # Hypothesis seeds `random` anew for each example: a name drawn from it would open the last one's database.
    with Store(Path(tempfile.mkdtemp(dir=tmp_path)) / "q.db", create=True) as store:
        for part in range(parts):
            put(store, texts[part::parts])
            gathering.link(store)
        found: dict[str, set[str]] = {}
        for quote, text in store.conn.execute("SELECT quote_id, text FROM variants"):
            found.setdefault(quote, set()).add(text)
    return [group for group in found.values() if len(group) > 1]


def put(store: Store, texts: list[str]) -> None:
    lines = [
        json.dumps({"id": text, "text": text, "speaker": "Rosa Quill", "document": text}) for text in texts
    ]
    importing.import_rows(store, "\n".join(lines).encode(), "rows.jsonl", at="2026-01-01T00:00:00Z")


@pytest.mark.parametrize(
    "other",
    [
        "raise the crumbling harbour wall before the engineers' survey is complete",
        LONG.replace("crumbling", "northern"),
        LONG.replace("before the engineers' survey", "… survey"),
        f"{LONG} nobody in this room should be surprised",
        LONG.replace("not raise", "not, you know, raise"),
    ],
)
def test_an_excerpt_and_edited_copies_join_the_family(tmp_path: Path, other: str) -> None:
    assert linked(tmp_path, [LONG, other]) == [{LONG, other}]


@pytest.mark.parametrize(
    "other",
    [
        "the ferry needs two new doors before the winter gales come in from the north",
        "eleven hundred boats were damaged in the year 2021 and nobody paid for the harbour wall",
    ],
)
def test_another_sentence_is_not_linked(tmp_path: Path, other: str) -> None:
    assert linked(tmp_path, [LONG, other]) == []


def test_a_report_of_another_year_is_not_the_same_utterance(tmp_path: Path) -> None:
    text = "the receipts of the harbour office in the year {} exceeded every earlier estimate"
    assert linked(tmp_path, [text.format(1891), text.format(1892)]) == []


def test_numbers_that_are_written_out_tell_two_reports_apart_and_figures_say_the_same(tmp_path: Path) -> None:
    text = "the receipts of the harbour office in {} winters exceeded every earlier estimate"
    assert linked(tmp_path, [text.format("three"), text.format("five")]) == []
    both = [text.format("three"), text.format("3")]
    assert linked(tmp_path, both) == [set(both)]


def test_two_passages_of_one_record_are_two_utterances_and_an_excerpt_is_none(tmp_path: Path) -> None:
    other, part = LONG.replace("crumbling", "northern"), LONG.split(" before", maxsplit=1)[0]
    for passages, size in (([LONG, other], 1), ([LONG, part], 2)):
        lines = [
            {"text": text, "document": "hearing", "kind": "source", "position": n}
            for n, text in enumerate(passages)
        ]
        with Store(tmp_path / f"{size}.db", create=True) as store:
            importing.import_rows(
                store, "\n".join(map(json.dumps, lines)).encode(), "rows.jsonl", at="2026-01-01T00:00:00Z"
            )
            gathering.link(store)
            assert store.conn.execute("SELECT max(variants) FROM quotes").fetchone() == (size,)


def annals(store: Store, texts: list[str], name: str, kind: str) -> None:
    """Put the rows of one document into a database and link them."""
    rows = [{"text": text, "document": name, "kind": kind, "position": n} for n, text in enumerate(texts)]
    data = "\n".join(map(json.dumps, rows)).encode()
    importing.import_rows(store, data, f"{name}.jsonl", at="2026-01-01T00:00:00Z")
    gathering.link(store)


ROLL = "and as for whatever else {} had built, and all that he did, is it not set down in the great roll of the wardens of Oss?"
WARDENS = [
    ROLL.format(name) for name in ("Osric", "Aldous", "Bertil", "Corwin", "Edric", "Fenwick", "Kelda", "Lorcan")
]  # fmt: skip


@pytest.mark.parametrize("batch", [1, 2_000])
@pytest.mark.parametrize(
    "quoted",
    [
        f"This I was told at the quay. {WARDENS[-1]}",
        f"{WARDENS[-1]} nobody in Oss doubts it",
        WARDENS[-1].replace("great", "old"),
    ],
)
def test_a_copy_of_one_of_many_passages_that_share_a_formula_joins_that_one_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, quoted: str, batch: int
) -> None:
    monkeypatch.setattr(gathering, "BATCH", batch)
    with Store(tmp_path / "q.db", create=True) as store:
        annals(store, WARDENS, "annals", "source")
        annals(store, [quoted], "letter", "quote")
        rows = store.conn.execute(
            "SELECT text FROM variants WHERE quote_id IN (SELECT id FROM quotes WHERE variants > 1)"
        )
        assert {text for (text,) in rows} == {WARDENS[-1], quoted}


def test_what_goes_back_to_one_passage_of_a_record_does_not_go_back_to_another() -> None:
    known = {n: member(n, 12 if n < 4 else 5) for n in range(1, 5)}
    kin = [Kin(2, 1, 90, False), Kin(3, 1, 85, False), Kin(4, 1, 100, True)]
    book = {n: frozenset({"book"}) for n in (2, 3, 4)}
    assert [family.members for family in families(known, kin)] == [(1, 2, 3, 4)]
    assert [family.members for family in families(known, kin, book)] == [(1, 2, 4)]


def member(n: int, size: int) -> Wording:
    return Wording(n, f"{n:04d}", "", size)


def test_alterations_do_not_chain() -> None:
    known = {n: member(n, size) for n, size in ((1, 12), (2, 11), (3, 10))}
    found = families(known, [Kin(2, 1, 79, False), Kin(3, 2, 79, False)])
    assert [family.members for family in found] == [(1, 2)]
    found = families(known, [Kin(2, 1, 79, False), Kin(3, 2, 100, True)])
    assert [family.members for family in found] == [(1, 2, 3)]


VOCABULARY = ["quill", "harbour", "ferry", "gale", "wall", "lantern", "survey", "granite", "money", "winter"]
TEXTS = st.lists(
    st.lists(st.sampled_from(VOCABULARY), min_size=4, max_size=12).map(" ".join),
    min_size=2,
    max_size=14,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, st.integers(2, 4), st.randoms(use_true_random=False))
def test_linking_bit_by_bit_in_any_order_gives_what_linking_from_scratch_gives(
    tmp_path: Path, texts: list[str], parts: int, chance: random.Random
) -> None:
    shuffled = list(texts)
    chance.shuffle(shuffled)
    at_once = {frozenset(group) for group in linked(tmp_path, texts)}
    assert {frozenset(group) for group in linked(tmp_path, shuffled, parts)} == at_once


def test_comparing_all_with_all_and_one_by_one_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(5)
    texts = [" ".join(chance.choices(VOCABULARY, k=chance.randint(5, 12))) for _ in range(120)]
    texts += [" ".join(text.split()[1:-1]) for text in texts[:60]]
    one_by_one = {frozenset(group) for group in linked(tmp_path, texts, 5)}
    monkeypatch.setattr(gathering, "BATCH", 1)
    assert {frozenset(group) for group in linked(tmp_path, texts)} == one_by_one
    assert one_by_one


@given(st.lists(st.text(max_size=40) | st.text("ab1 5[].,-'`\"():;/$*\n“”’–", max_size=16), max_size=8))
@example(["ab`ab", "ab`ab é"])
def test_signs_stand_for_the_words_that_comparison_sees(texts: list[str]) -> None:
    lines = signs.read([*texts, "ends here"])
    folded = [words(text) for text in [*texts, "ends here"]]
    assert lines.counts().tolist() == [len(some) for some in folded]
    # The same sign for the same word, and another for another.
    pairs = set(zip(chain.from_iterable(folded), lines.hashes.tolist(), strict=True))
    assert len(pairs) == len({word for word, _ in pairs}) == len({sign for _, sign in pairs})


def test_a_word_of_any_length_has_a_sign_of_its_own() -> None:
    texts = ["abcdefgh", "abcdefgha", "abcdefghb", "a" * 16, "a" * 17, "a" * 256, "a" * 257, "a" * 300_000]
    signs_of = signs.read([f"{text} and {text}" for text in texts]).hashes.reshape(-1, 3)
    assert (signs_of[:, 0] == signs_of[:, 2]).all()
    assert len(set(signs_of[:, 0].tolist())) == len(texts)


def test_a_killed_linking_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        put(store, [LONG, LONG.replace("crumbling", "northern")])
        with monkeypatch.context() as patch:
            patch.setattr(rows_of, "put_families", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            with pytest.raises(KeyboardInterrupt):
                gathering.link(store)
        assert store.conn.execute("SELECT count(*) FROM kinship").fetchone() == (0,)
        assert gathering.link(store) == 2
        assert store.conn.execute("SELECT count(*) FROM quotes").fetchone() == (1,)


def families_one_by_one(
    members: dict[int, Wording], kin: Iterable[Kin], passages: dict[int, frozenset[str]]
) -> list[Family]:
    """The rule told pair by pair, as it is written in docs/linking.md."""
    none: frozenset[str] = frozenset()
    allowed = [
        one for one in kin if one.whole or passages.get(one.n, none).isdisjoint(passages.get(one.to, none))
    ]
    seen: dict[int, list[tuple[Kin, int]]] = {}
    for one in allowed:
        seen.setdefault(one.n, []).append((one, one.to))
        seen.setdefault(one.to, []).append((one, one.n))
    beaten = set()
    for n, found in seen.items():
        words, taken = members[n].words, set[str]()

        def likeness(it: tuple[Kin, int], words: int = words) -> tuple[int, bool, int, str]:
            one, other = it[0], members[it[1]]
            return -one.score * min(words, other.words), not one.whole, abs(words - other.words), other.id

        for one, other in sorted(found, key=likeness):
            if not one.whole and not taken.isdisjoint(passages.get(other, none)):
                beaten.add((one.n, one.to))
            taken |= passages.get(other, none)

    def nearest(one: Kin) -> tuple[int, str, int, int, str]:
        longer = members[one.to]
        return *rank(members[one.n]), -one.score, longer.words, longer.id

    return chosen(sorted((one for one in allowed if (one.n, one.to) not in beaten), key=nearest))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12), st.integers(60, 100), st.booleans())),
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 3))),
    st.lists(st.integers(2, 4), min_size=12, max_size=12),
)
def test_kin_side_by_side_make_the_families_that_they_make_one_by_one(
    drawn: list[tuple[int, int, int, bool]], held: list[tuple[int, int]], words_of: list[int]
) -> None:
    members = {n: Wording(n, f"{n * 7 % 13:04}", "", size) for n, size in enumerate(words_of, 1)}
    first = {n: at for at, n in enumerate(sorted(members, key=lambda n: rank(members[n])))}
    kin = {}
    for one, other, score, whole in drawn:
        if one != other:
            short, long = sorted((one, other), key=first.__getitem__, reverse=True)
            kin[short, long] = Kin(short, long, 100 if whole else score, whole)
    passages = {n: frozenset(str(source) for m, source in held if m == n) for n, _ in held}
    columns = np.array(list(kin.values()), np.int64).reshape(-1, 4).T
    sizes = wholesale.Sizes(
        np.array(list(members), np.int64),
        np.array(words_of, np.int64),
        np.array([member.id.encode() for member in members.values()]),
    )
    sources = wholesale.Passages(*np.array(held, np.int64).reshape(-1, 2).T)
    ordered = ranked((columns[0], columns[1], columns[2], columns[3] > 0), sizes, sources)
    expected = families_one_by_one(members, kin.values(), passages)
    assert families(members, kin.values(), passages) == expected
    assert chosen(list(map(Kin, *(column.tolist() for column in ordered)))) == expected
    side_by_side = joined((columns[0], columns[1], columns[2], columns[3] > 0), sizes, sources)
    assert list(map(list, side_by_side)) == list(map(list, Joined.of(expected)))
    members_of = {n for family in expected for n in family.members}
    assert len(members_of) == sum(len(family.members) for family in expected)
    for family in expected:
        for link in family.links:
            assert link.whole or not passages.get(link.n, frozenset()) & passages.get(link.to, frozenset())
            assert link.whole or link.score >= 80 or link.to == family.members[0]
