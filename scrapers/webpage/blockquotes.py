"""Whose words a block quote carries, where the page says so: a `<cite>`, a dash and a name, an embedded post.

18 of 31 block quotes on the saved pages carry no quotation marks; extractors run the name below the quote into it.
So the name is taken out of the block quote before extraction and set behind it as a line of its own.
"""

import re

from lxml import etree

from scrapers.passages import folded
from scrapers.webpage.creditlines import DASH, LONGEST, Stated, stated_in, too_long
from scrapers.webpage.page import Element, words_of

_DASHES = "–—―-"
_CLOSING = "”\"’'»)]"
CREDIT = {"source", "attribution", "author", "cite", "citation", "credit", "speaker", "byline"}


def stated_quotes(tree: Element) -> dict[str, Stated]:
    """What the page states of its block quotes, by the letters of each quote; the lines move behind the quotes."""
    found: dict[str, Stated] = {}
    _unframe(tree)
    for quote in tree.iter("blockquote"):
        for part in quote.iter("div"):
            if (part.text or "").strip() and part.find(".//p") is None:
                part.tag = "p"  # an extractor runs the text of two divs in a quote together
        line = _credited(quote) or _below(quote) or _within(quote)
        if line is None:
            if (next_to := _next_to(quote)) is not None:
                found[folded(words_of(quote))] = stated_in(next_to)
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
        if too_long(line, len(words_of(quote)) - len(line)):
            return None
        _remove(last)
        return line
    return None


def _within(quote: Element) -> str | None:
    """The name in a `<cite>` at the end of a block quote's last paragraph, taken out of it."""
    last = next((child for child in reversed(quote) if words_of(child)), None)
    if last is None or last.tag != "p" or (last.tail or "").strip() or not len(last):
        return None
    name = last[-1]
    line = words_of(name)
    before = words_of(last).removesuffix(line).rstrip()
    if name.tag not in {"cite", "footer"} or (name.tail or "").strip() or stated_in(line).speaker is None:
        return None
    if words_of(quote) == line or (before and not _over(before)):
        return None
    above = name.getprevious()
    _remove(name)
    if above is not None:
        above.tail = _without_dash(above.tail or "")
    else:
        last.text = _without_dash(last.text or "")
    return line


def _without_dash(words: str) -> str:
    """Words without the dash at their end and the white space around it; a pattern would try each blank as the first."""
    return words.rstrip().rstrip(_DASHES).rstrip()


def _over(words: str) -> bool:
    """Whether a name may follow in the same paragraph: a sentence is over, a mark closes, or a long dash stands there."""
    said = _without_dash(words)
    return (
        words.rstrip().endswith(("–", "—", "―"))
        or said.rstrip(_CLOSING).endswith((".", "!", "?", "…"))
        or said.endswith(("”", '"', "»"))
    )


def _next_to(quote: Element) -> str | None:
    """The line right behind a block quote that says whose words they are; it stays where it is."""
    behind = quote.getnext()
    if behind is None or not isinstance(behind.tag, str) or (quote.tail or "").strip():
        return None
    line = words_of(behind)
    named = len(line) <= LONGEST and stated_in(line).speaker is not None
    dashed = behind.tag in {"p", "div"} and DASH.match(line) is not None
    return line if named and (dashed or behind.tag in {"cite", "footer"}) else None


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
