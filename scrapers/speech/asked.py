"""The answers of one person below questions that stand as paragraphs of their own, without a label.

The heading names whose they are: "Every word Ada Lund said about the lock", "Press conference by coach Ada Lund". In some every
turn begins with a dash, and question and answer follow each other.
"""

import re
from collections.abc import Sequence

from scrapers.interviews import OWN, named_in_title
from scrapers.passages import marked_passages
from scrapers.speech.labels import CAPITAL
from scrapers.speech.turns import Turn, make_up

_NAME = rf"(?P<name>{CAPITAL}[\w.'’-]*(?: {CAPITAL}[\w.'’-]*){{1,3}})"
_END = r"(?=\s*(?:\Z|[,:;|(–—]|-\s)|['’]s\b|\s+(?:said|told|says|on|about|after|before|following|ahead|in|at|had|has|gave)\b)"
_OFFICES = "coach|manager|captain|president|minister|mayor|governor|boss|chief"
_OFFICE = rf"(?:(?:the )?(?:[\w'’-]+ ){{0,4}}(?:{_OFFICES})(?: of (?:the )?[A-Z]\w+)?,? )?"
_HEADINGS = tuple(
    re.compile(pattern + _END)
    for pattern in (
        rf"\b[Ee]very (?:\w+ ){{0,2}}word (?:from |of )?{_NAME}",
        rf"\b(?:[Ee]verything|[Ww]hat) {_NAME}(?= (?:said|told|had to say))",
        rf"\b(?:[Pp]ress|[Nn]ews) [Cc]onference (?:by|of|with) {_OFFICE}{_NAME}",
        rf"(?:\A|[:|–—-] ?){_NAME}(?=['’]s? (?:full )?(?:\w+ )?(?:press|news) conference)",
    )
)
# Lines that may be the heading, and the longest of them (code points).
_LINES, _LONGEST = 4, 200
_PARAGRAPH = re.compile(r"(?m)^(?=[ \t]*\S)[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*")
_DASH = re.compile(r"[ \t]{0,8}[-–—][ \t]+(?=\S)")
_ASKS = re.compile(r"\?[\"”’)]{0,2}\s*\Z")
_TELL = re.compile(r"(?:can you )?(?:tell|talk|describe|explain|walk|take|give)\b", re.IGNORECASE)
# So many questions, and the share of the others that may end as one where dashes tell them apart.
_FEWEST, _ASKED, _ANSWERED = 3, 0.6, 0.34


def asked(text: str) -> list[Turn]:
    """The turns of such a text, label the name for an answer and empty for a question; empty where it is none.

    Where dashes begin the turns, they alternate. Elsewhere an answer is the paragraph behind a question, and those behind it in
    which the speaker says "I" or "we".
    """
    paragraphs = [(one.start(), one.end()) for one in _PARAGRAPH.finditer(text)]
    name = _named([text[slice(*one)] for one in paragraphs[:_LINES]])
    if name is None or any(len(text[start:end].split()) > 4 for start, end in marked_passages(text)):
        return []
    found = _by_dashes(text, paragraphs, name) or _by_questions(text, paragraphs, name)
    return found if found and make_up(text, found, found[0].start) else []


def _named(lines: Sequence[str]) -> str | None:
    for line in lines:
        found = next((one for heading in _HEADINGS if (one := heading.search(line[:_LONGEST]))), None)
        if found is not None:
            return found["name"]
    return named_in_title(*lines)


def _by_dashes(text: str, paragraphs: Sequence[tuple[int, int]], name: str) -> list[Turn]:
    begun: list[tuple[int, int]] = []
    for start, end in paragraphs:
        if dash := _DASH.match(text, start):
            begun.append((dash.end(), end))
        elif begun:
            begun[-1] = (begun[-1][0], end)
    if len(begun) < 2 * _FEWEST - 1:
        return []
    asks = int(not _asks(text, begun[0]))
    questions, answers = begun[asks::2], begun[1 - asks :: 2]
    told = sum(_asks(text, one) for one in questions) >= _ASKED * len(questions)
    if not told or sum(_asks(text, one) for one in answers) > _ANSWERED * len(answers):
        return []
    return [Turn(*one, "" if at % 2 == asks else name) for at, one in enumerate(begun)]


def _by_questions(text: str, paragraphs: Sequence[tuple[int, int]], name: str) -> list[Turn]:
    found: list[Turn] = []
    asks = False
    questions = answered = 0
    for start, end in paragraphs:
        behind, asks = asks, _asks(text, (start, end))
        if asks:
            found.append(Turn(start, end, ""))
            questions += 1
        elif found:
            own = OWN.search(text, start, end) is not None and not _TELL.match(text, start)
            found.append(Turn(start, end, name if behind or (own and found[-1].label) else ""))
            answered += behind
    return found if questions >= _FEWEST and answered >= questions - 1 else []


def _asks(text: str, one: tuple[int, int]) -> bool:
    return _ASKS.search(text, max(one[0], one[1] - 20), one[1]) is not None
