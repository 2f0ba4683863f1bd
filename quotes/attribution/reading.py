"""One pass over a text: each marked stretch is judged where it stands, knowing what was read before it.

A quotation that its own sentence credits to nobody is an orphan. It takes the speaker of the quotation
before it in its paragraph, or whom the paragraph before announces, or who goes on speaking; a second pass,
from the end, gives a speaker to those whose name comes only after them.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.attribution.attribution import attributed
from quotes.attribution.cues import DASHES
from quotes.attribution.endings import signature
from quotes.attribution.evidence import Found
from quotes.attribution.leading import before
from quotes.attribution.marks import Mark
from quotes.attribution.naming import NOBODY, Credit, Naming
from quotes.attribution.openings import last_subject, opening_subject
from quotes.attribution.people import People
from quotes.attribution.sentences import Line
from quotes.attribution.speech import spoken, whole
from quotes.attribution.tiers import confidence
from quotes.quotation import Attribution, Kind, Quotation

# A paragraph is read in pieces of this many code points, so that one without end costs no more than its
# length; the longest of the tuned half has 4,061.
_REACH = 6000
# More white space between two paragraphs parts them.
_GAP = 200
# A name further on in the paragraph than this many quotations is not looked for.
_AHEAD = 4
# A signature line is a name and perhaps an office.
_LONGEST_SIGNATURE = 100
# A paragraph that brings somebody on is no longer than this (code points).
_LONGEST_INTRODUCTION = 400
# A longer paragraph is not cut into tokens only for the sentence that leads up to the next one.
_LONGEST_LEAD = 1200
# As many marks before an announcing colon are read as quotations of their own paragraph.
_LEADING_MARKS = 40


class Passage:
    """One paragraph as read: its bounds, and each quotation with the credit it was given."""

    __slots__ = ("brought", "credits", "end", "kinds", "marks", "open", "start")

    def __init__(self, line: Line) -> None:
        self.start, self.end = line.start, line.end
        self.open = not line.marks[-1].closed
        self.marks: list[Mark] = []
        self.kinds: list[Kind] = []
        self.credits: list[Credit] = []
        # Whom the paragraph before brings on, for words that nothing else gives to anybody.
        self.brought: Credit | None = None

    def leads(self) -> bool:
        """Whether the paragraph opens with marked words."""
        return bool(self.marks) and self.marks[0].opening == self.start


class Reading:
    """The state of reading one text: who is known, who spoke last and where."""

    def __init__(
        self, text: str, marks: Sequence[Mark], people: People, published: str | None = None
    ) -> None:
        self._text, self._marks = text, marks
        self._naming = Naming(text, marks, people, published)
        self._last = NOBODY
        self._last_passage: Passage | None = None

    def quotations(self) -> list[Quotation]:
        """Every quotation of the text, in order."""
        passages = [self._read(line) for line in self._lines()]
        for at in range(len(passages) - 1, 0, -1):
            self._name_back(passages[at - 1], passages[at])
        for at, passage in enumerate(passages):
            self._bring_on(passage, passages[at - 1] if at else None)
        return [
            self._quotation(*found)
            for passage in passages
            for found in zip(passage.marks, passage.kinds, passage.credits, strict=True)
        ]

    def _lines(self) -> Iterator[Line]:
        group: list[Mark] = []
        start = end = -1
        for mark in self._marks:
            if mark.opening >= end:
                if group:
                    yield Line(self._text, start, end, group)
                group = []
                floor = max(end, mark.opening - _REACH, 0)
                start = max(self._text.rfind("\n", floor, mark.opening) + 1, floor)
                end = self._text.find("\n", mark.opening, mark.opening + _REACH)
                end = min(len(self._text), mark.opening + _REACH) if end < 0 else end
            group.append(mark)
        if group:
            yield Line(self._text, start, max(end, group[-1].closing), group)

    def _read(self, line: Line) -> Passage:
        """Credit every quotation of one paragraph."""
        passage = Passage(line)
        found = [attributed(line, k) for k in range(len(line.marks))]
        carried: Credit | None = None
        for k, mark in enumerate(line.marks):
            this = found[k]
            if not spoken(line, k, this):
                continue
            if this is not None and this.phrase is not None:
                credit = self._credit(line, this)
            elif not whole(line, k):
                credit = NOBODY
            elif carried is not None:
                credit = carried.by("carried")
            else:
                credit = self._orphan(line, k, found)
                if not passage.marks and credit is NOBODY and line.quotes[k] == 0 == k:
                    passage.brought = self._brought_on(line)
            passage.marks.append(mark)
            passage.kinds.append(_kind(line, k))
            passage.credits.append(credit)
            if credit.speakers:
                carried = self._last = credit
                self._last_passage = passage
        return passage

    def _credit(self, line: Line, found: Found) -> Credit:
        return self._naming.credit(line, found, self._last.speakers)

    def _orphan(self, line: Line, k: int, found: list[Found | None]) -> Credit:
        """A quotation that its own sentence credits to nobody: look around it."""
        opens = line.quotes[k] == 0
        if opens:
            led = self._led_up(line)
            if led is not None:
                return led
            if self._adjoins(line) and self._last_passage is not None and self._last_passage.open:
                return self._last.by("unclosed")
        if k == len(found) - 1 and line.quotes[k] == len(line.words) - 1:
            signed = self._signed(line)
            if signed is not None:
                return signed
        for later in range(k + 1, min(len(found), k + 1 + _AHEAD)):
            then = found[later]
            if then is not None and then.phrase is not None and "after" in then.rule:
                return self._credit(line, then).by("named-next")
        introduced = opening_subject(line, k)
        if introduced is None and k + 1 < len(found) and found[k + 1] is None:
            # "“We lost.” Finch paused. “But we will be back.”"
            introduced = opening_subject(line, k + 1)
        if introduced is not None:
            return self._credit(line, introduced)
        if opens and self._adjoins(line):
            return self._goes_on(line.marks[k])
        if opens and self._asked(line):
            return self._last.by("answer")
        return NOBODY

    def _goes_on(self, mark: Mark) -> Credit:
        """The last speaker, unless the words answer a question or put one: then somebody else speaks.

        A doubtful speaker is not carried into another paragraph: half of those were wrong.
        """
        assert self._last_passage is not None
        if confidence(self._last.rule) != "certain" or self._last.rule == "signature":
            return NOBODY
        if self._turns(self._last_passage.marks[-1], mark):
            return NOBODY
        return self._last.by("continued")

    def _turns(self, mark: Mark, following: Mark) -> bool:
        """Whether one of two quotations is a question and the other not: then two people speak."""
        return (self._text[mark.end - 1] == "?") != (self._text[following.end - 1] == "?")

    def _name_back(self, passage: Passage, following: Passage) -> None:
        """Give a paragraph without a speaker the one who is named in the next."""
        if not (passage.credits and following.credits) or passage.credits[-1].speakers:
            return
        credit = following.credits[0]
        if not (credit.speakers and passage.leads() and following.leads()):
            return
        if not self._blank(passage.end, following.start):
            return
        if not passage.open and self._turns(passage.marks[-1], following.marks[0]):
            return
        rule = "unclosed-back" if passage.open else "named-after"
        passage.credits = [
            old if old.speakers or old.rule != "none" else credit.by(rule) for old in passage.credits
        ]

    def _bring_on(self, passage: Passage, previous: Passage | None) -> None:
        """Give a paragraph that is still nobody's to whom the one before brings on, or to who goes on."""
        if any(credit.speakers or credit.rule != "none" for credit in passage.credits):
            return
        credit = passage.brought
        if credit is None and previous is not None and previous.open and previous.credits:
            if (
                previous.brought is None
                or not self._blank(previous.end, passage.start)
                or not passage.leads()
            ):
                return
            credit = passage.brought = previous.brought.by("unclosed")
        if credit is not None:
            passage.credits = [credit] * len(passage.credits)

    def _adjoins(self, line: Line) -> bool:
        """Whether the last speaker spoke in the paragraph right before this one."""
        if self._last_passage is None or not self._last.speakers:
            return False
        return self._blank(self._last_passage.end, line.start)

    def _blank(self, start: int, end: int) -> bool:
        """Whether nothing but a little white space stands between two offsets."""
        return end - start < _GAP and not self._text[start:end].strip()

    def _asked(self, line: Line) -> bool:
        """Whether the paragraph right before is a question, put to the one who spoke last."""
        end = self._before(line)
        return bool(self._last.speakers) and end > 0 and self._text[end - 1] == "?"

    def _before(self, line: Line) -> int:
        """Where the paragraph before this one ends."""
        end = line.start
        while end > 0 and self._text[end - 1].isspace():
            end -= 1
        return end

    def _led_up(self, line: Line) -> Credit | None:
        """The speaker whom the paragraph before announces with a colon at its end."""
        end = self._before(line)
        if end == 0 or self._text[end - 1] != ":":
            return None
        start = self._text.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LEAD:
            return None
        inside = bisect_left(self._marks, start, key=lambda mark: mark.opening)
        marks = [mark for mark in self._marks[inside : inside + _LEADING_MARKS] if mark.closing <= end]
        lead = Line(self._text, start, line.marks[0].closing, [*marks, line.marks[0]])
        found = before(lead, len(marks))
        return self._credit(lead, found) if found is not None and found.phrase is not None else None

    def _brought_on(self, line: Line) -> Credit | None:
        """Whom the paragraph without marks right before words that stand alone ends with.

        "Olive Tanner was delighted.", and in the next paragraph what she said.
        """
        end = self._before(line)
        if not end or self._text[end - 1] != "." or line.quotes != [0] or len(line.words) > 1:
            return None
        start = self._text.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_INTRODUCTION or self._marked(start, end):
            return None
        lead = Line(self._text, start, end, [])
        found = last_subject(lead)
        credit = self._credit(lead, found) if found is not None else NOBODY
        # A lone capitalised word at the head of a sentence may be any noun ("Rain fell.").
        return credit if credit.speaks_in_full() else None

    def _marked(self, start: int, end: int) -> bool:
        inside = bisect_left(self._marks, start, key=lambda mark: mark.closing)
        return inside < len(self._marks) and self._marks[inside].opening < end

    def _signed(self, line: Line) -> Credit | None:
        """The name alone behind a dash in the next paragraph ("- Jane Doe.")."""
        start = line.end
        while start < len(self._text) and self._text[start].isspace():
            start += 1
        if self._text[start : start + 1] not in DASHES and self._text[start : start + 2] != "--":
            return None
        end = self._text.find("\n", start, start + _LONGEST_SIGNATURE)
        end = len(self._text) if end < 0 else end
        if end - start >= _LONGEST_SIGNATURE:
            return None
        signed = Line(self._text, start, end, [])
        found = signature(signed, 1, len(signed.words), dash=True)
        return self._credit(signed, found) if found is not None else None

    def _quotation(self, mark: Mark, kind: Kind, credit: Credit) -> Quotation:
        return Quotation(
            mark.start,
            mark.end,
            self._text[mark.start : mark.end],
            kind,
            Attribution(
                speakers=credit.speakers,
                speaker_start=credit.start,
                speaker_end=credit.end,
                cue=credit.cue,
                via=credit.via,
                said_on=credit.said_on,
                confidence=confidence(credit.rule) if credit.speakers else "none",
                rule=credit.rule,
            ),
        )


def _kind(line: Line, k: int) -> Kind:
    """Whether the whole of somebody's sentence is marked or only a part of it."""
    q = line.quotes[k]
    first = line.text[line.marks[k].start]
    if not first.islower() or q == 0 or line.ends_sentence(q - 1):
        return "direct"
    return "direct" if line.words[q - 1] in (",", ":", "—", "–") else "mixed"
