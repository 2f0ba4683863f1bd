"""Other wordings of a quotation that the lines below it on a Wikiquote page give: "Variant: …".

They are words of whoever is credited above, and no part of the source that the line would else be read as.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scrapers.wiki.wikimisquotes import BOLD, MARKED
from scrapers.wiki.wikitext import bare, words
from scrapers.wordlists import listed


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, listed("wikivariants")), key=len, reverse=True))
    return re.compile(rf"\s{{0,3}}'{{0,5}}(?:{labels})'{{0,5}}\s{{0,3}}:'{{0,5}}\s{{0,3}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variant:
    """Another wording, as plain words, and the lines that name the source it has for itself, as wikitext."""

    words: str
    sources: tuple[str, ...] = ()


def told_apart(lines: Sequence[str], depths: Sequence[int]) -> tuple[list[str], list[Variant]]:
    """The lines below a quotation that are about it, and the other wordings that the rest gives, in order.

    What stands deeper than a variant is about that one; below a label without words each line is a variant:
    "** Variants:", "*** We leave by dawn."
    """
    own: list[str] = []
    found: list[Variant] = []
    at = 0
    while at < len(lines):
        label, end = _label().match(lines[at]), _deeper(depths, at)
        if label is None:
            own.append(lines[at])
            at += 1
            continue
        said = _said(lines[at][label.end() :])
        if said:
            found.append(Variant(said, tuple(lines[at + 1 : end])))
        else:
            found += _listed(lines, depths, at + 1, end)
        at = end
    return own, found


def _listed(lines: Sequence[str], depths: Sequence[int], at: int, end: int) -> Iterator[Variant]:
    """The wordings from one line to another, each with the lines deeper than it as its source."""
    while at < end:
        last = _deeper(depths, at)
        label = _label().match(lines[at])
        if said := _said(lines[at][label.end() if label else 0 :]):
            yield Variant(said, tuple(lines[at + 1 : last]))
        at = last


def _deeper(depths: Sequence[int], at: int) -> int:
    """Where the lines that stand deeper than one end."""
    return next((n for n in range(at + 1, len(depths)) if depths[n] <= depths[at]), len(depths))


def _said(rest: str) -> str:
    """The words behind the label: those in bold or between marks that the line begins with, or all of it."""
    run = BOLD.match(rest) or MARKED.match(rest)
    return bare(words(run[1] if run else rest))
