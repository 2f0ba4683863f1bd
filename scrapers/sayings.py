"""Sayings as collections give them, in JSON or in wikitext, and the text that they make."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrapers.document import Section, Span


@dataclass(frozen=True, slots=True)
class Saying:
    """One record of a collection, checked."""

    text: str
    said_by: str | None
    section: Section
    credited_to: tuple[str, ...]
    work: str | None
    published: str | None
    citation: str | None
    note: str | None
    qid: str | None


def laid_out(sayings: list[Saying]) -> tuple[str, tuple[Span, ...]]:
    """The sayings as text: the words on one line, below it where they stand, and the note; no word of ours.

    Whose they are is said by the spans.
    """
    parts: list[str] = []
    spans: list[Span] = []
    at = 0
    for one in sayings:
        below = "\n".join(line for line in (one.citation, one.note) if line)
        spans.extend(_spans(one, at + 1))
        parts.append(f"“{one.text}”\n{below}".rstrip())
        at += len(parts[-1]) + 2
    return "\n\n".join(parts), tuple(spans)


def _spans(one: Saying, start: int) -> Iterator[Span]:
    """A span for each credited name of a false or doubtful credit, else one for whoever said it."""
    doubted = one.section in {"misattributed", "misquoted", "disputed", "attributed"} and one.credited_to
    for name in one.credited_to if doubted else (one.said_by,):
        yield Span(
            start,
            start + len(one.text),
            "entry",
            speaker=name,
            speaker_id=one.qid if name is not None and name == one.said_by else None,
            section=one.section,
            said_by=one.said_by if doubted else None,
            citation=one.citation,
            published=one.published,
        )
