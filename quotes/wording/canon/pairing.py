"""Which words of one change stand for which: the cheapest pairing of two short runs."""

from collections.abc import Sequence

from quotes.wording.canon.equivalence import relation

# Costs of the pairing inside one change. Two unrelated words stand for each other (1.0) sooner than that
# one is dropped and one added (1.6); a small difference is cheaper than either.
_DROPPED, _UNRELATED, _RELATED = 0.8, 1.0, 0.2


_MOVES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 2), (2, 3))


def cheapest(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int, str | None]]:
    """The cheapest pairing of two runs, as (claim words, recorded words, kind of small difference or None)."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int, str | None]]] = {(0, 0): (0.0, (0, 0, None))}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if i == j == 0:
                continue
            options: list[tuple[float, tuple[int, int, str | None]]] = []
            if i:
                options.append((best[i - 1, j][0] + _DROPPED, (1, 0, None)))
            if j:
                options.append((best[i, j - 1][0] + _DROPPED, (0, 1, None)))
            for a, b in _MOVES:
                if a > i or b > j:
                    continue
                kind = relation(tuple(ours[i - a : i]), tuple(theirs[j - b : j]))
                if kind is not None:
                    options.append(
                        (best[i - a, j - b][0] + (0 if kind == "same" else _RELATED), (a, b, kind))
                    )
                elif a == b == 1:
                    options.append((best[i - 1, j - 1][0] + _UNRELATED, (1, 1, None)))
            best[i, j] = min(options, key=lambda option: option[0])
    path = []
    i, j = len(ours), len(theirs)
    while i or j:
        a, b, kind = best[i, j][1]
        path.append((a, b, kind))
        i, j = i - a, j - b
    return _runs(path[::-1])


def _runs(path: list[tuple[int, int, str | None]]) -> list[tuple[int, int, str | None]]:
    """Neighbouring unrelated pairs taken together: a rewording is one change, not many."""
    out: list[tuple[int, int, str | None]] = []
    for a, b, kind in path:
        if out and kind is None and out[-1][2] is None:
            out[-1] = (out[-1][0] + a, out[-1][1] + b, None)
        else:
            out.append((a, b, kind))
    return out
