"""Where a text names people outside marked words, and what each mention does in its sentence.

Read on from where the last pronoun stood, so that a text is read once however many pronouns it has; what a
mention does is looked at only when it is asked for.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from quotes.attribution.cast.names import (
    CAPITALISED_RUN,
    FIRST,
    ROLES,
    Name,
    bare,
    gender_of,
    month_or_verb,
    personal,
)
from quotes.attribution.cast.people import People
from quotes.attribution.cast.surroundings import (
    SENTENCE_END,
    modifies,
    possessive,
    said_before,
    verb_behind,
    word_before,
)
from quotes.attribution.grammar.cues import PREPOSITIONS, SPEECH, SUBORDINATORS
from quotes.attribution.marks import Mark

# What stands behind a person: "Finch, 42,", "Finch, the potter", "Finch, who", "Finch (D-Ohio)".
_PERSONAL = re.compile(r", (?:\d\d[,.]|(?:the|an?|who|whose) )| \([A-Z]")
# The name of a sentence stands this near its beginning, quotation marks and a title apart (code points).
_OPENING = 4
# So much is kept behind the reach of a pronoun (code points), once as many mentions have been found.
_KEPT, _MANY = 4_000, 256


class Mention:
    """One place where a document names a person; offsets are code points.

    `subject`: a verb stands behind it, appositions apart. `speaks`: that verb, or one before the name, is of
    speech. `owner`: it stands in the possessive or only tells a sort ("Finch supporters"). `governed`: a
    preposition stands before it.
    """

    __slots__ = (
        "_first",
        "_looked",
        "_opening",
        "_previous",
        "_text",
        "end",
        "governed",
        "name",
        "namesakes",
        "owner",
        "speaks",
        "start",
        "subject",
    )
    governed: bool
    owner: bool
    speaks: bool
    subject: bool

    def __init__(
        self,
        text: str,
        span: tuple[int, int],
        name: Name,
        namesakes: tuple[Name, ...],
        opening: int,
        previous: "Mention | None",
    ) -> None:
        self.start, self.end = span
        self.name, self.namesakes = name, namesakes
        self._text, self._opening, self._previous = text, opening, previous
        self._looked = False
        self._first: bool | None = None

    @classmethod
    def unnamed(cls, text: str, at: int, name: Name) -> "Mention":
        """Somebody who speaks at an offset without being named there: by a pronoun, or as the one who goes on."""
        here = cls(text, (at, at), name, (), at, None)
        here.governed = here.owner = False
        here.subject = here.speaks = here._looked = True
        return here

    def look(self) -> "Mention":
        """The mention with what it does in its sentence, read once."""
        if self._looked:
            return self
        text, end = self._text, self.end
        lead = word_before(text, self.start)
        self.governed = lead in PREPOSITIONS and lead not in SUBORDINATORS
        self.owner = possessive(text, end)
        verb = None if self.owner or self.governed else verb_behind(text, end)
        self.owner = self.owner or (verb is None and modifies(text, end))
        told = not (self.owner or self.governed) and said_before(text, self.start)
        self.speaks = told or (verb is not None and verb in SPEECH)
        self.subject = self.speaks or verb is not None
        self._looked = True
        return self

    @property
    def first(self) -> bool:
        """Whether nobody else is named before it in its sentence, owners apart ("Finch's deputy, Otto Krantz")."""
        if self._first is None:
            self._first = self._is_first()
        return self._first

    def _is_first(self) -> bool:
        if self.owner or self._text.startswith("that ", self.start - 5):
            return False
        before = self._previous
        while before is not None:
            if not before.look().owner:
                return False
            before = before._previous
        return True

    @property
    def opens(self) -> bool:
        """Whether its sentence begins with it."""
        return not self.owner and self.start - self._opening <= _OPENING

    @property
    def introduced(self) -> bool:
        """Whether the name stands in full, with an apposition behind it."""
        return " " in self._text[self.start : self.end] and self._text.startswith((", ", " ("), self.end)

    @property
    def human(self) -> bool:
        """Whether a first name, a title, an office or speech tells that the name is a person's."""
        if self.name.words[0] in FIRST or self.speaks or _PERSONAL.match(self._text, self.end):
            return True
        if word_before(self._text, self.start).rstrip(",") in ROLES or (self.subject and self._acts):
            return True
        run = named(self._text[self.start : self.end])
        return run is not None and run.titled

    @property
    def _acts(self) -> bool:
        """Whether a name of several words opens its sentence, behind no article ("Val Dominguez has sold")."""
        return self.opens and len(self.name.words) > 1

    def as_(self, gender: str) -> Name | None:
        """The person meant if it is somebody of that gender: of two namesakes the one who can be."""
        told = self.name.gender
        if told == gender:
            return self.name
        if not self.namesakes:
            return None if told else self.name
        if not told and len(self.name.words) > 1:
            return self.name
        fitting = [other for other in self.namesakes if other.gender == gender]
        if len(fitting) == 1:
            return fitting[0]
        return None if told else self.name


class Mentions:
    """The people named in a text outside marked words, read no further than pronouns have asked for."""

    __slots__ = ("_at", "_mark", "_marks", "_nobody", "_people", "_sure", "_text", "ends", "found")

    def __init__(self, text: str, people: People, marks: Sequence[Mark]) -> None:
        self._text, self._people, self._marks = text, people, marks
        self.found: list[Mention] = []
        self.ends: list[int] = []
        # Runs of capitalised words that mean one person to the end of the text, and those that name nobody in it.
        self._sure: dict[str, Name] = {}
        self._nobody: set[str] = set()
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
        text, found, sure, nobody = self._text, self.found, self._sure, self._nobody
        self.ends += [m.start() for m in SENTENCE_END.finditer(text, start, stop)]
        for match in CAPITALISED_RUN.finditer(text, start, stop):
            run = match.group()
            if run in nobody:
                continue
            at = match.start()
            others: tuple[Name, ...] = ()
            name = sure.get(run)
            if name is None:
                told = named(run) or self._surname(run)
                if told is None:
                    nobody.add(run)
                    continue
                if month_or_verb(text, at, run) or _no_person(text, at, told):
                    continue
                name = self._person(told, run, at) or _known_by_one_name(text, match)
                if name is None:
                    continue
                others = self._people.namesakes(told, at)
            opening = self.sentence(at)
            previous = found[-1] if found and found[-1].start >= opening else None
            found.append(Mention(text, match.span(), name, others, opening, previous))

    def sentence(self, at: int) -> int:
        """Where the sentence of an offset begins, as far as has been read."""
        before = bisect_left(self.ends, at)
        return self.ends[before - 1] + 1 if before else 0

    def _surname(self, run: str) -> Name | None:
        """A common word that is somebody's last name in this document."""
        surnames = self._people.surnames
        return Name((last,), "", "") if surnames and (last := bare(run)) in surnames else None

    def _person(self, name: Name, run: str, at: int) -> Name | None:
        """The person a run of capitalised words names, if the document knows that person in full."""
        full, sure = self._people.full(name, at)
        if len(full.words) == 1 and not name.titled and not self._people.known(full.words[0]):
            return None
        plain = full.gender and not full.title
        person = full if plain else Name(full.words, full.gender or gender_of(full.words), "")
        if sure and len(full.words) > 1:
            self._sure[run] = person
        return person


@lru_cache(maxsize=65536)
def named(run: str) -> Name | None:
    """The personal name in a run, None for the many capitalised words that name nobody."""
    return personal(tuple(run.split(" ")))


def _no_person(text: str, start: int, name: Name) -> bool:
    """Whether a run that looks like a name is a paper's or a family's ("the Goole Mercury"), or what somebody
    was called once ("born Harold Jupp")."""
    lead = word_before(text, start)
    return lead == "born" or (lead == "the" and not name.titled)


def _several(word: str) -> bool:
    """Whether a word at the head of a sentence only tells who people are ("Investigators said")."""
    return word.lower() in ROLES or word.removesuffix("s").lower() in ROLES


def _known_by_one_name(text: str, match: re.Match[str]) -> Name | None:
    """Somebody known by one name who yet speaks ("Finch asserted"), or by a first name who acts or is brought on."""
    name = named(match.group())
    if name is None or len(name.words) > 1:
        return name
    if _several(name.words[0]):
        return None
    first = name.words[0] in FIRST
    apposed = first and text.startswith(", ", match.start() - 2) and text.startswith(",", match.end())
    verb = verb_behind(text, match.end())
    acts = apposed or (verb is not None and (verb in SPEECH or first))
    return Name(name.words, name.gender, "") if acts else None
