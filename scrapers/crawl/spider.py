"""The spider: plans what a page or a list leads to, and tells what came."""

import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Headers, Response

from scrapers.crawl.arrivals import arrived
from scrapers.crawl.canonical import bare, cleaned, key, trap
from scrapers.crawl.frontier import Frontier, Planned
from scrapers.crawl.job import Job
from scrapers.crawl.known import Known
from scrapers.crawl.lines import Counters, Duplicate, Ended, Refused, Would
from scrapers.crawl.links import Leads, leads
from scrapers.crawl.lists import listed
from scrapers.crawl.reasons import reason
from scrapers.errors import ReadError

# Addresses that differ in their parameters alone; a calendar or a search makes more of them than anyone reads.
VARIANTS = 100
# Types of answers that hold no text; endings do not tell all of them.
NOT_TEXT = (
    "image/",
    "video/",
    "audio/",
    "font/",
    "application/pdf",
    "application/zip",
    "application/octet-stream",
)
# Lists that lead to lists that lead to lists: a sitemap's index is one deep.
LIST_DEPTH = 3
# Addresses one crawl remembers, about 60 MB of them; a site that makes more is not meant to be read whole.
MOST_PLANNED = 300_000
# Lists asked in one run besides those named: a category of 200,000 pages, or ten times the largest index seen.
MOST_LISTS = 1_000


class Collector(Spider):
    """Follows one job."""

    name = "collector"

    def __init__(self, job: Job, tell: Any) -> None:
        super().__init__()
        self.job = job
        self.tell = tell
        self.frontier = Frontier(Path(job.folder), pages=job.pages, settled=job.settled)
        self.known = Known(job.known, job.manners.recheck)
        self.pauses: dict[str, float] = {}
        self.hosts = frozenset(map(bare, job.addresses)) if job.kind == "site" else frozenset[str]()
        self.variants: Counter[str] = Counter()
        self.told = 0.0
        self.lists = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "Collector":
        """Made by Scrapy."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.look, signal=signals.headers_received)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Plan the job's own addresses; the scheduler makes requests of them."""
        for address in self.job.addresses:
            role = "list" if self.job.kind in ("feed", "sitemap") or "/wiki/Category:" in address else "start"
            if self.job.dry and role == "start":
                self.tell(Would(address))
            else:
                self.frontier.plan(Planned(address, 0, role, counts=False))
        return
        yield

    def look(self, headers: Headers, request: Request, **_: Any) -> None:
        """Stop an answer whose type says that it holds no text, before its bytes are sent."""
        planned = request.meta.get("planned")
        kind = (headers.get("Content-Type") or b"").decode("latin-1").strip().lower()
        if planned is not None and planned.role != "list" and kind.startswith(NOT_TEXT):
            raise StopDownload(fail=True)

    def parse(self, response: Response) -> None:
        """Take what came: plan what it leads to first, then tell it, so that a crash loses neither."""
        planned: Planned = response.meta["planned"]
        if planned.role == "list":
            self._list(planned, response)
            return
        found = leads(response.body, response.url, getattr(response, "encoding", None))
        same = None if planned.role == "start" else self._same(found, response)
        if same is not None:
            if found.amp:
                self._follow(same, planned.depth, counts=False)
            self.tell(Duplicate(planned.url, same))
            return
        if self.job.kind == "site" and planned.depth < self.job.depth:
            for link in found.links:
                self._follow(link, planned.depth + 1)
        if "cached" in response.flags and key(planned.url) in self.known.read:
            self.tell(Duplicate(planned.url, planned.url))
        else:
            self.tell(arrived(planned, response, found))
        self._count()

    def failed(self, failure: Any) -> None:
        """Tell why an address gave no page."""
        request: Request = failure.request
        planned: Planned = request.meta["planned"]
        kind, sentence = reason(failure.value, request.url, self.job.manners.size)
        if kind == "Refused":
            # Nothing was asked: the budget is for pages.
            self.frontier.left += planned.counts
        self.tell(Refused(planned.url, sentence, kind, planned.depth == 0))
        self._count()

    def redirected(self, request: Request) -> bool:
        """Whether a redirect may be followed: not in a circle, and not to a page that is read anyway."""
        planned: Planned = request.meta["planned"]
        before = request.meta["redirect_urls"]
        if request.url in before:
            sentence = "The address redirects without end; check it in a browser."
            self.tell(Refused(planned.url, sentence, "Unreachable", planned.depth == 0))
            return False
        if key(request.url) in map(key, before):
            return True
        if (planned.role == "page" and self.known.fresh(request.url)) or not self.frontier.mark(request.url):
            self.tell(Duplicate(planned.url, request.url))
            return False
        return True

    def elsewhere(self, url: str) -> bool:
        """Whether an address belongs to another site than the one that is crawled."""
        return bool(self.hosts) and bare(url) not in self.hosts

    def closed(self, why: str) -> None:
        """Tell that the crawl is over."""
        self._count(now=True)
        self.tell(Ended(why))

    def _list(self, planned: Planned, response: Response) -> None:
        def broken(sentence: str) -> None:
            self.tell(Refused(planned.url, sentence, "NotADocument"))

        try:
            entries = listed(response.body, response.url, self.job.kind, self.job.manners.size, broken)
        except ReadError as error:
            self.tell(Refused(planned.url, str(error), type(error).__name__, planned.depth == 0))
            return
        for entry in entries:
            when = entry.modified or entry.published
            if not entry.url or (self.job.since and when and when < self.job.since):
                continue
            if not entry.index:
                self._follow(entry.url, planned.depth + 1, modified=when)
            elif self.job.kind == "wikiquote":
                self._further(entry.url, planned.depth)  # a category that goes on is no deeper
            elif planned.depth < LIST_DEPTH:
                self._further(entry.url, planned.depth + 1)
        self.tell(arrived(planned, response, Leads()))
        self._count()

    def _further(self, url: str, depth: int) -> None:
        if self.lists < MOST_LISTS:
            self.lists += self.frontier.plan(Planned(url, depth, "list", counts=False))

    def _follow(self, url: str, depth: int, *, modified: str | None = None, counts: bool = True) -> None:
        """Plan an address unless it is a trap, another site's, outside the paths named, or stored and not changed."""
        url = cleaned(url)
        parts = urlsplit(url)
        # In UTF-8 and quoted, as every request is.
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        if len(self.frontier.seen) >= MOST_PLANNED + len(self.job.settled):
            return
        if trap(url) or self.elsewhere(url) or not self._inside(path):
            return
        if parts.query:
            where = f"{parts.netloc}{path}"
            if key(url) not in self.frontier.seen:
                self.variants[where] += 1
            if self.job.kind == "site" and self.variants[where] > VARIANTS:
                return
        if self.known.fresh(url, modified):
            return
        if self.job.dry:
            if self.frontier.mark(url):
                self.tell(Would(url))
        else:
            self.frontier.plan(Planned(url, depth, "page", counts))

    def _inside(self, path: str) -> bool:
        job = self.job
        return (not job.under or path.startswith(job.under)) and not path.startswith(job.not_under)

    def _same(self, found: Leads, response: Response) -> str | None:
        """The address of which a page is a copy that is read anyway; an AMP page's original.

        A page that names the front page as its own is a mistake of many sites, and is believed to be itself.
        """
        own = found.canonical
        if own is None or urlsplit(own).path in ("", "/") or bare(own) != bare(response.url):
            return None
        names = {key(url) for url in (response.url, *response.meta.get("redirect_urls", ()))}
        if key(own) in names:
            return None
        if found.amp:
            return own
        return own if self.known.fresh(own) or not self.frontier.mark(own) else None

    def _count(self, *, now: bool = False) -> None:
        """Tell the counters, once a second."""
        if now or time.monotonic() - self.told > 1:
            self.told = time.monotonic()
            stats = self.crawler.stats
            names = ("downloader/request_count", "retry/count", "httpcache/revalidate")
            self.tell(Counters(*(int(stats.get_value(name, 0)) for name in names)))
