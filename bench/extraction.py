"""Extraction and attribution on annotated articles, beside the nearest "said" and textacy.

    python -m bench extraction                 what stands in docs/benchmarks.md
    python -m bench.extraction [--half tuned]  the same figures and the table by rule, printed, of either half

The tuned half are the articles whose id has an even SHA-256; the other half is kept, and its figures are the ones that
count. Predictions are made by `quotes.attribution.extraction.extract` alone; span and speaker are judged by the
benchmark's own `score.py`. Times are of the processor on one core, the first pass with cold caches.
"""

import argparse
import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench import report, rules, synthetic, textacy_peer
from bench.figures import Cell, Ratio, Result, Table
from bench.inputs import EXTRACTION, rows_of, sha256
from bench.measuring import timed
from bench.scorers import module, told, written
from quotes.attribution.extraction import extract

ARTICLES = EXTRACTION / "dev.jsonl"
KINDS = {"direct": "Direct quotations", "direct+mixed": "With quotations of which only a part is marked"}
REPEATS, SAMPLES = 5, 500
Article = dict[str, Any]
System = Callable[[str], list[dict[str, Any]]]
NEAREST = "nearest “said”"


def halves() -> dict[str, list[Article]]:
    """The tuned and the kept half of the articles."""
    parted: dict[str, list[Article]] = {"tuned": [], "kept": []}
    for article in rows_of(ARTICLES):
        parted["tuned" if tuned(article["id"]) else "kept"].append(article)
    return parted


def tuned(id_: str) -> bool:
    """Whether the rules may be fitted to an article: its id has an even SHA-256."""
    return int(hashlib.sha256(id_.encode()).hexdigest(), 16) % 2 == 0


def measure(quick: bool = False, half: str = "kept") -> Result:
    """Quality of the half, speed beside the peers, quality by confidence, and speed on made-up text."""
    articles = halves()[half][:: 5 if quick else 1]
    found = {article["id"]: extract(article["text"]) for article in articles}
    systems = _systems()
    speeds = {name: [0.0] * REPEATS for name in systems}
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for repeat in range(REPEATS):
            for name, system in systems.items():
                rows, speeds[name][repeat] = _predicted(system, articles)
                files[name] = written(rows, Path(folder) / f"{name}.jsonl")
        gold = written(articles, Path(folder) / "gold.jsonl")
        samples = 0 if quick else SAMPLES
        tables = [_scored(title, kinds, gold, files, samples) for kinds, title in KINDS.items()]
    by_confidence, by_rule = rules.judged(articles, found)
    tables += [by_confidence, synthetic.linearity(_texts(quick), synthetic.SIZES[: 1 if quick else None])]
    if half == "tuned":
        tables.append(by_rule)
    absent = textacy_peer.absent()
    missing = (
        f"No row for textacy: {' and '.join(absent)} not installed; en_core_web_sm is a model of spaCy's"
    )
    return Result(
        name="extraction",
        tables=tables,
        ratios=[*_f1(tables[0]), *_faster(speeds)],
        notes=[missing] if absent else [],
        data={ARTICLES.name: sha256(ARTICLES)},
    )


def _texts(quick: bool) -> list[str]:
    """The texts of both halves: speed is no figure to over-fit."""
    return [article["text"] for article in rows_of(ARTICLES)][:: 25 if quick else 1]


def _systems() -> dict[str, System]:
    """Ours, the nearest "said", and textacy where it is installed: a text's quotations in the benchmark's form."""
    systems: dict[str, System] = {
        "quotes": lambda text: [rules.as_row(found) for found in extract(text)],
        NEAREST: module(EXTRACTION / "naive_regex.py").extract,
    }
    return systems if textacy_peer.absent() else {**systems, "textacy": textacy_peer.extract}


def _predicted(system: System, articles: Sequence[Article]) -> tuple[list[dict[str, Any]], float]:
    """A system's quotations of each article, and its MB of text a second of the processor."""
    rows, spent = timed(lambda: [{"id": one["id"], "quotes": system(one["text"])} for one in articles])
    return rows, sum(len(one["text"]) for one in articles) / spent.processor / 1e6


def _scored(title: str, kinds: str, gold: Path, files: dict[str, Path], samples: int) -> Table:
    scores = told(EXTRACTION, gold, *files.values(), "--kinds", kinds, "--ci", str(samples))
    rows: list[list[Cell]] = []
    for system, one in zip(files, scores, strict=True):
        spans, joint = one["span80"], one["joint"]
        low, high = joint.get("ci95", (None, None))
        right = (one["attr"]["named"]["lenient"], one["est_right_share"])
        rows.append([system, spans["p"], spans["r"], joint["f1"], low, high, *right])
    head = (
        "system",
        "span P",
        "span R",
        "joint F1",
        "95 % from",
        "to",
        "named",
        "right speaker, of all sourced",
    )
    return Table(title, head, ("", *[".1%"] * 7), rows)


def _f1(scored: Table) -> list[Ratio]:
    f1 = {name: float(value or 0) for name, value in scored.column("joint F1").items()}
    return [Ratio("joint F1", name, [f1["quotes"] / f1[name]]) for name in f1 if name != "quotes"]


def _faster(speeds: dict[str, list[float]]) -> list[Ratio]:
    ours = speeds["quotes"]
    what = "MB of text a second"
    return [Ratio.of(what, name, ours, theirs) for name, theirs in speeds.items() if name != "quotes"]


def main() -> None:
    """Print the figures of one half."""
    parser = argparse.ArgumentParser(description="Measure extraction and attribution.")
    parser.add_argument("--half", choices=("tuned", "kept"), default="tuned")
    print(report.markdown(measure(half=parser.parse_args().half)))


if __name__ == "__main__":
    main()
