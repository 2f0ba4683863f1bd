"""Sums and hours told in another reckoning, so that figures alone say nothing: bags of gold and pounds, the third hour and nine.

What an old coin is worth in a later one no list tells: the claim is `altered` there. The hours of the day were counted from
dawn in antiquity, so that the third is nine in the morning.
"""

import re

from quotes.lexicon import listed, paired
from quotes.wording.canon.markers import Marker
from quotes.wording.regions import Region

# A number with the unit that makes it money: `#250$`, `#90rupees`.
_SUM = re.compile(r"#(-?\d[\d/.]*?)([^\d/.%]*)")
DAWN, HALF_DAY = 6, 12


def coin(form: str) -> str:
    """The coin of a number in canonical form, empty where it counts no money."""
    found = _SUM.fullmatch(form)
    return found[2] if found and found[2] in paired("number_units").values() else ""


def other_reckoning(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether numbers that differ belong to another coin or another clock."""
    return _other_coin(region) or _other_clock(region, ours, theirs) or _other_clock(region, theirs, ours)


def _other_coin(region: Region) -> bool:
    """Whether both sides tell a sum, and not in the same coin, and one of the coins is out of use."""
    coins, known = listed("old_coins"), {*paired("number_units").values()} - {"%"}
    told = [
        {name for word in words if (name := coin(word) if word[0] == "#" else word) in coins | known}
        for words in (_around(region, 0), _around(region, 1))
    ]
    return bool(told[0] and told[1]) and told[0] != told[1] and not coins.isdisjoint(told[0] | told[1])


def _around(region: Region, side: int) -> list[str]:
    """The changed words of one side and the two behind each: "two bags | of gold"."""
    words = region.text(side).words
    return [word for start, end in region.spans(side) for word in words[start : end + 2]]


def _other_clock(region: Region, old: list[Marker], new: list[Marker]) -> bool:
    """Whether one hour is counted from dawn: "the third hour", "nine in the morning"."""
    if len(old) != 1 or len(new) != 1 or not old[0].group.endswith(".") or not new[0].group[1:].isdigit():
        return False
    text = region.text(old[0] not in region.claim_markers)
    if text.words[old[0].end : old[0].end + 1] != ("hour",):
        return False
    counted, shown = old[0].group[1:-1], int(new[0].group[1:])
    return counted.isdigit() and (int(counted) + DAWN - shown) % HALF_DAY == 0
