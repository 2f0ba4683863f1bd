"""What is fuzzed: every parser, and folding, aligning, extracting, verifying, each with what it promises of any input.

A target is a function of some bytes. It returns when the promise held and raises when it did not.
"""

import io
import json
import sqlite3
import traceback
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from functools import cache
from urllib.parse import parse_qsl

import docx

from db.index.search import search
from quotes import extract, verify
from quotes.cli.asking import claim_in
from quotes.deep_links import deep_link
from quotes.desk import in_memory, quotations_of, read_draft
from quotes.directory import people
from quotes.errors import QuotesError
from quotes.intake import bulk, gdelt, quotebank
from quotes.intake.lines import Lines
from quotes.intake.watchlist import watchlist
from quotes.persons.names import relation
from quotes.settings import from_yaml
from quotes.text import fold
from quotes.web import claims, drafting, forms
from quotes.web.settings import SiteSettings
from quotes.web.terms import terms
from quotes.wording.collation import compare
from scrapers.crawl import canonical
from scrapers.crawl.links import leads
from scrapers.crawl.lists import listed
from scrapers.dates import iso_date
from scrapers.errors import ReadError
from scrapers.fetching.addresses import is_public, target
from scrapers.readers.docx import MAIN_PART
from scrapers.registry import read_all, readers
from tests.conftest import ROOT

LIMITS = SiteSettings()
# Bytes that a packed list may unpack to, and that a form's draft may have.
MOST = 1_000_000


def reading(name: str) -> Callable[[bytes], None]:
    """A reader is given any bytes: documents, or an error that says why there are none."""

    def target(data: bytes) -> None:
        try:
            documents = list(read_all(data, name=f"file.{name}", format=name))
        except ReadError:
            return
        for document in documents:
            json.dumps(asdict(document), ensure_ascii=False).encode()  # can be stored
            for span in document.spans:
                assert 0 <= span.start <= span.end <= len(document.text)

    return target


def recognising(data: bytes) -> None:
    """Any bytes are given to whichever reader is surest."""
    try:
        list(read_all(data, name="file"))
    except ReadError:
        return


def folding(data: bytes) -> None:
    """Folding what is folded changes nothing."""
    folded = fold(_text(data))
    assert fold(folded) == folded


def extracting(data: bytes) -> None:
    """A quotation stands where it is said to stand."""
    text = _text(data)
    for found in extract(text, published="2024-03-12", indirect=True):
        assert text[found.start : found.end] == found.text


def aligning(data: bytes) -> None:
    """A wording is compared with any other."""
    claim, _, passage = _text(data).partition("\n")
    compare(claim, passage, before="He never said", after=", but that is false")


def verifying(data: bytes) -> None:
    """A claim is held against any text: a verdict, or an error that says what to change."""
    claim, _, text = _text(data).partition("\n")
    try:
        verify(claim, speaker=text[:20] or None, against=text)
    except QuotesError:
        return


def importing(data: bytes) -> None:
    """A bulk file, packed or not: each line is rows, or is refused."""
    with suppress(OSError, EOFError), Lines(io.BytesIO(data)) as lines:
        for _, line in lines.numbered():
            for rows_of in (bulk.rows_of, quotebank.rows_of, gdelt.rows_of):
                with suppress(QuotesError):
                    assert all(row.text.strip() for row in rows_of(line or b""))


def listing(data: bytes) -> None:
    """What a server sends as a feed, a sitemap, a category or a page leads to web addresses, or to none."""
    for kind in ("feed", "wikiquote"):
        with suppress(ReadError):
            listed(data, "https://a.example/x", kind, MOST)
    for link in leads(data, "https://a.example/x").links:
        assert link.startswith(("http://", "https://"))
        canonical.key(link)
        canonical.trap(link)


def addressing(data: bytes) -> None:
    """What is written where an address is meant is a host and a path that can be asked, or is refused."""
    text = _text(data)
    deep_link(text, text[:50], text[50:90], text[90:])
    with suppress(ReadError):
        found = target(text)
        assert found.host.isascii()
        assert not set(f"{found.host}{found.path}") & set(" \r\n\t\0")
        is_public(found.host)


def naming(data: bytes) -> None:
    """A list of people in any of its forms gives names, or an error of one line; so do names and dates alone."""
    text = _text(data)
    relation(text[:80], text[80:160])
    iso_date(text)
    with _in_a_sentence():
        assert all(person.name.strip() for person in people(data).people)


def configuring(data: bytes) -> None:
    """What stands in sources.yml or metadata.yml means something, or an error of one line says where it does not."""
    text = _text(data)
    for read in (watchlist, from_yaml):
        with _in_a_sentence():
            read(text, "a.yml")


def asking(data: bytes) -> None:
    """What a visitor or a program sends is a claim, a draft or a form, or is refused."""
    head, _, body = data.partition(b"\n")
    args = dict(parse_qsl(head.decode("latin-1"), max_num_fields=None))
    for read in (
        lambda: claims.from_address(args, LIMITS),
        lambda: claims.from_body(body, LIMITS),
        lambda: drafting.from_address(args),
        lambda: drafting.from_body(body),
        lambda: drafting.from_form(forms.read(head.decode("latin-1"), body), MOST),
        lambda: drafting.from_form(forms.read("multipart/form-data; boundary=b", data), MOST),
    ):
        with suppress(claims.Refused):
            read()
    with suppress(QuotesError):
        claim_in(_text(data), 1)


def searching(data: bytes) -> None:
    """Whatever is typed is looked for: nothing in it is read as a language of queries."""
    if wanted := terms(_text(data)):
        search([_story()], wanted, limit=5)


def checking_draft(data: bytes) -> None:
    """A draft under any of its names is quotations, or an error that says why not."""
    for ending in ("txt", "md", "html"):
        with suppress(ReadError, QuotesError):
            document = read_draft(data, name=f"draft.{ending}")
            for quotation in quotations_of(document):
                for place in quotation.places:
                    assert document.text[place.start : place.end] == place.text


def word(data: bytes) -> None:
    """The main part of a Word document is any XML, whole or broken."""
    packed = io.BytesIO()
    with zipfile.ZipFile(_empty_word()) as empty, zipfile.ZipFile(packed, "w") as made:
        for name in empty.namelist():
            made.writestr(name, data if name == MAIN_PART else empty.read(name))
    reading("docx")(packed.getvalue())


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    """What is refused is refused in one line."""
    told = ""
    try:
        yield
    except QuotesError as error:
        told = str(error)
    assert "\n" not in told


@cache
def _story() -> sqlite3.Connection:
    return in_memory((ROOT / "examples" / "town-hall" / "transcript.txt").read_text("utf-8")).conn


def _empty_word() -> io.BytesIO:
    made = io.BytesIO()
    docx.Document().save(made)
    return made


TARGETS: dict[str, Callable[[bytes], None]] = {
    "fold": folding,
    "align": aligning,
    "extract": extracting,
    "verify": verifying,
    "import": importing,
    "list": listing,
    "address": addressing,
    "people": naming,
    "settings": configuring,
    "request": asking,
    "search": searching,
    "draft": checking_draft,
    "word": word,
    "recognise": recognising,
    **{f"read-{name}": reading(name) for name in sorted(readers())},
}


def broken(name: str, data: bytes) -> str:
    """What a target promises and does not hold of some bytes, as the error tells it; empty where it holds."""
    try:
        TARGETS[name](data)
    except Exception:
        return traceback.format_exc()
    return ""


def _text(data: bytes) -> str:
    # Half a surrogate pair is what JSON can hold and UTF-8 cannot.
    return data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace") if _whole(data) else ""


def _whole(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return len(data) % 2 == 0
    return True
