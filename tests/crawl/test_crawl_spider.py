"""What the spider plans of a list: sitemaps of an index, pages of a category, bounded in number and depth."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import TextResponse

from scrapers.crawl import spider
from scrapers.crawl.frontier import Planned
from scrapers.crawl.job import Job, Kind
from scrapers.crawl.lines import Page, Refused
from scrapers.crawl.spider import Collector

HOME = "https://post.example"


Make = Callable[..., tuple[Collector, list[Any]]]


@pytest.fixture
def collector(tmp_path: Path) -> Iterator[Make]:
    """A function that makes a spider for a kind, and gives what it tells; the journals are closed at the end."""
    made: list[Collector] = []

    def make(kind: Kind) -> tuple[Collector, list[Any]]:
        told: list[Any] = []
        folder = str(tmp_path / str(len(made)))
        one = Collector(Job("x", kind, (f"{HOME}/map.xml",), folder, folder), told.append)
        stats = SimpleNamespace(get_value=lambda name, default: default)
        one.crawler = cast(Crawler, SimpleNamespace(stats=stats))
        made.append(one)
        return one, told

    yield make
    for one in made:
        one.frontier.close()


def answered(made: Collector, body: str, depth: int = 0, url: str = f"{HOME}/map.xml") -> list[Planned]:
    """Hand the spider a list; gives back what it planned."""
    planned = Planned(url, depth, "list", counts=False)
    request = Request(url, meta={"planned": planned})
    made.parse(TextResponse(url, body=body.encode(), encoding="utf-8", request=request))
    found = []
    while (one := made.frontier.take({}, 99)) is not None:
        found.append(one)
    return found


def index(*names: str) -> str:
    return (
        "<sitemapindex>"
        + "".join(f"<sitemap><loc>{HOME}/{n}.xml</loc></sitemap>" for n in names)
        + "</sitemapindex>"
    )


def test_the_sitemaps_of_an_index_are_lists_that_cost_no_page(collector: Make) -> None:
    made, told = collector("sitemap")
    found = answered(made, index("a", "b"))
    assert {(p.url, p.depth, p.role, p.counts) for p in found} == {
        (f"{HOME}/{name}.xml", 1, "list", False) for name in ("a", "b")
    }
    assert isinstance(told[0], Page)


def test_lists_that_lead_to_lists_end(collector: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spider, "MOST_LISTS", 3)
    made, _ = collector("sitemap")
    assert len(answered(made, index("a", "b", "c", "d", "e"))) == 3
    fresh, _ = collector("sitemap")
    assert answered(fresh, index("a"), depth=spider.LIST_DEPTH) == []


def test_a_category_that_goes_on_is_no_deeper_however_long(collector: Make) -> None:
    made, _ = collector("wikiquote")
    more = (
        '<div id="mw-pages"><a href="/wiki/Ann">A</a><a href="/w/index.php?pagefrom=Bo">next page</a></div>'
    )
    found = answered(made, more, depth=7, url=f"{HOME}/wiki/Category:X")
    assert {(p.url, p.depth, p.role) for p in found} == {
        (f"{HOME}/wiki/Ann?action=raw", 8, "page"),
        (f"{HOME}/wiki/Category:X?pagefrom=Bo", 7, "list"),
    }


def test_a_list_of_broken_xml_is_told_beside_what_it_gives(collector: Make) -> None:
    made, told = collector("sitemap")
    assert len(answered(made, f"<urlset><url><loc>{HOME}/a</loc></url><url>")) == 1
    (refused,) = [line for line in told if isinstance(line, Refused)]
    assert (refused.url, refused.start) == (f"{HOME}/map.xml", False)
    assert "broken XML" in refused.reason
