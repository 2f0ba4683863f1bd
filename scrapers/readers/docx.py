"""A Word document: its paragraphs and tables in order, block quotes told by their style.

Text in text boxes and comments is not read; tracked insertions are, tracked deletions are not.
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
QUOTE_STYLES = frozenset({"quote", "intense quote", "block text", "intensequote", "blocktext"})
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
        body, _, _ = opened.element.body, opened.core_properties, _style_names(opened)
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


def _style(paragraph: Any, names: dict[str, str]) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    ident = style.get(f"{_W}val", "") if style is not None else ""
    return names.get(ident, ident.casefold())


def _blocks(opened: Any) -> list[Block]:
    return with_rows(_placed(opened))


def _placed(opened: Any) -> Iterator[tuple[Any, Any, Block]]:
    """The paragraphs, each with the row and the cell of a table that it stands in."""
    names = _style_names(opened)
    group: int | None = None
    for number, paragraph in enumerate(opened.element.body.iter(f"{_W}p")):
        words = _text(paragraph)
        if not words:
            continue
        quoted = _style(paragraph, names) in QUOTE_STYLES
        group = (number if group is None else group) if quoted else None
        row, cell = (next(paragraph.iterancestors(f"{_W}{tag}"), None) for tag in ("tr", "tc"))
        block = Block(words, "quote" if quoted else "paragraph", group)
        yield row, cell, block


def _text(paragraph: Any) -> str:
    """The words of one paragraph; links and insertions are part of it, deletions and nested boxes are not."""
    parts: list[str] = []
    for run in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        owner = next(run.iterancestors(f"{_W}p"))
        if owner is not paragraph:
            continue
        kind = run.tag.removeprefix(_W)
        parts.append(run.text or "" if kind == "t" else {"noBreakHyphen": "-", "tab": " "}.get(kind, "\n"))
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _day(when: datetime | None) -> str | None:
    return when.date().isoformat() if when is not None else None


READER = Reader("docx", recognise, read)
