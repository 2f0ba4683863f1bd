"""What can be set, in one place: limits and thresholds, read alike by command line, Python and server.

Values stand in `metadata.yml` under `plugins: quotes:`; what is not there has the default below. A verdict
records the hash of what was in force.
"""

import hashlib
import json
import reprlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cached_property, lru_cache
from math import inf
from pathlib import Path
from typing import Any

import yaml

from quotes.errors import BadInput
from quotes.search.thresholds import ASKED, Thresholds
from quotes.wording.thresholds import GUARD
from quotes.wording.thresholds import Thresholds as Guard


@dataclass(frozen=True)
class Settings:
    """Limits in characters, pages in rows; and the thresholds of each room that has some."""

    # A claim of 300 words has some 1,800 characters; twenty times that is no quotation any more.
    claim_characters: int = 50_000
    batch_claims: int = 100
    evidence_places: int = 20
    search: Thresholds = ASKED
    guard: Guard = GUARD

    def thresholds(self) -> dict[str, float]:
        """Every figure that a verdict may rest on, as `search.asked` or `guard.free`."""
        return dict(self._figures)

    def hash(self) -> str:
        """Twelve hex digits that change when any setting does."""
        return self._hash

    # Every verdict tells both; kept with the settings they are not even looked up by all figures.
    @cached_property
    def _figures(self) -> dict[str, float]:
        rooms = ((room, asdict(getattr(self, room))) for room in ROOMS)
        return {f"{room}.{name}": value for room, figures in rooms for name, value in figures.items()}

    @cached_property
    def _hash(self) -> str:
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:12]


DEFAULT = Settings()
# The rooms whose thresholds can be set, under `thresholds:`; and the settings that are whole numbers.
ROOMS: dict[str, Any] = {"search": Thresholds, "guard": Guard}
LIMITS = tuple(f.name for f in fields(Settings) if f.name not in ROOMS)


def from_mapping(values: Mapping[str, Any]) -> Settings:
    """Settings from a mapping; raises `BadInput` for a value of the wrong kind. Unknown names are the site's own."""
    given = {name: value for name, value in values.items() if name in LIMITS}
    for name, value in given.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise BadInput(f"The setting {name} is {reprlib.repr(value)}; it must be a whole number above 0.")
    return Settings(**{**given, **_thresholds(values.get("thresholds", {}))})


def _thresholds(given: Any) -> dict[str, Any]:
    """The thresholds of each room that the mapping names; those that it does not name keep their default."""
    if (
        not isinstance(given, dict)
        or not {*given} <= {*ROOMS}
        or not all(isinstance(v, dict) for v in given.values())
    ):
        raise BadInput(f"The setting thresholds must name rooms ({', '.join(ROOMS)}), each with its figures.")
    for room, values in given.items():
        known = [f.name for f in fields(ROOMS[room])]
        for name, value in values.items():
            if name not in known:
                raise BadInput(f"There is no threshold {room}.{name}; there are {', '.join(known)}.")
            if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < inf:
                raise BadInput(
                    f"The threshold {room}.{name} is {reprlib.repr(value)}; it must be a number, 0 or more."
                )
    return {room: ROOMS[room](**values) for room, values in given.items()}


def from_file(path: Path) -> Settings:
    """Settings from a metadata file; the defaults when there is none. Raises `BadInput` for what is no such file."""
    try:
        return from_yaml(path.read_text("utf-8"), str(path))
    except FileNotFoundError:
        return DEFAULT
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be read ({error}); mend or remove it.") from error


def from_yaml(text: str, name: str) -> Settings:
    """Settings from the text of a metadata file of that name; raises `BadInput` for what is none."""
    try:
        data = yaml.safe_load(text) or {}
    except (ValueError, RecursionError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise BadInput(f"{name} cannot be read as YAML ({reason}); mend or remove it.") from error
    if not isinstance(data, dict):
        raise BadInput(f"{name} holds no settings by name, such as `title: …`; mend or remove it.")
    plugins = data.get("plugins")
    values = plugins.get("quotes") if isinstance(plugins, dict) else None
    return from_mapping(values if isinstance(values, dict) else {})


def metadata_file() -> Path | None:
    """The metadata.yml in the working directory, else the one that came with the program."""
    package = Path(__file__).parent
    for path in (Path("metadata.yml"), package / "metadata.yml", package.parent / "metadata.yml"):
        if path.is_file():
            return path
    return None


def in_force() -> Settings:
    """The settings of `metadata_file`; raises `BadInput` for a file that cannot be read."""
    path = metadata_file()
    if path is None:
        return DEFAULT
    at = path.stat()
    return _read(path.resolve(), at.st_mtime_ns, at.st_size)


# Reading YAML takes 20 ms, ten times as long as a claim that is held against a text.
@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _bytes: int) -> Settings:
    return from_file(path)
