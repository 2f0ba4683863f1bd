"""Sums of money among numbers: one sum told with its coin and without, and equal figures that count other things."""

from collections.abc import Sequence
from itertools import pairwise

from quotes.lexicon import grouped, paired
from quotes.wording.canon.coins import same_sum
from quotes.wording.canon.markers import Marker
from quotes.wording.guard.amounts.reckonings import coin
from quotes.wording.regions import Region

# The digits from which on a number hardly counts anything but money, with its mark.
LARGE = 7
# Pounds that are no money: of weight.
POUNDS = "measure/sterling"


def only_uncoined(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether of one sum, large or all that changed, only the coin was left out: "4 billion dollars", "4 billion"."""
    if len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = ours[0].group, theirs[0].group
    plain = bare(one)
    alone = any(c.c1 - c.c0 == c.r1 - c.r0 == 1 and c.r0 <= theirs[0].start < c.r1 for c in region.changes)
    large = (len(plain) > LARGE or alone) and plain[1:].isdecimal()
    return large and plain == bare(other) and one != other and plain in (one, other)


def other_money(ours: Sequence[Marker], theirs: Sequence[Marker]) -> bool:
    """Whether the figures are the same and the coins are not: "90 crowns", "90 dollars"."""
    if len(ours) != 1 or len(theirs) != 1 or not (coin(ours[0].group) and coin(theirs[0].group)):
        return False
    return ours[0].group != theirs[0].group and bare(ours[0].group) == bare(theirs[0].group)


def unit_for_coin(region: Region, ours: Sequence[Marker], theirs: Sequence[Marker]) -> str:
    """The measure that of two equal figures the one counts where the other counts a coin ("five pence", "five pounds"), or "".

    Pounds are read as money: beside "60 lb" they are not, and the measure is `measure/sterling`.
    """
    if len(ours) != 1 or len(theirs) != 1 or bare(ours[0].group) != bare(theirs[0].group):
        return ""
    coins = coin(ours[0].group), coin(theirs[0].group)
    if bool(coins[0]) == bool(coins[1]):
        return ""
    text, marker = (region.recorded, theirs[0]) if coins[0] else (region.said, ours[0])
    unit = grouped("guard_times").get(text.words[marker.end : marker.end + 1], "")
    return unit if unit.startswith("measure/") and (unit != POUNDS or "£" in coins) else ""


def one_for_a(region: Region, ours: Sequence[Marker], theirs: Sequence[Marker]) -> bool:
    """Whether an article is told as a one before the same coin: "a dollar", "$1"."""
    if theirs or len(ours) != 1 or bare(ours[0].group) != "#1" or not coin(ours[0].group):
        return False
    words = region.recorded_words()
    return any(
        word in ("a", "an") and coin(f"#1{paired('number_units').get(behind, '')}") == coin(ours[0].group)
        for word, behind in pairwise(words)
    )


def whose_untold(ours: Sequence[Marker], theirs: Sequence[Marker]) -> bool:
    """Whether of one sum in one coin only one side tells whose coin it is: "250 francs", "250 Swiss francs"."""
    return len(ours) == len(theirs) == 1 and same_sum(ours[0].group, theirs[0].group)


def bare(group: str) -> str:
    """A number without the coin that it counts."""
    return group.removesuffix(coin(group))
