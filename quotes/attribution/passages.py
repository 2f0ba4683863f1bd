"""Paragraphs as read: their quotations, each with its credit, and what they leave open for the next one."""

from quotes.attribution.cast.naming import NOBODY, Credit
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.marks import Mark
from quotes.quotation import Kind


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
