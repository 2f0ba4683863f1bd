"""The plots of docs/benchmarks.md and docs/scale.md, drawn from the results on record.

On a background of their own, so that they can be read on a light page and on a dark one; ours and the peers differ in
shape as well as in colour. The same figures give the same bytes.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.ticker import EngFormatter, FuncFormatter, NullFormatter

from bench import figures, fitting, report, sizes
from bench.figures import Ratio
from bench.inputs import ROOT

PICTURES = ROOT / "docs" / "pictures"
PAPER, INK, FAINT, OURS, PEER = "#fbfaf6", "#1d1d1b", "#c9c6bd", "#0b5394", "#a8480c"
STYLE = {
    "axes.edgecolor": FAINT,
    "axes.facecolor": PAPER,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "figure.facecolor": PAPER,
    "font.family": "sans-serif",
    "font.size": 10,
    "grid.color": FAINT,
    "grid.linewidth": 0.6,
    "savefig.facecolor": PAPER,
    "svg.fonttype": "none",
    "svg.hashsalt": "quotes",
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
}
WIDTH = 7.5
PLAIN = FuncFormatter(lambda value, _: f"{value:,g}")
# What is measured in time or a rate; the others are qualities.
SPEED = ("a second", "median", "join alone")


def draw(folder: Path = PICTURES) -> list[Path]:
    """Draw every plot whose results are on record; the files drawn."""
    drawn = []
    with mpl.rc_context(STYLE):
        for name, plot in PLOTS.items():
            figure = plot()
            if figure is None:
                continue
            path = folder / f"{name}.svg"
            figure.savefig(path, metadata={"Date": None}, bbox_inches="tight", pad_inches=0.15)
            plt.close(figure)
            drawn.append(path)
    return drawn


def _fast(one: Ratio) -> bool:
    return any(word in one.what for word in SPEED)


def speeds() -> Any:
    """How many times as fast as each peer, smallest to largest of the repeats."""
    return _ranged([one for one in _ratios() if _fast(one)], "times as fast as the peer")


def qualities() -> Any:
    """How many times as good as each peer where the figure is a quality."""
    return _ranged([one for one in _ratios() if not _fast(one)], "times the peer's figure")


def latency() -> Any:
    """Median and 99th percentile of a claim's time, by system."""
    result = figures.kept("verification")
    if result is None:
        return None
    table = result.table("Time a claim, of the processor and by the clock")
    medians, slowest = table.column("median"), table.column("99 %")
    figure, axes = _rows(list(medians))
    for at, name in enumerate(medians):
        colour = OURS if at < 2 else PEER
        low, high = float(medians[name] or 0), float(slowest[name] or 0)
        axes.plot([low, high], [at, at], color=colour, linewidth=1.5)
        axes.plot(low, at, "o", color=colour, markersize=7)
        axes.plot(high, at, "|", color=colour, markersize=12, markeredgewidth=2)
        axes.annotate(f"{low:,.3g}", (low, at), (0, 7), textcoords="offset points", ha="center", fontsize=9)
    axes.set_xlabel("milliseconds of the processor a claim: median (●) and 99th percentile (|)")
    return figure


def growth() -> Any:
    """Costs by rows on log-log axes, each with its fitted line and its exponent."""
    points = sizes.points()
    if len(points) < 2:
        return None
    panels = (
        ("seconds of the processor", (fitting.IMPORT, fitting.LINK, fitting.INDEX)),
        ("bytes", (fitting.DATABASE, fitting.MATCH_INDEX)),
        ("milliseconds a claim", (fitting.VERIFY_99, fitting.VERIFY, fitting.SEARCH)),
    )
    figure, every = plt.subplots(1, 3, figsize=(WIDTH * 1.4, 4), layout="constrained")
    for axes, (unit, costs) in zip(every, panels, strict=True):
        for cost, marker, colour in zip(costs, "osD", (OURS, PEER, INK), strict=False):
            _fitted(axes, cost, points, marker, colour)
        axes.set(xscale="log", yscale="log", xlabel="rows", title=unit)
        axes.grid(True)
        axes.xaxis.set_major_formatter(EngFormatter(sep=""))
        axes.yaxis.set_major_formatter(EngFormatter(sep="") if unit == "bytes" else PLAIN)
        axes.yaxis.set_minor_formatter(NullFormatter())
        axes.legend(frameon=False, fontsize=8, loc="upper left", bbox_to_anchor=(-0.05, -0.2))
    return figure


def _fitted(axes: Any, cost: fitting.Cost, points: Sequence[sizes.Point], marker: str, colour: str) -> None:
    measured = [(one.rows, value) for one in points if (value := cost.of(one)) is not None]
    line = fitting.fit(cost, points)
    rows = [at for at, _ in measured]
    ends = [min(rows), fitting.WANTED[1]]
    label = f"{cost.name}: n^{line.exponent:.2f}"
    axes.plot(rows, [value for _, value in measured], marker, color=colour, markersize=6, label=label)
    axes.plot(ends, [line.at(end) for end in ends], color=colour, linewidth=1, linestyle="--")


def _ratios() -> list[Ratio]:
    results = [found for name in figures.NAMES if (found := figures.kept(name))]
    return [ratio for result in results for ratio in result.ratios]


def _ranged(ratios: Sequence[Ratio], label: str) -> Any:
    if not ratios:
        return None
    middles = [one.spread.middle for one in ratios]
    figure, axes = _rows(
        [f"{one.what}\nbeside {one.peer}" for one in ratios], narrow=max(middles) < 5 * min(middles)
    )
    for at, one in enumerate(ratios):
        spread = one.spread
        better = spread.middle >= 1
        colour, marker = (OURS, "o") if better else (PEER, "s")
        axes.plot([spread.least, spread.most], [at, at], color=colour, linewidth=2)
        axes.plot(spread.middle, at, marker, color=colour, markersize=6)
        axes.annotate(
            report.times(spread.middle),
            (spread.middle, at),
            (0, 6),
            textcoords="offset points",
            ha="center",
            fontsize=8,
        )
    axes.axvline(1, color=INK, linewidth=1)
    axes.set_xlabel(f"{label} (log scale; ● we are ahead, ■ the peer is)")
    return figure


def _rows(names: Sequence[str], *, narrow: bool = False) -> tuple[Any, Any]:
    """Axes with a row for each name, the first on top, and a logarithmic scale; a narrow one is labelled between powers."""
    figure, axes = plt.subplots(figsize=(WIDTH, 0.8 + 0.42 * len(names)))
    axes.set_yticks(range(len(names)), names, fontsize=9)
    axes.set_ylim(len(names) - 0.4, -0.8)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(PLAIN)
    axes.xaxis.set_minor_formatter(PLAIN if narrow else NullFormatter())
    axes.grid(True, axis="x")
    return figure, axes


PLOTS: dict[str, Callable[[], Any]] = {
    "bench-speeds": speeds,
    "bench-qualities": qualities,
    "bench-latency": latency,
    "bench-growth": growth,
}
