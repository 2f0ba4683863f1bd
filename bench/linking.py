"""Linking measured: edited copies planted among the rows of the corpus, linked again, counted by kind of edit.

    python -m bench.linking [--keep] [--million] [--stages] [--peer] [--read] [--sample N] [--seed S]

Imports the corpus and `bench.planting`'s rows into `.bench/linking.db` (`--keep` uses the one that is there), makes
families from scratch, and prints seconds, memory, planted copies found by kind, the largest families, and the time of
one article of 30 quotations. `--million` takes a million rows, the corpus repeated with seeded edits. `--stages` times
the stages in one process and says how many planted copies are candidates, `--peer` has datasketch's MinHash LSH join
the same rows, `--read` has the links read by the meaning guard and counts their kinds. `--sample` prints links drawn
by a seed; `bench/labels/links.jsonl` says of such links, by the ids of the two wordings, whether they are right.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from bench import joining, stages
from bench.planting import corpus_of, planted, repeated
from db import families
from db.store import Store
from quotes.family.gathering import link, read_links
from quotes.intake import importing

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "bench" / "verification" / "corpus.jsonl.gz"
WORK = ROOT / ".bench"
LABELS = ROOT / "bench" / "labels" / "links.jsonl"
MILLION = 1_000_000
# Rows in one go: each becomes a JSON line in memory.
PART = 200_000
SEED = 20_260_106
ARTICLE = 30
AT = "2026-01-01T00:00:00Z"


def main() -> None:
    """Everything that was asked for, in the order of the docstring."""
    options = _options()
    WORK.mkdir(exist_ok=True)
    database = WORK / ("linking-million.db" if options.million else "linking.db")
    if not (options.keep and database.exists()):
        _import(database, MILLION if options.million else None)
    with Store(database) as store:
        with store.transaction():
            families.forget(store.conn)
            # As after an import: what the families were is no part of what is measured.
            store.conn.execute("DELETE FROM former")
        _families(store)
        print(_found(store))
        print("largest families:", ", ".join(map(str, _largest(store))))
        if options.stages:
            print(stages.report(store))
        if options.peer:
            print(joining.report(store))
        if options.read:
            _read(store)
        print(_labelled(store))
        if options.sample:
            _sample(store, options.sample, options.seed)
        print(f"one article of {ARTICLE} quotations: {_article(store):.2f} s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure linking.")
    parser.add_argument("--keep", action="store_true", help="use the database of the last run")
    parser.add_argument("--million", action="store_true", help="a million rows")
    parser.add_argument("--stages", action="store_true", help="time the stages in one process")
    parser.add_argument("--peer", action="store_true", help="datasketch's MinHash LSH on the same rows")
    parser.add_argument("--read", action="store_true", help="have the links read by the meaning guard")
    parser.add_argument("--sample", type=int, default=0, help="print so many links to read")
    parser.add_argument("--seed", type=int, default=SEED, help="the seed of the sample")
    return parser.parse_args()


def _import(database: Path, rows: int | None) -> None:
    for leftover in database.parent.glob(f"{database.name}*"):
        leftover.unlink()
    corpus = corpus_of(DATA)
    with Store(database, create=True) as store:
        importing.import_rows(store, DATA.read_bytes(), DATA.name, at=AT)
        copies = list(planted(corpus))
        importing.import_rows(store, _lines(copies), "planted.jsonl", at=AT)
        more = repeated(corpus, max(0, (rows or 0) - len(corpus) - len(copies)))
        for at, part in enumerate(iter(lambda: list(islice(more, PART)), [])):
            importing.import_rows(store, _lines(part), f"again{at}.jsonl", at=AT)


def _lines(rows: list[dict[str, object]]) -> bytes:
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def _families(store: Store) -> None:
    started, spent = time.perf_counter(), _cpu()
    count = link(store, read=False)
    seconds, cpu = time.perf_counter() - started, _cpu() - spent
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    peaks = [
        resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"{count:,} wordings from rows to families in {seconds:.1f} s ({cpu:.1f} s of CPU)")
    print(f"memory at most {peaks[0]:,.0f} MB, and {peaks[1]:,.0f} MB in the process that compares")


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


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


def _largest(store: Store) -> list[int]:
    rows = store.conn.execute("SELECT variants FROM quotes ORDER BY variants DESC LIMIT 5")
    return [size for (size,) in rows]


def _read(store: Store) -> None:
    started, spent = time.perf_counter(), _cpu()
    count = read_links(store)
    seconds, cpu = time.perf_counter() - started, _cpu() - spent
    print(f"{count:,} links read by the meaning guard in {seconds:.1f} s ({cpu:.1f} s of CPU)")
    for kind, number in store.conn.execute("SELECT kind, count(*) FROM links GROUP BY kind ORDER BY 2 DESC"):
        print(f"  {kind}: {number:,}")


def _labelled(store: Store) -> str:
    """How many labelled links this database has, and how many of them are right."""
    labels = [json.loads(line) for line in LABELS.read_text("utf-8").splitlines()]
    pairs = set(store.conn.execute(_PAIRS))
    held = Counter(label["label"] for label in labels if (label["from"], label["to"]) in pairs)
    share = held["right"] / max(1, held.total())
    return f"of {len(labels)} links labelled by hand {held.total()} are made: {dict(held)}, {share:.3f} right"


def _sample(store: Store, count: int, seed: int) -> None:
    rows = store.conn.execute(
        "SELECT a.id, b.id, k.kind, k.score, a.text, b.text FROM links k JOIN variants a ON a.n = k.variant_n "
        "JOIN variants b ON b.n = k.to_variant_n ORDER BY a.id, b.id"
    ).fetchall()
    for one, other, kind, score, short, long in random.Random(seed).sample(rows, min(count, len(rows))):
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


_PAIRS = """
SELECT a.id, b.id FROM links k JOIN variants a ON a.n = k.variant_n JOIN variants b ON b.n = k.to_variant_n
"""

if __name__ == "__main__":
    main()
