"""Seconds, processor seconds and memory of a function or of a program with all the processes it starts."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import TypeVar

import psutil

ROOT = Path(__file__).resolve().parents[1]
CLI = "from quotes.cli import main; main()"
# Often enough to see a plateau of memory, seldom enough to cost the measured program nothing.
LOOK_EVERY = 0.5
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Spent:
    """What a piece of work took: seconds by the clock, seconds of all processors, and MB at most where it was watched.

    Memory is the sum over all processes, with what they share counted once (PSS).
    """

    seconds: float
    processor: float
    megabytes: float = 0.0


def timed(work: Callable[[], T]) -> tuple[T, Spent]:
    """What a function gives back, and what this process took for it."""
    started, used = time.perf_counter(), time.process_time()
    found = work()
    return found, Spent(time.perf_counter() - started, time.process_time() - used)


def ran(code: str, *arguments: str | Path, quiet: bool = False) -> Spent:
    """Run Python code in a process of its own with all that it starts; raises when it fails."""
    out = subprocess.DEVNULL if quiet else None
    before = getrusage(RUSAGE_CHILDREN)
    started = time.perf_counter()
    program = subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, stdout=out)
    most = [0.0]
    watcher = threading.Thread(target=_watch, args=(program, most))
    watcher.start()
    status = program.wait()
    seconds = time.perf_counter() - started
    watcher.join()
    if status:
        raise subprocess.CalledProcessError(status, program.args)
    after = getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Spent(seconds, processor, most[0])


def quotes(*arguments: str | Path, quiet: bool = False) -> Spent:
    """Run our command line."""
    return ran(CLI, *arguments, quiet=quiet)


def _watch(program: "subprocess.Popen[bytes]", most: list[float]) -> None:
    while program.poll() is None:
        most[0] = max(most[0], _megabytes(program.pid))
        time.sleep(LOOK_EVERY)


def _megabytes(pid: int) -> float:
    """Memory of a process and all below it; nothing once they have ended."""
    try:
        parent = psutil.Process(pid)
        every = [parent, *parent.children(recursive=True)]
    except psutil.NoSuchProcess:
        return 0.0
    total = 0.0
    for one in every:
        try:
            found = one.memory_full_info()
            total += getattr(found, "pss", found.uss)
        except psutil.Error:
            continue
    return total / 1024**2


def most_megabytes() -> float:
    """The most memory this process has held since it began its program.

    Not `ru_maxrss`: that begins at what the parent held when it started us.
    """
    status = Path("/proc/self/status").read_text("utf-8")
    (kilobytes,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024


def percentile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def interval(right: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """Between which shares the true one lies, 95 times in 100, where so many of a sample were right (Wilson 1927)."""
    share = right / total
    middle = share + z * z / (2 * total)
    spread = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - spread) / (1 + z * z / total), (middle + spread) / (1 + z * z / total)


@dataclass(frozen=True, slots=True)
class Spread:
    """The smallest, middle and largest of some repeats."""

    least: float
    middle: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Of one value or more."""
        return cls(min(values), median(values), max(values))
