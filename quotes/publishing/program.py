"""The program itself, as a bundle carries it: its own files, and the packages it runs on at the versions at hand."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import db
import quotes
import scrapers

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
SKIPPED = frozenset({"__pycache__"})


def files() -> Iterator[tuple[str, bytes]]:
    """Every file of the three packages, by its path in the bundle's `app/`, in order."""
    for package in (quotes, db, scrapers):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*")):
            inside = path.relative_to(root.parent)
            if path.is_file() and not SKIPPED & set(inside.parts) and path.suffix != ".pyc":
                yield inside.as_posix(), path.read_bytes()


def needed() -> list[str]:
    """What the program needs to serve, as its own package states it."""
    return sorted(line for line in requires("quotes") or [] if "extra ==" not in line)


def pins() -> list[str]:
    """Every package that serving needs, itself and through others, at the version that is installed here."""
    found: dict[str, str] = {}
    waiting = [_name(line) for line in needed()]
    while waiting:
        name = waiting.pop()
        key = re.sub(r"[-_.]+", "-", name).lower()
        if key in found:
            continue
        try:
            package = distribution(name)
        except PackageNotFoundError:
            # For another platform, or an extra that was not asked for.
            continue
        found[key] = package.version
        waiting += [_name(line) for line in package.requires or () if "extra ==" not in line]
    return [f"{name}=={version}" for name, version in sorted(found.items())]


def _name(line: str) -> str:
    match = _NAME.match(line)
    return match[0] if match else line
