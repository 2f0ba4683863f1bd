"""Made-up text of any size: speed should not fall with it, and memory stay a small multiple of it."""

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


def linearity(sizes: Sequence[int] = SIZES) -> Table:
    """MB of text a second of the processor, and the most memory for each byte of text."""
    rows: list[list[Cell]] = []
    for size in sizes:
        text = text_of(size)
        _, spent = timed(partial(extract, text))
        rows.append(
            [f"{size} MB", len(text) / spent.processor / 1e6, _peak(text) if size <= TRACED else None]
        )
    return Table("Made-up text", ("size", "MB/s", "memory / text"), ("", ".1f", ".1f"), rows)


def _peak(text: str) -> float:
    tracemalloc.start()
    extract(text)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most / len(text.encode())
