"""Those whom a sentence brings on without a name: "A woman with twins", "The officer", "His mother".

A reader has them in mind like anybody named, so that a "she" behind "A neighbour opened the door." is hers.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.attribution.cast.names import CAPITALISED_RUN, ROLES, personal
from quotes.attribution.grammar.cues import (
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    finite_form,
)
from quotes.attribution.grammar.wordlists import tagged, words

# The letters that a sentence about somebody described may begin with.
HEADS = "ABDHIMNOTU"
_OPENING = re.compile(
    r"(An?|One|Another|The|His|Her|Its|Their|My|Our|an?|one|another|the|his|her)((?: [a-z][\w'’-]*+){1,6})"
)
_PLACING = tuple(word.title() for word in sorted(words("grammar_placing")))
_LEADS = frozenset(word[:2] for word in _PLACING)
_WHERE = re.compile(
    rf"(?:{'|'.join(_PLACING)})(?>(?: [\w’'-]++){{1,6}}), "
    r"(?=an? |one |another |the |his |her )"
)
# What tells one of several apart: "of Plover Close", "for the Interior Ministry".
_OF = re.compile(r" (?:of|for) (?:the |a |his |her )?[A-Z][\w'’-]*+(?>(?: [A-Z][\w'’-]*+)*)")
# "in a beret", "with twins in a pushchair": it ends before the verb of the sentence or a comma.
_WITH = re.compile(r" (?:in|with|on|from|at|of|for|outside|behind|beside)(?: [a-z][\w'’-]*+){1,8}")
# What may stand between a description and the name it belongs to (code points).
_ASIDE = re.compile(r"[\w '’-]{0,60}, (?:the (?:[a-z][\w'’-]*+ ){1,5})?| ")
# "who would give only her first name, Bea", "who gave his name as Tom".
_GIVEN = re.compile(r"name,?(?: only)?(?: as| is| was)? [A-Z]")
_BEING = re.compile(r"(?: in question)? (?:is|was) (?=[A-Z])")
_CLAUSE = 90
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "my", "our"))
PERSONS = ROLES | tagged("grammar_persons")
# "Ferryman", "bargewoman", whatever their trade.
_MAN = re.compile(r"(?!human|superhuman|talisman|ottoman|caiman)[a-z]{3,}?(wo)?man")
_SEVERAL = words("grammar_several")
_OF_THEM = words("grammar_ones")
_STOPS = PREPOSITIONS | CONJUNCTIONS | RELATIVES | SUBORDINATORS


class Described(NamedTuple):
    """A description that opens a sentence: where it stands, its words, the office or trade, and the gender told."""

    start: int
    end: int
    words: tuple[str, ...]
    office: str
    gender: str

    @property
    def definite(self) -> bool:
        """Whether somebody is meant whom the reader knows already ("the officer", "her husband")."""
        return definite(self.words[0].lower())

    @property
    def of_what(self) -> str:
        """The office and what it is of ("president of the farm union"), empty where that is not said."""
        behind = self.words.index(self.office) + 1 if self.office in self.words else len(self.words)
        return " ".join(self.words[behind - 1 :]) if behind < len(self.words) else ""


def definite(low: str) -> bool:
    """Whether a word opens a description of somebody whom the reader knows already."""
    return low in _DEFINITE


def behind_opening(text: str, at: int) -> int | None:
    """Where the subject of a sentence that begins at an offset stands behind where or when ("Outside the hall, a clerk")."""
    # Most sentences open otherwise, and a look at two letters costs a tenth of a pattern.
    match = _WHERE.match(text, at) if text[at : at + 2] in _LEADS else None
    return match.end() if match is not None else None


def described_at(text: str, at: int) -> Described | None:
    """Who is described at the head of a sentence that begins at an offset, None where nobody is, or a name follows."""
    match = _OPENING.match(text, at)
    if match is None:
        return None
    small = match.group(2)
    lows = tuple(small.lower().split())
    head = head_of(lows)
    if head is None:
        return _one_of_them(match, lows)
    words = small.split()[: head + 1]
    end = match.start(2) + sum(len(word) + 1 for word in words)
    beyond = _OF.match(text, end)
    if _named_behind(text, end) if beyond is None else _apposed_behind(text, beyond.end()):
        return None
    determiner = match.group(1)
    if beyond is not None:
        words += beyond.group().split()
        end = beyond.end()
    elif text.startswith(" of ", end) or not definite(determiner.lower()):
        more = _with(text, end)
        words += more
        end += sum(len(word) + 1 for word in more)
    office = small.split()[head].lower()
    return Described(match.start(1), end, (determiner, *words), office, person(office) or "")


def _one_of_them(match: re.Match[str], lows: tuple[str, ...]) -> Described | None:
    """ "The other put it less kindly.", "The younger laughed.": one of several who were told of."""
    if match.group(1) != "The" or lows[0] not in _OF_THEM or len(lows) == 1:
        return None
    if not finite_form(lows[1]) and lows[1] not in SPEECH:
        return None
    end = match.start(2) + len(lows[0]) + 1
    return Described(match.start(1), end, ("The", lows[0]), lows[0], "")


def _with(text: str, end: int) -> list[str]:
    """The words behind a description that tell one of several apart, none where their end is not seen."""
    match = _WITH.match(text, end)
    if match is None:
        return []
    words = match.group().split()
    for at, word in enumerate(words):
        # "of the state board" goes on, "of the board said" is over.
        if word in RELATIVES or (_acts(words, at) and (finite_form(word) or word.endswith(("d", "s")))):
            return words[:at]
    return words if text.startswith((",", "."), match.end()) else []


def _acts(words: Sequence[str], at: int) -> bool:
    """Whether a word can be a verb: one that every list has for one, and not right behind "of" ("the minister of works")."""
    word = words[at]
    return (finite_form(word) or word in SPEECH) and not (at and words[at - 1] in PREPOSITIONS)


def person(low: str) -> str | None:
    """The gender that a word for somebody tells ("clerk", "ferryman"), None for what is nobody."""
    if low in PERSONS:
        return PERSONS[low]
    match = _MAN.fullmatch(low)
    return ("f" if match[1] else "m") if match is not None else None


@lru_cache(maxsize=4096)
def head_of(lows: tuple[str, ...]) -> int | None:
    """The word that tells what a described person is ("police officer"), None where no one person is described."""
    head = None
    for at, low in enumerate(lows):
        if person(low) is not None:
            head = at
        elif head is not None or low in _STOPS or finite_form(low):
            break
    if head is None:
        return None
    low = lows[head]
    plural = low.endswith("s") and not low.endswith("ss")
    # "The head of the board" is somebody, "the head" may be anything's.
    leads = low == "head" and lows[head + 1 : head + 2] == ("of",)
    return None if plural or (low in _SEVERAL and not leads) else head


def _named_behind(text: str, end: int) -> bool:
    if (being := _BEING.match(text, end)) is not None:
        # "Another critic is Ada Finch."
        run = CAPITALISED_RUN.match(text, being.end())
        return run is not None and personal(tuple(run.group().split())) is not None
    return _apposed_behind(text, end)


def _apposed_behind(text: str, end: int) -> bool:
    """Whether a name follows a description ("Her daughter Mia", "A nurse from Leeds, Ada Finch said")."""
    aside = _ASIDE.match(text, end)
    at = aside.end() if aside is not None else end
    between = aside.group().partition(", ")[0].split() if aside is not None else []
    if any(_acts(between, place) and finite_form(word) for place, word in enumerate(between)):
        return False
    run = CAPITALISED_RUN.match(text, at)
    if run is not None and personal(tuple(run.group().split())) is not None:
        return True
    return _GIVEN.search(text, end, end + _CLAUSE) is not None
