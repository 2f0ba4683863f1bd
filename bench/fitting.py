"""How costs grow with the rows: a straight line through the measured sizes on log-log axes, and where it leads.

A cost c·n^k has slope k there. What grows as n log n has a slope a little above 1, which depends on the sizes (1.07
between a hundred thousand and ten million); `log_linear` gives it for the sizes of a fit, as the bound to stay under.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, exp, log

import numpy as np

from bench.figures import Cell, Table
from bench.sizes import Point

# The sizes that docs/scale.md speaks of: a laptop, a newsroom, Quotebank, an archive of the web.
WANTED = (1_000_000, 10_000_000, 178_000_000, 1_000_000_000)
# Hours in which a library should be linked, and the processors of one worker.
NIGHT, PROCESSORS = 8, 4


@dataclass(frozen=True, slots=True)
class Cost:
    """One cost of a size: its name, where it stands (None where it was not measured), and the exponent to expect at least.

    What is done for every row cannot grow more slowly than the rows do in the long run, whatever the fixed cost of
    starting makes of small sizes; the time of one claim can.
    """

    name: str
    of: Callable[[Point], float | None]
    least: float = 1.0


IMPORT = Cost("import", lambda one: one.import_seconds)
INDEX = Cost("match index, built from the texts", lambda one: one.index_seconds)
LINK = Cost("link", lambda one: one.link_seconds)
LINK_MEMORY = Cost("memory to link", lambda one: one.link_megabytes)
# A library that is not linked lacks the table of quotes, a fifth of it.
DATABASE = Cost("database", lambda one: None if one.link_seconds is None else one.bytes)
MATCH_INDEX = Cost("match index", lambda one: one.tables["match index"])
SEARCH = Cost("search, median", lambda one: one.search_median, least=0)
SEARCH_99 = Cost("search, 99th percentile", lambda one: one.search_99th, least=0)
VERIFY = Cost("whole verification, median", lambda one: one.verify_median, least=0)
VERIFY_99 = Cost("whole verification, 99th percentile", lambda one: one.verify_99th, least=0)
COSTS = (IMPORT, INDEX, LINK, LINK_MEMORY, DATABASE, MATCH_INDEX, SEARCH, SEARCH_99, VERIFY, VERIFY_99)


@dataclass(frozen=True, slots=True)
class Fit:
    """constant · rows^exponent through the measured sizes, with the standard error of the exponent."""

    exponent: float
    error: float
    constant: float
    rows: Sequence[int]

    def at(self, rows: float) -> float:
        """The line's value for so many rows."""
        return self.constant * exp(self.exponent * log(rows))


def fitted(rows: Sequence[int], values: Sequence[float]) -> Fit:
    """The least-squares line on log-log axes. ValueError with fewer than two sizes, through which there is no line."""
    if len(rows) < 2:
        raise ValueError("A line needs two sizes; measure another one.")
    x, y = np.log(np.asarray(rows, float)), np.log(np.asarray(values, float))
    spread = x - x.mean()
    exponent = float((spread * y).sum() / (spread**2).sum())
    start = float(y.mean() - exponent * x.mean())
    left = y - (start + exponent * x)
    error = float(np.sqrt((left**2).sum() / max(1, len(x) - 2) / (spread**2).sum()))
    return Fit(exponent, error, exp(start), rows)


def log_linear(rows: Sequence[int]) -> float:
    """The exponent that n log n shows over these sizes."""
    return fitted(rows, [n * log(n) for n in rows]).exponent


def fit(cost: Cost, points: Sequence[Point]) -> Fit:
    """The line of one cost through all sizes where it was measured."""
    measured = [(one.rows, value) for one in points if (value := cost.of(one)) is not None]
    return fitted(*zip(*measured, strict=True)) if measured else fitted((), ())


def carried_on(cost: Cost, points: Sequence[Point], rows: int) -> float:
    """A cost at a size that was not measured: the largest measured one times a power of how many times as large it is."""
    largest, value = [(one.rows, found) for one in points if (found := cost.of(one)) is not None][-1]
    exponent = max(cost.least, fit(cost, points).exponent)
    return value * exp(exponent * log(rows / largest))


def exponents(points: Sequence[Point]) -> Table:
    """Each cost with its exponent, beside that of n log n."""
    rows: list[list[Cell]] = []
    for cost in COSTS:
        line = fit(cost, points)
        sizes = f"{min(line.rows):,} to {max(line.rows):,}"
        rows.append([cost.name, sizes, line.exponent, line.error, log_linear(line.rows)])
    head = ("cost", "measured at", "exponent", "standard error", "n log n would show")
    return Table("How costs grow, fitted on log-log axes", head, ("", "", ".2f", ".2f", ".2f"), rows)


def bytes_a_row(points: Sequence[Point]) -> Table:
    """Bytes a row by table, indexes with their table, those under a byte summed up."""
    names = sorted(
        {name for one in points for name in one.tables},
        key=lambda name: (-max(_bytes(one, name) for one in points), name),
    )
    large = [name for name in names if any(_bytes(one, name) >= 1 for one in points)]
    rows: list[list[Cell]] = [[name, *(_bytes(one, name) for one in points)] for name in large]
    small = [sum(_bytes(one, name) for name in names if name not in large) for one in points]
    rows += [["all others", *small], ["whole database", *(one.bytes / one.rows for one in points)]]
    head = ("bytes a row", *(f"{one.rows:,} rows{_unlinked(one)}" for one in points))
    return Table("", head, ("", *[",.0f"] * len(points)), rows)


def _unlinked(point: Point) -> str:
    return ", not linked" if point.link_seconds is None else ""


def _bytes(point: Point, name: str) -> float:
    return point.tables.get(name, 0) / point.rows


def carried(points: Sequence[Point], wanted: Sequence[int] = WANTED) -> Table:
    """What each wanted size costs: as measured where it was, carried on from there (marked ~) elsewhere."""
    measured = {one.rows: one for one in points}

    def value(cost: Cost, rows: int) -> tuple[str, float]:
        known = cost.of(measured[rows]) if rows in measured else None
        return ("~ ", carried_on(cost, points, rows)) if known is None else ("", known)

    def told(cost: Cost, rows: int, form: str, scale: float = 1) -> str:
        mark, found = value(cost, rows)
        return f"{mark}{found / scale:{form}}"

    def workers(rows: int) -> str:
        mark, seconds = value(LINK, rows)
        return f"{mark}{ceil(seconds / (NIGHT * 3600 * PROCESSORS)):,}"

    forms: tuple[tuple[str, Callable[[int], str]], ...] = (
        ("database, GB", lambda n: told(DATABASE, n, ",.1f", 1e9)),
        ("of it the match index, GB", lambda n: told(MATCH_INDEX, n, ",.1f", 1e9)),
        ("import, hours of one processor", lambda n: told(IMPORT, n, ",.2f", 3600)),
        ("index built anew, hours of one processor", lambda n: told(INDEX, n, ",.2f", 3600)),
        ("link, hours of one processor", lambda n: told(LINK, n, ",.2f", 3600)),
        ("link on one machine, GB of memory", lambda n: told(LINK_MEMORY, n, ",.1f", 1000)),
        (f"workers of {PROCESSORS} processors to link in {NIGHT} hours", workers),
        (
            "search in one file, median and 99 %, ms",
            lambda n: f"{told(SEARCH, n, ',.1f')} / {told(SEARCH_99, n, ',.1f')}",
        ),
        (
            "verification, median and 99 %, ms",
            lambda n: f"{told(VERIFY, n, ',.1f')} / {told(VERIFY_99, n, ',.1f')}",
        ),
    )
    rows: list[list[Cell]] = [[name, *(form(n) for n in wanted)] for name, form in forms]
    return Table("", ("", *(f"{n:,} rows" for n in wanted)), [""] * (1 + len(wanted)), rows)
