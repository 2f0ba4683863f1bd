"""Words that a note on a Wikiquote page gives as a misquotation of the quotation above it.

They stand in a list of somebody's words and are not that person's: filed as a part of the note they would read as said.
"""

import re
from functools import cache
from importlib.resources import files

from scrapers.wiki.wikitext import words

BOLD = re.compile(r"'''(?!')(.{3,600}?)'''")
MARKED = re.compile(r"(?<![\w])[“\"„«](.{3,600}?)[”\"“»](?!\w)")
# Between the label and the words: "often misquoted today as".
NEAR = 40


@cache
def _label() -> re.Pattern[str]:
    lines = files("scrapers").joinpath("words/wikimisquotes.txt").read_text(encoding="utf-8").splitlines()
    labels = sorted((re.escape(s) for line in lines if (s := line.strip()) and s[0] != "#"), key=len)
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
