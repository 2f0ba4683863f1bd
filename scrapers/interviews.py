"""Who asks and who answers in an interview of "Q:" and "A:", as they say themselves.

"Q: State your name, please. A: Rosa Quill." Depositions begin so, and nothing else in them names whoever is heard.
"""

import re
from collections.abc import Sequence
from typing import Protocol

# What stands before the colon where the speakers of an interview have no names, in small letters.
QUESTION = frozenset(("q", "a", "question", "answer"))
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
_TITLE = re.compile(
    r"(?:[a-z]+ )?(?:deposition|(?:cross-)?examination|testimony|interview|evidence|conversation|q ?& ?a) (?:of|with) "
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4})\Z",
    re.IGNORECASE,
)
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
        if turn.label.lower() not in QUESTION:
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


def named_in_title(text: str) -> str | None:
    """Whose answers they are under a first line that names one person: "DEPOSITION OF ADA KRANTZ", "Interview with Bo Ray"."""
    title = text[:_HEAD].lstrip().partition("\n")[0].strip(" #*")
    found = _TITLE.match(title)
    return found["name"] if found and _is_name(found["name"]) else None


def _is_name(name: str) -> bool:
    """Whether every word has a capital, but for those between a first name and a last one."""
    words = name.split()
    return all(word[0].isupper() or word in _BETWEEN for word in words) and words[-1] not in _BETWEEN
