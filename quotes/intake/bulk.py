"""Bulk rows: somebody's words, or the running text of a document, one JSON object a line.

A row is `{"id"?, "text", "speaker"?, "document"?, "position"?, "url"?, "title"?, "published"?, "kind"?, "tier"?,
"collection"?}`; `kind` is `quote` (somebody's words) or `source` (running text by `speaker`, in order of
`position` within its `document`).
"""

import json
import reprlib
from codecs import BOM_UTF8
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeGuard

from db.rows import Batch, OccurrenceRow, SourceRow
from quotes.days import is_day
from quotes.errors import BadInput
from quotes.identity import ident
from quotes.intake.records import PUBLISH, Filing
from quotes.quotation import Attribution, Confidence
from scrapers.dates import ISO, iso_date, month_of

# A row is a sentence or a paragraph; a million characters in one is a mistake in the file.
LONGEST_ROW = 1_000_000
# Whole numbers up to this are the same to every reader of JSON (RFC 8259, 6), and fit a column of SQLite.
LAST_POSITION = 2**53 - 1
TIERS = ("primary", "secondary", "collection")
KEYS = frozenset(
    (
        "id",
        "text",
        "speaker",
        "document",
        "position",
        "url",
        "title",
        "published",
        "kind",
        "tier",
        "collection",
    )
)
# What may be a number in a row as well.
NUMBERED = frozenset(("id", "document", "published"))
# What other forms call what a row calls so.
MEANT = {"date": "published", "author": "speaker", "name": "speaker", "link": "url"}
# Letters of a year and a month, which are dates as well.
_PART_OF_DATE = len("2024-03")


@dataclass(frozen=True, slots=True)
class Row:
    """One bulk row, checked. Strings are stripped; what the file leaves out is None.

    `said` is how the credit is known, where the format tells more than a name; `prefix` and `suffix` are the words
    around the quotation. `unread` are the keys of the line that no row has, `undated` is whether its "published" was
    no date and is left out.
    """

    text: str
    external_id: str | None
    speaker: str | None
    document: str | None
    position: int | None
    url: str | None
    title: str | None
    published: str | None
    kind: str
    tier: str
    collection: str | None
    said: Attribution | None = None
    prefix: str | None = None
    suffix: str | None = None
    language: str | None = None
    unread: tuple[str, ...] = ()
    undated: bool = False


def object_of(line: str | bytes) -> dict[str, Any]:
    """One line as a JSON object; raises `BadInput` with the reason when it is none."""
    try:
        # Of bytes JSON itself would guess at UTF-16 and UTF-32, line by line.
        text = line if isinstance(line, str) else line.removeprefix(BOM_UTF8).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise BadInput("the line is not UTF-8") from error
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"the line is not JSON ({error})") from error
    if not isinstance(data, dict):
        raise BadInput("the line is not a JSON object")
    return data


def rows_of(line: str | bytes) -> tuple[Row, ...]:
    """The row of a line, for readers of many formats; raises `BadInput` like `parse`."""
    return (parse(line),)


def parse(line: str | bytes) -> Row:
    """One line as a row; raises `BadInput` with the reason when it is not one."""
    data = object_of(line)
    text = data.get("text")
    if not isinstance(text, str):
        raise BadInput('the "text" is no text' if "text" in data else 'the row has no "text"')
    if not text.strip():
        raise BadInput('the "text" is empty')
    if len(text) > LONGEST_ROW:
        raise BadInput(f'the row\'s "text" has {len(text):,} characters; the limit is {LONGEST_ROW:,}')
    kind = data.get("kind") or "quote"
    if kind not in ("quote", "source"):
        raise BadInput(f'"kind" is {reprlib.repr(kind)}; it must be "quote" or "source"')
    tier = data.get("tier") or _tier(kind, data)
    if tier not in TIERS:
        raise BadInput(f'"tier" is {reprlib.repr(tier)}; it must be one of {", ".join(TIERS)}')
    position = _position(data)
    stated = _text(data, "published")
    published = _date(stated) if stated else None
    return Row(
        clean(text),
        _text(data, "id"),
        _text(data, "speaker"),
        _text(data, "document"),
        position,
        _text(data, "url"),
        _text(data, "title"),
        published,
        kind,
        tier,
        _text(data, "collection"),
        unread=() if data.keys() <= KEYS else tuple(data.keys() - KEYS),
        undated=published is None and stated is not None,
    )


# Rows of one document share a date.
@lru_cache(1024)
def _date(stated: str) -> str | None:
    """The date that a file states, as it stands where it is an ISO date; None where it states none."""
    if len(stated) <= _PART_OF_DATE and is_day(stated):
        return stated
    found = iso_date(stated)
    return stated if found and ISO.fullmatch(stated) else found or month_of(stated)


def _position(data: dict[str, Any]) -> int | None:
    position = data.get("position")
    if position is None or is_position(position):
        return position
    raise BadInput(f'"position" must be a whole number of at most {LAST_POSITION:,}')


def is_position(value: object) -> TypeGuard[int]:
    """Whether a value of a JSON file can be a place in a text; `true`, a number to Python, cannot."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= LAST_POSITION


def _tier(kind: str, data: dict[str, Any]) -> str:
    if kind == "source":
        return "primary"
    return "collection" if data.get("collection") else "secondary"


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is None or value == "":
        return None
    number = isinstance(value, int) and not isinstance(value, bool) and key in NUMBERED
    if not isinstance(value, str) and not number:
        raise BadInput(f'"{key}" is {reprlib.repr(value)}; it must be text')
    return clean(str(value)) or None


def clean(value: str) -> str:
    """A string as the database can hold it: stripped, without NUL and lone surrogates."""
    # SQLite takes no lone surrogates, and no text of a person holds a NUL.
    if "\0" in value or not value.isascii():
        value = value.replace("\0", "").encode("utf-8", "replace").decode()
    return value.strip()


def batch(rows: Iterable[Row], *, name: str, at: str) -> Batch:
    """The database rows of some bulk rows; `name` is the file's, for rows that name no document."""
    filed, sources = filing(rows, name=name, at=at)
    return filed.batch(sources)


def filing(rows: Iterable[Row], *, name: str, at: str) -> tuple[Filing, list[SourceRow]]:
    """The same as they are filed, with the words of each wording; and the sources they stand in."""
    filed = Filing()
    sources: dict[str, SourceRow] = {}
    for row in rows:
        variant = filed.variant(row.text)
        if variant is None:
            continue
        address = address_of(row, name)
        source = sources.get(address)
        if source is None:
            source = sources[address] = _source(row, address, at)
        _file(filed, row, source.id, variant)
    return filed, list(sources.values())


def address_of(row: Row, name: str) -> str:
    """What stands for the source of a row: its address, its document, or else the `name` of the file."""
    return row.url or "/".join(part for part in (row.collection, row.document) if part) or name


def source_id(address: str) -> str:
    """The id of a source that rows stand in."""
    return ident("source", address)


def _source(row: Row, address: str, at: str) -> SourceRow:
    return SourceRow(
        source_id(address),
        address,
        row.tier,
        PUBLISH[row.tier],
        "import",
        at,
        row.title or row.document or row.collection,
        None,
        row.published,
        None,
        row.collection,
        row.language,
    )


def _file(filed: Filing, row: Row, source: str, variant: str) -> None:
    occurrence = ident("occurrence", source, row.external_id, row.position, variant)
    filed.occurrences[occurrence] = OccurrenceRow(
        occurrence,
        variant,
        source,
        "turn" if row.kind == "source" else "block",
        exact=row.text,
        prefix=row.prefix,
        suffix=row.suffix,
        position=row.position,
        external_id=row.external_id,
    )
    if row.speaker:
        filed.credit(occurrence, row.speaker, "asserted", row.said or _taken(row))


def _taken(row: Row) -> Attribution:
    """The credit of a row that says no more than a name."""
    confidence: Confidence = "certain" if row.tier == "primary" else "likely"
    return Attribution((row.speaker,) if row.speaker else (), confidence=confidence, rule="import")
