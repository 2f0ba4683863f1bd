"""Neighbouring rows as one text: what stands between one and the next, so that two sentences are read and shown as two.

A wording is kept without the comma that a narrator put behind it, and imported rows often have no mark at an end; side
by side they would read as one sentence ("to anybody We keep").
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from db.reading.evidence import Place
from quotes.search.retrieval import Hit
from quotes.verdict.evidence import closing
from quotes.wording.canon.narration import narrated
from scrapers.glyphs import CLOSING, OPENING

# Kinds of wordings that stand in marks, and characters of marks between them and a narrator's words.
QUOTED = frozenset({"direct", "mixed"})
BESIDE = 4
_MARKED = re.compile(r"[.!?…,;:—–-][\"”’')\]»]*$")
_STOPPED = re.compile(r"[.!?…]$")
_GOING_ON = re.compile(r"[,;—–-]$")


def spelled(hit: Hit, texts: Mapping[int, str], by_row: Mapping[int, Sequence[Place]]) -> Hit:
    """A hit of several rows with the marks that stand, or have to stand, between them; `texts` has those of its rows."""
    rows = [n for n in hit.rows if n in texts]
    if len(rows) < 2:
        return hit
    text = texts[rows[0]]
    for one, other in pairwise(rows):
        text += between(texts[one], texts[other], *_together(by_row.get(one, ()), by_row.get(other, ())))
        text += texts[other]
    return replace(hit, text=text)


def between(before: str, after: str, place: Place | None = None, following: Place | None = None) -> str:
    """What parts two texts that follow each other, with its space; the places are those of one source, where it is known.

    The narrator's words tell whether the sentence ended (“A,” said she. “B.”) or goes on (“A,” said she, “b.”); where
    none stand there, a capital does.
    """
    if _MARKED.search(before.rstrip()):
        return " "
    going_on = ", " if place and closing(before, place).startswith(",") else " "
    aside = _aside(place, following) if place and following else ""
    if _STOPPED.search(aside):
        return ". "
    if _GOING_ON.search(aside):
        return going_on
    return ". " if after.lstrip(OPENING + "([ ")[:1].isupper() else going_on


def goes_on(place: Place, text: str) -> tuple[str, str]:
    """What stands before and behind a quotation that a narrator's words part from the rest of it; empty where none do.

    What was said is more than the part in one pair of marks: “I will go,” said Tom, “if you stay.” A wording (`text`) is kept
    without the comma that the narrator put behind it.
    """
    if place.start is None or place.kind not in QUOTED:
        return "", ""
    begins = len(place.prefix)
    ends = begins + len(place.text)
    spans = narrated(place.prefix + place.text + place.suffix, 0, ends + len(place.suffix))
    before = any(0 <= begins - end <= BESIDE for _, end in spans)
    after = any(0 <= start - ends <= BESIDE for start, _ in spans)
    mark = place.text[len(text) :] if place.text.startswith(text) else ""
    return place.prefix if before else "", mark + place.suffix if after else ""


def _together(ones: Sequence[Place], others: Sequence[Place]) -> tuple[Place | None, Place | None]:
    """The first places of two rows in one source, the second behind the first; none where no source has both so."""
    for one in ones:
        for other in others:
            if one.source_id == other.source_id and _follows(one, other):
                return one, other
    return (ones[0] if ones else None), None


def _follows(one: Place, other: Place) -> bool:
    return one.end is None or other.start is None or one.end <= other.start


def _aside(one: Place, other: Place) -> str:
    """The end of what a source has between two places, without marks; empty where it has no words there."""
    if one.end is None or other.start is None:
        return ""
    size = other.start - one.end
    between_ = other.prefix[max(0, len(other.prefix) - size) :]
    bare = between_.strip(OPENING + CLOSING + " \n")
    return bare if any(c.isalpha() for c in bare) else ""
