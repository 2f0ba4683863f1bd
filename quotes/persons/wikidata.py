"""A Wikidata entity as far as it tells who somebody is: labels, aliases, life dates, offices with their terms.

The JSON is that of Special:EntityData, wbgetentities and the dumps (Wikibase data model, JSON serialisation).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quotes import lexicon
from quotes.persons.profiles import Office

HUMAN, INSTANCE_OF, BORN, DIED, POSITION = "Q5", "P31", "P569", "P570", "P39"
START, END = "P580", "P582"
# The precisions of the data model, from which on a year, a month and a day are known.
YEAR, MONTH, DAY = 9, 10, 11
_TIME = re.compile(r"\+([0-9]{4})-([0-9]{2})-([0-9]{2})T")


@dataclass(frozen=True, slots=True)
class Item:
    """What an entity says; strings are as written there and still to be checked."""

    id: Any
    label: Any
    others: tuple[Any, ...]
    born: str | None
    died: str | None
    offices: tuple[Office, ...]
    kind: str


def item(entity: dict[str, Any]) -> Item:
    """The entity; the English label first, labels and aliases of all languages after it."""
    labels = {
        code: label.get("value")
        for code, label in sorted(_table(entity, "labels").items())
        if isinstance(label, dict)
    }
    aliases = [
        alias.get("value")
        for _, group in sorted(_table(entity, "aliases").items())
        if isinstance(group, list)
        for alias in group
        if isinstance(alias, dict)
    ]
    kinds = {_item_of(snak) for snak, _ in _statements(entity, INSTANCE_OF)}
    return Item(
        entity.get("id"),
        labels.get("en") or next(iter(labels.values()), None),
        (*labels.values(), *aliases),
        next((day for snak, _ in _statements(entity, BORN) if (day := _day(snak))), None),
        next((day for snak, _ in _statements(entity, DIED) if (day := _day(snak))), None),
        tuple(_offices(entity)),
        "organisation" if kinds - {None} and HUMAN not in kinds else "person",
    )


def _offices(entity: dict[str, Any]) -> Iterator[Office]:
    known = lexicon.paired("persons_positions")
    for snak, statement in _statements(entity, POSITION):
        role = known.get(_item_of(snak) or "")
        if role:
            start, end = (
                next((day for q in _snaks(statement.get("qualifiers"), which) if (day := _day(q))), None)
                for which in (START, END)
            )
            yield Office(role, start, end)


def _statements(entity: dict[str, Any], which: str) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The values of a property that are not deprecated, each with its statement, preferred ones first."""
    found = [s for s in _snaks(entity.get("claims"), which) if s.get("rank") != "deprecated"]
    for statement in sorted(found, key=lambda s: s.get("rank") != "preferred"):
        snak = statement.get("mainsnak")
        if isinstance(snak, dict):
            yield snak, statement


def _snaks(holder: Any, which: str) -> list[dict[str, Any]]:
    found = holder.get(which) if isinstance(holder, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _value(snak: dict[str, Any]) -> dict[str, Any]:
    return _table(_table(snak, "datavalue"), "value")


def _item_of(snak: dict[str, Any]) -> str | None:
    value = _value(snak)
    number = value.get("numeric-id")
    return str(value["id"]) if "id" in value else f"Q{number}" if number else None


def _day(snak: dict[str, Any]) -> str | None:
    """A time value as an ISO date, as much of it as its precision tells."""
    value = _value(snak)
    match, precision = _TIME.match(str(value.get("time"))), value.get("precision")
    if match is None or not isinstance(precision, int) or precision < YEAR:
        return None
    return "-".join(match.groups()[: min(precision, DAY) - YEAR + 1])


def _table(entity: Any, key: str) -> dict[str, Any]:
    value = entity.get(key) if isinstance(entity, dict) else None
    return value if isinstance(value, dict) else {}
