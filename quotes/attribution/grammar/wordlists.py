"""The word lists that the reading rules share: verbs of speech, titles, first names and the like.

Each list is a file in `quotes/words/`, one entry a line, `#` starts a comment. They are read once.
"""

from functools import cache

from quotes.lexicon import listed


@cache
def words(name: str) -> frozenset[str]:
    """Every word of a list, where a line may hold several (the forms of a verb)."""
    return frozenset(word for line in listed(name) for word in line.split())


@cache
def tagged(name: str) -> dict[str, str]:
    """Words with the tag that stands behind them (`Mrs. f`), the empty string where there is none."""
    pairs = (line.partition(" ") for line in listed(name))
    return {word: tag.strip() for word, _, tag in pairs}
