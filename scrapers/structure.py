"""What a page says about itself for machines: JSON-LD, OpenGraph and other meta tags, the canonical address.

Read from the tree that is parsed anyway: a second parse by BeautifulSoup takes longer than the extraction
itself.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import Any, cast
from urllib.parse import urljoin

from scrapers.page import Element

ARTICLE_TYPES = re.compile(
    r"(?:Article|Report|BlogPosting|LiveBlogPosting|Posting|Review|Speech|OpinionNewsArticle)$"
)
# A JSON-LD block larger than this is a product list, not an article's card.
JSON_LIMIT = 2_000_000
DEEP = 12


@dataclass(frozen=True)
class Structure:
    """The machine-readable statements of one page.

    `meta` maps the name or property of a meta tag, in small letters, to the first content that is not empty;
    `things` are the JSON-LD objects, nested ones and those under `@graph` included.
    """

    meta: dict[str, str]
    things: tuple[dict[str, Any], ...]
    canonical: str | None
    language: str | None
    heading: str | None

    @cached_property
    def article(self) -> dict[str, Any]:
        """The JSON-LD object that describes the article; empty when there is none."""
        found = [thing for thing in self.things if any(map(ARTICLE_TYPES.search, types_of(thing)))]
        return max(found, key=_fullness, default={})

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
    """Read the statements of a page; broken JSON is passed over."""
    meta: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = (tag.get("content") or "").strip()
        if name and content:
            meta.setdefault(name.strip().lower(), content)
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    return Structure(
        meta=meta,
        things=tuple(_things(tree)),
        canonical=_canonical(tree, meta, url),
        language=_language(tree, meta),
        heading=headings[0] if len(headings) == 1 and headings[0] else None,
    )


def _canonical(tree: Element, meta: dict[str, str], url: str | None) -> str | None:
    stated = [
        link.get("href")
        for link in tree.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for address in [*stated, meta.get("og:url")]:
        if not address:
            continue
        try:
            whole = urljoin(url, address.strip()) if url and "://" in url else address.strip()
        except ValueError:
            continue
        if whole.startswith(("http://", "https://")):
            return str(whole)
    return None


def _language(tree: Element, meta: dict[str, str]) -> str | None:
    root = tree if tree.tag == "html" else tree.getroottree().getroot()
    stated = (
        root.get("lang")
        or root.get("{http://www.w3.org/XML/1998/namespace}lang")
        or meta.get("content-language")
    )
    stated = (stated or meta.get("og:locale") or "").strip().replace("_", "-")
    return str(stated) if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}", stated) else None


def _things(tree: Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower().startswith("application/ld+json"):
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
