"""Whoever is only described and stands before a participle: seen, or brought, to say what follows."""

from quotes.attribution.grammar.appositions import behind_comma
from quotes.attribution.grammar.cues import SPEECH_NOUNS, is_adverb
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase, plausible
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words

# "Recalls the captain saying" is told by whoever recalls it; what a film shows stands by itself.
_SHOWING = frozenset(("show", "shows", "showed", "captured", "captures", "caught", "filmed"))
# "Had the crowd singing", "left members asking": who sings and asks is named within as many tokens.
_CAUSING, _FEW = frozenset(("had", "has", "left", "leaves", "kept", "keeps")), 5
# What has words on it.
_PAPERS = SPEECH_NOUNS | words("grammar_inscribed")


def shown(line: Line, at: int, floor: int) -> Phrase | None:
    """Whoever is only described, seen doing what follows ("an email shows a minister, whose name is out, urging")."""
    found = behind_comma(line, at, floor) if line.words[at] == "," else phrase_left(line, at, floor)
    if found is None or found.kind != "description" or found.first <= floor:
        return None
    return found if line.lows[found.first - 1] in _SHOWING else None


def made_to(line: Line, at: int, floor: int) -> Phrase | None:
    """Whoever is only described and was brought to say it ("What followed had the crowd singing", "left members asking")."""
    if line.lows[at] in _PAPERS:
        # "She had a note saying", "left a sign reading"
        return None
    for first in range(at, max(floor, at - _FEW), -1):
        if line.lows[first - 1] in _CAUSING:
            made = Phrase(first, at, "description")
            return made if plausible(line, made) and not is_adverb(line.words[at]) else None
        if not (line.words[first].isalpha() and line.words[first].islower()):
            return None
    return None
