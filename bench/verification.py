"""Verification through the command line on the benchmark corpus, then rows left out, then speed beside FTS5 and rapidfuzz.

    python -m bench verification           what stands in docs/benchmarks.md
    python -m bench.verification --read    prints the answers to rows left out that nobody has labelled

Builds `.bench/verification.db` with `quotes import`, runs `quotes verify --batch` on claims_dev, has the benchmark's own
score.py judge all claims and two halves (by the SHA-256 of the id: what was tuned on one can be held on the other), asks
10,000 rows that are left out, and times the search and the whole verification beside their peers on the same rows.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from bench import leave_out, libraries, speed
from bench.figures import Figure, Result
from bench.inputs import CLAIMS, CORPUS, VERIFICATION, WORK, Row, half_of, rows_of, sha256
from bench.measuring import Spent, quotes
from bench.scorers import printed, written
from db.index import postings
from db.reading.evidence import Evidence

# A quick run takes one row in so many, besides those that the claims ask for, and leaves out so many.
EVERY, FEW = 20, 300


def measure(quick: bool = False) -> Result:
    """Everything, in the order of the module's docstring."""
    corpus, claims = rows_of(CORPUS), rows_of(CLAIMS)
    source, name, asked = CORPUS, "verification", leave_out.ASKED
    if quick:
        name, asked = "verification-quick", FEW
        needed = (ident for claim in claims for ident in claim["gold_ids"])
        source = libraries.part(corpus, needed, EVERY, name)
        corpus = rows_of(source)
    database, imported = libraries.built(name, [source])
    with libraries.record_of(database) as record:
        figures = [*_scored(database, claims), *_index(record, len(corpus), imported)]
        if not quick:
            figures += _left_out(record, corpus, asked)
        timed = speed.measure(record, claims, [row["text"] for row in corpus], few=quick)
        return Result(
            name="verification",
            figures=[*figures, speed.draft(record, claims)],
            tables=[timed.table(), speed.odd(record)],
            ratios=timed.ratios(),
            data={path.name: sha256(path) for path in (CORPUS, CLAIMS)},
        )


def _scored(database: Path, claims: Sequence[Row]) -> list[Figure]:
    """What the scorer says of all claims, and of recall in the two halves of them."""
    predictions = WORK / "predictions.jsonl"
    spent = quotes("verify", "--db", database, "--batch", CLAIMS, "-o", predictions, quiet=True)
    told = rows_of(predictions)
    whole = _score(claims, told)
    halves = [
        _score(*([row for row in rows if half_of(row["id"]) == half] for rows in (claims, told)))
        for half in (0, 1)
    ]
    found = [
        Figure("recall@1", whole["recall@1"], ".3f"),
        *(Figure(f"recall@1, half {half}", one["recall@1"], ".3f") for half, one in enumerate(halves)),
        Figure("right wording, mean over kinds", whole["wording_accuracy_macro"], ".3f"),
        Figure("misattributed found", whole["misattributed_found"], ".3f"),
        Figure("negations told", whole["meaning_recall"], ".3f"),
        Figure("`meaning_changed` told of a faithful claim", whole["meaning_false_alarms"], ".2%"),
        Figure("false matches, listed not-found claims", whole["false_match_rate"], ".2%"),
    ]
    each = 1000 * spent.processor / len(claims)
    return [*found, Figure("`quotes verify --batch`, start-up included", each, ".1f", "ms a claim")]


def _score(claims: Sequence[Row], predictions: Sequence[Row]) -> dict[str, float]:
    """The first line of the scorer, as numbers."""
    asked, answered = WORK / "scored-claims.jsonl", WORK / "scored-predictions.jsonl"
    line = printed(
        VERIFICATION, written(list(claims), asked), written(list(predictions), answered)
    ).splitlines()[0]
    return {name: float(value) for name, value in re.findall(r"([\w@]+)=([\d.]+)", line)}


def _index(record: Evidence, rows: int, imported: Spent) -> list[Figure]:
    """The match index, and the import that made it."""
    wordings = postings.state(record.conn)["rows"]
    size = record.conn.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'shingle%'").fetchone()[0]
    built = speed.build_index(record.conn, WORK / "scratch.db")
    return [
        Figure("distinct wordings", wordings, ",d"),
        Figure("match index", size / wordings, ".0f", "bytes a wording"),
        Figure(
            "match index built from the texts",
            wordings / built.processor,
            ",.0f",
            "wordings a second of the processor",
        ),
        Figure("`quotes import`", rows / imported.seconds, ",.0f", "rows a second by the clock"),
        Figure("`quotes import`, memory at most", imported.megabytes, ",.0f", "MB"),
    ]


def _left_out(record: Evidence, corpus: Sequence[Row], asked: int) -> list[Figure]:
    found = []
    partly = leave_out.Partly(record.conn)
    for named in (False, True):
        rate = leave_out.rate(leave_out.run(partly, corpus, named=named, asked=asked), asked)
        name = f"rows left out, answered falsely{', their speaker named' if named else ''}"
        found.append(Figure(f"{name} (95 % interval {rate.low:.2%} to {rate.high:.2%})", rate.share, ".2%"))
    return found


def main() -> None:
    """Print the answers to rows left out that a person has still to read, from the database of the last run."""
    parser = argparse.ArgumentParser(description="Read answers to rows left out.")
    parser.add_argument("--read", action="store_true", required=True)
    parser.parse_args()
    corpus = rows_of(CORPUS)
    texts = {row["id"]: row["text"] for row in corpus}
    with libraries.record_of(WORK / "verification.db") as record:
        answers = leave_out.run(leave_out.Partly(record.conn), corpus, named=False)
    print(leave_out.rate(answers))
    for answer in leave_out.unread(answers):
        print(f"{answer.asked} {texts[answer.asked]}\n  {answer.answered} {texts[answer.answered]}")


if __name__ == "__main__":
    main()
