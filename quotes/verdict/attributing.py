"""Whose words they are where an office stands in place of a name, in the claim or on record; `credits` rules on names.

A term of office that a list tells decides only where it is of the same place: the mayor of one town is not the mayor of
another, and a record that calls its speaker the mayor knows its own.
"""

from collections.abc import Sequence
from dataclasses import replace

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.persons.claiming import is_person, named_through
from quotes.persons.names import office_of
from quotes.persons.typed_names import joint
from quotes.speakers import name_fold
from quotes.values import value
from quotes.verdict import credits, offices
from quotes.verdict.also_called import also_called, speaks_for, stead
from quotes.verdict.askers import asked_by_another
from quotes.verdict.remarks import dated
from quotes.verdict.summary import listed
from quotes.verdict.surnames import in_full
from quotes.verdicts import Finding

# Characters of a source's text in which the office of whom it quotes is looked for.
TEXT = 100_000
AT_DATE = "office_at_date"


@value
class Whose:
    """The ruling on a claimed name or office, what is to be said of the office, and who held it when the words were said."""

    ruling: credits.Ruling
    told: tuple[Finding, ...] = ()
    officers: frozenset[str] = frozenset()


@value
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
    if together := joint(claimed):
        found = [
            attribute(name, said_on, record.owners(name_fold(name)), here, rest, record) for name in together
        ]
        if (whose := _together(claimed, together, found)) is not None:
            return whose
    places = (*here, *rest)
    terms = _terms(claimed, said_on or _day(places), record)
    if (office := offices.read(claimed)) is None:
        return _named(claimed, owners, here, rest, terms, record)
    named = _named(claimed, owners, here, rest, terms, record) if _owned(claimed) else None
    if named is not None and named.ruling.verdict != "not_claimed":
        return named
    ruling = credits.rule(claimed, owners, here, terms.officers, rest)
    settled, name = offices.settled(
        office, ruling, places, record.cast, lambda source: record.running(source, 0, TEXT)
    )
    labelled = settled.rule == offices.CALLED and not dated(said_on, places)
    if terms.officers and terms.sure and said_on and not labelled:
        told = () if ruling.rule == AT_DATE else _held(claimed, said_on, terms, record)
        return Whose(ruling, told, terms.officers)
    if terms.officers and settled.rule == offices.OPEN:
        return Whose(settled, _held(claimed, said_on or _day(places) or "", terms, record), terms.officers)
    return Whose(settled, offices.told(claimed, settled, name), terms.officers)


def _held(claimed: str, day: str, terms: _Terms, record: Record) -> tuple[Finding, ...]:
    """Who held a claimed office on a day, where that is not whom the record credits."""
    note = f"On {day[:10]} {offices.pointed(claimed)} was {listed(record.called(terms.officers))}."
    return (Finding("office", "", "", AT_DATE, note=note),)


def _together(claimed: str, names: Sequence[str], found: Sequence[Whose]) -> Whose | None:
    """The ruling on people who are claimed together, by that on each; None where the record names none of them."""
    doubted = [each for each in found if each.ruling.verdict in ("misattributed", "disputed")]
    if doubted:
        return doubted[0]
    theirs = [each.ruling.verdict in ("confirmed", "likely") for each in found]
    if not any(theirs):
        return None
    if all(theirs):
        weakest = next((each for each in found if each.ruling.verdict == "likely"), found[0])
        return replace(weakest, ruling=replace(weakest.ruling, meant=claimed))
    on = listed([name for name, held in zip(names, theirs, strict=True) if held])
    off = listed([name for name, held in zip(names, theirs, strict=True) if not held])
    first = next(each.ruling for each, held in zip(found, theirs, strict=True) if held)
    note = f"Only {on} is on record with these words, not {off}."
    ruling = credits.Ruling("different_speaker", first.speakers, credits.ONE_OF)
    return Whose(ruling, (Finding("joint_claim", "", "", credits.ONE_OF, note=note),))


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
        return any(ident in owners or is_person(claimed, (name,)) for ident, name in cast)

    if terms.officers:
        terms = replace(terms, officers=_so_named(claimed, owners, terms.officers, record))
    unnamed = [
        credit
        for credit in offices.nameless((*here, *rest), owners, heard)
        if not named_through(credit.name, (claimed,))  # "Finch's lawyer" is not Finch
    ]
    if not unnamed:
        ruling = credits.rule(claimed, owners, here, terms.officers, rest)
        ruling = _by_source(claimed, ruling, here, record)
        ruling = asked_by_another(ruling, here, heard, record)
        ruling, told = _surnamed(claimed, owners, ruling, here, record)
        return Whose(ruling, (*told, *_name_told(claimed, ruling)), terms.officers)
    names = tuple(dict.fromkeys(credit.name for credit in unnamed))
    ruling = credits.rule(
        claimed, owners, offices.without(here, unnamed), terms.officers, offices.without(rest, unnamed)
    )
    if ruling.rule != "no_credit":
        ruling, told = _surnamed(claimed, owners, ruling, here, record)
        return Whose(ruling, (*told, *_name_told(claimed, ruling)), terms.officers)
    day = _day((*here, *rest))
    if owners and any(owners & _terms(name, day, record).officers for name in names):
        return Whose(credits.Ruling("likely", names, "office_at_date"), (), terms.officers)
    ruling = credits.Ruling("unattributed", names, offices.UNNAMED)
    return Whose(ruling, offices.told(claimed, ruling, " and ".join(names)), terms.officers)


def _surnamed(
    claimed: str, owners: frozenset[str], ruling: credits.Ruling, here: Sequence[Place], record: Record
) -> tuple[credits.Ruling, tuple[Finding, ...]]:
    """The ruling on a surname alone, where the office beside it or the source itself tells who bears it; with what to say.

    "President Quill" is whoever of that surname was the president then, by a list; "Quill" is Rosa Quill in a source that has
    that name and no other Quill, and whoever has just that as an alias.
    """
    if ruling.rule != credits.SURNAME:
        return ruling, ()
    if owners & record.owners(name_fold(ruling.meant)):
        return replace(ruling, verdict="confirmed", rule=credits.NAMED), ()
    day = _day(here) or ""
    terms = _terms(ruling.meant, day, record)
    held = [name for name in record.called(terms.officers) if is_person(name, (ruling.meant,))]
    if owners & terms.officers or any(is_person(claimed, (name,)) for name in held):
        return replace(ruling, verdict="confirmed", rule=AT_DATE), ()
    if held:
        other = replace(ruling, verdict="different_speaker", rule=AT_DATE, meant="")
        return other, _held(ruling.meant, day, terms, record)
    sources = dict.fromkeys(place.source_id for place in here)
    if any(in_full(claimed, record.running(source, 0, TEXT)) for source in [*sources][: offices.STYLED]):
        return replace(ruling, verdict="confirmed", rule=credits.NAMED), ()
    return ruling, ()


def _owned(claimed: str) -> bool:
    """Whether a claim names somebody by another: "Victor Hale's lawyer"."""
    meant = stead(claimed)
    return meant is not None and meant.owned


def _by_source(claimed: str, ruling: credits.Ruling, here: Sequence[Place], record: Record) -> credits.Ruling:
    """The ruling where the source tells that whom it credits goes by the claimed name too, or speaks for the one claimed.

    "Victor Hale's lawyer" is `not_claimed` where nothing tells who that is, unless Hale is credited.
    """
    if ruling.verdict != "different_speaker" or ruling.rule not in (credits.PRIMARY, credits.EVERY):
        return ruling
    meant = stead(claimed)
    for source in [*dict.fromkeys(place.source_id for place in here)][: offices.STYLED]:
        text = record.running(source, 0, TEXT)
        if name := also_called(claimed, ruling.speakers, text):
            return replace(ruling, verdict="likely", rule=credits.OTHERWISE, meant=name)
        if meant is not None and (name := speaks_for(meant, ruling.speakers, text)):
            return replace(ruling, verdict="likely", rule=credits.STEAD, meant=name)
    if meant is None or named_through(claimed, ruling.speakers) or not meant.owned:
        return ruling
    return replace(ruling, verdict="not_claimed", rule=offices.OPEN)


def _so_named(
    claimed: str, owners: frozenset[str], officers: frozenset[str], record: Record
) -> frozenset[str]:
    """Those who held an office of whom a claim that gives a name as well can speak: "Mayor Quill" is no mayor called Tarn."""
    return frozenset(
        ident
        for ident in officers
        if ident in owners or any(is_person(claimed, (name,)) for name in record.called({ident}))
    )


def _name_told(claimed: str, ruling: credits.Ruling) -> tuple[Finding, ...]:
    """How a recorded name stands to a claimed one that it fits without being it, and where that leaves the claim open."""
    open_ = f"Whether {ruling.meant} is the one claimed, {claimed}, is not on record."
    notes = {
        credits.GENERATION: open_,
        credits.LETTERS: open_,
        credits.FIRST_NAME: open_,
        credits.SPELT: f"The record has the name as {ruling.meant}, not {claimed}.",
        credits.SURNAME: f"The record has the name as {ruling.meant}, and no first name.",
        credits.HEAD: f"The record has the name as {ruling.meant}.",
        credits.INITIALS: f"{claimed} are the initials of {ruling.meant}.",
        credits.OTHERWISE: f"The record has {ruling.meant} and says that this is the one called {claimed} too.",
        credits.STEAD: f"The record has {ruling.meant} {'as' if _owned(claimed) else 'as speaking for'} {claimed}.",
        credits.ACCOUNT: f"The record has {ruling.meant}; whose account {claimed} is, it does not say.",
    }
    if not (note := notes.get(ruling.rule)):
        return ()
    return (Finding("ambiguous_name", "", "", ruling.rule, note=note),)


def _terms(office: str, day: str | None, record: Record) -> _Terms:
    """Who held an office on a day; the transport minister is the minister of transport."""
    if not day:
        return _Terms()
    role, of = office_of(office)
    terms = _seated(role, of, day, record)
    before, _, last = role.rpartition(" ")
    return terms if terms.officers or of or not before else _seated(last, before, day, record)


def _seated(role: str, of: str, day: str, record: Record) -> _Terms:
    claimed = frozenset(of.split())
    seats = [place for place in record.seats(role, day[:10]) if offices.same_place(claimed, place)]
    if not seats:
        return _Terms()
    return _Terms(
        record.officers(role, day[:10], seats), all(bool(place) == bool(claimed) for place in seats)
    )


def _day(places: Sequence[Place]) -> str | None:
    return next((day for place in places if (day := place.said_on or place.published)), None)
