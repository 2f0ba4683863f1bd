"""Storing what linking all wordings found: kin, links, and every family as a quote."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice

import numpy as np

from db.linking import families, relations, wholesale
from db.linking.places import Record
from db.linking.wholesale import Numbers
from db.rows import QuoteRow
from db.store import Store
from quotes.family import apart, lineage
from quotes.family.agreement import Columns
from quotes.family.linking import Joined
from quotes.family.originals import Dates, traced

# Quotes stored at once, half a second's work; and those that are made one by one.
PART, FEW = 50_000, 1_000
Progress = Callable[[int], None]


def put_all(store: Store, record: Record, kin: Columns, joined: Iterator[Joined], progress: Progress) -> None:
    """Store kin, links and quotes in place of all there were.

    `joined` has one item, which is waited for only when the quotes of wordings that have no kin are stored.
    """
    relations.clear(store.conn)
    wholesale.clear(store.conn)
    order = np.lexsort(kin[1::-1])
    families.put_kinship(store.conn, zip(*(column[order].tolist() for column in kin), strict=True))
    numbers = record.sizes.numbers
    some = [n for bond in apart.bonds_of(store) for n in (bond.one, bond.other)]
    others = np.isin(numbers, np.concatenate([*kin[:2], np.array(some, np.int64)]))
    heads = np.arange(len(numbers))
    dates = Dates(record.stated)
    ids = np.empty(len(numbers), object)

    def put(members: Numbers) -> None:
        tops, quotes = _put(store, record, dates, members, heads[members], progress)
        ids[tops] = quotes

    put(np.flatnonzero(~others))
    found = next(joined)
    relations.put_unread(store.conn, zip(*(column.tolist() for column in found[:3]), strict=True))
    heads[np.searchsorted(numbers, found.short)] = np.searchsorted(numbers, found.head)
    put(np.flatnonzero(others))
    wholesale.belong(store.conn, numbers, ids[heads].tolist())


def _put(
    store: Store, record: Record, dates: Dates, members: Numbers, heads: Numbers, progress: Progress
) -> tuple[Numbers, Sequence[str]]:
    """Store the quotes of some families; gives back their heads, and their ids beside these."""
    found = traced(record, dates, members, heads)
    while part := list(islice(found.told, PART)):
        wholesale.put(store.conn, part)
        progress(sum(variants for _, _, _, variants, *_ in part))
    groups = {head: [head] for head in found.left.tolist()}
    joined = np.flatnonzero(np.isin(heads, found.left) & (heads != members))
    for head, member in zip(heads[joined].tolist(), members[joined].tolist(), strict=True):
        groups[head].append(member)
    numbers = [record.sizes.numbers[group].tolist() for group in groups.values()]
    for at in range(0, len(numbers), FEW):
        quotes = _one_by_one(store, numbers[at : at + FEW])
        families.put_quotes(store.conn, quotes)
        progress(sum(quote.variants for quote in quotes))
    return found.heads, found.ids


def _one_by_one(store: Store, groups: Sequence[Sequence[int]]) -> list[QuoteRow]:
    """The quotes of some families, each given as its wordings by number, the head first."""
    places = wholesale.places(store.conn, chain.from_iterable(groups))
    held = [list(islice(places, len(group))) for group in groups]
    origins = [[origin for _, mine in family for origin in mine] for family in held]
    known = apart.sketches(store, list(chain.from_iterable(one for one in origins if len(one) > 1)))
    return [
        lineage.quote_of(family[0][0], [wording for wording, _ in family], mine, known)
        for family, mine in zip(held, origins, strict=True)
    ]
