"""A text that is one turn: "FRANKLIN D. ROOSEVELT: The only thing we have to fear …", as a speech or a single answer is filed.

One label tells less than three: "NOTE: …" and "NEW DELHI: …" stand before a colon as well, and "Ada Finch: We will not sell" is
a headline. So the label has to be a whole personal name, and what follows a first person's words without marks, to the end.
"""

import re

from quotes.attribution.cast.names import FIRST, FUNCTION, personal
from quotes.quotation import Attribution, Quotation
from quotes.text import words
from scrapers.interviews import OWN
from scrapers.passages import marked_passages

# What stands above the label at most, and words of its line at least: a title is short, and a headline is no speech.
_ABOVE, _FEWEST = 200, 6
_ENDED = re.compile(r"[.!…]['’”\"]?\s*\Z")


def monologue(text: str, label: str, start: int, end: int) -> Quotation | None:
    """A text as the one turn of whom its only label names, whose first line of words is `start` to `end`; else None."""
    above = text[:start].rpartition(label)[0]
    said = text[start:].rstrip()
    if len(above.strip()) > _ABOVE or len(words(text[start:end])) < _FEWEST or not _named(label):
        return None
    if not _ENDED.search(text, start, end) or label.split()[-1].casefold() in words(said):
        return None  # a headline has no stop, and a report comes back to whom it names
    if not OWN.search(said) or marked_passages(said):
        return None  # whoever speaks throughout is not quoted
    credit = Attribution((_usual(label),), confidence="certain", rule="turn-label")
    return Quotation(start, start + len(said), said, "turn", credit)


def _named(label: str) -> bool:
    """Whether a label is somebody's first and last name; "THE COURT" and "DEAR READER" are none."""
    parts = _usual(label).replace(".", "").split()
    name = personal(tuple(parts)) if 1 < len(parts) <= 4 else None
    initials = any(len(part) == 1 for part in parts[:-1])
    if name is None or parts[-1] in FUNCTION or len(parts[-1]) < 2:
        return False
    return initials or (parts[0] in FIRST and bool(name.gender) and len(name.words) == len(parts))


def _usual(label: str) -> str:
    """A label as names are written."""
    return label.title() if label.isupper() else label
