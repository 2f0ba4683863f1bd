"""Databases that the benchmarks ask: built anew through `quotes import`, in `.bench/`."""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from bench.inputs import WORK, Row
from bench.measuring import Spent, quotes, ran
from bench.scorers import written
from db.reading.evidence import Evidence

# As after an import: what the families were is no part of what is measured.
FORGET = """
import sys
from db.linking import families
from db.store import Store
with Store(sys.argv[1]) as store, store.transaction():
    families.forget(store.conn)
    store.conn.execute("DELETE FROM former")
"""
LINK = """
import sys
from db.store import Store
from quotes.family.gathering import link
with Store(sys.argv[1]) as store:
    link(store, read=False)
"""


def linked(database: Path) -> Spent:
    """What it takes to make all families from scratch, without reading the links; those there were are taken apart before."""
    ran(FORGET, database)
    return ran(LINK, database)


def built(name: str, files: Sequence[Path]) -> tuple[Path, Spent]:
    """A database of that name with the rows of all files in it, and what the imports took."""
    database = WORK / f"{name}.db"
    forget(database)
    spent = [quotes("import", "--db", database, path, quiet=True) for path in files]
    seconds, processor = sum(one.seconds for one in spent), sum(one.processor for one in spent)
    return database, Spent(seconds, processor, max(one.megabytes for one in spent))


def forget(database: Path) -> None:
    """Take away a database, its log and its archive."""
    for leftover in database.parent.glob(f"{database.name}*"):
        leftover.unlink()
    shutil.rmtree(database.with_suffix(".archive"), ignore_errors=True)


def part(corpus: Sequence[Row], needed: Iterable[str], every: int, name: str) -> Path:
    """A file with one row in so many, and all rows of those ids."""
    wanted = set(needed)
    rows = [row for at, row in enumerate(corpus) if at % every == 0 or row["id"] in wanted]
    return written(rows, WORK / f"{name}.jsonl")


@contextmanager
def record_of(database: Path) -> Iterator[Evidence]:
    """A database opened to be asked, and closed again; nothing is written to it."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as conn:
        yield Evidence(conn)
