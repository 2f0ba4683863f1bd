"""Train the weights by which a pronoun finds its person (`quotes/words/pronoun_weights.json`).

Run as `python -m bench.train_ranker` with the benchmark beside the project. Only the tuned half is read. Each
"he" or "she" whose person the benchmark names is one example: a softmax over the candidates that
`quotes.attribution.pronouns` finds, fitted by gradient descent with a little weight decay. Labels that people gave count
three times those that a machine gave, since the benchmark says the latter are often wrong.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bench.extraction import Article, halves
from quotes.attribution.marks import marked
from quotes.attribution.people import People, name_in
from quotes.attribution.pronouns import FEATURES, Mentions

WEIGHTS = Path(__file__).resolve().parents[1] / "quotes" / "words" / "pronoun_weights.json"
STEPS, RATE, DECAY = 400, 0.8, 0.001
LABELLED = 3.0


class Example(NamedTuple):
    """The candidates of one pronoun, which of them are right, and how much the example counts."""

    values: npt.NDArray[np.float64]
    right: list[int]
    weight: float


def _same(name: str, gold: str) -> bool:
    """Whether two forms can be one name: the last words agree, and the initials where both have a first."""
    told = name_in(gold)
    ours, theirs = name.split(), list(told.words) if told is not None else gold.split()
    return ours[-1] == theirs[-1] and (min(len(ours), len(theirs)) == 1 or ours[0][0] == theirs[0][0])


def examples(article: Article) -> list[Example]:
    """The pronouns of one article that name somebody among the candidates."""
    text = article["text"]
    marks = [mark for mark in marked(text) if not mark.nested]
    people = People(text)
    found: list[Example] = []
    last: tuple[str, ...] = ()
    for quote in sorted(article["quotes"], key=lambda row: int(row["start"])):
        golds = _golds(quote)
        pronoun = (quote["speaker"] or "").lower()
        if pronoun in ("he", "she") and golds:
            gender = "m" if pronoun == "he" else "f"
            seen = Mentions(text, people, marks).candidates(quote["speaker_start"], gender, last)
            right = [at for at, name in enumerate(seen) if any(_same(name.text, gold) for gold in golds)]
            if right and len(seen) > 1:
                weight = LABELLED if quote.get("speaker_adj") else 1.0
                found.append(Example(np.array(list(seen.values())), right, weight))
        if golds and quote["kind"] != "indirect":
            name = name_in(golds[0])
            last = (people.full(name, quote["start"])[0].text,) if name is not None else ()
    return found


def _golds(quote: dict[str, Any]) -> list[str]:
    if quote["speaker_type"] == "named":
        return [name for name in (quote.get("speaker_silver"), quote.get("speaker_name")) if name]
    return quote.get("speaker_adj") or [name for name in (quote.get("speaker_silver"),) if name]


def fit(data: list[Example]) -> npt.NDArray[np.float64]:
    """The weights that make the right candidates likeliest."""
    weights = np.zeros(len(FEATURES))
    for _ in range(STEPS):
        slope = DECAY * weights * len(data)
        for example in data:
            logits = example.values @ weights
            chance = np.exp(logits - logits.max())
            chance /= chance.sum()
            wanted = np.zeros_like(chance)
            wanted[example.right] = chance[example.right] / chance[example.right].sum()
            slope += example.weight * (example.values.T @ (chance - wanted))
        weights -= RATE * slope / len(data)
    return weights


def main() -> None:
    data = [example for article in halves()["tuned"] for example in examples(article)]
    weights = fit(data)
    hits = sum(int(np.argmax(example.values @ weights)) in example.right for example in data)
    print(f"{len(data)} pronouns, {100 * hits / len(data):.1f} % right on what it was trained on")
    rounded = {name: round(float(weight), 3) for name, weight in zip(FEATURES, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
