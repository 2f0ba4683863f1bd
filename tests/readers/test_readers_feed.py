"""Feeds, sitemaps, fact-checks, books and WARC files."""

import gzip
import json
from pathlib import Path

import pytest

from scrapers.document import Document
from scrapers.errors import BrokenOff, NotADocument
from scrapers.feeds import entries
from scrapers.registry import read, read_all

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Post</title><language>en</language>
<item><title>Old</title><link>https://post.example/old</link><pubDate>Fri, 06 Dec 2013 10:30:00 GMT</pubDate>
<description>Only a summary.</description></item>
<item><title>New</title><link>https://post.example/new</link><pubDate>Sat, 07 Dec 2013 10:30:00 +0100</pubDate>
<author>Ann Ray</author>
<content:encoded>&lt;p&gt;The bridge is open.&lt;/p&gt;
&lt;blockquote&gt;&lt;p&gt;We built it twice.&lt;/p&gt;&lt;/blockquote&gt;</content:encoded></item>
<item><title>Bare</title><link>https://post.example/bare</link></item>
</channel></rss>"""

SITEMAP = """<?xml version="1.0"?><!-- c --><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/a</loc><lastmod>2013-12-06</lastmod></url>
<url><loc>ftp://post.example/b</loc></url>
<url><loc>https://post.example/c</loc><news:news><news:publication><news:name>The Post</news:name>
<news:language>en</news:language></news:publication><news:publication_date>2013-12-08T01:00:00Z</news:publication_date>
<news:title>Bridge open</news:title></news:news></url></urlset>"""


def test_entries_with_a_text_are_documents_newest_first_and_the_others_are_told() -> None:
    told: list[tuple[str, str]] = []
    documents = list(
        read_all(RSS.encode(), name="feed.xml", refused=lambda url, reason: told.append((url, reason)))
    )
    assert [(d.title, d.url, d.published) for d in documents] == [
        ("New", "https://post.example/new", "2013-12-07T09:30:00+00:00"),
        ("Old", "https://post.example/old", "2013-12-06T10:30:00+00:00"),
    ]
    assert documents[0].text == "The bridge is open.\n\nWe built it twice."
    assert [span.kind for span in documents[0].spans] == ["block"]
    assert (documents[0].authors, documents[0].site, documents[0].notes) == (("Ann Ray",), "The Post", ())
    assert "summary" in documents[1].notes[0]
    assert [url for url, _ in told] == ["https://post.example/bare"]


def test_a_broken_feed_gives_the_entries_that_can_be_read() -> None:
    broken = RSS.replace("</channel></rss>", "").replace("<title>Old</title>", "<title>Old & new</title>")
    assert {d.url for d in read_all(broken.encode(), name="feed.xml")} == {
        "https://post.example/new",
        "https://post.example/old",
    }


def test_broken_xml_is_told_and_the_entries_before_it_are_read() -> None:
    rss = "<rss version='2.0'><channel><title>T</title>" + "".join(
        f"<item><title>A & B {n}</title><link>https://p.example/{n}</link></item>" for n in range(3)
    )
    told: list[str] = []
    assert len(entries(rss.encode(), rss, told.append)) == 3
    assert [sentence[:24] for sentence in told] == ["The feed is broken XML, "]
    with pytest.raises(NotADocument):
        list(read_all(rss.encode(), name="a.xml", refused=lambda _, reason: told.append(reason)))
    assert told.count(told[0]) == 2


def test_a_sitemap_with_bare_ampersands_keeps_the_parameters_of_its_addresses() -> None:
    told: list[str] = []
    good = "<urlset><url><loc>https://p.example/a?b=1&c=2&amp;d=3</loc></url></urlset>"
    assert [entry.url for entry in entries(good.encode(), good, told.append)] == [
        "https://p.example/a?b=1&c=2&d=3"
    ]
    assert not told
    cut = good.replace("</urlset>", "<url><loc>https")
    assert len(entries(cut.encode(), cut, told.append)) == 1
    assert told


def test_an_entry_whose_tags_are_cut_has_no_text() -> None:
    broken = b"<item<title</title<description</description></title<description<item</description>"
    assert {(entry.content, entry.whole) for entry in entries(broken, broken.decode())} == {("", False)}


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Post",
        "items": [
            {
                "id": "1",
                "url": "https://post.example/1",
                "content_html": "<p>Open.</p><script>x()</script>",
                "authors": [{"name": "Ann"}],
            }
        ],
    }
    document = read(json.dumps(feed).encode(), name="feed.json")
    assert (document.reader, document.text, document.authors, document.site) == (
        "feed",
        "Open.",
        ("Ann",),
        "The Post",
    )


def test_a_sitemap_lists_web_addresses_newest_first() -> None:
    found = entries(SITEMAP.encode(), SITEMAP)
    assert [(e.url, e.title, e.published or e.modified) for e in found] == [
        ("https://post.example/c", "Bridge open", "2013-12-08T01:00:00+00:00"),
        ("https://post.example/a", None, "2013-12-06"),
    ]
    assert (found[0].language, found[0].site, found[0].index) == ("en", "The Post", False)


def test_an_index_of_sitemaps_is_marked_as_one() -> None:
    index = (
        SITEMAP.replace("urlset", "sitemapindex")
        .replace("<url>", "<sitemap>")
        .replace("</url>", "</sitemap>")
    )
    assert all(entry.index for entry in entries(index.encode(), index))


def test_a_list_of_addresses_alone_is_no_document() -> None:
    with pytest.raises(NotADocument, match="addresses"):
        read(gzip.compress(SITEMAP.encode()), name="sitemap.xml.gz")


def test_xml_of_no_known_kind_is_refused() -> None:
    with pytest.raises(NotADocument, match="no format"):
        read(b"<?xml version='1.0'?><products><p>One</p><p>Two</p></products>", name="a.xml")


def test_a_feed_that_names_a_file_is_never_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(RSS)
    with pytest.raises(NotADocument):
        read(str(tmp_path / "secret").encode(), name="a", format="feed")


CHECK = """<html><head><title>Did Ann Lee say this?</title><script type="application/ld+json">{}</script></head><body><article>
<p>A post credits the mayor with a sentence that she never spoke, and we asked her about it on the ferry.</p>
<p>She laughed and pointed to the treasurer, who had written it into his report in the spring of last year.</p>
</article></body></html>"""


def fact_check(
    rating: str, claim: str = "Mayor Ann Lee said: “A bridge is a promise on stilts.”"
) -> Document:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "The Checkers"},
        "itemReviewed": {"@type": "Claim", "author": {"name": "Ann Lee"}, "datePublished": "2024-03-19"},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
    }
    return read(CHECK.format(json.dumps(review)).encode(), name="a.html")


@pytest.mark.parametrize(
    ("rating", "section"),
    [
        ("Misattributed", "misattributed"),
        ("Fake quote", "misattributed"),
        ("Unverified", "disputed"),
        ("False", None),
    ],
)
def test_a_fact_check_gives_the_quoted_words_with_claimant_and_rating(
    rating: str, section: str | None
) -> None:
    document = fact_check(rating)
    (span,) = document.spans
    assert document.reader == "claimreview"
    assert document.text[span.start : span.end] == "A bridge is a promise on stilts."
    assert (span.speaker, span.section, span.said_on) == ("Ann Lee", section, "2024-03-19")
    assert span.citation == f"Rated “{rating}” by The Checkers"


def test_a_claim_without_marks_is_a_paraphrase_and_nobodys_words() -> None:
    document = fact_check("False", claim="The mayor promised bridges on stilts")
    assert document.spans == ()
    assert "The mayor promised bridges on stilts" in document.notes[0]


def warc(*pages: tuple[str, str, str, bytes], packed: bool = True) -> bytes:
    records = []
    for number, (url, status, media_type, body) in enumerate(pages):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
            f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-03-12T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        records.append(gzip.compress(record) if packed else record)
    return b"".join(records)


STORED = (
    ("https://post.example/a", "200 OK", "text/html", b"<html><p>The bridge is open to all from today on.</p></html>"),
    ("https://post.example/b.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://post.example/c", "404 Not Found", "text/html", b"<html><body><p>gone</p></body></html>"),
    ("https://post.example/d", "200 OK", "text/plain; charset=utf-8", "“No,” she said.".encode()),
)  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_gives_its_pages_with_their_own_addresses_and_tells_the_rest(packed: bool) -> None:
    told: list[tuple[str, str]] = []
    data = warc(*STORED, packed=packed)
    found = list(read_all(data, name="a.warc.gz", refused=lambda url, reason: told.append((url, reason))))
    assert [(d.url, d.reader, d.text) for d in found] == [
        ("https://post.example/a", "article", "The bridge is open to all from today on."),
        ("https://post.example/d", "text", "“No,” she said."),
    ]
    assert [url for url, _ in told] == ["https://post.example/b.png", "https://post.example/c"]
    assert all(reason.endswith(".") for _, reason in told)


def test_a_warc_that_breaks_off_gives_what_stands_before_the_break() -> None:
    data = warc(*STORED, packed=True)
    found = read_all(data[:-60], name="a.warc.gz")
    assert next(found).url == "https://post.example/a"
    with pytest.raises(BrokenOff, match="what stands before was read"):
        next(found)


def test_a_file_that_only_claims_to_be_a_warc_is_refused() -> None:
    with pytest.raises(NotADocument):
        list(read_all(b"WARC/1.0 nonsense", name="a.warc"))


def test_the_saved_samples_are_read(shared: Path) -> None:
    readers = {}
    names = ["warc/example.warc.gz", "warc/example-iana.org-chunked.warc", "gutenberg/1342-0.head.txt"]
    for name in [*names, "claimreview/polygraph.html.gz", "claimreview/newsnation.html.gz"]:
        path = shared / "samples" / name
        readers[path.name] = [d.reader for d in read_all(path.read_bytes(), name=path.name)]
    assert readers["example.warc.gz"] == ["article"]
    assert readers["example-iana.org-chunked.warc"] == ["article"]
    assert readers["polygraph.html.gz"] == readers["newsnation.html.gz"] == ["claimreview"]
    assert readers["1342-0.head.txt"] == ["book"]


def test_a_feed_whose_encoding_has_no_name_is_told_to_be_broken() -> None:
    data = b'<?xml version="1.0" encoding="utf-\xc2"?><rss version="2.0"><channel><title>x</title></channel></rss>'
    with pytest.raises(NotADocument, match="broken"):
        read(data, name="feed.xml", format="feed")


# An element with attributes that feedparser does not know, and files under a name of its own, is no text to it.
ODD = {
    "updated": '<date kind="day">2019-03-02</date>',
    "authors": '<authors kind="staff"/>',
    "updated_parsed": '<updated_parsed kind="utc"/>',
    "published_parsed": '<published_parsed kind="utc"/>',
}


@pytest.mark.parametrize("name", ODD)
def test_an_element_of_a_feed_that_is_attributes_alone_is_no_text(name: str) -> None:
    item = f"<item><title>Bridge</title><link>https://post.example/a</link>{ODD[name]}</item>"
    data = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Post</title>{item}</channel></rss>'
    (found,) = entries(data.encode(), data)
    assert (found.url, found.title, found.authors) == ("https://post.example/a", "Bridge", ())
