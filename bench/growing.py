"""The corpus grown to any number of rows: more rounds of it, each in words of its own, with edited copies in between.

    python -m bench.growing OUT.jsonl --rows N

Were rows only edited, each family would grow with the number of rounds, and with it the pairs that linking compares:
what would be measured is the square of a family and not the size of a library. So each round after the first is
reworded first: the commonest words stay, and the others change places, by a seed, with words about as common. Lengths,
frequencies, phrases and the families within a round stay what they are in the corpus; between two rounds there are
none. One row in fifteen is an edited copy (`bench.planting`) of the row before, as where variants are planted.

The vocabulary and the number of speakers do not grow, which makes the grown library denser than a real one.
"""

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from bench.inputs import CORPUS, Row, rows_of
from bench.planting import FEWEST_WORDS, KINDS, SEED

# Function words, negations and names of numbers stay; they make up half of all words.
COMMONEST = 200
COPY_EVERY = 15
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def grown(corpus: Sequence[Row], count: int, *, seed: int = SEED) -> Iterator[Row]:
    """So many rows, the same for the same corpus, count and seed; fewer than the corpus has are taken evenly from it."""
    if count <= len(corpus):
        yield from (corpus[at * len(corpus) // count] for at in range(count))
        return
    yield from corpus
    bands = _bands(corpus)
    vocabulary = sorted({word for row in corpus[:20_000] for word in row["text"].split()})
    rounds = (count - 1) // len(corpus)
    more = (row for round_ in range(1, rounds + 1) for row in _round(corpus, round_, bands, vocabulary, seed))
    yield from islice(more, count - len(corpus))


def _round(
    corpus: Sequence[Row], round_: int, bands: list[list[str]], vocabulary: Sequence[str], seed: int
) -> Iterator[Row]:
    chance = random.Random(seed + round_)
    changed = _Changed(_exchanged(bands, chance))
    kinds: list[Callable[..., list[str]]] = list(KINDS.values())
    before: list[str] = []
    for at, row in enumerate(corpus):
        words = [changed[word] for word in row["text"].split()]
        if at % COPY_EVERY == COPY_EVERY - 1 and len(before) >= FEWEST_WORDS:
            words = chance.choice(kinds)(before, chance, vocabulary)
        before = words
        again = {"id": f"again{round_}-{row['id']}", "text": " ".join(words)}
        yield {**row, **again, "document": f"again{round_}/{row.get('document')}"}


class _Changed(dict[str, str]):
    """What each word of the corpus, with its marks and capitals, becomes; worked out once a word."""

    def __init__(self, exchanged: dict[str, str]) -> None:
        super().__init__()
        self._exchanged = exchanged

    def __missing__(self, token: str) -> str:
        self[token] = _WORD.sub(self._other, token)
        return self[token]

    def _other(self, found: re.Match[str]) -> str:
        word = found[0]
        other = self._exchanged.get(word.lower(), word)
        return other.capitalize() if word[0].isupper() else other


def _bands(corpus: Sequence[Row]) -> list[list[str]]:
    """Words in bands of like frequency, from rank 200, each band twice as long as the one before."""
    tokens = Counter(token for row in corpus for token in row["text"].split())
    counts: Counter[str] = Counter()
    for token, number in tokens.items():
        for word in _WORD.findall(token.lower()):
            counts[word] += number
    ranked = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    bands, begin = [], COMMONEST
    while begin < len(ranked):
        bands.append(ranked[begin : 2 * begin])
        begin *= 2
    return bands


def _exchanged(bands: list[list[str]], chance: random.Random) -> dict[str, str]:
    exchanged: dict[str, str] = {}
    for band in bands:
        exchanged.update(zip(band, chance.sample(band, len(band)), strict=True))
    return exchanged


def write(corpus: Sequence[Row], count: int, out: Path) -> None:
    """Write so many rows as JSON lines."""
    with out.open("w", encoding="utf-8") as file:
        for row in grown(corpus, count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    """Write a grown corpus."""
    parser = argparse.ArgumentParser(description="Grow the corpus.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--rows", type=int, required=True)
    options = parser.parse_args()
    write(rows_of(CORPUS), options.rows, options.out)


if __name__ == "__main__":
    main()
