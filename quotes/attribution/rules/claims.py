"""Whose noun of speech leads up to marked words: "Finch's vow to", "her answer was", "rejected Krantz's charge that"."""

from quotes.attribution.cast.names import CALENDAR
from quotes.attribution.grammar.cues import DETERMINERS, OWNERS, PREPOSITIONS, SPEECH_NOUNS, finite
from quotes.attribution.grammar.leftward import phrase_left
from quotes.attribution.grammar.phrases import Phrase
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.authors import author
from quotes.attribution.rules.evidence import BE, Found

# A noun of speech farther than this from the marks is about something else.
_NOUN_REACH = 12
# "Her widely mocked vow" is no longer (tokens).
_BETWEEN = 4
_ANSWERING = words("cues_answering")
_WHEN = words("grammar_claimed_when")
_LEADING = frozenset(("that", ",", ":", "on", "last", "this", "week", "month", "year"))


def owned_noun(line: Line, q: int, floor: int) -> Found | None:
    """ "Finch's answer was", "Finch's vow to": somebody's noun of speech where no verb governs the words."""
    for at in range(q - 1, max(floor, q - _NOUN_REACH), -1):
        if line.lows[at] not in SPEECH_NOUNS:
            continue
        phrase = phrase_left(line, at, floor)
        if phrase is not None and (owner := author(line, phrase)) != phrase:
            return Found(owner, (at, at), "noun")
        own = _owned_by(line, at, floor)
        if own is not None and (_clause(line, at + 1, q) or (own == at - 1 and _leads_up(line, at + 1, q))):
            return Found(Phrase(own, own, "pronoun"), (at, at), "noun")
    return None


def _owned_by(line: Line, noun: int, floor: int) -> int | None:
    """The "her" of "her claim", "her widely mocked claim", "her 2014 claim"."""
    for at in range(noun - 1, max(floor, noun - _BETWEEN) - 1, -1):
        if line.lows[at] in OWNERS:
            return at
        low = line.lows[at]
        if not low[0].isalnum() or low in PREPOSITIONS or low in DETERMINERS or low[-2:] in ("'s", "’s"):
            break
        if finite(line, at) and not low.endswith("ed"):
            break
    return None


def answered_claim(line: Line, q: int, floor: int, found: Found) -> Found | None:
    """Whose claim marked words are inside another's sentence ("Finch answered Krantz's charge that she “…”")."""
    if found.cue is None:
        return None
    for at in range(q - 1, max(found.cue[1], q - _NOUN_REACH), -1):
        vow = line.lows[at + 1] == "to" and at + 2 == q
        if line.lows[at] in SPEECH_NOUNS and (vow or line.lows[_over_day(line, at + 1, q)] == "that"):
            own = _owned_by(line, at, found.cue[1] + 1)
            if own is not None and (
                line.lows[own - 1] in PREPOSITIONS or line.lows[found.cue[1]] in _ANSWERING
            ):
                return Found(Phrase(own, own, "pronoun"), (at, at), "noun")
            owner = author(line, Phrase(found.cue[1] + 1, at, "description"))
            if owner.kind != "name":
                return None
            between = line.lows[found.cue[1] + 1 : owner.first]
            led = (
                between[-1] in PREPOSITIONS | _ANSWERING if between else line.lows[found.cue[1]] in _ANSWERING
            )
            return Found(owner, (at, at), "noun") if led else None
    return None


def _over_day(line: Line, at: int, q: int) -> int:
    """The token behind when a claim was made ("Finch's charge earlier in the day that")."""
    while at < q and (line.lows[at] in _WHEN or line.words[at] in CALENDAR):
        at += 1
    return at


def _clause(line: Line, first: int, q: int) -> bool:
    """Whether the marks stand in the clause of a noun of speech ("her vow to", "her claim that potters were")."""
    return line.lows[first] == "that" or (first == q - 1 and line.lows[first] == "to")


def _leads_up(line: Line, first: int, q: int) -> bool:
    """Whether a noun of speech is directly what the marks give ("her claim on Monday that", "his answer was")."""
    return all(
        low in _LEADING or low in BE or line.words[at] in CALENDAR
        for at, low in enumerate(line.lows[first:q], first)
    )
