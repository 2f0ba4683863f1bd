"""A share told by counting: "one in four trees" and "a quarter of the trees", "three out of four" and "75 per cent"."""

from collections.abc import Sequence
from fractions import Fraction

from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import Marker
from quotes.wording.regions import Region

# Words between the number that is counted and the "in": "one pupil in four".
BETWEEN = 2
_ONE = {"one": 1, "#1": 1}


def told_by_counting(region: Region, ours: Sequence[Marker], theirs: Sequence[Marker]) -> bool:
    """Whether one side counts so many in so many and the other tells the same share as a fraction or per cent."""
    return any(
        len(plain) == 1
        and (share := _counted(text, counting)) is not None
        and share == _share(plain[0].group)
        for text, counting, plain in ((region.said, ours, theirs), (region.recorded, theirs, ours))
    )


def _counted(text: Atoms, found: Sequence[Marker]) -> Fraction | None:
    """The share that the last of some numbers ends: 1/4 of "one in four"; None where it counts no share."""
    whole = found[-1] if found else None
    if whole is None or not whole.group[1:].isdecimal() or not int(whole.group[1:]):
        return None
    at = whole.start - 1
    at -= text.words[at - 1 : at + 1] == ("out", "of")
    if at < 1 or (text.words[at] != "in" and text.words[at : at + 2] != ("out", "of")):
        return None
    for n in range(at - 1, max(-1, at - 2 - BETWEEN), -1):
        word = text.words[n]
        part = _ONE.get(word) or (int(word[1:]) if word[0] == "#" and word[1:].isdecimal() else 0)
        if 0 < part < int(whole.group[1:]):
            return Fraction(part, int(whole.group[1:]))
    return None


def _share(group: str) -> Fraction | None:
    """The value of a share in canonical form: 1/4 of `#1/4` and of `#25%`; None for another number."""
    figures = group[1:].removesuffix("%")
    part, _, whole = figures.partition("/")
    if not part.isdecimal() or (whole and not (whole.isdecimal() and int(whole))):
        return None
    if group.endswith("%"):
        return Fraction(int(part), 100) if not whole else None
    return Fraction(int(part), int(whole)) if whole else None
