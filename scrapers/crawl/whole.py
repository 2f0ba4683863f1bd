"""Packed answers that come whole: one that breaks off is asked again, and is no page.

A server or proxy that ends in the middle of what it packs closes the connection like one that is done. Scrapy unpacks as
much as there is of such an answer and takes that for the page.
"""

import zlib

from scrapy import Request, Spider
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response

from scrapers.crawl.manners import Backoff

PACKED = {b"gzip", b"x-gzip", b"deflate"}
# A gzip or zlib head, or none: what sends `deflate` means either (RFC 9110, 8.4.1.2).
HEADED, BARE = 47, -15
PIECE = 1 << 20
SENTENCE = "the packed answer breaks off"


class Whole(Backoff):
    """Asks again for an answer that breaks off, before it is kept in the cache; raises ResponseDataLossError at last."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """The answer where it is whole, a later request where not."""
        coding = (response.headers.get("Content-Encoding") or b"").strip().lower()
        if coding not in PACKED or is_whole(response.body, self.crawler.settings.getint("DOWNLOAD_MAXSIZE")):
            return response
        later = self._retry(request, SENTENCE)
        if later is None:
            raise ResponseDataLossError(SENTENCE)
        self._put_off(later, 0.0)
        return later


def is_whole(body: bytes, most: int) -> bool:
    """Whether packed bytes come to their end; of those that unpack to more than `most` the limit has the word."""
    if not body:
        return True
    return any(_ends(body, window, most) for window in (HEADED, BARE))


def _ends(body: bytes, window: int, most: int) -> bool:
    packed, size = zlib.decompressobj(window), 0
    try:
        while not packed.eof and size <= most:
            piece = packed.decompress(body, PIECE)
            body, size = packed.unconsumed_tail, size + len(piece)
            if not body and not piece:
                return packed.eof
    except zlib.error:
        return False
    return True
