"""The reporter behind a clause: "Finch said Krantz wanted it to be" is Finch's."""

from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    DASHES,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    speaks,
)
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.rules.authors import author, plausible
from quotes.attribution.rules.evidence import Found, denied, passive


def climb(line: Line, found: Found, floor: int) -> Found:
    """From an inner clause to the reporter: "Finch said Krantz wanted it to be" is Finch's."""
    while found.phrase is not None:
        if found.phrase.first > floor and line.lows[found.phrase.first - 1] == "with":
            # "…, with Finch warning of": the clause stands by itself.
            return found
        outer = _reporter(line, found.phrase.first, floor)
        if outer is None:
            return found
        found = outer
    return found


def _adverbial(line: Line, phrase: Phrase, verb: int, inner: int, floor: int) -> bool:
    """Whether a verb stands in a clause of its own before the main one ("After Krantz argued that …, Finch said")."""
    opens = line.lows[phrase.first - 1] in SUBORDINATORS if phrase.first > floor else False
    return (opens or line.lows[floor] in SUBORDINATORS) and "," in line.words[verb:inner]


def _reporter(line: Line, inner: int, floor: int) -> Found | None:
    """A verb of speech left of token `inner` in whose clause it stands."""
    words, lows = line.words, line.lows
    for verb in range(inner - 1, floor, -1):
        low = lows[verb]
        if words[verb] in (";", ":", QUOTE) or words[verb] in DASHES:
            return None
        if words[verb] == "," and (
            lows[verb + 1] in CONJUNCTIONS or lows[verb + 1] in RELATIVES or lows[verb + 1] in SUBORDINATORS
        ):
            return None
        if low in SPEECH and not low.endswith("ing") and speaks(line, verb) and not passive(line, verb):
            phrase = subject(line, verb, floor)
            if phrase is None or phrase.last >= verb or not plausible(line, phrase):
                return None
            if _adverbial(line, phrase, verb, inner, floor):
                return None
            return Found(author(line, phrase), (verb, verb), "speech-before", denied(line, verb, phrase))
    return None
