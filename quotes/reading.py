"""One pass over a text: each marked stretch is judged where it stands, knowing what was read before it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotes.attribution import Found, after, before, closing, signature
from quotes.cues import DASHES, PRONOUNS
from quotes.dates import said_on
from quotes.marks import Mark
from quotes.people import People
from quotes.phrases import Phrase, name_of
from quotes.pronouns import MARGIN, resolve
from quotes.quotation import Attribution, Kind, Quotation
from quotes.sentences import Line
from quotes.speech import spoken, whole
from quotes.tiers import confidence

# More marks than this do not stand within the reach of a pronoun.
_NEARBY = 40
# A signature line is a name and perhaps an office.
_LONGEST_SIGNATURE = 100
# A longer paragraph is not cut into tokens only for the sentence that leads up to the next one.
_LONGEST_LEAD = 1200


class Credit(NamedTuple):
    """Who speaks, the mention that says so (code points), the cue and the rule."""

    speakers: tuple[str, ...]
    start: int | None
    end: int | None
    cue: str | None
    rule: str
    said_on: str | None = None
    via: str | None = None

    def by(self, rule: str) -> "Credit":
        """The same speaker, found by another rule and without the cue."""
        return self._replace(rule=rule, cue=None, said_on=None, via=None)


_NOBODY = Credit((), None, None, None, "none")


class Reading:
    """The state of reading one text: who is known, who spoke last and where."""

    def __init__(self, text: str, marks: Sequence[Mark], published: str | None = None) -> None:
        self.text, self.published = text, published
        self.marks = [mark for mark in marks if not mark.nested]
        self.people = People(text) if self.marks else None
        self.last = _NOBODY
        self.last_line: Line | None = None

    def quotations(self) -> list[Quotation]:
        """Every quotation of the text, in order."""
        found: list[Quotation] = []
        waiting: Line | None = None
        for line in self._lines():
            if waiting is not None:
                found += self._read(waiting, line)
            waiting = line
        if waiting is not None:
            found += self._read(waiting, None)
        return found

    def _lines(self) -> Iterator[Line]:
        group: list[Mark] = []
        start = end = -1
        for mark in self.marks:
            if mark.opening >= end:
                if group:
                    yield Line(self.text, start, end, group)
                group = []
                start = self.text.rfind("\n", 0, mark.opening) + 1
                end = self.text.find("\n", mark.opening)
                end = len(self.text) if end < 0 else end
            group.append(mark)
        if group:
            yield Line(self.text, start, max(end, group[-1].closing), group)

    def _read(self, line: Line, following: Line | None) -> Iterator[Quotation]:
        """The quotations of one paragraph; `following` is the next paragraph that holds marks."""
        found = [after(line, k) or before(line, k) or closing(line, k) for k in range(len(line.marks))]
        carried: Credit | None = None
        for k, mark in enumerate(line.marks):
            this = found[k]
            if not spoken(line, k, this):
                continue
            if this is not None and this.phrase is not None:
                credit = self._credit(line, line, this)
            elif not whole(line, k):
                credit = _NOBODY
            elif carried is not None:
                credit = carried.by("carried")
            else:
                credit = self._orphan(line, k, found, following)
            if credit.speakers:
                carried = self.last = credit
                self.last_line = line
            yield Quotation(
                mark.start,
                mark.end,
                self.text[mark.start : mark.end],
                _kind(line, k),
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

    def _orphan(self, line: Line, k: int, found: list[Found | None], following: Line | None) -> Credit:
        """A quotation that its own sentence credits to nobody: look before it, then after it."""
        if line.quotes[k] == 0:
            led = self._led_up(line)
            if led is not None:
                return led
            if self._adjoins(line) and self.last_line is not None and not self.last_line.marks[-1].closed:
                return self.last.by("unclosed")
        if k == len(found) - 1 and line.quotes[k] == len(line.words) - 1:
            signed = self._signed(line)
            if signed is not None:
                return signed
        for later in range(k + 1, len(found)):
            then = found[later]
            if then is not None and then.phrase is not None and then.rule.endswith("after"):
                return self._credit(line, line, then).by("named-next")
        if line.quotes[k] == 0 and self._adjoins(line):
            return self.last.by("continued")
        if line.quotes[k] == 0 and following is not None and not self.text[line.end : following.start].strip():
            then = after(following, 0) if following.quotes[0] == 0 else None
            if then is not None and then.phrase is not None:
                return self._credit(following, following, then).by("named-after")
        return _NOBODY

    def _signed(self, line: Line) -> Credit | None:
        """The name alone behind a dash in the next paragraph ("- Jane Doe.")."""
        start = line.end
        while start < len(self.text) and self.text[start].isspace():
            start += 1
        if self.text[start : start + 1] not in DASHES and self.text[start : start + 2] != "--":
            return None
        end = self.text.find("\n", start, start + _LONGEST_SIGNATURE)
        end = len(self.text) if end < 0 else end
        if end - start >= _LONGEST_SIGNATURE:
            return None
        signed = Line(self.text, start, end, [])
        found = signature(signed, 1, len(signed.words), dash=True)
        return self._credit(line, signed, found) if found is not None else None

    def _adjoins(self, line: Line) -> bool:
        """Whether the last speaker spoke in the paragraph right before this one."""
        if self.last_line is None or not self.last.speakers:
            return False
        return not self.text[self.last_line.end : line.start].strip()

    def _led_up(self, line: Line) -> Credit | None:
        """The speaker whom the paragraph before announces with a colon at its end."""
        end = line.start
        while end > 0 and self.text[end - 1].isspace():
            end -= 1
        if end == 0 or self.text[end - 1] not in ":：":
            return None
        start = self.text.rfind("\n", 0, end) + 1
        if end - start > _LONGEST_LEAD:
            return None
        inside = bisect_left(self.marks, start, key=lambda mark: mark.opening)
        marks = [mark for mark in self.marks[inside : inside + _NEARBY] if mark.closing <= end]
        lead = Line(self.text, start, line.marks[0].closing, [*marks, line.marks[0]])
        found = before(lead, len(marks))
        if found is None or found.phrase is None:
            return None
        return self._credit(line, lead, found)

    def _credit(self, line: Line, told: Line, found: Found) -> Credit:
        """Turn a finding in the line `told` into names and offsets."""
        phrase = found.phrase
        assert phrase is not None
        start, end = told.span(phrase.first, phrase.last)
        cue = told.said(*found.cue) if found.cue else None
        when = None
        if found.cue:
            when = said_on(self.text, _clause(told, found.cue[1]), told.start, self.published)
        speakers = () if found.denied else self._names(told, phrase)
        return Credit(speakers, start, end, cue, "denied" if found.denied else found.rule, when)

    def _names(self, line: Line, phrase: Phrase) -> tuple[str, ...]:
        """The speakers of a phrase as the document resolves them."""
        assert self.people is not None
        at = line.span(phrase.first, phrase.first)[0]
        if phrase.kind == "pronoun":
            return self._pronoun(line.lows[phrase.first], at)
        if phrase.kind == "description":
            return (line.said(phrase.first, phrase.last),)
        named = (name_of(line, first, last) for first, last in phrase.names)
        return tuple(self.people.full(name, at)[0].text for name in named if name is not None)

    def _pronoun(self, low: str, at: int) -> tuple[str, ...]:
        gender = PRONOUNS.get(low, "")
        if gender == "p":
            return self.last.speakers if len(self.last.speakers) > 1 else ()
        if gender not in ("m", "f") or self.people is None:
            return ()
        near = bisect_left(self.marks, at, key=lambda mark: mark.opening)
        nearby = self.marks[max(0, near - _NEARBY) : near]
        choice = resolve(self.text, self.people, nearby, at, gender, self.last.speakers)
        return (choice.name.text,) if choice is not None and choice.lead >= MARGIN else ()


def _kind(line: Line, k: int) -> Kind:
    """Whether the whole of somebody's sentence is marked or only a part of it."""
    q = line.quotes[k]
    first = line.text[line.marks[k].start]
    if not first.islower() or q == 0 or line.ends_sentence(q - 1):
        return "direct"
    return "direct" if line.words[q - 1] in (",", ":", "—", "–") else "mixed"


def _clause(line: Line, cue: int) -> tuple[int, int]:
    """The code points of the words that attribute: the cue and what follows it up to the next mark."""
    end = cue
    while end + 1 < len(line.words) and end < cue + 14 and not line.ends_sentence(end) and end + 1 not in line.quotes:
        end += 1
    return line.span(cue, end)
