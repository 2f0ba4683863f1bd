"""Sentences that present whoever speaks next by their end: "Few were as blunt as Finch.", "That was not what Finch wrote."."""

from quotes.attribution.grammar.cues import SPEECH
from quotes.attribution.grammar.phrases import Phrase, name_of, run_left
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import Found

# What opens a sentence that sets one among many ("Few", "Among"), or brings somebody in ("Then came", "Enter").
_PRESENTING = words("grammar_presenting")
# Right before the name that such a sentence ends in.
_BEFORE_NAME = frozenset(("as", "than", "is", "was", "were", "came", "comes", "like", "enter", "by", ","))
_VIEWS = frozenset(("view", "opinion", "words", "judgment", "judgement", "estimation", "eyes"))
_CAME = frozenset(("was", "is", "were", "are", "came", "comes"))
_POINTING = frozenset(("that", "this", "it", "which"))


def presented(line: Line, floor: int, stop: int) -> Found | None:
    """Whom the sentence from token `floor` to its full stop at token `stop` presents at its end."""
    return (
        _set_apart(line, floor, stop) or _what_they_wrote(line, floor, stop) or _in_view_of(line, floor, stop)
    )


def _in_view_of(line: Line, floor: int, stop: int) -> Found | None:
    """ "It was the best night of all, in the view of Ada Finch."."""
    for at in range(stop - 2, floor + 1, -1):
        if line.lows[at] == "of" and line.lows[at - 1] in _VIEWS and line.lows[at - 3] == "in":
            phrase = phrase_right(line, at + 1, stop)
            ends = phrase is not None and phrase.kind == "name" and phrase.last == stop - 1
            return Found(phrase, None, "presented") if ends else None
    return None


def _set_apart(line: Line, floor: int, stop: int) -> Found | None:
    """ "Few were as blunt as Ada Finch.", "Among them was Ada Finch."."""
    if line.words[stop] not in (".", ":"):
        return None
    first = run_left(line, stop - 1, floor + 1) if line.words[stop - 1][0].isupper() else stop
    if first >= stop or first <= floor:
        return None
    # "The last was from Ada Finch."
    sent = line.lows[first - 1] == "from" and line.lows[first - 2] in _CAME
    if not sent and (line.lows[floor] not in _PRESENTING or line.lows[first - 1] not in _BEFORE_NAME):
        return None
    if name_of(line, first, stop - 1) is None:
        return None
    return Found(Phrase(first, stop - 1, "name", ((first, stop - 1),)), None, "presented")


def _what_they_wrote(line: Line, floor: int, stop: int) -> Found | None:
    """ "That was not what Ada Finch wrote in 2012."."""
    if line.lows[floor] not in _POINTING or "what" not in line.lows[floor:stop]:
        return None
    what = line.lows.index("what", floor, stop)
    phrase = phrase_right(line, what + 1, stop)
    if phrase is None or phrase.kind == "description" or line.lows[phrase.last + 1] not in SPEECH:
        return None
    return Found(phrase, None, "presented")
