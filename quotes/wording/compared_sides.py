"""Where the two sides of a comparison stand the other way round: "more barges than boats", "more boats than barges".

Fewest edits would keep the one side and read the other on into the next sentence, which is another remark.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed

_THAN = "than"
_ARTICLES = classed("articles")
# Words of the longest side, its article among them: "an honest old opponent".
LONGEST = 4


def sides_exchanged(claim: Sequence[str], passage: Sequence[str]) -> tuple[int, int] | None:
    """The words of a passage that are a claim with the sides of its one "than" exchanged; None where none are.

    Articles do not count in a side; the words before the first side must be the same.
    """
    if _THAN not in claim or list(claim).count(_THAN) != 1:
        return None
    at = claim.index(_THAN)
    for there in (n for n, word in enumerate(passage) if word == _THAN):
        for left, right in _sides(claim, at):
            led = tuple(claim[: at - left])
            place = _around(
                _bare(claim[at - left : at]), _bare(claim[at + 1 : at + 1 + right]), passage, there
            )
            if place is None or tuple(passage[max(0, place[0] - len(led)) : place[0]]) != led:
                continue
            return place[0] - len(led), min(len(passage), place[1] + len(claim) - at - 1 - right)
    return None


def _sides(claim: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """How many words the sides of a comparison may have in a claim."""
    for left in range(1, min(LONGEST, at) + 1):
        for right in range(1, min(LONGEST, len(claim) - at - 1) + 1):
            yield left, right


def _around(
    ours: tuple[str, ...], theirs: tuple[str, ...], passage: Sequence[str], there: int
) -> tuple[int, int] | None:
    """From where to where a passage has the second side of a claim before a "than" and the first behind it."""
    if not ours or not theirs or ours == theirs:
        return None
    sizes = range(1, LONGEST + 1)
    before = next((n for n in sizes if n <= there and _bare(passage[there - n : there]) == theirs), 0)
    behind = next((n for n in sizes if _bare(passage[there + 1 : there + 1 + n]) == ours), 0)
    # The article before the first side is a part of it.
    before += bool(before and there > before and passage[there - before - 1] in _ARTICLES)
    return (there - before, there + 1 + behind) if before and behind else None


def _bare(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _ARTICLES)
