"""Words in a heading, which the article below gives to somebody.

Headings quote in single marks where the text has double ones ("Managers ‘chose not to know’, inquiry finds"), and
seldom in the grammar of a sentence: whoever says the same words further down is who says them here.
"""

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.marks import Mark, single_marks
from quotes.attribution.rules.tiers import confidence
from quotes.quotation import Attribution, Quotation
from quotes.text import words

# A first line is a heading up to this length (code points), if no full stop ends it.
_LONGEST = 200
# Fewer words in a heading are as often a name or a scare quote, and stand below by chance: they take nobody's words
# away from whom the heading plainly names.
_FEWEST = 3
# A speaker of more words is half a heading.
_LONGEST_NAME = 4
# What may stand behind the full stop of a sentence; single marks in front of a text with double ones are a heading's.
_CLOSING = '”"»)] '
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
    if not end or not any(quotation.end <= end for quotation in found):
        return [*found]
    below = [
        (_words(quotation.text), quotation.attribution)
        for quotation in found
        if quotation.attribution.speakers and quotation.start > end
    ]
    return [_credited(quotation, below) if quotation.end <= end else quotation for quotation in found]


def _heading(text: str) -> int:
    """Where the heading of a text ends, 0 where it has none."""
    end = text.find("\n", 0, _LONGEST)
    return end if end > 0 and not text[:end].rstrip(_CLOSING).endswith((".", ":")) else 0


def _credited(heading: Quotation, below: Sequence[tuple[str, Attribution]]) -> Quotation:
    words_, own = _words(heading.text), heading.attribution
    # "Ada Finch Scolds Guild Over Late Boats: ‘…’" is no label.
    half = own.rule == "label" and len((own.speaker or "").split(" ")) > _LONGEST_NAME
    sure = own.confidence in ("certain", "likely") and not half
    if sure and words_.count(" ") <= _FEWEST:
        return heading
    said = next((credit for words_below, credit in below if words_ in words_below), None)
    if said is None:
        return replace(heading, attribution=Attribution()) if half else heading
    if said.speakers == own.speakers:
        return heading
    who = replace(said, cue=None, via=None, said_on=None, rule=RULE, confidence=confidence(RULE))
    return replace(heading, attribution=who)


def _words(text: str) -> str:
    """The folded words of a text with a blank on either side of each, so that "no" is not found in "know"."""
    return f" {' '.join(words(text))} "
