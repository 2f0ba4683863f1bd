"""A set of shards: one database cut into several files, and the manifest that says which belong together.

The folder holds `shards.json` and, in a folder named after the cut, the files it names. The manifest is written last
and renamed into place, so that it never names a file that is not whole.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from db.errors import Missing, NotWhole
from db.owners import QUOTES
from db.reading.evidence import Holdings
from db.sealing import AGAIN, MANIFEST, shard_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Shard:
    """One file of a set, by its path inside the set's folder; `tables` counts rows, `sha256` is of its bytes."""

    file: str
    part: int
    tables: dict[str, int]
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What the database had that was cut: rows of its tables, and what a verdict says was searched."""

    sources: int
    speakers: int
    quotes: int
    wordings: int
    occurrences: int
    attributions: int
    holdings: Holdings


@dataclass(frozen=True, slots=True)
class ShardSet:
    """The manifest: how the database was cut, at which generation of it, and into which files.

    `cut` tells this cut from every other; `by` is `speaker` or `time`; `reviews` is the file of old ids.
    """

    folder: Path
    cut: str
    by: str
    made: str
    generation: int
    whole: Whole
    shards: tuple[Shard, ...]
    reviews: str

    def path(self, shard: Shard) -> Path:
        """Where a shard stands."""
        return self.folder / shard.file

    def as_json(self) -> str:
        """The manifest as it is written."""
        told = {name: value for name, value in asdict(self).items() if name != "folder"}
        return json.dumps({"quotes_shards": FORMAT, **told}, ensure_ascii=False, indent=2) + "\n"


def read(path: Path) -> ShardSet:
    """The set in a folder, or of a manifest; raises `Missing` or `NotWhole`."""
    manifest = path if path.name == MANIFEST else path / MANIFEST
    try:
        told = json.loads(manifest.read_text("utf-8"))
    except FileNotFoundError as error:
        raise Missing(
            f"There is no set of shards at {manifest.parent}; make one with `quotes shard`."
        ) from error
    except (OSError, ValueError) as error:
        raise NotWhole(f"{manifest} cannot be read ({error}); {AGAIN}.") from error
    if isinstance(told, dict) and told.get("quotes_shards") not in (None, FORMAT):
        raise NotWhole(f"{manifest} is of another version of this program; {AGAIN}.")
    try:
        return _from_json(manifest.parent, told)
    except (KeyError, TypeError, ValueError) as error:
        raise NotWhole(f"{manifest} is damaged ({error}); {AGAIN}.") from error


def _from_json(folder: Path, told: dict[str, Any]) -> ShardSet:
    whole = dict(told["whole"])
    held = dict(whole.pop("holdings"))
    holdings = Holdings(**{**held, "languages": tuple(held["languages"])})
    parts = tuple(Shard(**shard) for shard in told["shards"])
    if [shard.part for shard in parts] != list(range(1, len(parts) + 1)) or not parts:
        raise ValueError("its shards are not numbered from 1 on")
    named = {part.name: told[part.name] for part in fields(ShardSet) if part.name in told}
    return ShardSet(
        **{**named, "folder": folder, "whole": Whole(**whole, holdings=holdings), "shards": parts}
    )


def write(made: ShardSet) -> None:
    """Put the manifest in its place; everything it names must be on the disk."""
    new = made.folder / f".{MANIFEST}.new"
    with new.open("w", encoding="utf-8") as file:
        file.write(made.as_json())
        file.flush()
        os.fsync(file.fileno())
    new.replace(made.folder / MANIFEST)


@contextmanager
def opened(found: ShardSet) -> Iterator[list[sqlite3.Connection]]:
    """Connections to all shards of a set, in order; raises `NotWhole` where one cannot stand for its part."""
    with ExitStack() as held:
        conns = []
        for shard in found.shards:
            conn = connect(found, shard)
            held.callback(conn.close)
            conns.append(conn)
        yield conns


def connect(found: ShardSet, shard: Shard) -> sqlite3.Connection:
    """A read-only connection to one shard, which nobody writes; it may pass from thread to thread.

    Raises `NotWhole` for a file that is missing, damaged, of another cut or of an older version.
    """
    path = found.path(shard)
    if not path.is_file():
        raise NotWhole(
            f"Shard {shard.part} of {len(found.shards)} is missing ({path}); put it back, or {AGAIN}."
        )
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    try:
        check(conn, found, shard)
    except BaseException:
        conn.close()
        raise
    return conn


def check(conn: sqlite3.Connection, found: ShardSet, shard: Shard) -> None:
    """Raises `NotWhole` unless a connection is to this shard of this cut, made by this version of the schema."""
    path = found.path(shard)
    try:
        ours = conn.execute("PRAGMA application_id").fetchone()[0] == QUOTES.application_id
        current = ours and not (QUOTES.pending(conn) or QUOTES.newer(conn))
        mark = shard_of(conn) if ours else None
    except sqlite3.DatabaseError as error:
        raise NotWhole(
            f"{path} cannot be read ({error}); put back the file that was cut, or {AGAIN}."
        ) from error
    if mark is None or (mark["cut"], mark["part"]) != (found.cut, shard.part):
        raise NotWhole(
            f"{path} is not shard {shard.part} of this cut; put back the file that was cut, or {AGAIN}."
        )
    if not current:
        raise NotWhole(f"{path} was cut by another version of this program; {AGAIN}.")
