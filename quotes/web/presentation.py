"""A verdict in the words and pieces that a page shows. Nothing here judges: every word follows from the data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from db.reading.places import Credit
from quotes.citations import Citation, cite
from quotes.counting import counted
from quotes.intake.records import CONTEXT
from quotes.verdict.badges import Badge, badges, worst
from quotes.verdict.summary import unguarded
from quotes.verdicts import Edit, Evidence, Finding, Searched, Verdict
from quotes.web import links
from quotes.web.plain import day

# More places than this are a list to search, not evidence to read.
SHOWN = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the word diff; `op` is equal, insert (claim only) or delete (record only)."""

    op: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A finding as a reader sees it."""

    title: str
    claim: str
    recorded: str
    note: str
    rule: str
    turns: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """A place on record: the evidence, and the links that lead to it."""

    evidence: Evidence
    page: str | None
    words: str | None
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything the verify page shows of a verdict."""

    verdict: Verdict
    tone: str
    badges: tuple[Badge, ...]
    pieces: tuple[Piece, ...]
    changed: bool
    points: tuple[Point, ...]
    grounds: tuple[Witness, ...]
    others: tuple[Witness, ...]
    more: int
    nearest: tuple[Witness, ...]
    searched: str
    unguarded: str
    citation: Citation | None = None


def answer(verdict: Verdict, credits: Mapping[str, tuple[Credit, ...]] | None = None) -> Answer:
    """The verdict as the page shows it; `credits` are those of each occurrence, by its id."""
    grounds = _grounds(verdict)
    led = {n for n, _ in grounds}
    others = [place for n, place in enumerate(verdict.evidence) if n not in led]
    known = credits or {}
    pieces = diff(verdict.edits)
    found = badges(verdict)
    return Answer(
        verdict=verdict,
        tone=worst(found),
        badges=found,
        pieces=pieces,
        changed=any(piece.op != "equal" for piece in pieces),
        # A word that changed at several places is one thing to look at.
        points=tuple(dict.fromkeys(map(point, verdict.findings))),
        grounds=tuple(witness(place, known.get(place.occurrence_id or "", ())) for _, place in grounds),
        others=tuple(witness(place, known.get(place.occurrence_id or "", ())) for place in others[:SHOWN]),
        more=max(0, len(others) - SHOWN),
        nearest=tuple(map(witness, verdict.nearest)),
        searched=searched(verdict.searched),
        unguarded=unguarded([verdict]),
        citation=cite(grounds[0][1]) if grounds else None,
    )


def _grounds(verdict: Verdict) -> list[tuple[int, Evidence]]:
    """The places that the verdict rests on, each with its number in the evidence, a piece of the claim a place.

    It has the words that stand there of the claim: links lead to them, not to all of it.
    """
    numbers = {place.occurrence_id: n for n, place in enumerate(verdict.evidence)}
    found = [
        (n, replace(verdict.evidence[n], text=piece.recorded, prefix=piece.prefix, suffix=piece.suffix))
        for piece in verdict.passages
        if (n := numbers.get(piece.occurrence_id)) is not None
    ]
    return found or list(enumerate(verdict.evidence[:1]))


def diff(edits: Sequence[Edit]) -> tuple[Piece, ...]:
    """The edits as pieces to mark: what was deleted stands before what replaced it."""
    pieces = []
    for edit in edits:
        if edit.op == "equal":
            pieces.append(Piece("equal", edit.recorded))
            continue
        pieces += [Piece("delete", edit.recorded)] if edit.recorded else []
        pieces += [Piece("insert", edit.claim)] if edit.claim else []
    return tuple(pieces)


def point(finding: Finding) -> Point:
    """A finding in words: its kind as a title, the words on either side."""
    title = finding.kind.replace("_", " ").capitalize()
    return Point(
        title, finding.claim.strip(), finding.recorded.strip(), finding.note, finding.rule, finding.turns
    )


def witness(evidence: Evidence, credits: tuple[Credit, ...] = ()) -> Witness:
    """A place on record with its links."""
    return Witness(
        evidence=evidence,
        page=links.web(evidence.url),
        words=links.deep(evidence.url, evidence.text, evidence.prefix, seconds=evidence.seconds),
        credits=credits or _stated(evidence),
    )


def _stated(evidence: Evidence) -> tuple[Credit, ...]:
    return tuple(
        Credit("", name, evidence.status, evidence.confidence, evidence.rule, evidence.via)
        for name in evidence.speakers
    )


def before(text: str) -> str:
    """What stands before a passage, with an ellipsis and from a whole word on where it was cut."""
    whole = _closed_up(text)
    if len(text) < CONTEXT:
        return whole
    return f"… {whole.split(maxsplit=1)[-1]}" if " " in whole else f"…{whole}"


def after(text: str) -> str:
    """What stands after a passage, up to a whole word and with an ellipsis where it was cut."""
    whole = _closed_up(text)
    if len(text) < CONTEXT:
        return whole
    return f"{whole.rsplit(maxsplit=1)[0]} …" if " " in whole else f"{whole}…"


def _closed_up(text: str) -> str:
    """The text without its empty lines; the white space at its ends stays, since it parts it from the passage."""
    lines = text.split("\n")
    kept = [line for line in lines[1:-1] if line.strip()]
    return "\n".join([lines[0], *kept, *lines[1:][-1:]])


def searched(what: Searched) -> str:
    """What was looked through, in a sentence."""
    if what.what == "text":
        return "Only the text given was searched."
    if not what.sources and not what.variants:
        return "There is nothing in this database yet, so nothing was searched."
    kinds = [
        f"{number:,} {tier}"
        for number, tier in ((what.primary, "primary"), (what.secondary, "secondary"))
        if number
    ]
    if what.collection:
        kinds.append(counted(what.collection, "collection"))
    kind = f" ({', '.join(kinds)})" if kinds else ""
    dates = f", dated {day(what.first)} to {day(what.last)}" if what.first and what.last else ""
    wordings, sources = counted(what.variants, "wording"), counted(what.sources, "source")
    return f"Searched {wordings} in {sources}{kind}{dates}."
