"""Which wording each wording of a quote was made from, as far as it can be told from likeness and time.

The root is the wording of the original. Every other one goes back to its nearest kin among those found before it;
where only later ones are kin, as with two parts of a speech whose whole was found last, to the nearest of those.
"""

from collections.abc import Iterable, Mapping, Sequence

from db.linking.descent import Kinship, Member

# What is missing of a wording in its ancestor, in hundredths, and the difference in words.
Far = tuple[float, int]


def ancestors(
    members: Sequence[Member], kin: Iterable[Kinship], days: Mapping[int, str], root: int
) -> dict[int, int]:
    """For each wording the number of its ancestor; the root has none, and neither has what no kinship reaches.

    `days` says when a wording was found first (ISO 8601); the undated count as later than the dated.
    """
    ranked = sorted(members, key=lambda m: (m.n != root, m.n not in days, days.get(m.n, ""), -m.words, m.id))
    order = {member.n: at for at, member in enumerate(ranked)}
    near = _near(kin, {member.n: member.words for member in members})
    found: dict[int, int] = {}
    for n in order:
        earlier = {other: far for other, far in near.get(n, {}).items() if order[other] < order[n]}
        if earlier and n != root:
            found[n] = min(earlier, key=lambda other: (earlier[other], order[other]))
    _join(found, near, order, root)
    return found


def _near(kin: Iterable[Kinship], words: Mapping[int, int]) -> dict[int, dict[int, Far]]:
    """How far each wording is from each of its kin: first how much of its own words the other lacks, then in length.

    A report made of two sentences goes back to the speech that has both, not to the report that has one of them.
    """
    near: dict[int, dict[int, Far]] = {}
    for one in kin:
        if one.n in words and one.to in words:
            short, long = words[one.n], max(words[one.to], 1)
            near.setdefault(one.n, {})[one.to] = 100.0 - one.score, abs(long - short)
            near.setdefault(one.to, {})[one.n] = 100.0 - one.score * min(short / long, 1.0), abs(long - short)
    return near


def _join(
    found: dict[int, int], near: Mapping[int, Mapping[int, Far]], order: Mapping[int, int], root: int
) -> None:
    """Lead the wordings whose kin are all later to the root, by way of the nearest of them."""
    while True:
        joined = {n for n in order if _top(found, n) == root}
        bridges = [
            (far, order[n], order[to], n, to)
            for n in order
            if n not in joined
            for to, far in near.get(n, {}).items()
            if to in joined
        ]
        if not bridges:
            return
        *_, n, to = min(bridges)
        # What led away from `n` now leads to it.
        while True:
            before = found.get(n)
            found[n] = to
            if before is None:
                break
            n, to = before, n


def _top(found: Mapping[int, int], n: int) -> int:
    while n in found:
        n = found[n]
    return n
