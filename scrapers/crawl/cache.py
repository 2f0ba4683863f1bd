"""Answers kept for conditional requests: one file an address, written whole or not at all.

Scrapy's own storage writes the pieces of an answer one after the other and reads them with pickle: after a crash a
cut-off body would be taken for the page, and whoever can write to the folder could run code.
"""

import gzip
import json
import os
import time
import zlib
from pathlib import Path

from scrapy import Request, Spider
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings

from scrapers.crawl.canonical import key

# An answer that nobody asked for again in so many days is deleted.
DAYS = 60
DAY = 86_400


class Cache:
    """A folder of answers."""

    def __init__(self, settings: BaseSettings) -> None:
        self.folder = Path(settings["HTTPCACHE_DIR"])

    def open_spider(self, spider: Spider) -> None:
        """Make the folder and clear out what is old."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.fingerprinter = spider.crawler.request_fingerprinter
        for path in self.folder.glob("*/*"):
            if time.time() - path.stat().st_mtime > DAYS * DAY:
                path.unlink(missing_ok=True)

    def close_spider(self, spider: Spider) -> None:
        """Nothing is open."""

    def retrieve_response(self, spider: Spider, request: Request) -> Response | None:
        """The answer kept for a request; None when there is none, or when it cannot be read."""
        try:
            data = gzip.decompress(self._path(request).read_bytes())
            head, _, body = data.partition(b"\n")
            row = json.loads(head)
            if row["key"] != key(request.url):
                return None
            headers = Headers(row["headers"])
        except (OSError, EOFError, zlib.error, ValueError, KeyError, AttributeError, TypeError):
            return None
        kind = responsetypes.from_args(headers=headers, url=row["url"], body=body)
        return kind(url=row["url"], status=row["status"], headers=headers, body=body)

    def store_response(self, spider: Spider, request: Request, response: Response) -> None:
        """Keep an answer in place of the one before."""
        path = self._path(request)
        path.parent.mkdir(exist_ok=True)
        headers = {
            name.decode("latin-1"): [value.decode("latin-1") for value in values]
            for name, values in response.headers.items()
        }
        row = {"key": key(request.url), "url": response.url, "status": response.status, "headers": headers}
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        part.write_bytes(gzip.compress(json.dumps(row).encode("ascii") + b"\n" + response.body, 1))
        os.replace(part, path)

    def _path(self, request: Request) -> Path:
        name = self.fingerprinter.fingerprint(request).hex()
        return self.folder / name[:2] / f"{name}.gz"
