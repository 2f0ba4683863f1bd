"""Recognising files and choosing readers."""

import gzip
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from scrapers import registry
from scrapers.document import Document
from scrapers.errors import NotADocument, ReadError, TooLarge
from scrapers.material import NO, SURE, Material, Reader
from scrapers.registry import read, read_all, recognise

PAGE = b"<!doctype html><html><head><title>T</title></head><body><p>The ferry left early.</p></body></html>"

TURNS = b"MR. LEE: The ferry left early, I am told.\n\nMS. RAY: It did.\n\nMR. LEE: Then I am late for it again.\n"


@pytest.mark.parametrize(
    ("data", "name", "reader"),
    [
        (PAGE, "page", "article"),
        (PAGE, "page.txt", "article"),
        (b"<div>a</div>", "saved.html", "article"),
        (b"The ferry left early.", "note", "text"),
        (b"The ferry left early.", "note.html", "text"),
        (TURNS, "a.txt", "transcript"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n", "a", "captions"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n\n2\n00:00:03,000 --> 00:00:04,000\nBye.\n", "a", "captions"),
        (b'{"title": "S", "sayings": [{"text": "No."}]}', "a", "collection"),
        (b'[{"text": "No.", "said_by": "Ann Lee"}]', "a", "collection"),
        (b'{"text": "No.", "section": "sourced"}\n{"text": "Yes.", "section": "sourced"}\n', "a.jsonl", "collection"),
    ],
)  # fmt: skip
def test_a_file_is_recognised_by_what_it_looks_like_before_its_name(
    data: bytes, name: str, reader: str
) -> None:
    assert recognise(data, name) == reader


def test_the_type_that_a_server_states_decides_where_the_look_does_not() -> None:
    assert recognise(b"<b>Hello</b> there", "a", "text/html; charset=utf-8") == "article"
    assert recognise(b"<b>Hello</b> there", "a", "text/plain") == "text"


def test_a_named_format_is_used_whatever_the_file_looks_like() -> None:
    assert read(PAGE, name="page.html", format="text").text == PAGE.decode()


def test_an_unknown_format_is_told_with_the_known_ones() -> None:
    with pytest.raises(ReadError, match=r"no reader named papyrus; there are: .*article.*text"):
        read(PAGE, name="page.html", format="papyrus")


def test_a_gzip_file_is_read_as_what_it_holds_and_hashed_as_it_came() -> None:
    packed = gzip.compress(PAGE, mtime=0)
    document = read(packed, name="page.html.gz")
    assert document.reader == "article"
    assert document.sha256 != read(PAGE, name="page.html").sha256
    assert document.url == "page.html.gz"


def test_a_damaged_and_an_overfull_gzip_file_each_get_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotADocument, match="damaged or cut off"):
        read(gzip.compress(PAGE)[:30], name="page.html.gz")
    monkeypatch.setattr(registry, "UNPACKED_LIMIT", 50)
    with pytest.raises(TooLarge):
        read(gzip.compress(PAGE), name="page.html.gz")


def test_the_address_is_kept_and_is_the_name_where_there_is_none() -> None:
    assert read(b"Hello there.", name="note.txt").url == "note.txt"
    assert (
        read(b"Hello there.", name="note.txt", url="https://paper.example/a").url == "https://paper.example/a"
    )


def test_what_the_server_says_of_the_encoding_is_used() -> None:
    data = "<html><body><p>Мост останется открытым до вечера.</p></body></html>".encode("koi8-r")
    assert "Мост останется" in read(data, name="a.html", media_type="text/html; charset=koi8-r").text


def test_a_reader_of_a_third_party_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    def everything(material: Material) -> Iterator[Document]:
        for line in material.text().splitlines():
            yield Document(text=line, url=material.url, reader="lines", sha256=material.sha256)

    made = Reader("lines", lambda material, head: SURE if material.ending() == "lines" else NO, everything)

    class Point(EntryPoint):
        def load(self) -> Reader:
            return made

    points = [Point("lines", "nowhere", registry.GROUP)]
    monkeypatch.setattr(registry, "entry_points", lambda group: points)
    registry.readers.cache_clear()
    try:
        found = list(read_all(b"One.\nTwo.", name="a.lines"))
        assert [document.text for document in found] == ["One.", "Two."]
        assert read(b"One.\nTwo.", name="a.lines").text == "One."
        assert recognise(b"One.", "a.txt") == "text"
    finally:
        registry.readers.cache_clear()


READER = """
from scrapers.document import Document
from scrapers.material import NO, SURE, Reader


def recognise(material, head):
    return SURE if head.startswith("MINUTES/1") else NO


def read(material):
    yield Document(text=material.text(), url=material.url, reader="minutes", sha256=material.sha256)


READER = Reader("minutes", recognise, read)
"""


def test_an_installed_distribution_brings_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "minutes_of_ours.py").write_text(READER, encoding="utf-8")
    about = tmp_path / "minutes_of_ours-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: minutes-of-ours\nVersion: 1.0\n", encoding="utf-8"
    )
    (about / "entry_points.txt").write_text(
        "[quotes.readers]\nminutes = minutes_of_ours:READER\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    registry.readers.cache_clear()
    try:
        document = read(b"MINUTES/1\nThe council met.", name="a.txt")
        assert (document.reader, "minutes" in registry.readers()) == ("minutes", True)
        assert recognise(b"The council met.", "a.txt") == "text"
    finally:
        registry.readers.cache_clear()


@pytest.mark.parametrize("name", ["people.yaml", "people.yml", "rows.jsonl", "rows.jsonl.gz", "rows.ndjson"])
def test_a_list_of_people_or_rows_is_no_document_unless_a_format_is_named(name: str) -> None:
    data = b"- id: A000360\n  name: Rosa Quill\n- id: B000123\n  name: Oskar Bremm\n"
    packed = gzip.compress(data) if name.endswith(".gz") else data
    with pytest.raises(NotADocument, match="is a list and no text: `quotes import` stores rows"):
        read(packed, name=name)
    assert read(packed, name=name, format="text").text
