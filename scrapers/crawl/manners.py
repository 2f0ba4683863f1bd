"""Good manners towards the sites asked: robots.txt taken at its word, pauses kept, failing hosts given time."""

import time
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached

from scrapers.crawl.reasons import reason

# Longest pause between two requests that a robots.txt or a failing host can ask for, in seconds.
LONGEST_PAUSE = 120.0
ROBOTS = "Forbidden by the site's robots.txt; ask the site for permission."
NO_ROBOTS = "The site's robots.txt could not be read ({}), so that nothing may be asked; try again later."


class _Closed(RobotParser):
    """What stands for a robots.txt that could not be read: nothing is allowed, for the reason given."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence

    @classmethod
    def from_crawler(cls, crawler: Crawler, robotstxt_body: bytes) -> "_Closed":
        return cls("")

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        return False


class Robots(RobotsTxtMiddleware):
    """Scrapy's reading of robots.txt, closed where RFC 9309 (2.3.1.4) closes it: a server error, or no answer.

    Scrapy reads the body of an error page as rules, and allows everything where no answer came.
    """

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises IgnoreRequest with the reason for an address that must not be asked."""
        if isinstance(rp, _Closed):
            raise IgnoreRequest(rp.sentence)
        try:
            super().process_request_2(rp, request)
        except IgnoreRequest as error:
            raise IgnoreRequest(ROBOTS) from error

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500:
            self._close(netloc, NO_ROBOTS.format(response.status))
            return
        if response.status >= 400:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)
        parser: Any = self._parsers[netloc]
        pause = parser.crawl_delay(self._default_useragent)
        if pause:
            host = urlparse_cached(request).hostname or ""
            spider: Any = self.crawler.spider
            spider.pauses[host] = min(float(pause), LONGEST_PAUSE)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if isinstance(exc, IgnoreRequest):
            super()._robots_error(exc, netloc)
        else:
            self._close(
                netloc, reason(exc, f"//{netloc}", self.crawler.settings.getint("DOWNLOAD_MAXSIZE"))[1]
            )

    def _close(self, netloc: str, sentence: str) -> None:
        waiting: Any = self._parsers[netloc]
        self._parsers[netloc] = _Closed(sentence)
        waiting.callback(self._parsers[netloc])


class Backoff(RetryMiddleware):
    """Asks again after a pause that doubles each time, or after the one that the server names.

    Scrapy asks again at once, which is what a host that is overloaded needs least.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """A later request in place of an answer that is worth asking again for."""
        result = super().process_response(request, response)
        if isinstance(result, Request):
            stated = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
            self._put_off(result, float(stated) if stated.isdecimal() else 0.0)
        return result

    def process_exception(
        self, request: Request, exception: Exception, spider: Spider | None = None
    ) -> Request | Response | None:
        """A later request after a failure that may pass."""
        result = super().process_exception(request, exception)
        if isinstance(result, Request):
            self._put_off(result, 0.0)
        return result

    def _put_off(self, request: Request, stated: float) -> None:
        own = self.crawler.settings.getfloat("QUOTES_BACKOFF") * 2 ** (request.meta["retry_times"] - 1)
        request.meta["not_before"] = time.monotonic() + min(max(own, stated), LONGEST_PAUSE)


class Throttle(AutoThrottle):
    """AutoThrottle that never goes below the pause a site asks for in its robots.txt (`Crawl-delay`)."""

    def _adjust_delay(self, slot: Any, latency: float, response: Response) -> None:
        super()._adjust_delay(slot, latency, response)
        host = urlparse_cached(response).hostname or ""
        spider: Any = self.crawler.spider
        slot.delay = max(slot.delay, spider.pauses.get(host, 0.0))
