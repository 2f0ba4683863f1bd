"""The running text of a source around the passages found: what a transcript's reader sees between two turns.

A transcript is kept turn by turn, so a quotation that runs on over the interviewer's "Right." lies in two passages. In
the text itself the distance is known, and so is whether the same person goes on.
"""

from collections.abc import Sequence

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.search.retrieval import Found, Hit
from quotes.text import tokens
from quotes.text import words as words_of
from quotes.verdict.passages import Stretch
from quotes.verdicts import Comparison, by_rule
from quotes.wording import OUT_OF_ORDER, compare, voices
from quotes.wording.thresholds import GUARD, Thresholds
from scrapers.glyphs import OPENING

# Wordings that a single passage explains; for others pieces of several passages are tried together.
SOUND = frozenset({"exact", "minor", "excerpt", "elided"})
# Characters read on both sides of a passage, for a turn that goes on behind an interjection.
AROUND = 800
# The longest stretch of text read between the first passage and the last.
WIDEST = 40_000
# Passages of one text that are read one by one for a claim of common words, and the claim's words.
MOST_ROWS, SHORTEST, LONGEST = 200, 3, 200
# Words of a claim that is found though a number or a denial in it is another; a longer one the search finds.
FEW = 12
_PLAIN = frozenset({"number", "negation", "polarity"})
_ANOTHER = frozenset({"replaced", "added", "dropped", "moved", "exchanged"})
# The score of a claim of which no word is another.
WHOLE = 100.0
# Characters of all of them together; a longer text is looked through by the search alone.
MOST_TEXT = 100_000


def in_running_text(
    words: str, places: Sequence[Place], record: Record, guard: Thresholds = GUARD
) -> tuple[Comparison, str] | None:
    """How a claim stands to the text from the first of these places to the last, with that text; None: no such text.

    The places must be of one source whose whole text may be shown, and of none that collects sayings: between those stand
    notes, which are nobody's running words. Where the words come from two speakers' turns
    there is no answer: they are no one's running words. Nor is there where none of them stands at these places.
    """
    spans = [
        (place.start, place.end) for place in places if place.start is not None and place.end is not None
    ]
    first = places[0] if places else None
    if first is None or len(spans) < len(places) or first.publish != "full" or first.tier == "collection":
        return None
    if any(place.source_id != first.source_id for place in places):
        return None
    low, high = max(0, min(start for start, _ in spans) - AROUND), max(end for _, end in spans) + AROUND
    if high - low > WIDEST:
        return None
    text = record.running(first.source_id, low, high)
    answer = compare(words, text, asks=guard)
    if answer.wording == "not_found":
        return None
    kept = [edit for edit in answer.edits if edit.op == "equal" and edit.recorded_end > edit.recorded_start]
    if not any(
        start - low < edit.recorded_end and edit.recorded_start < end - low
        for edit in kept
        for start, end in spans
    ):
        return None  # what stands beside these places alone is somebody else's
    heard = voices(text, [place for edit in kept for place in (edit.recorded_start, edit.recorded_end)])
    return (answer, text) if len(heard) <= 1 else None


def in_marks(
    answer: Comparison, text: str, parts: Sequence[Stretch], places: Sequence[Place], record: Record
) -> list[Place]:
    """The quotations that hold all that an answer keeps of a paragraph, where they are several; else none.

    A paragraph that nobody is credited with is its writer's: of “A,” said she. “B.” the words in marks are one utterance,
    and who says so is no part of it.
    """
    if sum(map(text.count, OPENING)) < 2:
        return []
    first_of = {place.variant_n: place for place in reversed(places)}
    rows = [(part, first_of.get(part.wording)) for part in parts]
    kept: list[tuple[int, int]] = []
    for part, place in rows:
        if place is None or place.start is None or place.credits or place.text != text[part.start : part.end]:
            return []
        kept += _worded(answer, part, place.start - part.start)
    quoted = _quoted([place for _, place in rows if place], record)
    holding = [
        next((n for n, (low, high, _) in enumerate(quoted) if low <= start and end <= high), -1)
        for start, end in kept
    ]
    if not holding or min(holding) < 0 or min(holding) == max(holding):
        return []
    return [place for _, _, place in quoted[min(holding) : max(holding) + 1]]


def _worded(answer: Comparison, part: Stretch, shift: int) -> list[tuple[int, int]]:
    """Where the words of a part that an answer keeps begin and end in their source, run by run."""
    found = []
    for edit in answer.edits:
        low, high = max(part.start, edit.recorded_start), min(part.end, edit.recorded_end)
        if edit.op != "equal" or low >= high:
            continue
        read = tokens(edit.recorded[low - edit.recorded_start : high - edit.recorded_start])
        if len(read):
            found.append((shift + low + read.starts[0], shift + low + read.ends[-1]))
    return found


def _quoted(rows: Sequence[Place], record: Record) -> list[tuple[int, int, Place]]:
    """The quotations inside neighbouring rows of one source, with their bounds, in order."""
    source = rows[0].source_id
    spans = [(place.start or 0, place.end or 0) for place in rows if place.source_id == source]
    start, end = min(spans)[0], max(spans)[1]
    found = [
        (place.start, place.end, place)
        for place in record.places(record.quoted(source, start, end))
        if place.source_id == source and place.start is not None and place.end is not None
    ]
    return sorted((each for each in found if start <= each[0] and each[1] <= end), key=lambda each: each[0])


def held(words: str, record: Record, guard: Thresholds = GUARD) -> Found:
    """The passage of one short text that holds a claim in its own words, however common they are.

    Among a million rows "it was unfair to them" proves nothing; in the one text that somebody names it stands or not.
    """
    rows = record.library.count()
    size = len(words_of(words))
    if rows > MOST_ROWS or size < SHORTEST or size > LONGEST:
        return Found()
    texts = sorted(record.library.texts(range(1, rows + 1)).items())
    if sum(len(text) for _, text in texts) > MOST_TEXT:
        return Found()
    answers = [(n, text, compare(words, text, asks=guard)) for n, text in texts]
    for n, text, answer in answers:
        whole = answer.wording == "meaning_changed" and all(edit.op == "equal" for edit in answer.edits)
        if answer.wording in SOUND or whole:
            return Found((Hit((n,), text, 0, size, 1.0),))
    # Pieces of several words each, word for word, and in another order.
    for n, text, answer in answers:
        if by_rule(answer.findings, OUT_OF_ORDER):
            return Found((Hit((n,), text, 0, size, 1.0),))
    near = [(answer.score, -n, text) for n, text, answer in answers if size <= FEW and _but_for_one(answer)]
    score, n, text = max(near, default=(0.0, 0, ""))
    return Found((Hit((-n,), text, 0, size, score / 100),)) if near else Found()


def _but_for_one(answer: Comparison) -> bool:
    """Whether an answer has a claim's words but at one place, which turns it by a number or denial: "lost [six] of them".

    Where no word of the claim is another, whatever turns it in a few words left out does: "[about] 80 per cent".
    """
    if answer.wording != "meaning_changed" or answer.score == WHOLE:
        return answer.wording == "meaning_changed"
    others = [finding for finding in answer.findings if finding.kind in _ANOTHER]
    changed = sum(len(words_of(finding.claim)) for finding in others)
    left_out = sum(len(words_of(finding.recorded)) for finding in others)
    size = sum(len(words_of(edit.claim)) for edit in answer.edits)
    kinds = {finding.kind for finding in answer.findings if finding.turns}
    if size - changed < SHORTEST or left_out > SHORTEST:
        return False
    return not changed or (kinds <= _PLAIN and changed <= SHORTEST)
