"""Plain text: an article or a speech saved as text, with a title, a date, and page furniture around it.

The text keeps the file's own offsets. Furniture and header lines (`Title: …`, `Date: …`) stay in it and are
listed as ranges, so that an extractor can pass over them and an offset still points into the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from scrapers.bylines import split_authors
from scrapers.dates import iso_date
from scrapers.decoding import lines_unified
from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.markdown import heading_in
from scrapers.material import BY_NAME, FALLBACK, NO, Material, Reader
from scrapers.speech.labels import not_speakers
from scrapers.webpage.furniture import furniture, lines_of

LIMIT_BYTES = 64 * 1024 * 1024
ENDINGS = {"txt", "text"}
# A header block is at the very top; a label below this many lines is part of the text.
HEADER_LINES = 12
HEADER_LENGTH = 400
# Front matter is a few lines; one that does not end within so many is none.
FRONT_LINES = 40
TITLE_LENGTH = 200
# A title is followed by something longer than itself, and longer than any line of a menu or a poem.
PARAGRAPH_LENGTH = 120

# JSON and XML are data, not text; somebody's words are in some field of it, and which is not known.
DATA = re.compile(r"\s*(?:<\?xml\b|\{\s*(?:\"|\}$)|\[\s*[{\[\"])")
LABELLED = re.compile(r"([A-Za-z][A-Za-z ]{1,20}):[ \t]+(\S.*)")
BYLINE = re.compile(r"(?:By|BY)[ \t]+(\S.{1,100})")
_DAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?"
    r"(?:\d{4}-\d{2}-\d{2}(?:[t ][\d:.+z-]{4,20})?"
    r"|[a-zäéû]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th|\.)? [a-zäéû]{3,10}\.?,? \d{4}"
    r"|\d{1,2}\.\d{1,2}\.\d{4})"
)
DATELINE = re.compile(
    r"(?:(?:first |originally |last )?(?:published|updated|posted|modified)[: ]+(?:on |at )?)?"
    rf"{_DAY}"
    r"(?:[ ,|–-]+(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4})?)?\.?",
    re.IGNORECASE,
)
# A town, what it lies in and a day, as letters and speeches are headed: "Canandaigua, N.Y., June 18, 1873". A word before a
# day may be what a report is about ("The Flood, 3 May 2011").
_PLACED = re.compile(
    rf"(?-i:(?:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|of|on|the|upon|de|la)){{0,4}}, ?){{2,3}}){_DAY}\.?",
    re.IGNORECASE,
)
# The day at the end of what heads a transcript: "Harbour board, 3 May 2011", "Hearing (June 18, 1873)".
_HEADED = re.compile(rf"(?:[,(|–—-] ?|\bon ){_DAY}\)?", re.IGNORECASE)
LABELS = {
    "title": "title", "headline": "title", "date": "published", "published": "published",
    "posted": "published", "publication date": "published", "published on": "published",
    "published at": "published", "updated": "modified", "modified": "modified", "last updated": "modified",
    "author": "authors", "authors": "authors", "by": "authors", "byline": "authors", "source": "site",
    "publisher": "site", "site": "site", "publication": "site", "url": "canonical", "link": "canonical",
    "address": "canonical", "language": "language", "licence": "licence", "license": "licence",
}  # fmt: skip


@dataclass(slots=True)
class Header:
    """What the top of a text states about it, and the lines it stands on."""

    fields: dict[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    lines: list[tuple[int, int]] = field(default_factory=list)


def recognise(material: Material, head: str) -> int:
    """Any text can be read as plain text; a `.txt` file is plain text unless it clearly is something else."""
    if not head.strip() or DATA.match(head) or material.media_type == "application/json":
        return NO
    return BY_NAME if material.ending() in ENDINGS else FALLBACK


def read(material: Material) -> Iterator[Document]:
    """The one document of a text file.

    Raises TooLarge above 64 MB, NotADocument when the file is empty, binary, or furniture alone.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The text has more than {LIMIT_BYTES // 2**20} MB; split it into documents first.")
    text = lines_unified(material.text())
    around = furniture(text)
    aside = set(around)
    body = list(islice((line for line in lines_of(text) if line not in aside), HEADER_LINES + FRONT_LINES))
    if not body:
        raise NotADocument("The file holds no text of its own; nothing was read.")
    header = read_header(text, body)
    if len(header.lines) == len(body):
        raise NotADocument("The file holds a header and no text; nothing was read.")
    fields = header.fields
    yield Document(
        text=text,
        url=material.url,
        reader="text",
        sha256=material.sha256,
        title=fields.get("title"),
        authors=header.authors,
        published=fields.get("published"),
        modified=fields.get("modified"),
        site=fields.get("site"),
        canonical=fields.get("canonical"),
        language=fields.get("language"),
        licence=fields.get("licence"),
        furniture=tuple(sorted(around + header.lines)),
    )


def read_header(text: str, body: list[tuple[int, int]], *, headings: bool = False) -> Header:
    """The title, date, authors and labelled lines at the top of a text; nothing below it is looked at.

    `body` are the (start, end) of its lines. A title that is not labelled stays part of the text. `headings` says that all
    of them stand above the text, so that a heading between them is passed over. A block of front matter between two
    lines `---` is read as labelled lines.
    """
    header = Header()
    fenced = front_matter(text, body)
    for start, end in body[:fenced]:
        _stated(header, text[start : min(end, start + HEADER_LENGTH + 1)], quoted=True)
        header.lines.append((start, end))
    for number, (start, end) in enumerate(body[fenced : fenced + HEADER_LINES], fenced):
        line = text[start : min(end, start + HEADER_LENGTH + 1)]
        if _stated(header, line):
            header.lines.append((start, end))
        elif "title" not in header.fields and _is_title(text, body, number):
            header.fields["title"] = heading_in(line) or line
        elif headings and len(line) <= TITLE_LENGTH and line[-1] not in ".,;…":
            _headed(header, line)
        elif not _is_fact(header, line):
            break
    return header


def front_matter(text: str, body: list[tuple[int, int]]) -> int:
    """How many lines at the top of a text are front matter, with its two lines `---`; 0 where there is none."""
    lines = [text[start:end].rstrip() for start, end in body[: FRONT_LINES + 1]]
    if lines[:1] != ["---"] or text[: body[0][0]].strip():
        return 0
    last = next((number for number, line in enumerate(lines[1:], 1) if line in ("---", "...")), 0)
    return last + 1 if last > 1 and LABELLED.fullmatch(lines[1]) else 0


def _stated(header: Header, line: str, *, quoted: bool = False) -> bool:
    """Whether a line is a labelled line, a date or a byline; what it states goes into the header."""
    if len(line) > HEADER_LENGTH:
        return False
    return _labelled(header, line, quoted) or _dated(header, line) or _signed(header, line)


def _is_fact(header: Header, line: str) -> bool:
    """Whether a line among header lines states something that a document has no field for: "Place: …"."""
    found = LABELLED.fullmatch(line) if len(line) <= PARAGRAPH_LENGTH else None
    return found is not None and bool(header.lines) and found[1].lower() in not_speakers()


def _labelled(header: Header, line: str, quoted: bool) -> bool:
    found = LABELLED.fullmatch(line)
    name = LABELS.get(" ".join(found[1].lower().split())) if found else None
    if found is None or name is None:
        return False
    value = found[2].strip().strip("\"'[]" if quoted else "")
    if name == "authors":
        header.authors = split_authors(value)
    elif name in {"published", "modified"}:
        if (day := iso_date(value)) is not None:
            header.fields.setdefault(name, day)
    elif name != "canonical" or value.startswith(("http://", "https://")):
        header.fields.setdefault(name, value)
    return True


def _dated(header: Header, line: str) -> bool:
    placed = len(line) <= PARAGRAPH_LENGTH and _PLACED.fullmatch(line)
    if not placed and (len(line) > PARAGRAPH_LENGTH or not DATELINE.fullmatch(line)):
        return False
    day = iso_date(line)
    if day is None:
        return False
    name = "modified" if re.match(r"(?:last )?(?:updated|modified)", line, re.IGNORECASE) else "published"
    header.fields.setdefault(name, day)
    return True


def _headed(header: Header, line: str) -> None:
    """The day at the end of a heading above a transcript, which is that of the event."""
    ends = [found for found in _HEADED.finditer(line) if found.end() == len(line)]
    if ends and (day := iso_date(ends[-1][0].strip(",(|–—- )"))) is not None:
        header.fields.setdefault("published", day)


def _signed(header: Header, line: str) -> bool:
    found = BYLINE.fullmatch(line)
    if (
        found is None
        or header.authors
        or not found[1][0].isupper()
        or found[1].endswith((".", ",", "!", "?", ":"))
    ):
        return False
    header.authors = split_authors(found[1])
    return True


def _is_title(text: str, body: list[tuple[int, int]], number: int) -> bool:
    """Whether a line heads the text: short, no sentence, alone on its paragraph, with longer text below."""
    start, end = body[number]
    if end - start > TITLE_LENGTH or text[end - 1] in ".,;:…" or number > 3:
        return False
    if number + 1 < len(body):
        below = text[slice(*body[number + 1])][: HEADER_LENGTH + 1]
        if _stated(Header(), below):
            return True
    following = [after - before for before, after in body[number + 1 : number + 8]]
    return not text[end : end + 2].strip() and any(
        length >= max(PARAGRAPH_LENGTH, end - start) for length in following
    )


READER = Reader("text", recognise, read)
