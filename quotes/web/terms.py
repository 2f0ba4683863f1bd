"""What somebody typed to search for, as the terms that all must be there."""

import re

from scrapers.glyphs import DOUBLE

# A search holds a handful of words; what is longer is a claim to verify.
MOST_TERMS = 40
_PHRASES = re.compile(f"[{DOUBLE}「」『』]")


def terms(text: str) -> list[str]:
    """The words to look for; what stands in double marks is one term, to be found as a phrase.

    They are not folded here: full-text search folds them as it folded the wordings ("5,000" is two of its words).
    """
    found: list[str] = []
    for number, part in enumerate(_PHRASES.split(text)):
        found += [" ".join(part.split())] if number % 2 else part.split()
    return [term for term in found if any(c.isalnum() for c in term)][:MOST_TERMS]
