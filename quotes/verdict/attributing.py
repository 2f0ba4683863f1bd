"""Whose words they are where an office stands in place of a name, in the claim or on record; `credits` rules on names.

A term of office that a list tells decides only where it is of the same place: the mayor of one town is not the mayor of
another, and a record that calls its speaker the mayor knows its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.persons.names import office_of
from quotes.speakers import is_claimed
from quotes.verdict import credits, offices
from quotes.verdict.remarks import dated
from quotes.verdicts import Finding


@dataclass(frozen=True, slots=True)
class Whose:
    """The ruling on a claimed name or office, what is to be said of the office, and who held it when the words were said."""

    ruling: credits.Ruling
    told: tuple[Finding, ...] = ()
    officers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Terms:
    """Who is known to have held an office; `sure` where list and claim both say, or both do not say, of which place."""

    officers: frozenset[str] = frozenset()
    sure: bool = False


def attribute(
    claimed: str | None,
    said_on: str | None,
    owners: frozenset[str],
    here: Sequence[Place],
    rest: Sequence[Place],
    record: Record,
) -> Whose:
    """The answer on the claimed speaker: the words stand `here`, other parts of the same remark in the `rest`."""
    if not claimed:
        return Whose(credits.rule(claimed, owners, here, (), rest))
    places = (*here, *rest)
    terms = _terms(claimed, said_on or _day(places), record)
    office = offices.read(claimed)
    if office is None:
        return _named(claimed, owners, here, rest, terms, record)
    ruling = credits.rule(claimed, owners, here, terms.officers, rest)
    settled, name = offices.settled(office, ruling, places, record.cast)
    labelled = settled.rule == offices.CALLED and not dated(said_on, places)
    if terms.officers and terms.sure and said_on and not labelled:
        return Whose(ruling, (), terms.officers)
    return Whose(settled, offices.told(claimed, settled, name), terms.officers)


def _named(
    claimed: str,
    owners: frozenset[str],
    here: Sequence[Place],
    rest: Sequence[Place],
    terms: _Terms,
    record: Record,
) -> Whose:
    """The ruling on a name: a record that credits "the mayor" and names nobody neither confirms nor contradicts it."""

    def heard(place: Place) -> bool:
        cast = record.cast(place.source_id) if place.tier == "primary" else []
        return any(ident in owners or is_claimed(claimed, name) for ident, name in cast)

    unnamed = offices.nameless((*here, *rest), owners, heard)
    if not unnamed:
        return Whose(credits.rule(claimed, owners, here, terms.officers, rest), (), terms.officers)
    names = tuple(dict.fromkeys(credit.name for credit in unnamed))
    ruling = credits.rule(
        claimed, owners, offices.without(here, unnamed), terms.officers, offices.without(rest, unnamed)
    )
    if ruling.rule != "no_credit":
        return Whose(ruling, (), terms.officers)
    day = _day((*here, *rest))
    if owners and any(owners & _terms(name, day, record).officers for name in names):
        return Whose(credits.Ruling("likely", names, "office_at_date"), (), terms.officers)
    ruling = credits.Ruling("unattributed", names, offices.UNNAMED)
    return Whose(ruling, offices.told(claimed, ruling, " and ".join(names)), terms.officers)


def _terms(office: str, day: str | None, record: Record) -> _Terms:
    if not day:
        return _Terms()
    role, of = office_of(office)
    claimed = frozenset(of.split())
    seats = [place for place in record.seats(role, day[:10]) if offices.same_place(claimed, place)]
    if not seats:
        return _Terms()
    return _Terms(
        record.officers(role, day[:10], seats), all(bool(place) == bool(claimed) for place in seats)
    )


def _day(places: Sequence[Place]) -> str | None:
    return next((day for place in places if (day := place.said_on or place.published)), None)
