"""Pauses before asking again, answers kept whole, and lines that come back as they went."""

import io
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.statscollectors import StatsCollector
from scrapy.utils.request import RequestFingerprinter

from scrapers.crawl.cache import Cache
from scrapers.crawl.job import Job, Manners
from scrapers.crawl.lines import Counters, Ended, Line, Page, Refused, parsed, written
from scrapers.crawl.manners import LONGEST_PAUSE, Backoff
from scrapers.crawl.settings import settings
from scrapers.crawl.spider import Collector


def put_off(request: Request, stated: bytes, folder: Path) -> tuple[Request, float]:
    """Hand a 503 to the backoff; gives back the later request and for how many seconds it was put off."""
    crawler = Crawler(
        Collector, settings(Job("x", "page", (), str(folder), str(folder), Manners(backoff=2.0)))
    )
    crawler.spider = cast(Spider, SimpleNamespace(crawler=crawler))
    crawler.stats = cast(StatsCollector, SimpleNamespace(inc_value=lambda name: None))
    headers = {"Retry-After": stated} if stated else {}
    began = time.monotonic()
    result = Backoff.from_crawler(crawler).process_response(request, Response(request.url, 503, headers))
    assert isinstance(result, Request)
    return result, result.meta["not_before"] - began


@pytest.mark.parametrize(
    ("before", "stated", "expected"),
    [(0, b"", 2), (1, b"", 4), (2, b"", 8), (0, b"30", 30), (0, b"99999", LONGEST_PAUSE), (1, b"soon", 4)],
)
def test_a_pause_doubles_or_is_what_the_server_says(
    tmp_path: Path, before: int, stated: bytes, expected: float
) -> None:
    request = Request("http://a.example/", meta={"retry_times": before} if before else {})
    later, pause = put_off(request, stated, tmp_path)
    assert later.meta["retry_times"] == before + 1
    # The clock is read a little later than the test began.
    assert expected <= pause < expected + 60


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    made = Cache(Settings({"HTTPCACHE_DIR": str(tmp_path / "cache")}))
    crawler = SimpleNamespace(request_fingerprinter=RequestFingerprinter())
    made.open_spider(cast(Spider, SimpleNamespace(crawler=crawler)))
    return made


NOBODY: Any = None


def test_an_answer_comes_back_as_it_was_kept(cache: Cache) -> None:
    request = Request("http://a.example/x?b=1&a=2")
    answer = Response(request.url, 200, {"ETag": "1", "Via": ["a", "b"]}, b"body\nwith\0all")
    cache.store_response(NOBODY, request, answer)
    found = cache.retrieve_response(NOBODY, request)
    assert found is not None
    assert (found.status, found.body, found.headers) == (200, answer.body, answer.headers)
    assert cache.retrieve_response(NOBODY, Request("http://a.example/y")) is None


def test_an_answer_that_was_cut_off_or_is_another_page_s_is_no_answer(cache: Cache) -> None:
    request, other = Request("http://a.example/x"), Request("http://a.example/y")
    cache.store_response(NOBODY, request, Response(request.url, 200, {}, b"word " * 1000))
    path = next(cache.folder.glob("*/*.gz"))
    cache._path(other).parent.mkdir(exist_ok=True)
    cache._path(other).write_bytes(path.read_bytes())
    assert cache.retrieve_response(NOBODY, other) is None
    path.write_bytes(path.read_bytes()[:-20])
    assert cache.retrieve_response(NOBODY, request) is None


@given(st.binary(max_size=50), st.text(max_size=20))
def test_lines_come_back_as_they_went(body: bytes, word: str) -> None:
    lines: list[Line] = [
        Page(
            "http://a.example/",
            "http://b.example/",
            200,
            (("A", word),),
            None,
            "2024-01-01",
            body,
            "page",
            ("c",),
        ),
        Refused("http://a.example/", word, "Refused", True),
        Counters(1, 2, 3),
        Ended("finished"),
    ]
    stream = b"".join(map(written, lines))
    assert list(parsed(io.BytesIO(stream))) == lines
    assert list(parsed(io.BytesIO(stream[:-1]))) == lines[:-1]


def test_a_job_comes_back_as_it_went() -> None:
    job = Job(
        "a",
        "site",
        ("http://a.example/",),
        "f",
        "c",
        Manners(allow=("::1",)),
        known={"k": "2024"},
        settled=("s",),
    )
    assert Job.parsed(job.written()) == job
