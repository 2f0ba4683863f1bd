"""One slice of fuzzing: a process of its own for a target, its processor time, and what it found.

The fuzzer is atheris (libFuzzer's): it watches which lines of ours an input reaches, and keeps what reaches new ones. The
inputs it kept stay in `.bench/fuzz/TARGET/`, and the next slice begins with them.
"""

import importlib
import re
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.fuzz import seeds
from bench.fuzz.ledger import Slice
from bench.inputs import ROOT, WORK

FOLDER = WORK / "fuzz"
OURS = ("quotes", "scrapers", "db")
LONGEST_INPUT = 20_000
MEGABYTES = 2048
# Processor seconds that one input may take where no line is watched.
PROCESSOR_SECONDS = 10
NOTHING = "nothing found"
# What a process of fuzzing says when it has started: its processor seconds until then.
BEGUN = "fuzzing begins after"
# Seconds by the clock beyond those of a slice until a process that does not end is ended.
GRACE = 120


def fuzz(name: str, seconds: int, patience: int) -> None:
    """Fuzz one target in this process; never returns."""
    import atheris

    for module in [
        one for one in sys.modules if one.partition(".")[0] in OURS or one == "bench.fuzz.targets"
    ]:
        del sys.modules[module]
    # Only our own lines are watched: a library's would be thousands that no input of ours can reach.
    with atheris.instrument_imports(include=list(OURS)):
        target = importlib.import_module("bench.fuzz.targets").TARGETS[name]
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={patience}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={FOLDER}/{name}-",
        f"-dict={seeds.dictionary(FOLDER)}",
        "-print_final_stats=1",
        str(FOLDER / name),
    ]
    atheris.Setup([sys.argv[0], *options], target)
    print(f"{BEGUN} {time.process_time():.2f} s", file=sys.stderr, flush=True)
    atheris.Fuzz()


def once(name: str, path: Path) -> None:
    """Try one input, unwatched, within its processor seconds; raises what the target raises."""
    from bench.fuzz.targets import TARGETS

    limit = int(time.process_time()) + PROCESSOR_SECONDS
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    TARGETS[name](path.read_bytes())


class Stopping:
    """Whether somebody asked to end the run (SIGINT, SIGTERM); the process at work then ends in good order."""

    def __init__(self) -> None:
        self.asked = False
        self.process: subprocess.Popen[bytes] | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, number: int, frame: object) -> None:
        self.asked = True
        if self.process is not None:
            self.process.terminate()


def drive(name: str, seconds: int, patience: int, stopping: Stopping) -> tuple[Slice, str]:
    """Fuzz a target for so many seconds by the clock: what was done, and what to say of it."""
    log = FOLDER / f"{name}.log"
    seeds.write(name, FOLDER / name)
    before, cost, at = _artifacts(name), _spent(), commit()
    arguments = ["--one", name, "--seconds", str(seconds), "--patience", str(patience)]
    with log.open("wb") as file:
        code = _ran(arguments, file.fileno(), seconds + patience + GRACE, stopping)
    text = log.read_text("utf-8", "replace")
    begun = re.search(rf"{BEGUN} ([\d.]+) s", text)
    spent = max(0.0, _spent() - cost - float(begun[1])) if begun else 0.0
    found = sorted(_artifacts(name) - before)
    slow = [path for path in found if path.name.startswith(f"{name}-timeout-") and _in_time(name, path)]
    today = datetime.now(UTC).strftime("%Y-%m-%d")
    done = Slice(name, today, at, round(spent, 1), _inputs(text), len(found) - len(slow), len(slow))
    if begun is None and not stopping.asked:
        return done, f"did not start (exit code {code}), see {log.relative_to(ROOT)}"
    if done.failures:
        return done, "failed on " + ", ".join(str(p.relative_to(ROOT)) for p in found if p not in slow)
    return done, NOTHING


def _ran(arguments: list[str], output: int, limit: int, stopping: Stopping) -> int:
    """The exit code of a process of fuzzing, in a group of its own, so that only `stopping` ends it."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.fuzz", *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, start_new_session=True)
    stopping.process = process
    try:
        return process.wait(limit)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()
    finally:
        stopping.process = None


def _in_time(name: str, path: Path) -> bool:
    """Whether an input that was slow by the clock keeps within its processor seconds when it is tried alone."""
    command = [sys.executable, "-W", "ignore", "-m", "bench.fuzz", "--once", name, str(path)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode == 0


def _artifacts(name: str) -> set[Path]:
    return {path for kind in ("crash", "timeout", "oom", "leak") for path in FOLDER.glob(f"{name}-{kind}-*")}


def _inputs(log: str) -> int:
    """How many inputs a process of fuzzing tried: as it says at its end, or as it last said."""
    found = re.findall(r"number_of_executed_units: (\d+)", log) or re.findall(r"^#(\d+)\t", log, re.M)
    return int(found[-1]) if found else 0


def _spent() -> float:
    """Processor seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def commit() -> str:
    """The state of the program that is fuzzed; with a `+` where it was changed since."""
    git = ["git", "-C", str(ROOT)]
    head = subprocess.run(
        [*git, "rev-parse", "--short=9", "HEAD"], check=False, capture_output=True, text=True
    )
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", *OURS, "bench/fuzz"], check=False)
    return (head.stdout.strip() or "unknown") + ("+" if changed.returncode == 1 else "")
