"""A Word document as it would be printed: its paragraphs, tables and boxes in order, its notes at the end.

Block quotes are told by their style. What is tracked as put in or moved here is read; what is tracked as deleted or moved
away, what is hidden, and comments are not.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import NO, SURE, Material, Reader
from scrapers.readers.article import laid_out
from scrapers.readers.text import HEADER_LINES, read_header
from scrapers.speech.spoken import found_turns, turn_spans
from scrapers.webpage.furniture import lines_of
from scrapers.webpage.mainbody import Block
from scrapers.webpage.tablerows import with_rows

LIMIT_BYTES = 20 * 1024 * 1024
# A packed file may unpack to this many bytes of XML; a book of a thousand pages has some 30 MB.
UNPACKED_LIMIT = 64 * 1024 * 1024
MAIN_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUOTE_STYLES = frozenset({
    "quote", "intense quote", "block text", "intensequote", "blocktext", "block quote", "block quotation", "quotations",
})  # fmt: skip
# A style may be made from another, and that from a third; a file may also have two that are made from each other.
MADE_FROM = 8
# Notes are parts of the file of their own, read in this order.
NOTES = ("footnotes", "endnotes")
# A box stands in a file twice, for new programs and for old ones; what was moved stands in both its places.
UNREAD = frozenset({f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"})
# What programs write into a file that nobody has given a title or an author.
UNSTATED = frozenset({"word document", "document", "untitled", "python-docx"})
BROKEN = "The Word document is damaged or locked with a password; save it again without one."


def recognise(material: Material, head: str) -> int:
    """A ZIP file that holds the main part of a Word document."""
    if not material.data.startswith(b"PK\x03\x04"):
        return NO
    try:
        with zipfile.ZipFile(io.BytesIO(material.data)) as packed:
            return SURE if MAIN_PART in packed.namelist() else NO
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return NO


def read(material: Material) -> Iterator[Document]:
    """The document in a Word file.

    Raises TooLarge above 20 MB packed or 64 MB unpacked, NotADocument when it is damaged, locked or empty.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The Word document has more than {LIMIT_BYTES // 2**20} MB; save its text alone.")
    opened = _opened(material.data)
    text, spans = laid_out(_blocks(opened))
    if not text.strip():
        raise NotADocument("The Word document holds no text; nothing was read.")
    facts = opened.core_properties
    header = read_header(text, list(islice(lines_of(text), HEADER_LINES)), headings=True)
    title = _headed(opened) or _stated(facts.title)
    spoken = found_turns(text, list(lines_of(text)))
    yield Document(
        text=text,
        url=material.url,
        reader="transcript" if spoken else "docx",
        sha256=material.sha256,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        title=title,
        authors=header.authors or ((author,) if (author := _stated(facts.author)) else ()),
        published=header.fields.get("published"),
        modified=_day(facts.modified),
        language=(facts.language or "").strip() or None,
        tier="primary" if spoken else "secondary",
        spans=turn_spans(text, spoken, title) if spoken else spans,
        furniture=tuple(header.lines),
    )


def _opened(data: bytes) -> Any:
    from docx import Document as Word

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED_LIMIT:
                raise TooLarge(
                    f"The Word document unpacks to more than {UNPACKED_LIMIT // 2**20} MB; save its text alone."
                )
        opened = Word(io.BytesIO(data))
        # Parts are looked into as they are asked for: what is read of them later must be there.
        body, *_ = opened.element.body, opened.core_properties, _style_names(opened), _notes(opened)
        if body is None:
            raise ValueError("no body")
        return opened
    except TooLarge:
        raise
    except Exception as problem:
        # A damaged package raises errors of zipfile, lxml, KeyError and the package's own: to a reader they are one.
        raise NotADocument(BROKEN) from problem


def _headed(opened: Any) -> str | None:
    """The words of the first paragraph whose style is Title."""
    names = _style_names(opened)
    titled = (one for one in opened.element.body.iter(f"{_W}p") if _style(one, names) == "title")
    return next((" ".join(words.split()) for one in titled if (words := _text(one))), None)


def _stated(value: str | None) -> str | None:
    """What a property of the file says, None where a program filled it in."""
    told = (value or "").strip()
    return told if told and told.casefold() not in UNSTATED else None


def _style_names(opened: Any) -> dict[str, str]:
    return {style.style_id: (style.name or "").casefold() for style in opened.styles}


def _quoting(opened: Any) -> frozenset[str]:
    """The names of the styles of block quotes, and of those that are made from one ("Pull quote")."""
    found = set(QUOTE_STYLES)
    for style in opened.styles:
        made = style
        for _ in range(MADE_FROM):
            made = getattr(made, "base_style", None)
            if made is None:
                break
            if (made.name or "").casefold() in QUOTE_STYLES:
                found.add((style.name or "").casefold())
    return frozenset(found)


def _notes(opened: Any) -> list[Any]:
    """The roots of the parts with footnotes and endnotes."""
    from docx.oxml import parse_xml

    held = {
        rel.reltype.rpartition("/")[2]: rel.target_part
        for rel in opened.part.rels.values()
        if not rel.is_external
    }
    return [parse_xml(held[name].blob) for name in NOTES if name in held]


def _style(paragraph: Any, names: dict[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    ident = style.get(f"{_W}val", "") if style is not None else ""
    return names.get(ident, ident.casefold())


def _blocks(opened: Any) -> list[Block]:
    return with_rows(_placed(opened))


def _placed(opened: Any) -> Iterator[tuple[Any, Any, Block]]:
    """The paragraphs, each with the row and the cell of a table that it stands in."""
    names, quoting = _style_names(opened), _quoting(opened)
    group: int | None = None
    roots = [opened.element.body, *_notes(opened)]
    for number, paragraph in enumerate(one for root in roots for one in root.iter(f"{_W}p")):
        words = _text(paragraph)
        if not words:
            continue
        quoted = _style(paragraph, names) in quoting
        group = (number if group is None else group) if quoted else None
        row, cell = (next(paragraph.iterancestors(f"{_W}{tag}"), None) for tag in ("tr", "tc"))
        block = Block(words, "quote" if quoted else "paragraph", group)
        yield row, cell, block


def _text(paragraph: Any) -> str:
    """The words of one paragraph as printed; a box that hangs on it has paragraphs of its own."""
    parts: list[str] = []
    for run in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        above = list(run.iterancestors())
        owner = next(one for one in above if one.tag == f"{_W}p")
        if owner is not paragraph or _hidden(run.getparent()) or any(one.tag in UNREAD for one in above):
            continue
        kind = run.tag.removeprefix(_W)
        parts.append(run.text or "" if kind == "t" else {"noBreakHyphen": "-", "tab": " "}.get(kind, "\n"))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _hidden(run: Any) -> bool:
    """Whether a run is neither shown nor printed."""
    sign = run.find(f"{_W}rPr/{_W}vanish")
    return sign is not None and sign.get(f"{_W}val", "true") not in ("0", "false", "off")


def _day(when: datetime | None) -> str | None:
    return when.date().isoformat() if when is not None else None


READER = Reader("docx", recognise, read)
