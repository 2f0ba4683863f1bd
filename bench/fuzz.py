"""Looks for the input on which the program fails: python -m bench.fuzz [TARGET...] --seconds 60

Each target is fed by a coverage-guided fuzzer (atheris, libFuzzer's) in a process of its own, beginning with the bundled
examples and, where they stand beside the checkout, the sample files. A crash, a broken promise, an input that takes
longer than ten seconds (`--patience`) or more than two gigabytes ends the target; the input is kept under `.bench/fuzz/`.
"""

import argparse
import importlib
import re
import subprocess
import sys
from pathlib import Path

from bench.fuzz_targets import TARGETS
from tests.conftest import ROOT, SHARED

FOLDER = ROOT / ".bench" / "fuzz"
LONGEST_INPUT = 20_000
MEGABYTES = 2048
# Targets whose promise is broken by a long input that their samples are; they begin with the short ones.
SEED_BYTES = 20_000


def seeds(folder: Path) -> None:
    """Fill a folder with the files that the fuzzer begins with."""
    folder.mkdir(parents=True, exist_ok=True)
    for root in (ROOT / "examples", SHARED / "samples", SHARED / "seed"):
        for path in root.rglob("*") if root.is_dir() else []:
            if path.is_file() and path.stat().st_size <= SEED_BYTES:
                (folder / f"seed-{path.name}").write_bytes(path.read_bytes())


def fuzz(name: str, seconds: int, patience: int) -> None:
    """Fuzz one target in this process; never returns."""
    import atheris

    ours = ("quotes", "scrapers", "db")
    for module in [module for module in sys.modules if module.partition(".")[0] in (*ours, "bench")]:
        del sys.modules[module]
    # Only our own lines are watched: a library's would be thousands that no input of ours can reach.
    with atheris.instrument_imports(include=list(ours)):
        target = importlib.import_module("bench.fuzz_targets").TARGETS[name]
    corpus = FOLDER / name
    seeds(corpus)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={patience}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-artifact_prefix={FOLDER}/{name}-",
        "-print_final_stats=1",
        "-verbosity=1",
        str(corpus),
    ]
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def main() -> None:
    """Fuzz the targets one after the other and print a line for each; exit code 1 when one failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument(
        "--patience", type=int, default=10, help="seconds for one input; more on a busy machine"
    )
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"there is no target {min(unknown)!r}; there are: {', '.join(TARGETS)}")
    if options.one:
        fuzz(options.targets[0], options.seconds, options.patience)
    FOLDER.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in options.targets or TARGETS:
        command = [sys.executable, "-W", "ignore", "-m", "bench.fuzz", "--one", name]
        command += ["--seconds", str(options.seconds), "--patience", str(options.patience)]
        log = FOLDER / f"{name}.log"
        with log.open("wb") as file:
            code = subprocess.run(command, check=False, stdout=file, stderr=file).returncode
        failed |= code != 0
        runs = re.search(r"number_of_executed_units: (\d+)", log.read_text("utf-8", "replace"))
        told = f"failed, see {log.relative_to(ROOT)}" if code else "nothing found"
        print(f"{name:20} {int(runs[1]) if runs else 0:>10,} inputs  {told}", flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
