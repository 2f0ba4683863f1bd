"""Words in a heading, which the article below gives to somebody.

Headings quote in single marks where the text has double ones ("Managers ‘chose not to know’, inquiry finds"), and
seldom in the grammar of a sentence: whoever says the same words further down is who says them here.
"""

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.marks import Mark, single_marks
from quotes.attribution.rules.tiers import confidence
from quotes.quotation import Attribution, Quotation

# A first line is a heading up to this length (code points), if no full stop ends it.
_LONGEST = 200
# Fewer words in a heading are as often a name or a scare quote.
_FEWEST = 3
# A speaker of more words is half a heading.
_LONGEST_NAME = 4
RULE = "heading"


def heading_marks(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The single marks of a heading whose text below uses double ones; none where it has marks already."""
    end = _heading(text)
    if not end or not marks or marks[0].opening < end:
        return []
    return [mark for mark in single_marks(text[:end]) if text.count(" ", mark.start, mark.end) + 1 >= _FEWEST]


def said_below(text: str, found: Sequence[Quotation]) -> list[Quotation]:
    """The quotations of a text, those of its heading with the speaker who says the same words below."""
    end = _heading(text)
    return [_credited(quotation, found) if quotation.end <= end else quotation for quotation in found]


def _heading(text: str) -> int:
    """Where the heading of a text ends, 0 where it has none."""
    end = text.find("\n", 0, _LONGEST)
    return end if end > 0 and text[end - 1] not in ".:" else 0


def _credited(heading: Quotation, found: Sequence[Quotation]) -> Quotation:
    words = _letters(heading.text)
    for below in found:
        if below.attribution.speakers and below.start > heading.end and words in _letters(below.text):
            said = below.attribution
            if said.speakers == heading.attribution.speakers:
                return heading
            who = replace(said, cue=None, via=None, said_on=None, rule=RULE, confidence=confidence(RULE))
            return replace(heading, attribution=who)
    if len((heading.attribution.speaker or "").split(" ")) > _LONGEST_NAME:
        # "Ada Finch Scolds Guild Over Late Boats: ‘…’" is no label.
        return replace(heading, attribution=Attribution())
    return heading


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
