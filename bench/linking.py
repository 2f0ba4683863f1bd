"""Linking measured: edited copies planted among the rows of the corpus, linked again, counted by kind of edit.

    python -m bench.linking [--keep] [--sample N]

Imports the corpus and `bench.planting`'s rows into `.bench/linking.db` (`--keep` uses the one that is there), links
from scratch, and prints seconds, memory, planted copies found by kind, the largest families, and the time of one
article of 30 quotations. `--sample` prints links drawn by a seed that want a label in `bench/labels/links.jsonl`.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter
from pathlib import Path

from bench.planting import corpus_of, planted
from db import families
from db.store import Store
from quotes.family.gathering import link
from quotes.intake import importing

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "bench" / "verification" / "corpus.jsonl.gz"
DATABASE = ROOT / ".bench" / "linking.db"
SEED = 20_260_106
ARTICLE = 30


def main() -> None:
    """Everything, in the order of the docstring."""
    parser = argparse.ArgumentParser(description="Measure linking.")
    parser.add_argument("--keep", action="store_true", help="use the database of the last run")
    parser.add_argument("--sample", type=int, default=0, help="print so many links to read")
    options = parser.parse_args()
    DATABASE.parent.mkdir(exist_ok=True)
    if not (options.keep and DATABASE.exists()):
        _import()
    with Store(DATABASE) as store:
        with store.transaction():
            families.forget(store.conn)
        started = time.perf_counter()
        count = link(store)
        print(f"{count:,} wordings linked in {time.perf_counter() - started:.1f} s")
        unit = 1024 if sys.platform == "linux" else 1024 * 1024
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:,.0f} MB")
        print(_found(store))
        sizes = store.conn.execute("SELECT variants FROM quotes ORDER BY variants DESC LIMIT 5").fetchall()
        print("largest families:", ", ".join(str(size) for (size,) in sizes))
        if options.sample:
            _sample(store, options.sample)
        print(f"one article of {ARTICLE} quotations: {_article(store):.2f} s")


def _import() -> None:
    for leftover in DATABASE.parent.glob("linking.db*"):
        leftover.unlink()
    rows = "".join(json.dumps(row) + "\n" for row in planted(corpus_of(DATA))).encode()
    with Store(DATABASE, create=True) as store:
        importing.import_rows(store, DATA.read_bytes(), DATA.name, at="2026-01-01T00:00:00Z")
        importing.import_rows(store, rows, "planted.jsonl", at="2026-01-01T00:00:00Z")


def _found(store: Store) -> str:
    sql = "SELECT o.external_id, v.quote_id FROM occurrences o JOIN variants v ON v.n = o.variant_n"
    quote = {row: ident for row, ident in store.conn.execute(sql) if row}
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row, ident in quote.items():
        if row.startswith("planted-"):
            _, kind, original = row.split("-", 2)
            total[kind] += 1
            right[kind] += quote.get(original) == ident
    lines = [f"  {kind}: {right[kind] / total[kind]:.3f}" for kind in total]
    whole = f"planted copies in the family of their row: {right.total() / max(1, total.total()):.4f}"
    return "\n".join([whole, *lines])


def _sample(store: Store, count: int) -> None:
    rows = store.conn.execute(
        "SELECT a.id, b.id, k.kind, k.score, a.text, b.text FROM links k JOIN variants a ON a.n = k.variant_n "
        "JOIN variants b ON b.n = k.to_variant_n ORDER BY a.id, b.id"
    ).fetchall()
    for one, other, kind, score, short, long in random.Random(SEED).sample(rows, min(count, len(rows))):
        print(f"{one} {other} {kind} {score:.0f}\n  {short}\n  {long}")


def _article(store: Store) -> float:
    """Seconds to link thirty wordings anew among all others."""
    rows = store.conn.execute("SELECT DISTINCT variant_n FROM links ORDER BY variant_n").fetchall()
    chosen = random.Random(SEED).sample([n for (n,) in rows], min(ARTICLE, len(rows)))
    with store.transaction():
        families.unlink(store.conn, chosen)
    started = time.perf_counter()
    link(store, chosen)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
