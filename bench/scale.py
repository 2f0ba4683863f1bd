"""What a library of any size costs: measured at several sizes, fitted, and carried on to a thousand million rows.

    python -m bench.scale [ROWS...] [--keep] [--no-link] [--folder FOLDER]

For each size the corpus is grown (`bench.growing`), imported through `quotes import`, linked, its index built once more
and all labelled claims asked. Each size is kept in `bench/measured/scale.json` as soon as it is done, and docs/scale.md
and its plot are made from there (`bench.fitting`); with no size named they are made once more. Times are of the processor.
"""

import argparse
import json
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import libraries, speed
from bench.figures import MEASURED as FOLDER
from bench.figures import Machine
from bench.growing import write
from bench.inputs import CLAIMS, CORPUS, WORK, rows_of
from bench.machine import machine
from bench.measuring import Spent, quotes

MEASURED = FOLDER / "scale.json"


@dataclass(frozen=True, slots=True)
class Point:
    """One size: processor seconds, MB of memory at most, bytes stored, ms of the processor a claim."""

    date: str
    rows: int
    wordings: int
    import_seconds: float
    import_megabytes: float
    index_seconds: float
    tables: dict[str, int]
    search_median: float
    search_99th: float
    verify_median: float
    verify_99th: float
    link_seconds: float | None = None
    link_megabytes: float | None = None
    links: int | None = None

    @property
    def bytes(self) -> int:
        """Of the whole database."""
        return sum(self.tables.values())


def measure(count: int, folder: Path, *, keep: bool = False, linked: bool = True) -> Point:
    """Import, index, ask and link so many rows; `keep` goes on with a database that is there."""
    lines, database = folder / f"{count}.jsonl", folder / f"{count}.db"
    if not (keep and database.exists()):
        libraries.forget(database)
    write(rows_of(CORPUS), count, lines)
    imported = quotes("import", "--db", database, lines, quiet=True)
    lines.unlink()
    shutil.rmtree(database.with_suffix(".archive"), ignore_errors=True)
    return measured(database, count, imported, linked=linked)


def measured(database: Path, count: int, imported: Spent, *, linked: bool = True) -> Point:
    """What an imported database of so many rows costs."""
    link = libraries.linked(database) if linked else None
    record = libraries.record_of(database)
    with closing(record.conn) as conn:
        build = speed.build_index(conn, database.with_name("scratch.db"))
        claims = rows_of(CLAIMS)
        search = speed.times(lambda claim: speed.find(record, claim), claims, speed.WARM)
        whole = speed.times(lambda claim: speed.verified(record, claim), claims, speed.WARM)
        (wordings,) = conn.execute("SELECT count(*) FROM variants").fetchone()
        (links,) = conn.execute("SELECT count(*) FROM links").fetchone()
        return Point(
            date=datetime.now(UTC).strftime("%Y-%m-%d"),
            rows=count,
            wordings=wordings,
            import_seconds=imported.processor,
            import_megabytes=imported.megabytes,
            index_seconds=build.processor,
            tables=tables(conn),
            search_median=search.median,
            search_99th=search.slowest,
            verify_median=whole.median,
            verify_99th=whole.slowest,
            link_seconds=link.processor if link else None,
            link_megabytes=link.megabytes if link else None,
            links=links if link else None,
        )


def tables(conn: sqlite3.Connection) -> dict[str, int]:
    """Bytes by table, its indexes with it; the match index and each full-text index are one."""
    owner = dict(conn.execute("SELECT name, tbl_name FROM sqlite_schema"))
    sizes: Counter[str] = Counter()
    for name, size in conn.execute("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE"):
        table = str(owner.get(name, name))
        if table.startswith("shingle"):
            table = "match index"
        elif "_fts" in table:
            table = table[: table.index("_fts") + 4]
        sizes[table] += size
    return dict(sizes.most_common())


def points() -> list[Point]:
    """What was measured, by size."""
    return [Point(**one) for one in _record()["points"]]


def ran_on() -> Machine | None:
    """The machine of the last measurement."""
    found = _record()["machine"]
    return Machine(**found) if found else None


def keep_point(point: Point) -> None:
    """Put a size on record in place of an earlier measurement of the same."""
    every = {one.rows: one for one in points()} | {point.rows: point}
    told = {"machine": asdict(machine()), "points": [asdict(every[rows]) for rows in sorted(every)]}
    MEASURED.parent.mkdir(exist_ok=True)
    MEASURED.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def _record() -> dict[str, Any]:
    if not MEASURED.exists():
        return {"machine": None, "points": []}
    found: dict[str, Any] = json.loads(MEASURED.read_text("utf-8"))
    return found


def main() -> None:
    """Measure the sizes that were asked for."""
    parser = argparse.ArgumentParser(description="Measure what size costs.")
    parser.add_argument("rows", type=int, nargs="*")
    parser.add_argument("--keep", action="store_true", help="use the databases of the last run")
    parser.add_argument("--no-link", action="store_true", help="import, index and ask only")
    parser.add_argument("--folder", type=Path, default=WORK / "scale")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    for count in options.rows:
        point = measure(count, options.folder, keep=options.keep, linked=not options.no_link)
        keep_point(point)
        print(json.dumps(asdict(point)), flush=True)
    from bench import scale_page  # reads what this module keeps

    scale_page.update()


if __name__ == "__main__":
    main()
