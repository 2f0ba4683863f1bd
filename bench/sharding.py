"""Shards: the same verdicts as the whole database, and what a claim costs over them.

    python -m bench sharding
    python -m bench.sharding --parts 1,4,8    prints the same of other cuts

Cuts the database that `bench.verification` built by speaker and by time, answers every claim of claims_dev with and
without its speaker over the whole and over each set, and compares the answers byte for byte (without `ms`).
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import report
from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import CLAIMS, CORPUS, WORK, rows_of, sha256
from bench.measuring import percentile, timed
from db import record
from db.sharding.cutting import BY, cut
from db.store import Store
from quotes.intake.deposit import now
from quotes.verdict.verification import Claim, verify_claim

PARTS = (4,)


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers of one database or set to all claims, without their times, and ms of the processor a claim."""

    answers: list[str]
    ms: list[float]


def measure(quick: bool = False, parts: Sequence[int] = PARTS) -> Result:
    """The whole, and sets of so many shards by each way to cut."""
    database = WORK / f"verification{'-quick' if quick else ''}.db"
    if not database.exists():
        raise SystemExit(f"{database.name} is not there; run `python -m bench verification` first.")
    lines = rows_of(CLAIMS)
    claims = [Claim(row["claim"], row.get("speaker")) for row in lines]
    claims += [Claim(row["claim"]) for row in lines if row.get("speaker")]
    whole = asked(database, claims)
    rows = [_row("whole database", whole, whole, database.stat().st_size, None)]
    ratios = []
    with TemporaryDirectory(dir=WORK) as folder, Store(database) as store:
        for by in BY:
            for count in parts:
                name = f"{count} shards by {by}"
                target = Path(folder) / f"{by}-{count}"
                made, spent = timed(partial(cut, store, target, by=by, parts=count, made=now()))
                found = asked(made.folder, claims)
                rows.append(
                    _row(name, found, whole, sum(shard.bytes for shard in made.shards), spent.processor)
                )
                ratios.append(
                    Ratio("ms a claim, median, whole database", name, [_middle(found) / _middle(whole)])
                )
    head = ("asked", "verdicts that differ", "median ms", "99 % ms", "MB", "cut in, s")
    table = Table(f"{len(claims):,} claims", head, ("", "d", ".2f", ".2f", ",.0f", ".1f"), rows)
    data = {path.name: sha256(path) for path in (CORPUS, CLAIMS)}
    return Result(name="sharding", tables=[table], ratios=ratios, data=data)


def asked(path: Path, claims: Sequence[Claim]) -> Asked:
    """Ask everything of a database or a set, after a first round that fills the caches."""
    answers, ms = [], []
    with record.reading(path) as found:
        for claim in claims[:100]:
            verify_claim(claim, found)
        for claim in claims:
            verdict, spent = timed(partial(verify_claim, claim, found))
            answers.append(json.dumps({**verdict.as_dict(), "ms": 0}, ensure_ascii=False))
            ms.append(1000 * spent.processor)
    return Asked(answers, ms)


def _row(name: str, found: Asked, whole: Asked, size: int, cut_in: float | None) -> list[Cell]:
    other = sum(one != two for one, two in zip(whole.answers, found.answers, strict=True))
    return [name, other, _middle(found), percentile(found.ms, 0.99), size / 1e6, cut_in]


def _middle(found: Asked) -> float:
    return percentile(found.ms, 0.5)


def main() -> None:
    """Print the figures of the cuts that were asked for."""
    parser = argparse.ArgumentParser(description="Measure shards.")
    parser.add_argument("--parts", default="1,4,8", help="how many shards, separated by commas")
    parts = [int(count) for count in parser.parse_args().parts.split(",")]
    print(report.markdown(measure(parts=parts)))


if __name__ == "__main__":
    main()
