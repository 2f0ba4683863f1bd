"""The rows that cross into the database, one class a table, named as its columns are.

Ids come from the caller and are derived from content. `OccurrenceRow.variant_id` is the wording's content
id; the store turns it into the dense number `n`. Offsets are code points, dates ISO 8601, times UTC.
Rows that are made for every wording of a library are named tuples, which come and go three times as fast.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, NamedTuple


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A document in which words were found; `text` holds only what its publish policy lets anyone see."""

    id: str
    url: str
    tier: str
    publish: str
    reader: str
    added: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: str | None = None
    collection: str | None = None
    language: str | None = None
    licence: str | None = None
    text: str | None = None
    canonical: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """What a source looked like when it was read: the SHA-256 of the bytes, in hex."""

    id: str
    source_id: str
    sha256: str
    fetched: str
    media_type: str | None = None
    characters: int | None = None


@dataclass(frozen=True, slots=True)
class SketchRow:
    """What tells whether a snapshot was copied: hashes of its text, and whether quotations were left out."""

    snapshot_id: str
    hashes: bytes
    prose: bool


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A person, an organisation or an office."""

    id: str
    name: str
    kind: str | None = None
    qid: str | None = None
    born: str | None = None
    died: str | None = None


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that a speaker held; `start` and `place` are empty where the list does not tell them, `end` is None."""

    speaker_id: str
    role: str
    start: str
    end: str | None = None
    origin: str | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A name that a speaker goes by; `fold` is what look-ups compare."""

    speaker_id: str
    alias: str
    fold: str
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class VariantRow:
    """One distinct wording. `words` counts its tokens."""

    id: str
    text: str
    words: int


@dataclass(frozen=True, slots=True)
class OccurrenceRow:
    """A wording at a place in a source; `exact` is what stands there, kept when the wording on record differs."""

    id: str
    variant_id: str
    source_id: str
    kind: str
    snapshot_id: str | None = None
    start: int | None = None
    end: int | None = None
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    position: int | None = None
    section: str | None = None
    citation: str | None = None
    said_on: str | None = None
    seconds: float | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class AttributionRow:
    """A credit: this speaker for that occurrence, by this rule, and whether it stands."""

    occurrence_id: str
    speaker_id: str
    status: str
    confidence: str
    rule: str
    cue: str | None = None
    via: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that are stored together or not at all."""

    sources: Sequence[SourceRow] = ()
    snapshots: Sequence[SnapshotRow] = ()
    speakers: Sequence[SpeakerRow] = ()
    aliases: Sequence[AliasRow] = ()
    variants: Sequence[VariantRow] = ()
    occurrences: Sequence[OccurrenceRow] = ()
    attributions: Sequence[AttributionRow] = ()
    sketches: Sequence[SketchRow] = ()

    def packed(self) -> "Packed":
        """The same rows as tuples."""
        return Packed(*(_tuples(getattr(self, part.name)) for part in fields(self)))


Tuples = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Packed:
    """A batch as tuples, each in the order of its class's fields: between processes they pass eight times as fast."""

    sources: Tuples
    snapshots: Tuples
    speakers: Tuples
    aliases: Tuples
    variants: Tuples
    occurrences: Tuples
    attributions: Tuples
    sketches: Tuples

    def packed(self) -> "Packed":
        """Itself."""
        return self


def _tuples(rows: Sequence[Any]) -> Tuples:
    return list(map(attrgetter(*columns(type(rows[0]))), rows)) if rows else []


def columns(row: type[Any]) -> tuple[str, ...]:
    """The names of a row's fields, which are those of its table's columns."""
    return tuple(part.name for part in fields(row))


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run of a scraper; `finished` is empty while it runs, or after it was killed."""

    id: str
    name: str
    started: str
    finished: str | None = None
    documents: int = 0
    quotations: int = 0
    rejects: int = 0


@dataclass(frozen=True, slots=True)
class RejectRow:
    """Something that could not be read, and why."""

    id: str
    url: str
    reason: str
    at: str
    kind: str | None = None
    sha256: str | None = None
    run_id: str | None = None


class LinkRow(NamedTuple):
    """A direct relation between two wordings, with the edits that lead from one to the other as JSON."""

    variant_n: int
    to_variant_n: int
    kind: str
    score: float
    edits: str


class QuoteRow(NamedTuple):
    """A family of wordings and what is known of where it began; `original_evidence` is JSON."""

    id: str
    text: str
    speaker_id: str | None = None
    first_said: str | None = None
    variants: int = 1
    occurrences: int = 0
    independent_sources: int = 0
    original_occurrence: str | None = None
    original_reason: str | None = None
    original_rule: str | None = None
    original_evidence: str | None = None
