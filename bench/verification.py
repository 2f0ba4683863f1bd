"""Verification measured: through the command line on the benchmark corpus, then rows left out, then speed.

    python -m bench.verification [--keep] [--million] [--read]

Builds `.bench/verification.db` with `quotes import` (`--keep` uses the one that is there), runs `quotes verify
--batch` on claims_dev, prints what the benchmark's own score.py says of all claims and of two halves (by the
SHA-256 of the id: what was tuned on one can be held on the other), asks 10,000 rows that are left out, times the
search and the whole verification beside FTS5 and rapidfuzz, and measures the index and a draft. `--million` does the
import and the timing once more on a million rows, the corpus repeated with seeded edits. `--read` prints the answers
to rows left out that nobody has labelled yet.
"""

import argparse
import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from bench import leave_out, planting, speed
from db import postings
from db.evidence import Evidence

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "bench" / "verification"
WORK = ROOT / ".bench"
MILLION = 1_000_000
CLI = "from quotes.cli import main; main()"

Row = dict[str, Any]


def main() -> None:
    """Everything, in the order of the docstring."""
    options = _options()
    WORK.mkdir(exist_ok=True)
    corpus = list(_rows(DATA / "corpus.jsonl.gz"))
    database = WORK / "verification.db"
    _import(DATA / "corpus.jsonl.gz", database, keep=options.keep)
    _score(database)
    record = Evidence(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True))
    _index(record.conn)
    _left_out(record, corpus, read=options.read)
    claims = [json.loads(line) for line in (DATA / "claims_dev.jsonl").read_text("utf-8").splitlines()]
    texts = [row["text"] for row in corpus]
    small = speed.measure(record, claims, texts)
    print("\n".join(small.lines))
    if options.million:
        _million(corpus, claims, small, keep=options.keep)


def _million(corpus: list[Row], claims: list[Row], small: speed.Speed, *, keep: bool) -> None:
    """The import and the times once more on a million rows: the corpus, and the corpus edited again and again."""
    large, rows = WORK / "million.db", WORK / "million.jsonl"
    if not (keep and large.exists()):
        with rows.open("w", encoding="utf-8") as file:
            for row in chain(corpus, planting.repeated(corpus, MILLION - len(corpus))):
                file.write(json.dumps(row) + "\n")
    _import(rows, large, keep=keep)
    print("a million rows (copies answer too, so only the times say something):")
    record = Evidence(sqlite3.connect(f"{large.as_uri()}?mode=ro", uri=True))
    _index(record.conn)
    texts = [text for (text,) in record.conn.execute("SELECT text FROM variants")]
    speeds = speed.measure(record, claims, texts)
    print("\n".join([*speeds.lines, "a million rows against 300,000:", speed.compared(speeds, small)]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure verification.")
    parser.add_argument("--keep", action="store_true", help="use the database of the last run")
    parser.add_argument("--million", action="store_true", help="measure a million rows too")
    parser.add_argument("--read", action="store_true", help="print answers that want a label")
    return parser.parse_args()


def _rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _quotes(*arguments: str | Path) -> float:
    """Run our command line; gives the seconds it took."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", CLI, *map(str, arguments)], check=True, cwd=ROOT)
    return time.perf_counter() - started


def _import(rows: Path, database: Path, *, keep: bool) -> None:
    if keep and database.exists():
        return
    for leftover in WORK.glob(f"{database.stem}.db*"):
        leftover.unlink()
    shutil.rmtree(database.with_suffix(".archive"), ignore_errors=True)
    seconds = _quotes("import", "--db", database, rows)
    stored = sqlite3.connect(database).execute("SELECT count(*) FROM occurrences").fetchone()[0]
    print(f"quotes import: {seconds:.1f} s, {stored / seconds:,.0f} rows/s")


def _score(database: Path) -> None:
    """Score all claims and the two halves of them."""
    claims, predictions = DATA / "claims_dev.jsonl", WORK / "predictions.jsonl"
    seconds = _quotes("verify", "--db", database, "--batch", claims, "-o", predictions)
    lines = claims.read_text("utf-8").splitlines()
    print(
        f"quotes verify --batch: {1000 * seconds / len(lines):.2f} ms of wall time a claim, start-up included"
    )
    print(_scored(claims, predictions))
    for half in (0, 1):
        part = WORK / f"claims_{half}.jsonl"
        kept = [line for line in lines if half_of(json.loads(line)["id"]) == half]
        part.write_text("\n".join(kept) + "\n", "utf-8")
        taken = WORK / f"predictions_{half}.jsonl"
        ids = {json.loads(line)["id"] for line in kept}
        told = [t for t in predictions.read_text("utf-8").splitlines() if json.loads(t)["id"] in ids]
        taken.write_text("\n".join(told) + "\n", "utf-8")
        print(f"half {half}: {_scored(part, taken).splitlines()[0]}")


def _scored(claims: Path, predictions: Path) -> str:
    command = [sys.executable, str(DATA / "score.py"), str(claims), str(predictions)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip()


def half_of(ident: str) -> int:
    """0 or 1, by the hash of a claim's id."""
    return hashlib.sha256(ident.encode()).digest()[0] % 2


def _index(conn: sqlite3.Connection) -> None:
    """Bytes a row and rows a second of the match index."""
    rows = postings.state(conn)["rows"]
    size = conn.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'shingle%'").fetchone()[0]
    seconds = speed.build_seconds(conn, WORK / "scratch.db")
    print(f"match index: {rows:,} rows, {size / rows:.0f} bytes a row, built at {rows / seconds:,.0f} rows/s")


def _left_out(record: Evidence, corpus: list[Row], *, read: bool) -> None:
    for named in (False, True):
        answers = leave_out.run(record, corpus, named=named)
        print(("the speaker is named; " if named else "") + leave_out.report(answers))
        if read and not named:
            texts = {row["id"]: row["text"] for row in corpus}
            for answer in leave_out.unread(answers):
                print(f"{answer.asked} {texts[answer.asked]}\n  {answer.answered} {texts[answer.answered]}")


if __name__ == "__main__":
    main()
