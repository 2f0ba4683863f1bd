"""Hostile and broken files: a document or one clear sentence, and never anything else."""

import gzip
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrapers.crawl.links import Leads, leads
from scrapers.errors import ReadError, TooLarge
from scrapers.registry import read, read_all, readers

MB = 1024 * 1024
WORDS = b"The mayor said that the bridge would stay open and nobody in the hall believed a word of it. "


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\0" * 64, b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ReadError) as refused:
        read(data, name="a")
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"PK\x03\x04docx", "ZIP or Office"),
        (b"SQLite format 3\x00" + b"\0" * 80, "database"),
        (random.Random(7).randbytes(5000), "binary"),
    ],
)
def test_a_binary_file_is_told_for_what_it_is(data: bytes, what: str) -> None:
    with pytest.raises(ReadError, match=what):
        read(data, name="a.txt")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.vtt", "a.srt", "a.json", "a.said", "a"])
@given(data=st.binary(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_bytes_under_any_name_give_documents_or_a_read_error(name: str, data: bytes) -> None:
    try:
        document = read(data, name=name)
    except ReadError as refused:
        message = str(refused)
    else:
        message = f"{document.text[:0]}."
        assert all(0 <= s.start <= s.end <= len(document.text) for s in document.spans)
    assert message.endswith(".")
    assert "\n" not in message


@pytest.mark.parametrize("format", sorted(readers()))
@given(text=st.text(alphabet="<>/&;:-{}[]\"'=! \n0123AQ“”pdivrqbts", max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_in_any_format_gives_documents_or_a_read_error(format: str, text: str) -> None:
    try:
        document = read(text.encode(), name="a", format=format)
    except ReadError as refused:
        message = str(refused)
    else:
        message = "."
        assert document.reader
        assert all(0 <= s.start <= s.end <= len(document.text) for s in document.spans)
    assert message.endswith(".")


@pytest.mark.parametrize(
    "data",
    [
        WORDS * (50 * MB // len(WORDS)),
        (WORDS + b"\n\n") * (50 * MB // len(WORDS)),
        b"a\n" * (10 * MB),
        b'"' * (20 * MB),
        b"MR. LEE: no\n" * MB,
        "“no” ".encode("cp1252") * (2 * MB),
        b"<html><body><p>" + WORDS * (5 * MB // len(WORDS)),
        b"<html><body>" + b"<div>" * 200_000 + b"<p>" + WORDS,
        b"<html><body>" + b"<" * MB,
        b"<html><body>" + b"<p>x y z</p>" * 20_000,
        b"<html><body>" + b"<figure><blockquote>aa bb</blockquote></figure>" * 10_000,
        b"\n" * MB + b"A word.",
        b"[" * MB,
        b'{"a":' * 100_000,
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n" + b"<v " * MB,
        b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nno\n\n" * 50_000,
    ],
    ids=[
        "line",
        "text",
        "lines",
        "marks",
        "turns",
        "cp1252",
        "page",
        "nested",
        "tags",
        "paragraphs",
        "figures",
        "blanks",
        "lists",
        "objects",
        "voices",
        "cues",
    ],
)
def test_a_large_or_repetitive_file_is_read_or_refused(data: bytes) -> None:
    try:
        outcome = read(data, name="a").text
    except ReadError as refused:
        outcome = str(refused) if str(refused).endswith(".") else ""
    assert outcome


def test_a_small_packed_file_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(ReadError, match="unpacks to more than"):
        read(gzip.compress(b"\0" * (65 * MB)), name="a.txt.gz")


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("feed", '{"version": "https://jsonfeed.org/version/1.1", "title": "T?", "items": [{"url": "https://a.example/?",'
         ' "title": "t?", "authors": [{"name": "n?"}], "content_html": "<p>\\"We ? will all go home now,\\" said Ann?.</p>"}]}'),
        ("wikiquote", r'{"parse": {"title": "Ann?", "wikitext": {"*": "== Quotes ==\n* The bridge ? is open\n** Book?"}}}'),
        ("hansard", '{"title": "T?", "content": [{"speaker": "MR. A?", "text": "The bridge ?", "kind": "speech"}]}'),
        ("article", '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "H?", "author": {"name": "A?"}}'
         "</script><article><p>The bridge is open for all of us, and nobody believed a word of it.</p></article>"),
    ],
)  # fmt: skip
def test_half_a_surrogate_pair_is_read_as_a_letter_that_can_be_stored(format: str, text: str) -> None:
    for document in read_all(text.replace("?", r"\ud800").encode(), name="a", format=format):
        assert "\ufffd" in repr(document)
        assert repr(document).encode()
        assert "\\ud800" not in repr(document)


def test_a_character_that_xml_has_no_place_for_is_a_space() -> None:
    page = f"<html><body><p>The bridge is\ufffe open for us all, <q>\x02now</q> and\x7f for ever.</p>{WORDS.decode()}"
    assert "“ now”" in read(page.encode(), name="a.html").text.replace("\n", " ")


@pytest.mark.parametrize("sign", ["&#8;", "&#x0B", "&#65534;", "&#xD800;", "&#99999999;"])
def test_a_reference_to_such_a_character_is_a_space_too(sign: str) -> None:
    page = (
        f"<html><body><p>The bridge is open for us all, <q>{sign} now</q> and for ever.</p>{WORDS.decode()}"
    )
    text = read(page.encode(), name="a.html").text.replace("\n", " ")
    assert text.replace("\ufffd", " ").replace("  ", " ").count("“ now”") == 1


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}=x" for n in range(3_000)) + ">",
        "<p " + " ".join(f'a{n}="<"' for n in range(3_000)) + ">",
        '<p x=a"b c=">" ' + " ".join(f"a{n}" for n in range(3_000)) + ">",
    ],
    ids=["plain", "with tags in them", "behind a mark"],
)
def test_a_tag_with_more_attributes_than_anybody_writes_is_refused(tag: str) -> None:
    """libxml2 compares each with all before it: 20,000 take 1.7 s, and a page of 10 MB would take an hour."""
    with pytest.raises(TooLarge, match="attributes"):
        read(f"<html><body>{tag}The bridge is open.</p>".encode(), name="a.html", format="article")
    assert leads(tag.encode(), "https://a.example/") == Leads()
