"""Persons in a database: what lists, offices and shared words tell, undone by a decision, the same bit by bit and at once."""

import json
import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.linking import families, persons
from db.reading import pages
from db.reviewing.rulings import RulingRow, replace
from db.store import Store
from quotes.family import gathering
from quotes.intake import importing
from quotes.intake.deposit import add_people, erase
from quotes.persons.identifying import identify
from quotes.speakers import speaker_id
from tests.conftest import Program

WORDS = [
    "the crumbling harbour wall will wait for the engineers' survey and for the money",
    "eleven fishing boats were damaged by the northerly gale and none was insured",
    "a lighthouse keeper counts the lanterns before he counts his own children",
]


def credit(store: Store, name: str, words: str, document: str, published: str = "2015-05-05") -> None:
    row = {"text": words, "speaker": name, "document": document, "published": published, "tier": "secondary"}
    path = store.path.with_name("rows.jsonl")
    path.write_text(json.dumps(row), "utf-8")
    importing.import_file(store, None, path)
    gathering.link(store)


def identities(store: Store) -> list[tuple[str, str, str]]:
    sql = "SELECT s.name, p.name, i.rule FROM identities i JOIN speakers s ON s.id = i.speaker_id "
    rows = store.conn.execute(f"{sql} JOIN speakers p ON p.id = i.person_id ORDER BY 1, 2")
    return [tuple(row) for row in rows]


def decide(store: Store, kind: str, one: str, other: str, ident: str = "d1") -> None:
    row = RulingRow(
        ident, kind, "speaker", speaker_id(one), "2026-01-01T00:00:00Z", "exact", value=speaker_id(other)
    )
    with store.transaction():
        replace(store.conn, [ident], [row])
    gathering.link(store, [])


def test_a_pen_name_and_its_owner_are_one_person_under_the_name_in_use(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, name in enumerate(
            ["Samuel Langhorne Clemens", "Mark Twain", "Mary Ann Evans", "George Eliot", "Mary Twain"]
        ):
            credit(store, name, f"{WORDS[at % 3]} and so say {at} of us", f"a{at}")
        named = [row[:2] for row in identities(store)]
        assert named == [
            ("George Eliot", "George Eliot"), ("Mark Twain", "Mark Twain"), ("Mary Ann Evans", "George Eliot"),
            ("Samuel Langhorne Clemens", "Mark Twain"),
        ]  # fmt: skip
        told = {row[0] for row in store.conn.execute("SELECT evidence FROM identities")}
        assert told == {"known to be names of George Eliot", "known to be names of Mark Twain"}


def test_the_same_words_credited_to_a_short_form_make_one_person(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, words in enumerate(WORDS[:2]):
            credit(store, "William Oldebrug", words, f"a{at}")
            assert identities(store) == []
            credit(store, "Bill Oldebrug", words, f"b{at}")
        assert {row[1:] for row in identities(store)} == {("William Oldebrug", "words")}
        shown = pages.speaker([store.conn], speaker_id("Bill Oldebrug"))
        assert shown is not None
        assert (shown.said_total, [other.evidence for other in shown.same]) == (
            4,
            ["2 quotes are credited to both"],
        )


def test_one_source_that_uses_both_forms_is_no_evidence(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for words in WORDS[:2]:
            credit(store, "William Oldebrug", words, "a")
            credit(store, "Bill Oldebrug", words, "a")
        assert identities(store) == []


def test_what_everybody_says_is_no_evidence(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, words in enumerate(("thank you very much", "good evening to you all", "i do not know")):
            credit(store, "William Oldebrug", words, f"a{at}")
            credit(store, "Bill Oldebrug", words, f"b{at}")
        assert identities(store) == []


def test_a_decision_undoes_a_merge_and_its_undoing_brings_it_back(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, words in enumerate(WORDS[:2]):
            credit(store, "William Oldebrug", words, f"a{at}")
            credit(store, "Bill Oldebrug", words, f"b{at}")
        found = identities(store)
        decide(store, "not_same_person", "Bill Oldebrug", "William Oldebrug")
        assert identities(store) == []
        with store.transaction():
            replace(store.conn, ["d1"], [])
        gathering.link(store, [])
        assert identities(store) == found != []


PEOPLE = {
    "qid": "",
    "listed": '{"name": "Rosa Quill", "aliases": ["Rosa Oldebrug"], "qid": "Q1"}',
    "office": '{"name": "Rosa Quill", "qid": "Q1", "roles": [{"role": "senator", "start": "2014", "end": "2016"}]}',
    "name": "",
    "words": "",
}
NAMES = {
    "qid": ("Rosa Quill", "R. Quill"),
    "listed": ("Rosa Quill", "Rosa Oldebrug"),
    "office": ("Ada Bremm", "Sen. Quill"),
    "name": ("Rosamarie Quill", "Rosa Marie Quill"),
    "words": ("William Quill", "Bill Quill"),
}


@pytest.mark.parametrize("rule", sorted(PEOPLE))
def test_whatever_made_one_person_of_two_is_undone_by_a_decision_and_stays_so(
    tmp_path: Path, rule: str
) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        for at, words in enumerate(WORDS[:2]):
            for name in NAMES[rule]:
                credit(store, name, words, f"{name}{at}")
        if rule == "qid":
            with store.transaction():
                store.conn.execute("UPDATE speakers SET qid = 'Q1'")
            gathering.link(store, afresh=True)
        elif PEOPLE[rule]:
            add_people(store, None, PEOPLE[rule].encode(), "people.jsonl")
        pairs = store.conn.execute(
            "SELECT speaker_id, with_id FROM identities WHERE rule = ?", [rule]
        ).fetchall()
        assert pairs
        for at, (one, other) in enumerate(pairs):
            row = RulingRow(
                f"d{at}", "not_same_person", "speaker", one, "2026-01-01T00:00:00Z", "exact", value=other
            )
            with store.transaction():
                replace(store.conn, [row.decision_id], [row])
        gathering.link(store, [])
        apart = identities(store)
        assert rule not in [row[2] for row in apart]
        gathering.link(store, afresh=True)
        assert identities(store) == apart
        with store.transaction():
            replace(store.conn, [f"d{at}" for at in range(len(pairs))], [])
        gathering.link(store, [])
        again = store.conn.execute("SELECT speaker_id, with_id FROM identities WHERE rule = ?", [rule])
        assert again.fetchall() == pairs


def test_two_of_one_full_name_stay_apart_whatever_a_list_or_the_same_words_say(tmp_path: Path) -> None:
    people = (
        '{"name": "Rosa Quill", "qid": "Q1", "born": "1901-05-05", "roles": '
        '[{"role": "senator", "start": "1940", "end": "1950"}]}\n'
        '{"name": "Rosa Quill", "qid": "Q2", "born": "2009-05-05"}\n'
    )
    with Store(tmp_path / "q.db", create=True) as store:
        for at, words in enumerate(WORDS):
            credit(store, "Rosa Quill", words, f"a{at}")
            credit(store, "R. Quill", words, f"b{at}")
        credit(store, "Sen. Rosa Quill", WORDS[0], "c", "1945-05-05")
        add_people(store, None, people.encode(), "people.jsonl")
        listed = {ident for (ident,) in store.conn.execute("SELECT id FROM speakers WHERE qid IS NOT NULL")}
        together = store.conn.execute("SELECT speaker_id, person_id FROM identities").fetchall()
        assert len(listed) == 2
        # The name has an office in one year and none in another: which of the two spoke is told by nothing.
        assert not [row for row in together if listed & set(row)]


def test_a_decision_makes_one_person_of_two_names_that_nothing_else_ties(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        credit(store, "Rosa Quill", WORDS[0], "a")
        credit(store, "Oskar Bremm", WORDS[1], "b")
        decide(store, "same_person", "Oskar Bremm", "Rosa Quill")
        assert [row[2] for row in identities(store)] == ["decided", "decided"]


LIST = (
    '{"name": "John Kennedy", "qid": "Q9696", "born": "1917-05-29", "roles": '
    '[{"role": "US President", "start": "1961-01-20", "end": "1963-11-22"}]}\n'
    '{"name": "John Kennedy", "qid": "Q6245097", "born": "1951-11-21", "roles": '
    '[{"role": "US Senator", "start": "2017-01-03", "end": null}]}\n'
    '{"name": "Amy Klobuchar", "aliases": ["Amy Jean Klobuchar"], "qid": "Q22237"}\n'
)


def test_a_list_tells_who_a_name_is_and_an_office_at_a_date_tells_namesakes_apart(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        credit(store, "Sen. Kennedy", WORDS[0], "a", "2019-03-03")
        credit(store, "Amy Jean Klobuchar", WORDS[1], "b")
        credit(store, "John Kennedy", WORDS[2], "c")
        add_people(store, None, LIST.encode(), "people.jsonl")
        found = {
            name: (qid, rule)
            for name, qid, rule in store.conn.execute(
                "SELECT s.name, p.qid, i.rule FROM identities i JOIN speakers s ON s.id = i.speaker_id "
                "JOIN speakers p ON p.id = i.person_id WHERE s.qid IS NULL"
            )
        }
        # Which John Kennedy spoke in 2015 no list tells: he stands for himself.
        assert found == {"Sen. Kennedy": ("Q6245097", "office"), "Amy Jean Klobuchar": ("Q22237", "listed")}


def test_who_is_who_survives_a_rebuild_and_ends_with_its_evidence(quotes_in: Program) -> None:
    quotes_in.story()
    listed = quotes_in.write(
        "people.jsonl", '{"name": "Oskar Bremm", "aliases": ["The Ferryman of Oss"], "qid": "Q7"}'
    )
    assert quotes_in("speakers", "import", listed).code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        before = identities(store)
        assert before == [("Oskar Bremm", "Oskar Bremm", "listed")] * 2
    assert quotes_in("rebuild").code == 0
    with Store(quotes_in.folder / "quotes.db") as store:
        assert identities(store) == before
        for (source,) in store.conn.execute("SELECT id FROM sources").fetchall():
            erase(store, source, "asked for", "2026-01-01T00:00:00Z")
        assert identities(store) == []


CREDITS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "Rosa Quill",
                "R. Quill",
                "Mrs. Quill",
                "Rosa M. Quill",
                "Oskar Quill",
                "Rosa Kvill",
                "Sen. Quill",
            ]
        ),
        st.sampled_from(WORDS),
        st.sampled_from([("a", "2015-05-05"), ("b", "2021"), ("c", "")]),
    ),
    min_size=2,
    max_size=9,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CREDITS, st.booleans(), st.randoms(use_true_random=False))
def test_telling_persons_bit_by_bit_in_any_order_ends_as_telling_them_at_once(
    tmp_path: Path, credits: list[tuple[str, str, tuple[str, str]]], listed: bool, chance: random.Random
) -> None:
    people = (
        b'{"name": "Rosa Quill", "qid": "Q1", "roles": [{"role": "senator", "start": "2014", "end": "2016"}]}'
    )
    found = []
    for _ in range(2):
        with Store(Path(tempfile.mkdtemp(dir=tmp_path)) / "q.db", create=True) as store:
            at = chance.randrange(len(credits))
            for number, each in enumerate(credits):
                if listed and number == at:
                    add_people(store, None, people, "people.jsonl")
                credit(store, *each[:2], *each[2])
            found.append(_told(store))
            with store.transaction():
                families.forget(store.conn)
            gathering.link(store)
            found.append(_told(store))
        chance.shuffle(credits)
    assert all(told == found[0] for told in found)


def _told(store: Store) -> list[list[str]]:
    tables = ("identities", "person_sounds", "person_years", "person_reasons")
    return [sorted(map(str, store.conn.execute(f"SELECT * FROM {table}"))) for table in tables]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("AB"), st.integers(0, 3), st.integers(0, 3)),
        min_size=1,
        max_size=16,
        unique=True,
    ),
)
def test_quotes_credited_to_both_are_counted_alike_from_their_places_and_from_the_credits_of_both(
    credited: list[tuple[str, int, int]],
) -> None:
    with Store(":memory:", create=True) as store:
        conn = store.conn
        conn.execute("PRAGMA foreign_keys = OFF")
        conn.executemany(
            "INSERT INTO variants VALUES (?, ?, 'w', 8, ?)", [(n, f"v{n}", f"q{n % 3}") for n in range(4)]
        )
        conn.executemany(
            "INSERT INTO quotes (id, text, occurrences) VALUES (?, 'w', 2)", [(f"q{n}",) for n in range(3)]
        )
        for who, wording, source in credited:
            place = f"{who}{wording}{source}"
            conn.execute(
                "INSERT INTO occurrences (id, variant_n, source_id, kind) VALUES (?, ?, ?, 'block')",
                [place, wording, f"s{source}"],
            )
            conn.execute(
                "INSERT INTO attributions VALUES (?, ?, 'asserted', 'likely', 'r', NULL, NULL, NULL, NULL)",
                [place, who],
            )
        values = ["A", persons.CREDITS, persons.LONG, "B"]
        expected = {
            w % 3
            for a, w, s in credited
            for b, x, t in credited
            if (a, b) == ("A", "B") and w % 3 == x % 3 and s != t
        }
        for sql in (persons._SHARED, persons._SHARED_BY_MANY):
            assert conn.execute(sql, values).fetchone() == (len(expected),)


def test_asking_again_changes_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "q.db", create=True) as store:
        credit(store, "Rosa Quill", WORDS[0], "a")
        before = _told(store)
        with store.transaction():
            assert persons.touched(store.conn) == set()
            identify(store.conn)
        assert _told(store) == before
