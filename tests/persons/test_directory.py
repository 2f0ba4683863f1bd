"""Lists of people in the forms they are published in."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from db.store import Store
from quotes.directory import Person, people
from quotes.errors import BadInput
from quotes.persons.profiles import Office
from tests.conftest import Program

OURS = (
    b'{"name": "Rosa Quill", "aliases": ["R. Quill", "Rosa Quill"], "qid": "Q12"}\n{"name": "Oskar Bremm"}\n'
)
WIKIDATA = {
    "id": "Q12",
    "labels": {
        "en": {"language": "en", "value": "Rosa Quill"},
        "ru": {"language": "ru", "value": "Роза Куилл"},
    },
    "aliases": {"en": [{"language": "en", "value": "Q. of the Quay"}]},
}
POPOLO = {
    "persons": [
        {
            "name": "Rosa Quill",
            "other_names": [{"name": "Q. of the Quay"}],
            "identifiers": [{"scheme": "wikidata", "identifier": "Q12"}],
        }
    ]
}
LEGISLATORS = (
    b"- id: {wikidata: Q12}\n  name: {first: Rosa, last: Quill, official_full: Rosa M. Quill, nickname: Ro}\n"
)


def found(data: bytes) -> list[Person]:
    return list(people(data).people)


def test_our_own_lines() -> None:
    assert found(OURS) == [Person("Rosa Quill", ("R. Quill",), "Q12"), Person("Oskar Bremm")]


def test_our_own_lines_with_dates_and_offices() -> None:
    (person,) = found(
        b'{"name": "Rosa Quill", "born": "1960-05-25", "roles": [{"role": "US Senator", "start": "2007-01-04", "end": null}, '
        b'{"role": "Chair of the Harbour Commission"}, {"role": 7}, "x"]}'
    )
    assert person.born == "1960-05-25"
    assert person.offices == (Office("senator", "2007-01-04"), Office("chair", place="harbour commission"))


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(WIKIDATA).encode(),
        json.dumps({"entities": {"Q12": WIKIDATA}}).encode(),
        b"[\n" + json.dumps(WIKIDATA).encode() + b",\n" + json.dumps(WIKIDATA).encode() + b"\n]\n",
    ],
)
def test_wikidata_entities_with_labels_in_every_language(data: bytes) -> None:
    assert found(data)[0] == Person("Rosa Quill", ("Роза Куилл", "Q. of the Quay"), "Q12")


def test_popolo_persons() -> None:
    assert found(json.dumps(POPOLO).encode()) == [Person("Rosa Quill", ("Q. of the Quay",), "Q12")]


def test_popolo_memberships_are_offices_wherever_they_stand() -> None:
    data = {
        "persons": [
            {
                "id": "p1",
                "name": "Rosa Quill",
                "birth_date": "1960",
                "memberships": [{"role": "Mayor", "start_date": "1999"}],
            }
        ],
        "memberships": [
            {"person_id": "p1", "label": "MP for Oss", "start_date": "2001-06-07", "end_date": "2005-05-05"},
            {"person_id": "p2", "label": "MP for Lark"},
        ],
    }
    (person,) = found(json.dumps(data).encode())
    assert (person.born, person.offices) == (
        "1960", (Office("mayor", "1999"), Office("member of parliament", "2001-06-07", "2005-05-05", "oss")),
    )  # fmt: skip


def test_legislators() -> None:
    assert found(LEGISLATORS) == [Person("Rosa M. Quill", ("Rosa Quill", "Ro Quill"), "Q12")]


def test_legislators_with_terms_and_a_suffix() -> None:
    (person,) = found(
        b"- name: {first: Rosa, middle: May, last: Quill, suffix: Jr.}\n  bio: {birthday: 1960-05-25}\n"
        b"  terms:\n  - {type: sen, start: '2007-01-04', end: 2013-01-03}\n  - {type: mystery, start: '2013-01-03'}\n"
    )
    assert person == Person(
        "Rosa Quill Jr.",
        ("Rosa May Quill Jr.",),
        None,
        "1960-05-25",
        None,
        (Office("senator", "2007-01-04", "2013-01-03"),),
    )


def claim(prop: str, value: object, **more: object) -> dict[str, object]:
    return {"mainsnak": {"property": prop, "datavalue": {"value": value}}, "rank": "normal", **more}


def test_wikidata_lives_and_offices_with_their_terms() -> None:
    def time(text: str, precision: int) -> dict[str, object]:
        return {"time": text, "precision": precision}

    item = {
        **WIKIDATA,
        "claims": {
            "P31": [claim("P31", {"id": "Q5"})],
            "P569": [
                claim("P569", time("+1960-00-00T00:00:00Z", 9), rank="deprecated"),
                claim("P569", time("+1961-05-00T00:00:00Z", 10)),
            ],
            "P570": [claim("P570", time("+0000-00-00T00:00:00Z", 7))],
            "P39": [
                claim(
                    "P39", {"numeric-id": 4416090},
                    qualifiers={"P580": [{"datavalue": {"value": time("+2007-01-04T00:00:00Z", 11)}}]},
                ),
                claim("P39", {"id": "Q999999999"}),
                claim("P39", "nonsense"),
            ],
        },
    }  # fmt: skip
    (person,) = found(json.dumps(item).encode())
    assert (person.born, person.died, person.kind) == ("1961-05", None, "person")
    assert person.offices == (Office("senator", "2007-01-04"),)
    item["claims"] = {"P31": [claim("P31", {"id": "Q43229"})]}
    assert found(json.dumps(item).encode())[0].kind == "organisation"


def test_entries_that_name_nobody_are_told_of_and_the_others_taken() -> None:
    data = b'{"name": "Rosa Quill"}\n{"name": 7}\n{broken\n[1, 2]\n{"qid": "Q1"}\n{"name": "12"}\n{"name": "Oskar Bremm"}\n'
    listed = people(data)
    refused = listed.unusable
    assert [person.name for person in listed.people] == ["Rosa Quill", "Oskar Bremm"]
    assert [entry.at for entry in refused] == [2, 3, 4, 5, 6, 7]
    assert refused[0].reason == "the name is no name"
    assert refused[1].reason.startswith("the line is not JSON")
    assert {entry.reason for entry in refused[2:]} >= {'the entry has no "name"', "the name has no letter"}


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe\x00", b"{", b"[]", b"{}", b'{"name": 7}', b"- - - [", b"[" * 100_000]
)
def test_what_is_no_list_of_people_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        people(data)


def test_an_alias_makes_the_claim_the_speakers_and_survives_a_rebuild(quotes_in: Program) -> None:
    quotes_in.story()
    people_file = quotes_in.write(
        "people.jsonl", '{"name": "Oskar Bremm", "aliases": ["The Ferryman of Oss"], "qid": "Q7"}'
    )
    claim = ("verify", "The ferry needs new doors by 2025", "--speaker", "The Ferryman of Oss", "--json")
    assert json.loads(quotes_in(*claim).out)["attribution"] == "different_speaker"
    assert quotes_in("speakers", "import", people_file).code == 0
    assert json.loads(quotes_in(*claim).out)["attribution"] == "confirmed"
    assert quotes_in("rebuild").code == 0
    assert json.loads(quotes_in(*claim).out)["attribution"] == "confirmed"


def test_an_import_is_counted_once_and_keeps_namesakes_apart(quotes_in: Program) -> None:
    lines = (
        '{"name": "John Kennedy", "qid": "Q9696", "born": "1917-05-29", "roles": [{"role": "US President"}]}\n'
        '{"name": "John Kennedy", "qid": "Q6245097", "born": "1951-11-21"}\n{"nobody": 1}\n'
    )
    listed = quotes_in.write("people.jsonl", lines)
    for _ in range(2):
        ran = quotes_in("speakers", "import", listed, "--json")
        assert json.loads(ran.out) == {"schema": 1, "speakers": 2, "refused": 1}
        with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
            counts = [
                store.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                for table in ("speakers", "speaker_aliases", "speaker_offices", "rejects")
            ]
        assert counts == [2, 2, 1, 1]
    assert "1 entry refused" in quotes_in("speakers", "import", listed).err
    assert quotes_in("rebuild").code == 0
    with Store(quotes_in.folder / "quotes.db", readonly=True) as store:
        assert store.conn.execute("SELECT count(*), count(DISTINCT qid) FROM speakers").fetchone() == (2, 2)


@pytest.mark.parametrize(
    ("name", "people_there"),
    [
        ("legislators/us-speakers.jsonl", 617),
        ("legislators/legislators-current-first-120.yaml", 120),
        ("wikidata/wbgetentities-Douglas-Adams.json", 1),
    ],
)
def test_published_lists_are_read_whole(shared: Path, name: str, people_there: int) -> None:
    listed = people((shared / "samples" / name).read_bytes())
    assert (len(listed.people), listed.unusable) == (people_there, ())


# Nine lists in each other, nine times over: 300 million entries if anybody counts them.
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in pairwise("abcdefghi")
)


def test_a_bomb_of_references_is_never_counted_out() -> None:
    listed = f"{BOMB}persons:\n- name: {{first: Ann, last: Bee}}\n  terms: [{{type: *i}}]\n  aliases: *i\n- name: *i\n"
    found = people(listed.encode())
    (ann,), (unusable,) = found.people, found.unusable
    assert (ann.name, ann.offices, unusable.reason) == ("Ann Bee", (), "the name is no name")


@pytest.mark.parametrize(
    "deep", ["- " * 100_000, "a: [" * 50_000, "[" * 1_000_000, '{"a":' * 100_000, "a: [b"]
)
def test_what_cannot_be_read_as_a_list_is_told_in_one_line(deep: str) -> None:
    with pytest.raises(BadInput) as refused:
        people(deep.encode())
    assert "\n" not in str(refused.value)


def test_what_an_entry_holds_that_cannot_be_taken_is_told_by_its_key() -> None:
    entry = {"name": "Ada Byron", "born": "nonsense", "qid": "Z1", "roles": "poet", "aliases": "Countess"}
    (person,) = found(json.dumps(entry).encode())
    assert (person.name, person.born, person.qid, person.aliases) == ("Ada Byron", None, None, ())
    assert person.unread == {"born", "qid", "roles", "aliases"}


def test_what_an_entry_leaves_empty_is_not_told_of() -> None:
    entry = {
        "name": "Ada Byron",
        "born": None,
        "qid": "",
        "roles": [],
        "aliases": ["Ada Byron"],
        "died": "1852",
    }
    assert found(json.dumps(entry).encode())[0].unread == frozenset()
