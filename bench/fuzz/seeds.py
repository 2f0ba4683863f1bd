"""What each target begins with: whole and valid inputs of its kind, from which the fuzzer goes on.

They are made from the bundled examples and, where those stand beside the checkout, the sample files; a file goes to the
reader that knows it.
"""

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

import docx

from scrapers.errors import ReadError
from scrapers.readers.docx import MAIN_PART
from scrapers.registry import recognise
from tests.conftest import ROOT, SHARED

EXAMPLES, SAMPLES = ROOT / "examples", SHARED / "samples"
# A longer file is cut: the fuzzer's inputs have no more, and short ones are tried more often.
LONGEST = 8_000
# What formats and sentences are made of; the fuzzer puts them together.
TOKENS = (
    "“ ” ‘ ’ \" ' « » „ … [...] -- — \u00a0 \u2028 \ufeff \u0301 said told added according_to Mr. Dr. not never n't 1,000 3.5% "
    '<p> </p> <blockquote> <script_type="application/ld+json"> </script> <br> <table> <td> <!-- --> &amp; &#x201c; <![CDATA[ '
    "<?xml <!DOCTYPE <item> <entry> <rss> <feed <title> <link <urlset> <loc> <w:p> <w:r> <w:t> <w:tbl> <speech> "
    "{{ }} {{quote| [[ ]] == === ** * '' ''' <ref> </ref> <nowiki> WEBVTT --> 00:00:01.000 <v <c. >> Q: A: WARC/1.0 "
    "WARC-Type:_response Content-Length: HTTP/1.1_200 ***_START_OF http:// https:// // ?a= # %20 [::1] 127.0.0.1 "
    '{"text": "quote": "quotes": "speaker": "claims": "urls": "quotation": "name": "aliases": "qid": "born": [] {} null - : & | >'
)
# What a Word file has beside its main part, at the least; the library's own are ten times as long.
_SKELETON = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}
_BLOCK = re.compile(r"\n\s*\n")


def write(name: str, folder: Path) -> None:
    """Put the first inputs of a target into its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, data in enumerate(dict.fromkeys(of(name))):
        (folder / f"seed-{at:03}").write_bytes(data[:LONGEST])


def dictionary(folder: Path) -> Path:
    """A file with the tokens, in the fuzzer's own form."""
    path = folder / "tokens.dict"
    told = (
        "".join(f"\\x{byte:02x}" for byte in token.replace("_", " ").encode()) for token in TOKENS.split(" ")
    )
    path.write_text("\n".join(f'"{one}"' for one in told) + "\n", "ascii")
    return path


def of(name: str) -> Iterator[bytes]:
    """Valid inputs of a target."""
    made: dict[str, Callable[[], Iterator[bytes]]] = {
        "align": _claims,
        "verify": _claims,
        "import": _bulk,
        "address": _addresses,
        "people": _people,
        "settings": _settings,
        "request": _requests,
        "word": _word,
        "search": _claims,
        "list": lambda: (data for reader in ("feed", "article") for data in _files(reader)),
    }
    if name.startswith("read-"):
        yield from _files(name.removeprefix("read-"))
    elif name in made:
        yield from made[name]()
    else:
        yield from (one.encode() for one in _texts())
        yield from (data for data in _known().values() if name in ("draft", "recognise"))


def _files(reader: str) -> Iterator[bytes]:
    """The files that a reader knows; a fact-check is a page, any text is a draft."""
    like = {"claimreview": "article", "draft": "text"}
    if reader == "docx":
        yield _document()
    if reader == "claimreview":
        yield _reviewed()
    if reader == "email":
        yield _mail()
    if reader == "captions":
        yield _timed()
    if reader == "transcript":
        yield _hearing()
    if reader == "collection":
        sayings = json.loads((EXAMPLES / "sayings.json").read_text("utf-8"))
        yield json.dumps({**sayings, "sayings": sayings["sayings"][:6]}, indent=1).encode()
    yield from (data for (_, known), data in _known().items() if known == like.get(reader, reader))


@cache
def _known() -> dict[tuple[Path, str], bytes]:
    """The examples and samples with the reader that is surest of each."""
    found = {}
    for path in sorted(path for root in (EXAMPLES, SAMPLES) for path in root.rglob("*") if path.is_file()):
        data = path.read_bytes()
        if path.suffix == ".gz" and not path.name.endswith("warc.gz"):
            data = gzip.decompress(data)
        try:
            found[path, recognise(data, path.name.removesuffix(".gz"))] = data
        except ReadError:
            continue
    return found


@cache
def _texts() -> tuple[str, ...]:
    """Paragraphs of the examples, by threes, without their tags."""
    town = EXAMPLES / "town-hall"
    told = []
    for path in sorted([*town.glob("*.html"), *town.glob("*.txt"), *town.glob("*.md")]):
        plain = re.sub(r"<[^>]*>", "", path.read_text("utf-8"))
        blocks = [" ".join(block.split()) for block in _BLOCK.split(plain) if len(block) > 40]
        told += ["\n\n".join(blocks[at : at + 3]) for at in range(0, len(blocks), 3)]
    return tuple(told)


def _claims() -> Iterator[bytes]:
    """A claim, a line end, and the block of the examples that has the most of its words."""
    blocks = [block for text in _texts() for block in text.split("\n\n")]
    for line in (EXAMPLES / "town-hall" / "claims.jsonl").read_text("utf-8").splitlines():
        claim = json.loads(line)["claim"]
        words = set(claim.lower().split())
        near = max(blocks, key=lambda block: len(words & set(block.lower().split())))
        yield f"{claim}\n{near}".encode()


def _bulk() -> Iterator[bytes]:
    said = "The bridge will open in May, and not a day before."
    lines = (
        {"id": "a1", "text": said, "speaker": "Ada Quill", "document": "d1", "position": 3, "url": "https://a.example/1",
         "title": "A title", "published": "2024-03-12", "kind": "source", "tier": "primary", "collection": "c"},
        {"quoteID": "2024-03-12-000001", "quotation": said, "speaker": "Ada Quill", "qids": ["Q1"], "date": "2024-03-12 08:00:00",
         "numOccurrences": 2, "probas": [["Ada Quill", "0.81"], ["None", "0.19"]], "urls": ["http://a.example/1"], "phase": "E"},
        {"articleID": "2024031200001", "title": "A title", "url": "http://a.example/1", "date": "2024-03-12",
         "quotations": [{"quoteID": "q", "quotation": said, "quotationOffset": 5, "leftContext": "She said", "rightContext": ".",
                         "localTopSpeaker": "Ada Quill", "localProbas": [["Ada Quill", "0.9"]], "globalTopSpeaker": "None",
                         "globalProbas": [["None", 0.7]]}]},
        {"canonicalQuotation": said, "canonicalSpeaker": "Ada Quill", "occurrences": [{"url": "a.example"}]},
        {"date": "2024-03-12T08:00:00Z", "url": "https://a.example/1", "lang": "ENGLISH",
         "quotes": [{"pre": "Ada Quill, the mayor, said ", "quote": said, "post": " She left."}]},
    )  # fmt: skip
    plain = [json.dumps(line).encode() for line in lines]
    yield from plain
    yield b"\n".join(plain)
    yield gzip.compress(b"\n".join(plain))


def _addresses() -> Iterator[bytes]:
    words = "The bridge will open in May, and not a day before anybody asked for it"
    for address in (
        "https://user:word@www.a.example:8443/one/two.html?q=a%20b&c=%C3%A9#part",
        "http://[::ffff:127.0.0.1]/x",
        "http://bücher.example/ß?x=1",
        "http://169.254.169.254/latest/meta-data/",
        "http://0x7f.1/",
        "http://2130706433/",
    ):
        yield address.encode()
        yield f"{address}\n{words}".encode()


def _people() -> Iterator[bytes]:
    one = {"name": "Ada Quill", "aliases": ["A. Quill", "Mayor Quill"], "qid": "Q42", "born": "1961-02-03", "died": "2021",
           "roles": [{"role": "Mayor of Wethering", "start": "2001", "end": "2009-05-01"}]}  # fmt: skip
    popolo = {"persons": [{"id": "p1", "name": "Ada Quill", "other_names": [{"name": "A. Quill"}], "birth_date": "1961",
                           "identifiers": [{"scheme": "wikidata", "identifier": "Q42"}]}],
              "memberships": [{"person_id": "p1", "role": "mayor", "start_date": "2001-01-01"}]}  # fmt: skip
    value = {"mainsnak": {"datavalue": {"value": {"time": "+1961-02-03T00:00:00Z", "precision": 11}}}}
    entity = {"entities": {"Q42": {"id": "Q42", "labels": {"en": {"value": "Ada Quill"}}, "aliases": {"en": [{"value": "A. Q."}]},
                                   "claims": {"P569": [value], "P39": [value]}}}}  # fmt: skip
    yield from (json.dumps(data).encode() for data in (one, popolo, entity, [one, one]))
    yield (
        b"- id: {wikidata: Q42, bioguide: Q000001}\n  name: {first: Ada, last: Quill, official_full: Ada M. Quill}\n"
        b"  bio: {birthday: '1961-02-03'}\n  terms:\n  - {type: sen, start: '2001-01-03', end: '2007-01-03'}\n"
    )
    yield b"Dr. Ada M. Quill, Jr. (born 3 February 1961)".ljust(80) + b"Mayor A. Quill"
    yield "12 mars 1961, March 3rd 2001, 2001-02-30T25:61, le 1er août 1999".encode()


def _settings() -> Iterator[bytes]:
    yield (ROOT / "sources.yml").read_bytes()
    yield (ROOT / "metadata.yml").read_bytes()
    yield (
        b"settings: {contact: a@a.example, allow: [10.0.0.0/8], delay: 2}\nsources:\n"
        b"- {name: a, kind: site, address: 'https://a.example/', under: /x, depth: 2, every: 6h, tier: primary}\n"
        b"- {name: b, kind: dump, files: ['*.bz2']}\n- {name: c, kind: wikiquote, pages: [Ada], categories: [People]}\n"
    )
    yield b"plugins: {quotes: {batch_claims: 10, thresholds: {guard.same_name: 0.9}}}\n"


def _requests() -> Iterator[bytes]:
    claim = {"quote": "The bridge will open in May.", "speaker": "Ada Quill", "said_on": "2024-03-12"}
    draft = {"text": "Quill said: “The bridge will open in May.”", "format": "markdown"}
    for head in (urlencode({**claim, **draft}), "application/x-www-form-urlencoded"):
        for body in (claim, {"claims": [{**claim, "id": 1}, claim]}, draft):
            yield head.encode() + b"\n" + json.dumps(body).encode()
    yield b"application/x-www-form-urlencoded\n" + urlencode(draft).encode()
    parts = b"".join(
        b'--b\r\nContent-Disposition: form-data; name="%s"; filename="a.md"\r\n\r\n%s\r\n'
        % (name, b"Quill said so.")
        for name in (b"file", b"again", b"text", b"format")
    )
    yield parts + b"--b--\r\n"
    yield json.dumps({"claim": "The bridge will open in May.", "speaker": "Ada Quill", "id": "a"}).encode()


def _word() -> Iterator[bytes]:
    with zipfile.ZipFile(io.BytesIO(_document())) as packed:
        yield packed.read(MAIN_PART)


def _document() -> bytes:
    """A small Word file: paragraphs, a list, a table."""
    made = docx.Document()
    made.add_heading("The bridge", 1)
    made.add_paragraph("Quill said: “The bridge will open in May.”", style="Quote")
    made.add_paragraph("“Not a day before,” added Okafor.").add_run(" So it was.").bold = True
    made.add_table(1, 2).cell(0, 0).text = "“A cell may speak,” she said."
    whole, needed = io.BytesIO(), io.BytesIO()
    made.save(whole)
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(needed, "w", zipfile.ZIP_DEFLATED) as small:
        for name, part in _SKELETON.items():
            small.writestr(name, part)
        small.writestr(MAIN_PART, packed.read(MAIN_PART))
    return needed.getvalue()


def _reviewed() -> bytes:
    """A page that reviews a claim."""
    review = {"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "Quill said the bridge is closed",
              "datePublished": "2024-03-12", "author": {"@type": "Organization", "name": "A Desk"},
              "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Quill"}},
              "reviewRating": {"@type": "Rating", "alternateName": "False", "ratingValue": 1, "bestRating": 5}}  # fmt: skip
    head = (
        f"<head><title>Closed?</title><script type='application/ld+json'>{json.dumps(review)}</script></head>"
    )
    body = "Quill never said that the bridge is closed. " * 8
    return f"<html>{head}<body><article><p>{body}</p></article></body></html>".encode()


def _timed() -> bytes:
    """What a player prints: a time, and eight words below it."""
    words = re.sub('["“”]', "", " ".join(_texts())).split()
    return "".join(
        f"0:{at:02}\n{' '.join(words[8 * at : 8 * at + 8])}\n" for at in range(min(60, len(words) // 8))
    ).encode()


def _hearing() -> bytes:
    """The words of the examples in turns as a government prints them."""
    blocks = [block for text in _texts() for block in text.split("\n\n")]
    told = (
        f"    {who}. {block}\n"
        for who, block in zip(cycle(("Chairman Lee", "Mr. Ray")), blocks, strict=False)
    )
    return "".join(("STATEMENT OF HON. ADA LEE, CHAIR\n\n", *told)).encode()


def _mail() -> bytes:
    """An e-mail saved as text, with the one it answers below."""
    return (
        b"From: Quill, Ada <ada@a.example>\nTo: =?utf-8?Q?Okafor?= <o@a.example>\nDate: Tue, 12 Mar 2024 08:00:00 +0000\n"
        b"Subject: The bridge\n\nThe bridge will open in May.\n\n-----Original Message-----\nFrom: E. Okafor\n"
        b"Sent: Monday, March 11, 2024 9:01 AM\nTo: Ada Quill\nSubject: The bridge\n\nWhen will it open?\n> Before April?\n"
    )
