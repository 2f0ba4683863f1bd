"""How a quote travelled: which wording stood where in which year, and which wording was changed from which."""

import sqlite3
from dataclasses import dataclass

# A drawing of more is not read; the tables list everything.
WORDINGS = 12
CELLS = 2_000


@dataclass(frozen=True, slots=True)
class Cell:
    """How many places of one wording date from one year, in sources of one tier; `year` is None where undated."""

    n: int
    year: int | None
    tier: str
    places: int


@dataclass(frozen=True, slots=True)
class Step:
    """One wording was changed from another: `n` from `origin`, in the way that `kind` names."""

    n: int
    origin: int
    kind: str


@dataclass(frozen=True, slots=True)
class History:
    """The years and the steps of a quote; `independent` sources did not copy from one another."""

    cells: tuple[Cell, ...]
    steps: tuple[Step, ...]
    sources: int
    independent: int | None


def history(conn: sqlite3.Connection, quote_id: str) -> History:
    """The history of one quote, from at most 2,000 combinations of wording, year and tier."""
    rows = conn.execute(
        f"select v.n, {_YEAR} as year, s.tier, count(*) from variants v join occurrences o on o.variant_n = v.n "
        "join sources s on s.id = o.source_id where v.quote_id = ? group by v.n, year, s.tier order by year, v.n limit ?",
        [quote_id, CELLS],
    ).fetchall()
    steps = conn.execute(
        "select l.variant_n, l.to_variant_n, l.kind from variants v join links l on l.variant_n = v.n "
        "join variants w on w.n = l.to_variant_n where v.quote_id = ?1 and w.quote_id = ?1 limit ?2",
        [quote_id, CELLS],
    ).fetchall()
    sources = conn.execute(
        "select count(distinct o.source_id) from variants v join occurrences o on o.variant_n = v.n where v.quote_id = ?",
        [quote_id],
    ).fetchone()[0]
    alone = conn.execute("select independent_sources from quotes where id = ?", [quote_id]).fetchone()
    return History(
        tuple(Cell(n, _year(year), tier, places) for n, year, tier, places in rows),
        tuple(Step(*tuple(step)) for step in steps),
        int(sources),
        alone[0] if alone else None,
    )


def _year(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() else None


_YEAR = "substr(nullif(coalesce(o.said_on, s.published), ''), 1, 4)"
