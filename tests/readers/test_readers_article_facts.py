"""What a page states of itself: title, authors, dates, site, agency; and what it does not state."""

import json

import pytest

from scrapers.registry import read
from tests.article_pages import BODY, FIRST, FOURTH, SECOND, THIRD, article


def test_json_ld_comes_before_opengraph() -> None:
    card = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "The Lower Ferry Post"},
            {
                "@type": ["NewsArticle"],
                "headline": "Bridge &amp; ferry stay",
                "author": [{"@type": "Person", "name": "Ann Ray, bridge correspondent"}, {"name": "Bo Poe"}],
                "datePublished": "2013-12-06T10:30:00Z",
                "dateModified": "2013-12-07",
                "publisher": {"@id": "#site"},
            },
        ],
    }
    head = (
        f'<script type="application/ld+json">{json.dumps(card)}</script>'
        '<meta property="og:title" content="Other words"><meta property="og:site_name" content="Other">'
        '<link rel="canonical" href="/news/bridge">'
    )
    document = article(*BODY, head=head)
    assert document.title == "Bridge & ferry stay"
    assert document.authors == ("Ann Ray", "Bo Poe")
    assert (document.published, document.modified) == ("2013-12-06T10:30:00+00:00", "2013-12-07")
    assert document.site == "The Lower Ferry Post"
    assert document.canonical == "https://post.example/news/bridge"


def test_opengraph_and_meta_tags_are_read_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Bridge stays | The Post"><meta property="og:site_name" content="The Post">'
        '<meta name="author" content="Ann Ray and Bo Poe">'
        '<meta property="article:published_time" content="2013-12-06T10:30:00+01:00">'
        '<script type="application/ld+json">{broken, </script>'
    )
    document = article(*BODY, head=head)
    assert (document.title, document.site) == ("Bridge stays", "The Post")
    assert document.authors == ("Ann Ray", "Bo Poe")
    assert document.published is not None
    assert document.published.startswith("2013-12-06")


def test_the_authors_of_a_journal_are_named_one_by_one() -> None:
    head = "".join(
        f'<meta name="citation_author" content="{name}">' for name in ("Lee, Ann", "Bo Ray", "van Roe, Di")
    )
    assert article(*BODY, head=head).authors == ("Ann Lee", "Bo Ray", "Di van Roe")


def test_an_office_behind_a_name_is_no_part_of_it() -> None:
    head = '<meta name="author" content="Ann Lee · Post News">'
    assert article(*BODY, head=head).authors == ("Ann Lee",)


def test_what_a_page_does_not_state_is_not_invented() -> None:
    document = read(f"<html><body><p>{FIRST}</p><p>{THIRD}</p></body></html>".encode(), name="page.html")
    assert (document.authors, document.site, document.canonical, document.published) == ((), None, None, None)


def test_the_agency_and_the_captions_are_told_and_stand_outside_the_text() -> None:
    figure = "<figure><img src=a.jpg><figcaption>Ann Lee at the gate on Monday. Photo: Bo Ray</figcaption></figure>"
    offer = '<aside class="promo"><figure><figcaption>Win a boat ride.</figcaption></figure></aside>'
    document = article(f"<p>LOWER FERRY (AP) — {FIRST}</p>", figure, SECOND, THIRD, FOURTH, after=offer)
    assert document.wire == "Associated Press"
    assert document.captions == ("Ann Lee at the gate on Monday. Photo: Bo Ray",)
    assert "Monday" not in document.text


@pytest.mark.parametrize(
    ("last", "agency"),
    [
        ("Associated Press writer Cy Poe contributed to this report.", "Associated Press"),
        ("Reporting by Cy Poe for Reuters; editing by Di Roe", "Reuters"),
        ("Quelle: dpa", "dpa"),
        ("The AP moved its office to the bridge last year.", None),
        ("“Reporting by Reuters helped us,” Ann Lee said.", None),
    ],
)
def test_a_credit_at_the_end_names_the_agency_and_a_sentence_does_not(last: str, agency: str | None) -> None:
    assert article(*BODY, last).wire == agency


def test_a_site_that_gives_its_address_for_its_name_is_called_what_its_publisher_is() -> None:
    head = (
        '<meta property="og:site_name" content="POST.EXAMPLE">'
        '<meta name="publisher" content="The Ferry Post (www.post.example)">'
    )
    assert article(*BODY, head=head).site == "The Ferry Post"
