"""Feeds and sitemaps: a document for each entry that carries its text; the addresses are `scrapers.feeds.entries`."""

from collections.abc import Iterator

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.feeds import FEED, JSON_FEED, SITEMAP, Entry, entries
from scrapers.material import NO, SURE, Material, Reader
from scrapers.readers.article import laid_out, tidy
from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import Element, parse, words_of

PARAGRAPHS = ("p", "blockquote", "li", "h2", "h3", "h4", "pre")


def recognise(material: Material, head: str) -> int:
    """By the root element, or by the version that a JSON feed states."""
    start = head[:10_000]
    return SURE if FEED.match(start) or SITEMAP.match(start) or JSON_FEED.match(start) else NO


def read(material: Material) -> Iterator[Document]:
    """The entries with a text, newest first; those that are addresses alone are told to `refused`.

    A summary is marked as one in `notes`. Raises NotADocument when no entry carries a text.
    """
    found = False

    def broken(reason: str) -> None:
        if material.refused is not None:
            material.refused(material.url, reason)

    for entry in entries(material.data, material.head(), broken):
        document = _document(material, entry)
        if document is not None:
            found = True
            yield document
        elif material.refused is not None and entry.url:
            material.refused(entry.url, "The feed gives the address alone; fetch it to read the text.")
    if not found:
        raise NotADocument("The feed lists addresses without texts; collect it to fetch them.")


def _document(material: Material, entry: Entry) -> Document | None:
    blocks = tidy(_blocks(entry.content)) if entry.content.strip() else []
    if not blocks:
        return None
    text, spans = laid_out(blocks)
    return Document(
        text=text,
        url=entry.url or material.url,
        reader="feed",
        sha256=material.sha256,
        media_type="text/html" if "<" in entry.content else "text/plain",
        title=entry.title,
        authors=entry.authors,
        published=entry.published,
        modified=entry.modified,
        site=entry.site,
        canonical=entry.url,
        language=entry.language,
        spans=spans,
        notes=() if entry.whole else ("The text is the feed's summary; the address has the whole.",),
    )


def _blocks(content: str) -> list[Block]:
    """The paragraphs of an entry, which is HTML or plain text."""
    if "<" not in content:
        return [Block(" ".join(part.split())) for part in content.split("\n\n") if part.strip()]
    tree = parse(f"<html><body>{content}</body></html>")
    for element in list(tree.iter("script", "style")):
        element.drop_tree()
    found = [_block(element) for element in tree.iter(*PARAGRAPHS) if element.find(".//p") is None]
    return [block for block in found if block.text] or [Block(words_of(tree))]


def _block(element: Element) -> Block:
    quoted = element.tag == "blockquote" or any(
        parent.tag == "blockquote" for parent in element.iterancestors()
    )
    return Block(words_of(element), "quote" if quoted else "paragraph")


READER = Reader("feed", recognise, read)
