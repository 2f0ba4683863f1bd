"""What stands around a paragraph: the one before it, the white space between, a signature below.

Plain looks at the text, without knowing who spoke: whom they find is named by the reading.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from quotes.attribution.grammar.cues import DASHES, SPEECH, STANCE
from quotes.attribution.grammar.sentences import Line, end_before
from quotes.attribution.marks import Mark
from quotes.attribution.rules.echoes import echo, echoes
from quotes.attribution.rules.endings import signature
from quotes.attribution.rules.evidence import BE, Found
from quotes.attribution.rules.leading import before
from quotes.attribution.rules.openings import last_subject, main_clause

# More white space between two paragraphs parts them.
_GAP = 200
# "…, right?", and a statement before the question of the same quotation.
_CLOSES = re.compile(r"(?:, (?:right|huh|no|okay|OK|eh)\?|[^?\s]\. [^.?]{1,120}+\?)$")
_LONGEST_CLOSE = 160
# A sentence about somebody has as many tokens.
_SHORTEST = 3
# Its verb stands so near its subject, and tells what they think or are like ("was less sure", "disagreed").
_VERB_REACH = 3
# A signature line is a name and perhaps an office.
_LONGEST_SIGNATURE = 100
# The words that look back at a quotation stand at the head of the next paragraph (code points).
_LONGEST_ECHO = 160
# A paragraph that brings somebody on is no longer than this (code points).
_LONGEST_INTRODUCTION = 400
# A heading is no longer than this (code points).
_LONGEST_HEADING = 200
# A longer paragraph is not cut into tokens only for the sentence that leads up to the next one.
_LONGEST_LEAD = 1200
# As many marks before an announcing colon are read as quotations of their own paragraph.
_LEADING_MARKS = 40


class Lead(NamedTuple):
    """A neighbouring line that tells who speaks, and what was found in it."""

    line: Line
    found: Found


class Neighbours:
    """The text around the paragraphs that hold marks."""

    __slots__ = ("_marks", "_surnames", "_text")

    def __init__(self, text: str, marks: Sequence[Mark], surnames: frozenset[str]) -> None:
        self._text, self._marks, self._surnames = text, marks, surnames

    def turns(self, mark: Mark, following: Mark) -> bool:
        """Whether one of two quotations is a question and the other not: then two people speak."""
        return (self._text[mark.end - 1] == "?") != (self._text[following.end - 1] == "?")

    def only_closes(self, mark: Mark) -> bool:
        """Whether the question at the end of a quotation expects no answer: a tag, or the close of a statement."""
        if self._text[mark.end - 1] != "?":
            return False
        return _CLOSES.search(self._text, max(mark.start, mark.end - _LONGEST_CLOSE), mark.end) is not None

    def blank(self, start: int, end: int) -> bool:
        """Whether nothing but a little white space stands between two offsets."""
        return end - start < _GAP and not self._text[start:end].strip()

    def asks_before(self, line: Line) -> bool:
        """Whether the paragraph right before is a question."""
        end = end_before(self._text, line.start)
        return end > 0 and self._text[end - 1] == "?"

    def goes_on_by_dash(self, line: Line) -> bool:
        """Whether a line of speech behind a dash is followed by another: then several talk, whoever leads up to it."""
        start = self._start_behind(line)
        return self._text[line.start] in DASHES and self._text[start : start + 1] in DASHES

    def led_up(self, line: Line) -> Lead | None:
        """The speaker whom the paragraph before announces with a colon at its end."""
        end = end_before(self._text, line.start)
        if end == 0 or self._text[end - 1] != ":":
            return None
        start = self._text.rfind("\n", max(0, end - _LONGEST_LEAD - 1), end) + 1
        if end - start > _LONGEST_LEAD:
            return None
        inside = bisect_left(self._marks, start, key=lambda mark: mark.opening)
        marks = [mark for mark in self._marks[inside : inside + _LEADING_MARKS] if mark.closing <= end]
        lead = Line(self._text, start, line.marks[0].closing, [*marks, line.marks[0]], self._surnames)
        found = before(lead, len(marks))
        return Lead(lead, found) if found is not None and found.phrase is not None else None

    def brings_on(self, line: Line) -> Lead | None:
        """Whom the paragraph without marks right before words that stand alone ends with.

        "Olive Tanner was delighted.", and in the next paragraph what she said.
        """
        end = end_before(self._text, line.start)
        if not end or self._text[end - 1] != "." or line.quotes != [0] or len(line.words) > 1:
            return None
        start = self._text.rfind("\n", max(0, end - _LONGEST_INTRODUCTION - 1), end) + 1
        if end - start > _LONGEST_INTRODUCTION or self._marked(start, end):
            return None
        lead = Line(self._text, start, end, [], self._surnames)
        found = last_subject(lead)
        return Lead(lead, found) if found is not None else None

    def closes_with(self, line: Line) -> Lead | None:
        """Whom the last sentence of the paragraph before is about, where it stands behind that one's last quotation."""
        end = end_before(self._text, line.start)
        if not end or self._text[end - 1] != ".":
            return None
        start = self._text.rfind("\n", max(0, end - _LONGEST_LEAD - 1), end) + 1
        inside = bisect_left(self._marks, line.start, key=lambda mark: mark.opening) - 1
        if inside < 0 or self._marks[inside].closing > end or self._marks[inside].opening < start:
            return None
        lead = Line(self._text, self._marks[inside].closing, end, [], self._surnames)
        if len(lead.words) < _SHORTEST or not lead.sentence_start(len(lead.words) - 2):
            return None
        found = last_subject(lead)
        if found is None or found.phrase is None:
            return None
        verbs = lead.lows[found.phrase.last + 1 : found.phrase.last + 1 + _VERB_REACH]
        return (
            Lead(lead, found) if any(low in BE or low in SPEECH or low in STANCE for low in verbs) else None
        )

    def _marked(self, start: int, end: int) -> bool:
        inside = bisect_left(self._marks, start, key=lambda mark: mark.closing)
        return inside < len(self._marks) and self._marks[inside].opening < end

    def _start_behind(self, line: Line) -> int:
        """Where the paragraph behind this one starts."""
        start = line.end
        while start < len(self._text) and self._text[start].isspace():
            start += 1
        return start

    def echoed(self, line: Line) -> Lead | None:
        """Whom the first words of the next paragraph tell to have spoken ("So says Ada Finch")."""
        start = self._start_behind(line)
        if not echoes(self._text, start):
            return None
        end = self._text.find("\n", start, start + _LONGEST_ECHO)
        end = min(len(self._text), start + _LONGEST_ECHO) if end < 0 else end
        echoing = Line(self._text, start, end, [], self._surnames)
        found = echo(echoing)
        return Lead(echoing, found) if found is not None else None

    def introduced_behind(self, line: Line) -> Lead | None:
        """Whom the paragraph behind words that open a text names in full at its head ("Olive Tanner has read the book.")."""
        above = self._text[: line.start].strip() if line.start < _LONGEST_HEADING else "."
        if "\n" in above or above.endswith((".", ":", "”", '"')):
            # No more than a heading stands above.
            return None
        start = self._start_behind(line)
        end = self._text.find("\n", start, start + _LONGEST_INTRODUCTION)
        end = min(len(self._text), start + _LONGEST_INTRODUCTION) if end < 0 else end
        if start >= end or self._marked(start, end):
            return None
        behind = Line(self._text, start, end, [], self._surnames)
        found = main_clause(behind, 0, behind.sentence_end(0))
        opens = found is not None and found.phrase is not None and found.phrase.first == 0
        return (
            Lead(behind, found._replace(cue=None, rule="named-after"))
            if opens and found is not None
            else None
        )

    def signed(self, line: Line, below_block: bool = False) -> Lead | None:
        """The name alone behind a dash in the next paragraph ("- Jane Doe."), a long dash below a block quote.

        What stands behind a short dash there may be a list.
        """
        start = self._start_behind(line)
        if below_block and self._text[start : start + 1] == "-" != self._text[start + 1 : start + 2]:
            return None
        if self._text[start : start + 1] not in DASHES and self._text[start : start + 2] != "--":
            return None
        end = self._text.find("\n", start, start + _LONGEST_SIGNATURE)
        end = len(self._text) if end < 0 else end
        if end - start >= _LONGEST_SIGNATURE:
            return None
        signed = Line(self._text, start, end, [], self._surnames)
        found = signature(signed, 1, len(signed.words), dash=True)
        return Lead(signed, found) if found is not None else None
