"""Hands the frontier's addresses to Scrapy as requests.

The place where a crawl over several machines would plug in: scrapy-redis has a scheduler of its own.
"""

import time
from typing import Any

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler
from scrapy.utils.asyncio import call_later

from scrapers.crawl.frontier import Planned


class FrontierScheduler(BaseScheduler):
    """Scrapy's view of the frontier: requests made from planned addresses, redirected and repeated ones let in."""

    def open(self, spider: Any) -> None:
        """Begin with what the spider has planned."""
        self.spider = spider
        self.frontier = spider.frontier

    def close(self, reason: str) -> None:
        """End the frontier as the crawl ended."""
        job = self.spider.job
        if reason == "finished":
            self.frontier.finish(keep=job.kind == "site" and not job.dry)
        else:
            self.frontier.close()

    def has_pending_requests(self) -> bool:
        """Whether anything is still to be asked."""
        return bool(self.frontier.waits())

    def enqueue_request(self, request: Request) -> bool:
        """Take in a redirected or a repeated request; False for a redirect to a page that is planned already."""
        pause = request.meta.pop("not_before", None)
        if pause is None and request.meta.get("redirect_times") and not self.spider.redirected(request):
            return False
        wait = max(0.0, (pause or 0.0) - time.monotonic())
        self.frontier.later(time.monotonic() + wait, request)
        if wait:
            call_later(wait + 0.001, self._nudge)
        return True

    def next_request(self) -> Request | None:
        """A repeated request whose time has come, or the next address of the least busy host."""
        due = self.frontier.due(time.monotonic())
        if isinstance(due, Request):
            return due
        slots = self.spider.crawler.engine.downloader.slots
        load = {host: len(slot.active) for host, slot in slots.items()}
        planned = self.frontier.take(load, self.spider.job.manners.per_host)
        return None if planned is None else self._request(planned)

    def _request(self, planned: Planned) -> Request:
        headers = {"Cache-Control": "max-age=0"}
        return Request(
            planned.url,
            callback=self.spider.parse,
            errback=self.spider.failed,
            headers=headers,
            dont_filter=True,
            meta={"planned": planned},
        )

    def _nudge(self) -> None:
        """Scrapy looks into the scheduler after an answer, or every five seconds; a pause may end in between."""
        slot = self.spider.crawler.engine._slot
        if slot is not None:
            slot.nextcall.schedule()
