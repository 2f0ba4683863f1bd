"""The README's tour is real: every command in it is run, and prints what stands there."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Program

TOUR = re.search(r"<!-- tour -->(.*)<!-- /tour -->", (ROOT / "README.md").read_text("utf-8"), re.S)


def steps() -> list[tuple[str, str]]:
    """(command, output) pairs of the tour."""
    assert TOUR
    blocks = re.findall(r"```console\n(.*?)```", TOUR.group(1), re.S)
    return [
        (command, output)
        for block in blocks
        for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.M)
    ]


def same(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_every_command_of_the_tour_prints_what_stands_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUOTES_DB", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    run, tour = Program(tmp_path), steps()
    assert len(tour) >= 4
    for command, output in tour:
        name, *arguments = shlex.split(command)
        assert name == "quotes"
        paths = [str(p) for a in arguments for p in (sorted(Path().glob(a)) if "*" in a else [a])]
        assert same(run(*paths).out) == same(output), command
