"""Shards that are served together: our pages read all of them as the one database they were cut from.

Datasette serves each shard as a database of its own. Where all of a set are served, a question to any of them is asked
of all, over connections that are kept a thread, since Datasette's own are each to one file.
"""

import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from datasette.utils import StartupError

from db import sealing
from db.errors import DatabaseError
from db.reviewing.reviews import beside
from db.sharding import shards
from db.sharding.joined import JoinedEvidence
from db.sharding.shards import ShardSet

_kept = threading.local()


@dataclass(frozen=True, slots=True)
class Together:
    """A set of which every shard is served, and Datasette's databases in the order of the shards."""

    found: ShardSet
    databases: tuple[Any, ...]


def join(datasette: Any) -> None:
    """Note of every database that is served which set it is part of; a set that is not whole stops the start."""
    served = {Path(db.path).resolve(): db for db in datasette.databases.values() if db.path}
    for path, db in served.items():
        manifest = path.parent.parent / sealing.MANIFEST
        if "_quotes_together" in vars(db) or not manifest.is_file():
            continue
        try:
            found = shards.read(manifest)
        except DatabaseError as error:
            raise StartupError(str(error)) from error
        parts = tuple(served.get(found.path(shard).resolve()) for shard in found.shards)
        if all(part is not None for part in parts):
            for part in parts:
                vars(part)["_quotes_together"] = Together(found, parts)


def of(db: Any) -> Together | None:
    """The set that a database is served with; None for one that stands alone."""
    held: Together | None = vars(db).get("_quotes_together")
    return held


def databases(db: Any) -> tuple[Any, ...]:
    """The databases that are read as one with this one, itself among them."""
    held = of(db)
    return held.databases if held else (db,)


def conns(db: Any, conn: sqlite3.Connection) -> Sequence[sqlite3.Connection]:
    """The connections over which a question is asked: to all shards of a set, else the one given.

    Raises `NotWhole` where the files of a set are no longer those that were served at the start.
    """
    record = joined(db)
    return record.conns if record else (conn,)


def joined(db: Any) -> JoinedEvidence | None:
    """The record over the set that a database is part of, kept for this thread; None for one that stands alone."""
    held = of(db)
    if held is None:
        return None
    records: dict[str, JoinedEvidence] = vars(_kept).setdefault("records", {})
    known = records.get(held.found.cut)
    if known is None:
        opened = [shards.connect(held.found, shard) for shard in held.found.shards]
        known = records[held.found.cut] = JoinedEvidence(opened, held.found.whole)
    return known


def decisions(db: Any) -> Path | None:
    """The file of decisions, or for a set of old ids, that belongs to a database; None for one in memory."""
    held = of(db)
    if held is not None:
        return held.found.folder / held.found.reviews
    return beside(Path(db.path)) if db.path else None
