"""Linking: edited copies planted among the rows of the corpus, linked again, counted by kind of edit.

    python -m bench linking                                    what stands in docs/benchmarks.md
    python -m bench.linking --repeated 1000000                 links the corpus repeated with seeded edits

Imports the corpus and `bench.planting`'s rows into `.bench/linking.db`, makes all families from scratch a few times, each
beside datasketch's MinHash LSH over the same rows, has the links read by the meaning guard, and links one article of 30
quotations anew. How many links are right, as far as people read them, `bench.link_sample` tells.
`--repeated` is the hard case: every round edits every row anew, so that families grow with the rows.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from itertools import chain, islice
from pathlib import Path
from statistics import median

from bench import joining, libraries, link_sample, report, stages
from bench.figures import Cell, Figure, Ratio, Result, Table
from bench.inputs import CORPUS, WORK, rows_of, sha256
from bench.measuring import ran, timed
from bench.planting import MARK, planted, repeated
from bench.scorers import written
from db.linking import families
from db.store import Store
from quotes.family.gathering import link

SEED = 20_260_106
ARTICLE, REPEATS = 30, 3
PEER = "datasketch MinHash LSH"
# A quick run takes one row in so many, and plants so many copies.
EVERY, FEW, COPIES = 20, 1_000, 20_000
READ = """
import sys
from db.store import Store
from quotes.family.gathering import read_links
with Store(sys.argv[1]) as store:
    read_links(store)
"""


def measure(quick: bool = False) -> Result:
    """Everything, in the order of the module's docstring."""
    name = "linking-quick" if quick else "linking"
    corpus = rows_of(CORPUS)[:: EVERY if quick else 1]
    copies = list(planted(corpus, FEW if quick else COPIES))
    database, _ = libraries.built(name, [written([*corpus, *copies], WORK / f"{name}.jsonl")])
    with Store(database) as store:
        spent, joined = [], []
        for _ in range(1 if quick else REPEATS):
            spent.append(libraries.linked(database))
            joined.append(joining.join(store))
        found, kinds = _found(store)
        table, shares = stages.measured(store)
        read = ran(READ, database)
        precision = link_sample.judged(link_sample.links(store))
        (links,) = store.conn.execute("SELECT count(*) FROM links").fetchone()
        figures = [
            Figure("wordings", families.count(store.conn), ",d"),
            found,
            *shares,
            Figure("largest family", _largest(store)[0], "d", "members"),
            Figure("from rows to families", median(one.seconds for one in spent), ".1f", "s by the clock"),
            Figure(
                "from rows to families", median(one.processor for one in spent), ".1f", "s of all processors"
            ),
            Figure("memory at most", max(one.megabytes for one in spent), ",.0f", "MB in all processes"),
            Figure("a link read by the meaning guard", 1000 * read.processor / max(1, links), ".2f", "ms"),
            Figure(f"one article of {ARTICLE} quotations", _article(store), ".2f", "s"),
            Figure("planted copies among the pairs of MinHash LSH", joined[0].found, ".3f"),
        ]
    peer, ours = [one.seconds for one in joined], [one.processor for one in spent]
    return Result(
        name="linking",
        figures=figures,
        tables=[kinds, precision, table, _read(database)],
        ratios=[Ratio.of("from rows to families, and the peer's join alone", PEER, peer, ours)],
        data={CORPUS.name: sha256(CORPUS)},
    )


def _found(store: Store) -> tuple[Figure, Table]:
    """The share of planted copies in the family of their row, and by kind."""
    sql = "SELECT o.external_id, v.quote_id FROM occurrences o JOIN variants v ON v.n = o.variant_n"
    quote = {row: ident for row, ident in store.conn.execute(sql) if row}
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, ident in quote.items():
        if row.startswith(MARK):
            _, kind, original = row.split("-", 2)
            total[kind] += 1
            right[kind] += quote.get(original) == ident
    rows: list[list[Cell]] = [[kind.replace("_", " "), right[kind] / total[kind]] for kind in sorted(total)]
    share = right.total() / max(1, total.total())
    head = ("planted copies", "in the family of their row")
    return Figure("planted copies in the family of their row", share, ".4f"), Table(
        "", head, ("", ".3f"), rows
    )


def _largest(store: Store) -> list[int]:
    rows = store.conn.execute("SELECT variants FROM quotes ORDER BY variants DESC LIMIT 5")
    return [size for (size,) in rows]


def _read(database: Path) -> Table:
    """What the links say."""
    sql = "SELECT kind, count(*) FROM links GROUP BY kind ORDER BY 2 DESC"
    with Store(database) as store:
        rows: list[list[Cell]] = [list(row) for row in store.conn.execute(sql)]
    return Table("", ("a link says", "links"), ("", ",d"), rows)


def _article(store: Store) -> float:
    """Processor seconds to link thirty wordings anew among all others, their own links to be read by the guard."""
    rows = store.conn.execute("SELECT DISTINCT variant_n FROM links ORDER BY variant_n").fetchall()
    chosen = random.Random(SEED).sample([n for (n,) in rows], min(ARTICLE, len(rows)))
    _unlink(store, chosen)
    link(store, chosen)  # what the others of their families are to each other is known by then
    _unlink(store, chosen)
    return timed(lambda: link(store, chosen))[1].processor


def _unlink(store: Store, chosen: Sequence[int]) -> None:
    with store.transaction():
        families.unlink(store.conn, chosen)
        numbers = [(n,) for n in chosen]
        store.conn.executemany("DELETE FROM links WHERE variant_n = ?1 OR to_variant_n = ?1", numbers)


def _repeated(count: int) -> Result:
    """What it takes to link the corpus repeated with seeded edits, and its largest families."""
    corpus, lines = rows_of(CORPUS), WORK / "repeated.jsonl"
    copies = list(planted(corpus, COPIES))
    every = islice(chain(corpus, copies, repeated(corpus, count)), count)
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in every)
    database, _ = libraries.built("repeated", [lines])
    spent = libraries.linked(database)
    with Store(database) as store:
        found, kinds = _found(store)
        largest = Figure("largest family", _largest(store)[0], "d", "members")
        article = Figure(f"one article of {ARTICLE} quotations", _article(store), ".2f", "s")
    clock = Figure("from rows to families", spent.seconds, ".1f", "s by the clock")
    times = Figure("from rows to families", spent.processor, ".1f", "s of all processors")
    memory = Figure("memory at most", spent.megabytes, ",.0f", "MB in all processes")
    return Result(name="repeated", figures=[clock, times, memory, found, largest, article], tables=[kinds])


def main() -> None:
    """Print the figures of the hard case."""
    parser = argparse.ArgumentParser(description="Link the hard case.")
    parser.add_argument("--repeated", type=int, required=True, help="link so many rows of it")
    print(report.markdown(_repeated(parser.parse_args().repeated)))


if __name__ == "__main__":
    main()
