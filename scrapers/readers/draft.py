"""A draft saved as HTML, read whole: in a draft no paragraph is furniture, and no quotation may be passed over.

The article reader leaves out lists, boxes and what else stands around the text of a published page. This reader
takes no file by itself; it is named (`format="draft"`) by whoever checks a draft.
"""

import re
from collections.abc import Iterator

from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import NO, Material, Reader
from scrapers.readers.article import laid_out, quoted
from scrapers.webpage.blockquotes import stated_quotes
from scrapers.webpage.mainbody import Block, BlockKind
from scrapers.webpage.page import LIMIT_BYTES, Element, parse
from scrapers.webpage.tablerows import with_rows

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "ul",
})  # fmt: skip
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
CELLS = frozenset({"td", "th"})
# What is struck out or deleted is not printed.
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "textarea", "select", "svg", "iframe",
    "del", "s", "strike",
})  # fmt: skip


def recognise(material: Material, head: str) -> int:
    """Never by itself: what a page shows whole is wanted for drafts only."""
    return NO


def read(material: Material) -> Iterator[Document]:
    """All the text of an HTML draft, a paragraph a block. Raises NotADocument without text, TooLarge above 10 MB."""
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The draft has more than {LIMIT_BYTES // 2**20} MB; save its text alone.")
    tree = parse(material.text())
    quotes = stated_quotes(tree)
    text, spans = laid_out(quoted(_blocks(tree), quotes))
    if not text.strip():
        raise NotADocument("The draft shows no text; save the text itself as HTML or plain text.")
    title = " ".join((tree.findtext(".//title") or tree.findtext(".//h1") or "").split())
    yield Document(
        text=text,
        url=material.url,
        reader="draft",
        sha256=material.sha256,
        media_type="text/html",
        title=title or None,
        language=tree.get("lang"),
        spans=spans,
    )


def _blocks(tree: Element) -> list[Block]:
    """The visible text between the borders of block elements, line breaks kept, rows of tables read as such."""
    blocks: list[tuple[int | None, int | None, Block]] = []
    parts: list[str] = []
    rows: list[int | None] = [None]
    cell: int | None = None
    kinds: list[BlockKind] = ["paragraph"]
    groups: list[int | None] = [None]
    unseen = 0

    def flush() -> None:
        lines = (" ".join(line.split()) for line in "".join(parts).split("\x01"))
        text = "\n".join(line for line in lines if line)
        if text:
            blocks.append((rows[-1], cell, Block(text, kinds[-1], groups[-1])))
        parts.clear()

    for number, (event, node) in enumerate(_events(tree)):
        if event == "start":
            unseen += _unseen(node)
            if node.tag in BLOCKS:
                flush()
            if node.tag == "tr":
                rows.append(number)
            cell = number if node.tag in CELLS else cell
            if node.tag == "blockquote":
                kinds.append("quote")
                groups.append(len(blocks) if groups[-1] is None else groups[-1])
            parts.append("\x01" if node.tag == "br" else "")
            parts.append(node.text or "" if not unseen else "")
            continue
        unseen -= _unseen(node)
        if node.tag in BLOCKS:
            flush()
        if node.tag == "blockquote":
            kinds.pop()
            groups.pop()
        if node.tag == "tr":
            rows.pop()
        parts.append(node.tail or "" if not unseen else "")
    flush()
    return with_rows(blocks)


def _unseen(node: Element) -> bool:
    """Whether a reader of the page sees nothing of an element."""
    style = node.get("style")
    return (
        node.tag in UNSEEN
        or node.get("hidden") is not None
        or (style is not None and _NOT_SHOWN.search(style) is not None)
    )


def _events(tree: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    yield from etree.iterwalk(tree, events=("start", "end"))


READER = Reader("draft", recognise, read)
