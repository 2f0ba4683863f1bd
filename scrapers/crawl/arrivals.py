"""A page as it came, told with all that is known of how."""

from datetime import UTC, datetime

from scrapy.http import Response

from scrapers.crawl.canonical import bare
from scrapers.crawl.frontier import Planned
from scrapers.crawl.lines import Page
from scrapers.crawl.links import Leads


def arrived(planned: Planned, response: Response, found: Leads) -> Page:
    """The line for a page; its canonical address counts as another name of it only on the same site."""
    also = [*response.meta.get("redirect_urls", ()), response.url]
    if found.canonical and bare(found.canonical) == bare(response.url):
        also.append(found.canonical)
    headers = [
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    ]
    return Page(
        planned.url,
        response.url,
        response.status,
        tuple(headers),
        (response.headers.get("Content-Type") or b"").decode("latin-1") or None,
        datetime.now(UTC).isoformat(timespec="seconds"),
        response.body,
        planned.role,
        tuple(dict.fromkeys(url for url in also if url != planned.url)),
    )
