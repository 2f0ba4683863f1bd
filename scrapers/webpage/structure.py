"""What a page says about itself for machines: JSON-LD, OpenGraph and other meta tags, the canonical address.

Read from the tree that the page was parsed into: BeautifulSoup gave the same statements on all saved pages, and
took a fifth of the whole time.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, cast
from urllib.parse import urljoin

from scrapers.webpage.page import Element

ARTICLE_TYPES = re.compile(
    r"(?:Article|Report|BlogPosting|LiveBlogPosting|Posting|Review|Speech|OpinionNewsArticle)$"
)
# A JSON-LD block larger than this is a product list, not an article's card.
JSON_LIMIT = 2_000_000
DEEP = 12
CREATORS = {"citation_author", "dc.creator", "dcterms.creator"}


@dataclass(frozen=True)
class Structure:
    """The machine-readable statements of one page.

    `meta` maps the name or property of a meta tag, in small letters, to the first content that is not empty;
    `things` are the JSON-LD objects, nested ones and those under `@graph` included; `creators` are the authors that
    a journal's page names one by one, "Lee, Ann" as Ann Lee.
    """

    meta: dict[str, str]
    things: tuple[dict[str, Any], ...]
    canonical: str | None
    language: str | None
    heading: str | None
    creators: tuple[str, ...] = ()

    @cached_property
    def article(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article; empty when there is none."""
        found = [thing for thing in self.things if any(map(ARTICLE_TYPES.search, types_of(thing)))]
        # The updates of a live blog are postings too, and fuller than the blog itself.
        live = [thing for thing in found if thing.get("liveBlogUpdate")]
        return max(live or found, key=_fullness, default={})

    def first(self, *names: str) -> str | None:
        """The content of the first of these meta tags that is there."""
        return next((self.meta[name] for name in names if name in self.meta), None)


def _fullness(thing: dict[str, Any]) -> int:
    return sum(
        bool(thing.get(key)) for key in ("headline", "author", "datePublished", "publisher", "articleBody")
    )


def types_of(thing: dict[str, Any]) -> list[str]:
    """The types of a JSON-LD object, as a list."""
    kind = thing.get("@type")
    return [str(one) for one in kind] if isinstance(kind, list) else [kind] if isinstance(kind, str) else []


def structure(tree: Element, url: str | None = None) -> Structure:
    """Read the statements of a page; broken JSON is passed over. `url` is where the page came from."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = _attribute(tag, "property") or _attribute(tag, "name") or _attribute(tag, "itemprop")
        content = _attribute(tag, "content")
        if name and content:
            meta.setdefault(name.lower(), content)
    return Structure(
        meta=meta,
        things=tuple(_things(tree)),
        canonical=_canonical(tree, meta, url),
        language=_language(tree, meta),
        heading=headings(tree),
        creators=tuple(_creators(tree)),
    )


def headings(tree: Element) -> str | None:
    """What the one first-level heading of a page says; None where there are none or several."""
    found = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    return found[0] if len(found) == 1 and found[0] else None


def _attribute(tag: Element, name: str) -> str:
    return (tag.get(name) or "").strip()


def _creators(tree: Element) -> Iterator[str]:
    for tag in tree.iter("meta"):
        if _attribute(tag, "name").lower() in CREATORS:
            last, comma, first = _attribute(tag, "content").partition(",")
            name = f"{first} {last}" if comma and len(last.split()) < 4 and "," not in first else last
            if name := " ".join(name.split()):
                yield name


def _canonical(tree: Element, meta: dict[str, str], url: str | None) -> str | None:
    stated = [
        _attribute(link, "href")
        for link in tree.iter("link")
        if "canonical" in _attribute(link, "rel").lower().split()
    ]
    for address in [*stated, meta.get("og:url")]:
        if not address:
            continue
        try:
            whole = urljoin(url, address) if url and "://" in url else address
        except ValueError:
            continue
        if whole.startswith(("http://", "https://")):
            return whole
    return None


def _language(tree: Element, meta: dict[str, str]) -> str | None:
    own = _attribute(tree, "lang") or _attribute(tree, "xml:lang")
    stated = (own or meta.get("content-language") or meta.get("og:locale") or "").replace("_", "-")
    return stated if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}", stated) else None


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if _attribute(script, "type").lower().startswith("application/ld+json"):
            yield from flat(loads(script.text or ""))


def loads(text: str) -> object:
    """The JSON of a script element, as leniently as browsers' readers take it; None when it is broken."""
    text = (
        text.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .strip()
    )
    if not text or len(text) > JSON_LIMIT:
        return None
    try:
        return cast(object, json.loads(text.rstrip(";"), strict=False))
    except (ValueError, RecursionError):
        return None


def flat(value: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object with a type in a JSON-LD value, the outer before the inner."""
    if depth > DEEP:
        return
    if isinstance(value, list):
        for one in value:
            yield from flat(one, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            if isinstance(one, dict | list):
                yield from flat(one, depth + 1)


def plain(value: object) -> str | None:
    """A JSON-LD text as plain text: entities resolved, white space folded; None when it is no text."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return " ".join(unescape(unescape(value)).split()) or None
