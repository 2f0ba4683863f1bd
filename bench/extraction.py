"""Measure extraction and attribution on the benchmark beside the project (`../shared/bench/extraction`).

Run by `make bench-extraction`. The tuned half are the articles whose id has an even SHA-256; the other half is
kept, and its figures are the ones that count. Predictions are made by `quotes.attribution.extraction.extract` alone; span
and speaker are judged by the benchmark's own `score.py`. `--text N` skips the synthetic text above N MB. Times are
processor time on one core, the first pass with cold caches.
"""

import argparse
import hashlib
import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from quotes.attribution.extraction import extract
from quotes.quotation import Quotation

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench" / "extraction"
KINDS = ("direct", "direct+mixed")
SIZES = (1, 5, 50)
Article = dict[str, Any]


def halves() -> dict[str, list[Article]]:
    """The tuned and the kept half of the articles."""
    parted: dict[str, list[Article]] = {"tuned": [], "kept": []}
    for row in (BENCH / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(row)
        even = int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) % 2 == 0
        parted["tuned" if even else "kept"].append(article)
    return parted


def predict(articles: list[Article]) -> tuple[dict[str, list[Quotation]], float]:
    """Our quotations of each article, and the processor seconds they took on one core."""
    started = time.process_time()
    found = {article["id"]: extract(article["text"]) for article in articles}
    return found, time.process_time() - started


def as_row(quotation: Quotation) -> dict[str, Any]:
    """A quotation in the benchmark's form."""
    told = quotation.attribution
    row: dict[str, Any] = {"start": quotation.start, "end": quotation.end, "speaker": told.speaker}
    if told.speaker_start is not None:
        row |= {"speaker_start": told.speaker_start, "speaker_end": told.speaker_end}
    return row


def write(path: Path, found: dict[str, list[Quotation]], seconds: float, articles: list[Article]) -> None:
    """Write predictions as the scorer reads them."""
    chars = sum(len(article["text"]) for article in articles)
    with path.open("w", encoding="utf-8") as out:
        print(json.dumps({"_meta": {"system": "quotes", "seconds": seconds, "chars": chars}}), file=out)
        for name, quotations in found.items():
            print(json.dumps({"id": name, "quotes": [as_row(q) for q in quotations]}), file=out)


def score(gold: Path, predictions: list[Path], kinds: str, samples: int) -> str:
    """The scorer's own table, without its first line."""
    command = [sys.executable, str(BENCH / "score.py"), str(gold), *map(str, predictions), "--kinds", kinds]
    done = subprocess.run([*command, "--ci", str(samples)], check=True, capture_output=True, text=True)
    return done.stdout.partition("\n")[2].rstrip()


def rivals(gold: Path, folder: Path) -> list[Path]:
    """Predictions of the naive baseline, and of textacy where it is installed."""
    naive = folder / "naive.jsonl"
    subprocess.run([sys.executable, str(BENCH / "naive_regex.py"), str(gold), str(naive)], check=True)
    absent = [name for name in ("textacy", "spacy", "en_core_web_sm") if not importlib.util.find_spec(name)]
    if absent:
        print(
            f"(no row for textacy: {' and '.join(absent)} not installed here; en_core_web_sm is spaCy's model)"
        )
        return [naive]
    return [naive, _textacy(gold, folder / "textacy.jsonl")]


def _textacy(gold: Path, out: Path) -> Path:
    """textacy's direct quotations, paragraph by paragraph, where it and a spaCy model are installed."""
    import spacy
    from textacy.extract import direct_quotations

    parse = spacy.load("en_core_web_sm")
    with out.open("w", encoding="utf-8") as file:
        print(json.dumps({"_meta": {"system": "textacy"}}), file=file)
        for row in gold.read_text(encoding="utf-8").splitlines():
            article, quotes, at = json.loads(row), [], 0
            for paragraph in article["text"].split("\n"):
                for speaker, _, content in direct_quotations(parse(paragraph)):
                    start, end = at + content.start_char, at + content.end_char
                    quotes.append({"start": start, "end": end, "speaker": " ".join(t.text for t in speaker)})
                at += len(paragraph) + 1
            print(json.dumps({"id": article["id"], "quotes": quotes}), file=file)
    return out


def judge_rules(articles: list[Article], found: dict[str, list[Quotation]]) -> None:
    """Precision and coverage by confidence and by rule, over matched direct quotations.

    A quotation is judged where the benchmark names its speaker; pronouns it does not resolve are covered but
    not judged.
    """
    spec = importlib.util.spec_from_file_location("score", BENCH / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    tiers: dict[str, Counter[str]] = defaultdict(Counter)
    rules: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for article in articles:
        text = article["text"]
        ours = [(q, scorer.trim(text, q.start, q.end)) for q in found[article["id"]]]
        for gold in article["quotes"]:
            if gold["kind"] != "direct":
                continue
            quotation = _matched(ours, scorer.trim(text, gold["start"], gold["end"]))
            kind, _, right, _ = scorer.judge(gold, as_row(quotation) if quotation else {})
            judged = kind in ("named", "propernoun", "pronoun", "nominal")
            total += Counter(all=1, judged=judged)
            if quotation is None:
                continue
            told = quotation.attribution
            for tally in (tiers[told.confidence], rules[told.confidence, told.rule]):
                tally += Counter(n=1, judged=judged, right=judged and right)
    print(f"{'confidence':12}{'of all':>8}{'of judged':>11}{'judged':>8}{'right':>8}")
    for tier in ("certain", "likely", "possible", "none"):
        print(
            f"{tier:12}{_share(tiers[tier]['n'], total['all'])}{_share(tiers[tier]['judged'], total['judged'], 11)}"
            + _row(tiers[tier])
        )
    print(f"\n{'rule':44}{'found':>8}{'judged':>8}{'right':>8}")
    for (tier, rule), tally in sorted(rules.items(), key=lambda item: -item[1]["n"]):
        print(f"{tier + ' ' + rule:44}{tally['n']:8}" + _row(tally))


def _matched(ours: list[tuple[Quotation, tuple[int, int]]], gold: tuple[int, int]) -> Quotation | None:
    for quotation, (start, end) in ours:
        shared = min(end, gold[1]) - max(start, gold[0])
        if shared > 0 and shared >= 0.8 * max(end - start, gold[1] - gold[0]):
            return quotation
    return None


def _share(part: int, whole: int, width: int = 8) -> str:
    return f"{100 * part / max(whole, 1):{width - 1}.1f}%"


def _row(tally: Counter[str]) -> str:
    return f"{tally['judged']:8}{_share(tally['right'], tally['judged'])}"


def synthetic(megabytes: int) -> str:
    """A text of the given size in our own words, with about as many quotations as the benchmark's articles."""
    chance = random.Random(megabytes)
    firsts, lasts = (
        ("Ada", "Otto", "Edith", "Simon", "Nora", "Karl"),
        ("Finch", "Krantz", "Kemp", "Rusk", "Pell"),
    )
    parts: list[str] = []
    size = 0
    while size < megabytes * 1_000_000:
        name = f"{chance.choice(firsts)} {chance.choice(lasts)}"
        bells = "The bells rang over the wet roofs. " * chance.randint(10, 40)
        part = (
            f"{name}, the {chance.choice(('potter', 'mayor', 'warden'))} of Elm Creek, walked to the kiln. "
            f"“The fire went out at {chance.randint(1, 12)} and nobody rang the bell,” {name.split()[1]} said. "
            "“We shall light it again.”\n\nRain fell on the road to the harbor and the guild met in the old hall. "
            f"It called the winter “a slow one” and went home. {bells}\n\n"
        )
        parts.append(part)
        size += len(part)
    return "".join(parts)


def linearity(largest: int) -> None:
    """Speed and memory on synthetic text: MB/s should not fall, memory stays a small multiple of the text."""
    print(f"\n{'synthetic MB':>12}{'MB/s':>8}{'peak / text':>13}")
    for size in SIZES:
        if size > largest:
            continue
        text = synthetic(size)
        started = time.process_time()
        extract(text)
        seconds = time.process_time() - started
        peak = "-"
        if size <= SIZES[1]:
            # Tracing allocations is slow, and the ratio does not depend on the size.
            tracemalloc.start()
            extract(text)
            peak = f"{tracemalloc.get_traced_memory()[1] / len(text.encode()):.1f}"
            tracemalloc.stop()
        print(f"{size:12}{len(text) / seconds / 1e6:8.1f}{peak:>13}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=int, default=SIZES[-1], help="largest synthetic text in MB (default 50)"
    )
    parser.add_argument("--ci", type=int, default=500, help="bootstrap samples (default 500)")
    options = parser.parse_args()
    if not BENCH.is_dir():
        sys.exit(f"The benchmark folder {BENCH} is missing: put it beside this checkout and run again.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for half, articles in halves().items():
            gold, ours = folder / f"{half}.jsonl", folder / f"{half}-quotes.jsonl"
            gold.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
            found, seconds = predict(articles)
            write(ours, found, seconds, articles)
            others = rivals(gold, folder) if half == "kept" else []
            for kinds in KINDS:
                print(f"\n== {half} half, {len(articles)} articles, {kinds}")
                print(score(gold, [ours, *others], kinds, options.ci if half == "kept" else 0))
            print()
            judge_rules(articles, found)
    linearity(options.text)


if __name__ == "__main__":
    main()
