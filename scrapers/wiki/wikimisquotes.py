"""Words that a note on a Wikiquote page gives as a misquotation of the quotation above it.

They stand in a list of somebody's words and are not that person's: filed as a part of the note they would read as said.
"""

import re
from functools import cache

from scrapers.wiki.wikitext import words
from scrapers.wordlists import listed

BOLD = re.compile(r"'''(?!')(.{3,600}?)'''")
MARKED = re.compile(r"(?<![\w])[“\"„«](.{3,600}?)[”\"“»](?!\w)")
# Between the label and the words: "often misquoted today as".
NEAR = 40


@cache
def _label() -> re.Pattern[str]:
    labels = sorted(map(re.escape, listed("wikimisquotes")), key=len)
    return re.compile(rf"\b(?:{'|'.join(reversed(labels))})\b('{{0,5}}\s{{0,3}}:)?", re.IGNORECASE)


def misquotations(lines: list[str]) -> list[str]:
    """The misquotations that the lines below a quotation give, as plain words, in order."""
    return [said for line in lines if (said := _misquotation(line))]


def _misquotation(line: str) -> str | None:
    label = _label().search(line)
    if label is None:
        return None
    rest = line[label.end() :]
    runs = [found for pattern in (BOLD, MARKED) if (found := pattern.search(rest)) and found.start() < NEAR]
    if runs:
        return words(min(runs, key=lambda run: run.start())[1]).strip('"“”„«» ') or None
    return words(rest).strip(": '") or None if label[1] else None
