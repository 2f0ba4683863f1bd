"""What pages and lists lead to."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrapers.crawl.links import leads
from scrapers.crawl.lists import listed
from scrapers.crawl.wiki import category, raw
from scrapers.errors import NotADocument, ReadError, TooLarge

HERE = "https://a.example/news/today"


def test_links_come_in_order_and_once_without_fragments() -> None:
    body = b'<a href="b">1</a><a href="/c#x">2</a><a href="b#y">3</a><area href="//d.example/e">'
    assert leads(body, HERE).links == (
        "https://a.example/news/b",
        "https://a.example/c",
        "https://d.example/e",
    )


@pytest.mark.parametrize(
    "href",
    [
        "mailto:a@b.example",
        "javascript:x()",
        "data:text/html,x",
        "",
        "photo.JPG",
        "http://[x",
        "/x:y:z?q=http://a:b@",
    ],
)
def test_what_is_no_page_is_not_followed(href: str) -> None:
    found = leads(f'<a href="{href}">x</a>'.encode(), HERE).links
    assert not [link for link in found if not link.startswith("https://a.example/x:y:z")]


def test_nofollow_is_heeded_on_links_and_on_pages() -> None:
    assert leads(b'<a rel="external nofollow" href="/x">x</a><a href="/y">y</a>', HERE).links == (
        "https://a.example/y",
    )
    assert leads(b'<meta name="Robots" content="noindex, NOFOLLOW"><a href="/y">y</a>', HERE).links == ()


def test_a_base_and_a_canonical_address_are_read() -> None:
    body = '<html ⚡><base href="/other/"><link rel="canonical" href="own"><a href="x">x</a></html>'.encode()
    found = leads(body, HERE, "utf-8")
    assert (found.links, found.canonical) == (("https://a.example/other/x",), "https://a.example/other/own")
    assert found.amp


@given(st.binary(max_size=300))
def test_any_bytes_give_links_or_none(body: bytes) -> None:
    assert all(link.startswith(("http://", "https://")) for link in leads(body, HERE).links)


FEED = b"<rss version='2.0'><channel><item><title>A</title><link>https://a.example/1</link></item></channel></rss>"


def test_a_packed_list_is_unpacked_up_to_the_limit() -> None:
    assert [entry.url for entry in listed(gzip.compress(FEED), HERE, "feed", 10_000)] == [
        "https://a.example/1"
    ]
    with pytest.raises(TooLarge):
        listed(gzip.compress(FEED + b" " * 500_000), HERE, "feed", 10_000)
    with pytest.raises(ReadError):
        listed(gzip.compress(FEED)[:20], HERE, "feed", 10_000)


def test_a_page_in_place_of_a_list_is_told() -> None:
    with pytest.raises(NotADocument):
        listed(b"<!doctype html><p>Please log in.</p>", HERE, "feed", 10_000)


def test_a_category_gives_its_pages_by_their_own_text() -> None:
    body = (
        b'<a href="/wiki/Main_Page">x</a><div id="mw-pages"><a href="/wiki/Ada_%C3%84">A</a>'
        b'<a href="/wiki/Help:X">h</a><a href="/w/index.php?title=Category:X&pagefrom=Y">next</a></div>'
    )
    found = listed(body, "https://en.wikiquote.org/wiki/Category:X", "wikiquote", 9999)
    assert [(entry.url, entry.index) for entry in found] == [
        ("https://en.wikiquote.org/wiki/Ada_%C3%84?action=raw", False),
        ("https://en.wikiquote.org/wiki/Category:X?pagefrom=Y", True),
    ]
    with pytest.raises(NotADocument):
        listed(b"<p>none</p>", HERE, "wikiquote", 9999)


def test_wiki_addresses_stay_out_of_what_is_closed_to_robots() -> None:
    assert (
        raw("https://de.wikiquote.org/", "Karl Kraus")
        == "https://de.wikiquote.org/wiki/Karl_Kraus?action=raw"
    )
    assert category("https://en.wikiquote.org", "A b") == "https://en.wikiquote.org/wiki/Category:A_b"
