"""Which files are sources: of those in a folder, all but what this program keeps there itself."""

from collections.abc import Iterator
from pathlib import Path

from db import sealing
from db.owners import QUOTES, REVIEWS
from quotes.errors import CannotRead
from scrapers.fetching.files import files_in

# Of a database file: how it begins, and where it says which program's it is (https://sqlite.org/fileformat.html, 1.3).
_HEADER = b"SQLite format 3\0"
_ID = slice(68, 72)
_OURS = {owner.application_id.to_bytes(4, "big") for owner in (QUOTES, REVIEWS)}
_BESIDE = ("-wal", "-shm", "-journal")
# How a manifest of shards begins, as db.sharding.shards writes it; another file may have its name.
_MANIFEST = b'{\n  "quotes_shards":'


def sources_in(folder: str) -> Iterator[str]:
    """The paths of every source below a folder, in order; databases, shards and archives of ours are passed over.

    Raises `CannotRead` for a folder without any, which says whether anything of ours is there, and `Unreachable` for one
    that cannot be read.
    """
    found = ours = False
    for path in files_in(folder):
        if is_kept(path):
            ours = True
        else:
            found = True
            yield str(path)
    if not found:
        held = "only databases and archives of this program" if ours else "no file to read"
        raise CannotRead(f"The folder {folder} holds {held}; name files, or another folder.")


def is_kept(path: Path) -> bool:
    """Whether a file is a database of ours, what SQLite keeps beside one, a manifest of shards, or part of an archive.

    To be asked before the database is opened: a process that opens a file of one and closes it again loses its locks.
    """
    if any(parent.suffix == ".archive" and (parent / "journal.jsonl").is_file() for parent in path.parents):
        return True
    beside = next(
        (path.with_name(path.name.removesuffix(end)) for end in _BESIDE if path.name.endswith(end)), path
    )
    try:
        with beside.open("rb") as file:
            head = file.read(_ID.stop)
    except OSError:
        return False
    if path.name == sealing.MANIFEST:
        return head.startswith(_MANIFEST)
    return head.startswith(_HEADER) and head[_ID] in _OURS
