"""A Word document: its paragraphs and tables in order, block quotes told by their style.

Text in text boxes and comments is not read; tracked insertions are, tracked deletions are not.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import NO, SURE, Material, Reader
from scrapers.readers.article import laid_out
from scrapers.webpage.mainbody import Block

LIMIT_BYTES = 20 * 1024 * 1024
# A packed file may unpack to this many bytes of XML; a book of a thousand pages has some 30 MB.
UNPACKED_LIMIT = 64 * 1024 * 1024
MAIN_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUOTE_STYLES = frozenset({"quote", "intense quote", "block text", "intensequote", "blocktext"})
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
    text, spans = laid_out(list(_blocks(opened)))
    if not text.strip():
        raise NotADocument("The Word document holds no text; nothing was read.")
    facts = opened.core_properties
    yield Document(
        text=text,
        url=material.url,
        reader="docx",
        sha256=material.sha256,
        media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        title=(facts.title or "").strip() or None,
        authors=(facts.author.strip(),) if (facts.author or "").strip() else (),
        modified=_day(facts.modified),
        language=(facts.language or "").strip() or None,
        spans=spans,
    )


def _opened(data: bytes) -> Any:
    from docx import Document as Word

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED_LIMIT:
                raise TooLarge(
                    f"The Word document unpacks to more than {UNPACKED_LIMIT // 2**20} MB; save its text alone."
                )
        return Word(io.BytesIO(data))
    except TooLarge:
        raise
    except Exception as problem:
        # A damaged package raises errors of zipfile, lxml, KeyError and the package's own: to a reader they are one.
        raise NotADocument(BROKEN) from problem


def _blocks(opened: Any) -> Iterator[Block]:
    names = {style.style_id: (style.name or "").casefold() for style in opened.styles}
    group: int | None = None
    for number, paragraph in enumerate(opened.element.body.iter(f"{_W}p")):
        words = _text(paragraph)
        if not words:
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        ident = style.get(f"{_W}val", "") if style is not None else ""
        quoted = names.get(ident, ident.casefold()) in QUOTE_STYLES
        group = (number if group is None else group) if quoted else None
        yield Block(words, "quote" if quoted else "paragraph", group)


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
