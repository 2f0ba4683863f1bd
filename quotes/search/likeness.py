"""A claim that one row holds but for the order of its sentences or words, or for one ordinary word of a short sentence.

None of these is told by counting what is missing: of a claim in another order the alignment finds one part alone, and of the few
words of a short claim one is too many.
"""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import grouped, listed
from quotes.search.candidates import Search, Trial
from quotes.search.denials import is_denial
from quotes.search.frames import is_name, is_number
from quotes.search.roots import root
from quotes.search.sketch import Run
from quotes.text import Tokens, holds, tokens
from quotes.text import words as words_of
from scrapers.glyphs import STOPS

# Texts in which the parts of a claim are looked for in another order, and the shortest part.
TRIALS, SHORTEST_PART = 6, 3
# Words of a claim of which one may be another, in a sentence that is otherwise the same.
FEW, MANY = 4, 6
# Words of a claim that may stand in another order, in a sentence that has no others.
SHUFFLED = 14
# What ends a sentence, and what a clause.
_ENDS = frozenset(STOPS)
_PARTS = _ENDS.union(",;:—")


def turned_about(search: Search, ranked: Sequence[Trial]) -> list[Trial]:
    """The first of the trials that holds every sentence of the claim word for word, in whatever order."""
    asks, parts = search.asks, _sentences(search)
    if len(parts) < 2 or min(end - start for start, end in parts) < SHORTEST_PART:
        return []
    for trial in ranked[:TRIALS]:
        row = words_of(trial.text) if len(trial.rows) == 1 else []
        if row and all(holds(row, search.words[start:end]) for start, end in parts):
            lacking = asks.free_words + asks.breaks * (len(parts) - 1)
            if search.evidence(parts, trial.match.row_words) >= asks.asked * lacking:
                return [trial]
    return []


def _sentences(search: Search) -> list[Run]:
    """The sentences of a claim, as ranges of its words."""
    read = search.claim
    gaps = zip(read.ends, read.starts[1:], strict=False)
    begins = (at for at, (end, start) in enumerate(gaps, 1) if not _ENDS.isdisjoint(read.text[end:start]))
    return [*pairwise((0, *begins, len(read)))]


def one_changed(search: Search, ranked: Sequence[Trial]) -> list[Trial]:
    """Those of the trials of which one sentence is a short claim but for one ordinary word, where no two have others there."""
    size = len(search.words)
    if not FEW <= size <= MANY:
        return []
    found = []
    for trial in ranked:
        if len(trial.rows) == 1 and (place := _sentence(search, tokens(trial.text))) is not None:
            at, other = place
            runs = [run for run in ((0, at), (at + 1, size)) if run[0] < run[1]]
            if search.evidence(runs, trial.match.row_words) >= search.asks.one_changed:
                found.append((other, trial))
    return [trial for _, trial in found] if len({other for other, _ in found}) == 1 else []


def exchanged(search: Search, ranked: Sequence[Trial]) -> list[Trial]:
    """Those of the trials of which one sentence has the words of a short claim and no others, in another order.

    "Tin is dearer than copper" tells the one remark in which copper is dearer than tin, and "he owes me" is "I owe him" with
    the two exchanged: a pronoun takes another case in another place, and a verb another ending.
    """
    size = len(search.words)
    if not FEW <= size <= SHUFFLED:
        return []
    ours = [*map(_caseless, search.words)]
    runs = [(at, at + 1) for at in range(size)]
    found = []
    for trial in ranked[:TRIALS]:
        row = tokens(trial.text) if len(trial.rows) == 1 else None
        if (
            row
            and _shuffled(ours, row)
            and search.evidence(runs, trial.match.row_words) >= search.asks.exchanged
        ):
            found.append(trial)
    return found


def _shuffled(ours: Sequence[str], row: Tokens) -> bool:
    """Whether a sentence or clause of a row has just these words, whatever their forms, and in another order."""
    theirs, size = list(map(_caseless, row.words)), len(ours)
    sought, known = sorted(ours), frozenset(ours)
    for start in range(len(theirs) - size + 1):
        if theirs[start] in known and theirs[start + size - 1] in known and _whole(row, start, start + size):
            run = theirs[start : start + size]
            if run != ours and sorted(run) == sought:
                return True
    return False


def _caseless(word: str) -> str:
    """The root of a word, of a pronoun the person."""
    return grouped("guard_pronouns").get((word,)) or root(word).removesuffix("s")


def _sentence(search: Search, row: Tokens) -> tuple[int, str] | None:
    """Where a sentence of a row has another word than the claim, and which; None where none differs by just one."""
    size = len(search.words)
    for start in range(len(row) - size + 1):
        theirs = row.words[start : start + size]
        differing = [at for at in range(size) if theirs[at] != search.words[at]]
        if len(differing) == 1 and _whole(row, start, start + size):
            (at,) = differing
            named = is_name(row, start + at) or is_name(search.claim, at)
            plain = _ordinary(theirs[at]) and _ordinary(search.words[at])
            return (at, theirs[at]) if plain and not named else None
    return None


def _ordinary(word: str) -> bool:
    """Whether a word has weight of its own and is neither a number nor a denial."""
    return word not in listed("light_words") and not is_number(word) and not is_denial(word)


def _whole(row: Tokens, start: int, end: int) -> bool:
    """Whether a sentence or clause of a row begins and ends at these words."""
    before = row.text[row.ends[start - 1] : row.starts[start]] if start else "."
    after = row.text[row.ends[end - 1] : row.starts[end]] if end < len(row) else "."
    return not (_PARTS.isdisjoint(before) or _PARTS.isdisjoint(after))
