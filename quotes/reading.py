"""One pass over a text: each marked stretch is judged where it stands, knowing what was read before it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from quotes.attribution import Found, after, before, closing
from quotes.cues import PRONOUNS, Phrase
from quotes.dates import said_on
from quotes.marks import Mark
from quotes.people import People, personal
from quotes.pronouns import MARGIN, resolve
from quotes.quotation import Attribution, Kind, Quotation
from quotes.sentences import Line
from quotes.tiers import confidence

# More marks than this do not stand within the reach of a pronoun.
_NEARBY = 40
# A speaker is carried over at most this many code points of unmarked text.
_CARRY = 3


class Reading:
    """The state of reading one text: who is known, who spoke last and where."""

    def __init__(self, text: str, marks: Sequence[Mark], published: str | None = None) -> None:
        self.text, self.published = text, published
        self.marks = [mark for mark in marks if not mark.nested]
        self.people = People(text) if self.marks else None
        self.last: tuple[str, ...] = ()
        self.last_end = -1

    def quotations(self) -> list[Quotation]:
        """Every quotation of the text, in order."""
        return [quotation for line in self._lines() for quotation in self._read(line)]

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

    def _read(self, line: Line) -> Iterator[Quotation]:
        carried: tuple[str, ...] = ()
        for k, mark in enumerate(line.marks):
            inner = self.text[mark.start : mark.end]
            size = inner.count(" ") + 1
            whole = inner[0].isupper() or size >= 6
            found = after(line, k) or before(line, k) or closing(line, k)
            speakers: tuple[str, ...] = ()
            rule = "none"
            if found is not None and found.phrase is not None:
                speakers, rule = self.names(line, found.phrase), found.rule
            elif carried and whole:
                speakers, rule = carried, "carried"
            elif whole and line.quotes[k] == 0 and self.last and line.start - self.last_end <= _CARRY:
                speakers, rule = self.last, "continued"
            if size < 4 and rule == "none":
                continue
            carried = speakers or carried
            if speakers:
                self.last, self.last_end = speakers, line.end
            yield Quotation(
                mark.start,
                mark.end,
                inner,
                self._kind(line, k, inner),
                self._credit(line, k, found, speakers, rule),
            )

    def _kind(self, line: Line, k: int, inner: str) -> Kind:
        q = line.quotes[k]
        lead = line.words[q - 1] if q else ","
        if inner[0].islower() and lead not in (",", ":", "—", "–") and not line.ends_sentence(q - 1):
            return "mixed"
        return "direct"

    def _credit(
        self, line: Line, k: int, found: Found | None, speakers: tuple[str, ...], rule: str
    ) -> Attribution:
        if found is None or found.phrase is None:
            return Attribution(
                speakers=speakers, confidence=confidence(rule) if speakers else "none", rule=rule
            )
        start, end = line.span(found.phrase.first, found.phrase.last)
        cue = line.said(*found.cue) if found.cue else None
        when = None
        if found.cue:
            clause = self._clause(line, k, found)
            when = said_on(self.text, clause, line.start, self.published)
        return Attribution(
            speakers=speakers,
            speaker_start=start,
            speaker_end=end,
            cue=cue,
            said_on=when,
            confidence=confidence(rule) if speakers else "none",
            rule=rule,
        )

    def _clause(self, line: Line, k: int, found: Found) -> tuple[int, int]:
        """The code points of the words that attribute: the cue and what follows it up to the next mark."""
        assert found.cue is not None
        last = found.cue[1]
        end = last
        while (
            end + 1 < len(line.words)
            and end < last + 14
            and not line.ends_sentence(end)
            and end + 1 not in line.quotes
        ):
            end += 1
        return line.span(last, end)

    def names(self, line: Line, phrase: Phrase) -> tuple[str, ...]:
        """The speakers of a phrase as the document resolves them."""
        at = line.span(phrase.first, phrase.first)[0]
        assert self.people is not None
        if phrase.kind == "pronoun":
            return self._pronoun(line.lows[phrase.first], at)
        if phrase.kind == "description":
            return (line.said(phrase.first, phrase.last),)
        found = []
        for first, last in phrase.names:
            name = personal(tuple(line.words[first : last + 1]))
            if name is not None:
                found.append(self.people.full(name, at)[0].text)
        return tuple(found)

    def _pronoun(self, low: str, at: int) -> tuple[str, ...]:
        gender = PRONOUNS.get(low, "")
        if gender == "p":
            return self.last if len(self.last) > 1 else ()
        if gender not in ("m", "f") or self.people is None:
            return ()
        near = bisect_left(self.marks, at, key=lambda mark: mark.opening)
        nearby = self.marks[max(0, near - _NEARBY) : near]
        choice = resolve(self.text, self.people, nearby, at, gender, self.last)
        return (choice.name.text,) if choice is not None and choice.lead >= MARGIN else ()
