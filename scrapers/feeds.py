"""What feeds and sitemaps list: addresses with their titles and dates, newest first, and the texts they carry.

RSS and Atom by feedparser, which reads broken XML too; JSON Feed and sitemaps here.
"""

import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from scrapers.dates import iso_date
from scrapers.errors import NotADocument
from scrapers.material import PROLOGUE
from scrapers.speech.sittings import recovered

SITEMAP = re.compile(PROLOGUE + r"<(urlset|sitemapindex)\b", re.DOTALL)
FEED = re.compile(PROLOGUE + r"<(rss|feed|rdf:RDF)\b", re.DOTALL | re.IGNORECASE)
JSON_FEED = re.compile(r'\s*\{.{0,2000}?"version"\s*:\s*"https?://jsonfeed\.org/', re.DOTALL)
# Entries read from one feed; the largest news sitemaps may list 50,000 addresses.
MOST_ENTRIES = 50_000
BARE_AMPERSAND = re.compile(rb"&(?!(?:[A-Za-z]{1,12}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});)")
BROKEN = "The {} is broken XML, so that entries may be missing; those that can be read were. Tell the site."


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its address, and what the feed states of it. `content` is HTML or text; `whole` when it is not a summary.

    `index` marks the address of a further sitemap. Dates are ISO.
    """

    url: str | None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    content: str = ""
    whole: bool = False
    language: str | None = None
    site: str | None = None
    index: bool = False


def entries(data: bytes, head: str, broken: Callable[[str], None] = lambda _: None) -> list[Entry]:
    """The entries of a feed or sitemap, newest first, those without a date last. `head` is its beginning as text.

    `broken` is told when the XML is not well formed, so that entries may be missing. Raises NotADocument when it
    is neither.
    """
    if SITEMAP.match(head):
        found = list(_sitemap(data, broken))
    elif JSON_FEED.match(head):
        found = list(_json_feed(data))
    else:
        found = list(_parsed(data, broken))
    dated = sorted((e for e in found if _when(e)), key=lambda e: _when(e) or "", reverse=True)
    return dated + [entry for entry in found if not _when(entry)]


def _when(entry: Entry) -> str | None:
    return entry.published or entry.modified


def _sitemap(data: bytes, broken: Callable[[str], None]) -> Iterator[Entry]:
    # Addresses with a bare "&" are the commonest mistake, and would lose their parameters.
    tree, faults = recovered(BARE_AMPERSAND.sub(b"&amp;", data))
    if faults:
        broken(BROKEN.format("sitemap"))
    for place in list(tree.iterchildren("{*}url", "{*}sitemap"))[:MOST_ENTRIES]:
        url = (place.findtext("{*}loc") or "").strip()
        if not url.startswith(("http://", "https://")):
            continue
        yield Entry(
            url,
            title=(place.findtext("{*}news/{*}title") or "").strip() or None,
            published=iso_date(place.findtext("{*}news/{*}publication_date")),
            modified=iso_date(place.findtext("{*}lastmod")),
            language=(place.findtext("{*}news/{*}publication/{*}language") or "").strip() or None,
            site=(place.findtext("{*}news/{*}publication/{*}name") or "").strip() or None,
            index=str(place.tag).endswith("}sitemap") or place.tag == "sitemap",
        )


def _parsed(data: bytes, broken: Callable[[str], None]) -> Iterator[Entry]:
    # Only feeds need it, and loading it takes as long as reading three pages.
    import feedparser

    try:
        # A text given to feedparser may be taken for an address or a path; a stream never is.
        feed: Any = feedparser.parse(io.BytesIO(data), sanitize_html=True, resolve_relative_uris=False)
    except Exception as problem:
        # On some broken feeds it raises whatever the parsers under it do: to a reader they are one.
        raise NotADocument("The feed is broken; check its address in a browser.") from problem
    if not feed.entries and not feed.feed:
        raise NotADocument("The feed is broken or empty; check its address in a browser.")
    if type(feed.get("bozo_exception")).__name__.startswith("SAX"):
        broken(BROKEN.format("feed"))
    about = feed.feed
    for item in feed.entries[:MOST_ENTRIES]:
        content = max(_each(item.get("content"), "value"), key=len, default="")
        names = _each(item.get("authors"), "name") or [_text(item.get("author"))]
        yield Entry(
            _address(item.get("link")),
            title=_plain(item.get("title")),
            authors=tuple(dict.fromkeys(name for name in names if name)),
            published=_moment(item.get("published_parsed")) or iso_date(_plain(item.get("published"))),
            # feedparser's own get gives the day of publication for a missing update, and warns of it.
            modified=_moment(dict.get(item, "updated_parsed")) or iso_date(_plain(dict.get(item, "updated"))),
            content=content or _text(item.get("summary")),
            whole=bool(content),
            language=_plain(about.get("language")),
            site=_plain(about.get("title")),
        )


def _moment(parsed: Any) -> str | None:
    """A date as feedparser gives it: nine numbers in UTC; an element of that name is none."""
    if not isinstance(parsed, tuple):
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return iso_date(f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}Z")


def _json_feed(data: bytes) -> Iterator[Entry]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise NotADocument("The JSON feed is broken; check its address in a browser.") from problem
    items = feed.get("items")
    for item in (items if isinstance(items, list) else [])[:MOST_ENTRIES]:
        if not isinstance(item, dict):
            continue
        people = item.get("authors") or [item.get("author") or feed.get("author")]
        content = item.get("content_html") or item.get("content_text") or ""
        summary = item.get("summary") or ""
        yield Entry(
            _address(item.get("url")),
            title=_plain(item.get("title")),
            authors=tuple(
                p["name"] for p in people if isinstance(p, dict) and isinstance(p.get("name"), str)
            ),
            published=iso_date(_plain(item.get("date_published"))),
            modified=iso_date(_plain(item.get("date_modified"))),
            content=str(content or summary),
            whole=bool(content),
            language=_plain(item.get("language") or feed.get("language")),
            site=_plain(feed.get("title")),
        )


def _each(parts: object, key: str) -> list[str]:
    """The texts under one key; an element that feedparser does not know gives its attributes in place of a list."""
    return [_text(part.get(key)) for part in parts if part.get(key)] if isinstance(parts, list) else []


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(value: object) -> str | None:
    return " ".join(_text(value).split()) or None


def _address(value: object) -> str | None:
    """A web address; ids such as `urn:` are none."""
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None
