"""Blanks words in a text, so that what was hidden cannot be read where it is repeated."""

import re
from collections.abc import Sequence
from functools import lru_cache

from quotes.text import words as words_of

BLANK = "█"


def masked(text: str, phrases: Sequence[str]) -> str:
    """The text with every one of these phrases blanked, character by character, so that offsets still hold.

    Case, and whatever stands between the words, does not matter; words are those that the folding of wordings sees.
    """
    for phrase in phrases:
        pattern = _pattern(phrase)
        if pattern is not None:
            text = pattern.sub(lambda found: BLANK * len(found[0]), text)
    return text


@lru_cache(maxsize=1024)
def _pattern(phrase: str) -> re.Pattern[str] | None:
    found = re.findall(r"[^\W_]+", phrase)
    if not words_of(phrase) or not found:
        return None
    return re.compile(r"\b" + r"[\W_]+".join(map(re.escape, found)) + r"\b", re.IGNORECASE)
