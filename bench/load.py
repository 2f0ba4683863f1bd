"""The site under load: many visitors at once, and those who mean it no good.

    python -m bench load                                                         for the record, with the others
    python -m bench.load [DATABASE] [--minutes 5] [--clients 200] [--batches 1000] [--workers 1]

Starts `quotes serve` on the loopback, over the database that `bench.linking` built where no other is named. While wrk
(`apt-get install wrk`) asks for verdicts with 200 clients without pause, others open connections and say nothing, ask for
ten thousand rows and read a few bytes a second, send bodies that are too large and claims of 50,000 characters, and send a
thousand batches of a hundred claims. Beside them one visitor opens the home page, a quote and a search every half second.
Told are the answers by status, what that one visitor waited, and the memory of the server at the start, each minute,
and the end.
"""

import argparse
import asyncio
import shutil
import statistics
from pathlib import Path

from bench import site
from bench.figures import Figure, Result, Table
from bench.inputs import WORK
from bench.visitors import Attack, Seen, under_load

# A tenth of everything for a few seconds, to see that it runs.
SMALL = Attack(seconds=10, clients=20, batches=20, batch=20, silent=20, slow=4)


def measure(quick: bool = False) -> Result:
    """All of it for five minutes, over the rows that `bench.linking` linked."""
    database = WORK / f"linking{'-quick' if quick else ''}.db"
    if not database.exists():
        raise SystemExit(f"{database.name} is not there; run `python -m bench linking` first.")
    attack, words = SMALL if quick else Attack(), site.claims(database)
    with site.served(database) as (address, pid):
        seen = asyncio.run(under_load(address, pid, words, attack))
    return _result(seen, attack)


def _result(seen: Seen, attack: Attack) -> Result:
    answers = [
        (who, str(what), number)
        for who, counter in seen.statuses.items()
        for what, number in sorted(counter.items(), key=str)
    ]
    waits = [(name, len(waited), *_cuts(waited)) for name, waited in seen.waited.items()]
    told = (
        f"{attack.clients} clients for {attack.seconds / 60:.3g} minutes, {attack.silent} that say nothing, "
    )
    told += f"{attack.slow} that read 500 bytes a second, {attack.batches:,} batches of {attack.batch} claims"
    return Result(
        name="load",
        figures=[
            Figure(
                "answers that no page documents", sum(sum(c.values()) for c in seen.faults().values()), ",d"
            ),
            Figure("memory of the server at the start", seen.memory[0], "d", "MB"),
            Figure("at most, looked at each minute", max(seen.memory), "d", "MB"),
            Figure("at the end", seen.memory[-1], "d", "MB"),
        ],
        tables=[
            Table("Answers", ("who asked", "answer", "how many"), ("", "", ",d"), answers),
            Table(
                "What one visitor waited meanwhile",
                ("page", "times", "median ms", "99 % ms", "most ms"),
                ("", ",d", ",.0f", ",.0f", ",.0f"),
                waits,
            ),
        ],
        notes=[told, *([] if shutil.which("wrk") else ["The clients were a load themselves: install wrk"])],
    )


def _cuts(waited: list[float]) -> tuple[float, float, float]:
    """The median, the 99th percentile and the most of some milliseconds."""
    cuts = statistics.quantiles(waited, n=100) if len(waited) > 1 else waited * 99
    return round(cuts[49], 1), round(cuts[98], 1), round(max(waited), 1)


def told(seen: Seen) -> list[str]:
    """What is printed."""
    lines = [
        f"{who:24}" + ", ".join(f"{k}: {n:,}" for k, n in sorted(c.items(), key=str))
        for who, c in seen.statuses.items()
    ]
    for name, waited in seen.waited.items():
        median, slowest, most = _cuts(waited)
        lines.append(f"{name + ' page':24}p50 {median:.0f} ms, p99 {slowest:.0f} ms, most {most:.0f} ms")
    lines.append(f"{'memory, MB':24}" + ", ".join(map(str, seen.memory)))
    lines.append(f"{'undocumented answers':24}{seen.faults() or 'none'}")
    return lines


def main() -> None:
    """Run it and print the figures."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("database", type=Path, nargs="?", default=WORK / "linking.db")
    arguments.add_argument("--minutes", type=float, default=5)
    arguments.add_argument("--clients", type=int, default=200)
    arguments.add_argument("--batches", type=int, default=1000)
    arguments.add_argument("--workers", type=int, default=1)
    asked = arguments.parse_args()
    words = site.claims(asked.database)
    attack = Attack(60 * asked.minutes, asked.clients, asked.batches)
    with site.served(asked.database, workers=asked.workers) as (address, pid):
        print("\n".join(told(asyncio.run(under_load(address, pid, words, attack)))))


if __name__ == "__main__":
    main()
