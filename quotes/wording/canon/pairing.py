"""Which words of one change stand for which: the cheapest pairing of two short runs."""

from collections.abc import Sequence
from itertools import accumulate, repeat

from quotes.wording.canon.equivalence import Several, ending, may_relate, relation

# Costs of the pairing inside one change. Two unrelated words stand for each other (1.0) sooner than that
# one is dropped and one added (1.6); a small difference is cheaper than either.
_DROPPED, _UNRELATED, _RELATED = 0.8, 1.0, 0.2
# Several words for one or for several, as (claim words, recorded words); one for one is tried before.
_MOVES = ((1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (3, 2), (2, 3))
_LONGEST = 3
_Pairing = tuple[int, int, str | None]


def cheapest(ours: Sequence[str], theirs: Sequence[str]) -> list[_Pairing]:
    """The cheapest pairing of two runs, as (claim words, recorded words, kind of small difference or None)."""
    if len(ours) == len(theirs) == 1:
        return [(1, 1, relation(tuple(ours), tuple(theirs)))]  # as most changes are
    mine = [ending(ours, end, _LONGEST) for end in range(len(ours) + 1)]
    other = [ending(theirs, end, _LONGEST) for end in range(len(theirs) + 1)]
    costs = [[*accumulate(repeat(_DROPPED, len(theirs)), initial=0.0)]]
    chosen: list[list[_Pairing]] = [[(0, 1, None)] * (len(theirs) + 1)]
    for i in range(1, len(ours) + 1):
        costs.append([costs[i - 1][0] + _DROPPED])
        chosen.append([(1, 0, None)])
        for j in range(1, len(theirs) + 1):
            cost, pairing = _step(mine[i], other[j], costs, i, j)
            costs[i].append(cost)
            chosen[i].append(pairing)
    path = []
    i, j = len(ours), len(theirs)
    while i or j:
        a, b, kind = chosen[i][j]
        path.append((a, b, kind))
        i, j = i - a, j - b
    return _runs(path[::-1])


def _step(
    mine: list[Several], other: list[Several], costs: list[list[float]], i: int, j: int
) -> tuple[float, _Pairing]:
    """What it costs to pair the first `i` words with the first `j`, from what fewer words cost, and the last step to it.

    `mine` and `other` are the runs that end there, the shortest first.
    """
    cost = costs[i - 1][j] + _DROPPED
    pairing: _Pairing = (1, 0, None)
    if (dropped := costs[i][j - 1] + _DROPPED) < cost:
        cost, pairing = dropped, (0, 1, None)
    kind = relation(mine[0].words, other[0].words)
    paired = costs[i - 1][j - 1] + (0 if kind == "same" else _UNRELATED if kind is None else _RELATED)
    if paired < cost:
        cost, pairing = paired, (1, 1, kind)
    for a, b in _MOVES:
        # Two words that are the same two are two pairs of one, so that what follows never costs nothing.
        if a > i or b > j or (related := costs[i - a][j - b] + _RELATED) >= cost:
            continue
        ours, theirs = mine[a - 1], other[b - 1]
        if may_relate(ours, theirs) and (kind := relation(ours.words, theirs.words)):
            cost, pairing = related, (a, b, kind)
    return cost, pairing


def _runs(path: list[tuple[int, int, str | None]]) -> list[tuple[int, int, str | None]]:
    """Neighbouring unrelated pairs taken together: a rewording is one change, not many."""
    out: list[tuple[int, int, str | None]] = []
    for a, b, kind in path:
        if out and kind is None and out[-1][2] is None:
            out[-1] = (out[-1][0] + a, out[-1][1] + b, None)
        else:
            out.append((a, b, kind))
    return out
