"""A small file that unpacks, expands or nests without end is refused or read as what little it is, in every format."""

import gzip
import io
import tracemalloc
import zipfile
from contextlib import suppress

import docx
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from scrapers.crawl.lists import listed
from scrapers.errors import BrokenOff, NotADocument, ReadError, TooLarge
from scrapers.readers import docx as word
from scrapers.readers import warc
from scrapers.registry import read_all
from scrapers.webpage.page import refuse_crowded

MB = 2**20
# Ten billion times "lol", if anybody counts it out.
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "lollollollol">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + ' <!ENTITY file SYSTEM "file:///etc/passwd">]>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SAID = "We will mend the bridge."


def packed_word(body: str) -> bytes:
    """A Word file with this main part."""
    whole, made = io.BytesIO(), io.BytesIO()
    docx.Document().save(whole)
    with zipfile.ZipFile(whole) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name in parts.namelist():
            out.writestr(name, body if name == word.MAIN_PART else parts.read(name))
    return made.getvalue()


XML = {
    "hansard": f'<publicwhip><speech id="uk.org.publicwhip/debate/2001-01-01.1" speakername="&j;"><p>{SAID} &j; &file;</p>'
    "</speech></publicwhip>",
    "feed": f"<rss version='2.0'><channel><title>&j;</title><item><title>&j;</title><description>{SAID} &j; &file;"
    "</description></item></channel></rss>",
    "wikiquote": f'<mediawiki a="&j;"><page><title>A</title><ns>0</ns><revision><text>== Quotes ==\n* {SAID} &j; &file;</text>'
    "</revision></page></mediawiki>",
    "article": f"<html><body><article><p>{SAID} &j; &file; {SAID * 9}</p></article></body></html>",
    "docx": f"<w:document {W}><w:body><w:p><w:r><w:t>{SAID} &j; &file;</w:t></w:r></w:p></w:body></w:document>",
}  # fmt: skip


def small(data: bytes, format: str) -> str:
    """All that is read, or the sentence of the refusal; neither may have taken much memory."""
    list(read_all(b"<p>The bridge is open for all of us, and nobody in the hall believed it.", name="a.html"))
    tracemalloc.start()
    try:
        told = "\n".join(repr(document) for document in read_all(data, name="a", format=format))
    except ReadError as refused:
        told = str(refused)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 40 * MB
    return told


@pytest.mark.parametrize("format", XML)
def test_entities_are_neither_counted_out_nor_fetched(format: str) -> None:
    text = f"<?xml version='1.0'?>{ENTITIES}{XML[format]}"
    told = small(packed_word(text) if format == "docx" else text.encode(), format)
    assert told.count("lol") <= 20
    assert "root:" not in told


def test_entities_of_a_sitemap_are_not_counted_out() -> None:
    text = (
        f"<?xml version='1.0'?>{ENTITIES}<urlset><url><loc>https://a.example/&j;&file;</loc></url></urlset>"
    )
    found = []
    with suppress(ReadError):
        found = listed(text.encode(), "https://a.example/sitemap.xml", "sitemap", MB)
    assert "lollol" not in repr(found)


@pytest.mark.parametrize("body", ["<w:p %s/>", "<w:document %s/>", "<html><body><p>%s</p></body></html>"])
def test_a_word_file_whose_main_part_has_no_body_is_told_to_be_damaged(body: str) -> None:
    data = packed_word(body % (W if "w:" in body else SAID))
    with pytest.raises(NotADocument, match="damaged"):
        list(read_all(data, name="a.docx"))


def test_a_word_file_that_unpacks_without_end_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(word, "UNPACKED_LIMIT", MB)
    body = (
        f"<w:document {W}><w:body>{'<w:p><w:r><w:t>word</w:t></w:r></w:p>' * 200_000}</w:body></w:document>"
    )
    data = packed_word(body)
    assert len(data) < 100_000
    with pytest.raises(TooLarge, match="unpacks to more than"):
        list(read_all(data, name="a.docx"))


def archived(body: bytes, **packed: str) -> bytes:
    """A WARC file of this page and of an ordinary one."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for payload, more in ((body, packed), (f"<p>{SAID} {SAID * 20}</p>".encode(), {})):
        kinds = [("Content-Type", "text/html"), *more.items()]
        head = StatusAndHeaders("200 OK", kinds, protocol="HTTP/1.1")
        record = writer.create_warc_record(
            "https://a.example/x",
            "response",
            payload=io.BytesIO(payload),
            length=len(payload),
            http_headers=head,
        )
        writer.write_record(record)
    return out.getvalue()


@pytest.mark.parametrize("twice", [False, True], ids=["the record", "the page in it"])
def test_a_record_that_unpacks_without_end_is_passed_over_and_the_next_one_is_read(
    twice: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warc, "RECORD_LIMIT", MB)
    body = bytes(30 * MB)
    data = archived(gzip.compress(body), **{"Content-Encoding": "gzip"}) if twice else archived(body)
    assert len(data) < 100_000
    told: list[str] = []
    (found,) = read_all(data, name="a.warc.gz", refused=lambda _, why: told.append(why))
    assert SAID in found.text
    assert "more than" in told[0]


def until_the_break(stream: io.BytesIO) -> list[bytes]:
    """The bodies of a WARC file that must be told to be damaged after its first record."""
    found = warc.pages(stream)
    first = next(found)
    with pytest.raises(BrokenOff, match="damaged after record 1"):
        next(found)
    return [first.data]


@pytest.mark.parametrize(
    ("begun", "unit"),
    [(b"WARC/1.0\r\nX: ", b"a"), (b"WARC/1.0\r\n", b"X: y\r\n"), (b"", b"\r\n")],
    ids=["a line", "lines", "nothing"],
)
def test_a_head_without_end_ends_the_file_and_what_stands_before_is_read(begun: bytes, unit: bytes) -> None:
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 5\r\n"
    stream = io.BytesIO(head + b"\r\nhello\r\n\r\n" + begun + unit * (20 * MB // len(unit)))
    assert until_the_break(stream) == [b"hello"]
    assert stream.tell() < 3 * MB


def test_a_response_without_an_address_ends_the_file_and_what_stands_before_is_read() -> None:
    head = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 5\r\n"
    bare = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 19\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"
    assert until_the_break(io.BytesIO(head + b"\r\nhello\r\n\r\n" + bare)) == [b"hello"]


@pytest.mark.parametrize("format", ["collection", "feed", "hansard", "wikiquote", "transcript"])
@pytest.mark.parametrize("unit", [b"[", b'{"a":'])
def test_json_that_nests_without_end_is_refused_or_text(format: str, unit: bytes) -> None:
    assert small(unit * 100_000, format)


@pytest.mark.parametrize(
    "page",
    [
        "<p {}>x",
        "<script>a<b x=\"</script><p {} y='z'>",
        "<a b='\"'><p {}>",
        "x<y<p {}",
        "<p a='>' {}>",
        "<i t='<b'><p/{}>",
    ],
)
def test_a_tag_of_thousands_of_attributes_is_refused_wherever_it_begins(page: str) -> None:
    attributes = " ".join(f"a{n}='>'" if n % 2 else f"a<{n}" for n in range(5_000))
    with pytest.raises(TooLarge, match="attributes"):
        refuse_crowded(page.format(attributes))
    refuse_crowded(page.format(attributes[:9_000]))


@pytest.mark.parametrize(
    "unit",
    [
        "<div>",
        "<p><b>",
        "<table><tr><td>",
        "<blockquote>",
        "<ul><li>",
        "<q>",
        "<nowiki>",
        "<dd><dl>",
        "<p><x>",
    ],
)
def test_a_page_that_nests_without_end_keeps_its_words(unit: str) -> None:
    page = f"<html><body>{unit * 1_000}<p>{SAID * 9}"
    (found,) = read_all(page.encode(), name="a.html", format="article")
    assert SAID in found.text
