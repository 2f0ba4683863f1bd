"""Speed on one core: made-up text of any size, with which speed should not fall, and the articles as one text.

Memory should stay a small multiple of the text.
"""

import random
import tracemalloc
from collections.abc import Sequence
from functools import partial

from bench.figures import Cell, Table
from bench.measuring import timed
from quotes.attribution.extraction import extract

SIZES = (1, 5, 50)
# Tracing allocations is slow, and the ratio does not depend on the size.
TRACED = 5


def text_of(megabytes: int) -> str:
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


def linearity(articles: Sequence[str], sizes: Sequence[int] = SIZES) -> Table:
    """MB of text a second of the processor, and the most memory for each byte of text.

    The articles one by one, the articles behind each other as one text, and made-up text of so many MB.
    """
    joined = "\n\n".join(articles)
    _, spent = timed(lambda: [extract(article) for article in articles])
    apart = sum(map(len, articles)) / spent.processor / 1e6
    rows: list[list[Cell]] = [[f"{len(articles)} articles, one by one", apart, None]]
    rows.append(["the same as one text", *_measured(joined)])
    rows += [[f"made-up text, {size} MB", *_measured(text_of(size))] for size in sizes]
    return Table("Speed on one core", ("text", "MB/s", "memory / text"), ("", ".1f", ".1f"), rows)


def _measured(text: str) -> tuple[float, float | None]:
    _, spent = timed(partial(extract, text))
    return len(text) / spent.processor / 1e6, _peak(text) if len(text) <= TRACED * 1.1e6 else None


def _peak(text: str) -> float:
    tracemalloc.start()
    extract(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text.encode())
