"""Whose words a noun of speech is about: "Finch's response", "in the words of Finch"."""

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.cues import SPEECH_NOUNS
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase, capitalised, name_of, run_left
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words

# What makes somebody the author of a document; "obtained by" and "seen by" do not.
_AUTHORING = frozenset(
    ("filed", "written", "sent", "signed", "issued", "posted", "penned", "authored", "submitted", "drafted")
)
_OWNERS = frozenset(("his", "her"))
_IN_WORDS = words("grammar_in_words")
# "in the candid words of" and the like are no longer (tokens).
_WORDS = 7


def author(line: Line, phrase: Phrase) -> Phrase:
    """ "Finch's response" is Finch's: the owner of the words rather than the words."""
    if phrase.kind != "description" or not SPEECH_NOUNS.intersection(
        line.lows[phrase.first : phrase.last + 1]
    ):
        return phrase
    if phrase.last == phrase.first + 1 and line.lows[phrase.first] in _OWNERS:
        return Phrase(phrase.first, phrase.first, "pronoun")  # "her letter"
    for at in range(phrase.last - 1, phrase.first - 1, -1):
        owns = line.words[at][-2:] in ("'s", "’s") and line.lows[phrase.last] in SPEECH_NOUNS
        if owns and capitalised(line.words[at]):
            first = run_left(line, at, phrase.first)
            if name_of(line, first, at) is not None:
                return Phrase(first, at, "name", ((first, at),))
            return Phrase(phrase.first, at, "description")
        if owns and line.lows[at][:-2] in ROLES:
            return Phrase(phrase.first, at, "description")
        if line.lows[at - 3 : at + 1] == ["in", "the", "name", "of"] or line.lows[at] in ("from", "by"):
            source = phrase_left(line, phrase.last, at + 1)
            return source if source is not None and source.first == at + 1 else phrase
    return phrase


def wrote(line: Line, phrase: Phrase | None, limit: int) -> Phrase | None:
    """Whoever a document is by, where the text says so right behind it ("a court document filed by Ada Finch")."""
    if phrase is None or phrase.kind != "description":
        return phrase
    at = phrase.last + 1
    if line.lows[at : at + 1] and line.lows[at] in _AUTHORING and line.lows[at + 1 : at + 2] == ["by"]:
        by = phrase_right(line, at + 2, limit)
        return by if by is not None and by.kind == "name" else phrase
    return phrase


def in_words_of(line: Line, at: int, limit: int) -> Phrase | None:
    """ "in Finch's words", "in the view of Finch", starting at token `at`."""
    lows = line.lows
    for noun in range(at + 1, min(limit, at + _WORDS)):
        if lows[noun] not in _IN_WORDS:
            continue
        if lows[noun + 1 : noun + 2] == ["of"]:
            return phrase_right(line, noun + 2, limit)
        owner = author(line, Phrase(at + 1, noun, "description"))
        if owner.last == noun and line.words[noun - 1][-2:] in ("'s", "’s") and at + 1 < noun - 1:
            # "in the bank's words"
            return Phrase(at + 1, noun - 1, "description")
        return owner if owner.last < noun else None
    return None
