"""Turns of speakers in plain text: "JANE DOE: …", "Q: … A: …".

A label is a short name before a colon at the head of a line, and not what heads a note ("Minutes of the meeting: …").
A text counts as a transcript only if at least three lines are labelled and somebody's last name comes back ("ROE:" behind
"JANE ROE:"), or two begin with an office, a title or a first name ("CLLR BRIGHT:"), so that a stray "Note: …" is nobody's turn.
A text of one label is `monologue`'s.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quotes.attribution.cast.names import FIRST, FUNCTION, heads_note, personal
from quotes.attribution.cast.people import People
from quotes.attribution.monologue import monologue
from quotes.quotation import Attribution, Confidence, Quotation
from scrapers.interviews import introduced, is_press, named_in_title, speaks
from scrapers.offices import office_of, officed

_LABEL = re.compile(
    r"[ \t]*([A-Z][^\s:]*(?: [A-Z][^\s:]*){0,4})(?: \([^()\n]{1,30}\))?:[ \t]+(?=[^\s“”\"„«])"
)
# A line whose first colon stands farther behind has no label (code points).
_LONGEST_LABEL = 120
_QUESTION = frozenset(("Q", "QUESTION", "INTERVIEWER", "REPORTER"))
_ANSWER = frozenset(("A", "ANSWER"))
# The label of an answer in front of its words, and the code points that it takes at most.
_ANSWERS = re.compile(r"(?:^|\n)[^\w\n]{0,6}(?:A|ANSWER|Answer)\b[^\w\n]{0,8}\Z")
_BEFORE_TURN = 24
# Fewer labelled lines are a list or a heading.
_FEWEST = 3


class Turn(NamedTuple):
    """One labelled line: the label, and where its words start and end (code points)."""

    label: str
    start: int
    end: int


def turns(text: str, people: People, skip: Sequence[tuple[int, int]] = ()) -> list[Quotation]:
    """The turns of a text that labels its speakers; nothing where it does not."""
    found = [turn for turn in _labelled(text) if not any(a < turn.end and turn.start < b for a, b in skip)]
    if len(found) == 1 and (alone := monologue(text, *found[0])):
        return [alone]
    few = len(found) < _FEWEST
    if few and not _two(text, found):
        return []
    counts = Counter(turn.label for turn in found)
    asked = any(label.upper() in _QUESTION for label in counts) and any(
        label.upper() in _ANSWER for label in counts
    )
    hosts = _hosts(found, counts)
    kept = [
        turn
        for turn in found
        if few
        or (asked and turn.label.upper() in _QUESTION | _ANSWER)
        or turn.label in hosts
        or _is_name(turn.label)
    ]
    again = Counter(turn.label.split()[-1] for turn in kept)
    if not few and (len(kept) < _FEWEST or max(again.values()) < 2):
        return []
    answering = _interviewee(_above(text, kept[0].start), people)
    return [
        _quotation(text, turn, people, (own,) if own else answering if turn.label.upper() in _ANSWER else ())
        for turn, own in zip(kept, introduced(text, kept), strict=True)
    ]


def answering(text: str, stated: Sequence[tuple[int, str | None]], people: People) -> dict[int, str]:
    """Who speaks the turns of an "A" that start at an offset, where the text's format names nobody for any of them.

    `stated` are the starts of all turns and the speakers that the format has for them. It is the person of whom the words
    before the interview speak most.
    """
    answers = [
        (start, who) for start, who in stated if _ANSWERS.search(text, max(0, start - _BEFORE_TURN), start)
    ]
    if not answers or any(who for _, who in answers):
        return {}
    named = _interviewee(_above(text, min(start for start, _ in stated)), people)
    return {start: named[0] for start, _ in answers} if named else {}


def _labelled(text: str) -> Iterator[Turn]:
    colon = text.find(":")
    while colon >= 0:
        floor = max(0, colon - _LONGEST_LABEL)
        head = text.rfind("\n", floor, colon)
        end = text.find("\n", colon)
        end = len(text) if end < 0 else end
        match = _LABEL.match(text, head + 1) if head >= 0 or floor == 0 else None
        if match is not None and match.end() < end:
            last = end
            while last > match.end() and text[last - 1].isspace():
                last -= 1
            if not heads_note(match.group(1).split()):
                yield Turn(match.group(1), match.end(), last)
        colon = text.find(":", end)


def _two(text: str, found: Sequence[Turn]) -> bool:
    """Whether two labelled lines alone are a transcript."""
    plain = all(map(_plain, found)) or [turn.label for turn in found] == ["Q", "A"]
    return len(found) == 2 and plain and speaks(text, found)


def _plain(turn: Turn) -> bool:
    """Whether a label in capitals is a speaker's by itself: an office, a title with a name, a first name with a last."""
    words = turn.label.split()
    return officed(turn.label) or (turn.label.isupper() and len(words) > 1 and words[0].title() in FIRST)


def _hosts(found: Sequence[Turn], counts: Counter[str]) -> set[str]:
    """The labels that are no names but take turns with one ("The Ledger: …" before each "Vernon Sykes: …")."""
    answered = Counter(
        turn.label
        for turn, after in pairwise(found)
        if not _is_name(turn.label) and counts[after.label] > 1 and _is_name(after.label)
    )
    return {label for label, times in answered.items() if times > 1 and times == counts[label]}


def _is_name(label: str) -> bool:
    """Whether a label names a person: in capitals throughout, or with a first name the lists know."""
    parts = label.replace(".", "").split()
    if label.isupper():
        # "Q&A: …" and "PART 2: …" head a piece; nobody is called that.
        return len(label) > 2 and not any(c == "&" or c.isdigit() for c in label)
    if len(parts) > 1 and parts[0] in FIRST:
        return parts[-1] not in FUNCTION
    # "Mayor Ada Finch:", "Bürgermeister Olaf Brandt:", "The Chairman, Mr. Finch:"
    name = personal(tuple((office_of(label)[1] or label).split()))
    return name is not None and name.titled


def _above(text: str, start: int) -> str:
    """The lines above the first turn, without its label: the court that opens a hearing is not who answers in it."""
    return text[: text.rfind("\n", 0, start) + 1]


def _interviewee(lead: str, people: People) -> tuple[str, ...]:
    """Whom the lines before an interview name as heard, else the person of whom they speak most."""
    titled = named_in_title(*filter(None, lead.split("\n")))
    name = personal(tuple(titled.split())) if titled is not None else None
    who = people.full(name, len(lead))[0].text if name is not None else people.foremost(len(lead))
    return (who,) if who is not None and not is_press(who) else ()


def _quotation(text: str, turn: Turn, people: People, speaking: tuple[str, ...]) -> Quotation:
    """A turn as a quotation; `speaking` is who asks or answers, where that is known."""
    label = turn.label.upper()
    sure: Confidence = "likely" if speaking else "none"
    if label in _QUESTION:
        credit = Attribution(speaking, confidence=sure, rule="question")
    elif label in _ANSWER:
        credit = Attribution(speaking, confidence=sure, rule="answer-label")
    else:
        held = office_of(turn.label)[1] or turn.label
        words = tuple(held.title().split() if held.isupper() else held.split())
        name = personal(words) if _is_name(held) else None
        who = people.full(name, turn.start)[0].text if name is not None else held
        credit = Attribution((who,), confidence="certain", rule="turn-label")
    return Quotation(turn.start, turn.end, text[turn.start : turn.end], "turn", credit)
