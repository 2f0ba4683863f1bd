"""A set of shards: one database cut into several files, and the manifest that says which belong together.

The folder holds `shards.json` and, in a folder named after the cut, the files it names. The manifest is written last
and renamed into place, so that it never names a file that is not whole.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from db.errors import Missing, NotWhole, ReadOnly
from db.owners import QUOTES
from db.reading.evidence import Holdings

MANIFEST = "shards.json"
FORMAT = 1
AGAIN = "cut the database again with `quotes shard`"


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


def is_set(path: Path) -> bool:
    """Whether a path names a set of shards: its folder, or its manifest."""
    return path.name == MANIFEST or (path.is_dir() and (path / MANIFEST).is_file())


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
        mark = marked(conn) if ours else None
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


def marked(conn: sqlite3.Connection) -> dict[str, Any] | None:
    """What a shard says of itself: `cut`, `part`, `of`, and `rows` of the whole; None for a database that is none."""
    row = conn.execute("SELECT value FROM state WHERE name = 'shard'").fetchone()
    told: dict[str, Any] | None = json.loads(row[0]) if row else None
    return told


def refuse(path: Path, conn: sqlite3.Connection | None = None) -> None:
    """Raises `ReadOnly` where a path names a set of shards or one of them, for who would write there.

    `conn` is a connection to the file where there is one already.
    """
    if is_set(path) or (conn is not None and _is_shard(conn)):
        raise ReadOnly(
            f"{path} holds shards, which are only read: write to the database that they were cut from, then {AGAIN}."
        )
    if conn is None and path.is_file():
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as own:
            refuse(path, own)


def _is_shard(conn: sqlite3.Connection) -> bool:
    try:
        return marked(conn) is not None
    except sqlite3.DatabaseError:  # no database, or none of ours
        return False
