"""Datasette's own plugins beside ours: saved searches as feeds, a robots policy, one box over every table."""

import os
from datetime import datetime
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.hard_fixtures import hard
from tests.page_reader import Reader
from tests.web_fixtures import RECORD, desk, metadata

INSTALLED = all(
    find_spec(name) for name in ("datasette_atom", "datasette_block_robots", "datasette_search_all")
)
pytestmark = pytest.mark.skipif(
    not INSTALLED and not os.environ.get("CI"), reason='the extra "publish" is not installed'
)
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ("feed_search?words=bridge&speaker=", "feed_search?words=&speaker=", "feed_misattributed?")


def _read(answer: Any) -> tuple[ElementTree.Element, list[ElementTree.Element]]:
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("application/xml")
    feed = ElementTree.fromstring(answer.content)
    return feed, feed.findall(f"{ATOM}entry")


def _atom(query: str) -> str:
    return "/quotes/" + query.replace("?", ".atom?")


async def test_a_saved_search_is_a_feed_of_the_places_where_the_words_stand() -> None:
    async with desk() as site:
        feed, (entry,) = _read(await site.client.get(_atom(FEEDS[0])))
    assert feed.findtext(f"{ATOM}title") == "Feed: places where words stand"
    assert entry.findtext(f"{ATOM}title") == f"Ines Marlow: {RECORD[:120]}"
    assert RECORD in (entry.findtext(f"{ATOM}content") or "")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://larkhaven.example/council/2025-11-04"


async def test_a_search_that_finds_nothing_yet_is_a_feed_that_says_so() -> None:
    async with desk() as site:
        _, (entry,) = _read(await site.client.get(_atom(FEEDS[1])))
    assert entry.findtext(f"{ATOM}title") == "Nothing yet"


@pytest.mark.parametrize(
    "query", [*FEEDS, "feed_search?words=ferry&speaker=", "feed_search?words=有朋&speaker="]
)
async def test_every_feed_is_whole_and_links_to_the_web_alone(query: str) -> None:
    async with desk(hard()) as site:
        feed, entries = _read(await site.client.get(_atom(query)))
        page = await site.client.get(f"/quotes/{query}")
    assert page.status_code == 200
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "").tzinfo
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids) > 0
    for entry in entries:
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "").tzinfo
        link = entry.find(f"{ATOM}link")
        assert link is None or (link.get("href") or "/").startswith(("http://", "https://", "/"))
        content = entry.find(f"{ATOM}content")
        assert content is not None
        assert content.get("type", "text") == "text"


async def test_robots_may_read_the_pages_and_not_ask_claims() -> None:
    async with desk() as site:
        answer = await site.client.get("/robots.txt")
    lines = answer.text.splitlines()
    assert lines[0] == "User-agent: *"
    asked = metadata()["plugins"]["datasette-block-robots"]["disallow"]
    assert lines[1:] == [f"Disallow: {path}" for path in asked]
    assert "/-/" in asked


async def test_one_box_searches_every_table_and_the_home_page_stays_ours() -> None:
    async with desk() as site:
        page = Reader((await site.client.get("/-/search?q=%3C/script%3E%3Cscript%3Eowned")).text)
        home = Reader((await site.client.get("/")).text)
        menu = (await site.client.get("/quotes")).text
    links = [link.get("href") or "" for link in page.all("a")]
    assert any(link.startswith("/quotes/variants?_search=") for link in links)
    assert any(link.startswith("/quotes/sources?_search=") for link in links)
    assert "Did they say that?" in home.text
    assert "/-/search" in menu
