"""Cuts a database into shards: every family of wordings whole in one file, with all that a verdict on it reads.

A family goes where its speaker does (`speaker`: by a hash, so that a later cut leaves most where they were), or in the
order of its first day (`time`: parts of equal size). Speakers, aliases, identities and decisions stand in every shard;
a source stands in every shard that holds words of it. Numbers of wordings and row numbers of places stay as they are,
since the order of answers follows from them. What only linking reads is left out: shards are read, not written.
"""

import hashlib
import os
import re
import shutil
import sqlite3
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import mkdtemp

import numpy as np

from db import sealing
from db.errors import DatabaseError, NotOurs, Shut
from db.index import postings
from db.keeping.publishing import counts, put_addresses
from db.reading.evidence import Evidence
from db.reviewing.succession import all_changes
from db.sharding import shards
from db.sharding.filling import Parts, Progress, fill
from db.sharding.shards import Shard, ShardSet, Whole
from db.store import Store

BY = ("speaker", "time")
# Parts are numbered in one byte, and each is an open file while it is made.
MOST = 200
_UNFINISHED, _CUT = ".cutting-", "cut-"


def cut(
    store: Store,
    folder: Path,
    *,
    by: str,
    parts: int,
    made: str,
    reviews: sqlite3.Connection | None = None,
    progress: Progress = lambda _: None,
) -> ShardSet:
    """Cut an open database into `parts` shards in a folder, and give back the set; an earlier set there is replaced.

    Every wording must be indexed. The files of the set before are kept, for a site that still serves them; those
    before that are removed. `made` is the time (UTC, ISO 8601), `reviews` the file of decisions, whose old ids lead on
    in the shards too; `progress` is called with the number of wordings placed. Raises `NotOurs` for a folder that holds
    something else, `Shut` for one that cannot be written.
    """
    number, before = _before(folder)
    with store.transaction():
        postings.merge(store.conn)
    work = Path(mkdtemp(prefix=_UNFINISHED, dir=folder))
    name = f"{_CUT}{number:04}"
    try:
        store.conn.execute("BEGIN")  # one state of the database, whoever writes meanwhile
        generation = store.generation()
        mark = hashlib.blake2b(f"{made} {generation} {number}".encode(), digest_size=8).hexdigest()
        files = [work / f"{store.path.stem}-{part}.db" for part in range(1, parts + 1)]
        marks = [{"cut": mark, "part": part, "of": parts, "by": by} for part in range(1, parts + 1)]
        fill(store.conn, files, marks, placed(store.conn, by, parts), progress)
        put_addresses(reviews, store.conn, work / "reviews.db", all_changes(reviews) if reviews else ())
        whole = _whole(store.conn)
        told = tuple(_told(file, part, name) for part, file in enumerate(files, 1))
        _settled([*files, work / "reviews.db", work])
        work.rename(folder / name)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    finally:
        store.conn.rollback()
    cuts = ShardSet(folder, mark, by, made, generation, whole, told, f"{name}/reviews.db")
    shards.write(cuts)
    _clear(folder, {name, before})
    return cuts


def _before(folder: Path) -> tuple[int, str | None]:
    """The number of the next cut, and the folder of the one that is served; what a killed run left is removed."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        here = sorted(path.name for path in folder.iterdir())
    except FileExistsError as error:
        raise NotOurs(f"{folder} is a file; name a folder for the shards with --out.") from error
    except OSError as error:
        told = f"{folder} cannot be written ({error.strerror}); name another folder with --out."
        raise Shut(told) from error
    ours = re.compile(rf"{_CUT}\d+|{re.escape(_UNFINISHED)}.*|\.?{re.escape(sealing.MANIFEST)}(\.new)?")
    if other := [name for name in here if not ours.fullmatch(name)]:
        told = f"{folder} holds {other[0]}, which is no part of a set of shards; name another with --out."
        raise NotOurs(told)
    if not os.access(folder, os.W_OK):
        raise Shut(f"{folder} may not be written; change its permissions or name another folder with --out.")
    for name in here:
        if name.startswith(_UNFINISHED):
            shutil.rmtree(folder / name, ignore_errors=True)
    cuts = [name for name in here if name.startswith(_CUT)]
    try:
        served = Path(shards.read(folder).shards[0].file).parts[0]
    except DatabaseError:  # none yet, or damaged: then none of the files can be served
        served = None
    return 1 + max((int(name.removeprefix(_CUT)) for name in cuts), default=0), served


def _clear(folder: Path, kept: set[str | None]) -> None:
    for path in folder.glob(f"{_CUT}*"):
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def placed(conn: sqlite3.Connection, by: str, parts: int) -> Parts:
    """The part, counted from 0, that each wording goes to, by its number."""
    top, total = conn.execute("SELECT coalesce(max(n), 0), count(*) FROM variants").fetchone()
    home: Parts = np.zeros(top + 1, np.uint8)
    if by == "speaker":
        for n, key in conn.execute(_BY_SPEAKER):
            home[n] = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) % parts
        return home
    done = 0
    for _, family in groupby(conn.execute(_BY_TIME), itemgetter(1)):
        numbers = [n for n, _ in family]
        home[numbers] = done * parts // total
        done += len(numbers)
    return home


def _counted(conn: sqlite3.Connection, table: str) -> int:
    return int(conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _whole(conn: sqlite3.Connection) -> Whole:
    return Whole(
        sources=_counted(conn, "sources"),
        speakers=_counted(conn, "speakers"),
        quotes=_counted(conn, "quotes"),
        wordings=_counted(conn, "variants"),
        occurrences=_counted(conn, "occurrences"),
        attributions=_counted(conn, "attributions"),
        holdings=Evidence(conn).holdings(),
    )


def _told(file: Path, part: int, folder: str) -> Shard:
    with file.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Shard(f"{folder}/{file.name}", part, counts(file), file.stat().st_size, digest)


def _settled(paths: Sequence[Path]) -> None:
    """Wait until files, and the folder that names them, are on the disk."""
    for path in paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


_BY_SPEAKER = """
SELECT v.n, coalesce(i.person_id, q.speaker_id, v.quote_id, v.id) FROM variants v
LEFT JOIN quotes q ON q.id = v.quote_id LEFT JOIN identities i ON i.speaker_id = q.speaker_id
"""
_BY_TIME = """
SELECT v.n, coalesce(v.quote_id, v.id) AS family FROM variants v LEFT JOIN quotes q ON q.id = v.quote_id
ORDER BY coalesce(q.first_said, ''), family, v.n
"""
