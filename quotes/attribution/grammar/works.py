"""Titles of works in marks that stand between a subject and its verb: "Finch, author of “The Long Count,” said"."""

from bisect import bisect_left

from quotes.attribution.grammar.capitals import is_title
from quotes.attribution.grammar.cues import SPEECH_NOUNS
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import words

_WORKS = SPEECH_NOUNS | words("names_works")


def titled_by(line: Line, at: int, floor: int) -> Phrase | None:
    """What a title in marks at a token, or before a comma at it, is of: "Finch's memoir, “The Long Count,” describes"."""
    title = at - 1 if line.words[at] == "," else at
    if title - 2 < floor or line.words[title - 1] != "," or not names_work(line, title):
        return None
    if line.lows[title - 2] not in _WORKS:
        return None
    return phrase_left(line, title - 2, floor)


def closes_apposition(line: Line, at: int) -> bool:
    """Whether a token is a title with the comma in its marks that ends an apposition ("the author of “The Long Count,” said")."""
    return told_of(line, at) and _inner(line, at)[-1] == ","


def told_of(line: Line, at: int) -> bool:
    """Whether a token is a title that a clause speaks of ("Finch, who wrote “The Long Count” in a barn, said")."""
    return at > 0 and line.words[at - 1][0].isalpha() and names_work(line, at)


def names_work(line: Line, token: int) -> bool:
    """Whether a token stands for marked words that are written as a title is."""
    return line.words[token] == QUOTE and is_title(_inner(line, token))


def _inner(line: Line, token: int) -> str:
    mark = line.marks[bisect_left(line.quotes, token)]
    return line.text[mark.start : mark.end]
