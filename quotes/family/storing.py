"""Storing what linking all wordings found: kin, links, and every family as a quote."""

from collections.abc import Callable, Sequence
from itertools import chain, islice

import numpy as np

from db.linking import families, places, relations, wholesale
from db.linking.families import Wording
from db.linking.places import Record
from db.linking.wholesale import Numbers
from db.rows import QuoteRow
from db.store import Store
from quotes.family import asking, bonds, lineage, linking
from quotes.family.agreement import Columns
from quotes.family.keys import distinct
from quotes.family.linking import Family, Joined, Kin
from quotes.family.originals import traced

# Quotes stored at once, half a second's work; and those that are made one by one.
PART, FEW = 50_000, 1_000
Progress = Callable[[int], None]
Grouping = Callable[[dict[int, Wording]], list[Family]]


def put_all(
    store: Store,
    record: Record,
    kin: Columns,
    group: Grouping | None = None,
    progress: Progress = lambda _: None,
) -> None:
    """Store kin, links and quotes in place of all there were; takes what `gathered` takes."""
    relations.clear(store.conn)
    wholesale.clear(store.conn)
    order = np.lexsort(kin[1::-1])
    with wholesale.unindexed(store.conn, "kinship"):
        families.put_kinship(store.conn, zip(*(column[order].tolist() for column in kin), strict=True))
    found = gathered(store, record, kin, group)
    numbers = record.sizes.numbers
    heads = np.arange(len(numbers))
    heads[record.sizes.at(found.short)] = record.sizes.at(found.head)
    with wholesale.unindexed(store.conn, "links", "quotes"):
        relations.put_unread(store.conn, zip(*(column.tolist() for column in found[:3]), strict=True))
        ids = _put(store, record, heads, progress)
        wholesale.belong(store.conn, numbers, ids)


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


def _put(store: Store, record: Record, heads: Numbers, progress: Progress) -> list[str]:
    """Store the quotes of families, given as the head of each wording's; gives back the quote of each wording."""
    found = traced(record, heads)
    while part := list(islice(found.told, PART)):
        wholesale.put(store.conn, part)
        progress(sum(variants for _, _, _, variants, *_ in part))
    groups = {head: [head] for head in found.left.tolist()}
    joined = np.flatnonzero(np.isin(heads, found.left) & (heads != np.arange(len(heads))))
    for head, member in zip(heads[joined].tolist(), joined.tolist(), strict=True):
        groups[head].append(member)
    numbers = [record.sizes.numbers[group].tolist() for group in groups.values()]
    for at in range(0, len(numbers), FEW):
        quotes = _one_by_one(store, numbers[at : at + FEW])
        families.put_quotes(store.conn, quotes)
        progress(sum(quote.variants for quote in quotes))
    return [found.ids[family] for family in np.searchsorted(found.heads, heads).tolist()]


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
