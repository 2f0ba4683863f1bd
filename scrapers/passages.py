"""The plain rule for passages in quotation marks, for when no better one is given from above.

It serves two ends: to see whether an extractor lost quoted words, and whether a teaser repeats them. It is no
extractor of quotations; that is another floor's work.
"""

import re
from collections.abc import Sequence

# Longest passage that is looked at, in characters; nothing in it can match the closing mark, so no
# backtracking.
LONGEST = 1500
PAIRS = (
    re.compile(rf"“([^“”]{{4,{LONGEST}}})”"),
    re.compile(rf"„([^„“”\"]{{4,{LONGEST}}})[“”\"]"),
    re.compile(rf"[«»]([^«»]{{4,{LONGEST}}})[«»]"),
    re.compile(rf'(?:^|(?<=[\s(\[—–-]))"(?=\S)([^"]{{4,{LONGEST}}})"', re.MULTILINE),
)
FEWEST_WORDS = 3


def marked_passages(text: str) -> Sequence[tuple[int, int]]:
    """The (start, end) of what stands between quotation marks, in order."""
    return sorted(found.span(1) for pair in PAIRS for found in pair.finditer(text))


def folded(text: str) -> str:
    """The letters and digits of a text alone, in small letters: the same whatever the typography."""
    return "".join(filter(str.isalnum, text.casefold()))
