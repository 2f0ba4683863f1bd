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
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from bench import libraries, scale_page, speed
from bench.growing import write
from bench.inputs import CLAIMS, CORPUS, WORK, rows_of
from bench.measuring import Spent, quotes
from bench.sizes import Point, keep_point


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
    with libraries.record_of(database) as record:
        conn = record.conn
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
    (page,) = conn.execute("PRAGMA page_size").fetchone()
    # Its column of bytes has 32 bits; the pages of a table are counted in `pageno`.
    for name, pages in conn.execute("SELECT name, pageno FROM dbstat WHERE aggregate = TRUE"):
        table = str(owner.get(name, name))
        if table.startswith("shingle"):
            table = "match index"
        elif "_fts" in table:
            table = table[: table.index("_fts") + 4]
        sizes[table] += pages * page
    return dict(sizes.most_common())


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
    scale_page.update()


if __name__ == "__main__":
    main()
