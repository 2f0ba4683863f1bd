"""Looks for inputs on which the program fails: python -m bench.fuzz [TARGET...] --seconds 60 | --minutes 600 | --record

`--seconds` is for each target, one after the other. `--minutes` goes round for so long, always to the target that had the
least processor time so far, over all runs; it can be ended at any time (Ctrl-C, SIGTERM) and goes on when it is started
again. `--record` adds up what was done and writes the table of SECURITY.md. A crash, a broken promise, more than ten
processor seconds for one input or more than two gigabytes are failures: the input is kept under `.bench/fuzz/`, and the
target is left alone for the rest of the run. Try such an input again with `TARGET --once FILE`.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.fuzz import driving, ledger
from bench.fuzz.targets import TARGETS


def main() -> None:
    """Fuzz, or do what else was asked; exit code 1 when something failed."""
    options = _options()
    if options.one:
        driving.fuzz(options.targets[0], options.seconds, options.patience)
    elif options.once:
        driving.once(options.targets[0], options.once)
    elif options.record:
        print(ledger.told(ledger.record()))
    else:
        sys.exit(_run(options.targets or list(TARGETS), options))


def _run(names: list[str], options: argparse.Namespace) -> bool:
    """Fuzz slice by slice, a line for each; whether one failed."""
    stopping, failed = driving.Stopping(), set[str]()
    for name in _round(names, 60 * options.minutes, failed) if options.minutes else iter(names):
        done, told = driving.drive(name, options.seconds, options.patience, stopping)
        ledger.note(done)
        rate = done.inputs / done.seconds if done.seconds else 0.0
        print(
            f"{name:20}{done.seconds:>8.1f} s{done.inputs:>10,} inputs{rate:>8,.0f} a second  {told}",
            flush=True,
        )
        if told != driving.NOTHING:
            failed.add(name)
        if stopping.asked:
            break
    return bool(failed)


def _round(names: list[str], seconds: float, failed: set[str]) -> Iterator[str]:
    """For so many seconds by the clock, the target that had the least so far of those that did not fail."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and (left := [name for name in names if name not in failed]):
        yield ledger.least(left, [*ledger.recorded(), *ledger.noted()])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="of each slice, by the clock (60)")
    parser.add_argument("--minutes", type=float, help="go round for so long altogether")
    parser.add_argument("--patience", type=int, default=30, help="seconds by the clock for one input (30)")
    parser.add_argument("--record", action="store_true", help="put on record what was done, and end")
    parser.add_argument("--once", metavar="FILE", type=Path, help="try one input on one target")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"there is no target {min(unknown)!r}; there are: {', '.join(TARGETS)}")
    return options


if __name__ == "__main__":
    main()
