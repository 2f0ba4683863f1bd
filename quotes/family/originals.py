"""Which place each of many families is traced to: what `lineage.quote_of` tells of one, told of all side by side.

The few of which more is to be told than tier, kind and dates can tell are left to that function: reports that name their
source, texts of which one may be copied from the other, dates that were set aside, decisions.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from db.linking.places import Flags, Record, Stated
from db.linking.wholesale import Numbers, Original, Sizes
from quotes.family.dating import dated, said
from quotes.family.keys import distinct
from quotes.family.lineage import ASIDE, RULES, is_record, quote_id, standing

_ROOM = 32


@dataclass(frozen=True, slots=True)
class Traced:
    """Quotes of families: `ids`, of which each wording belongs to that of its `family`.

    `told` are the rows of those of which all is told, `left` the heads of those of which more is to be told.
    """

    family: Numbers
    ids: Sequence[str]
    told: Iterator[Original]
    left: Numbers


class Dates:
    """What places state, ranked: the earlier of two is the original where no more is known of them."""

    def __init__(self, stated: Sequence[Stated]) -> None:
        at = [dated(s.published, s.said_on, s.modified, tier=s.tier, added=s.added) for s in stated]
        days = [said(s.published, s.said_on, s.modified, tier=s.tier, added=s.added) or None for s in stated]
        self.record = np.array([is_record(s.tier, s.kind) for s in stated], bool)
        self.undated = np.array([one.day is None for one in at], bool)
        self.aside = np.array([one.why in ASIDE for one in at], bool)
        self.days: list[str | None] = [*sorted({day for day in days if day}), None]
        self.first = _ranks(days, self.days)
        keys = [standing(one, record=record) for record, one in zip(self.record.tolist(), at, strict=True)]
        self.ranks = _ranks(keys, sorted(set(keys)))


def named(sizes: Sizes) -> list[str]:
    """The id of the quote that each wording would be the head of."""
    return [quote_id(ident.decode()) for ident in sizes.ids.tolist()]


def _ranks(values: Sequence[object], ordered: Sequence[object]) -> Numbers:
    place = {value: at for at, value in enumerate(ordered)}
    return np.array([place[value] for value in values], np.int64)


def traced(record: Record, heads: Numbers, dates: Dates, names: Sequence[str]) -> Traced:
    """The quotes of families: `heads` has the head of each wording's, as its index in the record.

    `names` has the id of the quote that each wording would be the head of.
    """
    sizes, places = record.sizes, record.places
    top = heads == np.arange(len(heads))
    tops, family = np.flatnonzero(top), (top.cumsum() - 1)[heads]
    variants = np.bincount(family, minlength=len(tops))
    owner = family[sizes.at(places.numbers)]
    order = _order(record, dates, owner)
    owner, stated = owner[order], places.stated[order]
    occurrences = np.bincount(owner, minlength=len(tops))
    sources = np.bincount(distinct((owner << _ROOM) | places.sources[order]) >> _ROOM, minlength=len(tops))

    def any_of(flags: Flags) -> Flags:
        return np.bincount(owner[flags], minlength=len(tops)) > 0

    lone = (variants == 1) & (occurrences == 1)
    left = (occurrences == 0) | any_of(places.more[order])
    left |= (any_of(dates.aside[stated]) & ~lone) | (any_of(places.copied[order]) & (sources > 1))
    ids = [names[top] for top in tops.tolist()]
    told = _told(record, dates, order, owner, np.flatnonzero(~left), ids, (variants, occurrences, sources))
    return Traced(family, ids, told, tops[left])


def _order(record: Record, dates: Dates, owner: Numbers) -> Numbers:
    """The places of each family one after the other, the original first."""
    several = np.bincount(owner, minlength=1)[owner] > 1
    order = np.argsort(owner, kind="stable")
    rivals = np.flatnonzero(several[order])
    at = order[rivals]
    sizes, places = record.sizes, record.places
    words = sizes.words[sizes.at(places.numbers[at])]
    ranked = np.lexsort((places.ids[at], -words, dates.ranks[places.stated[at]], owner[at]))
    order[rivals] = at[ranked]
    return order


def _told(
    record: Record, dates: Dates, order: Numbers, owner: Numbers, some: Numbers, ids: Sequence[str],
    counts: tuple[Numbers, Numbers, Numbers],
) -> Iterator[Original]:  # fmt: skip
    """The rows of some families; their places come as `_order` has them."""
    places = record.places
    stated = places.stated[order]
    begins = np.searchsorted(owner, some)
    first = order[begins]
    days = np.full(len(ids), len(dates.days) - 1)
    np.minimum.at(days, owner, dates.first[stated])
    people = np.full(len(ids), -1)
    credited = np.flatnonzero(places.speakers[order] >= 0)
    whose, nearest = np.unique(owner[credited], return_index=True)
    people[whose] = places.speakers[order[credited[nearest]]]
    only = counts[1][some] == 1
    rules = np.where(
        dates.record[stated[begins]], "primary",
        np.where(only, "only", np.where(dates.undated[stated[begins]], "undated", "earliest")),
    )  # fmt: skip
    speakers: list[str | None] = [*record.speakers, None]
    yield from zip(
        [ids[at] for at in some.tolist()],
        [speakers[who] for who in people[some].tolist()],
        [dates.days[day] for day in days[some].tolist()],
        *(count[some].tolist() for count in counts),
        [place.decode() for place in places.ids[first].tolist()],
        [RULES[rule] for rule in rules.tolist()],
        rules.tolist(),
        places.numbers[first].tolist(),
        strict=True,
    )
