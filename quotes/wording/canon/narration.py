"""The narrator's words between two parts of one utterance: “I will go,” said Tom, “if you stay.”

A book keeps them in one paragraph, and its marks say which words are spoken. What stands between them is no more the
speaker's than a stage direction is.
"""

import re

from quotes.lexicon import classed, words
from quotes.text import words as words_of

# Code points behind a narrator's words in which the next part and its credit stand.
AHEAD = 400
# Words of the longest clause taken for a narrator's: "answered his sister slowly, looking at the rain".
LONGEST = 16
_PERSONS = classed("reported")
_MARKS = '"“”‘’'
# What was spoken ends inside its marks with a mark of its own; the next part begins behind a space.
_BETWEEN = re.compile(
    r"(?<=[,.!?…;—–-])(?P<close>[\"”’])\s(?P<told>(?:[^\"“”‘’\n]|’(?=\w)){3,120})\s[\"“‘](?=\w)"
)
# A credit behind the last part, up to the end of its sentence.
_BEHIND = re.compile(r"(?<=[,.!?…;—–-])[\"”’]\s((?:[^\"“”‘’\n]|’(?=\w)){3,120}?)(?:[.!?]|\s[\"“‘]|$|\n)")
_ENDS = re.compile(r"[.!?…](?=\s)")


def narrated(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The spans between `first` and `last` in which a narrator says who speaks, between two parts of what one person says.

    Where somebody else is credited with the second part, it is another's answer, and nothing is left out.
    """
    if not any(mark in text for mark in '"”’'):
        return []
    found = []
    for match in _BETWEEN.finditer(text, first, last):
        told = match["told"]
        if not _credits(told):
            continue
        behind = _BEHIND.search(text, match.end(), match.end() + AHEAD)
        if (
            behind
            and "\n" not in text[match.end() : behind.start()]
            and _credits(behind[1])
            and _others(told, behind[1])
        ):
            continue
        found.append(match.span("told"))
    return found


def silenced(text: str) -> str:
    """A text with blanks for a narrator's words between two parts of an utterance and for the marks there; its offsets stay.

    The stop at the end of his sentence stays, too.
    """
    for start, end in narrated(text, 0, len(text)):
        opens = end + len(text[end:]) - len(text[end:].lstrip()) + 1
        stop = text[end - 1] if text[end - 1] in ".!?…" else " "
        begun = start - 2
        blank = " " * (end - 1 - begun) + stop + " " * (opens - end)
        text = text[:begun] + blank + text[opens:]
    return text


def unnarrated(text: str) -> str:
    """A text without a narrator's words, and without the marks that part them from what is spoken.

    Where his words end a sentence, the comma before them stood for its full stop.
    """
    out, at = "", 0
    for start, end in narrated(text, 0, len(text)):
        spoken = text[at:start].rstrip().rstrip(_MARKS)
        ended = text[end - 1] in ".!?…" and spoken.endswith(",")
        out += f"{spoken[:-1]}. " if ended else f"{spoken} "
        at = end + len(text[end:]) - len(text[end:].lstrip().lstrip(_MARKS))
    return out + text[at:]


def _credits(told: str) -> bool:
    """Whether words of one sentence say that somebody speaks: "said Tom", "she answered slowly"."""
    said = words_of(told)
    return 1 < len(said) <= LONGEST and not _ENDS.search(told) and not _speech().isdisjoint(said[:LONGEST])


def _others(one: str, other: str) -> bool:
    """Whether two credits are not plainly of the same person."""
    if not _PERSONS.isdisjoint(words_of(other)):
        return False
    names = {word for word in re.findall(r"\w+", other) if word[0].isupper()}
    return not names or names.isdisjoint(re.findall(r"\w+", one))


def _speech() -> frozenset[str]:
    return words("cues_speech") - {"saying"}
