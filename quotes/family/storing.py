"""Storing what linking all wordings found: kin, links, and every family as a quote."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice

import numpy as np

from db.linking import families, places, relations, wholesale
from db.linking.families import Wording
from db.linking.places import Record
from db.linking.wholesale import Numbers
from db.rows import QuoteRow
from db.store import Store
from quotes.family import asking, bonds, lineage, linking
from quotes.family.agreement import Columns, joined
from quotes.family.comparing import Told
from quotes.family.keys import distinct
from quotes.family.linking import Family, Joined, Kin
from quotes.family.originals import Dates, named, traced

# Quotes stored at once, half a second's work; those that are made one by one; and wordings that wait for others without kin.
PART, FEW, ALONE = 50_000, 1_000, 20_000
Progress = Callable[[int], None]
Grouping = Callable[[dict[int, Wording]], list[Family]]


def put_all(
    store: Store,
    record: Record,
    parts: Iterable[Told],
    group: Grouping | None = None,
    progress: Progress = lambda _: None,
) -> Columns:
    """Store kin, links and quotes in place of all there were; gives back all kin. `group` is as `gathered` takes it.

    Kin come in parts while others are still being looked for: a wording that turns out to have none is stored as a quote
    by itself meanwhile.
    """
    relations.clear(store.conn)
    wholesale.clear(store.conn)
    numbers = record.sizes.numbers
    with wholesale.unindexed(store.conn, "kinship", "links", "quotes"):
        quotes = _Quotes(store, record, progress)
        kin = _put_kin(quotes, parts)
        found = gathered(store, record, kin, group)
        relations.put_unread(store.conn, zip(*(column.tolist() for column in found[:3]), strict=True))
        heads = np.arange(len(numbers))
        heads[record.sizes.at(found.short)] = record.sizes.at(found.head)
        quotes.put(heads)
    return kin


def _put_kin(quotes: "_Quotes", parts: Iterable[Told]) -> Columns:
    """Store kin, and as quotes the wordings that have none; gives back all kin."""
    store, sizes = quotes.store, quotes.record.sizes
    told: list[Columns] = []
    bound = [n for bond in asking.bonds_of(store) for n in (bond.one, bond.other)]
    alone, begin = ~np.isin(sizes.numbers, bound), 0
    for part in parts:
        told.append(part.kin)
        order = np.lexsort(part.kin[1::-1])
        families.put_kinship(store.conn, zip(*(column[order].tolist() for column in part.kin), strict=True))
        for numbers in part.kin[:2]:
            alone[sizes.at(numbers)] = False
        end = int(np.searchsorted(sizes.numbers, part.upto, "right"))
        if end - begin >= ALONE:
            quotes.put_alone(np.flatnonzero(alone[begin:end]) + begin)
            begin = end
    return joined(told)


def gathered(store: Store, record: Record, kin: Columns, group: Grouping | None = None) -> Joined:
    """The families that kinship and people's decisions make of all wordings.

    `group` makes families of the wordings that have kin; a cluster has made them already.
    """
    some = distinct(np.concatenate(kin[:2]))
    decided = asking.bonds_of(store)
    if not group:
        sizes, passages = record.sizes.of(some), places.passages(record, some)
        if not decided:
            return linking.joined(kin, sizes, passages)
        ranked = [column.tolist() for column in linking.ranked(kin, sizes, passages)]
        found = linking.chosen(list(map(Kin, *ranked)))
    bound = {n for bond in decided for n in (bond.one, bond.other)}
    members = families.wordings(store.conn, {*some.tolist(), *bound})
    if group:
        found = group(members)
    return Joined.of(bonds.obeyed(members, found, decided))


class _Quotes:
    """The quotes of all wordings on record, which are stored bit by bit."""

    def __init__(self, store: Store, record: Record, progress: Progress) -> None:
        self.store, self.record = store, record
        self._left = np.ones(len(record.sizes.numbers), bool)
        # While nothing is known of any kin yet, though families take fewer.
        self._dates, self._names, self._progress = Dates(record.stated), named(record.sizes), progress

    def put_alone(self, some: Numbers) -> None:
        """Store some wordings, given as their places on record, each as a quote by itself."""
        self._put(some, np.arange(len(some)))

    def put(self, heads: Numbers) -> None:
        """Store all others as families, given as the head of each wording's, both as places on record."""
        rest = np.flatnonzero(self._left)
        place = np.zeros(len(heads), np.int64)
        place[rest] = np.arange(len(rest))
        self._put(rest, place[heads[rest]])

    def _put(self, some: Numbers, heads: Numbers) -> None:
        record = places.among(self.record, some)
        found = traced(record, heads, self._dates, [self._names[at] for at in some.tolist()])
        while part := list(islice(found.told, PART)):
            wholesale.put(self.store.conn, part)
            self._progress(sum(variants for _, _, _, variants, *_ in part))
        groups = {head: [head] for head in found.left.tolist()}
        members = np.flatnonzero(np.isin(heads, found.left) & (heads != np.arange(len(heads))))
        for head, member in zip(heads[members].tolist(), members.tolist(), strict=True):
            groups[head].append(member)
        numbers = [record.sizes.numbers[group].tolist() for group in groups.values()]
        for at in range(0, len(numbers), FEW):
            quotes = _one_by_one(self.store, numbers[at : at + FEW])
            families.put_quotes(self.store.conn, quotes)
            self._progress(sum(quote.variants for quote in quotes))
        ids = [found.ids[family] for family in found.family.tolist()]
        wholesale.belong(self.store.conn, record.sizes.numbers, ids)
        self._left[some] = False


def _one_by_one(store: Store, groups: Sequence[Sequence[int]]) -> list[QuoteRow]:
    """The quotes of some families, each given as its wordings by number, the head first."""
    rows = wholesale.places(store.conn, chain.from_iterable(groups))
    held = [list(islice(rows, len(group))) for group in groups]
    origins = [[origin for _, mine in family for origin in mine] for family in held]
    known = asking.sketches(store, list(chain.from_iterable(one for one in origins if len(one) > 1)))
    return [
        lineage.quote_of(family[0][0], [wording for wording, _ in family], mine, known)
        for family, mine in zip(held, origins, strict=True)
    ]
