"""Pages whose text stands in their data: live blogs, and pages that JavaScript puts together."""

import json

import pytest

from scrapers.document import Document
from scrapers.registry import read
from tests.article_pages import BODY, article


def test_the_updates_of_a_live_blog_are_read_from_its_json_ld() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"At {n}", "articleBody": part} for n, part in enumerate(BODY)
    ]
    card = {"@type": "LiveBlogPosting", "headline": "Bridge", "liveBlogUpdate": updates}
    tag = f'<script type="application/ld+json">{json.dumps(card)}</script>'
    html = f"<html><head><title>Bridge</title></head><body><div id=root></div>{tag}</body></html>"
    text = read(html.encode(), name="page.html").text
    assert all(part in text for part in BODY)
    assert "At 3" in text


def live(markup: int) -> Document:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"At {n}",
            "articleBody": f"{part} It was the hour of bell {n}. " * 3,
        }
        for n, part in enumerate(BODY * 5)
    ]
    card = {"@type": "LiveBlogPosting", "headline": "Bridge, live", "liveBlogUpdate": updates}
    shown = "".join(
        f"<h3>At {n}</h3><p>{update['articleBody']}</p>" for n, update in enumerate(updates[:markup])
    )
    head = f'<script type="application/ld+json">{json.dumps(card)}</script>'
    return article(shown, head=head)


def test_a_live_blog_of_which_the_markup_shows_a_part_is_read_whole() -> None:
    document = live(markup=8)
    assert all(f"hour of bell {n}." in document.text for n in range(20))
    assert document.title == "Bridge, live"
    assert any("live blog" in note for note in document.notes)
    assert not live(markup=20).notes


@pytest.mark.parametrize("where", ["json-ld", "next-data", "next-html"])
def test_a_page_that_javascript_puts_together_is_read_from_its_data(where: str) -> None:
    if where == "json-ld":
        script = {"@type": "NewsArticle", "headline": "Bridge", "articleBody": "\n".join(BODY)}
        tag = f'<script type="application/ld+json">{json.dumps(script)}</script>'
    else:
        text: object = [{"type": "p", "text": part} for part in BODY]
        if where == "next-html":
            text = "".join(f"<p>{part}</p>" for part in BODY)
        data = {"props": {"pageProps": {"story": {"id": 7, "body": text}, "menu": ["Home", "News"]}}}
        tag = f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(data)}</script>'
    html = f"<html><head><title>Bridge</title></head><body><div id=root>Loading</div>{tag}</body></html>"
    document = read(html.encode(), name="page.html")
    assert document.text.split("\n\n") == BODY
    assert len(document.notes) == 1
