"""Where the words of a verdict stand on record: one passage, or several whose pieces answer a claim together.

A comparison counts positions in one text, which may be put together from rows of several sources. What stands around
each piece is read from its own row, so that no piece is shown in another's surroundings.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from db.reading.evidence import Place
from quotes.search.retrieval import Hit
from quotes.text import words as words_of
from quotes.values import value
from quotes.verdict.evidence import closing
from quotes.verdicts import Comparison, Passage

# More words than this between two pieces of one text are no part of either: they are shown apart.
LONGEST_GAP = 12
# Characters of the text between two such pieces that are shown around each.
AROUND = 300


@value
class Stretch:
    """A part of the text that a comparison counts in: `wording` is the row that it is, `start` and `end` bound it.

    `follows` says that it was read on from the stretch before, in the same running text.
    """

    start: int
    end: int
    wording: int
    follows: bool = False


def stretches(hits: Sequence[Hit], texts: Mapping[int, str]) -> tuple[Stretch, ...]:
    """The rows of hits whose texts are joined by one character; `texts` has those of hits of several rows."""
    found: list[Stretch] = []
    low = 0
    for hit in hits:
        rows = [n for n in hit.rows if n in texts] if len(hit.rows) > 1 else hit.rows
        at = 0
        for n in rows:
            row = texts[n] if len(hit.rows) > 1 else hit.text
            at = hit.text.index(row, at)
            found.append(Stretch(low + at, low + at + len(row), n, follows=n != rows[0]))
            at += len(row)
        low += len(hit.text) + 1
    return tuple(found)


def passages(
    comparison: Comparison, text: str, parts: Sequence[Stretch], places: Sequence[Place]
) -> tuple[Passage, ...]:
    """Each stretch of the record that answers the claim, with its own surroundings, in the order of the text.

    `text` is what the comparison counts in, `parts` the rows that it is made of (none: it is the running text of a source,
    which holds its surroundings), and `places` where they stand, the surest first.
    """
    first_of = {place.variant_n: place for place in reversed(places)}
    held = [(part, first_of[part.wording]) for part in holding(comparison, parts) if part.wording in first_of]
    if len(held) > 1:
        return tuple(_group(comparison, text, group) for group in _grouped(held))
    if not held:
        spans = _pieces(comparison)
        return _near(
            tuple(_shown(text, (0, len(text)), span, _holding(text[slice(*span)], places)) for span in spans)
        )
    part, place = held[0]
    shown = (_shown(text, (part.start, part.end), span, place, place) for span in _pieces(comparison))
    return _near(tuple(shown))


def holding(comparison: Comparison, parts: Sequence[Stretch]) -> list[Stretch]:
    """The parts that hold words of the claim."""
    kept = [(e.recorded_start, e.recorded_end) for e in comparison.edits if e.op in ("equal", "replace")]
    return [part for part in parts if any(max(low, part.start) < min(high, part.end) for low, high in kept)]


def _kept(comparison: Comparison, start: int, end: int) -> tuple[int, int]:
    """The range of what answers the claim between two positions, empty at `start` where nothing does."""
    spans = [
        (max(start, edit.recorded_start), min(end, edit.recorded_end))
        for edit in comparison.edits
        if edit.op in ("equal", "replace")
    ]
    inside = [span for span in spans if span[0] < span[1]]
    return (inside[0][0], max(high for _, high in inside)) if inside else (start, start)


def _grouped(held: Sequence[tuple[Stretch, Place]]) -> list[list[tuple[Stretch, Place]]]:
    """The parts in groups: neighbours of one running text with no word between them are one passage."""
    groups = [[held[0]]]
    for (_, before), (part, place) in pairwise(held):
        if part.follows and _abut(before, place):
            groups[-1].append((part, place))
        else:
            groups.append([(part, place)])
    return groups


def _abut(before: Place, place: Place) -> bool:
    if before.source_id != place.source_id:
        return False
    if before.end is None or place.start is None:
        return True
    gap = place.start - before.end
    return 0 <= gap <= len(before.suffix) and not words_of(before.suffix[:gap])


def _group(comparison: Comparison, text: str, group: Sequence[tuple[Stretch, Place]]) -> Passage:
    (first, before), (last, after) = group[0], group[-1]
    within = first.start, last.end
    return _shown(text, within, _kept(comparison, *within), before, after)


def _pieces(comparison: Comparison) -> list[tuple[int, int]]:
    """Where the words stand that answer a claim from one text; a splice took several pieces, with whole sentences between."""
    found = [(comparison.recorded_start, comparison.recorded_end)]
    for edit in comparison.edits if comparison.wording == "spliced" else ():
        low, high = found[-1]
        if edit.op == "delete" and low < edit.recorded_start and len(words_of(edit.recorded)) > LONGEST_GAP:
            found[-1:] = [(low, edit.recorded_start), (edit.recorded_end, high)]
    return found


def _near(shown: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Pieces of one text, with no more of it between two of them than is read around each."""
    if len(shown) < 2:
        return shown
    last = len(shown) - 1
    return tuple(
        replace(
            piece,
            prefix=piece.prefix[-AROUND:] if n else piece.prefix,
            suffix=piece.suffix[:AROUND] if n < last else piece.suffix,
        )
        for n, piece in enumerate(shown)
    )


def _holding(words: str, places: Sequence[Place]) -> Place:
    return next((place for place in places if words.strip() in place.text), places[0])


def _shown(
    text: str, within: tuple[int, int], words: tuple[int, int], first: Place, last: Place | None = None
) -> Passage:
    """Words of a text with what stands around them in it, and around it in its source where it is rows (`last` is given)."""
    (start, end), (low, high) = within, words
    before, after = ("", "") if last is None else (first.prefix, closing(text[start:end], last) + last.suffix)
    before, after = before[: len(before) - max(0, start - low)], after[max(0, high - end) :]
    return Passage(text[low:high], before + text[start:low], text[high:end] + after, first.occurrence_id)
