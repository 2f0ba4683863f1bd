"""Which of two wordings that are worth comparing say the same: the longest common subsequence of their words, weighed.

Pairs are aligned one by one in native code; all that is reckoned from the alignments is reckoned for many pairs at once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from quotes.family import keys, kinship, signs
from quotes.family.keys import Rows
from quotes.family.signs import Lines

# All worths are tenths of a bit, evidence about a third of the shared threes' worth; see docs/linking.md for the
# measurement that set each. A rewording must agree with its model by so much, both ways; ...
ALIKE = kinship.ALIKE
# ... one that stands whole in a longer wording needs more evidence, since everyday sentences do so by chance; ...
EVIDENCE_WHOLE = 320
# ... and one that is only part of a longer wording by this much, with this much evidence.
PART, EVIDENCE_PART = 0.76, kinship.MUCH
# Evidence as faint as this must be so much of what the shared words could tell, if no other wording held them: else
# they are a formula ("and he reigned ... years in Jerusalem"). An everyday phrase stands whole in longer wordings by
# chance; two that begin and end alike are seldom two remarks.
FAINT, PURE_WHOLE, PURE_ENDS, PURE = 500, 0.35, 0.15, 0.25
# A rewording that begins or ends otherwise must share words that could tell so much: "what do you make of it" and "so
# what do you make of that" are two people's words.
REMARK = 1000
# What two wordings share is a sentence of its own if its words could tell so much, twelve of them and more: however many
# other wordings hold them, "I think that's a good note to end on" is less.
TOLD = 2500
# What stands between two shared runs and is missing from the shorter wording counts half against it.
LEFT_OUT = 0.5
# A word by itself counts as shared only if it is rare.
LONE = 120
# Pairs of more words than this, multiplied, are not aligned: the matrix of bits would fill memory (8 MB here, 4 GB
# for two rows of a megabyte). One still is an excerpt of the other if it stands there whole.
LARGEST = 64_000_000
# Pairs compared at once.
CHUNK = 100_000

_NUMBERS = chr(signs.FIRST_SIGN + signs.FIRST_NUMBER)
Flags = NDArray[np.bool_]
Ids = NDArray[np.bytes_]
# Kin side by side: indexes of the shorter wording and of the longer, score (0 to 100), whether it stands whole there.
Columns = tuple[Rows, Rows, Rows, Flags]
Run = tuple[int, int, int, int]  # words of the shorter wording, words of the longer; ends exclusive


class Sums:
    """Values of words, those of all wordings in a row, laid out so that a sum over any run of them is one subtraction."""

    def __init__(self, values: NDArray[np.int16]) -> None:
        # Modulo 2**32: a difference is right whatever came before, at half the memory.
        self._sums = np.zeros(len(values) + 1, np.uint32)
        np.cumsum(values, dtype=np.uint32, out=self._sums[1:])

    def of(self, begin: Rows, end: Rows) -> Rows:
        """What stands from the words `begin` up to the words `end`, which do not count."""
        return (self._sums[end] - self._sums[begin]).astype(np.int64)

    def of_threes(self, begin: Rows, size: Rows) -> Rows:
        """The same for the first words of the runs of three within runs of words."""
        any_ = size > 2
        return self.of(np.where(any_, begin, 0), np.where(any_, begin + size - 2, 0))


class Bench:
    """Wordings laid out to be compared: their signs, and what every word and every key is worth.

    `evidence` is what the key that begins with each word is worth in the library as it is now; far keys are none.
    """

    def __init__(self, lines: Lines, evidence: keys.Weights) -> None:
        self.signs = lines.signs()
        self.counts = lines.counts()
        self.starts = lines.ends - self.counts
        self.worth, self.evidence = Sums(keys.worths(lines)), Sums(evidence * (evidence >= keys.NEAR))
        # A wording without words begins and ends with what stands beside it; it shares no key with any.
        points = np.append(lines.points, 0)
        self._first, self._last = points[self.starts], points[lines.ends - 1]
        self.numbered = np.zeros(len(self.counts), bool)
        self.numbered[np.searchsorted(lines.ends, signs.numbers(lines), "right")] = True

    def full(self, begin: Rows, size: Rows) -> Rows:
        """What the runs of three within runs of words could tell if nobody else used them."""
        return sum((self.worth.of_threes(begin + i, size) for i in range(3)), np.zeros(len(begin), np.int64))

    def ends_alike(self, short: Rows, long: Rows) -> Flags:
        """Which pairs have the first word and the last in common."""
        first, last = self._first, self._last
        found: Flags = (first[short] == first[long]) & (last[short] == last[long])
        return found

    def whole(self, short: Rows) -> tuple[Rows, Rows]:
        """What whole wordings tell, and what they could."""
        begin, size = self.starts[short], self.counts[short]
        return self.evidence.of_threes(begin, size), self.full(begin, size)


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of words that pairs share in order: whose they are, where they begin among all words, and how long they are."""

    pair: Rows
    said: Rows
    recorded: Rows
    size: Rows

    @classmethod
    def of(cls, bench: Bench, short: Rows, long: Rows) -> "Runs":
        """Those of each pair's longest common subsequence; single words only where they are rare."""
        flat: list[int] = []
        found: list[int] = []
        for a, b in zip(short.tolist(), long.tolist(), strict=True):
            blocks = LCSseq.opcodes(bench.signs[a], bench.signs[b]).as_matching_blocks()
            flat += [at for block in blocks for at in (block.a, block.b, block.size)]
            found.append(len(blocks))
        pair = np.repeat(np.arange(len(short)), found)
        said, recorded, size = np.array(flat, np.int64).reshape(-1, 3).T
        said, recorded = said + bench.starts[short[pair]], recorded + bench.starts[long[pair]]
        kept = (size > 1) | ((size > 0) & (bench.worth.of(said, said + size) >= LONE))
        return cls(pair[kept], said[kept], recorded[kept], size[kept])

    def left_out(self, bench: Bench) -> tuple[Rows, Rows]:
        """The recorded words between two runs of a pair: whose they are, and what they are worth."""
        first = np.flatnonzero(self.pair[1:] == self.pair[:-1])
        return self.pair[first], bench.worth.of((self.recorded + self.size)[first], self.recorded[first + 1])

    def listed(self, pair: int, said: int, recorded: int) -> list[Run]:
        """The runs of one pair, counted from where its two wordings begin."""
        mine = slice(*np.searchsorted(self.pair, (pair, pair + 1)).tolist())
        columns = self.said[mine] - said, self.recorded[mine] - recorded, self.size[mine]
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return [(a, a + size, b, b + size) for a, b, size in rows]


def related(bench: Bench, pairs: kinship.Pairs, ids: Ids) -> Columns:
    """The kin among pairs of wordings."""
    return joined(_part(bench, pairs, slice(at, at + CHUNK), ids) for at in range(0, len(pairs.short), CHUNK))


def joined(parts: Iterable[Columns]) -> Columns:
    """Kin that was found in parts, also in none."""
    nothing = np.empty(0, np.int64)
    columns = zip((nothing, nothing, nothing, np.empty(0, bool)), *parts, strict=True)
    short, long, score, whole = (np.concatenate(column) for column in columns)
    return short, long, score, whole


def _part(bench: Bench, pairs: kinship.Pairs, part: slice, ids: Ids) -> Columns:
    short, long, shared = pairs.short[part], pairs.long[part], pairs.shared[part]
    said, recorded = ([bench.signs[i] for i in column.tolist()] for column in (short, long))
    good = kinship.in_order(said, recorded, bench.counts[short])
    short, long, shared = short[good], long[good], shared[good]
    # Of two as long as each other the smaller id is the model.
    level = np.flatnonzero(bench.counts[short] == bench.counts[long])
    turn = level[ids[short[level]] < ids[long[level]]]
    short[turn], long[turn] = long[turn], short[turn]
    whole = np.array(
        [bench.signs[a] in bench.signs[b] for a, b in zip(short.tolist(), long.tolist(), strict=True)], bool
    )
    score = np.where(whole, 100, -1)
    score[whole] = np.where(_excerpts(bench, short[whole], shared[whole]), 100, -1)
    rest = ~whole & (bench.counts[short] * bench.counts[long] <= LARGEST)
    score[rest] = _rewordings(bench, short[rest], long[rest], shared[rest])
    kin = score >= 0
    return short[kin], long[kin], score[kin], whole[kin]


def _excerpts(bench: Bench, short: Rows, shared: Rows) -> Flags:
    """Which wordings that stand whole in others are excerpts of them; a phrase said twice is evidence once."""
    evidence, full = bench.whole(short)
    found = np.minimum(shared, evidence)
    near = (found >= EVIDENCE_WHOLE) & ((found >= FAINT) | (found >= PURE_WHOLE * full))
    return near | (full >= TOLD)


def _rewordings(bench: Bench, short: Rows, long: Rows, shared: Rows) -> Rows:
    """The score of each pair that does not stand whole in one another, below 0 where the two are no kin."""
    runs = Runs.of(bench, short, long)

    def summed(pair: Rows, values: Rows) -> Rows:
        return np.bincount(pair, values, len(short)).astype(np.int64)

    said, recorded = (
        bench.worth.of(bench.starts[rows], bench.starts[rows] + bench.counts[rows]) for rows in (short, long)
    )
    covered = summed(runs.pair, bench.worth.of(runs.said, runs.said + runs.size))
    found = np.minimum(shared, summed(runs.pair, bench.evidence.of_threes(runs.said, runs.size)))
    score = covered / np.maximum(1, said + LEFT_OUT * summed(*runs.left_out(bench)))
    alike = (score >= ALIKE) & (covered / np.maximum(1, np.maximum(said, recorded)) >= ALIKE)
    full = summed(runs.pair, bench.full(runs.said, runs.size))
    ends = bench.ends_alike(short, long)
    near = (found >= FAINT) | (found >= np.where(ends, PURE_ENDS, PURE) * full)
    near &= (found >= kinship.EVIDENCE) & (ends | (full >= REMARK))
    alike &= near | (full >= TOLD)
    kin = alike | ((score >= PART) & (found >= EVIDENCE_PART))
    for pair in np.flatnonzero(kin & bench.numbered[short] & bench.numbered[long]).tolist():
        a, b = int(short[pair]), int(long[pair])
        listed = runs.listed(pair, int(bench.starts[a]), int(bench.starts[b]))
        kin[pair] = not _other_numbers(listed, bench.signs[a], bench.signs[b])
    return np.where(kin, (100 * score).astype(np.int64), -1)


def _other_numbers(runs: Sequence[Run], said: str, recorded: str) -> bool:
    """Whether a number stands where the other wording has another: a report of another year, another sum."""
    before = runs[0]
    lead = before[0]
    gaps = [(said[:lead], recorded[max(0, before[2] - lead) : before[2]])]
    for run in runs[1:]:
        gaps.append((said[before[1] : run[0]], recorded[before[3] : run[2]]))
        before = run
    tail = len(said) - before[1]
    gaps.append((said[before[1] :], recorded[before[3] : before[3] + tail]))
    return any(
        a and b and (ours := _numbers(a)) and (theirs := _numbers(b)) and ours.isdisjoint(theirs)
        for a, b in gaps
    )


def _numbers(said: str) -> set[str]:
    """The numbers among some signs: by value where they are small, else as they are."""
    written = signs.number_words()
    return {written.get(sign, sign) for sign in said if sign >= _NUMBERS or sign in written}
