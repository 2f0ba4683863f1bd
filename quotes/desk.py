"""Verifying and checking from Python: against a text, without any database, or against a database file."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from db.reading.evidence import Evidence as Record
from db.record import reading
from db.store import Store
from quotes.attribution.extraction import extract_from
from quotes.databases import database
from quotes.draft.drafts import CheckedDraft, DraftQuotation, check_draft, read_quotations
from quotes.errors import BadInput
from quotes.intake.deposit import keys_of, now
from quotes.intake.records import records
from quotes.settings import Settings, in_force
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from scrapers.document import Document
from scrapers.errors import NotADocument, TooLarge
from scrapers.markdown import block_quotes, without_markup
from scrapers.registry import read, recognise
from scrapers.speech.numbered import bared
from scrapers.speech.spoken import found_turns, turn_spans
from scrapers.webpage.furniture import lines_of

# A draft of more bytes is no draft: the longest novels have four million.
DRAFT_BYTES = 10 * 1024 * 1024
MARKDOWN = frozenset({".md", ".markdown"})


def verify(
    claim: str,
    *,
    speaker: str | None = None,
    source: str | None = None,
    said_on: str | None = None,
    against: str | Document | None = None,
    db: Path | str | None = None,
    settings: Settings | None = None,
) -> Verdict:
    """Whether these words are on record, and whose they are.

    Looks in the text `against`, or in what a reader made of a file, which needs no database, or else in the database
    file or set of shards `db` (`$QUOTES_DB`, else `quotes.db`), by the `settings` given or those of `metadata.yml`, as
    the command line does. Raises `BadClaim` for a claim without words, `db.errors.DatabaseError` for a file that cannot be used.
    """
    asked, settings = Claim(claim, speaker, source, said_on), settings or in_force()
    if against is not None:
        with given(against) as record:
            return verify_claim(asked, record, settings=settings, what="text")
    with reading(db or database()) as record:
        return verify_claim(asked, record, settings=settings)


def in_memory(text: str | Document) -> Store:
    """A database in memory that holds one text: its quotations with their speakers, and its running words.

    A document that a reader made brings what its format states: a caption's speaker, the turns of a transcript. Whoever
    holds a claim against a report wants the reporter's own words looked through as well.
    """
    if not isinstance(text, str | Document):
        raise BadInput(
            f"`against` takes a text or a document that a reader made, not {type(text).__name__}; read the file first."
        )
    document = _unread(text) if isinstance(text, str) else text
    store = Store(":memory:", create=True)
    store.put(records(document, extract_from(document, indirect=True), at=now(), whole=True), keys_of)
    return store


def _unread(text: str) -> Document:
    """A text as a document, with its turns where it is a transcript, as the reader of a file finds them."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    plain = bared(text)
    spans = turn_spans(plain, found_turns(plain, list(lines_of(plain))))
    return Document(plain if spans else text, "the text given", "text", digest, tier="primary", spans=spans)


@contextmanager
def given(text: str | Document) -> Iterator[Record]:
    """The record that one text is, as verdicts read it."""
    with in_memory(text) as store:
        yield Record(store.conn)


def check(
    text: str,
    *,
    db: Path | str | None = None,
    against: str | Document | None = None,
    markdown: bool = False,
    settings: Settings | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> CheckedDraft:
    """Whether every quotation of a draft stands on record, in these words and by this speaker.

    Looks in the text `against`, or in what a reader made of a file, which needs no database, or else in the database
    file or set of shards `db` (`$QUOTES_DB`, else `quotes.db`), by the `settings` given or those of `metadata.yml`.
    `progress` is called with 1 after each quotation. Raises `BadInput` for a draft without words or beyond the
    limit, `db.errors.DatabaseError` for a file that cannot be used.
    """
    document = Document(text, "draft.md" if markdown else "draft.txt", "text", "")
    return check_document(
        document, quotations_of(document), db=db, against=against, settings=settings, progress=progress
    )


def check_document(
    document: Document,
    quotations: list[DraftQuotation],
    *,
    db: Path | str | None = None,
    against: str | Document | None = None,
    settings: Settings | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> CheckedDraft:
    """The verdicts on the quotations of a draft that was read; arguments and errors as for `check`."""
    with reading(db or database()) if against is None else given(against) as record:
        return check_draft(
            document.text,
            quotations,
            record,
            settings=settings or in_force(),
            what="database" if against is None else "text",
            title=document.title,
            url=document.canonical or document.url,
            markdown=is_markdown(document),
            digest=document.sha256 or None,
            progress=progress,
        )


# What a draft without a name of its own is called, by what it is written in.
DRAFT_NAMES = {"text": "draft.txt", "markdown": "draft.md", "html": "draft.html", "word": "draft.docx"}


def read_draft(data: bytes, *, name: str, url: str | None = None, media_type: str | None = None) -> Document:
    """The draft in these bytes: HTML (read whole), Markdown, plain text, Word or a mail; `url` for a published page.

    Raises an error of `scrapers.errors` for what is empty, binary, too large or in no format that is read.
    """
    if len(data) > DRAFT_BYTES:
        size = DRAFT_BYTES // 2**20
        raise TooLarge(f"The draft has more than {size} MB; save its text alone, or check it in parts.")
    format_ = recognise(data, name, media_type)
    if url is None:
        ending = PurePath(name).suffix.lower()
        if ending == ".docx" and format_ != "docx":
            raise NotADocument("The draft is no Word file; save it again as .docx, or as text.")
        # What looks like a transcript or a book is, as a draft, text with quotation marks; a mail has to be decoded.
        mail = format_ == "email" and ending not in MARKDOWN
        format_ = {"article": "draft", "docx": "docx"}.get(
            format_, "email" if mail else "draft" if ending in (".html", ".htm") else "text"
        )
    document = read(data, name=name, url=url, format=format_ if url is None else None, media_type=media_type)
    if url is None and format_ in ("docx", "email"):
        # So is a Word file, whatever turns are in it, and a mail is no turn of its writer's.
        document = replace(document, spans=tuple(span for span in document.spans if span.kind != "turn"))
    return document


def quotations_of(document: Document) -> list[DraftQuotation]:
    """The utterances of a draft that was read; raises `BadInput` for one without words or beyond the limit."""
    text = document.text
    shown = without_markup(text) if is_markdown(document) else None
    blocks = block_quotes(text, shown) if shown is not None else []
    return read_quotations(
        text,
        shown=shown,
        published=document.published,
        spans=[*document.spans, *blocks],
        furniture=document.furniture,
    )


def is_markdown(document: Document) -> bool:
    """Whether a draft that was read is Markdown, by the ending of its name."""
    return document.reader == "text" and PurePath(document.url).suffix.lower() in MARKDOWN
