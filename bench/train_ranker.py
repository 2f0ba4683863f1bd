"""Train the weights by which a pronoun finds its person (`quotes/words/pronoun_weights.json`).

Run as `python -m bench.train_ranker` with the benchmark beside the project. Only the tuned half is read. Each
"he" or "she" of the benchmark is one example: a softmax over the candidates that `quotes.attribution.cast.pronouns`
finds, fitted by gradient descent with a little weight decay. Where the benchmark names nobody, or a machine's
guess was wrong, the person stands in `bench/labels/pronouns.jsonl`, as we read the article. The project's own labelled
articles are read too (the tuned half of each file, without those that nobody has looked at): they tell of other things
than politics, and of people without a name. Of pronouns that the weights had not seen (four
parts) 342 of the benchmark's 362 are right with them and 341 without, 91 and 90 of 99 of the news articles, 32 and 28 of
39 of the passages written last. What is printed is measured so (trained on one part, asked on the other).
"""

import hashlib
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench.extraction import Article, halves, tuned
from bench.inputs import rows_of
from quotes.attribution.cast.names import SUFFIXES, Name, gender_of, name_in
from quotes.attribution.cast.people import People
from quotes.attribution.cast.pronouns import Pronouns
from quotes.attribution.cast.weighing import FEATURES
from quotes.attribution.extraction import extract
from quotes.attribution.marks import marked

WEIGHTS = Path(__file__).resolve().parents[1] / "quotes" / "words" / "pronoun_weights.json"
LABELS = Path(__file__).resolve().parent / "labels" / "pronouns.jsonl"
OWN = Path(__file__).resolve().parents[1] / "tests" / "attribution"
# All of the first file were written to tune on; of the others the tuned half, and of the stories none that was kept.
WRITTEN_FOR_IT, WITH_HALVES = (
    "extraction_cases",
    ("extraction_articles", "extraction_stories", "extraction_reports"),
)
KEPT_STORIES = "k"
STEPS, RATE, DECAY = 500, 0.8, 0.002
# The person of a pronoun that reports indirect speech comes from a machine, and the project's own articles were written
# to be hard: each counts for half.
UNCHECKED, OWN_WEIGHT = 0.5, 0.5
LEADS = (0.05, 0.5, 1.0, 1.5, 2.0, 2.3, 2.5, 3.0, 4.0)
Vector = npt.NDArray[np.float64]


class Example(NamedTuple):
    """The candidates of one pronoun, which of them are right, and how much the example counts."""

    values: Vector
    right: list[int]
    weight: float
    direct: bool


def hand_labels() -> dict[tuple[str, int], str]:
    """Who the pronouns of an article are, by the article's id and the start of the quotation."""
    rows = (json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines())
    return {(row["id"], row["start"]): row["speaker"] for row in rows}


def same(name: str, gold: str) -> bool:
    """Whether two forms can be one name: the last words agree, and the initials where both have a first."""
    told = name_in(gold)
    ours = [word for word in name.split() if word not in SUFFIXES]
    theirs = [word for word in (told.words if told is not None else gold.split()) if word not in SUFFIXES]
    return ours[-1] == theirs[-1] and (min(len(ours), len(theirs)) == 1 or ours[0][0] == theirs[0][0])


def named(article: Article, quote: dict[str, Any], labels: dict[tuple[str, int], str]) -> list[str]:
    """The names by which a quotation's speaker may go."""
    label = labels.get((article["id"], quote["start"]))
    if label is not None:
        return [label]
    silver = [name for name in (quote.get("speaker_silver"),) if name]
    if quote["speaker_type"] == "named":
        return silver + [name for name in (quote.get("speaker_name"),) if name]
    return quote.get("speaker_adj") or silver


def examples(article: Article, labels: dict[tuple[str, int], str]) -> list[Example]:
    """The pronouns of one article that can mean several people."""
    text = article["text"]
    marks = [mark for mark in marked(text) if not mark.nested]
    people = People(text)
    pronouns = Pronouns(text, people, marks)
    found: list[Example] = []
    last: tuple[str, ...] = ()
    for quote in sorted(article["quotes"], key=lambda row: int(row["start"])):
        golds = named(article, quote, labels)
        pronoun = (quote["speaker"] or "").lower()
        if pronoun in ("he", "she") and golds:
            gender = "m" if pronoun == "he" else "f"
            seen = pronouns.candidates(quote["speaker_start"], gender, last)
            right = [at for at, name in enumerate(seen) if any(same(name.text, gold) for gold in golds)]
            if len(seen) > 1:
                checked = quote["kind"] != "indirect"
                weight = quote.get("weight", 1.0 if checked else UNCHECKED)
                found.append(Example(np.array(list(seen.values())), right, weight, quote["kind"] == "direct"))
        if golds and quote["kind"] != "indirect":
            name = name_in(golds[0])
            last = (people.full(name, quote["start"])[0].text,) if name is not None else ()
            if last and (pronoun in ("he", "she") or not pronoun):
                full = tuple(last[0].split(" "))
                pronouns.spoke(
                    Name(full, gender_of(full), ""), max(quote["end"], quote["speaker_start"] or 0)
                )
    return found


def fit(data: list[Example]) -> Vector:
    """The weights that make the right candidates likeliest."""
    weights = np.zeros(len(FEATURES))
    for _ in range(STEPS):
        slope = DECAY * weights * len(data)
        for example in data:
            if not example.right:
                continue
            logits = example.values @ weights
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            wanted = np.zeros_like(chance)
            wanted[example.right] = chance[example.right] / chance[example.right].sum()
            slope += example.weight * (example.values.T @ (chance - wanted))
        weights -= RATE * slope / len(data)
    return weights


def judged(data: list[Example], weights: Vector) -> list[tuple[float, bool]]:
    """For each pronoun of a direct quotation the lead of the best candidate, and whether it is right."""
    answers = []
    for example in data:
        if example.direct:
            logits = example.values @ weights
            order = np.argsort(-logits)
            lead = float(logits[order[0]] - logits[order[1]])
            answers.append((lead, int(order[0]) in example.right))
    return answers


def own_articles() -> list[Article]:
    """The project's own labelled articles in the benchmark's form, as far as the rules may be fitted to them."""
    rows = list(rows_of(OWN / f"{WRITTEN_FOR_IT}.jsonl"))
    for name in WITH_HALVES:
        rows += [
            row
            for row in rows_of(OWN / f"{name}.jsonl")
            if tuned(row["id"]) and not row["id"].startswith(KEPT_STORIES)
        ]
    return [{**row, "quotes": _in_form(row)} for row in rows]


def _in_form(row: Article) -> list[dict[str, Any]]:
    """The labelled quotations of an article, each with the mention that the rules rest it on; joint ones are left out."""
    found = {quotation.start: quotation for quotation in extract(row["text"], published=row.get("published"))}
    quotes = []
    for label in row["quotes"]:
        quotation = found.get(label["start"])
        if quotation is None or "joint" in label or not label["speakers"]:
            continue
        told, rested = quotation.attribution, not quotation.attribution.rule.startswith("carried")
        start, end = (told.speaker_start, told.speaker_end) if rested else (None, None)
        quotes.append(
            {
                **label,
                "kind": "direct",
                "weight": OWN_WEIGHT,
                "speaker": row["text"][start:end] if start is not None else None,
                "speaker_start": start,
                "speaker_type": "pronoun",
                "speaker_adj": label["speakers"],
            }
        )
    return quotes


def _part(article: Article) -> int:
    """One of two parts of the tuned half, by another bit of the id's hash."""
    return int(hashlib.sha256(article["id"].encode()).hexdigest(), 16) >> 1 & 1


def main() -> None:
    labels = hand_labels()
    parts: list[list[Example]] = [[], []]
    for article in [*halves()["tuned"], *own_articles()]:
        parts[_part(article)] += examples(article, labels)
    answers = judged(parts[0], fit(parts[1])) + judged(parts[1], fit(parts[0]))
    print(
        f"{len(answers)} pronouns of direct quotations with two candidates or more, by the best one's lead:"
    )
    for least in LEADS:
        kept = [right for lead, right in answers if lead >= least]
        print(
            f"  lead >= {least:4}: {100 * len(kept) / len(answers):5.1f} % of them, {kept.count(False)} wrong"
        )
    weights = fit(parts[0] + parts[1])
    rounded = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
