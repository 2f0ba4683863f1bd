"""A paper's correction that repeats the words it takes back: no second witness for them, but a doubt on the first.

"The article quoted Ada Finch as saying, “…”" on a page that says "misquoted" or "Correction", and "An earlier version of
this story quoted …": what stands there was printed, and is not what the paper stands by.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from db.reading.evidence import Place
from quotes import lexicon
from quotes.verdict.credits import REVIEWED, Ruling
from quotes.verdicts import Finding

RULE = "printed_in_error"
_STOP = re.compile(r"[.!?…][\"”’)\]]*\s|\n")
_WORD = re.compile(r"[^\W_]+")
# An account of what was printed, which a page need not call wrong: what is told of it is what no longer stands.
_EARLIER = re.compile(r"\b(?:earlier|previous|original) versions? of th(?:is|e)\b", re.IGNORECASE)
_GIVING = re.compile(r"\b(?:mis)?(?:quoted|quotes|quoting|attributed|credited|saying|said|reported|stated)\b")


def taken_back(place: Place) -> bool:
    """Whether the words of a place are given there as what a piece had printed, on a page that corrects it."""
    if not place.prefix:
        return False
    lead = place.prefix[_last(place.prefix) :]
    printed = _EARLIER.search(lead) or not _pieces().isdisjoint(_words(lead))
    if not printed or not _GIVING.search(lead):
        return False
    near = f"{place.title or ''} {place.prefix}"
    return bool(_EARLIER.search(near)) or not _wrong().isdisjoint(_words(near))


def doubted(ruling: Ruling, here: Sequence[Place]) -> Ruling:
    """The ruling, `disputed` where a paper took back the words and no primary source holds them."""
    if ruling.verdict not in ("confirmed", "likely") or ruling.rule == REVIEWED or not _only_printed(here):
        return ruling
    return replace(ruling, verdict="disputed", rule=RULE, meant=ruling.meant or ruling.speakers[0])


def set_right(ruling: Ruling, other: Place | None) -> Ruling:
    """The ruling, `disputed` where what a paper prints otherwise is what it puts in the place of the words."""
    if other is None or not _sets_right(other) or ruling.verdict not in ("confirmed", "likely"):
        return ruling
    if ruling.rule == REVIEWED:
        return ruling
    return replace(ruling, verdict="disputed", rule=RULE, meant=ruling.meant or ruling.speakers[0])


def _sets_right(place: Place) -> bool:
    """Whether words stand on a page that opens as a correction, or that says near them what piece it corrects.

    "Wrongly" by itself corrects nothing: Halm may have been wrongly accused.
    """
    if taken_back(place):
        return False
    opening = _WORD.match((place.title or "").lower())
    said = (_words(sentence) for near in (place.prefix, place.suffix) for sentence in _STOP.split(near))
    return (opening is not None and opening[0] in _wrong()) or any(
        not (_wrong().isdisjoint(near) or _pieces().isdisjoint(near)) for near in said
    )


def told(here: Sequence[Place], other: Place | None = None) -> tuple[Finding, ...]:
    """The finding that names the paper; none where a primary source holds the words. `other` has them otherwise."""
    if _only_printed(here):
        place = next(place for place in here if taken_back(place))
    elif other is not None and _sets_right(other):
        place = other
    else:
        return ()
    name = place.publisher or (f"“{place.title}”" if place.title else place.url)
    return (
        Finding("corrected", "", "", RULE, note=f"{name} corrects a piece that had printed these words."),
    )


def _only_printed(here: Sequence[Place]) -> bool:
    primary = any(place.tier == "primary" and place.kind != "indirect" for place in here)
    return not primary and any(taken_back(place) for place in here)


def _last(prefix: str) -> int:
    """Where the sentence begins that leads to the words."""
    return max((stop.end() for stop in _STOP.finditer(prefix)), default=0)


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


@cache
def _pieces() -> frozenset[str]:
    return frozenset(lexicon.listed("printed_pieces"))


@cache
def _wrong() -> frozenset[str]:
    return frozenset(lexicon.listed("printed_wrong"))
