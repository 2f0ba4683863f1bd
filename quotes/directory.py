"""Reads lists of people: names, aliases and Wikidata ids, in the forms that such lists are published in.

JSON lines of this program (`name`, `aliases`, `qid`), Wikidata entities (JSON lines or a `wbgetentities` answer), Popolo
persons, and the YAML of congress-legislators.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from quotes.errors import BadInput

QID = re.compile(r"Q[1-9][0-9]*\Z")
# Aliases of one entity; Wikidata lists several hundred for a few people, in scripts that a claim may be in.
MOST_ALIASES = 500


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with the names they go by; `qid` is the Wikidata item, where stated."""

    name: str
    aliases: tuple[str, ...] = ()
    qid: str | None = None


def people(data: bytes) -> list[Person]:
    """Everybody in a list; raises `BadInput` when it is none of the known forms or names nobody."""
    try:
        text = data.decode("utf-8-sig")
        entries = list(_entries(text))
    except (UnicodeDecodeError, ValueError, yaml.YAMLError, RecursionError) as error:
        raise BadInput(f"The list of people is neither JSON, JSON lines nor YAML ({error}).") from error
    found = [person for entry in entries if (person := _person(entry))]
    if not found:
        raise BadInput(
            'The list names nobody; each entry needs a "name" (see docs/commands.md for the forms).'
        )
    return found


def _entries(text: str) -> Iterator[Any]:
    """The entries of a document, whatever wraps them."""
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
                yield from _listed(json.loads(line))


def _listed(data: Any) -> Iterable[Any]:
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return []
    for key in ("persons", "people"):
        if isinstance(data.get(key), list):
            return list(data[key])
    if isinstance(data.get("entities"), dict):
        return list(data["entities"].values())
    return [data]


def _person(entry: Any) -> Person | None:
    if not isinstance(entry, dict):
        return None
    if isinstance(entry.get("labels"), dict):
        return _from_wikidata(entry)
    if isinstance(entry.get("name"), dict):
        return _from_legislators(entry)
    name = _name(entry.get("name"))
    others = [
        _name(o.get("name") if isinstance(o, dict) else o) for o in _list(entry, "aliases", "other_names")
    ]
    numbers = [
        i.get("identifier")
        for i in _list(entry, "identifiers")
        if isinstance(i, dict) and i.get("scheme") == "wikidata"
    ]
    return _made(name, others, entry.get("qid") or next(iter(numbers), None))


def _from_wikidata(entry: dict[str, Any]) -> Person | None:
    labels = [
        _name(label.get("value")) for _, label in sorted(entry["labels"].items()) if isinstance(label, dict)
    ]
    english = entry["labels"].get("en") or {}
    aliases = _table(entry, "aliases")
    others = [
        _name(a.get("value")) for _, group in sorted(aliases.items()) for a in group if isinstance(a, dict)
    ]
    return _made(_name(english.get("value")) or next(iter(labels), None), [*labels, *others], entry.get("id"))


def _from_legislators(entry: dict[str, Any]) -> Person | None:
    name = entry["name"]
    first, last = _name(name.get("first")), _name(name.get("last"))
    plain = f"{first} {last}" if first and last else None
    nick = f"{name['nickname']} {last}" if name.get("nickname") and last else None
    return _made(
        _name(name.get("official_full")) or plain, [plain, nick], _table(entry, "id").get("wikidata")
    )


def _made(name: str | None, others: Iterable[str | None], qid: Any) -> Person | None:
    if not name:
        return None
    aliases = dict.fromkeys(other for other in others if other and other != name)
    known = qid if isinstance(qid, str) and QID.match(qid) else None
    return Person(name, tuple(aliases)[:MOST_ALIASES], known)


def _list(entry: dict[str, Any], *keys: str) -> list[Any]:
    return [item for key in keys if isinstance(entry.get(key), list) for item in entry[key]]


def _table(entry: dict[str, Any], key: str) -> dict[str, Any]:
    value = entry.get(key)
    return value if isinstance(value, dict) else {}


def _name(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
