"""Records of parliaments: turns, ids, columns, clerks' words."""

import json
from collections import Counter
from pathlib import Path

import pytest

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.registry import read

WHIP = """<?xml version="1.0" encoding="ISO-8859-1"?>
<publicwhip>
<major-heading id="uk.org.publicwhip/debate/2007-11-14a.1.0" colnum="1">BRIDGES</major-heading>
<speech id="uk.org.publicwhip/debate/2007-11-14a.1.1" nospeaker="true" colnum="1"><p>The Minister was asked&#8212;</p></speech>
<speech id="uk.org.publicwhip/debate/2007-11-14a.1.2" {id}="person/7" speakername="Ann Lee" colnum="1">
<p>If she will make a statement on bridges.</p><p>They leak.</p></speech>
<speech id="uk.org.publicwhip/debate/2007-11-14a.2.1" {id}="person/8" speakername="Bo Ray" colnum="2"><p>No.</p></speech>
</publicwhip>"""

RECORD = """<html><head><title>Congressional Record, Volume 1 Issue 2 (Wednesday, July 20, 2005)</title></head><body><pre>
[Congressional Record Volume 1, Number 2 (Wednesday, July 20, 2005)]
[House]
[Pages H1-H2]
From the Congressional Record Online through the Government Publishing Office

                          BRIDGES AND FERRIES

  Mr. LEE of Ohio. Mr. Speaker, I rise to speak of bridges, which con-
nect us.
  I yield to the gentlewoman (Ms. Ray-McPoe).
  Ms. RAY-McPOE. I thank Mr. Lee. The poet wrote:

       A bridge is but a road
     That learned to hold its breath.

  And so say I.
  The SPEAKER pro tempore. The question is on bridges.
  The question was taken.
</pre></body></html>"""


def said(document: Document) -> list[tuple[str | None, str]]:
    return [(span.speaker, document.text[span.start : span.end]) for span in document.spans]


@pytest.mark.parametrize("name", ["speakerid", "person_id"])
def test_a_parlparse_file_gives_turns_with_ids_and_columns(name: str) -> None:
    document = read(WHIP.replace("{id}", name).encode("latin-1"), name="debates.xml")
    assert (document.reader, document.tier, document.published) == ("hansard", "primary", "2007-11-14")
    assert document.title == "BRIDGES"
    assert said(document) == [
        ("Ann Lee", "If she will make a statement on bridges.\n\nThey leak."),
        ("Bo Ray", "No."),
    ]
    assert [(span.speaker_id, span.citation) for span in document.spans] == [
        ("person/7", "Column 1"),
        ("person/8", "Column 2"),
    ]
    assert "The Minister was asked—" in document.text


def test_the_historic_hansard_gives_members_and_their_contributions() -> None:
    text = (
        "<housecommons><col>7</col><title>HOUSE OF COMMONS</title><date format='1974-02-08'>Friday</date><debates><section>"
        "<title>BRIDGES</title><p>Order read.</p>"
        "<p><member>Mr. Ray</member><membercontribution>: They leak.</membercontribution></p>"
        "</section></debates></housecommons>"
    )
    document = read(text.encode(), name="a.xml")
    assert (document.published, said(document)) == ("1974-02-08", [("Mr. Ray", "They leak.")])
    assert document.spans[0].citation == "Column 7"


def test_the_congressional_record_as_published_gives_turns_without_insertions() -> None:
    document = read(RECORD.encode(), name="a.htm")
    assert (document.title, document.published) == ("BRIDGES AND FERRIES", "2005-07-20")
    assert said(document) == [
        (
            "Mr. Lee of Ohio",
            "Mr. Speaker, I rise to speak of bridges, which con-nect us.\n\nI yield to the gentlewoman (Ms. Ray-McPoe).",
        ),
        ("Ms. Ray-McPoe", "I thank Mr. Lee. The poet wrote:"),
        ("Ms. Ray-McPoe", "And so say I."),
        ("The Speaker pro tempore", "The question is on bridges."),
    ]
    assert {span.citation for span in document.spans} == {"Pages H1-H2"}


def test_a_page_of_the_print_may_end_inside_a_sentence_and_a_label_with_a_comma() -> None:
    record = RECORD.replace("I rise to speak of bridges,", "I rise to speak\n\n[[Page H2]]\n\nof bridges,")
    record = record.replace("Mr. LEE of Ohio. Mr. Speaker", "Mr. LEE of Ohio, Mr. Speaker")
    assert said(read(record.encode(), name="a.htm")) == said(read(RECORD.encode(), name="a.htm"))


def test_the_congressional_record_as_json_gives_bioguide_ids() -> None:
    record = {
        "doc_title": "BRIDGES",
        "header": {"year": "2005", "month": "July", "day": "20", "pages": "H1"},
        "content": [
            {"kind": "speech", "speaker": "Mr. LEE", "speaker_bioguide": "L000001", "text": "  Mr. LEE. Sir, they\nleak."},
            {"kind": "recorder", "speaker": "The RECORDER", "speaker_bioguide": None, "text": "  The Clerk read."},
        ],
    }  # fmt: skip
    document = read(json.dumps(record).encode(), name="a.json")
    assert (document.published, said(document)) == ("2005-07-20", [("Mr. Lee", "Sir, they leak.")])
    assert document.spans[0].speaker_id == "L000001"
    assert document.text.endswith("The Clerk read.")


@pytest.mark.parametrize(
    "data", [b"<publicwhip></publicwhip>", b"<publicwhip><speech", b'{"content": [], "speaker_bioguide": 1}']
)
def test_a_record_in_which_nobody_speaks_is_refused(data: bytes) -> None:
    with pytest.raises(NotADocument):
        read(data, name="a", format="hansard")


@pytest.mark.parametrize("between", ["<?note a?>", "&mdash;", "<!-- a -->"])
def test_what_stands_between_the_paragraphs_of_a_speech_is_no_paragraph(between: str) -> None:
    speech = (
        '<publicwhip><speech id="x/2007-11-14a.1" speakername="Ann Lee">'
        f"{between}<p>They leak.</p></speech></publicwhip>"
    )
    assert said(read(speech.encode(), name="a.xml")) == [("Ann Lee", "They leak.")]


def test_entities_of_an_xml_file_are_not_followed() -> None:
    bomb = (
        '<!DOCTYPE publicwhip [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
        '<publicwhip><speech id="x/2007-11-14a.1" speakername="Ann Lee"><p>They &b; &x; leak.</p></speech></publicwhip>'
    )
    document = read(bomb.encode(), name="a.xml")
    assert document.text == "Ann Lee: They &b; &x; leak."


def test_the_published_record_and_its_json_agree_on_who_said_what(shared: Path) -> None:
    for name in ("PgH6115-2", "PgH6183", "PgS8536"):
        page, record = (
            (shared / "samples" / "congressional-record" / f"CREC-2005-07-20-pt1-{name}.{e}")
            for e in ("htm", "json")
        )
        documents = [read(path.read_bytes(), name=path.name) for path in (page, record)]
        words = [
            Counter(word for _, text in said(document) for word in text.split()) for document in documents
        ]
        assert (words[0] & words[1]).total() >= 0.98 * words[1].total()
        assert {span.speaker for span in documents[0].spans} == {span.speaker for span in documents[1].spans}
