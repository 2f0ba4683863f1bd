"""The word lists of `scrapers/words/`, read once: one entry a line, `#` at its head makes a line a comment."""

from functools import cache
from importlib.resources import files


@cache
def listed(name: str) -> tuple[str, ...]:
    """The entries of a list in its order, without white space at their ends."""
    text = files("scrapers").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def paired(name: str) -> tuple[tuple[str, str], ...]:
    """The entries `kind | words` of a list in its order; one kind may stand in several places."""
    cut = (entry.partition(" | ") for entry in listed(name))
    return tuple((kind.strip(), words.strip()) for kind, _, words in cut)
