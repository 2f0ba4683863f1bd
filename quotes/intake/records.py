"""Turns a document and the quotations found in it into rows: ids, anchors, credits, and what may be shown."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from db.rows import (
    AliasRow,
    AttributionRow,
    Batch,
    OccurrenceRow,
    SketchRow,
    SnapshotRow,
    SourceRow,
    SpeakerRow,
    VariantRow,
)
from quotes.attribution.denying import DENIED, DISOWNED, Cast, disowning
from quotes.family.copies import sketch
from quotes.family.forms import displayed
from quotes.identity import ident
from quotes.intake.passages import cut, of_turn, passages
from quotes.intake.reviewed import reviewed
from quotes.quotation import Attribution, Confidence, Quotation
from quotes.speakers import name_fold, shown, speaker_id
from quotes.text import words
from scrapers.document import Document, Span
from scrapers.glyphs import STOPS

# Code points kept on each side of a quotation: 300 around it, what a source with policy `context` lets show.
CONTEXT = 150
# Between two sayings of a collection.
BETWEEN = "\n\n"
GAP = "\n[…]\n"
PUBLISH = {"primary": "full", "secondary": "context", "collection": "full"}
# Readers of texts whose format does not say what they are: a speech, a letter or a report.
PLAIN = frozenset({"text", "markdown", "docx"})
# Spans by which a document says whose words it holds; one without them is filed by its paragraphs.
MARKED = frozenset({"turn", "caption", "entry"})
STATUS = {"misattributed": "misattributed", "misquoted": "misattributed", "disputed": "disputed"}


@dataclass(slots=True)
class Filing:
    """Rows in the making; each kind is kept once an id. `words` are the folded words of each of the `variants`."""

    names: dict[str, str] = field(default_factory=dict)
    speakers: dict[str, SpeakerRow] = field(default_factory=dict)
    aliases: dict[tuple[str, str], AliasRow] = field(default_factory=dict)
    variants: dict[str, VariantRow] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    occurrences: dict[str, OccurrenceRow] = field(default_factory=dict)
    attributions: dict[tuple[str, str, str], AttributionRow] = field(default_factory=dict)

    def speaker(self, name: str) -> str:
        """File a name and give back the speaker's id."""
        if name in self.names:
            return self.names[name]
        ident_ = self.names[name] = speaker_id(name)
        self.speakers.setdefault(ident_, SpeakerRow(ident_, shown(name)))
        folded = name_fold(name) or name
        self.aliases.setdefault((ident_, name), AliasRow(ident_, name, folded, "source"))
        return ident_

    def variant(self, text: str) -> str | None:
        """File a wording and give back its id, or None when it holds no word."""
        found = words(text)
        if not found:
            return None
        ident_ = ident("variant", " ".join(found))
        if ident_ not in self.variants:
            self.variants[ident_] = VariantRow(ident_, displayed(text), len(found))
            self.words[ident_] = found
        return ident_

    def credit(self, occurrence: str, name: str, status: str, said: Attribution) -> None:
        """File a credit of one speaker for one occurrence."""
        speaker = self.speaker(name)
        row = AttributionRow(
            occurrence,
            speaker,
            status,
            said.confidence,
            said.rule,
            said.cue,
            said.via,
            said.speaker_start,
            said.speaker_end,
        )
        self.attributions.setdefault((occurrence, speaker, status), row)

    def batch(
        self,
        sources: Sequence[SourceRow],
        snapshots: Sequence[SnapshotRow] = (),
        sketches: Sequence[SketchRow] = (),
    ) -> Batch:
        """Everything filed, as one batch."""
        return Batch(
            tuple(sources),
            tuple(snapshots),
            tuple(self.speakers.values()),
            tuple(self.aliases.values()),
            tuple(self.variants.values()),
            tuple(self.occurrences.values()),
            tuple(self.attributions.values()),
            tuple(sketches),
        )


def document_ids(document: Document) -> tuple[str, str]:
    """The ids of a document's source and snapshot.

    A page is the same source as long as its address is; a file without one is a source by its bytes.
    """
    address = document.canonical or document.url
    is_web = address.startswith(("http://", "https://"))
    source = ident("source", address if is_web else document.sha256)
    return source, ident("snapshot", source, document.sha256)


def records(document: Document, quotations: Sequence[Quotation], *, at: str, whole: bool = False) -> Batch:
    """The rows of one document; `at` is when it was read (UTC, ISO 8601).

    Of a report its quotations are filed, and what stands around them; `whole` files its running text too.
    """
    rows = Filing()
    source, snapshot = document_ids(document)
    found = [*_quoted(document, quotations), *_running(document, quotations, whole), *_entries(document)]
    for position, item in enumerate(sorted(found, key=lambda item: (item.start, item.end))):
        variant = rows.variant(item.text)
        if variant is not None:
            _file(rows, document, item, variant, (source, snapshot), position)
    publish = "full" if whole else PUBLISH[document.tier]
    ranges = [(item.start, item.end) for item in found]
    shown = document.text if publish == "full" else _context(document, ranges)
    drawn = sketch(document.text, ranges)
    return rows.batch(
        [_source_row(document, source, publish, shown, at)],
        [SnapshotRow(snapshot, source, document.sha256, at, document.media_type, len(document.text))],
        [SketchRow(snapshot, drawn.as_bytes(), drawn.prose)] if drawn else (),
    )


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    text: str
    kind: str
    said: Attribution
    span: Span | None = None
    # Whom the text says not to have said it.
    denied: tuple[str, ...] = ()


def _quoted(document: Document, quotations: Sequence[Quotation]) -> Iterator[_Item]:
    """Quotations as they stand; a long turn is filed passage by passage.

    What a collection lists is taken from its entries alone: marks in the notes around them are nobody's claim.
    """
    if any(span.kind == "entry" for span in document.spans):
        return
    cast = Cast(document.text)
    for found, span in reviewed(document, quotations):
        if found.kind != "turn":
            said, denied = (found.attribution, ()) if span else disowning(document.text, found, cast)
            yield _Item(found.start, found.end, found.text, found.kind, said, span, denied)
            continue
        for start, end in of_turn(document.text, found.start, found.end):
            yield _Item(start, end, document.text[start:end], "turn", found.attribution, span)


def _running(document: Document, quotations: Sequence[Quotation], whole: bool) -> Iterator[_Item]:
    """The paragraphs of a primary source that marks nobody's words: a speech nobody quoted must still be found.

    So must a text that quotes nobody and names neither a paper nor a reporter: it is kept for its own words. Of a transcript
    it is what stands above the turns, as the host of a broadcast speaks without a label at first.
    """
    plain = document.reader in PLAIN and not (quotations or document.authors or document.site)
    if document.tier != "primary" and not plain and not (whole and document.tier == "secondary"):
        return
    marked = [span.start for span in document.spans if span.kind in MARKED]
    if marked and document.reader != "transcript":
        return
    said, text = _written(document), document.text
    until = text.rfind("\n", 0, min(marked)) + 1 if marked else len(text)
    for low, high in document.body():
        for start, end in passages(text, low, min(high, until)):
            # A heading above the turns is nobody's words.
            if not marked or text[end - 1] in STOPS:
                yield _Item(start, end, text[start:end], "turn", said)


def _written(document: Document) -> Attribution:
    """Whose the running text is: of a plain text that is the record itself, a letter or a diary, whoever it is by."""
    if document.tier == "primary" and document.reader in PLAIN and len(document.authors) == 1:
        return Attribution(tuple(document.authors), confidence="likely", rule="byline")
    return Attribution(rule="running_text")


def _entries(document: Document) -> Iterator[_Item]:
    """What a collection, a book or a caption file states, taken at its word; a book's long paragraph goes by sentences."""
    for span in document.spans:
        if span.kind in ("entry", "caption"):
            names = (span.speaker,) if span.speaker else ()
            sure: Confidence = "likely" if span.section == "attributed" else "certain"
            said = Attribution(
                names, said_on=span.said_on, confidence=sure if names else "none", rule=span.kind
            )
            kind = "block" if span.kind == "entry" else "turn"
            whole = document.tier == "collection" or span.kind == "caption"
            for start, end in [(span.start, span.end)] if whole else cut(document.text, span.start, span.end):
                yield _Item(start, end, document.text[start:end], kind, said, span)


def _file(
    rows: Filing, document: Document, item: _Item, variant: str, ids: tuple[str, str], position: int
) -> None:
    source, snapshot = ids
    occurrence = ident("occurrence", snapshot, item.start, item.end)
    shown = PUBLISH[document.tier] != "none"
    before, after = _around(document, item)
    span = item.span
    rows.occurrences[occurrence] = OccurrenceRow(
        occurrence,
        variant,
        source,
        item.kind,
        snapshot,
        item.start,
        item.end,
        exact=item.text,
        prefix=before if shown else None,
        suffix=after if shown else None,
        position=position,
        section=span.section if span else None,
        citation=span.citation if span else None,
        said_on=item.said.said_on or (span.said_on if span else None),
        seconds=span.seconds if span else None,
    )
    status = _status(span)
    for name in item.said.speakers:
        rows.credit(occurrence, name, status, item.said)
    for name in item.denied:
        # What somebody "did not call it" is a doubt; that words are "wrongly attributed" is known.
        status, rule = ("disputed", DENIED) if item.said.rule == DENIED else ("misattributed", DISOWNED)
        rows.credit(occurrence, name, status, Attribution(rule=rule, confidence="certain"))
    if span and span.said_by and span.said_by not in item.said.speakers:
        rows.credit(
            occurrence, span.said_by, "asserted", replace(item.said, rule="said_by", confidence="certain")
        )


def _around(document: Document, item: _Item) -> tuple[str, str]:
    """What stands before and after words; of a saying in a collection its own notes, never those of its neighbours."""
    before = document.text[max(0, item.start - CONTEXT) : item.start]
    after = document.text[item.end : item.end + CONTEXT]
    if document.tier == "collection" and item.span is not None:
        return before.rpartition(BETWEEN)[2], after.partition(BETWEEN)[0]
    return before, after


def _status(span: Span | None) -> str:
    """Whether a collection stands by a credit: one that it files as attributed, and names no report of, is in doubt."""
    if span is None:
        return "asserted"
    if span.section == "attributed" and not span.citation:
        return "disputed"
    return STATUS.get(span.section or "", "asserted")


def _source_row(document: Document, ident_: str, publish: str, shown: str | None, at: str) -> SourceRow:
    return SourceRow(
        ident_,
        document.url,
        document.tier,
        publish,
        document.reader,
        at,
        document.title,
        document.site,
        document.published,
        json.dumps(document.authors, ensure_ascii=False) if document.authors else None,
        None,
        document.language,
        document.licence,
        shown,
        document.canonical,
        document.modified,
    )


def _context(document: Document, ranges: Iterable[tuple[int, int]]) -> str | None:
    """The text around the quotations only, gaps marked."""
    pieces: list[tuple[int, int]] = []
    for start, end in sorted((max(0, s - CONTEXT), min(len(document.text), e + CONTEXT)) for s, e in ranges):
        if pieces and start <= pieces[-1][1]:
            pieces[-1] = pieces[-1][0], max(end, pieces[-1][1])
        else:
            pieces.append((start, end))
    return GAP.join(document.text[s:e] for s, e in pieces) or None
