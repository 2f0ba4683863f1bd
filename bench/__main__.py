"""Every benchmark, each beside its peers in the same run: python -m bench [NAME...] [--quick] [--dry]

Prints what was found as it is found, puts the figures on record (`bench/measured/`), into docs/benchmarks.md and into
its pictures. `--quick` takes small seeded parts of the data and records nothing; `--dry` runs it all and records nothing.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module

from bench import figures, report
from bench.figures import NAMES, Result
from bench.inputs import SHARED, WORK
from bench.machine import machine


def main() -> None:
    """Run what was named, or all."""
    options = _options()
    if not SHARED.is_dir():
        sys.exit(f"The folder of data {SHARED} is missing: put it beside this checkout and run again.")
    WORK.mkdir(exist_ok=True)
    recorded = not (options.quick or options.dry)
    for name in options.names or NAMES:
        print(f"\n== {name}", flush=True)
        result = run(name, import_module(f"bench.{name}").measure, quick=options.quick)
        print(report.markdown(result), flush=True)
        if recorded:
            figures.keep(result)
            report.update()
    if recorded:
        from bench import plots  # matplotlib is one of the benchmarks' own packages

        plots.draw()


def run(name: str, measure: Callable[[bool], Result], *, quick: bool) -> Result:
    """A result with what is the same for all: the date, the machine, and how long it took."""
    started = time.perf_counter()
    found = measure(quick)
    seconds = round(time.perf_counter() - started, 1)
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    return replace(found, name=name, date=today, seconds=seconds, quick=quick, machine=machine())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure, each beside its peers.")
    parser.add_argument("names", nargs="*", choices=[[], *NAMES], metavar="NAME", help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="small parts of the data; records nothing")
    parser.add_argument("--dry", action="store_true", help="records nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
