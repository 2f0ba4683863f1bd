"""Whom a speaker turns to between two commas: "what I said, Jake, was this", "no, Senator, I did not"."""

from quotes.lexicon import listed, marked, phrases
from quotes.wording.canon.atoms import Atoms

# Words of the longest form of address: "mister vice president", "senator ada finch".
LONGEST = 4
# Words before a name among which an article or an owner makes it whose name that is: "my brother, Jake, was there".
NAMED = 4
_JOINS = frozenset({"and", "or"})


def hailed(text: Atoms, start: int, end: int) -> int:
    """How many words from `start` on call the hearer by name or title, set off by commas on both sides; 0 for none."""
    if not _parted(text, start):
        return 0
    sizes = (size for size in range(min(LONGEST, end - start), 0, -1) if _closed(text, start + size))
    return next((size for size in sizes if _calls(text, start, start + size)), 0)


def _calls(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is a title that stands for its bearer, or a name that no noun before it bears."""
    run = text.words[start:end]
    if run in phrases("hails"):
        return text.words[start - 1 : start] != ("the",)
    titles = 0
    while titles < len(run) - 1 and run[titles] in listed("titles_before_names"):
        titles += 1
    names = [text.raw(at, at + 1) for at in range(start + titles, end)]
    if not names or not all(name[:1].isupper() for name in names):
        return False
    known = names[0] in marked("names_first") if not titles else len(names) < NAMED
    return known and not _borne(text, start) and not _listed(text, start, end)


def _borne(text: Atoms, start: int) -> bool:
    """Whether a thing or person is named just before, of whom this may be the name: "the mayor, Jake, was there"."""
    low = max(0, start - 1)
    while low > max(0, start - NAMED) and not text.between(low).strip(" "):
        low -= 1
    before = text.words[low:start]
    return not listed("grammar_determiners", "possessives").isdisjoint(before)


def _listed(text: Atoms, start: int, end: int) -> bool:
    """Whether names are counted up: "Tom, Jake and Ann"."""
    behind = text.raw(end + 1, end + 2) if end + 1 < len(text) and text.words[end] in _JOINS else ""
    before = text.raw(start - 1, start) if start else ""
    return (behind[:1].isupper() and behind != "I") or before in marked("names_first")


def _parted(text: Atoms, at: int) -> bool:
    """Whether a comma stands before a word, or a sentence or an interrupted clause begins there."""
    return at == 0 or any(mark in text.between(at) for mark in (",", ".", "?", "!", "—", "--", "\n"))


def _closed(text: Atoms, at: int) -> bool:
    """Whether a comma or the end of a sentence stands behind the word before this place."""
    return at >= len(text) or _parted(text, at)
