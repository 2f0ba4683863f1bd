"""One place where a text names or describes somebody, and what that mention does in its sentence."""

import re

from quotes.attribution.cast.described import Described
from quotes.attribution.cast.names import (
    FIRST,
    ROLES,
    Name,
)
from quotes.attribution.cast.runs import named
from quotes.attribution.cast.surroundings import (
    modifies,
    possessive,
    said_before,
    verb_behind,
    who_says,
    word_before,
)
from quotes.attribution.grammar.cues import DETERMINERS, OWNERS, PREPOSITIONS, SPEECH, SUBORDINATORS

# What stands behind a person: "Finch, 42,", "Finch, the potter", "Finch, who", "Finch (D-Ohio)".
_PERSONAL = re.compile(r", (?:\d\d[,.]|(?:the|an?|who|whose) )| \([A-Z]")
# What the writer does to somebody, within as many code points.
_MET, _MEETING = (
    re.compile(
        r"(?<![^\s“\"])(?:I|[Ww]e) [a-z]++(?>(?: (?:this|that|it))?)(?>(?: (?:to|with|up|for|on))?) $"
    ),
    24,
)
# "Questioned by", "Cross-examined at length by the barrister": what opens a sentence whose subject had it done by somebody.
_OPENED_BY = re.compile(r"[\s“\"‘']*+[A-Z][a-z-]*+(?<=ed|en|ht)(?>(?: (?!by\b)[a-z]++){0,3}) by (?!the time)")
_INVERTING = frozenset(("stood", "sat", "came", "stands", "sits", "comes"))
_AS_FOR, _ENDING = "As for ", ("died", "dies")
# The name of a sentence stands this near its beginning, quotation marks and a title apart (code points).
_OPENING = 4
# A sentence whose subject is a pronoun opens so, within as many code points.
_PRONOUNS, _HEAD, _EDGE = ("He ", "She ", "They "), 9, " \n”\"“'’"


class Mention:
    """One place where a document names a person; offsets are code points.

    `subject`: a verb stands behind it, appositions apart. `speaks`: that verb, or one before the name, is of
    speech. `owner`: it stands in the possessive or only tells a sort ("Finch supporters"). `governed`: a
    preposition stands before it. `sure`: no namesake can be meant. `kin`: the gender of the one whose mother or
    driver somebody is only described as: behind "Her mother slept." a reader has the daughter in mind.
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
        "sure",
    )
    kin = ""
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
        sure: bool = True,
    ) -> None:
        self.start, self.end = span
        self.sure = sure
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
        turns = lead == "for" and text.startswith(_AS_FOR, self._opening) and text.startswith(",", end)
        near = text[max(0, self.start - _MEETING) : self.start]
        if "I " in near or "we " in near or "We " in near:
            turns = turns or _MET.search(near) is not None
        self.governed = lead in PREPOSITIONS and lead not in SUBORDINATORS and not turns
        self.owner = possessive(text, end)
        # "The minister of works, Ada Finch, told": whoever is named between commas does what stands behind them.
        apposed = lead.islower() and text.startswith(", ", self.start - 2) and text.startswith(", ", end)
        verb = None if self.owner or self.governed else verb_behind(text, end)
        if verb is None and apposed and not (self.owner or self.governed):
            verb = verb_behind(text, end + 1)
        # "When Finch died, he shut the shop": somebody else did.
        verb = None if verb in _ENDING else verb
        self.owner = self.owner or (verb is None and modifies(text, end))
        # "Next to him stood Ada Finch."
        verb = lead if lead in _INVERTING else verb
        told = (not (self.owner or self.governed) and said_before(text, self.start)) or who_says(text, end)
        self.speaks = told or (verb is not None and verb in SPEECH)
        # "As for Finch, he stayed", "I met Finch later": whom the writer turns to is whom the sentence is about.
        self.subject = self.speaks or verb is not None or turns
        self._looked = True
        return self

    @property
    def first(self) -> bool:
        """Whether nobody else is named before it in its sentence, owners apart ("Finch's deputy, Otto Krantz")."""
        if self._first is None:
            self._first = self._is_first()
        return self._first

    def _is_first(self) -> bool:
        if self.owner or self._text.startswith("that ", self.start - 5) or self._agent:
            return False
        if (
            self._text[self._opening : min(self.start, self._opening + _HEAD)]
            .lstrip(_EDGE)
            .startswith(_PRONOUNS)
        ):
            # "He added that if his son Otto were there": somebody else is the subject.
            return False
        before = self._previous
        while before is not None:
            if not (before.look().owner or before._agent):
                return False
            before = before._previous
        return True

    @property
    def _agent(self) -> bool:
        """Whether its sentence opens with what it did to the subject ("Questioned by Finch, Krantz said")."""
        by = _OPENED_BY.match(self._text, self._opening, self.start)
        return by is not None and "," not in self._text[by.end() : self.start]

    @property
    def opens(self) -> bool:
        """Whether its sentence begins with it."""
        return not (self.owner or self._agent) and self.start - self._opening <= _OPENING

    @property
    def introduced(self) -> bool:
        """Whether the name stands in full, with an apposition behind it."""
        named_apart = self._text.startswith((", ", " ("), self.end) and not self._agent
        return named_apart and " " in self._text[self.start : self.end]

    @property
    def human(self) -> bool:
        """Whether a first name, a title, an office or speech tells that the name is a person's."""
        if (
            self.name.words[0] in FIRST
            or self.speaks
            or self.name.words[0].lower() in DETERMINERS
            or _PERSONAL.match(self._text, self.end)
        ):
            return True
        if word_before(self._text, self.start).rstrip(",") in ROLES or (
            # "Val Dominguez has sold": a name of several words, behind no article.
            self.subject and self.opens and len(self.name.words) > 1
        ):
            return True
        run = named(self._text[self.start : self.end])
        return run is not None and run.titled

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


class Nameless(Mention):
    """A place where a sentence brings somebody on without a name; they are taken for its subject."""

    __slots__ = ("kin",)

    def __init__(self, text: str, who: Described, name: Name) -> None:
        super().__init__(text, (who.start, who.end), name, (), who.start, None)
        self.governed = self.owner = False
        self.subject = self._looked = True
        self.speaks = verb_behind(text, who.end) in SPEECH
        self.kin = "" if self.speaks else OWNERS.get(who.words[0].lower(), "")
