"""Looks for the input on which the program fails: python -m bench.fuzz [TARGET...] --seconds 60

Each target is fed by a coverage-guided fuzzer (atheris, libFuzzer's) in a process of its own, beginning with the bundled
examples and, where they stand beside the checkout, the sample files. A crash, a broken promise, an input that takes
longer than ten seconds or more than two gigabytes ends the target; the input is kept under `.bench/fuzz/`.
"""

import argparse
import importlib
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from quotes import extract, verify
from quotes.errors import QuotesError
from quotes.intake import bulk, gdelt, quotebank
from quotes.text import fold
from quotes.wording.collation import compare
from scrapers.errors import ReadError
from scrapers.registry import read_all, readers
from tests.conftest import ROOT, SHARED

FOLDER = ROOT / ".bench" / "fuzz"
LONGEST_INPUT = 20_000
SECONDS_EACH = 10
MEGABYTES = 2048
# Targets whose promise is broken by a long input that their samples are; they begin with the short ones.
SEED_BYTES = 20_000


def reading(name: str) -> Callable[[bytes], None]:
    """A reader is given any bytes: documents, or an error that says why there are none."""

    def target(data: bytes) -> None:
        try:
            documents = list(read_all(data, name=f"file.{name}", format=name))
        except ReadError:
            return
        for document in documents:
            for span in document.spans:
                assert 0 <= span.start <= span.end <= len(document.text)

    return target


def recognising(data: bytes) -> None:
    """Any bytes are given to whichever reader is surest."""
    try:
        list(read_all(data, name="file"))
    except ReadError:
        return


def folding(data: bytes) -> None:
    """Folding what is folded changes nothing."""
    folded = fold(_text(data))
    assert fold(folded) == folded


def extracting(data: bytes) -> None:
    """A quotation stands where it is said to stand."""
    text = _text(data)
    for found in extract(text, published="2024-03-12", indirect=True):
        assert text[found.start : found.end] == found.text


def aligning(data: bytes) -> None:
    """A wording is compared with any other."""
    claim, _, passage = _text(data).partition("\n")
    compare(claim, passage, before="He never said", after=", but that is false")


def verifying(data: bytes) -> None:
    """A claim is held against any text: a verdict, or an error that says what to change."""
    claim, _, text = _text(data).partition("\n")
    try:
        verify(claim, speaker=text[:20] or None, against=text)
    except QuotesError:
        return


def importing(data: bytes) -> None:
    """A line of a bulk file is rows, or is refused."""
    for rows_of in (bulk.rows_of, quotebank.rows_of, gdelt.rows_of):
        try:
            assert all(row.text.strip() for row in rows_of(data))
        except QuotesError:
            continue


TARGETS: dict[str, Callable[[bytes], None]] = {
    "fold": folding,
    "align": aligning,
    "extract": extracting,
    "verify": verifying,
    "import": importing,
    "recognise": recognising,
    **{f"read-{name}": reading(name) for name in sorted(readers())},
}


def _text(data: bytes) -> str:
    # Half a surrogate pair is what JSON can hold and UTF-8 cannot.
    return data.decode("utf-8", "surrogatepass" if len(data) % 2 else "replace") if _whole(data) else ""


def _whole(data: bytes) -> bool:
    try:
        data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return len(data) % 2 == 0
    return True


def seeds(folder: Path) -> None:
    """Fill a folder with the files that the fuzzer begins with."""
    folder.mkdir(parents=True, exist_ok=True)
    for root in (ROOT / "examples", SHARED / "samples", SHARED / "seed"):
        for path in root.rglob("*") if root.is_dir() else []:
            if path.is_file() and path.stat().st_size <= SEED_BYTES:
                (folder / f"seed-{path.name}").write_bytes(path.read_bytes())


def fuzz(name: str, seconds: int) -> None:
    """Fuzz one target in this process; never returns."""
    import atheris

    ours = ("quotes", "scrapers", "db")
    for module in [module for module in sys.modules if module.partition(".")[0] in ours]:
        del sys.modules[module]
    # Only our own lines are watched: a library's would be thousands that no input of ours can reach.
    with atheris.instrument_imports(include=list(ours)):
        target = importlib.import_module("bench.fuzz").TARGETS[name]
    corpus = FOLDER / name
    seeds(corpus)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SECONDS_EACH}",
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
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"there is no target {min(unknown)!r}; there are: {', '.join(TARGETS)}")
    if options.one:
        fuzz(options.targets[0], options.seconds)
    FOLDER.mkdir(parents=True, exist_ok=True)
    failed = False
    for name in options.targets or TARGETS:
        command = [sys.executable, "-W", "ignore", "-m", "bench.fuzz", "--one", name]
        command += ["--seconds", str(options.seconds)]
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
