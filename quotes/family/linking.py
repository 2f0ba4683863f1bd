"""Links wordings into families: which of them go back to the same utterance.

Two wordings are kin when most of what the shorter one says stands in the longer one, in order, and what they
share is not everyday English. A family is a longest wording with its kin: a wording joins by standing whole in
a longer member or all but whole, or by being kin to the longest itself, never by a chain of resemblances.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from db.linking.families import Wording
from db.linking.wholesale import Passages, Sizes
from quotes.family import signs
from quotes.family.agreement import Columns, Flags
from quotes.family.keys import Rows, distinct

# A wording may join through a longer member that is not the head only if it stands whole there, or is so close to it.
CLOSE = 80
NOWHERE: Mapping[int, frozenset[str]] = MappingProxyType({})
# A wording's number in front of a source's, both in one.
_ROOM = 32
_SOURCE = (1 << _ROOM) - 1
# Bits of a place among all wordings, up to 134 million of them, and of a score.
_PLACE, _SCORE = 27, 7


class Kin(NamedTuple):
    """The shorter wording `n` goes back to the longer `to`; `score` is 0 to 100, `whole` that it stands there."""

    n: int
    to: int
    score: int
    whole: bool


def kin_of(columns: Columns) -> list[Kin]:
    """What was found side by side, one pair after the other."""
    return [Kin(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


@dataclass(frozen=True, slots=True)
class Family:
    """The head first, then the others by rank; `links` lead from each to the longer member it goes back to."""

    members: tuple[int, ...]
    links: tuple[Kin, ...]


def rank(member: Wording) -> tuple[int, str]:
    """Longest first, then by id: the order in which wordings become heads of families."""
    return -member.words, member.id


def families(
    members: Mapping[int, Wording], kin: Iterable[Kin], passages: Mapping[int, frozenset[str]] = NOWHERE
) -> list[Family]:
    """Wordings grouped into families of two and more; the rest stand alone.

    `passages` names the records and books in which a wording is a passage: one of those says a thing once, so two
    of its passages are two utterances, unless one stands whole in the other, and what goes back to one of them does not
    go back to the other. The result depends on the wordings, their kinship and these only, not on the order in which
    they were found.
    """
    kin = list(kin)
    if not kin:
        return []
    numbers = sorted(members)
    sizes = Sizes(
        np.array(numbers, np.int64),
        np.array([members[n].words for n in numbers], np.int64),
        np.array([members[n].id for n in numbers], np.bytes_),
    )
    number = {source: at for at, source in enumerate(dict.fromkeys(chain.from_iterable(passages.values())))}
    held = [(n, number[source]) for n, sources in passages.items() for source in sources]
    short, long, score, whole = np.array(kin, np.int64).T
    of_source = Passages(*np.array(held, np.int64).reshape(-1, 2).T)
    ordered = ranked((short, long, score, whole > 0), sizes, of_source)
    return chosen(kin_of(ordered))


def chosen(kin: Sequence[Kin]) -> list[Family]:
    """The families that kin make, which come by the rank of the shorter wording and then by nearness."""
    columns = ([one.n for one in kin], [one.to for one in kin], [_close(one.score, one.whole) for one in kin])
    links: dict[int, list[Kin]] = {}
    for at, top in joining(*columns):
        links.setdefault(top, []).append(kin[at])
    return [Family((top, *(one.n for one in found)), tuple(found)) for top, found in links.items()]


def joining(short: Iterable[int], long: Iterable[int], close: Iterable[bool]) -> Iterator[tuple[int, int]]:
    """The places of the kin by which wordings join a family, each with its head; kin come as `chosen` takes them."""
    head: dict[int, int] = {}
    for at, (n, to, near) in enumerate(zip(short, long, close, strict=True)):
        if n not in head:
            top = head.get(to)
            if top is None or near:
                head[n] = top = to if top is None else top
                yield at, top


def _close(score: int, whole: bool) -> bool:
    """Whether a wording may join through a longer one that is no head."""
    return whole or score >= CLOSE


class Joined(NamedTuple):
    """Wordings that belong to a longer one, side by side and by number: the one each goes back to, how alike, and the head."""

    short: Rows
    long: Rows
    score: Rows
    head: Rows

    @classmethod
    def of(cls, found: Iterable[Family]) -> "Joined":
        """Families side by side; one that only decisions made has links of the score 0."""
        rows = [(*one[:3], family.members[0]) for family in found for one in family.links]
        columns = np.array(rows, np.int64).reshape(-1, 4).T
        return cls(*columns[:, np.argsort(columns[0], kind="stable")])


def joined(kin: Columns, sizes: Sizes, passages: Passages) -> Joined:
    """What kin among many wordings make: `families` by the million."""
    short, long, score, whole = ranked(kin, sizes, passages)
    pairs = joining(short.tolist(), long.tolist(), (whole | (score >= CLOSE)).tolist())
    at, head = np.fromiter(chain.from_iterable(pairs), np.int64).reshape(-1, 2).T
    order = np.argsort(short[at], kind="stable")
    at = at[order]
    return Joined(short[at], long[at], score[at], head[order])


def ranked(kin: Columns, sizes: Sizes, passages: Passages) -> Columns:
    """Kin among many wordings as `joining` takes them, without two passages of one source.

    Of what a wording is kin of, the nearest comes first: an excerpt goes back to the shortest wording that holds it.
    """
    short, long, score, whole = kin
    a, b = sizes.at(short), sizes.at(long)
    kept = np.flatnonzero(whole | ~_of_one_source(a, b, sizes, passages))
    kept = kept[~_beaten((a[kept], b[kept], score[kept], whole[kept]), sizes, passages)]
    nearest, first = _places(sizes)
    # The three in one number: such are sorted in a fifth of the time.
    keys = (first[a[kept]] << _SCORE + _PLACE) | ((100 - score[kept]) << _PLACE) | nearest[b[kept]]
    order = kept[np.argsort(keys)]
    return short[order], long[order], score[order], whole[order]


def _places(sizes: Sizes) -> tuple[Rows, Rows]:
    """At which place each wording stands when all are sorted, shortest first and longest first; then by id."""
    upward = np.lexsort((sizes.ids, sizes.words))
    downward = upward[np.argsort(-sizes.words[upward], kind="stable")]
    return _inverse(upward), _inverse(downward)


def _inverse(order: Rows) -> Rows:
    places = np.empty(len(order), np.int64)
    places[order] = np.arange(len(order))
    return places


def _beaten(kin: Columns, sizes: Sizes, passages: Passages) -> Flags:
    """Which pairs a nearer one beats: of all passages of one source that are kin of a wording, the nearest counts.

    The wordings of a pair are given as their places in `sizes`.
    "The rest of his acts, are they not written in the book?" is said of each king in turn, and who edits one of these
    verses is kin of them all. Passages that stand whole in the wording, or it in them, count in any case. Nearest is
    that in which the most of the wording stands, then what stands whole, then what is of most nearly the same length.
    """
    short, long, score, whole = kin
    mine, other = (np.concatenate(pair) for pair in ((short, long), (long, short)))
    # Each pair once for each source that its other wording is a passage of, where the wording has more kin in that.
    held = _distinct(passages)
    begins, counts = _spans(held, sizes)
    begin, count = begins[other], counts[other]
    pair = np.repeat(np.arange(len(other)), count)
    source = held[np.arange(len(pair)) + np.repeat(begin - (count.cumsum() - count), count)] & _SOURCE
    claimed = (mine[pair] << _ROOM) | source
    ordered = np.sort(claimed)
    rivals = _among(claimed, ordered[1:][ordered[1:] == ordered[:-1]])
    pair, claimed = pair[rivals], claimed[rivals]
    words, others = sizes.words[mine[pair]], sizes.words[other[pair]]
    shared = np.tile(score, 2)[pair] * np.minimum(words, others)
    apart = np.abs(words - others)
    order = np.lexsort((sizes.ids[other[pair]], apart, ~np.tile(whole, 2)[pair], -shared, claimed))
    beaten = np.zeros(len(other), bool)
    beaten[pair[order[1:]][claimed[order[1:]] == claimed[order[:-1]]]] = True
    return (beaten[: len(short)] | beaten[len(short) :]) & ~whole


def _spans(held: Rows, sizes: Sizes) -> tuple[Rows, Rows]:
    """Where the sources of each wording begin among all that are held, and how many they are."""
    begin, end = (np.searchsorted(held, (sizes.numbers + more) << _ROOM) for more in (0, 1))
    return begin, end - begin


def _distinct(passages: Passages) -> Rows:
    """Wordings with their sources, both in one and sorted; of sources that hold the same wordings only one."""
    held = distinct((passages.numbers << _ROOM) | passages.sources)
    order = np.argsort(held & _SOURCE, kind="stable")
    source = (held & _SOURCE)[order]
    first = np.flatnonzero(np.append(True, source[1:] != source[:-1])[: len(source)])
    marks = signs.mixed((held >> _ROOM).astype(np.uint64))[order]
    together = np.add.reduceat(marks, first) if len(first) else marks
    return held[np.isin(held & _SOURCE, source[first[np.unique(together, return_index=True)[1]]])]


def _among(values: Rows, some: Rows) -> Flags:
    """Which values are among some that are sorted."""
    if not len(some):
        return np.zeros(len(values), bool)
    found: Flags = some[np.minimum(np.searchsorted(some, values), len(some) - 1)] == values
    return found


def _of_one_source(short: Rows, long: Rows, sizes: Sizes, passages: Passages) -> Flags:
    """Which pairs are passages of one source; both are given as places in `sizes`."""
    held = distinct((passages.numbers << _ROOM) | passages.sources)
    begins, counts = _spans(held, sizes)
    begin, count = begins[short], counts[short]
    found = np.zeros(len(short), bool)
    left = np.flatnonzero((count > 0) & (counts[long] > 0))
    step = 0
    while len(left):
        source = held[begin[left] + step] & _SOURCE
        wanted = (sizes.numbers[long[left]] << _ROOM) | source
        found[left] = held[np.minimum(np.searchsorted(held, wanted), len(held) - 1)] == wanted
        step += 1
        left = left[~found[left] & (count[left] > step)]
    return found
