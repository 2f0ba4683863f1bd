"""Reads sources.yml: what a newsroom follows, in which way, and how politely.

A mistake in the file is told with the name of the entry and what to write instead; nothing is guessed.
"""

import re
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any, Literal, get_args

import yaml

from quotes.errors import BadInput
from scrapers.crawl.job import KINDS as WEB_KINDS
from scrapers.crawl.job import Kind as WebKind
from scrapers.crawl.job import Manners
from scrapers.crawl.wiki import category, raw
from scrapers.document import Tier
from scrapers.errors import ReadError
from scrapers.fetching.addresses import target

FileKind = Literal["dump", "warc"]
Kind = WebKind | FileKind
# What is read from files, not asked of anybody.
FILE_KINDS: tuple[FileKind, ...] = ("dump", "warc")
KINDS: tuple[Kind, ...] = (*WEB_KINDS, *FILE_KINDS)
AGENT = "quotes/0.1 (quotation checking; {})"
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}\Z")
SPAN = re.compile(r"([1-9][0-9]{0,3})\s?([mhdw])\Z")
UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
WIKI = "https://en.wikiquote.org"
TEXTS = ("address", "every", "format", "licence", "publisher", "tier", "wiki", "note")
LISTS = ("addresses", "files", "pages", "categories", "under", "not_under")
NUMBERS = ("depth", "budget")
STATED = ("tier", "publisher", "licence")
# Links from the start, and pages in one run: enough for a section of a newspaper, little enough for an hour.
DEPTH, BUDGET = 5, 1000
# What a single entry may set of the manners for itself.
OWN = ("delay", "per_host", "recheck")


@dataclass(frozen=True, slots=True)
class Followed:
    """One entry: what to follow and what is known of it. `stated` wins over what documents say of themselves.

    `addresses` are web addresses, or paths and patterns of paths for the kinds that are read from files.

    `every` is how often it is meant to be collected; `depth` and `budget` are in links and pages.
    """

    name: str
    kind: Kind
    addresses: tuple[str, ...]
    manners: Manners
    every: timedelta | None = None
    format: str | None = None
    stated: Mapping[str, str] | None = None
    depth: int = DEPTH
    budget: int = BUDGET
    under: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()


def watchlist(text: str, name: str = "sources.yml", folder: Path = Path()) -> dict[str, Followed]:
    """The entries of a sources.yml by name; raises `BadInput` with the mistake and its place.

    Paths of files are meant from `folder`.
    """
    try:
        data = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadInput(f"{name} is not valid YAML ({' '.join(str(error).split())}); mend it.") from error
    if not isinstance(data, dict) or not isinstance(data.get("sources"), list):
        raise BadInput(f'{name} needs a list "sources"; docs/collecting.md has an example.')
    manners = _manners(_table(data.get("settings"), f"{name}: settings"), f"{name}: settings")
    found: dict[str, Followed] = {}
    for at, entry in enumerate(data["sources"], 1):
        where = f"{name}: entry {at}"
        followed = _followed(_table(entry, where), where, manners, folder)
        if followed.name in found:
            raise BadInput(f"{where}: the name {followed.name!r} is taken; give every entry its own.")
        found[followed.name] = followed
    return found


def _followed(row: dict[str, Any], where: str, manners: Manners, folder: Path) -> Followed:
    known = {"name", "kind", *TEXTS, *LISTS, *NUMBERS, *OWN}
    if unknown := sorted(set(row) - known):
        raise BadInput(
            f"{where}: {reprlib.repr(unknown[0])} is not known; there are: {', '.join(sorted(known))}."
        )
    name, kind = row.get("name"), row.get("kind")
    if not isinstance(name, str) or not NAME.match(name):
        raise BadInput(f"{where}: the name must be small letters, digits, - and _, not {reprlib.repr(name)}.")
    where = f"{where} ({name})"
    if kind not in KINDS:
        raise BadInput(f"{where}: the kind is {reprlib.repr(kind)}; there are: {', '.join(KINDS)}.")
    texts = {key: _text(row[key], key, where) for key in TEXTS if key in row}
    lists = {key: _list(row[key], key, where) for key in LISTS if key in row}
    tier = texts.get("tier")
    if tier is not None and tier not in get_args(Tier):
        raise BadInput(f"{where}: the tier is {tier!r}; there are: {', '.join(get_args(Tier))}.")
    own = {key: row[key] for key in OWN if key in row}
    stated: dict[str, str] = {key: texts[key] for key in STATED if key in texts}
    return Followed(
        name,
        kind,
        _files(texts, lists, where, folder) if kind in FILE_KINDS else _addresses(kind, texts, lists, where),
        _manners(own, where, manners),
        _every(texts.get("every"), where),
        texts.get("format") or ("wikiquote" if kind == "wikiquote" else None),
        stated or None,
        int(_number(row.get("depth", DEPTH), "depth", where)),
        int(_number(row.get("budget", BUDGET), "budget", where)),
        lists.get("under", ()),
        lists.get("not_under", ()),
    )


def _files(
    texts: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], where: str, folder: Path
) -> tuple[str, ...]:
    """The paths that the entry reads; `*` and `**` stand for any part of one."""
    if "address" in texts or "addresses" in lists:
        raise BadInput(f'{where}: a file is read, not asked; fetch it and give its path under "files".')
    if not lists.get("files"):
        raise BadInput(f'{where}: nothing to read; give a path under "files".')
    return tuple(dict.fromkeys(str(folder / path) for path in lists["files"]))


def _addresses(
    kind: str, texts: Mapping[str, str], lists: Mapping[str, tuple[str, ...]], where: str
) -> tuple[str, ...]:
    """What the entry starts from: addresses, or names on a wiki."""
    found = [*([texts["address"]] if "address" in texts else []), *lists.get("addresses", ())]
    if kind == "wikiquote":
        wiki = texts.get("wiki", WIKI)
        found += [category(wiki, title) for title in lists.get("categories", ())]
        found += [raw(wiki, title) for title in lists.get("pages", ())]
    if "files" in lists:
        raise BadInput(
            f'{where}: only {" and ".join(FILE_KINDS)} are read from "files"; use "quotes add" for others.'
        )
    if not found:
        raise BadInput(f'{where}: nothing to follow; give an "address" (or "pages" of a wiki).')
    for address in found:
        try:
            target(address)
        except ReadError as error:
            raise BadInput(f"{where}: {address!r}: {error}") from error
    return tuple(dict.fromkeys(found))


def _manners(row: dict[str, Any], where: str, base: Manners | None = None) -> Manners:
    base = base or Manners()
    values = {f.name: getattr(base, f.name) for f in fields(Manners)}
    contact = row.pop("contact", None)
    if contact is not None:
        values["agent"] = AGENT.format(_text(contact, "contact", where))
    for key, value in row.items():
        if key not in values or key == "agent":
            raise BadInput(f"{where}: {key!r} is not known; docs/collecting.md lists the settings.")
        if key == "allow":
            values[key] = tuple(_network(item, where) for item in _list(value, key, where))
        else:
            values[key] = type(values[key])(_number(value, key, where))
    return Manners(**values)


def _network(text: str, where: str) -> str:
    try:
        return str(ip_network(text, strict=False))
    except ValueError as error:
        raise BadInput(
            f"{where}: {text!r} is no address or network; write 10.0.0.1 or 10.0.0.0/8."
        ) from error


def _every(text: str | None, where: str) -> timedelta | None:
    if text is None:
        return None
    if not (found := SPAN.match(text)):
        raise BadInput(f'{where}: "every" is {text!r}; write 30m, 6h, 1d or 2w.')
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def _text(value: Any, key: str, where: str) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise BadInput(f'{where}: "{key}" must be text on one line, not {reprlib.repr(value)}.')
    return value.strip()


def _number(value: Any, key: str, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < 1e12:
        raise BadInput(f'{where}: "{key}" must be a number from 0 on, not {reprlib.repr(value)}.')
    return value


def _list(value: Any, key: str, where: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(_text(item, key, where) for item in values)


def _table(value: Any, where: str) -> dict[str, Any]:
    if value is not None and (not isinstance(value, dict) or not all(isinstance(key, str) for key in value)):
        raise BadInput(f"{where} must hold names with values; docs/collecting.md has an example.")
    return dict(value or {})
