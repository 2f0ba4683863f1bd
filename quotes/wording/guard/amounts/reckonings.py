"""Sums and hours told in another reckoning, so that figures alone say nothing: bags of gold and pounds, the third hour and nine.

What an old coin is worth in a later one no list tells: the claim is `altered` there. The hours of the day were counted from
dawn in antiquity, so that the third is nine in the morning.
"""

import re
from collections.abc import Iterator, Sequence

from quotes.lexicon import listed, paired
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.coins import OF
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker
from quotes.wording.guard.gate import needs
from quotes.wording.regions import Region, found

# A number with the unit that makes it money: `#250$`, `#90rupees`.
_SUM = re.compile(r"#(-?\d[\d/.]*?)([^\d/.%]*)")
DAWN, HALF_DAY = 6, 12
# An hour of the day in four figures: "0900", "2130 hours".
_OF_THE_DAY = re.compile(r"([01]\d|2[0-4])[0-5]\d(?: hours)?")
_HALVES = ("a.m", "p.m")
# Words of "o'clock in the evening".
LONGEST_HALF = 4


def coin(form: str) -> str:
    """The coin of a number in canonical form, with whose it is; empty where it counts no money."""
    found = _SUM.fullmatch(form)
    return found[2] if found and found[2].partition(OF)[0] in paired("number_units").values() else ""


def other_reckoning(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether numbers that differ belong to another coin or another clock."""
    return (
        _other_coin(region)
        or _other_clock(region, ours, theirs)
        or _other_clock(region, theirs, ours)
        or _and_a_half(region, ours, 0)
        or _and_a_half(region, theirs, 1)
    )


def _and_a_half(region: Region, found: list[Marker], side: int) -> bool:
    """Whether a half stands behind its unit in the other text: "one and a half miles", "a mile and a half"."""
    text, other = region.text(side), region.text(1 - side)
    unit = "".join(text.words[found[0].end : found[0].end + 1]) if len(found) == 1 else ""
    low, high = region.recorded_span if side == 0 else region.claim_span
    runs = (other.words[at : at + 4] for at in range(max(0, low - 1), high))
    halved = (unit.removesuffix("s"), "and", "a", "half")
    return unit != "" and found[0].group == "#3/2" and any(run == halved for run in runs)


def _other_coin(region: Region) -> bool:
    """Whether both sides tell a sum, and not in the same coin, and one of the coins is out of use."""
    coins, known = listed("old_coins"), {*paired("number_units").values()} - {"%"}
    told = [
        {
            name
            for word in words
            if (name := coin(word).partition(OF)[0] if word[0] == "#" else word) in coins | known
        }
        for words in (_around(region, 0), _around(region, 1))
    ]
    return bool(told[0] and told[1]) and told[0] != told[1] and not coins.isdisjoint(told[0] | told[1])


def _around(region: Region, side: int) -> list[str]:
    """The changed words of one side and the two behind each ("two bags | of gold"), or all of a text put otherwise."""
    words = region.text(side).words
    if region.loose:
        return list(words)  # in a text put otherwise the coin need not stand beside every sum
    return [word for start, end in region.spans(side) for word in words[start : end + 2]]


def _other_clock(region: Region, old: list[Marker], new: list[Marker]) -> bool:
    """Whether one hour is counted from dawn: "the third hour", "nine in the morning"."""
    if len(old) != 1 or len(new) != 1 or not old[0].group.endswith(".") or not new[0].group[1:].isdecimal():
        return False
    text = region.text(old[0] not in region.claim_markers)
    if text.words[old[0].end : old[0].end + 1] != ("hour",):
        return False
    counted, shown = old[0].group[1:-1], int(new[0].group[1:])
    return counted.isdecimal() and (int(counted) + DAWN - shown) % HALF_DAY == 0


@needs("number")
def other_half(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where an hour of the whole day stands for one of the other half of it: "0900" for "9 p.m."."""
    for c in changes:
        if c.kind != "number":
            continue
        for text, (start, end), other, at in (
            (said, c.span(0), recorded, c.r1),
            (recorded, c.span(1), said, c.c1),
        ):
            hour = _OF_THE_DAY.fullmatch(text.raw(start, end).casefold())
            half, size = _half_behind(other.words, at)
            if hour and half and half != _HALVES[int(hour[1]) % 24 >= HALF_DAY]:
                ours, theirs = (size, 0) if text is recorded else (0, size)
                place = (c.c0, c.c1 + ours, c.r0, c.r1 + theirs)
                yield found("number", "guard.number", said, recorded, place, turns=True)


def _half_behind(words: Sequence[str], at: int) -> tuple[str, int]:
    """The half of the day that is told from a word on, with how many words tell it: "p.m.", "in the evening"."""
    if words[at : at + 1] and words[at] in _HALVES:
        return words[at], 1
    told = paired("clock_halves")
    runs = (words[at:end] for end in range(min(len(words), at + LONGEST_HALF), at + 1, -1))
    return next(((told[" ".join(run)], len(run)) for run in runs if " ".join(run) in told), ("", 0))
