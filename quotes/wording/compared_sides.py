"""Where the two sides of a comparison stand the other way round: "more barges than boats", "more boats than barges".

Fewest edits would keep the one side and read the other on into the next sentence, which is another remark.
"""

from collections.abc import Sequence
from itertools import product

from quotes.lexicon import classed

_THAN = "than"
_ARTICLES = classed("articles")
# Words of the longest side, its article among them: "sell the old town hall".
LONGEST = 6
_Side = tuple[tuple[str, ...], int]  # its words, and how many they are with the articles


def sides_exchanged(claim: Sequence[str], passage: Sequence[str]) -> tuple[int, int] | None:
    """The words of a passage that are a claim with the sides of its one "than" exchanged; None where none are.

    Articles do not count in a side; the words before the first side must be the same.
    """
    if _THAN not in claim or list(claim).count(_THAN) != 1:
        return None
    at = claim.index(_THAN)
    said_first, said_second = _sides(claim, at)
    for there in (n for n, word in enumerate(passage) if word == _THAN):
        # Of two runs that differ by an article the shorter one counts.
        first, second = (dict(reversed(runs)) for runs in _sides(passage, there))
        for (ours, left), (theirs, right) in product(said_first, said_second):
            before, behind = first.get(theirs, 0), second.get(ours, 0)
            if not before or not behind or ours == theirs:
                continue
            # The article before the first side is a part of it.
            before += there > before and passage[there - before - 1] in _ARTICLES
            led = tuple(claim[: at - left])
            start = there - before - len(led)
            if tuple(passage[max(0, start) : there - before]) == led:
                return start, min(len(passage), there + 1 + behind + len(claim) - at - 1 - right)
    return None


def _sides(words: Sequence[str], at: int) -> tuple[list[_Side], list[_Side]]:
    """What may be the first side of a comparison, and the second, around its "than": without articles, the shortest first."""
    before = [(_bare(words[at - n : at]), n) for n in range(1, min(LONGEST, at) + 1)]
    behind = [(_bare(words[at + 1 : at + 1 + n]), n) for n in range(1, min(LONGEST, len(words) - at - 1) + 1)]
    return [side for side in before if side[0]], [side for side in behind if side[0]]


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple([word for word in words if word not in _ARTICLES])
