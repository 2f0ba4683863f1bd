"""One pass over a text: each marked stretch is judged where it stands, knowing what was read before it.

A quotation that its own sentence credits to nobody is an orphan. It takes the speaker of the quotation
before it in its paragraph, or whom the paragraph before announces, or who goes on speaking; a second pass,
from the end, gives a speaker to those whose name comes only after them.
"""

from collections.abc import Sequence

from quotes.attribution.alternating import in_turns
from quotes.attribution.cast.people import People
from quotes.attribution.grammar.sentences import QUOTE, Line
from quotes.attribution.marks import Mark
from quotes.attribution.naming import ASKED, NOBODY, Credit, Naming, may_be
from quotes.attribution.passages import Passage, paragraphs
from quotes.attribution.rules.attribution import attributed
from quotes.attribution.rules.echoes import echo
from quotes.attribution.rules.evidence import Found
from quotes.attribution.rules.governing import governing
from quotes.attribution.rules.neighbours import Neighbours
from quotes.attribution.rules.openings import (
    another_between,
    asked_whom,
    opening_subject,
    others_between,
    resumed,
    told_by_another,
    verbless_lead,
)
from quotes.attribution.rules.questions import asked_in_passing, asks, by_pronoun, described
from quotes.attribution.rules.tiers import confidence
from quotes.attribution.speech import exclaimed, kind_of, spoken, whole
from quotes.quotation import Kind, Quotation

# Whoever signs or is cited does not go on in the next paragraph.
_CITED = ("signature", "according-to")
# A line of talk with who says it is no longer (code points).
_LINE = 90
# A name further on in the paragraph than this many quotations is not looked for.
_AHEAD = 4


class Reading:
    """The state of reading one text: who is known, who spoke last and where."""

    def __init__(
        self,
        text: str,
        marks: Sequence[Mark],
        people: People,
        published: str | None = None,
        blocks: Sequence[Mark] = (),
    ) -> None:
        """`marks` in order; `blocks` are those of them that are block quotes, whose speaker nothing states."""
        self._text, self._marks = text, marks
        self._naming = Naming(text, marks, people, published)
        self._surnames = people.surnames if marks else frozenset()
        self._around = Neighbours(text, marks, self._surnames)
        self._blocks = frozenset(blocks)
        self._last = NOBODY
        self._before: tuple[Line, int, Found | None] | None = None
        self._last_passage: Passage | None = None
        self._spoke_before: Passage | None = None
        self._previous: Passage | None = None

    def quotations(self) -> list[Quotation]:
        """Every quotation of the text, in order."""
        opening: Line | None = None
        passages = []
        for line in paragraphs(self._text, self._marks, self._surnames):
            opening = opening or line
            passages.append(self._read_block(line) if line.marks[0] in self._blocks else self._read(line))
        for at in range(len(passages) - 1, 0, -1):
            self._name_back(passages[at - 1], passages[at], passages[at - 2] if at > 1 else None)
        if opening is not None:
            self._introduce(opening, passages[0])
        for at, passage in enumerate(passages):
            self._bring_on(passage, passages[at - 1] if at else None)
        in_turns(self._text, passages)
        found: list[Quotation] = []
        passages.reverse()
        while passages:
            # Each is given up once its quotations stand: that keeps the memory of a long text down.
            found += passages.pop().quotations(self._text)
        return found

    def _read(self, line: Line) -> Passage:
        """Credit every quotation of one paragraph."""
        passage = Passage(line)
        found = [attributed(line, k) for k in range(len(line.marks))]
        carried: Credit | None = None
        ending: tuple[int, Found | None] | None = None
        for k, mark in enumerate(line.marks):
            this = found[k] or resumed(line, k, found)
            said = spoken(line, k, this) or (carried is not None and exclaimed(line, k))
            if not said and not self._turn_alone(line, k):
                continue
            if this is not None and this.phrase is not None:
                credit = self._answered(line, k, this) or self._credit(line, this)
            elif this is not None:
                credit = ASKED if this.rule == "question" else NOBODY
            elif told_by_another(line, k):
                credit = NOBODY
            elif not whole(line, k):
                credit = self._governing(line, k)
            elif carried is not None:
                credit = NOBODY if others_between(line, k) else self._carried(line, k, carried)
            else:
                credit = self._orphan(line, k, found)
                if not passage.marks and credit is NOBODY and line.quotes[k] == 0 == k:
                    passage.brought = self._brought_on(line)
            self._add(passage, mark, kind_of(line, k), credit)
            self._before = line, k, this
            ending = k, this
            if credit.speakers:
                carried = credit
        if ending is not None:
            passage.asked = self._asked(line, *ending)
        self._previous = passage
        return passage

    def _turn_alone(self, line: Line, k: int) -> bool:
        """Whether a short sentence is the whole of a paragraph, right below one that holds words of somebody ("“Yes.”")."""
        above = self._previous
        alone = line.words == [QUOTE] and line.marks[k].closed and exclaimed(line, k)
        return alone and above is not None and bool(above.marks) and self._around.blank(above.end, line.start)

    def _read_block(self, line: Line) -> Passage:
        """Credit a block quote to whom the line above it announces with a colon, or the one below it signs.

        Its words open and end no sentence of the writer's, so that no rule for marked words is asked.
        """
        passage = Passage(line)
        around = self._around.led_up(line) or self._around.signed(line, below_block=True)
        credit = self._credit(*around) if around is not None else NOBODY
        self._add(passage, line.marks[0], "block", credit)
        return passage

    def _add(self, passage: Passage, mark: Mark, kind: Kind, credit: Credit) -> None:
        """Note a quotation of a paragraph, and who has spoken last if somebody has."""
        passage.marks.append(mark)
        passage.kinds.append(kind)
        passage.credits.append(credit)
        if credit.speakers:
            self._last = credit
            self._naming.heard(credit, mark.end)
            if self._last_passage is not passage:
                self._spoke_before = self._last_passage
            self._last_passage = passage

    def _credit(self, line: Line, found: Found) -> Credit:
        return self._naming.credit(line, found, self._last.speakers)

    def _carried(self, line: Line, k: int, carried: Credit) -> Credit:
        """Whoever spoke last in the paragraph goes on, unless somebody else acts between."""
        between = another_between(line, k)
        if between is None or between.phrase is None:
            return carried.by("carried")
        other = self._credit(line, between)
        if may_be(other, line.lows[between.phrase.first], carried):
            return carried.by("carried")
        return other._replace(cue=None) if between.cue is not None else carried.by("carried/weak")

    def _answered(self, line: Line, k: int, found: Found) -> Credit | None:
        """Whoever was asked right before, where a "she" that fits them answers ("a reporter asked Finch. “No,” she said").

        Where the asker is named as well it may be either.
        """
        phrase, before = found.phrase, self._before
        if before is None or phrase is None or not by_pronoun(line, found):
            return None
        asked = self._asked(*before)
        if not asked.speakers or not may_be(NOBODY, line.lows[phrase.first], asked):
            return None
        said = self._credit(line, found)
        if asks(line, k):
            # A further question is hardly put by whoever was asked the first.
            return said._replace(speakers=self._last.speakers) if said.speakers == asked.speakers else said
        if not described(before[2]):
            who = said.speakers or asked.speakers
            return said._replace(speakers=who, rule=f"{found.rule}/pronoun")
        return said._replace(speakers=asked.speakers, rule=f"{found.rule}/clear-pronoun/unsure")

    def _asked(self, line: Line, k: int, found: Found | None) -> Credit:
        """Who is asked the question in the marks, if they are named behind it or called by name in it."""
        whom = asked_whom(line, k, found)
        if whom is not None:
            return self._credit(line, whom)
        return self._naming.called(line.marks[k]) if asks(line, k) else NOBODY

    def _orphan(self, line: Line, k: int, found: list[Found | None]) -> Credit:
        """A quotation that its own sentence credits to nobody: look around it."""
        opens = line.quotes[k] == 0
        if opens:
            led = self._around.led_up(line)
            if led is not None and not self._around.goes_on_by_dash(line):
                return self._credit(*led)
            if self._adjoins(line) and self._last_passage is not None and self._last_passage.open:
                return self._last.by("unclosed")
        if k == len(found) - 1 and line.quotes[k] == len(line.words) - 1:
            signed = self._around.signed(line)
            behind = signed if signed is not None else self._around.echoed(line)
            if behind is not None:
                return self._credit(*behind)
        for later in range(k + 1, min(len(found), k + 1 + _AHEAD)):
            then = found[later]
            if then is not None and then.phrase is not None and "after" in then.rule:
                return self._credit(line, then).by("named-next")
        introduced = echo(line, line.quotes[k] + 1) or opening_subject(line, k)
        if introduced is None and k + 1 < len(found) and found[k + 1] is None:
            # "“We lost.” Finch paused. “But we will be back.”"
            introduced = opening_subject(line, k + 1)
        if introduced is not None:
            return self._credit(line, introduced)
        if verbless_lead(line, line.quotes[k]) == 0 and self._adjoins(line):
            # "Then, later on television: “…”"
            return self._last.by("continued")
        if opens and self._previous is not None and self._previous.asked.speakers:
            asked = self._previous
            return asked.asked if self._around.blank(asked.end, line.start) else NOBODY
        if opens and self._adjoins(line):
            return self._turned_to(line) or self._goes_on(line.marks[k])
        if opens and self._last.speakers and self._around.asks_before(line):
            return self._last.by("answer")
        if self._adjoins(line) and asked_in_passing(line, k):
            return self._last.by("continued")
        return self._governing(line, k)

    def _governing(self, line: Line, k: int) -> Credit:
        """The person of whose sentence the words are a part, for want of anybody who says them."""
        found = governing(line, k)
        return self._credit(line, found) if found is not None else NOBODY

    def _turned_to(self, line: Line) -> Credit | None:
        """Whom the paragraph before turns to behind its last quotation ("… he said. Ada Finch was less sure.")."""
        lead = self._around.closes_with(line)
        if lead is None or lead.found.phrase is None or lead.found.phrase.kind == "pronoun":
            return None
        credit = self._credit(*lead)
        return credit if credit.speakers and credit.speakers != self._last.speakers else None

    def _goes_on(self, mark: Mark) -> Credit:
        """The last speaker, unless the words answer a question or put one: then somebody else speaks.

        A speaker who is only possible is not carried into another paragraph: half of those were wrong. Nor is a
        source that was only cited ("according to the insurer").
        """
        assert self._last_passage is not None
        if (other := self._in_exchange(self._last_passage)) is not None:
            return other
        if confidence(self._last.rule) not in ("certain", "likely") or self._last.rule.startswith(_CITED):
            return NOBODY
        if self._around.turns(self._last_passage.marks[-1], mark):
            answer = self._answers(self._last_passage)
            if answer.speakers or not self._around.only_closes(self._last_passage.marks[-1]):
                return answer
        return self._last.by("continued")

    def _in_exchange(self, last: Passage) -> Credit | None:
        """Whoever spoke before the last speaker, where both said one short line each, one below the other."""
        before = self._spoke_before
        if before is None or not self._around.blank(before.end, last.start):
            return None
        short = all(
            one.leads() and len(one.marks) == 1 and one.end - one.start < _LINE for one in (before, last)
        )
        first, second = before.credits[-1], last.credits[-1]
        sure = all(
            confidence(one.rule) in ("certain", "likely") and one.cue is not None for one in (first, second)
        )
        return first.by("answered") if short and sure and first.speakers != second.speakers else None

    def _answers(self, asking: Passage) -> Credit:
        """Who answers the question of a paragraph: whoever spoke in the one right before it, if somebody else."""
        before = self._spoke_before
        if before is None or not before.credits[-1].speakers or asking.credits[-1].cue is None:
            return NOBODY
        if (
            not self._around.blank(before.end, asking.start)
            or before.credits[-1].speakers == self._last.speakers
        ):
            return NOBODY
        return before.credits[-1].by("answered")

    def _name_back(self, passage: Passage, following: Passage, before: Passage | None) -> None:
        """Give a paragraph without a speaker the one who is named in the next.

        Whoever put the question of the paragraph before, and speaks in the next, has not answered it between.
        """
        if not (passage.credits and following.credits) or passage.credits[-1].speakers:
            return
        credit = following.credits[0]
        if passage.brought is not None and not passage.open:
            # Whom the paragraph before brings on speaks, whoever speaks in the next.
            return
        if not (credit.speakers and passage.leads() and following.leads()):
            return
        if "block" in (passage.kinds[-1], following.kinds[0]):
            return
        if not self._around.blank(passage.end, following.start):
            return
        if not passage.open and self._around.turns(passage.marks[-1], following.marks[0]):
            return
        if before is not None and self._asked_by(before, passage, credit):
            return
        rule = "unclosed-back" if passage.open else "named-after"
        passage.credits = [
            old if old.speakers or old.rule != "none" else credit.by(rule) for old in passage.credits
        ]

    def _asked_by(self, asking: Passage, passage: Passage, credit: Credit) -> bool:
        """Whether a paragraph is the question, by the person of a credit, that the next one answers."""
        if not asking.credits or asking.credits[-1].speakers != credit.speakers:
            return False
        asks = self._text[asking.marks[-1].end - 1] == "?"
        return asks and self._around.blank(asking.end, passage.start)

    def _introduce(self, line: Line, passage: Passage) -> None:
        """Give the words that open a text to whom its second paragraph introduces, where nobody else is found."""
        if any(credit.speakers or credit.rule != "none" for credit in passage.credits) or not passage.leads():
            return
        lead = self._around.introduced_behind(line)
        credit = self._credit(*lead) if lead is not None else NOBODY
        if credit.speaks_in_full() and len(credit.speakers) == 1:
            passage.credits = [credit] * len(passage.credits)

    def _bring_on(self, passage: Passage, previous: Passage | None) -> None:
        """Give a paragraph that is still nobody's to whom the one before brings on, or to who goes on."""
        if passage.brought is None and (previous is None or not previous.open):
            return
        if any(credit.speakers or credit.rule != "none" for credit in passage.credits):
            return
        credit = passage.brought
        if credit is None and previous is not None and previous.open and previous.credits:
            if (
                previous.brought is None
                or not self._around.blank(previous.end, passage.start)
                or not passage.leads()
            ):
                return
            credit = passage.brought = previous.brought.by("unclosed")
        if credit is not None:
            passage.credits = [credit] * len(passage.credits)

    def _brought_on(self, line: Line) -> Credit | None:
        """Whom the paragraph before brings on, by more than one word ("Rain fell." may be anything)."""
        lead = self._around.brings_on(line)
        credit = self._credit(*lead) if lead is not None else NOBODY
        return credit if credit.speaks_in_full() and len(credit.speakers) == 1 else None

    def _adjoins(self, line: Line) -> bool:
        """Whether the last speaker spoke in the paragraph right before this one."""
        if self._last_passage is None or not self._last.speakers:
            return False
        return self._around.blank(self._last_passage.end, line.start)
