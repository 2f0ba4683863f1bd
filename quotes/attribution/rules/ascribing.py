"""Whoever words are given to behind them: ", a line attributed to Finch", ", which she credits to Finch"."""

from quotes.attribution.grammar.cues import DETERMINERS, PREPOSITIONS, SPEECH_NOUNS
from quotes.attribution.grammar.phrases import plausible
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import BE, Found

_ASCRIBING = words("cues_ascribing")
_FALSELY = words("grammar_falsely")
# Nouns for words that many repeat, beside those of speech.
_NOUNS = SPEECH_NOUNS | {"saying", "proverb", "adage", "maxim"}
_WHICH = frozenset(("which", "that"))
# Tokens from the mark to the verb: "a line that the mayor very often".
_REACH = 8


def ascribed(line: Line, q: int, at: int) -> Found | None:
    """The person named behind "attributed to" where words are what is given; `at` is the first token behind the mark.

    Words are given where a noun for them stands before the marks or behind them, and where a passive says no more:
    ", which Finch credited to the rain" may speak of what the words tell.
    """
    low = line.lows
    for verb in range(at, min(at + _REACH, len(low) - 2)):
        if line.words[verb] == QUOTE or line.ends_sentence(verb) or low[verb] in PREPOSITIONS:
            return None
        if low[verb] in _ASCRIBING and low[verb + 1] == "to":
            break
    else:
        return None
    lead = low[at:verb]
    if not _FALSELY.isdisjoint(lead):
        return None
    named = q > 0 and low[q - 1] in _NOUNS
    which = [word for word in lead if word not in _WHICH]
    passive = low[verb].endswith("ed") and (not which or which[0] in BE)
    noun = len(which) > 1 and which[0] in DETERMINERS and not _NOUNS.isdisjoint(which)
    relative = lead[:1] != [] and lead[0] in _WHICH
    if not (passive or noun or (named and relative)):
        return None
    phrase = phrase_right(line, verb + 2, len(low))
    if phrase is None or phrase.kind != "name" or not plausible(line, phrase):
        return None
    return Found(phrase, (verb, verb + 1), "ascribed")
