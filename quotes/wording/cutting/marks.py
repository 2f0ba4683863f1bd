"""The marks by which a claim says that words were left out."""

import re

from quotes.wording.canon.atoms import Atoms

# The longest mark of a cut, in code points.
MARK = 12

# A cut is marked by an ellipsis, with or without brackets, or by empty brackets. No nested repetition here.
_MARK = re.compile(r"\[ ?(?:\.{2,}|…|\. \. \.)? ?\]|\( ?(?:\.{3,}|…|\. \. \.) ?\)|\.{3,}|…|\. \. \.")
# One of these is in every mark; most texts have a full stop and none of them.
_SIGNS = ("...", "…", "[", ". . .")


def mark_offsets(text: str) -> list[int]:
    """Where a text marks that words were left out, as the offset at which each mark ends."""
    if not any(sign in text for sign in _SIGNS):
        return []
    return [match.end() for match in _MARK.finditer(text)]


def cut_marks(said: Atoms) -> frozenset[int]:
    """The claim words before which the claim marks a cut; 0 and the number of words are its outer edges."""
    found = set()
    at = 0
    for end in mark_offsets(said.text[: said.ends[-1] + MARK]) if len(said) else ():
        while at < len(said) and said.starts[at] < end:
            at += 1
        found.add(at)
    return frozenset(found)
