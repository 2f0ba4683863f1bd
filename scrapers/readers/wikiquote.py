"""Wikiquote: a page as wikitext, as the wiki's API gives it, or an XML export or dump, plain or packed with bzip2.

Each page is a document of tier collection with a span of kind `entry` for each quotation, laid out as a collection
of sayings is. A dump is read as a stream, one page in memory at a time.
"""

import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from lxml import etree

from scrapers.document import Document
from scrapers.errors import NotADocument
from scrapers.material import BY_LOOK, BY_NAME, NO, PROLOGUE, SURE, Material, Reader, Refused
from scrapers.readahead import unpacked
from scrapers.sayings import laid_out
from scrapers.wiki.wikiquote import person_of, qid_of, sayings

ENDINGS = {"wikitext", "wiki", "mediawiki"}
# Its elements may have a prefix, and a note of whoever saved it may stand before it.
EXPORT = re.compile(PROLOGUE + r"<(?:[A-Za-z][\w.-]{0,20}:)?mediawiki\b", re.DOTALL)
WIKITEXT = re.compile(r"^==[^=\n]{1,200}==\s*$", re.MULTILINE)
JSON = re.compile(r"\s*\{\s*\"")
ANSWER = re.compile(
    r'"(?:wikitext|slots|revisions)"\s*:|"export"\s*:\s*(?:\{\s*"\*"\s*:\s*)?"\s*<mediawiki\b'
)
ARTICLE_SPACE = "0"
CUT_OFF = "The dump is damaged or cut off after {:,} pages, which were read; fetch it again for the rest."
ELEMENTS = ("{*}page", "{*}siteinfo")
# From the end of one page to that of the next, in bytes: a wiki's longest pages have two million. What is longer is no page,
# and would be held as a whole.
LONGEST_PAGE = 64 * 1024 * 1024


class _Paged:
    """An open file that ends in an error where a page does not: a small packed file can hold one without end."""

    def __init__(self, plain: Any) -> None:
        self.plain, self.since = plain, 0

    def read(self, size: int) -> bytes:
        data: bytes = self.plain.read(size)
        self.since += len(data)
        if self.since > LONGEST_PAGE:
            raise ValueError("A page of the dump has no end.")
        return data


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a wiki: title and wikitext; address, language, time and Wikidata item where the file states them."""

    title: str
    text: str
    url: str | None = None
    language: str | None = None
    modified: str | None = None
    qid: str | None = None


def recognise(material: Material, head: str) -> int:
    """A MediaWiki export, a packed dump, the API's JSON, or text with wiki headings and bullets."""
    if EXPORT.match(head):
        return SURE
    if material.data.startswith(b"BZh"):
        return BY_NAME
    if material.ending() in ENDINGS:
        return BY_LOOK
    if JSON.match(head) and ANSWER.search(head):
        return BY_LOOK
    return BY_LOOK if "[[" in head and head.count("\n* ") >= 2 and len(WIKITEXT.findall(head)) >= 2 else NO


def read(material: Material) -> Iterator[Document]:
    """The pages with quotations in a file. Raises NotADocument when there is none."""
    found = False
    for page in _pages(material):
        document = document_of(page, material.url, material.sha256)
        if document is not None:
            found = True
            yield document
    if not found:
        raise NotADocument("No quotation was found in the wiki page; check that it is from Wikiquote.")


def documents(stream: BinaryIO, refused: Refused | None = None) -> Iterator[Document]:
    """The pages with quotations of an open export or dump, one in memory at a time; errors as for `pages`.

    The hash of each is that of its wikitext.
    """
    for page in pages(stream, refused):
        document = document_of(page, page.url or "", hashlib.sha256(page.text.encode()).hexdigest())
        if document is not None:
            yield document


def document_of(page: Page, source: str, sha256: str) -> Document | None:
    """A page as a document; None when no quotation stands on it (redirects, lists)."""
    found = sayings(page.title, page.text)
    if not found:
        return None
    text, spans = laid_out(found)
    qid, person = page.qid or qid_of(page.text), person_of(page.title, page.text)
    if qid and person:
        spans = tuple(replace(span, speaker_id=qid) if span.speaker == person else span for span in spans)
    return Document(
        text=text,
        url=page.url or source,
        reader="wikiquote",
        sha256=sha256,
        media_type="text/x-wiki",
        title=page.title,
        modified=page.modified,
        site="Wikiquote",
        canonical=page.url,
        language=page.language,
        tier="collection",
        spans=spans,
    )


def _pages(material: Material) -> Iterator[Page]:
    if material.data.startswith(b"BZh"):
        yield from pages(io.BytesIO(material.data), material.refused)
        return
    head = material.head()
    if EXPORT.match(head):
        yield from pages(io.BytesIO(material.data), material.refused)
    elif JSON.match(head):
        yield from _api(material.text(), material.refused)
    else:
        text = material.text()
        yield Page(_title(text, material.name), text)


def pages(stream: BinaryIO, refused: Refused | None = None) -> Iterator[Page]:
    """The articles of an open export or dump, packed with bzip2 or not, one at a time.

    A dump that breaks off gives the pages before the break, and `refused` is told. Raises NotADocument when
    there is none before it.
    """
    start = stream.read(3)
    stream.seek(0)
    if start == b"BZh":
        with unpacked(stream) as plain:
            yield from _exported(plain, refused)
    else:
        yield from _exported(stream, refused)


def _exported(plain: Any, refused: Refused | None) -> Iterator[Page]:
    count = 0
    language = base = None
    paged = _Paged(plain)
    try:
        for _, element in etree.iterparse(
            paged, events=("end",), tag=ELEMENTS, resolve_entities=False, no_network=True, huge_tree=True
        ):
            if etree.QName(element).localname == "siteinfo":
                base = element.findtext("{*}base")
                language = element.getparent().get("{http://www.w3.org/XML/1998/namespace}lang")
            else:
                page = _page(element, base, language or _language(element))
                _forget(element)
                paged.since = 0
                if page is not None:
                    count += 1
                    yield page
    except (etree.XMLSyntaxError, OSError, EOFError, ValueError) as problem:
        if count == 0:
            raise NotADocument("The dump is damaged before its first page; fetch it again.") from problem
        if refused is not None:
            refused("", CUT_OFF.format(count))


def exported(page: Page) -> bytes:
    """A page as an export of that page alone, which reads as the page in the dump did."""
    language = f' xml:lang="{page.language}"' if page.language else ""
    parts = urlsplit(page.url or "")
    home = f"{parts.scheme}://{parts.netloc}/wiki/" if page.url else ""
    base = f"<siteinfo><base>{escape(home)}</base></siteinfo>" if page.url else ""
    stamp = f"<timestamp>{escape(page.modified)}</timestamp>" if page.modified else ""
    return (
        f"<mediawiki{language}>{base}<page><title>{escape(page.title)}</title><ns>0</ns><revision>{stamp}"
        f'<text xml:space="preserve">{escape(page.text)}</text></revision></page></mediawiki>\n'
    ).encode()


def _language(element: Any) -> str | None:
    parent = element.getparent()
    return parent.get("{http://www.w3.org/XML/1998/namespace}lang") if parent is not None else None


def _forget(element: Any) -> None:
    """Free a page that was read, and those before it, so that memory stays flat whatever the dump's size."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _page(element: Any, base: str | None, language: str | None) -> Page | None:
    title = (element.findtext("{*}title") or "").strip()
    text = element.findtext("{*}revision/{*}text")
    if (element.findtext("{*}ns") or ARTICLE_SPACE) != ARTICLE_SPACE or not title or not text:
        return None
    if element.find("{*}redirect") is not None or text.lstrip()[:9].upper() == "#REDIRECT":
        return None
    web = base is not None and base.startswith(("http://", "https://"))
    url = str(base).rsplit("/", 1)[0] + "/" + quote(title.replace(" ", "_"), safe="/:(),'") if web else None
    return Page(title, text, url, language, element.findtext("{*}revision/{*}timestamp"))


def _api(text: str, refused: Refused | None = None) -> Iterator[Page]:
    """The pages of an answer of the MediaWiki API: `action=parse`, or `action=query` with revisions or an `export`."""
    try:
        answer = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise NotADocument("The file is not valid JSON; fetch it again.") from problem
    parsed = answer.get("parse") if isinstance(answer, dict) else None
    if isinstance(parsed, dict):
        wikitext = parsed.get("wikitext")
        wikitext = wikitext.get("*") if isinstance(wikitext, dict) else wikitext
        if isinstance(wikitext, str):
            props = parsed.get("properties")
            yield Page(
                str(parsed.get("title") or ""),
                wikitext,
                qid=_qid(props.get("wikibase_item")) if isinstance(props, dict) else None,
            )
    query = answer.get("query") if isinstance(answer, dict) else None
    export = query.get("export") if isinstance(query, dict) else None
    export = export.get("*") if isinstance(export, dict) else export
    if isinstance(export, str) and EXPORT.match(export):
        yield from pages(io.BytesIO(export.encode("utf-8", "replace")), refused)
        return
    listed = query.get("pages") if isinstance(query, dict) else None
    for page in listed.values() if isinstance(listed, dict) else listed or ():
        for revision in (page.get("revisions") or ())[:1] if isinstance(page, dict) else ():
            slot = revision.get("slots", {}).get("main", revision) if isinstance(revision, dict) else {}
            content = slot.get("content") or slot.get("*")
            if isinstance(content, str):
                item = (page.get("pageprops") or {}).get("wikibase_item")
                yield Page(
                    str(page.get("title") or ""), content, modified=revision.get("timestamp"), qid=_qid(item)
                )


def _qid(item: object) -> str | None:
    return item if isinstance(item, str) and re.fullmatch(r"Q[1-9]\d{0,11}", item) else None


def _title(text: str, name: str) -> str:
    """The title of a page saved as wikitext: what its first bold words link to, its sort key, or the file's name."""
    link = re.search(r"'''\s{0,3}\[\[w:([^\[\]|]{1,100})", text[:3000])
    if link:
        return link[1].strip()
    key = re.search(r"\{\{DEFAULTSORT:\s{0,3}([^{},]{1,80}),\s{0,3}([^{}]{1,80})\}\}", text)
    if key:
        return f"{key[2].strip()} {key[1].strip()}"
    return name.rsplit(".", 1)[0].replace("_", " ").replace("-", " ").strip()


READER = Reader("wikiquote", recognise, read)
