"""The one thread that looks up claims.

Python runs one thread at a time, and a verdict asks the database some forty times: three threads of Datasette's that
verify at once hand the interpreter to and fro with each, and a page costs 6.1 ms of processor in place of 3.4
(bench/site.py, twenty clients without pause). Tables, searches and drafts stay with Datasette's threads, so that none
of them waits for a claim, nor a claim for them.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from quotes.web import access

T = TypeVar("T")


# More than this are a second's work of one processor: who comes later is told so at once, and the memory stays flat.
MOST_WAITING = 400


class Full(Exception):
    """Too many wait already."""


class Lane:
    """A thread with a read-only connection of its own; one for each database that is served."""

    def __init__(self, db: Any) -> None:
        self._db = db
        self._conn: sqlite3.Connection | None = None
        self._waiting = 0
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="quotes-claims")

    async def read(self, question: Callable[[sqlite3.Connection], T], limit_ms: int) -> T:
        """The answer of a function that reads the database; it may take `limit_ms` milliseconds once it is its turn.

        Past that SQLite interrupts the statement at work: `sqlite3.OperationalError`. Raises `Full`.
        """
        if self._waiting >= MOST_WAITING:
            raise Full

        def asked() -> T:
            if self._conn is None:
                self._conn = self._db.connect()
            return access.within(self._db, self._conn, question, limit_ms)

        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, asked)
        finally:
            self._waiting -= 1


def of(db: Any) -> Lane:
    """The lane of a database, kept with it."""
    found: Lane | None = db.__dict__.get("_quotes_lane")
    if found is None:
        found = db._quotes_lane = Lane(db)
    return found
