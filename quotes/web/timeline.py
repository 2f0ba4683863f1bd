"""The family of a quote as a drawing: a line for each wording below the one it goes back to, along the years.

The wordings stand in the order of the tree (`quotes.family.descent`), each with a dot for the day it was first
found and for every later year; an upright line leads to it from its ancestor. What is undated stands in a column
of its own. The drawing is made on the server and carries no script; a table behind it says the same.
"""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quotes.citations import MONTHS
from quotes.counting import counted
from quotes.family.descent import Branch, Tree, YearCredit

# In the units of the drawing, which is scaled to the page.
WIDTH, LEFT, RIGHT, TOP, ROW = 680, 206, 24, 30, 32
# The column of the undated, where there are any.
UNDATED = 64
LABEL = 25
MOST_LINES = 12
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
MONTH_STEPS = (1, 2, 3, 6)
TIERS = ("primary", "secondary", "collection")


@dataclass(frozen=True, slots=True)
class Dot:
    """Places of one wording at one time: where they are drawn, how large, and the tier of their sources."""

    x: float
    y: float
    r: float
    tier: str


@dataclass(frozen=True, slots=True)
class Line:
    """A wording: its number in the table, its label, its height, from where to where it runs.

    `branch` is the path from its ancestor, None for a root; `turned` says that the meaning changed on the way,
    `backward` that the ancestor was found later.
    """

    number: int
    label: str
    y: float
    x1: float
    x2: float
    branch: str | None
    turned: bool
    backward: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: lines, dots, and the dates along its foot."""

    width: int
    height: int
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, str], ...]
    told: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places of a year credit somebody, by the tier of their sources; None for undated, for nobody."""

    year: int | None
    speaker_id: str | None
    speaker: str | None
    status: str | None
    primary: int
    secondary: int
    collection: int


def tally(credits: tuple[YearCredit, ...]) -> tuple[Tally, ...]:
    """The credits by year and speaker, oldest first, undated last."""
    found: dict[tuple[int | None, str | None, str | None, str | None], dict[str, int]] = {}
    for credit in credits:
        key = (credit.year, credit.speaker_id, credit.speaker, credit.status)
        tiers = found.setdefault(key, dict.fromkeys(TIERS, 0))
        tiers[credit.tier] = tiers.get(credit.tier, 0) + credit.places
    return tuple(Tally(*key, *(tiers[tier] for tier in TIERS)) for key, tiers in found.items())


def depths(tree: Tree) -> dict[int, int]:
    """How many steps each wording, by its `n`, stands below a root."""
    found: dict[int, int] = {}
    for wording in tree.wordings:
        found[wording.n] = found.get(wording.ancestor, -1) + 1 if wording.ancestor is not None else 0
    return found


def drawn(tree: Tree) -> Timeline | None:
    """The drawing of a family, or None where there is nothing to compare: one dot, or no date."""
    rows = tree.wordings[:MOST_LINES]
    marks = {wording.n: _marks(wording) for wording in rows}
    days = [at for found in marks.values() for at, *_ in found if at is not None]
    if not days or sum(map(len, marks.values())) < 2:
        return None
    low, high = min(days), max(days)
    left = LEFT + UNDATED if any(at is None for found in marks.values() for at, *_ in found) else LEFT

    def across(at: float | None) -> float:
        if at is None:
            return LEFT + 10
        return round(left + (WIDTH - left - RIGHT) * ((at - low) / (high - low) if high > low else 0.5), 1)

    heights = {wording.n: TOP + ROW * number for number, wording in enumerate(rows)}
    runs = {n: [across(at) for at, *_ in found] or [across(None)] for n, found in marks.items()}
    lines = tuple(_line(number, wording, heights, runs) for number, wording in enumerate(rows, 1))
    # The record itself is drawn last, over reports of the same time.
    dots = tuple(
        Dot(across(at), heights[n], _radius(places), tier)
        for n, found in marks.items()
        for at, tier, places in sorted(found, key=lambda mark: mark[1] == "primary")
    )
    ticks = [
        *([(across(None), "undated")] if left > LEFT else []),
        *((across(at), told) for at, told in _ticks(low, high)),
    ]
    height = TOP + ROW * len(rows) + 14
    return Timeline(WIDTH, height, lines, dots, tuple(ticks), _told(len(rows), tree.total, low, high))


def _line(
    number: int, wording: Branch, heights: Mapping[int, float], runs: Mapping[int, Sequence[float]]
) -> Line:
    change, x, y = wording.change, min(runs[wording.n]), heights[wording.n]
    branch = None
    if wording.ancestor is not None and wording.ancestor in heights:
        above, from_x = heights[wording.ancestor], min(runs[wording.ancestor])
        # Where the ancestor's own line begins later, the branch runs on to it.
        branch = f"M{x} {y}V{above}" + (f"H{from_x}" if from_x > x else "")
    return Line(
        number, _short(wording.text), y, x, max(runs[wording.n]), branch,
        bool(change and change.turned), bool(change and change.backward),
    )  # fmt: skip


def _marks(wording: Branch) -> list[tuple[float | None, str, int]]:
    """When a wording stands on record: time in years (None: undated), tier, and number of places."""
    first = _years(wording.first.day) if wording.first and wording.first.day else None
    found: dict[tuple[float | None, str], int] = defaultdict(int)
    for credit in wording.credits:
        at = None if credit.year is None else credit.year + 0.5
        if at is not None and first is not None and credit.year == int(first):
            at = first
        found[at, credit.tier] += credit.places
    ordered = sorted(found.items(), key=lambda item: (item[0][0] is None, item[0][0] or 0, -item[1]))
    return [(at, tier, places) for (at, tier), places in ordered]


def _years(day: str) -> float:
    """A day as a number of years: 1 July 2020 is about 2020.5."""
    try:
        found = date.fromisoformat(day[:10])
    except ValueError:
        return float(day[:4])
    return found.year + (found.timetuple().tm_yday - 1) / 366


def _radius(places: int) -> float:
    # The area grows with the number of places, up to a size that leaves the neighbours to be seen.
    return round(min(9.0, 4.0 * math.sqrt(places)), 1)


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    if high - low > 2:
        step = next((step for step in STEPS if (high - low) / step < MOST_TICKS), STEPS[-1])
        years = [year for year in range(int(low), int(high) + 1) if year % step == 0 and year >= low]
        return [(float(year), str(year)) for year in years] or [(low, str(int(low)))]
    months = range(int(low * 12), int(high * 12) + 1)
    step = next((step for step in MONTH_STEPS if len(months) / step <= MOST_TICKS), 12)
    marked = [month for month in months if month % step == 0 and month / 12 >= low]
    found = [(month / 12, f"{MONTHS[month % 12][:3]} {month // 12}") for month in marked]
    return found or [(low, f"{MONTHS[int(low * 12) % 12][:3]} {int(low)}")]


def _told(shown: int, all_: int, low: float, high: float) -> str:
    many = counted(shown, "wording") + (f" of {all_}" if all_ > shown else "")
    return f"{many}, {int(low)}" + (f" to {int(high)}" if int(high) > int(low) else "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LABEL else f"{line[: LABEL - 1].rstrip()}…"
