"""Paragraphs as read: their quotations, each with its credit, and what they leave open for the next one."""

from collections.abc import Iterator, Sequence

from quotes.attribution.grammar.sentences import Line
from quotes.attribution.marks import Mark
from quotes.attribution.naming import NOBODY, Credit
from quotes.attribution.rules.tiers import confidence
from quotes.quotation import Attribution, Kind, Quotation

# A paragraph is read in pieces of this many code points, so that one without end costs no more than its
# length; the longest of the tuned half has 4,061.
_REACH = 6000


class Passage:
    """One paragraph as read: its bounds, and each quotation with the credit it was given."""

    __slots__ = ("asked", "brought", "credits", "end", "kinds", "marks", "open", "start")

    def __init__(self, line: Line) -> None:
        self.start, self.end = line.start, line.end
        self.open = not line.marks[-1].closed
        self.marks: list[Mark] = []
        self.kinds: list[Kind] = []
        self.credits: list[Credit] = []
        # Who is to answer the question with which the paragraph ends ("… a reporter asked Ada Finch").
        self.asked: Credit = NOBODY
        # Whom the paragraph before brings on, for words that nothing else gives to anybody.
        self.brought: Credit | None = None

    def leads(self) -> bool:
        """Whether the paragraph opens with marked words."""
        return bool(self.marks) and self.marks[0].opening == self.start

    def quotations(self, text: str) -> Iterator[Quotation]:
        """Its quotations as extraction gives them, in order; `text` is the one it was read from."""
        for (start, end, *_), kind, credit in zip(self.marks, self.kinds, self.credits, strict=True):
            speakers, first, last, cue, rule, said_on, via = credit
            sure = confidence(rule) if speakers else "none"
            said = Attribution(speakers, first, last, cue, via, said_on, sure, rule)
            yield Quotation(start, end, text[start:end], kind, said)


def paragraphs(text: str, marks: Sequence[Mark], surnames: frozenset[str]) -> Iterator[Line]:
    """The paragraphs of a text that hold marks, in order, each as a line of tokens with its marks."""
    group: list[Mark] = []
    start = end = -1
    for mark in marks:
        if mark.opening >= end:
            if group:
                yield Line(text, start, end, group, surnames)
            group = []
            floor = max(end, mark.opening - _REACH, 0)
            start = max(text.rfind("\n", floor, mark.opening) + 1, floor)
            end = text.find("\n", mark.opening, mark.opening + _REACH)
            end = min(len(text), mark.opening + _REACH) if end < 0 else end
        group.append(mark)
    if group:
        yield Line(text, start, max(end, group[-1].closing), group, surnames)
