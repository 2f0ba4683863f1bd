"""A match index over a few wordings, in memory."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

from db.index import postings
from db.index.library import Library
from quotes.search.shingles import numbered
from quotes.text import words


@contextmanager
def library_of(record: Sequence[str]) -> Iterator[Library]:
    """The wordings numbered from 1, each of no family."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        conn.execute("CREATE TABLE quotes (id TEXT, variants INTEGER)")
        conn.execute("CREATE TABLE variants (n INTEGER PRIMARY KEY, text TEXT, quote_id TEXT)")
        conn.execute(
            "CREATE TABLE occurrences "
            "(id TEXT, variant_n INTEGER, source_id TEXT, position INTEGER, kind TEXT, start INTEGER, [end] INTEGER)"
        )
        rows = list(enumerate(record, 1))
        conn.executemany("INSERT INTO variants VALUES (?, ?, NULL)", rows)
        postings.create(conn)
        postings.build(conn, [numbered([(n, words(text)) for n, text in rows])])
        yield Library(conn)
