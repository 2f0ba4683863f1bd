"""docs/scale.md from the sizes on record: python -m bench.scale_page

Three tables between the page's marks: how costs grow, bytes a row by table, and what each size costs; and the plot.
"""

from collections.abc import Sequence
from pathlib import Path

from bench import fitting, report, sizes
from bench.figures import Machine
from bench.inputs import ROOT
from bench.sizes import Point

PAGE = ROOT / "docs" / "scale.md"
PARTS = {"growth": fitting.exponents, "bytes": fitting.bytes_a_row, "sizes": fitting.carried}


def generated(points: Sequence[Point], machine: Machine | None) -> dict[str, str]:
    """The generated parts of the page by name, the machine with the first of them."""
    parts = {name: report.table(make(points)) for name, make in PARTS.items()}
    if machine:
        dates = " to ".join(sorted({min(one.date for one in points), max(one.date for one in points)}))
        parts["growth"] += f"\n\nMeasured on {dates}: {report.machine_line(machine)}."
    return parts


def update(path: Path = PAGE) -> None:
    """Put the sizes on record into the page, and draw the plots."""
    page = path.read_text("utf-8")
    for name, text in generated(sizes.points(), sizes.ran_on()).items():
        page = report.replaced(page, name, text)
    path.write_text(page, "utf-8")
    from bench import plots  # matplotlib is one of the benchmarks' own packages

    plots.draw()


if __name__ == "__main__":
    update()
