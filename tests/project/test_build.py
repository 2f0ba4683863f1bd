"""The wheel and the sdist: the same bytes wherever they are built, and all that the program needs is inside."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = ("quotes", "db", "scrapers")


def built(folder: Path, *, moment: float) -> Path:
    """Copy what a build reads to another place, with other times, and build there."""
    tree = folder / "tree"
    for name in FLOORS:
        shutil.copytree(ROOT / name, tree / name, ignore=shutil.ignore_patterns("__pycache__", "*.py[co]"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "metadata.yml", ".gitignore"):
        shutil.copy(ROOT / name, tree / name)
    for path in tree.rglob("*"):
        os.utime(path, (moment, moment))
    command = [sys.executable, "-W", "ignore", "-m", "hatchling", "build", "-d", str(folder / "dist")]
    subprocess.run(command, cwd=tree, check=True, capture_output=True)
    return folder / "dist"


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("one"), moment=1_600_000_000)


def sums(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_two_builds_in_two_places_at_two_times_give_the_same_bytes(dist: Path, tmp_path: Path) -> None:
    assert sums(dist) == sums(built(tmp_path, moment=1_700_000_000))
    assert {Path(name).suffix for name in sums(dist)} == {".whl", ".gz"}


def test_the_wheel_holds_every_file_of_the_three_floors_and_the_metadata(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    needed = {
        path.relative_to(ROOT).as_posix()
        for floor in FLOORS
        for path in (ROOT / floor).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert needed - held == set()
    assert "quotes/metadata.yml" in held
    (sdist,) = dist.glob("*.tar.gz")
    with tarfile.open(sdist) as file:
        assert {name.partition("/")[2] for name in file.getnames()} >= needed | {"pyproject.toml", "LICENSE"}


def test_the_wheel_works_where_the_checkout_is_not(dist: Path, tmp_path: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    (tmp_path / "speech.txt").write_text("We will not raise the wall. It is too dear.", "utf-8")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r}); from quotes.cli import main; main()"
    )
    ran = subprocess.run(
        [sys.executable, "-P", "-c", program, "verify", "We will raise the wall.", "--against", "speech.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 1, ran.stderr
    assert "meaning_changed" in ran.stdout
