"""Whose words a block quote carries, where the page says so: a `<cite>`, a dash and a name, an embedded post.

18 of 31 block quotes on the saved pages carry no quotation marks; extractors run the name below the quote into it.
So the name is taken out of the block quote before extraction and set behind it as a line of its own.
"""

import re
from dataclasses import dataclass

from lxml import etree

from scrapers.dates import iso_date
from scrapers.passages import folded
from scrapers.webpage.page import Element, words_of

DASH = re.compile(r"\s*[–—―~-]{1,3}\s*(?=[^\W\d])")
HANDLE = re.compile(r"(?P<name>[^()@]{1,80}?)\s*\(?@[\w.]{1,40}\)?")
NAME = re.compile(
    r"(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of|the)(?:\s+(?:[A-ZÀ-Þ][\w.'’\-]*|de|da|van|von|der|bin|al|of)){0,5}$"
)
CREDIT = {"source", "attribution", "author", "cite", "citation", "credit", "speaker", "byline"}
# A line below a quote is longer only when it is part of the quote.
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stated:
    """What a page states below a block quote: the line itself, the speaker and the day it names."""

    citation: str
    speaker: str | None = None
    said_on: str | None = None


def stated_quotes(tree: Element) -> dict[str, Stated]:
    """What the page states of its block quotes, by the letters of each quote; the lines move behind the quotes."""
    found: dict[str, Stated] = {}
    _unframe(tree)
    for quote in tree.iter("blockquote"):
        for part in quote.iter("div"):
            if (part.text or "").strip() and part.find(".//p") is None:
                part.tag = "p"  # an extractor runs the text of two divs in a quote together
        line = _credited(quote) or _below(quote)
        if line is None:
            continue
        words = words_of(quote)
        found[folded(words)] = stated_in(line)
        behind = etree.SubElement(quote.getparent(), "p") if quote.getparent() is not None else None
        if behind is not None:
            behind.text, behind.tail, quote.tail = line, quote.tail, None
            quote.addnext(behind)
    return found


def _unframe(tree: Element) -> None:
    """Take block quotes out of figures, which extractors drop with all that is in them; a caption moves inside."""
    for figure in list(tree.iter("figure")):
        quote = figure.find(".//blockquote")
        if quote is None or figure.find(".//img") is not None:
            continue
        figure.tag = "div"
        for caption in list(figure.iter("figcaption")):
            _remove(caption)
            caption.tag, caption.tail = "footer", None
            quote.append(caption)


def _credited(quote: Element) -> str | None:
    """The parts of a block quote whose class says that they name its speaker, taken out of it."""
    first = next(
        (part for part in quote.iter("p", "div", "span", "cite", "footer") if _names_speaker(part)), None
    )
    if first is None:
        return None
    line = ", ".join(words for part in [first, *first.itersiblings()] if (words := words_of(part)))
    if not line or len(line) > LONGEST or len(line) * 2 > len(words_of(quote)):
        return None
    for part in [first, *first.itersiblings()]:
        _remove(part)
    return line


def _names_speaker(part: Element) -> bool:
    names = re.split(r"[^a-z]+", (part.get("class") or "").lower())
    return bool(CREDIT & set(names)) and bool(words_of(part))


def _below(quote: Element) -> str | None:
    """The line that says whose words they are, taken out of the block quote; None when there is none."""
    last = next((child for child in reversed(quote) if words_of(child) or (child.tail or "").strip()), None)
    paragraphs = [child for child in quote if child.tag == "p"]
    if last is None:
        return None
    if paragraphs and paragraphs[-1] is not last and last.tag in {"cite", "footer", "a", "span", "small"}:
        return _taken(quote, paragraphs[-1])
    if paragraphs and paragraphs[-1] is last and DASH.match(last.tail or ""):
        return _taken(quote, last)
    if last.tag in {"cite", "footer"} or (len(paragraphs) > 1 and DASH.match(words_of(last))):
        line = words_of(last)
        if len(line) > LONGEST or len(line) * 2 > len(words_of(quote)):
            return None
        _remove(last)
        return line
    return None


def _taken(quote: Element, paragraph: Element) -> str | None:
    """All that stands behind the last paragraph of a block quote, taken out of it."""
    behind = list(paragraph.itersiblings())
    line = " ".join(
        " ".join([paragraph.tail or "", *(words_of(e) + " " + (e.tail or "") for e in behind)]).split()
    )
    if not line or len(line) > LONGEST:
        return None
    paragraph.tail = None
    for element in behind:
        quote.remove(element)
    return line


def _remove(element: Element) -> None:
    """Take an element out of the tree, not the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def stated_in(line: str) -> Stated:
    """A line such as "— Ann Lee (@annlee) May 3, 2024" or "— Ann Lee, The Long Road, 1911" taken apart."""
    words = DASH.sub("", line, count=1) if DASH.match(line) else line
    handle = HANDLE.match(words)
    if handle:
        return Stated(line, handle["name"].strip() or None, iso_date(words[handle.end() :]))
    first = words.split(",")[0].split("(")[0].strip()
    return Stated(line, first if NAME.match(first) and " " in first else None)
