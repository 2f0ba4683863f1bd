"""Shards measured: the same verdicts as the whole database, and what a claim costs over 1, 4 and 8 of them.

    python -m bench.sharding [--db DB] [--parts 1,4,8]

Cuts a database (`.bench/verification.db`, as bench.verification leaves it, unless another is named) by speaker and by
time, answers every claim of claims_dev with and without its speaker over the whole and over each set, compares the
answers byte for byte (without `ms`), and prints the milliseconds from claim to verdict, processor time, and the size of
the sets beside the database.
"""

import argparse
import json
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from bench.verification import DATA, WORK
from db import record
from db.cutting import BY, cut
from db.store import Store
from quotes.intake.deposit import now
from quotes.verdict.verification import Claim, verify_claim


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of one database or set to all claims, without their times; milliseconds a claim; processor seconds."""

    answers: list[str]
    ms: list[float]
    seconds: float


def main() -> None:
    """Everything, in the order of the docstring."""
    options = _options()
    lines = [json.loads(line) for line in (DATA / "claims_dev.jsonl").read_text("utf-8").splitlines()]
    claims = [Claim(row["claim"], row.get("speaker")) for row in lines]
    claims += [Claim(row["claim"]) for row in lines if row.get("speaker")]
    whole = asked(options.db, claims)
    size = options.db.stat().st_size
    print(f"whole database: {_told(whole)}, {size / 1e6:,.0f} MB")
    with TemporaryDirectory(dir=WORK) as folder, Store(options.db) as store:
        for by in BY:
            for parts in map(int, options.parts.split(",")):
                began = time.process_time()
                made = cut(store, Path(folder) / f"{by}-{parts}", by=by, parts=parts, made=now())
                took = time.process_time() - began
                found = asked(made.folder, claims)
                other = sum(one != two for one, two in zip(whole.answers, found.answers, strict=True))
                bytes_ = sum(shard.bytes for shard in made.shards)
                print(
                    f"{parts} by {by}: {other} of {len(claims):,} verdicts differ; {_told(found)}; "
                    f"{bytes_ / 1e6:,.0f} MB, cut in {took:.1f} s of processor"
                )


def asked(path: Path, claims: list[Claim]) -> Asked:
    """Ask everything of a database or a set, after a first round that fills the caches."""
    with record.reading(path) as found:
        for claim in claims[:100]:
            verify_claim(claim, found)
        began = time.process_time()
        verdicts = [verify_claim(claim, found) for claim in claims]
        seconds = time.process_time() - began
    answers = [json.dumps({**verdict.as_dict(), "ms": 0}, ensure_ascii=False) for verdict in verdicts]
    return Asked(answers, [verdict.ms for verdict in verdicts], seconds)


def _told(found: Asked) -> str:
    p50, p95 = np.percentile(found.ms, [50, 95])
    each = 1000 * found.seconds / len(found.ms)
    return f"p50 {p50:.1f} ms, p95 {p95:.1f} ms a claim, {each:.1f} ms of processor"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure shards.")
    parser.add_argument("--db", type=Path, default=WORK / "verification.db", help="the database to cut")
    parser.add_argument("--parts", default="1,4,8", help="how many shards, separated by commas")
    return parser.parse_args()


if __name__ == "__main__":
    main()
