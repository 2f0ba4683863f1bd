"""Words that are written as the title of a work is."""

from quotes.attribution.grammar.wordlists import words

_SMALL = words("names_small")
_EDGES = ".,;:!?…-–—'’\"”“‘()[]"


def is_title(inner: str) -> bool:
    """Whether every word but small ones opens with a capital, as in the title of a work."""
    named = False
    for word in inner.split():
        part = word.strip(_EDGES)
        if part and part != "&" and not (part[0].isupper() or part[0].isdigit() or part in _SMALL):
            return False
        named = named or bool(part)
    return named
