"""Finds the passage that answers a claim, or says that none does.

Rows that share rare runs of words with the claim are read and held against it word by word. A row answers
when what it holds of the claim is too rare to stand there by accident, and the more so the more of the claim
it misses. When no row holds the claim, it may lie across two rows of one running text, or be made of pieces
of several.
"""

from collections.abc import Callable, Collection, Sequence
from operator import attrgetter

from quotes.search import denials, likeness, sufficiency
from quotes.search.candidates import Library, Search, Trial
from quotes.search.nearest import Near, nearest
from quotes.search.respelled import respelled
from quotes.search.sketch import Match, Run
from quotes.search.thresholds import ASKED, Thresholds
from quotes.text import Tokens, tokens
from quotes.values import value

__all__ = ["Credited", "Found", "Hit", "Library", "Preference", "find"]

# Of a longer claim the beginning is looked up: a claim is a remark.
LONGEST, LONGEST_CHARACTERS = 2_000, 24_000
# A gap is looked up as a piece of its own from this many words on, in so many rows.
PIECE_WORDS, PIECE_TRIALS = 3, 6
# A row is read on into its neighbour when at most this many of its words stand between match and edge, and both
# together answer when they hold this much more of what the row misses.
EDGE, GAIN = 2, 0.5
# A row of which one run holds so much stands in a longer claim, whose other words may stand in it by chance. A claim
# of many hundred words is read on over so many rows each way.
WITHIN = 0.7
MOST_ROWS = 40
LIMIT = 5
_ORDER = attrgetter("order")

Preference = Callable[[Sequence[int]], Sequence[float]]
Credited = Callable[[Sequence[int]], Collection[int]]


@value
class Hit:
    """A passage that answers a claim, or a piece of one.

    `rows` are the library's rows whose texts, one space apart, are `text`; `start` and `end` bound the
    claim's words that it answers, end exclusive. `coverage` is the share of all the claim's words found in
    it, `evidence` the bits by which that exceeds accident (None where so much is found that none is
    asked). `whole` says that passage and claim are the same words.
    """

    rows: tuple[int, ...]
    text: str
    start: int
    end: int
    coverage: float
    evidence: float | None = None
    whole: bool = False


@value
class Found:
    """What a search found: passages that answer the claim, best first, or none.

    `pieces` is not empty when no passage holds the claim but several together do; they stand in the
    claim's order, and when nothing else answers the largest is the hit. `read` counts the texts held
    against the claim. `near` are rows that come near where none answers.
    """

    hits: tuple[Hit, ...] = ()
    pieces: tuple[Hit, ...] = ()
    read: int = 0
    near: tuple[Near, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hits)


def find(
    claim: str | Tokens,
    library: Library,
    *,
    credited: Credited | None = None,
    prefer: Preference | None = None,
    limit: int = LIMIT,
    asks: Thresholds = ASKED,
) -> Found:
    """The passages of the library that answer a claim, best first, at most `limit`.

    `credited` gives those of some rows that are on record as the claimed speaker's: less evidence is asked
    of them. `prefer` gives each of some rows a rank, lowest first, that decides between rows which answer
    equally well (the claimed speaker's, a primary source's, the earliest). `asks` is what is asked of a row.
    Nothing is raised for strange input: a claim without a word finds nothing.
    """
    read = _limited(claim)
    if not read.words:
        return Found()
    library.refresh()
    found = _found(Search(read, library, asks), credited, prefer, limit)
    for spelling in () if found else respelled(read):
        other = _found(Search(tokens(spelling.text), library, asks), credited, prefer, limit)
        if other and spelling.stands(other.hits[0].text):
            return other
    return found


def _found(search: Search, credited: Credited | None, prefer: Preference | None, limit: int) -> Found:
    """What answers the claim as it is spelled."""
    ranked = _tried(search)
    if not ranked:
        return Found()
    hits = _answers(search, ranked, credited)
    pieces = _pieces(search, ranked) if _coverage(search, ranked[0]) < search.asks.pieced else []
    found = [_hit(search, trial) for trial in _settled(hits, prefer)[:limit]]
    if pieces and not found:
        found = [max(pieces, key=lambda piece: piece.coverage)]
    return Found(tuple(found), tuple(pieces), len(search.tried), () if found else nearest(search, ranked))


def _limited(claim: str | Tokens) -> Tokens:
    """The words of a claim, as far as they are looked up."""
    text = claim if isinstance(claim, str) else claim.text
    if isinstance(claim, str) or len(claim) > LONGEST or len(text) > LONGEST_CHARACTERS:
        return tokens(text[:LONGEST_CHARACTERS], LONGEST)
    return claim


def _tried(search: Search) -> list[Trial]:
    """The texts worth trying, best first."""
    search.narrow()
    ranked = _ranked(search)
    if not ranked or _coverage(search, ranked[0]) < search.asks.convincing:
        search.widen()
        ranked = _ranked(search)
    if len(search.words) <= denials.LONGEST and not (ranked and sufficiency.enough(search, ranked[0])):
        search.restate()
        ranked = _ranked(search)
    if ranked and ranked[0].missing and _read_on(search, ranked[0]):
        ranked = _ranked(search)
    return ranked


def _ranked(search: Search) -> list[Trial]:
    return sorted(search.tried.values(), key=_ORDER)


def _coverage(search: Search, trial: Trial) -> float:
    return 1 - trial.missing / len(search.words)


def _answers(search: Search, ranked: Sequence[Trial], credited: Credited | None) -> list[Trial]:
    """Those of the trials that answer the claim."""
    most = ranked[0].missing + search.asks.behind * len(search.words)
    close = [trial for trial in ranked if trial.missing <= most]
    answers, doubtful = [], []
    for trial in close:
        if sufficiency.enough(search, trial):
            answers.append(trial)
        elif credited and sufficiency.enough_of_speaker(search, trial):
            doubtful.append(trial)
    if credited and doubtful:
        theirs = credited([trial.rows[0] for trial in doubtful])
        answers = sorted(answers + [trial for trial in doubtful if trial.rows[0] in theirs], key=_ORDER)
    return (
        answers
        or sufficiency.refilled(search, ranked)
        or likeness.turned_about(search, ranked)
        or likeness.exchanged(search, ranked)
        or likeness.one_changed(search, ranked)
    )


def _settled(trials: list[Trial], prefer: Preference | None) -> list[Trial]:
    """Those that answer as well as the first in the order the caller prefers, then the others."""
    if prefer is None or len(trials) < 2:
        return trials
    best = trials[0].order[:3]
    equal = [trial for trial in trials if trial.order[:3] == best]
    ranks = prefer([trial.rows[0] for trial in equal])
    order = sorted(range(len(equal)), key=ranks.__getitem__)
    return [equal[i] for i in order] + trials[len(equal) :]


def _hit(search: Search, trial: Trial) -> Hit:
    spans = (*trial.match.runs, *trial.match.near)
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return Hit(trial.rows, trial.text, start, end, _coverage(search, trial), trial.evidence, trial.whole)


def _read_on(search: Search, best: Trial) -> bool:
    """Try the best row together with its neighbours when the claim goes on past the row's edge."""
    found = _close_together(search, best)
    if not found.runs:
        return False
    start, end = max(found.runs, key=lambda run: run[1] - run[0])
    if end - start < WITHIN * found.row_words:
        # The row is not all in the claim: the claim leaves it at an edge, or is no longer than it.
        start = found.runs[0][0] if found.first <= EDGE else 0
        end = found.runs[-1][1] if found.row_words - found.last <= EDGE else len(search.words)
    # What stands right beside it in the claim is the row's too, though the row has a word more between.
    start = min((first for first, last in found.runs if first <= start <= last), default=start)
    end = max((last for first, last in found.runs if first <= end <= last), default=end)
    ahead, rest = start, len(search.words) - end
    if not ahead and not rest:
        return False
    row = best.rows[0]
    for left, right in search.library.neighbours(row):
        lead, follow = (
            _onward(search, row, left, ahead, back=True),
            _onward(search, row, right, rest, back=False),
        )
        rows = (*reversed(lead), row, *follow)
        if len(rows) > 1 and rows not in search.tried:
            texts = search.read(rows)
            trial = search.judge(rows, " ".join(texts[n] for n in rows if n in texts))
            if trial.missing > GAIN * best.missing or _stray(best, trial):
                del search.tried[rows]
    return True


def _close_together(search: Search, best: Trial) -> Match:
    """How a row stands in the claim; of two places of its first words, or of its last, those nearer to its others.

    "They were not meant for beginners. They were not meant for us": the second sentence is no part of the first.
    """
    found = best.match
    if len(found.runs) < 2 or found.runs[-1][1] - found.runs[0][0] <= found.row_words + EDGE:
        return found
    first, *_, last = found.runs
    start = _place(search.roots, first, range(found.runs[1][0] - first[1] + first[0], first[0], -1))
    end = _place(search.roots, last, range(found.runs[-2][1], last[0]))
    runs = [start]
    for begin, stop in (*found.runs[1:-1], end):
        runs[-1:] = [(runs[-1][0], stop)] if begin == runs[-1][1] else [runs[-1], (begin, stop)]
    return found._replace(runs=tuple(runs))


def _place(words: Sequence[str], run: Run, places: range) -> Run:
    """The first of these places at which the words of a run stand too, else the run's own."""
    start, end = run
    size = end - start
    return next(((at, at + size) for at in places if words[at : at + size] == words[start:end]), run)


def _stray(best: Trial, trial: Trial) -> bool:
    """Whether a word or two that rows beside a row add to it stand far from it: an "I" four sentences before is no part."""
    grown = trial.match.last - trial.match.first - (best.match.last - best.match.first)
    return best.missing - trial.missing < PIECE_WORDS and grown > PIECE_WORDS + EDGE


def _onward(search: Search, row: int, beside: int | None, missing: int, *, back: bool) -> list[int]:
    """The rows from `beside` on, away from `row` in one running text, until they hold so many words as are missing."""
    rows: list[int] = []
    last = row
    while beside is not None and missing > 0 and len(rows) < MOST_ROWS and beside not in rows:
        rows.append(beside)
        missing -= search.read([beside]).get(beside, "").count(" ") + 1
        if missing <= 0:
            break
        steps = search.library.neighbours(beside)
        last, beside = beside, next((a if back else b for a, b in steps if (b if back else a) == last), None)
    return rows


def _pieces(search: Search, ranked: Sequence[Trial]) -> list[Hit]:
    """The claim as pieces of several rows, in its order; empty unless they make up nearly all of it."""
    first = _largest(search, ranked[:PIECE_TRIALS], 0, len(search.words))
    if first is None:
        return []
    pieces, words, lost = [first], len(search.words), 0
    # The longer gap first: where nothing fills it, the other is not looked up.
    for start, end in sorted(((0, first.start), (first.end, words)), key=lambda gap: gap[0] - gap[1]):
        other = _filling(search, start, end)
        if other:
            pieces.append(other)
        lost += end - start - (other.end - other.start if other else 0)
        if (words - lost) / words < search.asks.pieced:
            return []
    return sorted(pieces, key=lambda piece: piece.start) if len(pieces) > 1 else []


def _filling(search: Search, start: int, end: int) -> Hit | None:
    """The largest piece of the claim's words `start` to `end` that a row holds which shares most of them."""
    if end - start < PIECE_WORDS:
        return None
    numbers = search.within(start, end, PIECE_TRIALS)
    search.attempt(numbers)
    return _largest(search, [search.tried[(n,)] for n in numbers if (n,) in search.tried], start, end)


def _largest(search: Search, trials: Sequence[Trial], start: int, end: int) -> Hit | None:
    """The largest piece of the claim's words `start` to `end` that one of the trials holds without a gap."""
    pieces = [piece for trial in trials if (piece := _piece(search, trial, start, end))]
    return max(pieces, key=lambda piece: (piece.coverage, -len(piece.text)), default=None)


def _piece(search: Search, trial: Trial, start: int, end: int) -> Hit | None:
    """The longest run of the claim's words `start` to `end` that a row holds, if that is no accident."""
    runs = [(max(a, start), min(b, end)) for a, b in trial.match.runs if a < end and b > start]
    first, last = max(runs, key=lambda run: run[1] - run[0], default=(0, 0))
    if last - first < PIECE_WORDS:
        return None
    evidence = search.evidence([(first, last)], trial.match.row_words)
    if evidence < search.asks.piece_bits:
        return None
    return Hit(trial.rows, trial.text, first, last, (last - first) / len(search.words), evidence)
