"""A claim whose pieces come from several passages: joined as one, or cut and marked as cut.

Each word of the claim is given to the passage that carries it, as few changes of passage as possible; each
piece is then compared with its own passage, and the joints are judged by order, distance and whose they are.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.counting import counted
from quotes.text import Tokens, tokens
from quotes.values import value
from quotes.verdicts import PRECEDENCE, Comparison, Edit, Finding, Wording
from quotes.wording import alignment
from quotes.wording.collation import LONGEST_CLAIM, LONGEST_PASSAGE, compare
from quotes.wording.cutting.joints import FAR_APART, OUT_OF_ORDER, TWO_SOURCES, TWO_SPEAKERS, UNMARKED
from quotes.wording.cutting.marks import mark_offsets
from quotes.wording.thresholds import GUARD, Thresholds
from scrapers.glyphs import SENTENCE_END

# More passages than this are not weighed for one claim.
MOST_PARTS = 8
# What a change of passage costs, in words gained by it: a stray "of the" elsewhere is no reason to change.
SWITCH, SWITCH_AT_MARK = 2.0, 0.5
# A shorter piece than this is no piece but an accident.
SHORTEST_PIECE = 2
# A run of so many words is one wherever it stands in its passage.
LONG_PIECE = 3
_END = re.compile(rf"{SENTENCE_END}(?=\s|$)")


@value
class Part:
    """One of several passages that may each hold a piece of a claim.

    `source` and `speaker` are compared for equality only, empty means unknown. `first_word` and
    `first_sentence` count the words and sentences that stand before the passage in its source, so that the
    distance between two passages of one source is known; None when it is not.
    """

    text: str | Tokens
    source: str = ""
    speaker: str = ""
    first_word: int | None = None
    first_sentence: int | None = None


@value
class Piece:
    """A stretch of the claim, as offsets, with the passage that carries it and how it stands to it."""

    part: int
    start: int
    end: int
    answer: Comparison


def join(claim: str | Tokens, parts: Sequence[Part], *, asks: Thresholds = GUARD) -> Comparison:
    """How a claim stands to several passages that each hold a piece of it.

    Positions of the recorded side count in the texts of `parts` joined by one newline, in the order given.
    Without any part, or without a word in the claim, the answer is `not_found`.
    """
    said = tokens(claim, LONGEST_CLAIM) if isinstance(claim, str) else claim
    texts = [tokens(p.text, LONGEST_PASSAGE) if isinstance(p.text, str) else p.text for p in parts]
    if not said.words or not any(text.words for text in texts):
        return Comparison("not_found", 0.0, 0, 0)
    shifts = [0]
    for text in texts:
        shifts.append(shifts[-1] + len(text.text) + 1)
    pieces = _pieces(said, texts, asks)
    if len(pieces) == 1:
        return _shifted(compare(said, texts[pieces[0].part], asks=asks), 0, shifts[pieces[0].part])
    findings: list[Finding] = []
    for one, other in pairwise(pieces):
        findings += _joint(said, parts, texts, one, other, asks)
    answers = [_shifted(piece.answer, piece.start, shifts[piece.part]) for piece in pieces]
    kinds = {finding.kind for finding in findings}
    wordings: set[Wording] = {answer.wording for answer in answers}
    if "splice" in kinds:
        wordings.add("spliced")
    if "cut" in kinds:
        wordings.add("elided")
    if "dropped" in kinds:
        wordings.add("altered")
    weight = sum(piece.end - piece.start for piece in pieces)
    score = sum(a.score * (p.end - p.start) for a, p in zip(answers, pieces, strict=True)) / max(1, weight)
    guard = "checked" if all(answer.guard == "checked" for answer in answers) else "unavailable"
    return Comparison(
        # A piece without a word that its passage has says nothing of the others.
        min(wordings - {"not_found"}, key=PRECEDENCE.index),
        score,
        min(answer.recorded_start for answer in answers),
        max(answer.recorded_end for answer in answers),
        tuple(edit for answer in answers for edit in answer.edits),
        (*findings, *(finding for answer in answers for finding in answer.findings)),
        "checked" if guard == "checked" else "unavailable",
    )


def _pieces(said: Tokens, texts: Sequence[Tokens], asks: Thresholds) -> list[Piece]:
    """The claim cut into the stretches that its passages carry."""
    owners = _owners(said, [_matched(said, text) for text in texts[:MOST_PARTS]])
    bounds = [0, *(at for at in range(1, len(owners)) if owners[at] != owners[at - 1]), len(owners)]
    pieces = []
    for first, end in pairwise(bounds):
        start = 0 if first == 0 else said.starts[first]
        stop = len(said.text) if end == len(owners) else said.starts[end]
        part = owners[first]
        pieces.append(Piece(part, start, stop, compare(said.text[start:stop], texts[part], asks=asks)))
    return pieces


def _matched(said: Tokens, text: Tokens) -> list[bool]:
    """Which words of the claim this passage carries, in runs of at least two words."""
    found = [False] * len(said)
    if text.words:
        for step in alignment.align(said.words, text.words):
            if step.op == "equal" and step.c1 - step.c0 >= SHORTEST_PIECE:
                found[step.c0 : step.c1] = [True] * (step.c1 - step.c0)
        # A piece at the other end of the passage stands across the alignment of the whole claim.
        for start, _, size in alignment.runs(said.words, text.words, LONG_PIECE):
            found[start : start + size] = [True] * size
    return found


def _owners(said: Tokens, matched: Sequence[Sequence[bool]]) -> list[int]:
    """For each word of the claim the passage it is given to: most words carried, fewest changes."""
    marks = mark_offsets(said.text)
    best = [float(row[0]) for row in matched]
    back: list[list[int]] = []
    for at in range(1, len(said)):
        cut = any(said.ends[at - 1] <= mark <= said.starts[at] for mark in marks)
        top = max(range(len(best)), key=lambda k: best[k])
        switch = best[top] - (SWITCH_AT_MARK if cut else SWITCH)
        back.append([k if best[k] >= switch else top for k in range(len(best))])
        best = [max(best[k], switch) + matched[k][at] for k in range(len(best))]
    owners = [max(range(len(best)), key=lambda k: best[k])]
    for row in reversed(back):
        owners.append(row[owners[-1]])
    return owners[::-1]


def _joint(
    said: Tokens,
    parts: Sequence[Part],
    texts: Sequence[Tokens],
    one: Piece,
    other: Piece,
    asks: Thresholds,
) -> list[Finding]:
    """What is to be said of the place where two pieces meet."""
    left, right = parts[one.part], parts[other.part]
    marked = any(one.end - 8 <= mark <= other.start + 8 for mark in mark_offsets(said.text))
    place = f"{'marked' if marked else 'unmarked'} joint"
    if left.source != right.source:
        return [_finding("splice", TWO_SOURCES, one, f"{place}: the pieces come from two sources")]
    if left.speaker != right.speaker:
        return [_finding("splice", TWO_SPEAKERS, one, f"{place}: the pieces come from two speakers")]
    if left.first_word is None or right.first_word is None:
        return [
            _finding("splice", "splice.unknown", one, f"{place}: how far apart the pieces stand is not known")
        ]
    here = left.first_word + _words_before(texts[one.part], one.answer.recorded_end)
    there = right.first_word + _words_before(texts[other.part], other.answer.recorded_start)
    between = there - here
    if between < 0:
        return [_finding("splice", OUT_OF_ORDER, one, f"{place}: the pieces stand in the other order")]
    ended = (left.first_sentence or 0) + _ended(texts[one.part], one.answer.recorded_end)
    begun = (right.first_sentence or 0) + _ended(texts[other.part], other.answer.recorded_start - 1)
    # What is left of the sentence that a piece stops in is no whole sentence.
    sentences = max(0, begun - ended - (not _finished(texts[one.part], one.answer.recorded_end)))
    distance = (
        f"{place}: {counted(between, 'word')}"
        + (f" and {counted(sentences, 'sentence')}" if sentences else "")
        + (" stands between" if between == 1 and not sentences else " stand between")
    )
    if marked:
        far = between > asks.farthest_words or sentences > asks.farthest_sentences
        return [
            _finding("splice", FAR_APART, one, distance)
            if far
            else _finding("cut", "words.cut", one, distance)
        ]
    if between == 0:
        return []
    whole = sentences > 0 or between > asks.farthest_words
    return [
        _finding("splice", UNMARKED, one, distance)
        if whole
        else _finding("dropped", "words.dropped", one, distance)
    ]


def _words_before(text: Tokens, offset: int) -> int:
    return sum(start < offset for start in text.starts)


def _ended(text: Tokens, offset: int) -> int:
    """How many sentences have ended at a place, where the mark behind it counts."""
    return sum(1 for end in _END.finditer(text.text) if end.start() <= offset)


def _finished(text: Tokens, offset: int) -> bool:
    return _END.match(text.text, offset) is not None or offset >= len(text.text)


def _finding(kind: str, rule: str, at: Piece, note: str) -> Finding:
    return Finding(kind, "", "", rule, claim_start=at.end, claim_end=at.end, note=note)


def _shifted(answer: Comparison, claim: int, recorded: int) -> Comparison:
    """A comparison of a piece with its passage, its positions counted in the whole claim and all passages."""
    return replace(
        answer,
        recorded_start=answer.recorded_start + recorded,
        recorded_end=answer.recorded_end + recorded,
        edits=tuple(_edit(edit, claim, recorded) for edit in answer.edits),
        findings=tuple(
            replace(
                f,
                claim_start=_plus(f.claim_start, claim), claim_end=_plus(f.claim_end, claim),
                recorded_start=_plus(f.recorded_start, recorded), recorded_end=_plus(f.recorded_end, recorded),
            )
            for f in answer.findings
        ),
    )  # fmt: skip


def _edit(edit: Edit, claim: int, recorded: int) -> Edit:
    return replace(
        edit,
        claim_start=edit.claim_start + claim, claim_end=edit.claim_end + claim,
        recorded_start=edit.recorded_start + recorded, recorded_end=edit.recorded_end + recorded,
    )  # fmt: skip


def _plus(position: int | None, shift: int) -> int | None:
    return None if position is None else position + shift
