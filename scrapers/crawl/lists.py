"""What a feed, a sitemap or a category of a wiki lists."""

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlencode, urlsplit

from bs4 import BeautifulSoup
from scrapy.utils.gz import gunzip

from scrapers.crawl.wiki import raw
from scrapers.decoding import SAMPLE_BYTES, decode
from scrapers.errors import NotADocument, TooLarge
from scrapers.feeds import Entry, entries
from scrapers.fetching.fetched import in_words
from scrapers.webpage.page import refuse_crowded


def listed(
    body: bytes, url: str, kind: str, size: int, broken: Callable[[str], None] = lambda _: None
) -> list[Entry]:
    """The entries of a list, newest first; `broken` is told when some may be missing.

    Raises NotADocument when it is none, TooLarge above `size` bytes.
    """
    if kind == "wikiquote":
        return _category(body, url)
    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body, size)
    return entries(body, decode(body[:SAMPLE_BYTES]), broken)


def _category(body: bytes, url: str) -> list[Entry]:
    """The pages of a category, in its order, and where it goes on; what the wiki says of itself (`Help:…`) is left out."""
    refuse_crowded(body.decode("latin-1"))
    if body.lstrip().startswith(b"<?xml") and b"<html" not in body[:500].lower():
        raise NotADocument("The category is XML and no page; check its address.")
    soup = BeautifulSoup(body, "lxml", from_encoding="utf-8")
    home = "{0.scheme}://{0.netloc}".format(urlsplit(url))
    found = []
    for place in soup.select("#mw-pages a[href]"):
        path = urlsplit(str(place["href"])).path
        title = unquote(path.removeprefix("/wiki/"))
        if path.startswith("/wiki/") and ":" not in title:
            found.append(Entry(raw(home, title)))
    further = soup.select_one("#mw-pages a[href*='pagefrom=']")
    if further is not None:
        # The link itself leads to `/w/`, which is closed to robots; the page's own path takes the same words.
        start = parse_qs(urlsplit(str(further["href"])).query).get("pagefrom", [""])[0]
        found.append(Entry(f"{url.partition('?')[0]}?{urlencode({'pagefrom': start})}", index=True))
    if not found:
        raise NotADocument("The category lists no page; check its name on the wiki.")
    return found


def _unpacked(body: bytes, size: int) -> bytes:
    """What a packed list holds. Scrapy raises an error of its own kind above `size`, whatever was packed."""
    try:
        return bytes(gunzip(body, max_size=size))
    except Exception as problem:
        if "MaxSize" in type(problem).__name__:
            raise TooLarge(
                f"The list unpacks to more than {in_words(size)}; take a smaller one."
            ) from problem
        raise NotADocument("The packed list is damaged or cut off; fetch it again.") from problem
