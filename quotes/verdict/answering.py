"""Passages that may answer a claim, each of the rows it is made of, with where it stands and what is beside it."""

from collections.abc import Sequence
from dataclasses import replace

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.search.retrieval import Hit
from quotes.values import value
from quotes.verdict.passages import Stretch, stretches
from quotes.verdict.reports import around
from quotes.verdict.sequels import goes_on, spelled


@value
class Passage:
    """The rows, their text as one, where they stand, and which stretch of the text is which row's."""

    rows: tuple[int, ...]
    text: str
    places: tuple[Place, ...]
    parts: tuple[Stretch, ...]
    whole: bool = False

    @property
    def primary(self) -> bool:
        """Whether a primary source has it in its own words."""
        return any(p.tier == "primary" and p.kind != "indirect" for p in self.places)

    @property
    def reported(self) -> bool:
        """Whether it is only told in a reporter's words."""
        return bool(self.places) and all(p.kind == "indirect" for p in self.places)

    @property
    def remark(self) -> tuple[int, int]:
        """From where to where a reported remark stands in its sentence."""
        return (self.parts[0].start, self.parts[-1].end) if self.parts else (0, len(self.text))

    @property
    def named(self) -> bool:
        """Whether somebody is credited with it."""
        return any(credit.status == "asserted" for place in self.places for credit in place.credits)


def beside_of(passage: Passage, record: Record) -> tuple[str, str]:
    """What stands before and after a passage; imported rows keep no context, but have neighbours."""
    if not passage.places or passage.places[0].tier == "collection":
        return "", ""  # beside a saying in a collection stand notes
    if passage.whole:
        return goes_on(passage.places[0], passage.text)
    first, last = (
        passage.places[0],
        next(p for p in reversed(passage.places) if p.variant_n == passage.rows[-1]),
    )
    if first.start is not None:
        # A report is read with its sentence.
        lead, trail = passage.parts[0].start, len(passage.text) - passage.parts[-1].end
        return first.prefix[: len(first.prefix) - lead], last.suffix[trail:]
    beside = record.library.neighbours(passage.rows[0])
    behind = record.library.neighbours(passage.rows[-1]) if len(passage.rows) > 1 else beside
    before = next((left for left, _ in beside if left), None)
    after = next((right for _, right in behind if right), None)
    texts = record.library.texts([n for n in (before, after) if n])
    return texts.get(before or 0, ""), texts.get(after or 0, "")


def of_row(n: int, places: Sequence[Place]) -> Passage:
    """A wording with the places where it stands."""
    text = places[0].text
    return _in_sentence(Passage((n,), text, tuple(places), (Stretch(0, len(text), n),)))


def of_hit(hit: Hit, by_row: dict[int, list[Place]], record: Record) -> Passage:
    """What a search found as one answer."""
    places = tuple(p for n in hit.rows for p in by_row.get(n, ()))
    return _in_sentence(Passage(hit.rows, hit.text, places, _parts([hit], record), hit.whole))


def _in_sentence(passage: Passage) -> Passage:
    """The passage, where it is one reported remark with the words that report it."""
    if len(passage.parts) != 1 or not passage.reported:
        return passage
    before, after = around(passage.places[0])
    (part,) = passage.parts
    part = replace(part, start=len(before), end=len(before) + part.end)
    return replace(passage, text=before + passage.text + after, parts=(part,))


def of_pieces(pieces: Sequence[Hit], by_row: dict[int, list[Place]], record: Record) -> Passage:
    """Pieces of several rows, as one."""
    rows = tuple(n for piece in pieces for n in piece.rows)
    places = tuple(p for n in dict.fromkeys(rows) for p in by_row.get(n, ()))
    return Passage(rows, "\n".join(piece.text for piece in pieces), places, _parts(pieces, record))


def _parts(hits: Sequence[Hit], record: Record) -> tuple[Stretch, ...]:
    several = [n for hit in hits if len(hit.rows) > 1 for n in hit.rows]
    return stretches(hits, record.library.texts(several) if several else {})


def of_marks(places: Sequence[Place], record: Record) -> Passage:
    """Quotations of one paragraph, without what its writer says between them, as one passage."""
    rows = tuple(place.variant_n for place in places)
    texts = record.library.texts(rows)
    hit = spelled(Hit(rows, "", 0, 0, 0.0), texts, {place.variant_n: (place,) for place in places})
    return Passage(rows, hit.text, tuple(places), stretches([hit], texts))
