"""Brings a database in step with what people decided: families, originals and credits.

`reviews.db` says what was decided; `quotes.db` keeps a copy of what stands (`rulings`), which linking and verdicts
read, so that everything that opens the database obeys, and a rebuild ends in the same.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.reviewing import reviews, rulings
from db.reviewing.reviews import DecisionRow, Reviews
from db.reviewing.rulings import RulingRow
from db.rows import AliasRow, SpeakerRow
from db.store import Store
from quotes.review.crediting import credits
from quotes.review.locating import locate
from quotes.review.weighing import CREDIT, PAIRS, Standing, standing
from quotes.speakers import name_fold

# Decisions about one thing are read together; so many things are asked about at a time.
OBJECTS = 500


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What was taken over: how many decisions stand of those that were looked at, and where they belong now."""

    standing: int = 0
    moved: int = 0
    ambiguous: int = 0
    lost: int = 0


def obey(
    store: Store, path: Path, link: Callable[[Store, Sequence[int]], object], *, everything: bool = False
) -> Obeyed:
    """Take over the decisions made since the last time, or all of them; `link` makes families anew.

    The families of every wording that a decision names are made anew, in one transaction after that in which the
    decisions were taken over; a process killed between the two does both again.
    """
    with reviews.reading(path) as held:
        if held is None:
            return Obeyed()
        # Read inside the transaction, so that of two processes at it the later one has seen what the earlier one saw.
        with store.transaction():
            last, after = reviews.last(held.conn), 0 if everything else rulings.upto(store.conn)
            if last == after:
                return Obeyed()
            about = _about(held, list(reviews.since(held.conn, after)))
            rows = [_ruling(store.conn, held, one) for one in standing(about)]
            kept = [row for row in rows if row.kind != "note"]
            before = rulings.of_decisions(store.conn, [d.id for d in about])
            _name(store.conn, kept)
            rulings.replace(store.conn, [d.id for d in about], kept)
        link(store, touched(store.conn, [*before, *kept]))
        # Counted as taken over only now, so that a crash before this does all of it again.
        with store.transaction():
            rulings.mark(store.conn, max(last, rulings.upto(store.conn)))
    states = [row.anchor for row in rows]
    return Obeyed(len(rows), *(states.count(name) for name in ("moved", "ambiguous", "lost")))


def touched(conn: sqlite3.Connection, found: Iterable[RulingRow]) -> list[int]:
    """The wordings whose families and credits these rulings bear on."""
    kinds = CREDIT | {"original"} | {kind for kind, what in PAIRS.items() if what == "quote"}
    ids = {
        ident
        for row in found
        if row.kind in kinds
        for ident in (row.object_id, row.value, row.variant_id)
        if ident
    }
    return rulings.wordings(conn, ids)


def recredit(conn: sqlite3.Connection, numbers: Iterable[int] | None = None) -> bool:
    """Credit the places of some wordings, or all, as decided; gives back whether any credit changed.

    Runs inside the caller's transaction, after the families of these wordings were stored.
    """
    if not rulings.any_(conn):
        return False
    numbers = None if numbers is None else list(numbers)
    rulings.follow(conn, numbers)
    changed = False
    found = rulings.spots(conn, numbers)
    ids = {i for spot in found for i in (spot.occurrence_id, spot.variant_id, spot.quote_id) if i}
    decided = rulings.credit_rulings(conn, ids)
    for spot in found:
        bearing = [
            ruling
            for ident in (spot.occurrence_id, spot.variant_id, spot.quote_id)
            for ruling in decided.get(ident or "", ())
        ]
        now, read = rulings.read_credits(conn, spot.occurrence_id)
        wanted = credits(spot.occurrence_id, read, bearing, first=spot.first)
        if set(wanted) != set(now):
            rulings.put_credits(conn, spot.occurrence_id, read, wanted)
            changed = True
    return changed


def _about(held: Reviews, fresh: Sequence[DecisionRow]) -> list[DecisionRow]:
    """Every decision about what these are about, so that it can be told which stand."""
    ids = sorted({i for d in fresh for i in (d.object, d.value if d.kind in reviews.NAMING else None) if i})
    found: dict[str, DecisionRow] = {}
    for at in range(0, len(ids), OBJECTS):
        for decision in reviews.about(held.conn, ids[at : at + OBJECTS]):
            found[decision.id] = decision
    return sorted(found.values(), key=lambda decision: decision.n)


def _ruling(conn: sqlite3.Connection, held: Reviews, one: Standing) -> RulingRow:
    decision = one.decision
    there = locate(conn, held.conn, decision)
    return RulingRow(
        decision.id,
        decision.kind,
        decision.about,
        there.id or decision.object,
        decision.at,
        there.state,
        one.contested,
        decision.value,
        decision.value_text,
        None if decision.kind == "hide" else decision.reason,
        None if decision.kind == "hide" else decision.evidence_url,
        there.variant_id,
    )


def _name(conn: sqlite3.Connection, found: Iterable[RulingRow]) -> None:
    """Put the speakers whom decisions name among the speakers."""
    named = {
        row.value: row.value_text for row in found if row.kind in CREDIT and row.value and row.value_text
    }
    rulings.put_speakers(
        conn,
        [SpeakerRow(ident, name) for ident, name in named.items()],
        [AliasRow(ident, name, name_fold(name) or name, "reviewer") for ident, name in named.items()],
    )
