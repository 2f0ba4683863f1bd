"""Who a document speaks of: names, their full forms, and whether he or she fits.

A capitalised run ("Trade Ministry Spokesperson Lin Mei") is cut down to the personal name in it; full names
are collected once per document, and a later "Mr. Finch" is looked up among them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from sys import maxsize

from quotes.attribution.cast.forms import (
    Namesakes,
    agrees,
    dominates,
    forename,
    merged,
    same_first,
    together,
    weight,
)
from quotes.attribution.cast.names import (
    CAPITALISED_RUN,
    FAMILY_FIRST,
    FIRST,
    FUNCTION,
    ROLES,
    RUN,
    SUFFIXES,
    SURNAMES,
    Name,
    full_names,
    gender_of,
    month_or_verb,
    personal,
    unarticled,
)
from quotes.attribution.cast.offices import Bearers, bearers
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.marks import Mark

# More people of one last name than this are not told apart.
_NAMESAKES = 24
_BEFORE_FIRST = words("names_before_first")
_MRS = frozenset(("Mrs", "Mrs."))
_SYLLABLES = re.compile(r"[A-Z][a-z]+-[a-z]+")
_MS = frozenset(("Ms", "Ms."))
_WIFE = re.compile(r"(?:[Hh]is|Their|their|['’]s) (?:wife|widow),? ([A-Z][a-zà-ÿ'’-]+)(?=[,.;]| [a-z])")
_SPOUSES = frozenset(("wife", "husband"))
# How far back an age is looked for, and how long a name gets (code points).
_AGES, _LONGEST_NAME = 20_000, 80
# Ada “Fire” Finch, from the opening mark on: a search for one of two letters is the fastest.
_NICKNAMED = re.compile(r"[“\"](?<= .)[A-Z][\w -]{1,20}[”\"] ([A-Z][\w-]*+(?>(?:['’][A-Z][\w-]*)*))")


class People:
    """The full names of one document and where each first stands and stands again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._titles: dict[tuple[str, ...], set[str]] = {}
        self._by_first: dict[str, Namesakes] = {}
        self._bearers: dict[str, Bearers] = {}
        self._couples: set[Name] = set()
        self._marks: Sequence[Mark] = ()
        self._openings: list[int] = []
        # Where the writer first names somebody outside all marks.
        self._own: dict[tuple[str, ...], int] = {}

    def quoted(self, marks: Sequence[Mark]) -> None:
        """Say which words are others': whom only they name is not whom the writer means by a bare last name."""
        self._marks, self._openings = marks, [mark.opening for mark in marks]
        self._own.clear()

    @cached_property
    def _by_last(self) -> dict[str, Namesakes]:
        """Read when somebody is first asked for: a text without quotations has no need of it."""
        text = self._text
        by_last: dict[str, Namesakes] = {}
        for match in RUN.finditer(text):
            run = match.group()
            names = full_names(run)
            if not names:
                continue
            at = match.start()
            if month_or_verb(text, at, run):
                names = full_names(run.partition(" ")[2])
            for name in names:
                self._add(by_last, name, at)
            if names and text[at - 2] == "d" and text.startswith(" and ", at - 5):
                self._add_partner(by_last, names[0], at)
        for last, (first, at) in self._nicknames.items():
            if last not in by_last:
                self._add(by_last, Name((first, last), "", ""), at)
        return by_last

    def _add_partner(self, by_last: dict[str, Namesakes], name: Name, at: int) -> None:
        """Note the first of "Fay and Lenny Ostrander" in full."""
        before = self._text[max(0, at - _LONGEST_NAME) : at - len(" and ")].replace("\n", " ").split(" ")
        led = before[-2][:1].isupper() if len(before) > 1 else False
        if before[-1] in FIRST and name.words[0] in FIRST and not led:
            partner = (before[-1], *name.words[1:])
            self._add(by_last, Name(partner, "", ""), at)
            couple = Name(partner, gender_of(partner), ""), Name(name.words, gender_of(name.words), "")
            if {one.gender for one in couple} == {"m", "f"}:
                self._couples.update(couple)

    def _add(self, by_last: dict[str, Namesakes], name: Name, at: int) -> None:
        full = name.words
        last = unarticled(full[-2] if full[-1] in SUFFIXES and len(full) > 2 else full[-1])
        namesakes = by_last.get(last)
        if namesakes is None:
            namesakes = by_last[last] = {}
        places = namesakes.get(full)
        if places is not None:
            places.append(at)
        elif len(namesakes) < _NAMESAKES:
            places = namesakes[full] = [at]
            same_first = self._by_first.setdefault(full[0], {})
            if len(same_first) < _NAMESAKES:
                same_first[full] = places
        if name.title:
            self._titles.setdefault(full, set()).add(name.title)

    def full(self, name: Name, at: int) -> tuple[Name, bool]:
        """The full form of a name met at offset `at`, and whether it is the only one that fits."""
        if len(name.words) > 2 or (len(name.words) > 1 and name.words[-1] not in SUFFIXES):
            return self._longest(name), True
        if len(name.words) > 1 and name.words[0] in FIRST:
            return self._junior(name), True
        choices = self._by_last.get(unarticled(name.words[0]))
        if choices is None:
            # "Ada", and "Pak" for Pak Song Min: family names come first in Korea and China.
            choices = self._of_first(name)
        if not choices:
            return name, True
        if name.title in _MRS or (name.title in _MS and self._woman_to_come(choices, at)):
            wife = self._wife(name, choices)
            if wife is not None:
                return wife, True
        if name.gender and not name.titled:
            # "Gil said" is Marta Gil, whatever Gil would be as a first name.
            name = name._replace(gender="")
        if len(choices) == 1 and not name.gender:
            ((full, places),) = choices.items()
            if full[0] not in FIRST and (nicknamed := self._nicknamed(name)) is not None:
                return nicknamed, True
            if full[0] in FIRST or (forename(full[0]) and (name.titled or places[0] < at)):
                return Name(full, gender_of(full), name.title), True
            return self._nicknamed(name) or name, True
        return self._of_several(name, choices, at)

    def _of_several(self, name: Name, choices: Namesakes, at: int) -> tuple[Name, bool]:
        """Which of several people a name met at an offset is, and whether it can be no other."""
        fits = [
            full
            for full, places in choices.items()
            if agrees(full, name.gender) and (full[0] in FIRST or name.titled or places[0] < at)
        ]
        # A known first name outweighs a word that only looks like one ("See Finch", "Ada Finch").
        fits = [full for full in fits if forename(full[0])]
        if not fits:
            return name, True
        known = [full for full in fits if full[0] in FIRST]
        doubted = bool(known) and not all(
            full in known or any(same_first(full[0], other[0]) for other in known) for full in fits
        )
        fits = known or fits
        if len(fits) > 1:
            fits = merged(tuple(fits))
        if len(fits) > 1 and name.titled:
            fits = [full for full in fits if name.title in self._titles.get(full, ())] or fits
        if len(fits) == 1:
            # Whoever is named in full only later need not be meant, where another of the name is known already.
            to_come = choices[fits[0]][0] > at > min(places[0] for places in choices.values())
            return Name(fits[0], name.gender or gender_of(fits[0]), name.title), not (doubted or to_come)
        if len(name.words) == 1 and together(self._text, choices, fits, at):
            # Named in one breath ("Paul Bright and his wife, Ann Bright"): the last name alone tells nobody.
            return name, False
        best, rival = sorted(fits, key=lambda full: self._weight(full, choices[full], at), reverse=True)[:2]
        sure = dominates(weight(choices[best], at), weight(choices[rival], at))
        return Name(best, name.gender or gender_of(best), name.title), sure

    def _weight(self, full: tuple[str, ...], places: list[int], at: int) -> tuple[bool, int, int]:
        """As `weight`, with who is named but in others' words behind whomever the writer names."""
        own = self._own.get(full)
        if own is None:
            own = self._own[full] = next((place for place in places if not self._in_marks(place)), maxsize)
        return (own < at, *weight(places, at))

    def _in_marks(self, place: int) -> bool:
        at = bisect_right(self._openings, place) - 1
        return at >= 0 and place < self._marks[at].closing

    @staticmethod
    def _woman_to_come(choices: Namesakes, at: int) -> bool:
        """Whether no woman among some namesakes has been named in full before an offset."""
        return not any(gender_of(full) == "f" and places[0] < at for full, places in choices.items())

    def _wife(self, name: Name, husbands: Namesakes) -> Name | None:
        """ "His wife, Deborah, …": Deborah Pell, for "Mrs Pell", where the text has a man of that name and one wife so named."""
        if not any(gender_of(full) == "m" for full in husbands):
            return None
        if any(not _MRS.isdisjoint(self._titles.get(full, ())) for full in husbands):
            return None
        (first, *others) = self._wives or ("", "")
        return Name((first, name.words[0]), "f", name.title) if first and not others else None

    @cached_property
    def _wives(self) -> tuple[str, ...]:
        """The first names of wives whom the text names by it alone."""
        return tuple({match[1] for match in _WIFE.finditer(self._text)})

    def _junior(self, name: Name) -> Name:
        """ "Earl Jr.", who is not Earl Stubbs: Earl Stubbs Jr., if the document has him in full."""
        of_first = self._by_first.get(name.words[0], {}) if self._by_last else {}
        juniors = [full for full in of_first if full[-1] == name.words[-1]]
        return Name(juniors[0], name.gender, name.title) if len(juniors) == 1 else name

    def _nicknamed(self, name: Name) -> Name | None:
        """Ada “Fire” Finch, for a bare Finch."""
        first, _ = self._nicknames.get(name.words[0], ("", 0))
        return Name((first, name.words[0]), gender_of((first,)), name.title) if first else None

    @cached_property
    def _nicknames(self) -> dict[str, tuple[str, int]]:
        """The first names of people with a nickname in marks and where they stand, by last name; the text is read once."""
        found: dict[str, tuple[str, int]] = {}
        # A search for two letters that are always the same runs ten times as fast as one by the pattern.
        openings = (at for mark in (" “", ' "') for at in _everywhere(self._text, mark))
        for opening in openings:
            match = _NICKNAMED.match(self._text, opening + 1)
            if match is None:
                continue
            lead = self._text[max(0, match.start() - _LONGEST_NAME) : match.start() - 1]
            first = lead[max(lead.rfind(" "), lead.rfind("\n")) + 1 :]
            # "Sipho “Bra Sips” Mokoena, who": a name that no list knows stands alone before the marks.
            opens = (
                self._text.startswith((",", " ("), match.end())
                and first[:1].isupper()
                and first not in FUNCTION
            )
            if first in FIRST or (opens and personal((first, match[1])) is not None):
                found.setdefault(match[1], (first, match.start() - 1 - len(first)))
        return found

    def _of_first(self, name: Name) -> Namesakes | None:
        """Those whose name begins with a word that is no last name here: a first name, or behind a title or as family
        names of East Asia stand, a family name of one person."""
        choices = self._by_first.get(name.words[0])
        if name.title in _BEFORE_FIRST:
            return choices
        if choices is None or name.titled != (name.words[0] in FIRST):
            return choices
        # "Moon Jae-in", "Tsai Ing-wen": a first name of two syllables stands behind.
        two = all(len(full) > 1 and _SYLLABLES.fullmatch(full[-1]) for full in choices)
        first = (name.words[0] in FAMILY_FIRST or two) and not name.titled
        return choices if first and len(merged(tuple(choices))) == 1 else None

    def _longest(self, name: Name) -> Name:
        """A name of two words stays as it is, unless the document has a first name before them."""
        if name.words[0] not in FIRST:
            for full in self._by_last.get(unarticled(name.words[-1]), ()):
                if len(full) > len(name.words) and full[-len(name.words) :] == name.words:
                    return Name(full, name.gender or gender_of(full), name.title)
        return name if name.gender else Name(name.words, gender_of(name.words), name.title)

    def namesakes(self, name: Name, at: int) -> tuple[Name, ...]:
        """Everybody in the document whom a bare last name can mean, those named before an offset first."""
        if len(name.words) != 1 or name.gender:
            return ()
        choices = self._by_last.get(unarticled(name.words[0]), {})
        if len(choices) < 2:
            return ()
        nearest = sorted(choices, key=lambda full: weight(choices[full], at), reverse=True)
        return tuple(Name(full, gender_of(full), "") for full in merged(tuple(nearest)))

    def aged(self, years: str, before: int) -> Name | None:
        """Whoever was said to be of an age before an offset ("Ada Finch, 31,"), if it is one person."""
        found = set()
        for mark in (f", {years},", f", {years}.", f" ({years})"):
            at = self._text.find(mark, max(0, before - _AGES), before)
            while at >= 0:
                found |= self._ending(at)
                at = self._text.find(mark, at + 1, before)
        return found.pop() if len(found) == 1 else None

    def _ending(self, end: int) -> set[Name]:
        """The person whose name ends at an offset."""
        start = max(self._text.rfind("\n", 0, end) + 1, end - _LONGEST_NAME)
        run = [
            match.group() for match in CAPITALISED_RUN.finditer(self._text, start, end) if match.end() == end
        ]
        name = personal(tuple(run[0].split(" "))) if run else None
        return {self.full(name, end)[0]._replace(title="")} if name is not None else set()

    def bearers(self, office: str, at: int) -> Bearers:
        """Who can hold an office ("mayor") that is told of at an offset, and of "Fay and Lenny Ostrander" who is the wife."""
        known = self._bearers.get(office)
        if known is None:
            known = bearers(self._text, office, self._ending, self.full)
            people = known.named
            if self._by_last:
                titled = [full for full, titles in self._titles.items() if office.capitalize() in titles]
                people |= {Name(full, gender_of(full), "") for full in titled}
            if office in _SPOUSES:
                people |= {name for name in self._couples if name.gender == ROLES[office]}
            known = self._bearers[office] = known._replace(named=people)
        return known.till(at)

    def foremost(self, before: int) -> str | None:
        """The person named most often, and first, before an offset."""
        best: tuple[int, int, str] | None = None
        for choices in self._by_last.values():
            for full, places in choices.items():
                count = bisect_left(places, before)
                if count and (best is None or (count, -places[0]) > best[:2]):
                    best = (count, -places[0], " ".join(full))
        return best[2] if best else None

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The common words that are somebody's last name in this document."""
        return SURNAMES.intersection(self._by_last)

    def known(self, word: str) -> bool:
        """Whether a word is somebody's last name in this document."""
        return unarticled(word) in self._by_last


def _everywhere(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text, in order."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
