"""Finds the passage that answers a claim, or says that none does.

Rows that share rare runs of words with the claim are read and held against it word by word. A row answers
when the words it shares make up enough of the claim and are together too rare to stand there by accident:
the more of the claim it has, the less rarity is asked for. When no row has enough, the claim may lie across
two rows of one running text, or be made of pieces of several.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from quotes.candidates import Library, Search, Trial
from quotes.sketch import Run
from quotes.text import words as words_of

__all__ = ["Found", "Hit", "Library", "Preference", "find"]

# Of a longer claim the beginning is looked up: a claim is a remark, and 2,000 words take 12 ms.
LONGEST, LONGEST_CHARACTERS = 2_000, 24_000
# Below this share of the claim, by weight, rows that share two words or one are tried too.
CONVINCING = 0.8
# The share of a claim that must be found, by weight, and the evidence in bits asked for at that share. Set on claims_dev and the leave-out test (bench/verification.py).
NEEDED = ((0.45, 100.0), (0.5, 75.0), (0.6, 55.0), (0.7, 42.0), (0.8, 28.0), (0.9, 16.0), (0.97, 10.0))
# What is asked of each piece of a claim made of several, in bits, and of all together, as a share of it.
PIECE_BITS, PIECED = 8.0, 0.85
# A gap is looked up as a piece of its own from this many words on.
PIECE_WORDS = 3
# A row is read on into its neighbour when at most this many of its words stand between match and edge.
EDGE = 2
LIMIT = 5

Preference = Callable[[Sequence[int]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a claim, or a piece of one.

    `rows` are the library's rows whose texts, one space apart, are `text`; `start` and `end` bound the
    claim's words that it answers, end exclusive. `coverage` is the share of all the claim's words found in
    it, `weight` the same by rarity, `evidence` the bits by which that exceeds accident. `whole` says that
    passage and claim are the same words.
    """

    rows: tuple[int, ...]
    text: str
    start: int
    end: int
    coverage: float
    weight: float
    evidence: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: passages that answer the claim, best first, or none.

    `pieces` is not empty when no passage holds the claim but several together do; they stand in the
    claim's order, and the weightiest is the first of `hits`. `read` counts the texts held against the claim.
    """

    hits: tuple[Hit, ...] = ()
    pieces: tuple[Hit, ...] = ()
    read: int = 0

    def __bool__(self) -> bool:
        return bool(self.hits)


def find(claim: str, library: Library, *, prefer: Preference | None = None, limit: int = LIMIT) -> Found:
    """The passages of the library that answer a claim, best first, at most `limit`.

    `prefer` gives each of some rows a rank, lowest first, that decides between rows which answer equally
    well (the claimed speaker's, a primary source's, the earliest). Nothing is raised for strange input: a
    claim without a word finds nothing.
    """
    words = words_of(claim[:LONGEST_CHARACTERS])[:LONGEST]
    if not words:
        return Found()
    library.refresh()
    search = Search(words, library)
    search.narrow()
    ranked = _ranked(search)
    if not ranked or ranked[0].weight < CONVINCING:
        search.widen()
        ranked = _ranked(search)
    if not ranked:
        return Found()
    if ranked[0].weight < NEEDED[-1][0] and _read_on(search, ranked[0]):
        ranked = _ranked(search)
    hits = [trial for trial in ranked if _answers(search, trial)]
    pieces = _pieces(search, ranked[0]) if ranked[0].weight < PIECED else []
    if not hits and not pieces:
        return Found(read=len(search.tried))
    found = [_hit(search, trial) for trial in _settled(hits, prefer)[:limit]]
    found = found or [max(pieces, key=lambda piece: piece.weight)]
    return Found(tuple(found), tuple(pieces), len(search.tried))


def needed(weight: float) -> float:
    """The evidence in bits asked of a row that holds this share of a claim; infinite below the least."""
    i = bisect_right(NEEDED, (weight, inf))
    if i == 0:
        return inf
    if i == len(NEEDED):
        return NEEDED[-1][1]
    (low, much), (high, less) = NEEDED[i - 1], NEEDED[i]
    return much + (less - much) * (weight - low) / (high - low)


def _answers(search: Search, trial: Trial) -> bool:
    return trial.whole or _evidence(search, trial) >= needed(trial.weight)


def _evidence(search: Search, trial: Trial) -> float:
    if trial.evidence is None:
        trial.evidence = search.evidence(trial.match.runs, trial.match.row_words)
    return trial.evidence


def _ranked(search: Search) -> list[Trial]:
    """The texts tried, best first: the same words, then most of the claim, then in the fewest pieces."""
    return sorted(search.tried.values(), key=_order)


def _order(trial: Trial) -> tuple[bool, float, int, int]:
    return not trial.whole, -round(trial.weight, 3), len(trial.match.runs), trial.match.row_words


def _settled(trials: list[Trial], prefer: Preference | None) -> list[Trial]:
    """Those that answer as well as the first in the order the caller prefers, then the others."""
    if prefer is None or len(trials) < 2:
        return trials
    best = _order(trials[0])[:3]
    equal = [trial for trial in trials if _order(trial)[:3] == best]
    ranks = dict(zip((t.rows for t in equal), prefer([t.rows[0] for t in equal]), strict=True))
    return sorted(equal, key=lambda trial: ranks[trial.rows]) + trials[len(equal) :]


def _hit(search: Search, trial: Trial) -> Hit:
    spans = trial.match.runs + trial.match.near
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    coverage = sum(e - s for s, e in spans) / len(search.words)
    return Hit(
        trial.rows, trial.text, start, end, coverage, trial.weight, _evidence(search, trial), trial.whole
    )


def _read_on(search: Search, best: Trial) -> bool:
    """Try the best row together with its neighbours when the claim goes on past the row's edge."""
    found = best.match
    if not found.runs or len(best.rows) > 1:
        return False
    before = found.runs[0][0] >= 1 and found.first <= EDGE
    after = found.runs[-1][1] < len(search.words) and found.row_words - found.last <= EDGE
    if not before and not after:
        return False
    row = best.rows[0]
    for left, right in search.library.neighbours(row):
        rows = (*([left] if before and left else []), row, *([right] if after and right else []))
        if len(rows) > 1 and rows not in search.tried:
            texts = search.library.texts(rows)
            search.judge(rows, " ".join(texts[n] for n in rows if n in texts))
    return True


def _pieces(search: Search, best: Trial) -> list[Hit]:
    """The claim as pieces of several rows, in its order; empty unless they make up nearly all of it."""
    first = _piece(search, best, 0, len(search.words))
    if first is None:
        return []
    pieces, held = [first], first.weight
    for start, end in ((0, first.start), (first.end, len(search.words))):
        if end - start < PIECE_WORDS:
            continue
        numbers = search.within(start, end, 4)
        search.attempt(numbers)
        found = [_piece(search, search.tried[(n,)], start, end) for n in numbers if (n,) in search.tried]
        if whole := [piece for piece in found if piece]:
            pieces.append(max(whole, key=lambda piece: piece.weight))
            held += pieces[-1].weight
    if len(pieces) < 2 or held < PIECED:
        return []
    return sorted(pieces, key=lambda piece: piece.start)


def _piece(search: Search, trial: Trial, start: int, end: int) -> Hit | None:
    """What a row holds of the claim's words `start` to `end`, if that is no accident."""
    runs: list[Run] = [(max(a, start), min(b, end)) for a, b in trial.match.runs if a < end and b > start]
    solid = [run for run in runs if run[1] - run[0] >= PIECE_WORDS]
    if not solid:
        return None
    first, last = solid[0][0], solid[-1][1]
    runs = [run for run in runs if run[0] >= first and run[1] <= last]
    evidence = search.evidence(runs, trial.match.row_words)
    if evidence < PIECE_BITS:
        return None
    coverage = sum(b - a for a, b in runs) / len(search.words)
    return Hit(trial.rows, trial.text, first, last, coverage, search.weigh(runs) / search.sums[-1], evidence)
