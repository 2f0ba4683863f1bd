"""Any page with an article on it: its text by paragraphs, what it states about itself, its block quotes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.glyphs import within_marks
from scrapers.material import BY_LOOK, BY_NAME, NO, Marked, Material, Reader
from scrapers.passages import folded, marked_passages
from scrapers.speech.spoken import found_turns, turn_spans
from scrapers.webpage.blockquotes import stated_quotes
from scrapers.webpage.claims import Claim, claim_blocks, claim_spans, claims
from scrapers.webpage.creditlines import DASH, LONGEST, Stated, credit_at, stated_in
from scrapers.webpage.credits import captions, wire
from scrapers.webpage.embedded import embedded_blocks, live_blocks
from scrapers.webpage.furniture import is_correction, is_furniture, lines_of
from scrapers.webpage.mainbody import Block, main_blocks
from scrapers.webpage.metadata import Metadata, is_byline, metadata
from scrapers.webpage.page import LIMIT_BYTES, Element, parse
from scrapers.webpage.secondlook import second_look
from scrapers.webpage.structure import Structure, structure
from scrapers.webpage.walls import wall

ENDINGS = {"html", "htm", "xhtml", "shtml", "asp", "aspx", "php"}
TYPES = {"text/html", "application/xhtml+xml"}
LOOK = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.S,
)
INNER = re.compile(r"<(?:p|div|article|h1|title)\b[^<>]*+>", re.IGNORECASE)
# A paragraph of fewer letters than this may stand twice on a page for good reasons ("No comment.").
REPEATED_LETTERS = 30
# A block quote that repeats the text is a pull-quote from this many letters on.
PULLED_LETTERS = 12
# Script data is taken when the markup gave less than this share of it.
MARKUP_SHARE = 0.5
# A live blog is read from its JSON-LD when the markup holds less than this share of it; the rest comes by scrolling.
LIVE_SHARE = 0.9
# The title stands among the first blocks; further down the same words are a heading or somebody's.
TITLE_BLOCKS = 4
# In characters: a page with more text than this in its markup is not put together by JavaScript.
LITTLE_TEXT = 2000
# Blocks times letters above which repeated blocks are not looked for, so that a hostile page stays cheap.
WORK_LIMIT = 500_000_000


def recognise(material: Material, head: str) -> int:
    """HTML by its first tag, by its ending, or by what the server called it."""
    if LOOK.match(head):
        return BY_LOOK
    if head.lstrip().startswith("<?xml"):
        return NO
    if material.media_type in TYPES or material.ending() in ENDINGS:
        return BY_NAME if "<" in head else NO
    return BY_NAME if len(INNER.findall(head)) > 3 and material.media_type != "text/plain" else NO


def read(material: Material) -> Iterator[Document]:
    """The article on a page.

    Raises NotADocument, with the reason, for consent walls, login pages, soft 404s and pages without text;
    TooLarge above 10 MB.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(
            f"The page has more than {LIMIT_BYTES // 2**20} MB; save the article alone, as text or HTML."
        )
    text = material.text()
    tree = parse(text)
    quotes = stated_quotes(tree)
    address = material.url if "://" in material.url else None
    stated = structure(tree, address)
    blocks, notes = article_blocks(tree, stated, address, material.marked or marked_passages)
    facts = metadata(tree, stated, stated.canonical or address)
    reason = wall(
        facts.title, "\n".join(block.text for block in blocks), tree.text_content() if not blocks else ""
    )
    if reason:
        raise NotADocument(reason)
    blocks = quoted(untitled(blocks, facts, stated), quotes)
    document = _document(material, stated, facts, blocks, notes)
    document = replace(document, wire=wire(blocks, facts.authors), captions=captions(tree))
    yield reviewing(document, claims(stated), blocks, material.marked or marked_passages)


def article_blocks(
    tree: Element, stated: Structure, url: str | None, marked: Marked
) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of the article, and a note when they come from the page's script data."""
    description = stated.first("og:description", "description", "twitter:description")
    blocks = tidy(second_look(tree, main_blocks(tree, url), marked, description))
    size = sum(len(block.text) for block in blocks)
    updates = tidy(live_blocks(stated))
    if updates and _share_of(updates, blocks) < LIVE_SHARE:
        return updates, ("The text comes from the live blog's own list, of which the markup holds a part.",)
    if size < LITTLE_TEXT or len(blocks) < 2:
        embedded = tidy(embedded_blocks(tree, stated))
        stands = sum(len(block.text) for block in embedded)
        # Trafilatura takes a JSON-LD body too, as one paragraph; here its paragraphs are kept.
        if size < MARKUP_SHARE * stands or (
            len(blocks) < 2 and len(embedded) > len(blocks) and size < stands * 1.1
        ):
            return embedded, (
                "The text comes from the page's script data, since its markup holds little of it.",
            )
    return blocks, ()


def _share_of(updates: list[Block], blocks: list[Block]) -> float:
    """The share of the letters of a live blog's updates that the markup holds."""
    everything = "".join(block.key for block in blocks)
    held = sum(len(block.key) for block in updates if block.key in everything)
    return held / max(1, sum(len(block.key) for block in updates))


def tidy(blocks: list[Block]) -> list[Block]:
    """The blocks without furniture and without pull-quotes: a text that stands inside a longer block goes."""
    blocks = [block for block in blocks if block.key and not is_furniture(block.text, at_edge=True)]
    keys = [block.key for block in blocks]
    everything = "\x00".join(keys)
    if len(keys) * len(everything) > WORK_LIMIT:
        return blocks
    alike, groups = Counter(keys), Counter(block.group for block in blocks)
    said: set[str] = set()
    result: list[Block] = []
    for block, key in zip(blocks, keys, strict=True):
        repeated = key in said or everything.count(key) > alike[key]
        least = PULLED_LETTERS if block.kind == "quote" and groups[block.group] < 2 else REPEATED_LETTERS
        if len(key) < least or not repeated:
            result.append(block)
        said.add(key)
    return result


def untitled(blocks: list[Block], facts: Metadata, stated: Structure) -> list[Block]:
    """The blocks without the title, which is metadata, and without bylines."""
    titles = {folded(words) for words in (facts.title, stated.heading, stated.first("og:title")) if words}
    top = [block for block in blocks[:TITLE_BLOCKS] if block.key not in titles]
    rest = blocks[TITLE_BLOCKS:]
    return [block for block in (*top, *rest) if not is_byline(block.text, facts)] or blocks


def quoted(blocks: list[Block], quotes: dict[str, Stated]) -> list[Block]:
    """The blocks, each block quote with what the page states of it; a name on its last line stands apart."""
    whole: dict[int | None, str] = {}
    for block in blocks:
        if block.group is not None:
            whole[block.group] = whole.get(block.group, "") + block.key
    result: list[Block] = []
    for block in blocks:
        about = quotes.get(whole.get(block.group, block.key)) if block.kind == "quote" else None
        words, _, last = block.text.rpartition("\n")
        if block.kind == "quote" and about is None and words and DASH.match(last) and len(last) <= LONGEST:
            about = stated_in(last)
            result += [_with(replace(block, text=words), about), Block(last)]
        elif block.kind == "quote" and about is None and (behind := credit_at(block.text)):
            words, last = block.text[: behind[0]], block.text[behind[0] :].strip()
            result += [_with(replace(block, text=words), behind[1]), Block(last)]
        else:
            result.append(_with(block, about))
    return result


def _with(block: Block, about: Stated | None) -> Block:
    if about is None:
        return block
    return replace(block, speaker=about.speaker, said_on=about.said_on, citation=about.citation)


def _document(
    material: Material, stated: Structure, facts: Metadata, blocks: list[Block], notes: tuple[str, ...]
) -> Document:
    text, spans = laid_out(blocks)
    notes = (*notes, *(block.text for block in blocks if is_correction(block.text)))
    spoken = found_turns(text, list(lines_of(text)))
    if spoken:
        spans, notes = (
            turn_spans(text, spoken, facts.title),
            (*notes, "The page is a transcript or a speech."),
        )
    return Document(
        text=text,
        url=material.url,
        reader="transcript" if spoken else "article",
        sha256=material.sha256,
        media_type=material.media_type or "text/html",
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        modified=facts.modified,
        site=facts.site,
        canonical=stated.canonical,
        language=stated.language,
        tier="primary" if spoken else "secondary",
        spans=spans,
        notes=notes,
    )


def reviewing(document: Document, found: list[Claim], blocks: list[Block], marked: Marked) -> Document:
    """The document of a fact-check with the claims it reviews; any other document as it is."""
    if not found:
        return document
    text, spans = laid_out([*claim_blocks(found, blocks), *blocks])
    spans = tuple(
        sorted((*claim_spans(found, text, marked), *spans), key=lambda span: (span.start, span.end))
    )
    notes = tuple(f"Reviews the claim: {claim.text} Rating: {claim.rating or 'none'}." for claim in found)
    return replace(document, reader="claimreview", text=text, spans=spans, notes=(*document.notes, *notes))


def laid_out(blocks: list[Block]) -> tuple[str, tuple[Span, ...]]:
    """The blocks as one text, a blank line between them, and a span for each block quote."""
    parts: list[str] = []
    quotes: list[tuple[int, int, Block]] = []
    at = 0
    for block in blocks:
        start = at + (2 if parts else 0)
        end = start + len(block.text)
        if block.kind == "quote":
            last = quotes[-1] if quotes else None
            if last and block.group is not None and last[2].group == block.group and last[1] + 2 == start:
                quotes[-1] = (last[0], end, last[2])
            else:
                quotes.append((start, end, block))
        parts.append(block.text)
        at = end
    text = "\n\n".join(parts)
    return text, tuple(_span(text, start, end, block) for start, end, block in quotes)


def _span(text: str, start: int, end: int, block: Block) -> Span:
    """A block quote without the marks around it."""
    start, end = within_marks(text, start, end)
    return Span(start, end, "block", speaker=block.speaker, said_on=block.said_on, citation=block.citation)


READER = Reader("article", recognise, read)
