"""The links between wordings in the database: which were read by the meaning guard, and what it made of them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.rows import LinkRow

# The kind of a link that nobody has read yet.
UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Unread:
    """A link whose kind is not known yet, with both texts: the wording and the longer one it goes back to."""

    n: int
    to: int
    text: str
    model: str


def put(conn: sqlite3.Connection, rows: Iterable[LinkRow]) -> None:
    """Store links."""
    conn.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?)", rows)


def put_unread(conn: sqlite3.Connection, rows: Iterable[tuple[int, int, int]]) -> None:
    """Store links that nobody has read yet: the wording, the longer one, and how alike they are."""
    conn.executemany(f"INSERT INTO links VALUES (?, ?, '{UNREAD}', ?, '[]')", rows)


def clear(conn: sqlite3.Connection) -> None:
    """Take all links and all kinship away."""
    for table in ("links", "kinship"):
        conn.execute(f"DELETE FROM {table}")


def known(conn: sqlite3.Connection, numbers: Sequence[int]) -> dict[tuple[int, int], tuple[str, str | None]]:
    """Kind and edits of the links of some wordings that were read, by the two wordings."""
    sql = (
        "SELECT l.variant_n, l.to_variant_n, l.kind, l.edits FROM json_each(?) w "
        "CROSS JOIN links l ON l.variant_n = w.value WHERE l.kind != ?"
    )
    return {(n, to): (kind, edits) for n, to, kind, edits in conn.execute(sql, [json.dumps(numbers), UNREAD])}


def forget(conn: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Take the links of some wordings away."""
    conn.executemany("DELETE FROM links WHERE variant_n = ?", ((n,) for n in numbers))


def unread(conn: sqlite3.Connection, share: int = 0, shares: int = 1) -> Iterator[Unread]:
    """The links that were not read yet; one of several shares of them."""
    sql = (
        "SELECT l.variant_n, l.to_variant_n, a.text, b.text FROM links l JOIN variants a ON a.n = l.variant_n "
        "JOIN variants b ON b.n = l.to_variant_n WHERE l.kind = ? AND l.rowid % ? = ? ORDER BY l.rowid"
    )
    for row in conn.execute(sql, [UNREAD, shares, share]):
        yield Unread(*row)


def count_unread(conn: sqlite3.Connection) -> int:
    """How many links were not read yet."""
    return int(conn.execute("SELECT count(*) FROM links WHERE kind = ?", [UNREAD]).fetchone()[0])


def read(conn: sqlite3.Connection, rows: Iterable[tuple[int, int, str, str]]) -> None:
    """Store what links were found to be: the two wordings, the kind, the edits as JSON."""
    conn.executemany(
        "UPDATE links SET kind = ?3, edits = ?4 WHERE variant_n = ?1 AND to_variant_n = ?2", rows
    )
