"""The family of a quote as a drawing: a line for each wording, a dot for each year it stands in, in the order of time.

A line starts at the wording it was changed from where that is known. The drawing is made on the server and
carries no script; a table behind it says the same.
"""

from collections import defaultdict
from dataclasses import dataclass

from db.history import WORDINGS, Cell, History
from db.pages import Wording

# In the units of the drawing, which is scaled to the page.
WIDTH, LEFT, RIGHT, TOP, ROW = 640, 172, 20, 30, 30
LABEL = 22
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
TIERS = ("primary", "secondary", "collection")


@dataclass(frozen=True, slots=True)
class Dot:
    """A year of a wording: where it is drawn, how large, of which tier, and what it says."""

    x: float
    y: float
    r: float
    tier: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """A wording: its label, its height, from where to where it runs, and the height of what it came from."""

    label: str
    y: float
    x1: float
    x2: float
    from_y: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: lines, dots, and the years along its foot."""

    width: int
    height: int
    lines: tuple[Line, ...]
    dots: tuple[Dot, ...]
    ticks: tuple[tuple[float, int], ...]
    told: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many places of a year stand in sources of each tier; `year` is None for the undated."""

    year: int | None
    primary: int
    secondary: int
    collection: int


def tally(history: History) -> tuple[Tally, ...]:
    """Places by year and tier, oldest first, undated last."""
    found: dict[int | None, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for cell in history.cells:
        found[cell.year][cell.tier] += cell.places
    years = sorted(found, key=lambda year: (year is None, year or 0))
    return tuple(Tally(year, *(found[year][tier] for tier in TIERS)) for year in years)


def drawn(wordings: tuple[Wording, ...], history: History) -> Timeline | None:
    """The drawing of a family, or None where there is nothing to compare: one dot, or no date."""
    dated = [cell for cell in history.cells if cell.year is not None]
    first: dict[int, int] = {}
    for cell in dated:
        first[cell.n] = min(first.get(cell.n, 9_999), cell.year or 0)
    rows = sorted((w for w in wordings if w.n in first), key=lambda w: (first[w.n], -w.places, w.n))[
        :WORDINGS
    ]
    shown = {wording.n for wording in rows}
    cells = [cell for cell in dated if cell.n in shown]
    if len({(cell.n, cell.year) for cell in cells}) < 2:
        return None
    low, high = min(cell.year or 0 for cell in cells), max(cell.year or 0 for cell in cells)
    heights = {wording.n: TOP + ROW * number for number, wording in enumerate(rows)}

    def across(year: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * ((year - low) / (high - low) if high > low else 0.5), 1)

    origins = {step.n: heights[step.origin] for step in history.steps if step.origin in heights}
    lines = tuple(
        Line(
            _short(wording.text), heights[wording.n], across(first[wording.n]),
            across(max(cell.year or 0 for cell in cells if cell.n == wording.n)), origins.get(wording.n), wording.n,
        )
        for wording in rows
    )  # fmt: skip
    return Timeline(
        WIDTH, TOP + ROW * len(rows) + 20, lines,
        tuple(_dot(cell, across(cell.year or 0), heights[cell.n]) for cell in cells),
        tuple((across(year), year) for year in _ticks(low, high)), _told(len(rows), len(wordings), low, high),
    )  # fmt: skip


def _dot(cell: Cell, x: float, y: float) -> Dot:
    # The area grows with the number of places, up to a size that leaves the neighbours to be seen.
    r = round(min(9.0, 4.0 * cell.places**0.5), 1)
    return Dot(
        x,
        y,
        r,
        cell.tier,
        f"{cell.year}: {cell.places} {'place' if cell.places == 1 else 'places'}, {cell.tier}",
    )


def _ticks(low: int, high: int) -> list[int]:
    step = next((step for step in STEPS if (high - low) / step < MOST_TICKS), STEPS[-1])
    return [year for year in range(low, high + 1) if year % step == 0] or [low]


def _told(shown: int, all_: int, low: int, high: int) -> str:
    many = f"{shown} wording{'' if shown == 1 else 's'}" + (f" of {all_}" if all_ > shown else "")
    return f"{many}, {low}" + (f" to {high}" if high > low else "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LABEL else f"{line[: LABEL - 1].rstrip()}…"
