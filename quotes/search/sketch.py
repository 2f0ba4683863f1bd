"""Which of a claim's words a row holds, quickly: the sketch that decides what is worth comparing properly."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA, LCSseq

Run = tuple[int, int]

# "redcution" for "reduction", "a ta level" for "at a level": what stands between two runs on both sides is
# the same when its letters are, to this share.
SAME_LETTERS = 0.7
# What a word found by its letters counts against one found by its root.
NEAR_WORTH = 0.7
_GAP_WORDS = 4
# So much may be lost where a share is told in binary.
ROUNDING = 1e-9
_LETTERS = 4


class Match(NamedTuple):
    """The claim's words found in a row, in order: runs of words with the same roots, and near misses.

    A run is a range of the claim's words, end exclusive. `first` and `last` bound the row's words used,
    `row_words` counts all of the row's; `held` is how many of the claim's words the row holds.
    """

    runs: tuple[Run, ...]
    near: tuple[Run, ...]
    first: int
    last: int
    row_words: int
    held: float

    def gaps(self, words: int) -> list[Run]:
        """The stretches of a claim of so many words that the row does not hold."""
        edges = [(0, 0), *sorted((*self.runs, *self.near)), (words, words)]
        return [(a[1], b[0]) for a, b in pairwise(edges) if b[0] > a[1]]


def match(claim: Sequence[str], row: Sequence[str]) -> Match:
    """The longest common subsequence of two lists of roots, and the near misses between its runs."""
    runs: list[Run] = []
    near: list[Run] = []
    claim_at = row_at = first = same = alike = 0
    for block in LCSseq.editops(claim, row).as_matching_blocks()[:-1]:  # the last is empty: the ends of both
        start, at, size = block.a, block.b, block.size
        if not runs:
            first = at
            row_at = max(0, at - start - 1)
        if 0 < start - claim_at <= _GAP_WORDS and _near(claim[claim_at:start], row[row_at:at]):
            near.append((claim_at, start))
            alike += start - claim_at
        claim_at, row_at = start + size, at + size
        runs.append((start, claim_at))
        same += size
    left = len(claim) - claim_at
    if runs and 0 < left <= _GAP_WORDS and _near(claim[claim_at:], row[row_at : row_at + left + 1]):
        near.append((claim_at, len(claim)))
        alike += left
    return Match(tuple(runs), tuple(near), first, row_at, len(row), same + NEAR_WORTH * alike)


def _near(gap: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the words that stand in a gap of each are the same but for some letters; an empty one is like nothing."""
    if not 0 < len(other) <= _GAP_WORDS + 1:
        return False
    said, recorded = "".join(gap), "".join(other)
    ours, theirs = len(said), len(recorded)
    if ours < _LETTERS or min(ours, theirs) < SAME_LETTERS * max(ours, theirs) - ROUNDING:
        return False  # as with most: too unlike in length
    return OSA.normalized_similarity(said, recorded) >= SAME_LETTERS
