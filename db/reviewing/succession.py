"""What became of things that people cite: ids of quotes that were merged or split, and originals traced anew."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Redirect:
    """A quote's id that no longer stands for what it did, and the ids that do now: one when merged, several when split."""

    old_id: str
    new_ids: tuple[str, ...]
    kind: Literal["merged", "split"]
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class OriginalChange:
    """A quote that was traced to another place than before; `was` and `became` are ids of occurrences."""

    quote_id: str
    was: str | None
    became: str | None
    at: str
    reason: str | None = None


def put_redirects(conn: sqlite3.Connection, rows: Iterable[Redirect]) -> None:
    """Add redirects inside the caller's transaction; one that says what the last of its id said is left out."""
    for row in rows:
        last = _last(conn, row.old_id, 0)
        if last and sorted(row.new_ids) == sorted(last[1]) and row.kind == last[2]:
            continue
        event = conn.execute("SELECT coalesce(max(event), 0) + 1 FROM redirects").fetchone()[0]
        conn.executemany(
            "INSERT INTO redirects (event, old_id, new_id, kind, at, reason) VALUES (?, ?, ?, ?, ?, ?)",
            ((event, row.old_id, new, row.kind, row.at, row.reason) for new in row.new_ids),
        )


def leads_to(conn: sqlite3.Connection, old_id: str) -> tuple[str, ...]:
    """The ids that stand for an old one today, itself where it was never redirected.

    An id that was redirected and came back later ends the way there: only what happened after is followed.
    """
    found: dict[str, None] = {}
    waiting = [(old_id, 0)]
    while waiting:
        ident, after = waiting.pop(0)
        step = _last(conn, ident, after)
        if step is None:
            found[ident] = None
        else:
            waiting += [(new, step[0]) for new in step[1]]
    return tuple(found)


def split_from(conn: sqlite3.Connection, old_id: str) -> tuple[str, ...]:
    """Whatever else the quote of an id was split into while it kept the id itself, as the ids lead today."""
    rows = conn.execute(
        "SELECT new_id FROM redirects WHERE old_id = ?1 AND kind = 'split' AND event IN "
        "(SELECT event FROM redirects WHERE old_id = ?1 AND new_id = ?1) ORDER BY n",
        [old_id],
    ).fetchall()
    found = dict.fromkeys(now for (new,) in rows for now in leads_to(conn, new))
    return tuple(ident for ident in found if ident != old_id)


def redirects(conn: sqlite3.Connection) -> list[Redirect]:
    """Every redirect there ever was, oldest first."""
    events: dict[int, Redirect] = {}
    for event, old, new, kind, at, reason in conn.execute(
        "SELECT event, old_id, new_id, kind, at, reason FROM redirects ORDER BY n"
    ):
        ids = (*events[event].new_ids, new) if event in events else (new,)
        events[event] = Redirect(old, ids, kind, at, reason)
    return list(events.values())


def put_changes(conn: sqlite3.Connection, rows: Iterable[OriginalChange]) -> None:
    """Add changes of original inside the caller's transaction; one that repeats the last of its quote is left out."""
    for row in rows:
        last = conn.execute(
            "SELECT became FROM original_changes WHERE quote_id = ? ORDER BY n DESC LIMIT 1", [row.quote_id]
        ).fetchone()
        if last is None or last[0] != row.became:
            conn.execute(
                "INSERT INTO original_changes (quote_id, was, became, reason, at) VALUES (?, ?, ?, ?, ?)",
                [row.quote_id, row.was, row.became, row.reason, row.at],
            )


def changes(conn: sqlite3.Connection, quote_id: str) -> list[OriginalChange]:
    """Where a quote was traced to before, oldest first."""
    rows = conn.execute(
        "SELECT quote_id, was, became, at, reason FROM original_changes WHERE quote_id = ? ORDER BY n",
        [quote_id],
    )
    return [OriginalChange(*row) for row in rows]


def all_changes(conn: sqlite3.Connection) -> list[OriginalChange]:
    """Where any quote was traced to before, oldest first."""
    rows = conn.execute("SELECT quote_id, was, became, at, reason FROM original_changes ORDER BY n")
    return [OriginalChange(*row) for row in rows]


def _last(conn: sqlite3.Connection, old_id: str, after: int) -> tuple[int, Sequence[str], str] | None:
    """The last redirect of an id after an event: its number, the new ids and the kind."""
    rows = conn.execute(
        "SELECT event, new_id, kind FROM redirects WHERE old_id = ?1 AND event = "
        "(SELECT max(event) FROM redirects WHERE old_id = ?1 AND event > ?2) ORDER BY n",
        [old_id, after],
    ).fetchall()
    return (rows[0][0], [new for _, new, _ in rows], rows[0][2]) if rows else None
