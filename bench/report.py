"""docs/benchmarks.md from the results on record: what stands between two marks is generated, the rest is written by hand.

    <!-- measured: NAME -->
    ... generated ...
    <!-- end -->

A part whose benchmark is not on record stays as it is. The part `machine` says on what all of them ran.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from bench.figures import MEASURED, NAMES, Cell, Figure, Machine, Ratio, Result, Table, kept
from bench.inputs import ROOT

PAGE = ROOT / "docs" / "benchmarks.md"
# A plot of one benchmark alone (`bench.plots`) stands with its figures.
PICTURES = {"verification": "![Milliseconds a claim, by system](pictures/bench-latency.svg)"}
_PART = re.compile(r"(<!-- measured: (?P<name>[\w-]+) -->\n).*?(<!-- end -->)", re.S)


class NoPart(Exception):
    """A page has no place for a result; the message says how to make one."""


def replaced(page: str, name: str, text: str) -> str:
    """The page with the generated part of that name replaced; NoPart where it has none."""
    if all(found["name"] != name for found in _PART.finditer(page)):
        raise NoPart(f"The page has no part for {name}; add `<!-- measured: {name} -->` and `<!-- end -->`.")
    return _PART.sub(lambda m: f"{m[1]}\n{text}\n\n{m[3]}" if m["name"] == name else m[0], page)


def parts(page: str) -> dict[str, str]:
    """The generated parts of a page by name, without the lines around them."""
    return {m["name"]: m[0].removeprefix(m[1]).removesuffix(m[3]).strip() for m in _PART.finditer(page)}


def update(path: Path = PAGE, folder: Path = MEASURED) -> None:
    """Put all results on record into the page. NoPart where the page has no place for one."""
    results = [found for name in NAMES if (found := kept(name, folder))]
    page = path.read_text("utf-8")
    for result in results:
        page = replaced(page, result.name, markdown(result))
    if results:
        page = replaced(page, "machine", machines(results))
    path.write_text(page, "utf-8")


def machines(results: Sequence[Result]) -> str:
    """On what the results were measured: one row for each machine and its versions."""
    ran: dict[str, list[str]] = {}
    for result in results:
        if result.machine:
            ran.setdefault(machine_line(result.machine), []).append(result.name)
    rows = [[told, "all" if len(names) == len(results) else ", ".join(names)] for told, names in ran.items()]
    return _table(("machine and versions", "what ran on it"), rows)


def markdown(result: Result) -> str:
    """The generated part of a benchmark: its figures, tables, ratios, and where they come from."""
    blocks = [_figures(result.figures), *map(table, result.tables), _ratios(result.ratios)]
    blocks.append(PICTURES.get(result.name, ""))
    blocks += [f"({note})" for note in result.notes]
    return "\n\n".join(block for block in [*blocks, provenance(result)] if block)


def provenance(result: Result) -> str:
    """The date, how long it took, and what was read."""
    told = f"Measured on {result.date} in {result.seconds:,.0f} s"
    if result.data:
        told += "; SHA-256 "
        told += ", ".join(f"of {name} `{digest[:16]}`" for name, digest in result.data.items())
    return f"{told}."


def table(found: Table) -> str:
    """A table, its title above it."""
    rows = [[shown(cell, form) for cell, form in zip(row, found.forms, strict=True)] for row in found.rows]
    return (f"{found.title}:\n\n" if found.title else "") + _table(found.head, rows)


def shown(cell: Cell, form: str) -> str:
    """A cell as it is written: text as it is, nothing for None, numbers by their format."""
    if cell is None:
        return ""
    return cell if isinstance(cell, str) else format(cell, form)


def value(figure: Figure) -> str:
    """A figure with its unit."""
    return f"{figure.value:{figure.form}}{f' {figure.unit}' if figure.unit else ''}"


def _figures(figures: Sequence[Figure]) -> str:
    return _table(("figure", "measured"), [(one.name, value(one)) for one in figures]) if figures else ""


def _ratios(ratios: Sequence[Ratio]) -> str:
    if not ratios:
        return ""
    rows = []
    for one in ratios:
        spread = one.spread
        rows.append(
            (
                one.what,
                one.peer,
                *map(times, (spread.least, spread.middle, spread.most)),
                str(len(one.values)),
            )
        )
    head = ("how many times as good as a peer in the same run", "peer", "least", "middle", "most", "repeats")
    return _table(head, rows)


def times(ratio: float) -> str:
    """A ratio as it is told: 0.86, 1.02, 3.4, 34, 1,200."""
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}" if ratio >= 2 else f"{ratio:.2f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def machine_line(one: Machine) -> str:
    """A machine and its versions in one line."""
    packages = ", ".join(f"{name} {number}" for name, number in one.packages.items())
    cores = f"{one.cores} cores of {one.processor}, {one.memory_gb:.0f} GB"
    return f"{cores}; {one.system}; {one.python}; {packages}"
