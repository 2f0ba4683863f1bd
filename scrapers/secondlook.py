"""A second look at a page: passages in quotation marks that an extractor lost from an article.

26 of the 29 quotations lost on the saved pages stood on one page whose text is spread over several
containers, of which the extractor kept the first. So: every block of the page is compared with those kept;
what is missing is taken back when it stands in a twin of the kept paragraphs' container, or when it carries
quoted words and stands among the kept paragraphs.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from scrapers.furniture import is_furniture
from scrapers.mainbody import Block, BlockKind
from scrapers.material import Marked
from scrapers.page import Element, words_of
from scrapers.passages import FEWEST_WORDS, folded

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
# A block of which more than this share is link text is a menu or a list of other articles.
LINK_SHARE = 0.5
# With quoted words in it, a block may hold more links: sentences that cite every clause were seen at 0.5.
QUOTED_LINK_SHARE = 0.7
# Text outside paragraphs counts as a block from this many characters on.
SHORTEST = 21
# Letters at a block's edge that are enough to know it by.
EDGE = 40
# A container counts as the article's when the extractor kept at least this many paragraphs in it.
FEWEST_KEPT = 3
# Blocks times letters above which nothing is taken back, so that a hostile page stays cheap.
WORK_LIMIT = 500_000_000
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

    def signature(self) -> tuple[tuple[str, str], ...]:
        """Tag and class of the two elements around it: twins have the same."""
        return tuple((e.tag, e.get("class") or "") for e in self.trail[-2:])


@dataclass(slots=True)
class _Walk:
    blocks: list[Seen] = field(default_factory=list)


@cache
def _boilerplate() -> frozenset[str]:
    lines = files("scrapers").joinpath("words/boilerplate.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


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


def take_back(tree: Element, kept: list[Block], marked: Marked) -> list[Block]:
    """The kept blocks, with those that the extractor should not have lost put back at their place.

    `marked` finds the passages in quotation marks. With nothing kept there is nothing to compare with.
    """
    if not kept:
        return kept
    seen = page_blocks(tree)
    everything = _match(seen, kept)
    if len(seen) * len(everything) > WORK_LIMIT:
        return kept
    homes = Counter(id(e) for block in seen if block.at is not None for e in block.trail)
    twins = Counter(block.signature() for block in seen if block.at is not None and block.element.tag == "p")
    places = [number for number, block in enumerate(seen) if block.at is not None]
    if not places:
        return kept
    after: dict[int, list[Block]] = {}
    replaced: set[int] = set()
    last = -1
    for number, block in enumerate(seen):
        if block.at is not None:
            last = block.at
            continue
        if not block.key or block.key in everything:
            continue
        parts = _parts_kept(block, kept, everything)
        if _belongs(
            block, homes, twins, places, number, _lost(block.text, everything, marked), partly=bool(parts)
        ):
            replaced.update(parts)
            last = max([last, *parts])
            after.setdefault(last, []).append(Block(block.text, block.kind))
    result = after.get(-1, [])
    for number, whole in enumerate(kept):
        if number not in replaced:
            result.append(whole)
        result.extend(after.get(number, ()))
    return result


def _parts_kept(block: Seen, kept: list[Block], everything: str) -> list[int]:
    """The kept blocks that are pieces of this one, when its beginning or end was kept."""
    if block.key[:EDGE] not in everything and block.key[-EDGE:] not in everything:
        return []
    return [number for number, one in enumerate(kept) if len(one.key) >= EDGE and one.key in block.key]


def _lost(text: str, everything: str, marked: Marked) -> bool:
    """Whether a text has a passage of three words or more in quotation marks that was not kept."""
    passages = (text[start:end] for start, end in marked(text))
    return any(len(words.split()) >= FEWEST_WORDS and folded(words) not in everything for words in passages)


def _match(seen: list[Seen], kept: list[Block]) -> str:
    """Say of each block of the page which kept block it is; gives the letters of all that was kept."""
    keys = [block.key for block in kept]
    where: dict[str, int] = {}
    for number, key in enumerate(keys):
        where.setdefault(key, number)
    for block in seen:
        if len(block.key) > 3:
            block.at = where.get(block.key)
    return "".join(keys)


def _belongs(
    block: Seen,
    homes: Counter[int],
    twins: Counter[tuple[tuple[str, str], ...]],
    places: list[int],
    number: int,
    lost: bool,
    *,
    partly: bool,
) -> bool:
    """Whether a block that was not kept is the article's."""
    share = _link_share(block.element)
    if share > QUOTED_LINK_SHARE or is_furniture(block.text, at_edge=True):
        return False
    foreign = [e for e in (*block.trail, block.element) if not homes[id(e)]]
    if any(map(is_boilerplate, foreign)):
        return False
    if (
        not partly
        and share <= LINK_SHARE
        and block.element.tag == "p"
        and twins[block.signature()] >= FEWEST_KEPT
    ):
        return True
    return lost and (places[0] <= number <= places[-1] or _in_article(block, homes))


def _in_article(block: Seen, homes: Counter[int]) -> bool:
    """Whether one of the three elements nearest to the block holds several kept blocks."""
    return any(homes[id(e)] >= FEWEST_KEPT for e in block.trail[-3:] if e.tag != "body")


def _link_share(element: Element) -> float:
    whole = len(element.text_content())
    return sum(len(link.text_content()) for link in element.iter("a")) / whole if whole else 1.0
