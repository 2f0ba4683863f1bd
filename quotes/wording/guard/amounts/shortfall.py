"""One thing that falls short of another, told in two ways: "less punctual than ours" is "not as punctual as ours"."""

from collections.abc import Sequence

from quotes.wording.regions import Region

_LESS = frozenset({"less", "fewer"})
_EQUAL = frozenset({"as", "so"})
# Words from a "not" to its "as".
NEAR = 3


def falls_short(region: Region) -> bool:
    """Whether one side of a region says "less" of the very word of which the other says "not as"."""
    runs = [region.text(side).words for side in (0, 1)]
    spans = [(max(0, start - NEAR), end + 1) for start, end in (region.claim_span, region.recorded_span)]
    ours, theirs = (run[start:end] for run, (start, end) in zip(runs, spans, strict=True))
    return any(
        not _LESS.isdisjoint(one) and "than" in one and "not" in other and _weighed(one, other)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _weighed(less: Sequence[str], equal: Sequence[str]) -> bool:
    """Whether the word behind a "less" stands behind a "not as" as well."""
    behind = {less[at + 1] for at in range(len(less) - 1) if less[at] in _LESS}
    denied = range(equal.index("not"), min(len(equal) - 1, equal.index("not") + NEAR))
    return any(equal[at] in _EQUAL and equal[at + 1] in behind for at in denied)
