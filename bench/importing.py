"""`quotes import` beside two plainer ways to put the same rows into SQLite: a bare table, and sqlite-utils with FTS5.

Neither peer refuses a row, keeps the file, finds rows of the same words, or can tell a misquotation; the ratio says what
that costs. All are programs of their own over the same file of JSON lines; times are of all processors.
"""

from bench import libraries
from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import CORPUS, WORK, rows_of, sha256
from bench.measuring import Spent, Spread, ran
from bench.scorers import written

ROWS, FEW, REPEATS = 100_000, 10_000, 3
BARE = """
import json, sqlite3, sys
conn = sqlite3.connect(sys.argv[1])
conn.execute("CREATE TABLE rows (id TEXT PRIMARY KEY, text TEXT, speaker TEXT, document TEXT, position INTEGER)")
with open(sys.argv[2], encoding="utf-8") as lines, conn:
    rows = map(json.loads, lines)
    conn.executemany("INSERT INTO rows VALUES (:id, :text, :speaker, :document, :position)", rows)
"""
FTS5 = """
import json, sys
from sqlite_utils import Database
with open(sys.argv[2], encoding="utf-8") as lines:
    table = Database(sys.argv[1])["rows"].insert_all(map(json.loads, lines), pk="id", batch_size=1000)
table.enable_fts(["text"])
"""
PEERS = {"a bare table": BARE, "sqlite-utils and FTS5": FTS5}
OURS = "quotes import"


def measure(quick: bool = False) -> Result:
    """Rows evenly taken from the corpus, imported by each in turn."""
    corpus, count = rows_of(CORPUS), FEW if quick else ROWS
    lines = written([corpus[at * len(corpus) // count] for at in range(count)], WORK / "importing.jsonl")
    spent: dict[str, list[Spent]] = {name: [] for name in (OURS, *PEERS)}
    for _ in range(1 if quick else REPEATS):
        spent[OURS].append(libraries.built("importing", [lines])[1])
        for name, code in PEERS.items():
            database = WORK / "importing-peer.db"
            libraries.forget(database)
            spent[name].append(ran(code, database, lines))
    rows: list[list[Cell]] = [
        [
            name,
            count / Spread.of([one.seconds for one in repeats]).middle,
            count / Spread.of([one.processor for one in repeats]).middle,
            max(one.megabytes for one in repeats),
        ]
        for name, repeats in spent.items()
    ]
    what = "rows a second of the processor"
    head = ("program", "rows a second by the clock", what, "MB at most")
    return Result(
        name="importing",
        tables=[Table(f"{count:,} rows", head, ("", ",.0f", ",.0f", ",.0f"), rows)],
        ratios=[Ratio.of(what, name, *(_rates(spent[one], count) for one in (OURS, name))) for name in PEERS],
        data={CORPUS.name: sha256(CORPUS)},
    )


def _rates(repeats: list[Spent], count: int) -> list[float]:
    return [count / one.processor for one in repeats]
