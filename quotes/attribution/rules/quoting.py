"""Who is quoted and who quotes: "the Bugle quoted Finch as saying", "Finch was quoted by the Bugle as saying"."""

from quotes.attribution.cast.names import bare
from quotes.attribution.grammar.cues import SPEECH, STANCE
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import QUOTING, subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.evidence import Found, passive

CARRIERS = words("names_carriers")
_SAYING = frozenset(verb for verb in SPEECH | STANCE if verb.endswith("ing"))
_OBJECTS = frozenset(("him", "her", "them"))
# "quoted" and its "as saying" stand no farther apart (tokens).
_REACH = 16


def quoted(line: Line, verb: int, limit: int) -> Found | None:
    """ "the Bugle quoted Finch as saying", the verb at token `verb`: Finch."""
    if line.lows[verb] not in QUOTING or passive(line, verb):
        return None
    phrase = phrase_right(line, verb + 1, limit)
    if phrase is None:
        return None
    if phrase.kind == "name" and line.words[phrase.last + 1 : limit] == [":"]:
        # "Krantz quoted Finch: “…”"
        return Found(phrase, (verb, verb), "participle")
    last = _behind_aside(line, phrase.last + 1, min(limit, verb + _REACH))
    if last + 1 >= limit or not as_saying(line, last):
        return None
    if line.lows[phrase.last] in _OBJECTS:
        phrase = Phrase(phrase.first, phrase.last, "pronoun")
    return Found(phrase, (last + 1, last + 1), "participle")


def _behind_aside(line: Line, at: int, limit: int) -> int:
    """The token behind an apposition between commas that opens at one ("quoted Finch, the potter, as saying")."""
    if line.words[at : at + 1] != [","]:
        return at
    return next((end + 1 for end in range(at + 1, limit) if line.words[end] == ","), at)


def quoter(line: Line, cue: int) -> Phrase | None:
    """Who carries words that somebody was quoted as saying, by the cue at token `cue` ("quoted", "saying")."""
    verb = cue
    if as_saying(line, cue - 1):
        for verb in range(cue - 2, max(0, cue - _REACH) - 1, -1):
            if line.lows[verb] in QUOTING or line.words[verb] == QUOTE or line.ends_sentence(verb):
                break
    if line.lows[verb] not in QUOTING:
        return None
    if not passive(line, verb):
        phrase = subject(line, verb, line.sentence_start(verb))
        return phrase if phrase is not None and phrase.last < verb else None
    places = [verb + 1, verb + 3] if as_saying(line, verb + 1) else [verb + 1]
    return next((found for at in places if (found := _agent(line, at)) is not None), None)


def _agent(line: Line, at: int) -> Phrase | None:
    """ "by the Bugle", "in the Bugle" at a token; "in March" and "in a speech" carry nothing."""
    if line.lows[at : at + 1] not in (["by"], ["in"]):
        return None
    phrase = phrase_right(line, at + 1, len(line.words))
    if phrase is None or line.lows[at] == "by":
        return phrase
    press = any(bare(word) in CARRIERS for word in line.words[phrase.first : phrase.last + 1])
    return phrase if press else None


def as_saying(line: Line, at: int) -> bool:
    """Whether "as saying", "as calling" or the like stands at a token."""
    lows = line.lows
    return 0 <= at < len(lows) - 1 and lows[at] == "as" and lows[at + 1] in _SAYING
