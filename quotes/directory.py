"""Reads lists of people: names, aliases, Wikidata ids and offices, in the forms that such lists are published in.

JSON lines of this program (`name`, `aliases`, `qid`, `born`, `died`, `roles`), Wikidata entities (JSON lines or a
`wbgetentities` answer), Popolo persons with their memberships, and the YAML of congress-legislators. An entry that cannot
be used is left out and told of; the others are taken.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from quotes.days import is_day
from quotes.errors import BadInput
from quotes.identity import ident
from quotes.persons import wikidata
from quotes.persons.names import office_of
from quotes.persons.profiles import Office
from quotes.speakers import name_fold, speaker_id

QID = re.compile(r"Q[1-9][0-9]*\Z")
# Aliases of one entity; Wikidata lists several hundred for a few people, in scripts that a claim may be in.
MOST_ALIASES = 500
# Characters of a name or an office; what is longer is a sentence.
LONGEST = 200
MOST_OFFICES = 200
_KEYS = frozenset(
    (
        "name",
        "aliases",
        "other_names",
        "qid",
        "identifiers",
        "born",
        "birth_date",
        "died",
        "death_date",
        "roles",
        "memberships",
    )
)
_LISTS = frozenset(("aliases", "other_names", "identifiers", "roles", "memberships"))
# Of a person in Popolo, what says nothing of who speaks.
_BESIDE = frozenset(
    ("id", "family_name", "given_name", "additional_name", "honorific_prefix", "honorific_suffix", "patronymic_name",
     "sort_name", "email", "gender", "image", "summary", "biography", "national_identity", "contact_details", "links",
     "sources", "images", "slug", "created_at", "updated_at")
)  # fmt: skip
# What others call what an entry calls so.
MEANT = {"offices": "roles", "office": "roles", "alias": "aliases", "wikidata": "qid", "birthday": "born"}
_TERMS = {"sen": "senator", "rep": "representative", "prez": "president", "viceprez": "vice president"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with the names they go by; `qid` is the Wikidata item, where stated, dates are ISO 8601.

    `kind` is `person`, or `organisation` where the list says that it is no human being. `unread` are keys of the entry
    that nothing was read from, also such as hold what cannot be taken.
    """

    name: str
    aliases: tuple[str, ...] = ()
    qid: str | None = None
    born: str | None = None
    died: str | None = None
    offices: tuple[Office, ...] = ()
    kind: str = "person"
    unread: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Unusable:
    """An entry of a list that names nobody: which one, counted from 1, and why."""

    at: int
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list holds: everybody it names, and the entries that cannot be used."""

    people: tuple[Person, ...]
    unusable: tuple[Unusable, ...] = ()


def listed_id(person: Person) -> str:
    """The id of somebody on a list: of the Wikidata item, else of name and day of birth, else of the name alone."""
    if person.qid:
        return ident("person", person.qid)
    return ident("person", name_fold(person.name), person.born) if person.born else speaker_id(person.name)


def people(data: bytes) -> Listed:
    """What a list of people holds; raises `BadInput` when it names nobody."""
    try:
        entries = list(_entries(data.decode("utf-8-sig")))
    except (UnicodeDecodeError, ValueError, yaml.YAMLError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise BadInput(f"The list of people is neither JSON, JSON lines nor YAML ({reason}).") from error
    found: list[Person] = []
    unusable: list[Unusable] = []
    for at, entry in enumerate(entries, 1):
        person = _person(entry)
        if isinstance(person, Person):
            found.append(person)
        else:
            unusable.append(Unusable(at, person))
    if not found:
        raise BadInput(
            'The list names nobody; each entry needs a "name" (see docs/commands.md for the forms).'
        )
    return Listed(tuple(found), tuple(unusable))


def _entries(text: str) -> Iterator[Any]:
    """The entries of a document, whatever wraps them; a line that is not JSON is an entry that says so."""
    start = text.lstrip()[:1]
    if start not in ("{", "["):
        yield from _listed(yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
        return
    try:
        yield from _listed(json.loads(text))
    except json.JSONDecodeError:
        for line in text.splitlines():
            # A Wikidata dump is one array with an entity a line.
            if (line := line.strip().rstrip(",")) not in ("", "[", "]"):
                try:
                    yield from _listed(json.loads(line))
                except ValueError as error:
                    yield f"the line is not JSON ({error})"


def _listed(data: Any) -> Iterable[Any]:
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return []
    for key in ("persons", "people"):
        if isinstance(data.get(key), list):
            return _with_memberships(data[key], data)
    if isinstance(data.get("entities"), dict):
        return list(data["entities"].values())
    return [data]


def _with_memberships(persons: list[Any], data: dict[str, Any]) -> Iterator[Any]:
    """Popolo persons with the memberships that the list keeps apart from the persons."""
    apart: dict[str, list[Any]] = {}
    for membership in _list(data, "memberships"):
        if isinstance(membership, dict):
            apart.setdefault(str(membership.get("person_id")), []).append(membership)
    for person in persons:
        known = isinstance(person, dict) and person.get("id") and apart.get(str(person["id"]))
        yield {**person, "memberships": [*_list(person, "memberships"), *known]} if known else person


def _person(entry: Any) -> Person | str:
    """Who an entry names, or why it names nobody."""
    if not isinstance(entry, dict):
        return entry if isinstance(entry, str) and entry.startswith("the line") else "the entry is no object"
    if isinstance(entry.get("labels"), dict):
        item = wikidata.item(entry)
        return _made(item.label, item.others, item.id, item.born, item.died, item.offices, item.kind)
    if isinstance(entry.get("name"), dict):
        return _from_legislators(entry)
    others = [o.get("name") if isinstance(o, dict) else o for o in _list(entry, "aliases", "other_names")]
    numbers = [
        i.get("identifier")
        for i in _list(entry, "identifiers")
        if isinstance(i, dict) and i.get("scheme") == "wikidata"
    ]
    made = _made(
        entry.get("name"), others, entry.get("qid") or next(iter(numbers), None),
        entry.get("born") or entry.get("birth_date"), entry.get("died") or entry.get("death_date"),
        [
            _office(role.get("role") or role.get("label"), role.get("start") or role.get("start_date"),
                    role.get("end") or role.get("end_date"), role.get("place"))
            for role in _list(entry, "roles", "memberships")
            if isinstance(role, dict)
        ],
    )  # fmt: skip
    if not isinstance(made, Person):
        return made
    beside = frozenset(map(str, entry.keys())) - _KEYS - _BESIDE
    return replace(made, unread=beside | frozenset(_untaken(entry, made)))


def _untaken(entry: dict[str, Any], made: Person) -> Iterator[str]:
    """The keys of an entry whose values are not of the form that could be taken."""
    taken = {
        "qid": made.qid,
        "born": made.born,
        "birth_date": made.born,
        "died": made.died,
        "death_date": made.died,
    }
    for key, value in entry.items():
        if key in _LISTS and value:
            nothing = not isinstance(value, list) or (key in ("roles", "memberships") and not made.offices)
        else:
            nothing = key in taken and bool(value) and taken[key] is None
        if nothing:
            yield key


def _from_legislators(entry: dict[str, Any]) -> Person | str:
    name, bio = entry["name"], _table(entry, "bio")
    first, middle, last = (_text(name.get(key)) for key in ("first", "middle", "last"))
    suffix = _text(name.get("suffix"))
    given = [first, f"{first} {middle}" if middle else None, _text(name.get("nickname"))]
    plain = [" ".join(filter(None, (one, last, suffix))) for one in given if one and last]
    terms = [
        _office(_TERMS.get(_text(term.get("type")) or "", ""), term.get("start"), term.get("end"))
        for term in _list(entry, "terms")
        if isinstance(term, dict)
    ]
    shown = _text(name.get("official_full")) or next(iter(plain), None)
    return _made(shown, plain, _table(entry, "id").get("wikidata"), bio.get("birthday"), None, terms)


def _made(
    name: Any,
    others: Iterable[Any],
    qid: Any,
    born: Any = None,
    died: Any = None,
    offices: Iterable[Office | None] = (),
    kind: str = "person",
) -> Person | str:
    shown = _text(name)
    if not shown:
        return 'the entry has no "name"' if name in (None, "", {}) else "the name is no name"
    if not any(c.isalpha() for c in shown):
        return "the name has no letter"
    aliases = dict.fromkeys(other for o in others if (other := _text(o)) and other != shown)
    return Person(
        shown,
        tuple(aliases)[:MOST_ALIASES],
        qid if isinstance(qid, str) and QID.match(qid) else None,
        _day(born),
        _day(died),
        tuple(dict.fromkeys(office for office in offices if office))[:MOST_OFFICES],
        kind,
    )


def _office(role: Any, start: Any, end: Any, place: Any = None) -> Office | None:
    named = _text(role)
    if not named:
        return None
    office, of = office_of(named)
    return Office(office, _day(start), _day(end), (_text(place) or of).casefold())


def _list(entry: dict[str, Any], *keys: str) -> list[Any]:
    return [item for key in keys if isinstance(entry.get(key), list) for item in entry[key]]


def _table(entry: dict[str, Any], key: str) -> dict[str, Any]:
    value = entry.get(key)
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str | None:
    if not isinstance(value, str):
        return None
    plain = " ".join(value.replace("\0", "").encode("utf-8", "replace").decode().split())
    return plain if 0 < len(plain) <= LONGEST else None


def _day(value: Any) -> str | None:
    """An ISO date, full or in part; YAML reads one as a date of its own."""
    plain = value if isinstance(value, str) else value.isoformat() if hasattr(value, "isoformat") else ""
    return plain[:10] if is_day(plain[:10]) else None
