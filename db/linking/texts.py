"""The texts of all wordings: a file of its own, so that a process that compares them loads nothing else."""

import sqlite3


def all_texts(conn: sqlite3.Connection) -> tuple[list[int], list[str], list[str]]:
    """The numbers, ids and texts of all wordings, side by side, by number."""
    numbers: list[int] = []
    ids: list[str] = []
    held: list[str] = []
    for n, ident, text in conn.execute("SELECT n, id, text FROM variants ORDER BY n"):
        numbers.append(n)
        ids.append(ident)
        held.append(text)
    return numbers, ids, held
