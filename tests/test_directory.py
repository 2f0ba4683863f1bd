"""Lists of people in the forms they are published in."""

import json

import pytest

from quotes.directory import Person, people
from quotes.errors import BadInput
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


def test_our_own_lines() -> None:
    assert people(OURS) == [Person("Rosa Quill", ("R. Quill",), "Q12"), Person("Oskar Bremm")]


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(WIKIDATA).encode(),
        json.dumps({"entities": {"Q12": WIKIDATA}}).encode(),
        b"[\n" + json.dumps(WIKIDATA).encode() + b",\n" + json.dumps(WIKIDATA).encode() + b"\n]\n",
    ],
)
def test_wikidata_entities_with_labels_in_every_language(data: bytes) -> None:
    assert people(data)[0] == Person("Rosa Quill", ("Роза Куилл", "Q. of the Quay"), "Q12")


def test_popolo_persons() -> None:
    assert people(json.dumps(POPOLO).encode()) == [Person("Rosa Quill", ("Q. of the Quay",), "Q12")]


def test_legislators() -> None:
    assert people(LEGISLATORS) == [Person("Rosa M. Quill", ("Rosa Quill", "Ro Quill"), "Q12")]


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
