"""What a page leads to: the addresses in its links, and the address it names as its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.etree import LxmlError

from scrapers.errors import ReadError
from scrapers.webpage.page import refuse_crowded
from scrapers.wordlists import listed

# Links read from one page; a page with more is a list made by a machine.
MOST = 5_000


@cache
def _binary() -> frozenset[str]:
    """Endings of files that hold no text; an address without a telling ending is asked."""
    return frozenset(listed("endings"))


@dataclass(frozen=True, slots=True)
class Leads:
    """The links of a page in its order, each once; `canonical` is its own address, `amp` whether it is an AMP page."""

    links: tuple[str, ...] = ()
    canonical: str | None = None
    amp: bool = False


def leads(body: bytes, url: str, encoding: str | None = None) -> Leads:
    """What a page leads to. Links marked `nofollow`, and pages whose robots line says so, give none."""
    try:
        refuse_crowded(body.decode("latin-1"))
        tree = html.fromstring(body, parser=html.HTMLParser(encoding=encoding, recover=True))
    except (LxmlError, ValueError, TypeError, LookupError, ReadError):
        return Leads()
    base = next((e.get("href") for e in tree.iter("base") if e.get("href")), "")
    home = _joined(url, base) or url
    canonical = next((e.get("href") for e in tree.iter("link") if _says(e, "rel", "canonical")), None)
    root = tree if tree.tag == "html" else next(tree.iter("html"), tree)
    found = () if _closed(tree) else tuple(dict.fromkeys(_links(tree, home)))
    return Leads(found, _joined(home, canonical or "") or None, "amp" in root.attrib or "⚡" in root.attrib)


def _links(tree: html.HtmlElement, home: str) -> Iterator[str]:
    for count, element in enumerate(tree.iter("a", "area")):
        if count >= MOST:
            return
        found = None if _says(element, "rel", "nofollow") else _joined(home, element.get("href") or "")
        if found and urlsplit(found).path.rpartition(".")[2].lower() not in _binary():
            yield found


def _closed(tree: html.HtmlElement) -> bool:
    return any(
        (meta.get("name") or "").lower() == "robots"
        and {"nofollow", "none"} & set((meta.get("content") or "").lower().replace(",", " ").split())
        for meta in tree.iter("meta")
    )


def _says(element: html.HtmlElement, name: str, word: str) -> bool:
    return word in (element.get(name) or "").lower().split()


def _joined(home: str, href: str) -> str | None:
    """A web address without its fragment; None for anything else."""
    if not href.strip():
        return None
    try:
        found = urljoin(home, href.strip()).partition("#")[0]
        if urlsplit(found).port == 0:  # a port that is no number is a ValueError
            return None
    except ValueError:
        return None
    return found if found.startswith(("http://", "https://")) else None
