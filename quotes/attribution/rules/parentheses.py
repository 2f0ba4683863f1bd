"""Clauses that say who speaks in the middle of a sentence or at its head: ", Finch said in an email,", "Says Finch, “…”"."""

from quotes.attribution.cast.names import ROLES
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    STANCE,
    finite,
    speaks,
)
from quotes.attribution.grammar.phrases import Phrase, name_of, nameable, plausible, run_left
from quotes.attribution.grammar.rightward import phrase_right
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.asides import time_clause
from quotes.attribution.rules.evidence import BE, Found, beside

# Tokens of "Finch told the Elm Creek Mail in an email," behind the verb.
_PARENTHESIS = 10
_WORDS = frozenset(("words", "word", "message", "line", "phrase", "sentence", "caption"))
TELLING = words("cues_telling")
_TO_DO = frozenset(("to", "not", "that"))


def with_words(line: Line, q: int, floor: int) -> Found | None:
    """ "Finch closed the meeting with the words “…”": the subject of the nearest verb before them."""
    if line.lows[q - 3 : q - 1] != ["with", "the"] or line.lows[q - 1] not in _WORDS or q - 4 <= floor:
        return None
    verb = next((at for at in range(q - 4, floor, -1) if finite(line, at)), None)
    # "The letter was sent back with the words": nobody says whose they are.
    done = verb is not None and line.lows[verb - 1] in BE
    if done:
        return Found(None, None, "with-words")
    phrase = subject(line, verb, floor) if verb is not None else None
    near = phrase is not None and phrase.last < q - 3 and plausible(line, phrase)
    return Found(phrase, (q - 3, q - 1), "with-words") if near else None


def turned(line: Line, q: int, floor: int) -> Found | None:
    """ "Says Finch, “…”", "But, said Finch, “…”": the verb opens the sentence."""
    if line.lows[floor] in CONJUNCTIONS and line.words[floor + 1] == "," and line.words[q - 1] == ",":
        verb = floor + 2
        phrase = phrase_right(line, verb + 1, q) if verb < q and line.lows[verb] in SPEECH else None
        return Found(phrase, (verb, verb), "verb-subject-before") if phrase and phrase.last >= q - 2 else None
    if line.lows[floor] not in SPEECH or line.words[floor].islower() or line.words[q - 1] not in (",", ":"):
        return None
    phrase = phrase_right(line, floor + 1, q)
    if phrase is None or phrase.last < q - 2:
        return None
    return Found(phrase, (floor, floor), "verb-subject-before")


def parenthesis(line: Line, q: int, floor: int) -> Found | None:
    """ "Protest, Finch said, is …", "Any reading, said Finch, would …": the clause set between commas."""
    words, lows = line.words, line.lows
    for verb in range(floor + 2, q - 1):
        if lows[verb] not in SPEECH or lows[verb].endswith("ing") or not speaks(line, verb):
            continue
        alone = words[verb + 1] == ","
        if alone and time_clause(line, verb + 2):
            # "…, Finch insisted, hours after Krantz told the paper that it was “…”"
            continue
        if alone or (words[verb - 1] != "," and _closes(line, verb, q, floor)):
            phrase = subject(line, verb, floor)
            if phrase is not None and not (alone or beside(line, phrase.last, verb)):
                # "Finch, a former potter who teaches at Elm, said"
                continue
            if phrase is not None and phrase.first - 1 > floor and words[phrase.first - 1] == ",":
                if _explains(line, phrase, floor):
                    continue
                return Found(phrase, (verb, verb), "parenthesis") if _is_somebody(line, phrase) else None
        elif words[verb - 1] == "," and (nameable(line, verb + 1) or lows[verb + 1] == "the"):
            phrase = phrase_right(line, verb + 1, q)
            told = phrase is not None and lows[phrase.last + 1] in _TO_DO
            if (
                phrase is not None
                and not _has_object(line, verb, floor)
                and _is_somebody(line, phrase)
                and "," in words[phrase.last + 1 : q]
                and not told
            ):
                return Found(phrase, (verb, verb), "parenthesis")
    return None


def _has_object(line: Line, verb: int, floor: int) -> bool:
    """Whether a verb that is done to people has a person before it ("Ada Finch, the warden, praised Krantz, calling")."""
    if line.lows[verb] not in STANCE and line.lows[verb] not in TELLING:
        return False
    acting = subject(line, verb, floor)
    return acting is not None and acting.kind != "description" and acting.last < verb


def _explains(line: Line, phrase: Phrase, floor: int) -> bool:
    """Whether what looks like somebody's trade is an object that tells who is named before the comma ("Ada Finch, the man
    Krantz accused of it, said")."""
    if not phrase.names or phrase.names[0][0] == phrase.first or not nameable(line, phrase.first - 2):
        return False
    name = name_of(line, run_left(line, phrase.first - 2, floor), phrase.first - 2)
    return name is not None and len(name.words) > 1


def _closes(line: Line, verb: int, q: int, floor: int) -> bool:
    """Whether a comma closes a clause that only says where or to whom somebody said so (", Finch said in an email,").

    A verb goes on behind it, whose subject stands before the clause: "During the call, he asked for Finch, called" has none.
    """
    if line.lows[floor] in PREPOSITIONS:
        return False
    for at in range(verb + 1, min(q - 1, verb + _PARENTHESIS)):
        if line.words[at] == ",":
            return at > verb + 2 and (finite(line, at + 1) or line.lows[at + 1] in BE)
        if (
            finite(line, at)
            or line.lows[at] in PRONOUNS
            or line.lows[at] in ("that", "not")
            or line.words[at] == QUOTE
        ):
            return False
    return False


def _is_somebody(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is a name, a pronoun or whoever has an office or a trade."""
    held = not ROLES.keys().isdisjoint(line.lows[phrase.first : phrase.last + 1])
    return phrase.kind != "description" or held
