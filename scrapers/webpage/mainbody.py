"""The main text of a page as blocks: what trafilatura keeps, in the order of the page.

Trafilatura in its default mode keeps the most quotations and every paragraph break of eight extractors tried.
"""

import logging
from dataclasses import dataclass
from typing import Literal

from trafilatura import bare_extraction

from scrapers.passages import folded
from scrapers.webpage.page import Element, words_of

# The reader itself says what could not be read; trafilatura's warnings would say it twice.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Above so many elements the second opinion of justext is done without, whose time grows with their square:
# 4,000 empty figures took it 10 s. The richest of the saved pages has under 3,000.
MANY_ELEMENTS = 6_000
# Where less than this share of the letters in paragraphs was kept, trafilatura asks its fallbacks as well. They
# take a quarter of its time, and changed nothing for the better where it had kept more.
ENOUGH = 0.5

BlockKind = Literal["paragraph", "heading", "quote", "item", "row"]
KINDS: dict[str, BlockKind] = {
    "head": "heading",
    "quote": "quote",
    "item": "item",
    "row": "row",
    "p": "paragraph",
}
BLOCKS = {"p", "head", "item", "row", "quote", "code"}


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, list item or block quote of an article.

    `group` is the same for paragraphs of one block quote. `speaker`, `said_on` and `citation` are what an
    embedded post or a block quote states about itself.
    """

    text: str
    kind: BlockKind = "paragraph"
    group: int | None = None
    speaker: str | None = None
    said_on: str | None = None
    citation: str | None = None

    @property
    def key(self) -> str:
        """The letters of the block alone, for comparing."""
        return folded(self.text)


def main_blocks(tree: Element, url: str | None = None) -> list[Block]:
    """The blocks that trafilatura takes for the article, if any; the tree is left as it is."""
    blocks = _extracted(tree, url, fast=True)
    written = sum(len(paragraph.text_content()) for paragraph in tree.iter("p"))
    if sum(len(block.text) for block in blocks) >= ENOUGH * written > 0:
        return blocks
    many = tree.xpath("count(//*)") > MANY_ELEMENTS
    return blocks if many else _extracted(tree, url, fast=False)


def _extracted(tree: Element, url: str | None, *, fast: bool) -> list[Block]:
    found = bare_extraction(tree, fast=fast, url=url, include_comments=False, with_metadata=False)
    # It works on a copy of a tree it is handed, so the second look still sees the whole page.
    body = getattr(found, "body", None)
    if body is None:
        return []
    blocks: list[Block] = []
    _walk(body, "paragraph", None, blocks)
    return [block for block in blocks if block.text]


def _walk(element: Element, kind: BlockKind, group: int | None, blocks: list[Block]) -> None:
    """Collect the innermost blocks; text that stands beside blocks is a block of its own."""
    if not any(node.tag in BLOCKS for node in element.iterdescendants()):
        blocks.append(Block(words_of(element), kind, group))
        return
    if element.text and element.text.strip():
        blocks.append(Block(" ".join(element.text.split()), kind, group))
    for child in element:
        own = KINDS.get(child.tag, kind)
        inner = len(blocks) if child.tag == "quote" and group is None else group
        _walk(child, "quote" if group is not None else own, inner, blocks)
        if child.tail and child.tail.strip():
            blocks.append(Block(" ".join(child.tail.split()), kind, group))
