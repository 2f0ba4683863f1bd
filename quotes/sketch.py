"""Which of a claim's words a row holds, quickly: the sketch that decides what is worth aligning properly."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq, Levenshtein

Run = tuple[int, int]

# "redcution" for "reduction", "a ta level" for "at a level": what stands between two runs on both sides is
# the same when its letters are, to this share.
SAME_LETTERS = 0.7
_GAP_WORDS = 4
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class Match:
    """The claim's words found in a row, in order: runs word for word, and runs that differ in letters only.

    A run is a range of the claim's words, end exclusive. `first` and `last` bound the row's words used.
    """

    runs: list[Run]
    near: list[Run]
    first: int
    last: int
    row_words: int


def match(claim: Sequence[str], row: Sequence[str]) -> Match:
    """The longest common subsequence of both, and the near misses between its runs."""
    runs: list[Run] = []
    near: list[Run] = []
    claim_at = row_at = first = 0
    for op in LCSseq.opcodes(claim, row):
        if op.tag != "equal":
            continue
        a, b, c = op.src_start, op.src_end, op.dest_start
        if not runs:
            first = c
            row_at = max(0, c - (a - claim_at) - 1)
        if a > claim_at and c > row_at:
            _near(claim, row, (claim_at, a), (row_at, c), near)
        runs.append((a, b))
        claim_at, row_at = b, op.dest_end
    if runs and claim_at < len(claim):
        _near(
            claim,
            row,
            (claim_at, len(claim)),
            (row_at, min(len(row), row_at + len(claim) - claim_at + 1)),
            near,
        )
    return Match(runs, near, first, row_at, len(row))


def _near(claim: Sequence[str], row: Sequence[str], gap: Run, other: Run, near: list[Run]) -> None:
    if gap[1] - gap[0] > _GAP_WORDS or other[1] - other[0] > _GAP_WORDS + 1:
        return
    said, recorded = "".join(claim[gap[0] : gap[1]]), "".join(row[other[0] : other[1]])
    if len(said) >= _LETTERS and Levenshtein.normalized_similarity(said, recorded) >= SAME_LETTERS:
        near.append(gap)
