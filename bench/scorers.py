"""The scorers that stand beside the data, asked as they are: modules of their own, or programs."""

import importlib.util
import json
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any


def scorer(folder: Path) -> ModuleType:
    """The score.py of a folder of data."""
    return module(folder / "score.py")


@lru_cache
def module(path: Path) -> ModuleType:
    """A program that stands beside the data, as a module."""
    spec = importlib.util.spec_from_file_location(f"{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def printed(folder: Path, *arguments: str | Path) -> str:
    """What the folder's score.py prints of these arguments."""
    command = [sys.executable, str(folder / "score.py"), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()


def written(rows: list[dict[str, Any]], path: Path) -> Path:
    """Rows as a file of JSON lines; its folder is made, since it is the first that a benchmark writes in a fresh checkout."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def told(folder: Path, *arguments: str | Path) -> list[dict[str, Any]]:
    """What the folder's score.py writes as JSON of these arguments."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        printed(folder, *arguments, "--json", file.name)
        found: list[dict[str, Any]] = json.loads(Path(file.name).read_text("utf-8"))
    return found
