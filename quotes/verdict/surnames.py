"""A surname alone on record, claimed as somebody in full: whether the source itself says who bears it."""

import re

from quotes.persons.names import first_names, relation
from quotes.speakers import parts, titles
from quotes.text import fold

# Capitalised words before a surname that are read for a first name and a middle one.
_BEFORE = r"(?:[^\W\d_][\w'’-]*\.?[ \t]+){1,3}"
_OURS = frozenset({"same", "shorter"})


def in_full(claimed: str, text: str) -> bool:
    """Whether a text has the claimed name in full, and nobody else of that surname by a first name or a title.

    "Rosa Quill, the mayor, … “…,” Quill said." names her; beside "her brother Anselm Quill" the surname alone does not.
    """
    surname = claimed.split()[-1] if claimed.split() else ""
    found = False
    if parts(surname) != parts(claimed)[-1:]:
        return False
    for mention in re.finditer(rf"\b({_BEFORE}){re.escape(surname)}\b", text, re.IGNORECASE):
        words = _run(mention[1].split())
        names = [" ".join((*words[at:], surname)) for at in range(len(words))]
        if any(relation(claimed, name) in _OURS for name in names):
            found = True
        elif _first(words) or any(relation(claimed, name) == "clash" for name in names[-1:]):
            return False  # "Mrs. Quill" beside Anselm Quill
    return found


def _run(words: list[str]) -> list[str]:
    """The capitalised words at the end of some, as far back as one name can reach: a stop ends only initials and titles."""
    at = len(words)
    while at and words[at - 1][0].isupper():
        bare = words[at - 1].rstrip(".")
        if bare != words[at - 1] and len(bare) > 1 and fold(bare) not in titles():
            break
        at -= 1
    return words[at:]


def _first(words: list[str]) -> bool:
    """Whether a first name stands among words before a surname."""
    return any(fold(word) in first_names() for word in words)
