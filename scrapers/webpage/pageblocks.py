"""Every block of text on a page, with the elements it stands in, so that what was kept can be compared with it."""

import re
from dataclasses import dataclass, field
from functools import cache

from scrapers.passages import folded
from scrapers.webpage.mainbody import BlockKind
from scrapers.webpage.page import Element, words_of
from scrapers.wordlists import listed

SKIPPED = {
    "script", "style", "noscript", "nav", "footer", "form", "button", "select", "svg", "iframe", "template",
    "head", "aside", "figure", "figcaption", "dialog", "menu", "object", "audio", "video", "title",
}  # fmt: skip
LEAVES: dict[str, BlockKind] = {
    "p": "paragraph", "blockquote": "quote", "li": "item", "h2": "heading", "h3": "heading", "h4": "heading",
    "dd": "paragraph", "pre": "paragraph", "div": "paragraph", "section": "paragraph", "article": "paragraph",
}  # fmt: skip
INLINE = {
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "font", "i", "ins", "mark", "q", "s", "small",
    "span", "strong", "sub", "sup", "time", "u",
}  # fmt: skip
# Containers that are told from each other by their class alone.
BOXES = {"div", "span"}
FEWEST_TELLING = 2
# Text outside paragraphs counts as a block from this many characters on.
SHORTEST = 21
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


@dataclass(slots=True)
class Seen:
    """One block of the whole page: its words, its element, and the elements it stands in."""

    text: str
    kind: BlockKind
    element: Element
    trail: tuple[Element, ...]
    key: str
    at: int | None = None  # which kept block it is

    def around(self) -> tuple[Element, ...]:
        """The elements it stands in, the outermost first, without boxes that say nothing; all where few say anything."""
        telling = tuple(e for e in self.trail if e.tag not in BOXES or e.get("class"))
        return telling if len(telling) > FEWEST_TELLING else self.trail

    def signature(self) -> tuple[tuple[str, str], ...]:
        """Tag and class of the two elements around it: twins have the same."""
        return tuple((e.tag, e.get("class") or "") for e in self.around()[-2:])


@dataclass(slots=True)
class _Walk:
    blocks: list[Seen] = field(default_factory=list)


@cache
def _boilerplate() -> frozenset[str]:
    return frozenset(listed("boilerplate"))


def is_boilerplate(element: Element) -> bool:
    """Whether the class or id of an element says that its content is not the article's."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parts = re.split(r"[-_\s]+", names[:400])
    # Words inside a run of letters count from four letters on: generated names hold every short word.
    words = parts + [word for part in parts for word in WORD.findall(part) if len(word) > 3]
    return any(word.lower() in _boilerplate() for word in words)


def page_blocks(tree: Element) -> list[Seen]:
    """Every block of text on a page outside scripts, menus and forms, in order."""
    walk = _Walk()
    body = tree.find(".//body")
    _walk(tree if body is None else body, (), walk)
    return walk.blocks


def _walk(element: Element, trail: tuple[Element, ...], walk: _Walk) -> bool:
    """Collect the innermost blocks below an element; says whether there are any."""
    if element.tag in SKIPPED or element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return False
    inner = (*trail, element)
    loose = [element.text or ""]
    found = False
    for child in element:
        if _walk(child, inner, walk):
            found = True
            _add("".join(loose), "paragraph", element, trail, walk)
            loose = []
        elif child.tag in INLINE:
            loose.append(" " if child.tag == "br" else words_of(child))
        loose.append(child.tail or "")
    kind = LEAVES.get(element.tag)
    if found:
        _add("".join(loose), "paragraph", element, trail, walk)
    elif kind is not None:
        return _add(words_of(element), kind, element, trail, walk)
    return found


def _add(text: str, kind: BlockKind, element: Element, trail: tuple[Element, ...], walk: _Walk) -> bool:
    """Take a text for a block, unless it is empty or a scrap between two blocks."""
    text = "\n".join(" ".join(line.split()) for line in text.split("\n")) if kind == "quote" else text.strip()
    if len(text) < SHORTEST and not (text and element.tag in {"p", "blockquote"}):
        return False
    walk.blocks.append(Seen(text, kind, element, trail, folded(text)))
    return True


def link_share(element: Element) -> float:
    """The share of an element's text that is the text of links."""
    whole = len(element.text_content())
    return sum(len(link.text_content()) for link in element.iter("a")) / whole if whole else 1.0
