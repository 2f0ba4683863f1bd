"""Links wordings into families: which of them go back to the same utterance.

Two wordings are kin when most of what the shorter one says stands in the longer one, in order, and what they
share is not everyday English. A family is a longest wording with its kin: a wording joins by standing whole in
a longer member, or by being kin to the longest itself, never by a chain of resemblances.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from db.families import Wording
from quotes.family import kinship, signs
from quotes.family.kinship import Rows
from quotes.family.signs import Lines

# All worths are tenths of a bit, evidence a third of the shared threes' worth; see docs/linking.md for the
# measurement that set each. A wording that stands whole in another needs this much evidence, ...
EVIDENCE_WHOLE = 200
# ... a rewording as long as its model needs this and agreement of two thirds both ways, ...
EVIDENCE_ALIKE, ALIKE, ALIKE_BOTH = 190, 0.66, 0.6
# ... and one that is only part of a longer wording needs more of both.
EVIDENCE_PART, PART = 700, 0.76
# What stands between two shared runs and is missing from the shorter wording counts half against it.
LEFT_OUT = 0.5
# A word by itself counts as shared only if it is rare.
LONE = 120
_NUMBERS = chr(signs.FIRST_SIGN + signs.FIRST_NUMBER)


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
    """Wordings laid out to be compared: their signs, and running sums of worth and of evidence.

    `kept` says which of `kinship.keyed(lines)` few enough wordings hold.
    """

    def __init__(self, lines: Lines, keyed: kinship.Keyed, kept: NDArray[np.bool_]) -> None:
        self.signs = lines.signs()
        self._starts = (lines.ends - lines.counts()).tolist()
        self._ends = lines.ends.tolist()
        worth = signs.worth_of_signs()[signs.codes(lines.hashes) - signs.FIRST_SIGN]
        threes = np.zeros(len(worth), np.int64)
        at = keyed.places[kept]
        threes[at] = worth[at] + worth[at + 1] + worth[at + 2]
        self._worth = [0, *worth.cumsum().tolist()]
        self._evidence = [0, *threes.cumsum().tolist()]

    def kin(self, short: int, long: int) -> tuple[int, bool] | None:
        """Score and whether the shorter stands whole in the longer; None when they are no kin."""
        said, recorded = self.signs[short], self.signs[long]
        if said in recorded:
            return (100, True) if self._shared(short, 0, len(said)) >= 3 * EVIDENCE_WHOLE else None
        runs = self._runs(short, said, recorded)
        if not runs or _other_numbers(runs, said, recorded):
            return None
        start, model = self._starts[short], self._starts[long]
        covered = sum(self._worth[start + b] - self._worth[start + a] for a, b, _, _ in runs)
        evidence = sum(self._shared(short, a, b) for a, b, _, _ in runs)
        left_out = sum(
            self._worth[model + after[2]] - self._worth[model + before[3]] for before, after in pairwise(runs)
        )
        total = self._worth[self._ends[short]] - self._worth[start]
        longest = max(total, self._worth[self._ends[long]] - self._worth[model])
        score = covered / (total + LEFT_OUT * left_out)
        alike = score >= ALIKE and covered >= ALIKE_BOTH * longest and evidence >= 3 * EVIDENCE_ALIKE
        if alike or (score >= PART and evidence >= 3 * EVIDENCE_PART):
            return int(100 * score), False
        return None

    def _shared(self, row: int, a: int, b: int) -> int:
        start = self._starts[row]
        return self._evidence[start + b - 2] - self._evidence[start + a] if b - a > 2 else 0

    def _runs(self, short: int, said: str, recorded: str) -> list[tuple[int, int, int, int]]:
        start = self._starts[short]
        return [
            (op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in LCSseq.opcodes(said, recorded)
            if op.tag == "equal"
            and (
                op.src_end - op.src_start > 1
                or self._worth[start + op.src_end] - self._worth[start + op.src_start] >= LONE
            )
        ]


def _other_numbers(runs: Sequence[tuple[int, int, int, int]], said: str, recorded: str) -> bool:
    """Whether a number stands where the other wording has another: a report of another year, another sum."""
    before = runs[0]
    lead = before[0]
    gaps = [(said[:lead], recorded[max(0, before[2] - lead) : before[2]])]
    for run in runs[1:]:
        gaps.append((said[before[1] : run[0]], recorded[before[3] : run[2]]))
        before = run
    tail = len(said) - before[1]
    gaps.append((said[before[1] :], recorded[before[3] : before[3] + tail]))
    return any(a and b and max(a) >= _NUMBERS and max(b) >= _NUMBERS for a, b in gaps)


def related(bench: Bench, pairs: tuple[Rows, Rows], members: Sequence[Wording]) -> list[Kin]:
    """The kin among pairs of wordings, given as indexes into `members` and the bench."""
    found = []
    ranks = [rank(member) for member in members]
    good = kinship.in_order(*([bench.signs[i] for i in column.tolist()] for column in pairs))
    for a, b in zip(pairs[0][good].tolist(), pairs[1][good].tolist(), strict=True):
        long, short = (a, b) if ranks[a] < ranks[b] else (b, a)
        if (answer := bench.kin(short, long)) is not None:
            found.append(Kin(members[short].n, members[long].n, *answer))
    return found


def families(members: Mapping[int, Wording], kin: Iterable[Kin]) -> list[Family]:
    """Wordings grouped into families of two and more; the rest stand alone.

    The result depends on the wordings and their kinship only, not on the order in which they were found.
    """
    parents: dict[int, list[Kin]] = {}
    for one in kin:
        parents.setdefault(one.n, []).append(one)
        parents.setdefault(one.to, [])
    head: dict[int, int] = {}
    chosen: dict[int, list[Kin]] = {}
    groups: dict[int, list[int]] = {}
    for n in sorted(parents, key=lambda n: rank(members[n])):
        able = [k for k in parents[n] if k.whole or head[k.to] == k.to]
        best = min(able, key=lambda k: (-k.score, rank(members[k.to])), default=None)
        head[n] = top = n if best is None else head[best.to]
        groups.setdefault(top, []).append(n)
        if best is not None:
            chosen.setdefault(top, []).append(best)
    return [Family(tuple(group), tuple(chosen[top])) for top, group in groups.items() if len(group) > 1]
