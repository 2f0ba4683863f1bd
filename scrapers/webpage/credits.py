"""What a page credits besides its authors: the news agency whose copy it prints, and the captions of its pictures."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from scrapers.passages import folded
from scrapers.webpage.mainbody import Block
from scrapers.webpage.page import Element, words_of
from scrapers.webpage.pageblocks import is_boilerplate
from scrapers.wordlists import listed, paired

# "LONDON (AP) —", "Berlin (dpa/lby) -"
DATELINE = re.compile(r"[^\n()“\"„«]{2,80}\(([^()\n]{2,40})\)\s{0,3}[-–—:]")
# Blocks looked at from the end, and the longest that is a credit line rather than a paragraph.
LAST, LONGEST = 4, 240
QUOTED = re.compile('[“”„«»"]')
# Elements whose pictures are not the article's.
ELSEWHERE = {"nav", "aside", "footer", "header"}
MOST_CAPTIONS, CAPTION_LENGTH = 50, 1000


@cache
def _agencies() -> dict[str, str]:
    """The name of each agency by each of its forms."""
    return {form: name for name, form in paired("agencies")}


@cache
def _form() -> re.Pattern[str]:
    forms = sorted(_agencies(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def wire(blocks: Sequence[Block], authors: Iterable[str]) -> str | None:
    """The agency that an article credits: in its dateline, as its author, or in a line at its end; else None."""
    dateline = DATELINE.match(blocks[0].text) if blocks else None
    candidates = [dateline[1]] if dateline else []
    candidates += [name for name in authors if name in _agencies()]
    candidates += [block.text for block in blocks[-LAST:] if _is_credit(block.text)]
    found = (_form().search(text) for text in candidates)
    return next((_agencies()[form[0]] for form in found if form), None)


def _is_credit(text: str) -> bool:
    small = text.casefold()
    return (
        len(text) <= LONGEST
        and not QUOTED.search(text)
        and any(word in small for word in listed("creditwords"))
    )


def captions(tree: Element) -> tuple[str, ...]:
    """The captions of a page's pictures, in order, each once; those in menus and offers are left out."""
    found: dict[str, str] = {}
    for caption in tree.iter("figcaption"):
        words = " ".join(words_of(caption).split())
        if words and not any(e.tag in ELSEWHERE or is_boilerplate(e) for e in caption.iterancestors()):
            found.setdefault(folded(words), words[:CAPTION_LENGTH])
    return tuple(words for key, words in found.items() if key)[:MOST_CAPTIONS]
