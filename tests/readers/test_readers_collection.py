"""Collections of sayings: sections, wrong credits, layout, broken files."""

import json

import pytest

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.registry import read
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "sayings.json"

SAYINGS = {
    "title": "Sayings of the river",
    "language": "en",
    "licence": "CC0",
    "sayings": [
        {
            "text": "A ferry is a bridge\n that moves.",
            "said_by": "Bo Ray",
            "section": "misattributed",
            "credited_to": ["Ann Lee", "Cy Poe"],
            "work": "River Songs",
            "published": 1911,
            "citation": "Bo Ray, River Songs, 1911, p. 3.",
            "note": "Found in no speech of Lee's.",
            "qid": "Q1",
        },
        {"text": "Mind the goat.", "said_by": "Ann Lee", "section": "sourced", "qid": "Q2"},
        {"text": "All rivers meet.", "section": "disputed", "credited_to": "Ann Lee"},
        {"text": "Nobody swims twice.", "said_by": None, "section": "attributed"},
        {"text": "She crossed with style.", "said_by": "Cy Poe", "section": "about"},
    ],
}


def read_json(value: object, name: str = "a.json") -> Document:
    return read(json.dumps(value).encode(), name=name)


def entries(document: Document) -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (document.text[span.start : span.end], span.speaker, span.said_by, span.section)
        for span in document.spans
    ]


def test_a_false_credit_has_a_span_for_each_credited_name_and_says_who_said_it() -> None:
    document = read_json(SAYINGS)
    assert document.tier == "collection"
    assert entries(document) == [
        ("A ferry is a bridge that moves.", "Ann Lee", "Bo Ray", "misattributed"),
        ("A ferry is a bridge that moves.", "Cy Poe", "Bo Ray", "misattributed"),
        ("Mind the goat.", "Ann Lee", None, "sourced"),
        ("All rivers meet.", "Ann Lee", None, "disputed"),
        ("Nobody swims twice.", None, None, "attributed"),
        ("She crossed with style.", "Cy Poe", None, "about"),
    ]


def test_the_identity_of_a_person_goes_to_that_person_alone() -> None:
    assert [span.speaker_id for span in read_json(SAYINGS).spans] == [None, None, "Q2", None, None, None]


def test_citation_and_year_go_with_the_saying() -> None:
    span = read_json(SAYINGS).spans[0]
    assert (span.citation, span.published) == ("Bo Ray, River Songs, 1911, p. 3.", "1911")


def test_the_text_holds_what_the_collection_says_and_no_word_of_ours() -> None:
    document = read_json(SAYINGS)
    assert document.text.split("\n\n")[0] == (
        "“A ferry is a bridge that moves.”\nBo Ray, River Songs, 1911, p. 3.\nFound in no speech of Lee's."
    )
    assert (document.title, document.language, document.licence) == ("Sayings of the river", "en", "CC0")


@pytest.mark.parametrize("lines", [False, True])
def test_a_plain_list_and_one_record_a_line_give_the_same_sayings(lines: bool) -> None:
    records = SAYINGS["sayings"]
    assert isinstance(records, list)
    data = "\n".join(map(json.dumps, records)) if lines else json.dumps(records)
    document = read(data.encode(), name="a.jsonl")
    assert (document.text, document.spans) == (read_json(SAYINGS).text, read_json(SAYINGS).spans)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('{"sayings": [{"text": "a"},]}', "line 1"),
        ('{"text": "a", "section": "sourced"}\n{"text": \n', "line 2"),
        ('{"sayings": [{"text": "a"}, {"said_by": "b"}]}', "Record 2"),
        ('{"sayings": [{"text": "a", "section": "invented"}]}', "Record 1 has the section 'invented'"),
        ('{"sayings": ["a"]}', "Record 1"),
        ('{"sayings": []}', "no sayings"),
    ],
)
def test_a_broken_collection_is_refused_with_the_place_of_the_fault(data: str, reason: str) -> None:
    with pytest.raises(NotADocument, match=reason):
        read(data.encode(), name="a.json", format="collection")


def test_the_bundled_sayings_are_read_whole() -> None:
    raw = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    document = read(EXAMPLES.read_bytes(), name=EXAMPLES.name)
    assert document.reader == "collection"
    assert {document.text[s.start : s.end] for s in document.spans} == {
        " ".join(saying["text"].split()) for saying in raw["sayings"]
    }
    wrong = [span for span in document.spans if span.section == "misattributed"]
    assert len({(span.start, span.end) for span in wrong}) >= 15
    assert all(span.citation for span in wrong)
