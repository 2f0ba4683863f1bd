"""Who a document speaks of: names, their full forms, and whether he or she fits.

A capitalised run ("Trade Ministry Spokesperson Lin Mei") is cut down to the personal name in it; full names
are collected once per document, and a later "Mr. Finch" is looked up among them.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from quotes.attribution.cast.names import (
    CAPITALISED_RUN,
    FIRST,
    RUN,
    SUFFIXES,
    SURNAMES,
    Name,
    full_names,
    gender_of,
    month_or_verb,
    personal,
)
from quotes.attribution.grammar.wordlists import words

# Two namesakes named no further apart than this (code points) are named in one breath.
ONE_BREATH = 60
# Whoever is named in full so many times as often as a namesake, and later, is meant by the bare last name.
_FAR_MORE = 2
# More people of one last name than this are not told apart.
_NAMESAKES = 24
_BEFORE_FIRST = words("names_before_first")
# How far back an age is looked for, and how long a name gets (code points).
_AGES, _LONGEST_NAME = 20_000, 80
_FAMILY_FIRST = words("names_family_first")
_Namesakes = dict[tuple[str, ...], list[int]]


class People:
    """The full names of one document and where each first stands and stands again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._titles: dict[tuple[str, ...], set[str]] = {}
        self._by_first: dict[str, _Namesakes] = {}

    @cached_property
    def _by_last(self) -> dict[str, _Namesakes]:
        """Read when somebody is first asked for: a text without quotations has no need of it."""
        text = self._text
        by_last: dict[str, _Namesakes] = {}
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
        return by_last

    def _add_partner(self, by_last: dict[str, _Namesakes], name: Name, at: int) -> None:
        """Note the first of "Fay and Lenny Ostrander" in full."""
        before = self._text[max(0, at - _LONGEST_NAME) : at - len(" and ")].replace("\n", " ").split(" ")
        led = before[-2][:1].isupper() if len(before) > 1 else False
        if before[-1] in FIRST and name.words[0] in FIRST and not led:
            self._add(by_last, Name((before[-1], *name.words[1:]), "", ""), at)

    def _add(self, by_last: dict[str, _Namesakes], name: Name, at: int) -> None:
        full = name.words
        last = full[-2] if full[-1] in SUFFIXES and len(full) > 2 else full[-1]
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
        if len(name.words) > 1 and name.words[-1] not in SUFFIXES:
            return self._longest(name), True
        choices = self._by_last.get(name.words[0])
        if choices is None:
            # "Ada", and "Pak" for Pak Song Min: family names come first in Korea and China.
            choices = self._of_first(name)
        if not choices:
            return name, True
        if name.gender and not name.titled:
            # "Gil said" is Marta Gil, whatever Gil would be as a first name.
            name = name._replace(gender="")
        if len(choices) == 1 and not name.gender:
            ((full, places),) = choices.items()
            if full[0] in FIRST or name.titled or places[0] < at:
                return Name(full, gender_of(full), name.title), True
            return name, True
        fits = [
            full
            for full, places in choices.items()
            if _agrees(full, name.gender) and (full[0] in FIRST or name.titled or places[0] < at)
        ]
        if not fits:
            return name, True
        # A known first name outweighs a word that only looks like one ("See Finch", "Ada Finch").
        known = [full for full in fits if full[0] in FIRST]
        doubted = bool(known) and len(known) < len(fits)
        fits = known or fits
        if len(fits) > 1:
            fits = _merged(tuple(fits))
        if len(fits) > 1 and name.titled:
            fits = [full for full in fits if name.title in self._titles.get(full, ())] or fits
        if len(fits) == 1:
            return Name(fits[0], name.gender or gender_of(fits[0]), name.title), not doubted
        if len(name.words) == 1 and _together(self._text, choices, fits, at):
            # Named in one breath ("Paul Bright and his wife, Ann Bright"): the last name alone tells nobody.
            return name, False
        best, rival = sorted(fits, key=lambda full: _weight(choices[full], at), reverse=True)[:2]
        sure = _dominates(_weight(choices[best], at), _weight(choices[rival], at))
        return Name(best, name.gender or gender_of(best), name.title), sure

    def _of_first(self, name: Name) -> _Namesakes | None:
        """Those whose name begins with a word that is no last name here: a first name, or behind a title or as family
        names of East Asia stand, a family name of one person."""
        choices = self._by_first.get(name.words[0])
        if name.title in _BEFORE_FIRST:
            return choices
        if choices is None or name.titled != (name.words[0] in FIRST):
            return choices
        first = name.words[0] in _FAMILY_FIRST and not name.titled
        return choices if first and len(_merged(tuple(choices))) == 1 else None

    def _longest(self, name: Name) -> Name:
        """A name of two words stays as it is, unless the document has a first name before them."""
        if name.words[0] not in FIRST:
            for full in self._by_last.get(name.words[-1], ()):
                if len(full) > len(name.words) and full[-len(name.words) :] == name.words:
                    return Name(full, name.gender or gender_of(full), name.title)
        return name if name.gender else Name(name.words, gender_of(name.words), name.title)

    def namesakes(self, name: Name, at: int) -> tuple[Name, ...]:
        """Everybody in the document whom a bare last name can mean, those named before an offset first."""
        if len(name.words) != 1 or name.gender:
            return ()
        choices = self._by_last.get(name.words[0], {})
        if len(choices) < 2:
            return ()
        nearest = sorted(choices, key=lambda full: _weight(choices[full], at), reverse=True)
        return tuple(Name(full, gender_of(full), "") for full in _merged(tuple(nearest)))

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
        return word in self._by_last


def _together(text: str, choices: _Namesakes, fits: Sequence[tuple[str, ...]], at: int) -> bool:
    """Whether the two latest of some namesakes were last named within one breath, in one sentence."""
    last = sorted(
        (choices[full][count - 1] for full in fits if (count := bisect_left(choices[full], at))), reverse=True
    )
    return len(last) > 1 and last[0] - last[1] <= ONE_BREATH and ". " not in text[last[1] : last[0]]


def _agrees(full: tuple[str, ...], gender: str) -> bool:
    told = FIRST.get(full[0], "").replace("x", "")
    return not gender or not told or told == gender


@lru_cache(maxsize=4096)
def _merged(fits: tuple[tuple[str, ...], ...]) -> list[tuple[str, ...]]:
    """Forms of one name ("Ada Finch", "Ada M. Finch") count as one."""
    kept: list[tuple[str, ...]] = []
    for full in fits:
        if not any(other[0] == full[0] for other in kept):
            kept.append(full)
    return kept


def _weight(places: list[int], at: int) -> tuple[int, int]:
    """How strongly a text has someone in mind at an offset: mentions before it, then nearness."""
    before = bisect_left(places, at)
    return before, places[before - 1] if before else -places[0]


def _dominates(best: tuple[int, int], rival: tuple[int, int]) -> bool:
    """Whether one of two namesakes is the one a text speaks of so far.

    Either the other has not been named yet, or this one was named last, and in full far more often.
    """
    if rival[0] == 0:
        return best[0] > 0
    return best[0] >= _FAR_MORE * rival[0] and best[1] > rival[1]
