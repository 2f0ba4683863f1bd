"""How long each target was fuzzed, at which commit, and what was found, added up over all runs.

A run appends a line for every slice of work to `.bench/fuzz/slices.jsonl`, so that one that is interrupted loses no more
than the slice under way. `record` adds those lines to `bench/measured/fuzz.json` and writes the table of SECURITY.md.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import report
from bench.figures import MEASURED
from bench.inputs import ROOT, WORK

SLICES = WORK / "fuzz" / "slices.jsonl"
RECORD = MEASURED / "fuzz.json"
PAGE = ROOT / "SECURITY.md"
# The part of the page that is written from the record.
PART = "fuzz"
HOUR = 3600


@dataclass(frozen=True, slots=True)
class Slice:
    """Some fuzzing of one target: processor seconds (without those of starting), inputs tried, failures found.

    `slow` are inputs that ran out of the fuzzer's patience on a busy machine and kept within it when tried again.
    """

    target: str
    date: str
    commit: str
    seconds: float
    inputs: int
    failures: int = 0
    slow: int = 0


def note(done: Slice, path: Path | None = None) -> None:
    """Append a slice; on a line of its own, whatever was cut off before it."""
    path = path or SLICES
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as lines:
        lines.write(f"\n{json.dumps(asdict(done))}\n")


def noted(path: Path | None = None) -> list[Slice]:
    """The slices that are not on record yet; a line that was cut off is left out."""
    path = path or SLICES
    found = []
    for line in path.read_text("utf-8").splitlines() if path.exists() else []:
        try:
            found.append(Slice(**json.loads(line)))
        except ValueError:
            continue
    return found


def recorded(path: Path | None = None) -> list[Slice]:
    """What is on record."""
    path = path or RECORD
    return [Slice(**one) for one in json.loads(path.read_text("utf-8"))] if path.exists() else []


def together(slices: Iterable[Slice]) -> list[Slice]:
    """One slice for each target, commit and day, in that order of days."""
    found: dict[tuple[str, str, str], Slice] = {}
    for one in slices:
        key = one.date, one.commit, one.target
        found[key] = added(found[key], one) if key in found else one
    return [found[key] for key in sorted(found)]


def added(one: Slice, other: Slice) -> Slice:
    """Two slices as one, dated as the first."""
    return Slice(
        one.target,
        one.date,
        one.commit,
        round(one.seconds + other.seconds, 1),
        one.inputs + other.inputs,
        one.failures + other.failures,
        one.slow + other.slow,
    )


def by_target(slices: Iterable[Slice]) -> dict[str, Slice]:
    """All that was done with each target."""
    found: dict[str, Slice] = {}
    for one in slices:
        found[one.target] = added(found[one.target], one) if one.target in found else one
    return found


def least(names: Sequence[str], slices: Iterable[Slice]) -> str:
    """The target that had the fewest processor seconds; the first of several."""
    done = by_target(slices)
    return min(names, key=lambda name: done[name].seconds if name in done else 0.0)


def record(slices: Path = SLICES, kept: Path = RECORD, page: Path = PAGE) -> list[Slice]:
    """Put what was noted on record and into the page; what was noted is gone afterwards."""
    every = together([*recorded(kept), *noted(slices)])
    kept.write_text(json.dumps([asdict(one) for one in every], indent=1) + "\n", "utf-8")
    slices.unlink(missing_ok=True)
    page.write_text(report.replaced(page.read_text("utf-8"), PART, told(every)), "utf-8")
    return every


def told(slices: Sequence[Slice]) -> str:
    """What is on record, as it stands on the page."""
    if not slices:
        return "Nothing is on record."
    done = by_target(slices)
    lines = ["| target | processor time, min | inputs | a second | failures |", "|---|---|---|---|---|"]
    lines += [_row(name, done[name]) for name in sorted(done)]
    hours = sum(one.seconds for one in done.values()) / HOUR
    reached = sum(one.seconds >= HOUR for one in done.values())
    days = sorted({one.date for one in slices})
    lines += [
        "",
        f"{hours:.1f} hours of processor time from {days[0]} to {days[-1]}, at {len({one.commit for one in slices})} "
        f"states of the program; {reached} of {len(done)} targets had an hour or more, the least "
        f"{min(one.seconds for one in done.values()) / 60:.0f} minutes.",
    ]
    return "\n".join(lines)


def _row(name: str, one: Slice) -> str:
    rate = one.inputs / one.seconds if one.seconds else 0.0
    return f"| `{name}` | {one.seconds / 60:.1f} | {one.inputs:,} | {rate:,.0f} | {one.failures} |"
