"""Where a text names people outside marked words, and what each mention does in its sentence.

Read on from where the last pronoun stood, so that a text is read once however many pronouns it has; what a
mention does is looked at only when it is asked for.
"""

from bisect import bisect_left
from collections.abc import Sequence

from quotes.attribution.cast.described import HEADS, Described, behind_opening, described_at
from quotes.attribution.cast.given import given
from quotes.attribution.cast.mention import Mention, Nameless
from quotes.attribution.cast.names import (
    CAPITALISED_RUN,
    Name,
    bare,
    gender_of,
    month_or_verb,
)
from quotes.attribution.cast.people import People
from quotes.attribution.cast.runs import known_by_one_name, named, no_person
from quotes.attribution.cast.surroundings import (
    SENTENCE_END,
)
from quotes.attribution.marks import Mark

# So much is kept behind the reach of a pronoun (code points), once as many mentions have been found.
_KEPT, _MANY = 4_000, 256
# So far back the office of "the president of the farm union" is looked for (code points): no article is longer.
_OF_WHAT = 20_000


class Mentions:
    """The people named in a text outside marked words, read no further than pronouns have asked for."""

    __slots__ = (
        "_alone",
        "_at",
        "_mark",
        "_marks",
        "_people",
        "_sure",
        "_text",
        "_unnamed",
        "ends",
        "found",
    )

    def __init__(self, text: str, people: People, marks: Sequence[Mark]) -> None:
        self._text, self._people, self._marks = text, people, marks
        self.found: list[Mention] = []
        self.ends: list[int] = []
        # Runs of capitalised words that mean one person to the end of the text.
        self._sure: dict[str, Name] = {}
        # Who was last described by an office or a trade, for "the officer" behind "a police officer".
        self._unnamed: dict[str, Name] = {}
        self._alone: dict[str, Name] = {}
        self._at = 0
        self._mark = 0

    def read(self, floor: int, at: int) -> None:
        """Read on from where the last pronoun stood, or from the reach of this one, up to `at`."""
        if floor > self._at:
            self._at = self._text.find("\n", floor, at) + 1 or floor
            self.found.clear()
            self.ends.clear()
        self._forget(floor - _KEPT)
        marks = self._marks
        while self._mark < len(marks) and marks[self._mark].closing <= self._at:
            self._mark += 1
        while self._at < at:
            mark = marks[self._mark] if self._mark < len(marks) else None
            stop = min(at, mark.opening) if mark is not None else at
            if self._at < stop:
                self._scan(self._at, stop)
            if mark is None or mark.opening >= at:
                self._at = at
                break
            # The sentence end inside the marks counts: "…." He said.
            self._at = max(self._at, mark.closing - 2)
            self._mark += 1

    def _forget(self, floor: int) -> None:
        """Drop what lies before an offset, so that a long text does not fill the memory with its names."""
        if len(self.found) > _MANY and self.found[_MANY // 2].start < floor:
            self.found = [mention for mention in self.found if mention.start >= floor]
            self.ends = self.ends[bisect_left(self.ends, floor) :]

    def _scan(self, start: int, stop: int) -> None:
        text, found, known, surnames = self._text, self.found, self._sure, self._people.surnames
        over = [match.span() for match in SENTENCE_END.finditer(text, start, stop)]
        self.ends += [at for at, _ in over]
        opened = [start] if start == 0 or text[start - 1] == "\n" else []
        opened += [at for _, at in over if text[at : at + 1] in HEADS]
        described = self._described(opened, stop)
        # Where the next description begins, and where the last one ended: no name is read inside it.
        coming, over_at = described[0].start if described else stop, start
        for match in CAPITALISED_RUN.finditer(text, start, stop):
            at = match.start()
            while at > coming:
                over_at = described[0].end
                found.append(described.pop(0))
                coming = described[0].start if described else stop
            if at < over_at:
                continue
            run = match.group()
            others: tuple[Name, ...] = ()
            name, sure = known.get(run), True
            if name is None:
                told = named(run) or (self._surname(run) if surnames else None)
                if told is None:
                    continue
                if month_or_verb(text, at, run) or no_person(text, at, told, run):
                    continue
                person, sure = self._person(told, run, at)
                name = person or known_by_one_name(text, match) or self._alone.get(run)
                if name is None:
                    continue
                if person is None and name.gender:
                    # Whoever has acted under one name is known by it from there on ("I ask Bastien").
                    self._alone[run] = name
                others = self._people.namesakes(told, at)
            opening = self.sentence(at)
            previous = found[-1] if found and found[-1].start >= opening else None
            found.append(Mention(text, match.span(), name, others, opening, previous, sure))
        found += described

    def _described(self, opened: Sequence[int], stop: int) -> list[Nameless]:
        """Those who are described at the head of the sentences that begin at some offsets."""
        found = []
        for at in opened:
            subject = behind_opening(self._text, at)
            who = described_at(self._text, at if subject is None else subject)
            if who is not None and who.end <= stop:
                found.append(Nameless(self._text, who, self._who(who)))
        return found

    def _who(self, who: Described) -> Name:
        """Whom a description means: the one person with that office here, or whoever was described so before.

        "The president of the farm union" is the president whom the text has named only if it has said so of them.
        """
        named = given(self._text, who.end, not who.definite, who.gender)
        if named is not None:
            # "One nurse, identifying herself as Pilar, said"
            full = self._people.full(*named)[0]
            return Name(full.words, full.gender or who.gender, "")
        of = who.of_what
        if who.definite and (not of or self._text.find(of, max(0, who.start - _OF_WHAT), who.start) >= 0):
            holder = self._people.bearers(who.office, who.start).only or self._unnamed.get(who.office)
            if holder is not None:
                return holder
        name = Name(who.words, who.gender, "")
        self._unnamed[who.office] = name
        return name

    def sentence(self, at: int) -> int:
        """Where the sentence of an offset begins, as far as has been read."""
        before = bisect_left(self.ends, at)
        return self.ends[before - 1] + 1 if before else 0

    def _surname(self, run: str) -> Name | None:
        """A common word that is somebody's last name in this document."""
        last = bare(run)
        return Name((last,), "", "") if last in self._people.surnames else None

    def _person(self, name: Name, run: str, at: int) -> tuple[Name | None, bool]:
        """The person a run of capitalised words names, if the document knows that person in full, and whether no
        namesake can be meant."""
        full, sure = self._people.full(name, at)
        if len(full.words) == 1 and not name.titled and not self._people.known(full.words[0]):
            return None, sure
        plain = full.gender and not full.title
        person = full if plain else Name(full.words, full.gender or gender_of(full.words), "")
        if sure and len(full.words) > 1:
            self._sure[run] = person
        return person, sure
