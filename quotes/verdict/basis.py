"""Which passage a verdict rests on: of everything that answers a claim, what a careful person would hold up.

What a primary source holds decides before any report of it, so a newspaper's bent wording does not confirm
itself; reported speech comes last, since it is nobody's exact words.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.search.retrieval import Found, Hit, find
from quotes.search.thresholds import ASKED, Thresholds
from quotes.text import Tokens, holds
from quotes.text import words as words_of
from quotes.values import value
from quotes.verdict.answering import Passage, beside_of, of_hit, of_marks, of_pieces, of_row
from quotes.verdict.firsthand import Firsthand
from quotes.verdict.neighbouring import from_outside, stand_beside
from quotes.verdict.passages import Stretch
from quotes.verdict.pieces import interposed, parts_of, sentences_beside, two_voices
from quotes.verdict.remarks import carried, otherwise, reported
from quotes.verdict.running import SOUND, in_marks, in_running_text
from quotes.verdict.sequels import spelled
from quotes.verdicts import Comparison, by_rule
from quotes.wording import REWORDED, TWO_SPEAKERS, compare, join
from quotes.wording.thresholds import GUARD
from quotes.wording.thresholds import Thresholds as Guard

# A passage that holds this share of a claim's words explains it better than pieces of several could.
WHOLE = 0.9
# A family has few wordings from primary sources; beyond this many the claim is a common saying.
PRIMARY_WORDINGS = 8
# Wordings that another record of the same remark may better, where it holds the claim word for word.
INEXACT = frozenset({"minor", "elided", "altered"})
VERBATIM = ("exact", "excerpt")
# Changes besides the sentences left out of a splice.
PUT = ("words.replaced", "words.added")
# Passages read besides the one that answers best, and the share of its likeness that a sound one has at least.
BESIDE_FIRST, FAITHFUL = 3, 0.9


@value
class Basis:
    """The passage a verdict rests on.

    `places` are where its words stand, `others` where the rest of its family does; `text` is the passage
    that the comparison counts positions in, `parts` the rows that it is made of (none: a source's running text).
    """

    comparison: Comparison
    text: str
    places: tuple[Place, ...]
    others: tuple[Place, ...]
    parts: tuple[Stretch, ...] = ()


def choose(
    said: Tokens,
    found: Found,
    record: Record,
    asks: Thresholds = ASKED,
    guard: Guard = GUARD,
    theirs: Callable[[Sequence[int]], frozenset[int]] | None = None,
) -> Basis:
    """The basis of the verdict on the words `said`.

    `found` must hold something, `theirs` tells which rows are the speaker's.
    """
    words = said.text
    found, passages, by_row = _gathered(found, record)
    as_claimed = [p for passage in passages if passage.whole for p in passage.places]
    if all(p.tier == "secondary" for a in passages for p in a.places) and record.holdings().primary:
        past_reports = _past_reports(words, passages, record, asks)
        if past_reports:
            found, passages, more = _gathered(past_reports, record)
            by_row = {**by_row, **more}
    answers = _own_first(said, passages, theirs, record, guard)
    compared, first = _compared(said, answers, by_row, record, guard)
    compared, first = _instead(said, compared, first, passages, record, guard)
    comparison, passage = _verbatim(said, compared, first, by_row, record, guard)
    # The primary source that only has something like it is no evidence on these words.
    passed = first.places if first.primary and not passage.primary else ()
    if found.hits[0].coverage < WHOLE and comparison.wording not in SOUND:
        found, by_row = _in_pieces(words, found, passage, by_row, record)
        if len(found.pieces) > 1:
            places = [place for held in by_row.values() for place in held]
            joined = join(words, parts_of(found.pieces, places, record), asks=guard)
            if joined.score > comparison.score:
                comparison, passage = joined, of_pieces(found.pieces, by_row, record)
    if inner := _in_marks(comparison, passage, record):
        comparison, passage = _read(said, inner, record, guard), inner
    if heard := interposed(comparison, passage.rows, passage.places, record):
        comparison = replace(comparison, wording="spliced", findings=(heard, *comparison.findings))
    if comparison.wording not in SOUND:
        comparison, passage = _read_on(words, found, comparison, passage, record, by_row, guard)
    if passage.reported:
        comparison = reported(comparison, *passage.remark)
    elsewhere = [place for place in as_claimed if place not in passage.places]
    if elsewhere and comparison.wording not in ("exact", "minor"):
        comparison = carried(comparison, elsewhere)
    if passed:
        like = first.text[compared.recorded_start : compared.recorded_end]
        comparison = otherwise(comparison, like, first.places)
    others = tuple(place for place in _others(passage, by_row) if place not in passed)
    return Basis(comparison, passage.text, passage.places, others, passage.parts)


def _in_marks(comparison: Comparison, passage: Passage, record: Record) -> Passage | None:
    """What a passage quotes in marks, where the words are not the passage's own to the letter; None where it quotes nothing."""
    if comparison.wording in VERBATIM and all(edit.op == "equal" for edit in comparison.edits):
        return None
    parts = in_marks(comparison, passage.text, passage.parts, passage.places, record)
    return of_marks(parts, record) if parts else None


def _in_pieces(
    words: str, found: Found, passage: Passage, by_row: dict[int, list[Place]], record: Record
) -> tuple[Found, dict[int, list[Place]]]:
    """What was found, with the passage and whole sentences beside it as pieces where no others answer together."""
    if len(found.pieces) > 1:
        return found, by_row
    pieces = sentences_beside(words, passage.rows, passage.text, record.library)
    rows = [n for piece in pieces for n in piece.rows if n not in by_row]
    more: dict[int, list[Place]] = {}
    for place in record.places(rows) if rows else ():
        more.setdefault(place.variant_n, []).append(place)
    return (replace(found, pieces=tuple(pieces)) if pieces else found), {**by_row, **more}


def _read_on(
    words: str,
    found: Found,
    comparison: Comparison,
    passage: Passage,
    record: Record,
    by_row: dict[int, list[Place]],
    guard: Guard,
) -> tuple[Comparison, Passage]:
    """The same in the running text of the source, where a transcript's turns are one: sound, or spliced by its distance."""
    # That two people said the pieces is known from their credits, and what stands between them does not undo it.
    if by_rule(comparison.findings, TWO_SPEAKERS):
        return comparison, passage
    several = of_pieces(found.pieces, by_row, record) if len(found.pieces) > 1 else passage
    answer = in_running_text(words, several.places, record, guard)
    if answer is None:
        return comparison, passage
    running, text = answer
    parted = (
        running.wording == "spliced" and comparison.wording == "altered" and running.score > comparison.score
    )
    doubtful = comparison.wording == "spliced" and running.wording != "spliced"
    better = running.wording in SOUND or parted or doubtful
    return (running, Passage(several.rows, text, several.places, ())) if better else (comparison, passage)


def _past_reports(words: str, reports: Sequence[Passage], record: Record, asks: Thresholds) -> Found:
    """What primary sources hold of the words, above all those of the speakers whom the reports credit."""
    speakers = {c.speaker_id for report in reports for place in report.places for c in place.credits}
    return find(
        words,
        Firsthand(record.library, record.firsthand),
        credited=lambda rows: record.credited(rows, speakers),
        asks=asks,
    )


def _gathered(found: Found, record: Record) -> tuple[Found, list[Passage], dict[int, list[Place]]]:
    """What was found with its rows read on as one text, as passages, and the places of every wording of their families."""
    rows = list(dict.fromkeys(n for hit in (*found.hits, *found.pieces) for n in hit.rows))
    by_row: dict[int, list[Place]] = {}
    for place in record.gathered(rows):
        by_row.setdefault(place.variant_n, []).append(place)
    if any(len(hit.rows) > 1 for hit in (*found.hits, *found.pieces)):
        texts = record.library.texts(rows)
        hits = tuple(spelled(hit, texts, by_row) for hit in found.hits)
        found = replace(found, hits=hits, pieces=tuple(spelled(hit, texts, by_row) for hit in found.pieces))
    return found, [of_hit(hit, by_row, record) for hit in found.hits], by_row


def _others(passage: Passage, by_row: dict[int, list[Place]]) -> tuple[Place, ...]:
    """The places of the passage's family that are not its own."""
    used = {place.occurrence_id for place in passage.places}
    related = {place.quote_id for place in passage.places if place.quote_id}
    family = (place for places in by_row.values() for place in places)
    return tuple(place for place in family if place.occurrence_id not in used and place.quote_id in related)


def _compared(
    said: Tokens, answers: Sequence[Passage], by_row: dict[int, list[Place]], record: Record, guard: Guard
) -> tuple[Comparison, Passage]:
    """The first answer, unless a primary source holds it in its own words: then that."""
    best = answers[0]
    if len(answers) > 1:
        best = min(answers, key=lambda a: (not a.primary, a.reported))
        best = _whose_is_known(said, best, answers)
    if best.primary:
        return _read(said, best, record, guard), best
    seen = {answer.rows for answer in answers}
    own = [of_row(n, p) for n, p in by_row.items() if (n,) not in seen]
    primary = [passage for passage in own if passage.primary][:PRIMARY_WORDINGS]
    if not primary:
        return _read(said, best, record, guard), best
    return max(((_read(said, p, record, guard), p) for p in primary), key=lambda pair: pair[0].score)


def _instead(
    said: Tokens,
    compared: Comparison,
    first: Passage,
    answers: Sequence[Passage],
    record: Record,
    guard: Guard,
) -> tuple[Comparison, Passage]:
    """Another answer that has the words better than the first, if there is one.

    Where nothing but who says so was left out of running text, that is the same remark as its report has it. Where the words
    are bent, it is one that has them as an editor would print them: "I won't raise it" is minor of "I will not raise it",
    and altered where another says "she says she won't raise it".
    """
    bent = compared.wording == "altered"
    turning = {finding.rule for finding in compared.findings if finding.turns}
    others: list[Passage] = []
    if bent:
        as_good = (a for a in answers if a.primary >= first.primary and a.reported <= first.reported)
        others = [answer for answer in islice(as_good, BESIDE_FIRST) if answer is not first]
    elif compared.wording == "meaning_changed" and turning == {"cut.voice"} and not first.reported:
        others = [answer for answer in answers if answer.reported]
    for answer in others:
        read = _read(said, answer, record, guard)
        if bent:
            better = read.wording in (*VERBATIM, "minor") and read.score > FAITHFUL * compared.score
        else:
            better = reported(read, *answer.remark).wording == "altered"
        if better:
            return read, answer
    return compared, first


def _own_first(
    said: Tokens,
    answers: list[Passage],
    theirs: Callable[[Sequence[int]], frozenset[int]] | None,
    record: Record,
    guard: Guard,
) -> list[Passage]:
    """The answers with that first which is the claimed speaker's, where it holds the very words as others do.

    "Read it before the valve was opened" stands in the question as in the answer, and of the one who answered is asked how
    the words stand there. Where they are another's whole remark, they come first only if nothing turns them.
    """
    if theirs is None or len(answers) < 2:
        return answers
    holding = [answer for answer in answers if holds(words_of(answer.text), said.words)]
    rows = theirs([row for answer in holding for row in answer.rows])
    own = [answer for answer in holding if rows.issuperset(answer.rows)]
    if answers[0].whole:
        own = [answer for answer in own if _read(said, answer, record, guard).wording in VERBATIM]
    return sorted(answers, key=lambda answer: answer not in own)


def _whose_is_known(said: Tokens, best: Passage, answers: Sequence[Passage]) -> Passage:
    """Another passage of no lower standing that holds the very words, where the best names nobody: captions do not."""
    if best.named or best.whole:
        return best
    others = (a for a in answers if a.named and a.primary >= best.primary and a.reported <= best.reported)
    return next((other for other in others if holds(words_of(other.text), said.words)), best)


def _verbatim(
    said: Tokens,
    comparison: Comparison,
    passage: Passage,
    by_row: dict[int, list[Place]],
    record: Record,
    guard: Guard,
) -> tuple[Comparison, Passage]:
    """The same remark where it stands word for word, in a source of no lower standing; else the passage that was read.

    A free rewording, or a passage of which sentences would have to fall out and other words come in, may be another remark: it
    gives way to the very words wherever somebody is quoted with them.
    """
    quotes = {place.quote_id for place in passage.places if place.quote_id}
    patched = comparison.wording == "spliced" and any(by_rule(comparison.findings, rule) for rule in PUT)
    loose = patched or by_rule(comparison.findings, REWORDED)
    if not loose and (comparison.wording not in INEXACT or not quotes):
        return comparison, passage
    kin = [
        of_row(n, places)
        for n, places in by_row.items()
        if (n,) != passage.rows and (loose or not quotes.isdisjoint(place.quote_id for place in places))
    ]
    equal = [p for p in kin if (loose or p.primary >= passage.primary) and p.reported <= passage.reported]
    holding = [p for p in equal if holds(words_of(p.text), said.words)][:PRIMARY_WORDINGS]
    read = [(_read(said, p, record, guard), p) for p in holding]
    return next(
        (pair for wording in VERBATIM for pair in read if pair[0].wording == wording),
        (comparison, passage),
    )


def _read(said: Tokens, passage: Passage, record: Record, guard: Guard) -> Comparison:
    if len(passage.rows) > 1 and two_voices(passage.rows, passage.places):
        texts = record.library.texts(passage.rows)
        turns = [Hit((n,), texts.get(n, ""), 0, 0, 0.0) for n in passage.rows]
        return join(said.text, parts_of(turns, passage.places, record), asks=guard)
    before, after = beside_of(passage, record)
    answer = compare(said, passage.text, before=before, after=after, asks=guard)
    if not (passage.places and passage.places[0].start is None and from_outside(answer)):
        return answer
    near, next_on = stand_beside(passage.rows, passage.places, record)
    if near and next_on:
        return answer
    return compare(
        said, passage.text, before=before if near else "", after=after if next_on else "", asks=guard
    )
