"""What the headings and categories of a Wikiquote page say of its quotations, in several languages.

The words are in `words/wikiquote.txt`.
"""

import re
from functools import cache
from typing import cast

from scrapers.document import Section
from scrapers.wordlists import paired

BORN = re.compile(
    r"'''[^\n]{0,400}?\([^()\n]{0,200}?\b\d{3,4}\b[^()\n]{0,200}?(?:[–—-]|&ndash;)[^()\n]{0,200}?\d{3,4}"
    r"|'''[^\n]{0,300}?\(\s{0,3}(?:born|né|geb|\*)"
)
# French pages: "({{date|10|février|1898}} — {{date|14|août|1956}})".
DATED = re.compile(
    r"'''[^\n]{0,400}?\([^\n]{0,200}?\{\{date\|[^{}]{1,60}\}\}[^\n]{0,60}?[–—-]", re.IGNORECASE
)
CATEGORY = re.compile(r"\[\[[^\[\]:|]{1,20}:([^\[\]|]{1,200})")
YEAR = re.compile(r"(?<![\d/=])(1[0-9]\d\d|20\d\d)(?![\d/])")
# Categories stand at the end of a page, the years of a life at its beginning: so many characters are looked at.
END, BEGINNING = 6000, 6000


@cache
def _patterns(persons: bool) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern for each kind in the order of the file; one kind may come back further down."""
    told = paired("wikiquote")
    kinds = dict.fromkeys(kind for kind, _ in told if (kind == "person") == persons)
    return tuple(
        (kind, re.compile("|".join(_pattern(kind, words) for name, words in told if name == kind)))
        for kind in kinds
    )


def _pattern(kind: str, words: str) -> str:
    start = r"\A" if kind == "skip" or words.startswith("^") else r"\b"
    end = r"\Z" if kind == "skip" else "" if words.endswith("*") else r"\b"
    return start + re.escape(words.strip("^*")) + end


def _kind(text: str, *, persons: bool) -> str | None:
    return next((kind for kind, pattern in _patterns(persons) if pattern.search(text)), None)


def is_work(heading: str) -> bool:
    """Whether a heading names a work: in italics, in marks, or with a year; what words are in it says nothing then."""
    return (
        "''" in heading.replace("'''", "")
        or YEAR.search(heading) is not None
        or heading.strip()[:1] in '"“„«'
    )


def section_of(heading: str, level: int, top: Section | None) -> Section | None:
    """The section that a heading begins; None where no quotations stand below it.

    A heading of a lower level that says nothing stays in the section `top` of the level above, and so does one that only
    says that quotations follow ("Quotes on war" below "Disputed").
    """
    kind = None if is_work(heading) else _kind(heading.lower().strip(" '"), persons=False)
    if kind == "skip":
        return None
    if kind == "sourced" and level > 2 and top is not None and heading.lower().strip(" '") != kind:
        return top
    if kind is not None:
        return cast(Section, kind)
    return "sourced" if level == 2 else top


def is_person(text: str) -> bool:
    """Whether a page is about a person, by its categories or by the years behind the name it begins with."""
    categories = " ".join(CATEGORY.findall(text[-END:])).lower()
    start = text[:BEGINNING]
    return (
        _kind(categories, persons=True) is not None
        or BORN.search(start) is not None
        or DATED.search(start) is not None
    )
