"""The sizes on record: what a library of so many rows was found to cost, kept in `bench/measured/scale.json`."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from bench.figures import MEASURED as FOLDER
from bench.figures import Machine
from bench.machine import machine

MEASURED = FOLDER / "scale.json"


@dataclass(frozen=True, slots=True)
class Point:
    """One size: processor seconds, MB of memory at most, bytes stored, ms of the processor a claim."""

    date: str
    rows: int
    wordings: int
    import_seconds: float
    import_megabytes: float
    index_seconds: float
    tables: dict[str, int]
    search_median: float
    search_99th: float
    verify_median: float
    verify_99th: float
    link_seconds: float | None = None
    link_megabytes: float | None = None
    links: int | None = None

    @property
    def bytes(self) -> int:
        """Of the whole database."""
        return sum(self.tables.values())


def points() -> list[Point]:
    """What was measured, by size."""
    return [Point(**one) for one in _record()["points"]]


def ran_on() -> Machine | None:
    """The machine of the last measurement."""
    found = _record()["machine"]
    return Machine(**found) if found else None


def keep_point(point: Point) -> None:
    """Put a size on record in place of an earlier measurement of the same."""
    every = {one.rows: one for one in points()} | {point.rows: point}
    told = {"machine": asdict(machine()), "points": [asdict(every[rows]) for rows in sorted(every)]}
    MEASURED.parent.mkdir(exist_ok=True)
    MEASURED.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _record() -> dict[str, Any]:
    if not MEASURED.exists():
        return {"machine": None, "points": []}
    found: dict[str, Any] = json.loads(MEASURED.read_text("utf-8"))
    return found
