"""One bound of a number told in two ways: "fewer than ten" and "under ten", "at least fifty" and "fifty or more"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import grouped, paired
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers
from quotes.wording.regions import Region

_KINDS = frozenset({"bound", "comparison"})
_SMALL = frozenset({"a", "an", "the", "about", "of"})
# Words around a change in which a bound and its number stand, and of the longest bound.
REACH, LONGEST = 6, 4


def without_same_bounds(region: Region, alarms: list[Finding]) -> list[Finding]:
    """The alarms of a region without those on a bound that stands on both sides, in other words."""
    if any(alarm.kind in _KINDS for alarm in alarms):
        ours, theirs = ({*bounds(region.text(side), *_span(region, side))} for side in (0, 1))
        if ours and ours == theirs:
            return [alarm for alarm in alarms if alarm.kind not in _KINDS]
    return alarms


def _span(region: Region, side: int) -> tuple[int, int]:
    low, high = region.recorded_span if side else region.claim_span
    return max(0, low - REACH), high + REACH


def bounds(text: Atoms, low: int, high: int) -> Iterator[tuple[str, str]]:
    """The bounds of numbers among the words [low, high), each as its group and its number."""
    words = text.words
    for marker in markers(words, low, high):
        at = marker.end
        while at < len(words) and words[at] in _SMALL:
            at += 1
        measured = words[at - 1 : at] in (("a",), ("an",)) and at < len(words) and _is_unit(words[at])
        counted = at < len(words) and (words[at][0] == "#" or measured)
        if marker.kind == "bound" and counted:  # "under ten", "just under a mile"
            yield marker.group, words[at]
    behind = grouped("guard_bounds_sides")
    for at in range(low, min(high, len(words))):
        sizes = range(LONGEST, 0, -1) if words[at][0] == "#" else ()
        for end in (at + 1, at + 2):  # "fifty or more", "fifty boats or more"
            if size := next((n for n in sizes if tuple(words[end : end + n]) in behind), 0):
                yield behind[tuple(words[end : end + size])], words[at]
                break


def _is_unit(word: str) -> bool:
    """Whether a word names a unit: "mile", "hour", "month"."""
    timed = grouped("guard_times").get((word,), "").startswith("unit/")
    return timed or f"{word}s" in paired("number_measures").values()


def bounds_as(said: Atoms, cut: Sequence[str]) -> bool:
    """Whether a claim bounds a number as the words cut off before its record do: "fifty or more", "[at least] fifty"."""
    group = grouped("guard_bounds").get(tuple(cut))
    return group is not None and any(group == other for other, _ in bounds(said, 0, len(said)))
