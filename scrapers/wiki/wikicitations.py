"""Quotations that a Wikiquote page puts into templates, as the French and the Russian ones do.

`words/wikicitations.txt` names the templates and their values; a reference that stands behind the words in a template of
its own belongs to the words before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scrapers.wiki.wikitemplates import Call, calls
from scrapers.wiki.wikitext import words
from scrapers.wordlists import paired

# Templates inside the words that are no words: who speaks on a stage, an indent.
ASIDE = {"personnage", "tab"}
CITED = ("author", "part", "work", "publisher", "year", "page")


@dataclass(frozen=True, slots=True)
class Cited:
    """Words in a template, and what is stated of them: author, work, publisher, year, page, note."""

    words: str
    stated: dict[str, str]

    def citation(self) -> str | None:
        """Where the words stand, as one line."""
        parts = (
            f"p. {self.stated[key]}" if key == "page" else self.stated[key]
            for key in CITED
            if key in self.stated
        )
        return ", ".join(parts) or self.stated.get("note")


@cache
def _names() -> tuple[frozenset[str], tuple[str, ...], dict[str, str]]:
    """The templates that hold words, the beginnings of those that hold references, and what each value means."""
    told = paired("wikicitations")
    return (
        frozenset(name for kind, name in told if kind == "quotation"),
        tuple(name for kind, name in told if kind == "reference"),
        {name: kind for kind, name in told if kind not in {"quotation", "reference"}},
    )


@cache
def _beginnings() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(_names()[0])))
    return re.compile(
        rf"^[*:]{{0,3}}[ \t]{{0,5}}\{{\{{[ \t]{{0,5}}(?:{names})[ \t]{{0,5}}[|\n]",
        re.IGNORECASE | re.MULTILINE,
    )


def by_template(text: str) -> bool:
    """Whether a page may put its quotations into templates: one of their names begins a line.

    In English, `{{citation}}` is a reference and stands behind words.
    """
    return _beginnings().search(text) is not None


def cited(text: str) -> Iterator[Cited]:
    """The quotations in the templates of a part of a page, in order."""
    holding, referring, _ = _names()
    waiting: Cited | None = None
    for call in calls(text):
        if call.name in holding:
            if waiting:
                yield waiting
            waiting = _quoted(call)
        elif waiting and call.name.startswith(referring):
            yield Cited(waiting.words, waiting.stated | _stated(call))
            waiting = None
    if waiting:
        yield waiting


def _quoted(call: Call) -> Cited | None:
    stated = _stated(call)
    said = stated.pop("words", None)
    return Cited(said, stated) if said else None


def _stated(call: Call) -> dict[str, str]:
    """What the values of a template say, by its meaning; the first value of a meaning counts."""
    meaning = _names()[2]
    found: dict[str, str] = {}
    for value in call.values:
        kind = meaning.get(value.name)
        if kind is not None and kind not in found:
            plain = words(_without_asides(value.text) if kind == "words" else value.text)
            if plain := plain.lstrip(" \t\n:"):
                found[kind] = plain
    return found


def _without_asides(text: str) -> str:
    parts: list[str] = []
    at = 0
    for call in calls(text):
        if call.name in ASIDE:
            parts.append(text[at : call.start])
            at = call.end
    return "".join(parts) + text[at:]
