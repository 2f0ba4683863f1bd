"""Other wordings of a quotation that the lines below it on a Wikiquote page give: "Variant: …".

They are words of whoever is credited above, and no part of the source that the line would else be read as.
"""

import re
from functools import cache

from scrapers.wiki.wikimisquotes import BOLD, MARKED
from scrapers.wiki.wikitext import bare, words
from scrapers.wordlists import listed


@cache
def _label() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, listed("wikivariants")), key=len, reverse=True))
    return re.compile(rf"\s{{0,3}}'{{0,5}}(?:{labels})'{{0,5}}\s{{0,3}}:'{{0,5}}\s{{0,3}}", re.IGNORECASE)


def is_variant(line: str) -> bool:
    """Whether a line below a quotation gives another wording of it."""
    return _label().match(line) is not None


def variants(lines: list[str]) -> list[str]:
    """The other wordings that the lines below a quotation give, as plain words, in order."""
    return [
        said for line in lines if (found := _label().match(line)) and (said := _said(line[found.end() :]))
    ]


def _said(rest: str) -> str:
    """The words behind the label: those in bold or between marks that the line begins with, or all of it."""
    run = BOLD.match(rest) or MARKED.match(rest)
    return bare(words(run[1] if run else rest))
