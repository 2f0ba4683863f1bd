"""Whose words a marked stretch carries, by the grammar of the sentence around it.

Three places are looked at in turn: behind the mark, before it, and the parenthesis that ends the sentence.
What a rule is worth is measured by `make bench-extraction`, and its confidence follows (`quotes/tiers.py`).
"""

from quotes.evidence import Found
from quotes.following import after, closing
from quotes.leading import before
from quotes.sentences import Line


def attributed(line: Line, k: int) -> Found | None:
    """The phrase that speaks the words of mark `k`, where its own sentence names one."""
    return after(line, k) or before(line, k) or closing(line, k)
