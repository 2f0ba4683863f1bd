"""Templates in wikitext: `{{w|Target|Words}}` taken apart into a name and its values.

A scan for brackets reads what nearly all pages hold, some forty times as fast as a parser of all of wikitext; text
with parameters (`{{{1}}}`), `<nowiki>` or the like goes through mwparserfromhell, which is exact.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

ODD = re.compile(r"\{\{\{|<(?:nowiki|pre|math|source|syntaxhighlight)\b", re.IGNORECASE)
BRACKET = re.compile(r"\{\{|\}\}|\[\[|\]\]|\|")
# What may stand before the first equals sign of a value without making its left side a name.
ODD_NAME = re.compile(r"[\[{<]")
NESTED = re.compile(r"\{\{|\}\}|\[\[|\]\]|<[^<>]{0,500}>|=")


class Value(NamedTuple):
    """One value of a template; `name` is its number as text where none is `stated`."""

    name: str
    text: str
    stated: bool


class Call(NamedTuple):
    """One template as it is used: where it stands in the text, its name in small letters, its values in order."""

    start: int
    end: int
    name: str
    values: tuple[Value, ...]

    def first(self, *names: str) -> str | None:
        """The text of the first of these values that is there."""
        held = {value.name: value.text for value in self.values}
        return next((held[name] for name in names if name in held), None)


def calls(text: str) -> list[Call]:
    """The outermost templates of a text, in order; braces that are never closed are text."""
    if "{{" not in text:
        return []
    return list(_parsed(text) if ODD.search(text) else _scanned(text))


@dataclass(slots=True)
class _Open:
    bracket: str
    start: int
    pipes: list[int] = field(default_factory=list)


def _scanned(text: str) -> Iterator[Call]:
    """Outermost templates by their brackets: a link closes inside its template, or is no link."""
    stack: list[_Open] = []
    found: list[tuple[int, int, list[int]]] = []
    for token in BRACKET.finditer(text):
        mark = token[0]
        if mark in {"{{", "[["}:
            stack.append(_Open(mark, token.start()))
        elif mark == "|":
            if stack:
                stack[-1].pipes.append(token.start())
        elif mark == "]]":
            if stack and stack[-1].bracket == "[[":
                stack.pop()
        elif any(frame.bracket == "{{" for frame in stack):
            pipes: list[int] = []
            while stack[-1].bracket == "[[":
                pipes = stack.pop().pipes + pipes
            frame = stack.pop()
            while found and found[-1][0] > frame.start:
                found.pop()
            found.append((frame.start, token.end(), frame.pipes + pipes))
    return (_call(text, *place) for place in found)


def _call(text: str, start: int, end: int, pipes: list[int]) -> Call:
    edges = [start + 1, *pipes, end - 2]
    name, *values = (text[a + 1 : b] for a, b in pairwise(edges))
    return Call(start, end, name.strip().lower(), tuple(_named(values)))


def _named(values: list[str]) -> Iterator[Value]:
    number = 0
    for value in values:
        at = _equals(value)
        if at is None:
            number += 1
            yield Value(str(number), value, stated=False)
        else:
            yield Value(value[:at].strip().lower(), value[at + 1 :], stated=True)


def _equals(value: str) -> int | None:
    """Where the equals sign of a value with a name stands: the first outside templates, links and tags."""
    at = value.find("=")
    if at < 0 or not ODD_NAME.search(value, 0, at):
        return at if at >= 0 else None
    depth = 0
    for token in NESTED.finditer(value):
        mark = token[0]
        if mark == "=" and depth <= 0:
            return token.start()
        depth += (mark in {"{{", "[["}) - (mark in {"}}", "]]"})
    return None


def _parsed(text: str) -> Iterator[Call]:
    # Only odd pages need it; other formats are read without loading it.
    from mwparserfromhell import parse
    from mwparserfromhell.wikicode import Wikicode

    at = 0
    for template in parse(text).ifilter_templates(recursive=Wikicode.RECURSE_OTHERS):
        written = str(template)
        start = text.find(written, at)
        if start < 0:
            continue
        at = start + len(written)
        values = tuple(
            Value(str(value.name).strip().lower(), str(value.value), bool(value.showkey))
            for value in template.params
        )
        yield Call(start, at, str(template.name).strip().lower(), values)
