"""Whom somebody makes say something: "prompting Finch to ask", "only for Finch to tweet"."""

from quotes.attribution.grammar.cues import CONJUNCTIONS
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, run_left
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words

_CONTROL = words("grammar_control")
# The first and the second infinitive of "to raise a hand and plead" stand within as many tokens.
_JOINED = 10
# Tokens of an aside behind whoever is made to speak.
_ASIDE = 14


def controlled(line: Line, verb: int, at: int, floor: int) -> Phrase | None:
    """Who an infinitive is about, where another makes them do it ("prompting the mayor to raise a hand and plead")."""
    to = at
    if line.lows[at] in CONJUNCTIONS and not line.lows[verb].endswith(("ed", "ing", "s")):
        to = next((to for to in range(at - 1, max(floor, at - _JOINED), -1) if line.lows[to] == "to"), at)
    if line.lows[to] != "to" or to - 2 < floor:
        return None
    if line.words[to - 1] == "," and (apposed := _before_aside(line, to - 1, floor)) is not None:
        # "prompting Finch, the warden, to ask"
        return apposed
    first = run_left(line, to - 1, floor) if nameable(line, to - 1) else floor
    if first > floor and line.lows[first - 1] == "for" and name_of(line, first, to - 1) is not None:
        # "only for Finch to tweet"
        return Phrase(first, to - 1, "name", ((first, to - 1),))
    found = phrase_left(line, to - 1, floor)
    if found is None:
        return None
    if found.names:
        # A participle before a name looks like a part of its phrase.
        found = found._replace(first=found.names[0][0])
    return found if found.first > floor and line.lows[found.first - 1] in _CONTROL else None


def _before_aside(line: Line, comma: int, floor: int) -> Phrase | None:
    """The name before what is set apart by commas, if its bearer is made to do something."""
    opening = next(
        (at for at in range(comma - 1, max(floor, comma - _ASIDE), -1) if line.words[at] == ","), floor
    )
    if opening <= floor or not nameable(line, opening - 1):
        return None
    first = run_left(line, opening - 1, floor)
    made = (
        first > floor and line.lows[first - 1] in _CONTROL and name_of(line, first, opening - 1) is not None
    )
    return Phrase(first, opening - 1, "name", ((first, opening - 1),)) if made else None
