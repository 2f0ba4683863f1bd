"""A collection of sayings as JSON: whose words each is on the evidence, and to whom it is credited wrongly.

One object with `sayings`, a plain list, or one JSON object a line. A record has `text`, and may have `said_by`,
`section`, `credited_to`, `work`, `published`, `citation`, `note`, `qid`.

Each saying is a span of kind `entry`. A saying that is credited to several people has one span for each of them, all at
the same place: `speaker` is the one who is credited, `said_by` the one whose words they are.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, cast, get_args

from scrapers.document import Document, Section, Tier
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import BY_LOOK, BY_NAME, NO, SURE, Material, Reader
from scrapers.sayings import Saying, laid_out

LIMIT_BYTES = 64 * 1024 * 1024
SECTIONS = set(get_args(Section))
TIERS = set(get_args(Tier))
SAYINGS = re.compile(r'\s*\{(?:[^{}\[]|\[[^\[\]{}]{0,500}\])*"sayings"\s*:\s*\[')
RECORD = re.compile(r'\s*\[?\s*\{[^{}]*"(?:said_by|credited_to|section)"\s*:[^{}]*\}')
BROKEN = "The collection is not valid JSON at line {line}; correct it there and add it again."


def recognise(material: Material, head: str) -> int:
    """JSON with `sayings`, or whose first record has `said_by`, `credited_to` or `section`."""
    if head.lstrip()[:1] not in {"{", "["}:
        return NO
    if SAYINGS.match(head[:5000]):
        return SURE
    if RECORD.match(head[:20_000]) and '"text"' in head[:20_000]:
        return BY_LOOK
    return BY_NAME if material.name.endswith("sayings.json") else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a collection: tier collection, laid out as text, a span for each saying and name.

    Raises NotADocument when it is not JSON or holds no saying, naming the line or the record; TooLarge above 64 MB.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The collection has more than {LIMIT_BYTES // 2**20} MB; split it first.")
    about, records = loaded(material.text())
    sayings = [saying(record, number) for number, record in enumerate(records, start=1)]
    if not sayings:
        raise NotADocument("The collection holds no sayings; give each at least a text.")
    text, spans = laid_out(sayings)
    tier = about.get("tier")
    yield Document(
        text=text,
        url=material.url,
        reader="collection",
        sha256=material.sha256,
        media_type="application/json",
        title=_text(about, "title"),
        published=_text(about, "published"),
        site=_text(about, "publisher") or _text(about, "site"),
        canonical=_text(about, "url"),
        language=_text(about, "language"),
        tier=cast(Tier, tier) if tier in TIERS else "collection",
        licence=_text(about, "licence") or _text(about, "license"),
        spans=spans,
    )


def loaded(text: str) -> tuple[dict[str, Any], list[Any]]:
    """What a file states about the collection, and its records. Raises NotADocument when it is not JSON."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as problem:
        if isinstance(problem, json.JSONDecodeError) and problem.msg == "Extra data":
            return {}, _by_line(text)
        line = getattr(problem, "lineno", 1)
        raise NotADocument(BROKEN.format(line=line)) from problem
    if isinstance(value, dict) and isinstance(value.get("sayings"), list):
        return value, value["sayings"]
    if isinstance(value, list):
        return {}, value
    return {}, [value]


def _by_line(text: str) -> list[Any]:
    records = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except (ValueError, RecursionError) as problem:
                raise NotADocument(BROKEN.format(line=number)) from problem
    return records


def saying(record: object, number: int) -> Saying:
    """A record as a saying. Raises NotADocument, naming the record, when it has no text or an unknown section."""
    text = _text(record, "text") if isinstance(record, dict) else None
    if not isinstance(record, dict) or not text:
        raise NotADocument(f"Record {number} of the collection has no text; give it one or take it out.")
    section = _text(record, "section") or "sourced"
    if section not in SECTIONS:
        raise NotADocument(
            f"Record {number} has the section {section!r}; use one of {', '.join(sorted(SECTIONS))}."
        )
    credited = record.get("credited_to") or ()
    names = [credited] if isinstance(credited, str) else credited
    return Saying(
        text=text,
        said_by=_text(record, "said_by"),
        section=cast(Section, section),
        credited_to=tuple(name for name in names if isinstance(name, str) and name),
        work=_text(record, "work"),
        published=_text(record, "published"),
        citation=_text(record, "citation"),
        note=_text(record, "note"),
        qid=_text(record, "qid"),
    )


def _text(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    return " ".join(value.split()) or None if isinstance(value, str) else None


READER = Reader("collection", recognise, read)
