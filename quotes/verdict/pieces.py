"""Pieces of a claim as parts of their sources: whose each is, and how far apart they stand where one source holds them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.search.candidates import Library
from quotes.search.retrieval import Hit
from quotes.speakers import same_person
from quotes.text import first_word, fold, holds
from quotes.text import words as words_of
from quotes.verdict.sequels import between
from quotes.verdict.summary import listed
from quotes.verdicts import Comparison, Finding
from quotes.wording import TWO_SPEAKERS, Part, voices
from scrapers.glyphs import SENTENCE_END

# Rows of one running text that are looked through on each side of a passage for a whole sentence of the claim.
BESIDE = 40
# A shorter sentence ("Yes.", "Thank you.") stands in many turns and is a piece of none.
SHORTEST_SENTENCE = 3
# A claim has words that its passage lacks.
CHANGED = frozenset({"altered", "meaning_changed", "spliced"})
# The label of a turn that names nobody, right before its words.
_ASKED = re.compile(r"(?:^|\n)[^\w\n]{0,20}(Q|A|QUESTION|ANSWER|Question|Answer)\b[^\w\n]{0,8}\Z")
_SENTENCE_END = re.compile(rf"{SENTENCE_END}(?:\s+|$)")


def sentences_beside(words: str, rows: Sequence[int], text: str, library: Library) -> list[Hit]:
    """The passage of these rows and the rows near it in one running text that hold whole sentences of the claim word for
    word which it does not hold, in the order of the claim; empty where there are none. The passage reads `text`.

    In one text nearness says what rarity says among a million rows: "We will mend the engine" in the next turn is meant.
    """
    sentences = _sentences(words)
    if len(sentences) < 2 or not rows:
        return []
    wanted = [
        (at, said)
        for at, said in sentences
        if len(said) >= SHORTEST_SENTENCE and not holds(words_of(text), said)
    ]
    if not wanted:
        return []
    total = sum(len(said) for _, said in sentences)
    found: dict[int, Hit] = {}
    for n, near in _nearby(rows, library):
        for at, said in wanted:
            if at not in found and holds(words_of(near), said):
                found[at] = Hit((n,), near, at, at + len(said), len(said) / total)
    if not found:
        return []
    first = next((at for at, _ in sentences if at not in found), None)
    if first is None:
        return []
    kept = total - sum(hit.end - hit.start for hit in found.values())
    passage = Hit(tuple(rows), text, first, first + kept, kept / total)
    return sorted((passage, *found.values()), key=lambda hit: hit.start)


def _sentences(text: str) -> list[tuple[int, list[str]]]:
    """The sentences of a text as their words, each with how many words stand before it."""
    found, at, count = [], 0, 0
    for end in (*(m.end() for m in _SENTENCE_END.finditer(text)), len(text)):
        if said := words_of(text[at:end]):
            found.append((count, said))
            count += len(said)
        at = end
    return found


def _nearby(rows: Sequence[int], library: Library) -> list[tuple[int, str]]:
    """The rows before and after a passage in each running text that holds it, the nearest first."""
    before = library.along(rows[0], BESIDE, back=True)
    near = dict.fromkeys((*before, *library.along(rows[-1], BESIDE, back=False)))
    texts = library.texts([n for n in near if n not in rows])
    return [(n, texts[n]) for n in near if n in texts]


def parts_of(pieces: Sequence[Hit], places: Sequence[Place], record: Record) -> list[Part]:
    """Pieces as parts of their sources: of one source where it holds them all; `places` are where their rows stand.

    Where the text of that source is kept, their distance in it is known.
    """
    standing = [[place for place in places if place.variant_n == piece.rows[0]] for piece in pieces]
    shared = set.intersection(*({place.source_id for place in held} for held in standing or [[]]))
    meant = [next((p for p in held if not shared or p.source_id in shared), None) for held in standing]
    before = _before([place for place in meant if place], record) if shared and len(pieces) > 1 else {}
    found: list[Part] = []
    known: dict[str, str] = {}
    for piece, place in zip(pieces, meant, strict=True):
        whose = _whose(place, known) if place else ""
        found.append(
            _part(piece, place, whose, before.get(place.occurrence_id)) if place else Part(piece.text)
        )
    return found


def _whose(place: Place, known: dict[str, str]) -> str:
    """Who speaks at a place, by credit or by the label at its head, as whoever can be the same person is already `known`."""
    credits = [credit for credit in place.credits if credit.status == "asserted"]
    labelled = _labelled(place)
    name, whose = next(
        ((credit.name, credit.speaker_id) for credit in credits),
        (labelled[0], labelled[0]) if labelled else ("", ""),
    )
    same = next((ident for other, ident in known.items() if same_person(name, other)), whose)
    return known.setdefault(name, same) if name else ""


def _before(places: Sequence[Place], record: Record) -> dict[str, tuple[int, int]]:
    """How many words and ends of sentences stand in a source from the first of these places to each; empty where unknown.

    Of an imported document the rows in order of position are the running text.
    """
    if all(place.start is None for place in places):
        wanted = {place.occurrence_id for place in places}
        told: list[str] = []
        count, before = 0, {}
        for ident, text, words in record.from_to(places[0].source_id, sorted(wanted)):
            if told:
                told.append(between(told[-1], text))
            if ident in wanted:
                before[ident] = count, _ended("".join(told))
            told.append(text)
            count += words
        return before
    starts = {p.occurrence_id: p.start for p in places if p.start is not None and p.publish == "full"}
    if len(starts) < len({place.occurrence_id for place in places}):
        return {}
    low, high = min(starts.values()), max(starts.values())
    text = record.running(places[0].source_id, low, high)
    if len(text) != high - low:
        return {}
    stretches = {ident: text[: start - low] for ident, start in starts.items()}
    return {ident: (len(words_of(stretch)), _ended(stretch)) for ident, stretch in stretches.items()}


def _ended(text: str) -> int:
    """How many sentences end in a text."""
    return sum(1 for _ in _SENTENCE_END.finditer(text))


def _part(piece: Hit, place: Place, whose: str, before: tuple[int, int] | None) -> Part:
    return Part(piece.text, place.source_id, whose, *(before or ()))


def _labelled(place: Place) -> list[str]:
    """Whom the label at the head of a passage names, or the "Q" or "A" of a questioner and an answer without a name."""
    named = [name for name in voices(place.text, [len(place.text)]) if name]
    if named or place.kind != "turn":
        return named
    asked = _ASKED.search(place.prefix)
    return [asked[1]] if asked else []


def two_voices(rows: Sequence[int], places: Sequence[Place]) -> bool:
    """Whether neighbouring rows read as one passage are two people's, by their credits or by the label at their head."""
    spoken = [
        [c.name for p in places if p.variant_n == n for c in p.credits if c.status == "asserted"]
        or [name for p in places if p.variant_n == n for name in _labelled(p)]
        for n in rows
    ]
    known = [names for names in spoken if names]
    return any(not any(same_person(a, b) for a in one for b in other) for one, other in pairwise(known))


def interposed(
    comparison: Comparison, rows: Sequence[int], places: Sequence[Place], record: Record
) -> Finding | None:
    """The finding that words of a claim which its passage lacks are all that somebody else says beside it; None without.

    A heckler's "Shame!" stands in many turns; right before, between or behind those that hold the claim it is meant.
    """
    turns = [place for place in places if place.kind == "turn" and place.tier == "primary"]
    if not turns or comparison.wording not in CHANGED:
        return None
    claimed = [edit for edit in comparison.edits if edit.op in ("insert", "replace")]
    added = {run: edit for edit in reversed(claimed) if (run := fold(edit.claim))}
    if not added:
        return None
    beside = {n for row in rows for pair in record.library.neighbours(row) for n in pair if n}
    # The texts alone tell of nearly every row that it is nothing that was added.
    near = record.library.texts(sorted({*rows, *beside}))
    heads = {run.partition(" ")[0] for run in added}
    heard = [n for n, text in near.items() if first_word(text) in heads and fold(text) in added]
    for place in record.places(heard) if heard else ():
        names = [credit.name for credit in place.credits if credit.status == "asserted"]
        others = _kept(turns, place)
        edit = added[fold(place.text)]
        if place.kind != "turn" or not names or not others:
            continue
        if not any(same_person(one, other) for one in names for other in others):
            note = f"unmarked joint: “{place.text}” is what {listed(names)} said"
            return Finding("splice", edit.claim, place.text, TWO_SPEAKERS, note=note)
    return None


def _kept(turns: Sequence[Place], other: Place) -> list[str]:
    """Who speaks in turns, one of them left out."""
    return [
        credit.name
        for place in turns
        if place.variant_n != other.variant_n
        for credit in place.credits
        if credit.status == "asserted"
    ]
