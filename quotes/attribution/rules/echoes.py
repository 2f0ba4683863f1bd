"""Paragraphs that look back at the words above them: "So says Ada Finch", "With those words, Finch rose"."""

from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.rules.evidence import BE, Found

# A paragraph that begins otherwise is not cut into tokens.
ECHOES = ("So ", "Thus ", "With th", "That ", "This ", "Those ", "These ", "The ")
_POINTING = frozenset(("that", "this", "those", "these", "the"))
_WORDS = frozenset(
    ("words", "word", "voice", "warning", "verdict", "sentence", "line", "question", "cry", "shout")
)
_HOW = frozenset(("how", "what", "all"))
_SAID = frozenset(("says", "said", "spoke", "wrote"))


def echo(line: Line) -> Found | None:
    """Who spoke the words above a paragraph, if its first words say so."""
    at = _pointed(line)
    if at is None:
        return None
    phrase = phrase_right(line, at, len(line.words))
    return Found(phrase, None, "echo") if _is_somebody(line, phrase) else None


def _pointed(line: Line) -> int | None:
    """The token where the speaker should begin, None where nothing points back."""
    lows = line.lows
    if lows[:1] in (["so"], ["thus"]) and lows[1:2] and lows[1] in _SAID:
        return 2
    if len(lows) > 4 and lows[0] == "with" and lows[1] in _POINTING and lows[2] in _WORDS and lows[3] == ",":
        return 4
    if len(lows) > 3 and lows[0] in _POINTING and lows[1] in BE and lows[2] in _HOW:
        return 3
    if len(lows) > 4 and lows[0] in _POINTING and lows[1] in _WORDS:
        if lows[2] in ("belonged", "belongs") and lows[3] == "to":
            return 4
        if lows[2] in ("came", "come", "comes", *BE) and lows[3] in ("from", "of"):
            return 4
    if (
        len(lows) > 5
        and lows[0] in _POINTING
        and lows[1] in BE
        and lows[3] in _WORDS
        and lows[4] in ("of", "from")
    ):
        return 5
    return None


def _is_somebody(line: Line, phrase: Phrase | None) -> bool:
    """Whether a phrase names a person; "how the night began" does not."""
    return phrase is not None and phrase.kind == "name" and line.words[phrase.first] != "I"
