"""Links wordings into families: which of them go back to the same utterance.

Two wordings are kin when most of what the shorter one says stands in the longer one, in order, and what they
share is not everyday English. A family is a longest wording with its kin: a wording joins by standing whole in
a longer member or all but whole, or by being kin to the longest itself, never by a chain of resemblances.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from db.families import Wording
from quotes.family import keys, kinship, signs
from quotes.family.signs import Lines

# All worths are tenths of a bit, evidence about a third of the shared threes' worth; see docs/linking.md for the
# measurement that set each. A rewording must agree with its model by so much, both ways; ...
ALIKE = kinship.ALIKE
# ... one that stands whole in a longer wording needs more evidence, since everyday sentences do so by chance; ...
EVIDENCE_WHOLE = 320
# ... and one that is only part of a longer wording by this much, with this much evidence.
PART, EVIDENCE_PART = 0.76, kinship.MUCH
# A wording may join through a longer member that is not the head only if it stands whole there, or is so close to it.
CLOSE = 80
# Evidence as faint as this must be so much of what the shared words could tell, if no other wording held them: else
# they are a formula ("and he reigned ... years in Jerusalem").
FAINT, PURE_WHOLE, PURE = 500, 0.15, 0.25
# What stands between two shared runs and is missing from the shorter wording counts half against it.
LEFT_OUT = 0.5
# A word by itself counts as shared only if it is rare.
LONE = 120
# Pairs of more words than this, multiplied, are not aligned: the matrix of bits would fill memory (8 MB here, 4 GB
# for two rows of a megabyte). One still is an excerpt of the other if it stands there whole.
LARGEST = 64_000_000
# Pairs whose signs are laid out at once.
CHUNK = 100_000
NOWHERE: Mapping[int, frozenset[str]] = MappingProxyType({})
_NONE: frozenset[str] = frozenset()
_NUMBERS = chr(signs.FIRST_SIGN + signs.FIRST_NUMBER)

Run = tuple[int, int, int, int]  # words of the shorter wording, words of the longer; ends exclusive


@dataclass(frozen=True, slots=True)
class Kin:
    """The shorter wording `n` goes back to the longer `to`; `score` is 0 to 100, `whole` that it stands there."""

    n: int
    to: int
    score: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Family:
    """The head first, then the others by rank; `links` lead from each to the longer member it goes back to."""

    members: tuple[int, ...]
    links: tuple[Kin, ...]


def rank(member: Wording) -> tuple[int, str]:
    """Longest first, then by id: the order in which wordings become heads of families."""
    return -member.words, member.id


class Bench:
    """Wordings laid out to be compared: their signs, and what every word and every key is worth.

    `weights` are those of the keys of `keyed`, in the library as it is now.
    """

    def __init__(self, lines: Lines, keyed: keys.Keyed, weights: keys.Weights) -> None:
        self.signs = lines.signs()
        self._ends = lines.ends
        self._counts = lines.counts()
        self._worth = keys.worths(lines)
        self._evidence = np.zeros(len(self._worth), np.int16)
        self._evidence[keyed.places] = weights

    def kin(self, short: int, long: int, shared: int) -> tuple[int, bool] | None:
        """Score and whether the shorter stands whole in the longer; None when they are no kin.

        `shared` is what all keys that stand in both are worth: a phrase said twice counts once.
        """
        said, recorded = self.signs[short], self.signs[long]
        evidence = self._sums(self._evidence, short)
        worth = self._sums(self._worth, short)
        if said in recorded:
            found = min(shared, _of_threes(evidence, 0, len(said)))
            told = found >= FAINT or found >= PURE_WHOLE * _full(worth, 0, len(said))
            return (100, True) if found >= EVIDENCE_WHOLE and told else None
        if len(said) * len(recorded) > LARGEST:
            return None
        model = self._sums(self._worth, long)
        runs = self._runs(worth, said, recorded)
        if not runs or _other_numbers(runs, said, recorded):
            return None
        covered = sum(worth[b] - worth[a] for a, b, _, _ in runs)
        found = min(shared, sum(_of_threes(evidence, a, b) for a, b, _, _ in runs))
        left_out = sum(model[after[2]] - model[before[3]] for before, after in pairwise(runs))
        score = covered / max(1, worth[-1] + LEFT_OUT * left_out)
        alike = min(score, covered / max(1, worth[-1], model[-1])) >= ALIKE and found >= kinship.EVIDENCE
        if alike and found < FAINT:
            alike = found >= PURE * sum(_full(worth, a, b) for a, b, _, _ in runs)
        if alike or (score >= PART and found >= EVIDENCE_PART):
            return int(100 * score), False
        return None

    def _sums(self, values: NDArray[np.int16], row: int) -> list[int]:
        """Running sums over a wording's words, from 0 to the sum of all."""
        end = self._ends[row]
        return list(accumulate(values[end - self._counts[row] : end].tolist(), initial=0))

    @staticmethod
    def _runs(worth: list[int], said: str, recorded: str) -> list[Run]:
        return [
            (op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in LCSseq.opcodes(said, recorded)
            if op.tag == "equal"
            and (op.src_end - op.src_start > 1 or worth[op.src_end] - worth[op.src_start] >= LONE)
        ]


def _of_threes(evidence: list[int], a: int, b: int) -> int:
    """What the runs of three within the words `a` to `b` are worth."""
    return evidence[b - 2] - evidence[a] if b - a > 2 else 0


def _full(worth: list[int], a: int, b: int) -> int:
    """What the same runs could tell if nobody else used them."""
    return sum(worth[b - 2 + i] - worth[a + i] for i in range(3)) if b - a > 2 else 0


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


def related(bench: Bench, pairs: kinship.Pairs, ids: Sequence[str]) -> Iterator[tuple[int, int, int, bool]]:
    """The kin among pairs of wordings: indexes of shorter and longer, score, and whether it stands whole."""
    for at in range(0, len(pairs.short), CHUNK):
        short, long = pairs.short[at : at + CHUNK], pairs.long[at : at + CHUNK]
        good = kinship.in_order(*([bench.signs[i] for i in column.tolist()] for column in (short, long)))
        shared = pairs.shared[at : at + CHUNK][good].tolist()
        for a, b, worth in zip(short[good].tolist(), long[good].tolist(), shared, strict=True):
            # Of two as long as each other the smaller id is the model.
            if len(bench.signs[a]) == len(bench.signs[b]) and ids[a] < ids[b]:
                a, b = b, a
            if (answer := bench.kin(a, b, worth)) is not None:
                yield a, b, *answer


def families(
    members: Mapping[int, Wording], kin: Iterable[Kin], passages: Mapping[int, frozenset[str]] = NOWHERE
) -> list[Family]:
    """Wordings grouped into families of two and more; the rest stand alone.

    `passages` names the records and books in which a wording is a passage: one of those says a thing once, so two
    of its passages are two utterances, unless one stands whole in the other. The result depends on the wordings, their
    kinship and these only, not on the order in which they were found.
    """
    parents: dict[int, list[Kin]] = {}
    for one in kin:
        if not one.whole and not passages.get(one.n, _NONE).isdisjoint(passages.get(one.to, _NONE)):
            continue
        parents.setdefault(one.n, []).append(one)
        parents.setdefault(one.to, [])
    head: dict[int, int] = {}
    chosen: dict[int, list[Kin]] = {}
    groups: dict[int, list[int]] = {}
    for n in sorted(parents, key=lambda n: rank(members[n])):
        able = [k for k in parents[n] if k.whole or k.score >= CLOSE or head[k.to] == k.to]
        # Among equals the nearest: an excerpt goes back to the shortest wording that holds it.
        best = min(able, key=lambda k: (-k.score, members[k.to].words, members[k.to].id), default=None)
        head[n] = top = n if best is None else head[best.to]
        groups.setdefault(top, []).append(n)
        if best is not None:
            chosen.setdefault(top, []).append(best)
    return [Family(tuple(group), tuple(chosen[top])) for top, group in groups.items() if len(group) > 1]
