"""Books of Project Gutenberg as plain text or HTML: the author's passages, the licence lines left out.

A plain text keeps the file's own offsets; of a page, the text is its paragraphs. Header, licence and transcribers' notes
are furniture; each paragraph between them is a span of kind `entry` with the author as speaker and the book and chapter
as citation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.decoding import lines_unified
from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import NO, SURE, Material, Reader
from scrapers.webpage.page import parse, words_of

LIMIT_BYTES = 32 * 1024 * 1024
START = re.compile(
    r"^\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]{0,200}$", re.MULTILINE | re.IGNORECASE
)
END = re.compile(
    r"^(?:\*{3} ?END OF (?:THE|THIS) PROJECT GUTENBERG|End of (?:the )?Project Gutenberg)[^\n]{0,200}$",
    re.MULTILINE | re.IGNORECASE,
)
FIELD = re.compile(
    r"^(Title|Author|Editor|Translator|Language|Release Date|Edition):[ \t]*(\S[^\n]*(?:\n[ \t]{4,}\S[^\n]*)*)",
    re.MULTILINE,
)
# On a page the line stands between tags.
START_ON_PAGE = re.compile(r"\*{3} ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.IGNORECASE)
ON_PAGE = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "pre",
    "div",
    "section",
    "blockquote",
    "td",
    "dt",
    "dd",
}
NUMBER = re.compile(r"\[(E(?:Book|text) #\d{1,7})\]", re.IGNORECASE)
CHAPTER = re.compile(
    r"(?:(?:chapter|book|part|act|scene|canto|letter|volume)\s+"
    r"(?:[ivxlcdm]{1,8}|\d{1,3}|the \w{1,20}|one|two|three|four|five|six|seven|eight|nine|ten)\b.{0,80}"
    r"|[IVXLC]{1,7}\.?)",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")
NOT_THE_BOOK = re.compile(
    r"(?:Produced by|E-?text prepared by|This eBook was produced|Transcriber|\[Illustration)", re.IGNORECASE
)
# A line in capitals or alone that heads a chapter is shorter than this.
HEADING_LENGTH = 100
LANGUAGES = {
    "english": "en",
    "french": "fr",
    "german": "de",
    "spanish": "es",
    "italian": "it",
    "dutch": "nl",
    "portuguese": "pt",
    "latin": "la",
}
NOTED = ("edition", "translator", "editor", "release date")


@dataclass(frozen=True, slots=True)
class _Body:
    start: int
    end: int


def recognise(material: Material, head: str) -> int:
    """By the line that begins every book of Project Gutenberg."""
    # Every reader is asked of every file: the stars alone are looked for first.
    return SURE if "***" in head and (START_ON_PAGE if _is_page(head) else START).search(head) else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a book: tier primary, since the words are the author's own.

    `published` stays open, since the file states only when the transcription was released; that stands in
    `notes`. Raises NotADocument when there is no text between the licence lines, TooLarge above 32 MB.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The book has more than {LIMIT_BYTES // 2**20} MB; split it first.")
    text = material.text()
    text = text_of_page(text) if _is_page(text) else lines_unified(text)
    body = _body(text)
    fields = {found[1].lower(): " ".join(found[2].split()) for found in FIELD.finditer(text[: body.start])}
    title, author = fields.get("title"), fields.get("author")
    spans, aside = passages(text, body.start, body.end, title, author)
    if not spans:
        raise NotADocument("There is no text between the licence lines of the book; fetch it again.")
    number = NUMBER.search(text[: body.start + 2000])
    notes = [f"{name.capitalize()}: {fields[name]}" for name in NOTED if name in fields]
    if number:
        notes.append(f"Project Gutenberg {number[1]}")
    yield Document(
        text=text,
        url=material.url,
        reader="book",
        sha256=material.sha256,
        title=title,
        authors=(author,) if author else (),
        site="Project Gutenberg",
        language=LANGUAGES.get(fields.get("language", "").lower()),
        tier="primary",
        spans=spans,
        furniture=tuple(r for r in ((0, body.start), *aside, (body.end, len(text))) if r[0] < r[1]),
        notes=tuple(notes),
    )


def _is_page(text: str) -> bool:
    return "<html" in text[:2000].lower()


def text_of_page(text: str) -> str:
    """The paragraphs of a book's page, a blank line between them; lines of verse stay lines."""
    blocks = [
        element.text_content().strip("\n") if element.tag == "pre" else words_of(element)
        for element in parse(text).iter(*ON_PAGE)
        if not any(inner.tag in ON_PAGE for inner in element.iterdescendants())
    ]
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


def _body(text: str) -> _Body:
    start = START.search(text)
    if start is None:
        raise NotADocument("The file has no start line of Project Gutenberg; read it with --format text.")
    end = END.search(text, start.end())
    return _Body(start.end(), end.start() if end else len(text))


def passages(
    text: str, start: int, end: int, title: str | None, author: str | None
) -> tuple[tuple[Span, ...], list[tuple[int, int]]]:
    """A span for each paragraph of a book, and the ranges of transcribers' notes, which are not the author's."""
    spans: list[Span] = []
    aside: list[tuple[int, int]] = []
    chapter: str | None = None
    for found in PARAGRAPH.finditer(text, start, end):
        words = found[0].rstrip()
        if NOT_THE_BOOK.match(words):
            aside.append((found.start(), found.start() + len(words)))
        elif len(words) < HEADING_LENGTH and CHAPTER.fullmatch(words.split("\n")[0].strip()):
            chapter = " ".join(words.split())
        elif not _is_heading(words):
            citation = ", ".join(part for part in (title, chapter) if part) or None
            spans.append(Span(found.start(), found.start() + len(words), "entry", author, citation=citation))
    return tuple(spans), aside


def _is_heading(words: str) -> bool:
    """Whether a paragraph is a title page's or a chapter's heading: one short line in capitals, or a byline."""
    return (
        len(words) < HEADING_LENGTH
        and "\n" not in words
        and (words.upper() == words or words.startswith(("By ", "by ")))
    )


READER = Reader("book", recognise, read)
