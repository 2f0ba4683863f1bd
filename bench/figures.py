"""What a benchmark found, as data: figures, tables, and ratios to its peers with every repeat.

A benchmark gives a `Result`; it is kept as JSON under `bench/measured/`, and docs/benchmarks.md is made from there.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.inputs import ROOT
from bench.measuring import Spread

MEASURED = ROOT / "bench" / "measured"
# Every benchmark, in the order of docs/benchmarks.md; each is a module here with `measure(quick)`. Shards are cut from the
# database that verification made, and the site is asked, and put under load, over the one that linking made.
NAMES = (
    "extraction", "pages", "perturbing", "dumps", "copies", "verification", "sharding", "importing", "linking", "crawl", "site",
    "load",
)  # fmt: skip

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, its value, how it is written (a format specification), and its unit."""

    name: str
    value: float
    form: str = ",.3g"
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; `forms` say how the numbers of each column are written."""

    title: str
    head: Sequence[str]
    forms: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def column(self, name: str) -> dict[str, Cell]:
        """The cells of a column by the first cell of their row."""
        at = list(self.head).index(name)
        return {str(row[0]): row[at] for row in self.rows}


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as good we are as a peer at one thing, once for each repeat: less time, or more in the same time."""

    what: str
    peer: str
    values: Sequence[float]

    @classmethod
    def of(cls, what: str, peer: str, ours: Sequence[float], theirs: Sequence[float]) -> "Ratio":
        """Ours by theirs, repeat by repeat; for what is better when it is less, call it the other way round."""
        return cls(what, peer, [one / other for one, other in zip(ours, theirs, strict=True)])

    @property
    def spread(self) -> Spread:
        """The smallest, the middle and the largest."""
        return Spread.of(self.values)


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and with what it was measured."""

    processor: str
    cores: int
    memory_gb: float
    system: str
    python: str
    packages: dict[str, str]


@dataclass(frozen=True, slots=True)
class Result:
    """All that one benchmark found; `data` are the SHA-256 of what it read, `seconds` what it took by the clock."""

    name: str
    figures: Sequence[Figure] = ()
    tables: Sequence[Table] = ()
    ratios: Sequence[Ratio] = ()
    notes: Sequence[str] = ()
    data: dict[str, str] = field(default_factory=dict)
    date: str = ""
    seconds: float = 0.0
    quick: bool = False
    machine: Machine | None = None

    def table(self, title: str) -> Table:
        """The table of that title; StopIteration where there is none."""
        return next(table for table in self.tables if table.title == title)


def keep(result: Result, folder: Path = MEASURED) -> Path:
    """Write a result in place of an earlier one of the same benchmark."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.name}.json"
    path.write_text(json.dumps(asdict(result), indent=1, ensure_ascii=False) + "\n", "utf-8")
    return path


def kept(name: str, folder: Path = MEASURED) -> Result | None:
    """The result on record, or None."""
    path = folder / f"{name}.json"
    return of_json(json.loads(path.read_text("utf-8"))) if path.exists() else None


def of_json(told: dict[str, Any]) -> Result:
    """A result from what `keep` wrote."""
    made = {
        "figures": [Figure(**one) for one in told["figures"]],
        "tables": [Table(**one) for one in told["tables"]],
        "ratios": [Ratio(**one) for one in told["ratios"]],
        "machine": Machine(**told["machine"]) if told["machine"] else None,
    }
    return Result(**{**told, **made})
