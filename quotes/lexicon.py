"""The word lists of `quotes/words/`, read once: one entry a line, `#` starts a comment.

Phrases are tuples of words. Where a list gives pairs or groups, `=` or `:` stands between name and content.
"""

from functools import cache
from importlib.resources import files

Phrase = tuple[str, ...]


def _lines(name: str) -> list[str]:
    text = files("quotes").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    return [entry for line in text.splitlines() if (entry := line.partition("#")[0].strip())]


@cache
def listed(name: str, *more: str) -> frozenset[str]:
    """The entries of a list, or of several together."""
    return frozenset(_lines(name)).union(*map(listed, more))


@cache
def ranked(name: str) -> dict[str, int]:
    """Every entry with its place in the list, from 1 on."""
    return {entry: place for place, entry in enumerate(_lines(name), 1)}


@cache
def phrases(name: str) -> frozenset[Phrase]:
    """The entries of a list, each cut into its words."""
    return frozenset(tuple(entry.split()) for entry in _lines(name))


@cache
def paired(name: str) -> dict[str, str]:
    """The entries `left = right` of a list."""
    return {
        left.strip(): right.strip() for left, _, right in (line.partition(" = ") for line in _lines(name))
    }


@cache
def grouped(name: str) -> dict[Phrase, str]:
    """The entries `group: phrase, phrase` of a list, as phrase -> group."""
    found: dict[Phrase, str] = {}
    for line in _lines(name):
        group, _, members = line.partition(":")
        for member in members.split(","):
            found[tuple(member.split())] = group.strip()
    return found


@cache
def _classes() -> dict[str, frozenset[str]]:
    lines = (line.partition(":") for line in _lines("classes"))
    return {name: frozenset(word.strip() for word in members.split(",")) for name, _, members in lines}


def classed(name: str) -> frozenset[str]:
    """The words of a small class (`articles`, `auxiliaries`): `classes.txt` has one class a line, `name: word, word`."""
    return _classes()[name]


@cache
def alike(name: str) -> dict[str, frozenset[str]]:
    """A list with one set of words a line, as word -> every word that shares a line with it."""
    found: dict[str, frozenset[str]] = {}
    for line in _lines(name):
        members = frozenset(line.split())
        for word in members:
            found[word] = found.get(word, frozenset()) | members
    return found


@cache
def words(name: str) -> frozenset[str]:
    """Every word of a list, where a line may hold several (the forms of a verb)."""
    return frozenset(word for line in listed(name) for word in line.split())


@cache
def marked(name: str) -> dict[str, str]:
    """Words with the tag that stands behind them (`Mrs. f`), the empty string where there is none."""
    return {word: tag.strip() for word, _, tag in (line.partition(" ") for line in listed(name))}
