"""Who asks and who answers in an interview of "Q:" and "A:", as they say themselves.

"Q: State your name, please. A: Rosa Quill." Depositions begin so, and nothing else in them names whoever is heard.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from scrapers.glyphs import SENTENCE_END
from scrapers.wordlists import listed, paired

# What stands before the colon where English speakers of an interview have no names, in small letters.
_QUESTION = frozenset(("q", "a", "question", "answer"))
# What stands between a first name and a last one.
_BETWEEN = frozenset(("de", "da", "di", "del", "la", "van", "von", "der", "bin", "al"))
# Two names at least, since "I'm Late" and "I am Captain" are no introductions; "Rosa M. de la Quill" is one.
_NAME = r"(?P<name>[^\W\d_][\w'’-]+(?: (?:[A-Z]\.|[^\W\d_][\w'’-]+)){0,4}? [^\W\d_][\w'’-]+)(?=[.,;]|\s*\Z|\s+and\b)"
_MINE = re.compile(rf"\b[Mm]y (?:full )?name(?: is|['’]s) {_NAME}")
_ANSWERED = re.compile(
    rf"(?:(?:[Yy]es|[Ss]ure|[Cc]ertainly|[Oo]f course|[Gg]ood \w+)[,.] )?(?:I am |I['’]m |[Ii]t is |[Ii]t['’]s )?{_NAME}"
)
_ASKED = re.compile(
    r"\byour (?:full |first and last |complete )?name\b|\b(?:introduce|identify) yourself\b", re.IGNORECASE
)
# Behind the name of a title stands what it is about.
_ABOUT = r"(?:on|about|and|talks|speaks|in|at|from|for|answers|explains)\b"
_HEARD_NAME = rf"(?!the\b)[^\W\d_][\w.'’-]*(?: (?!{_ABOUT})[^\W\d_][\w.'’-]*){{1,4}}?"
_HEARD = (
    rf"(?P<name>{_HEARD_NAME})"
    rf"(?P<end>\s*(?:\Z|[,:;|(“\"‘?!–—]|-\s)|\s+{_ABOUT})"
)
_OF = r"deposition|(?:cross-)?examination|testimony|interview|evidence"
_HEARING = rf"{_OF}|conversation|talk|chat|dialogue|lunch|q ?& ?a"
# "Deposition of", "“It will not hold”: a conversation with", "Five questions for", "Interview: Ada Krantz".
_TITLES = tuple(
    re.compile(pattern + _HEARD, re.IGNORECASE)
    for pattern in (
        rf"\b(?:{_OF}) of ",
        rf"\b(?:{_HEARING}) with ",
        r"\b(?:interview|entretien|entrevista|intervista|gespräch) (?:mit|avec|con|com|a|al|à|de) ",
        r"\b(?:questions|minutes) (?:for|to|with) ",
        r"\b(?:interview|conversation|q ?& ?a)\s*[:|–—-]\s*",
    )
)
# "Ada Krantz in conversation with the Post": whoever talks with a paper is heard.
_GUEST = re.compile(
    rf"(?:\A|[:|–—-] ?)(?P<name>{_HEARD_NAME}) (?:in|on) (?:conversation|dialogue|record) with\b",
    re.IGNORECASE,
)
# Whoever alone speaks a text says so; a kicker in capitals has a report behind it ("MAYOR UNDER FIRE: …").
OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
_ENDED = re.compile(rf"{SENTENCE_END}\s*\Z")
# A second name behind a comma; "Mayor of Saltby" and "harbour master" are none.
_LISTED = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’-]+\s*(?:\Z|,|and\b|&)")
# Lines above the turns that may say whose answers they are, and the longest of them (characters).
_LINES, _LONGEST = 4, 200
# An introduction stands at the head of an answer; characters of it that are looked at.
_HEAD = 300


class Labelled(Protocol):
    """A turn: its label, and where its words stand in the text."""

    @property
    def label(self) -> str:
        """What stands before the colon."""

    @property
    def start(self) -> int:
        """The first character."""

    @property
    def end(self) -> int:
        """The character behind the last."""


def introduced(text: str, turns: Sequence[Labelled]) -> list[str | None]:
    """For each turn of a "Q" or an "A" who speaks, from where they gave their name to where somebody else does."""
    known: dict[str, str] = {}
    found: list[str | None] = []
    asked = False
    for turn in turns:
        label = turn.label.lower()[:1]
        if turn.label.lower() not in _QUESTION:
            found.append(None)
            asked = False
            continue
        said = text[turn.start : min(turn.end, turn.start + _HEAD)]
        given = _MINE.search(said) or (_ANSWERED.match(said) if asked else None)
        if given and _is_name(given["name"]):
            known[label] = given["name"]
        found.append(known.get(label))
        asked = label == "q" and _ASKED.search(text, turn.start, turn.end) is not None
    return found


def named_in_title(*lines: str) -> str | None:
    """Whose answers they are under lines that name one person: "DEPOSITION OF ADA KRANTZ", "Interview with Bo Ray"."""
    for title in lines[:_LINES]:
        line = title.strip(" #*")
        guest = _GUEST.search(line[:_LONGEST])
        if guest is not None and _is_name(guest["name"]):
            return guest["name"]
        found = next((match for pattern in _TITLES if (match := pattern.search(line[:_LONGEST]))), None)
        if (
            found is not None
            and _alone(found, line)
            and _is_name(found["name"])
            and not is_press(found["name"])
        ):
            return found["name"]
    return None


def asks_or_answers(label: str) -> bool:
    """Whether a label only says what its turn is, in one of several languages: "Q", "Frage", "Respuesta"."""
    return _kind(label) in ("question", "answer")


def answers(label: str) -> bool:
    """Whether a label says that its turn is an answer: "A", "Antwort"."""
    return _kind(label) == "answer"


def is_role(label: str) -> bool:
    """Whether a label is what somebody does in an interview: "Question", "Periodista"."""
    return _kind(label) is not None


def _kind(label: str) -> str | None:
    return _roles().get(label.lower())


@cache
def _roles() -> dict[str, str]:
    return {label: kind for kind, label in paired("questionlabels")}


def speaks(text: str, turns: Sequence[Labelled]) -> bool:
    """Whether one of a few turns ends as a sentence does, and they are no entries of a list ("DIRECTOR: Ada Finch")."""
    return any(_ENDED.search(text, turn.start, turn.end) for turn in turns)


def is_press(name: str) -> bool:
    """Whether a name is a paper's or a station's ("Le Monde", "Elm Creek Gazette"), which people speak to."""
    low = name.lower().strip(" .")
    return not {low, low.rpartition(" ")[2]}.isdisjoint(listed("press"))


def _alone(found: re.Match[str], line: str) -> bool:
    """Whether no second name is joined to the one of a title ("Ada Krantz and Bo Ray on the pond", "Ada Krantz, Bo Ray")."""
    behind, end = line[found.end() :].lstrip(), found["end"].strip().lower()
    return not (end == "and" and behind[:1].isupper()) and not (end == "," and _LISTED.match(behind))


def _is_name(name: str) -> bool:
    """Whether every word has a capital, but for those between a first name and a last one."""
    words = name.split()
    return all(word[0].isupper() or word in _BETWEEN for word in words) and words[-1] not in _BETWEEN
