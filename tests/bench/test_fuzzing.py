"""The account of what was fuzzed: nothing is lost, the least comes first, and each target begins with what it reads."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bench.fuzz import __main__ as command
from bench.fuzz import driving, ledger, seeds
from bench.fuzz.ledger import Slice
from bench.fuzz.targets import TARGETS, broken
from bench.report import parts
from scrapers.errors import ReadError
from scrapers.registry import read_all, readers

PAGE = "# Page\n\n<!-- measured: fuzz -->\nold\n<!-- end -->\n\nBy hand.\n"


def slice_of(
    target: str, seconds: float, *, commit: str = "abc", date: str = "2026-01-02", failures: int = 0
) -> Slice:
    return Slice(target, date, commit, seconds, 10, failures)


def test_what_was_noted_is_added_to_the_record_and_to_the_page(tmp_path: Path) -> None:
    slices, kept, page = tmp_path / "slices.jsonl", tmp_path / "fuzz.json", tmp_path / "page.md"
    page.write_text(PAGE)
    for one in (slice_of("fold", 1.5), slice_of("fold", 2.0, failures=1), slice_of("fold", 60, commit="b")):
        ledger.note(one, slices)
    ledger.record(slices, kept, page)
    assert not slices.exists()
    ledger.note(slice_of("align", 3600, date="2026-01-03"), slices)
    every = ledger.record(slices, kept, page)
    assert [(one.target, one.commit, one.seconds, one.inputs, one.failures) for one in every] == [
        ("fold", "abc", 3.5, 20, 1), ("fold", "b", 60, 10, 0), ("align", "abc", 3600, 10, 0),
    ]  # fmt: skip
    text = page.read_text()
    assert "| `fold` | 1.1 | 30 | 0 | 1 |" in text
    assert "from 2026-01-02 to 2026-01-03, at 2 states of the program; 1 of 2 targets had an hour" in text
    assert text.endswith("By hand.\n")


def test_a_line_that_was_cut_off_costs_no_other(tmp_path: Path) -> None:
    path = tmp_path / "slices.jsonl"
    ledger.note(slice_of("fold", 1), path)
    with path.open("a") as lines:
        lines.write('{"target": "al')
    assert [one.target for one in ledger.noted(path)] == ["fold"]
    ledger.note(slice_of("align", 2), path)
    assert [one.target for one in ledger.noted(path)] == ["fold", "align"]


def test_the_target_with_the_least_time_over_all_runs_comes_next() -> None:
    done = [slice_of("fold", 5), slice_of("align", 3), slice_of("fold", 1), slice_of("align", 4)]
    assert ledger.least(["fold", "align"], done) == "fold"
    assert ledger.least(["fold", "align", "extract"], done) == "extract"


def test_the_page_tells_what_is_on_record() -> None:
    assert parts(ledger.PAGE.read_text("utf-8"))["fuzz"] == ledger.told(ledger.recorded())


@pytest.mark.parametrize("name", TARGETS)
def test_a_target_begins_with_inputs_that_keep_its_promise(name: str) -> None:
    begun = list(seeds.of(name))
    assert begun
    for data in begun[:20]:
        assert broken(name, data[: seeds.LONGEST]) == ""


@pytest.mark.parametrize("name", sorted(readers()))
def test_a_reader_begins_with_a_file_that_it_reads(name: str) -> None:
    def is_read(data: bytes) -> bool:
        try:
            return any(document.text for document in read_all(data[: seeds.LONGEST], name="a", format=name))
        except ReadError:
            return False

    assert any(map(is_read, seeds.of(f"read-{name}")))


def test_an_interrupt_ends_the_slice_and_the_run_and_loses_neither(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slices.jsonl"
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def driven(name: str, seconds: int, patience: int, stopping: driving.Stopping) -> tuple[Slice, str]:
        if ledger.noted(path):
            sleeping = [sys.executable, "-c", "import os, time; os.kill(os.getppid(), 15); time.sleep(60)"]
            stopping.process = subprocess.Popen(sleeping)
            assert stopping.process.wait(30) == -signal.SIGTERM
        return slice_of(name, 1), driving.NOTHING

    monkeypatch.setattr(driving, "drive", driven)
    monkeypatch.setattr(ledger, "SLICES", path)
    monkeypatch.setattr(ledger, "RECORD", tmp_path / "fuzz.json")
    monkeypatch.setattr(sys, "argv", ["fuzz", "fold", "align", "extract", "--minutes", "5"])
    try:
        with pytest.raises(SystemExit) as ended:
            command.main()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    assert ended.value.code == 0
    assert [one.target for one in ledger.noted(path)] == ["fold", "align"]
