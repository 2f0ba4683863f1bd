"""Where a text names people outside marked words, and what each mention does in its sentence.

Read on from where the last pronoun stood, so that a text is read once however many pronouns it has.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quotes.attribution.cues import (
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SPEECH,
    SUBORDINATORS,
    finite_form,
    is_adverb,
)
from quotes.attribution.marks import Mark
from quotes.attribution.people import CAPITALISED_RUN, FIRST, Name, People, gender_of, personal

_SENTENCE_END = re.compile(r"[.?!][”\"’')\]]{0,2}\s|\n")
_WORD = re.compile(r"\s*+([^\W\d_][\w'’]*+)")
# What stands behind a person: "Finch, 42,", "Finch, the potter", "Finch, who", "Finch (D-Ohio)".
_PERSONAL = re.compile(r", (?:\d\d[,.]|(?:the|an?|who|whose) )| \([A-Z]")
_NOUN = re.compile(r" ([a-z]{2,}+)(?![\w'’])")
# Words in small letters that may follow the name of a person who is meant.
_BETWEEN = (
    PREPOSITIONS
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | {"that", "to", "than", "as", "himself", "herself"}
)
# A verb farther behind its subject than this many code points, or commas, is somebody else's.
_APPOSITION, _COMMAS = 240, 5
# So many words may stand between "said" and the name behind it ("said the club's manager, Ada Finch").
_INVERTED, _INVERTED_REACH = 7, 90
_LONGEST_BRACKET = 30
_POSSESSIVE = ("'s", "’s", "s'", "s’")


class Mention(NamedTuple):
    """One place where a document names a person; offsets are code points.

    `subject`: a verb stands behind it, appositions apart. `speaks`: that verb, or one before the name, is of
    speech. `first`: no other person is named before it in its sentence, owners apart. `opens`: its sentence begins with it.
    `owner`: it stands in the possessive. `governed`: a preposition stands before it. `introduced`: in full, with
    an apposition behind it. `human`: a first name, a title, an office or speech tells that it is a person's.
    """

    start: int
    end: int
    name: Name
    subject: bool
    speaks: bool
    first: bool
    opens: bool
    owner: bool
    governed: bool
    introduced: bool
    human: bool
    namesakes: tuple[Name, ...] = ()

    def as_(self, gender: str) -> Name | None:
        """The person meant if it is somebody of that gender: of two namesakes the one who can be."""
        if self.name.gender in ("", gender):
            return self.name
        fitting = [other for other in self.namesakes if other.gender == gender]
        return fitting[0] if len(fitting) == 1 else None


class Mentions:
    """The people named in a text outside marked words, read no further than pronouns have asked for."""

    __slots__ = ("_at", "_mark", "_marks", "_people", "_sure", "_text", "ends", "found")

    def __init__(self, text: str, people: People, marks: Sequence[Mark]) -> None:
        self._text, self._people, self._marks = text, people, marks
        self.found: list[Mention] = []
        self.ends: list[int] = []
        self._sure: dict[str, Name] = {}
        self._at = 0
        self._mark = 0

    def read(self, floor: int, at: int) -> None:
        """Read on from where the last pronoun stood, or from the reach of this one, up to `at`."""
        if floor > self._at:
            self._at = self._text.find("\n", floor, at) + 1 or floor
            self.found.clear()
            self.ends.clear()
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

    def _scan(self, start: int, stop: int) -> None:
        text = self._text
        self.ends += [m.start() for m in _SENTENCE_END.finditer(text, start, stop)]
        for match in CAPITALISED_RUN.finditer(text, start, stop):
            run = match.group()
            name = self._sure.get(run)
            if name is None and named(run) is not None:
                name = self._person(run, match.start()) or _known_by_one_name(text, match)
            if name is not None:
                others = self._others(run, match.start())
                self.found.append(self._mention(match.start(), match.end(), name, others))

    def _others(self, run: str, at: int) -> tuple[Name, ...]:
        """The other people of the document whom a run may name, where it leaves that open."""
        name = named(run) if run not in self._sure else None
        return self._people.namesakes(name, at) if name is not None else ()

    def _mention(self, start: int, end: int, name: Name, namesakes: tuple[Name, ...]) -> Mention:
        text = self._text
        before = self._sentence(start)
        owner = text.startswith(_POSSESSIVE, end - 2) or text.startswith(("'", "’"), end)
        lead = _word_before(text, start)
        governed = lead in PREPOSITIONS and lead not in SUBORDINATORS
        verb = None if owner or governed else _verb_behind(text, end)
        owner = owner or (verb is None and _modifies(text, end))
        said = (verb is not None and verb in SPEECH) or (
            not (owner or governed) and _said_before(text, start)
        )
        return Mention(
            start,
            end,
            name,
            subject=verb is not None or said,
            speaks=said,
            first=not owner and lead != "that" and not self._named_since(before),
            opens=not owner and start - before <= _OPENING,
            owner=owner,
            governed=governed,
            introduced=" " in text[start:end] and text.startswith((", ", " ("), end),
            human=said
            or _titled(text[start:end])
            or name.words[0] in FIRST
            or _PERSONAL.match(text, end) is not None,
            namesakes=namesakes,
        )

    def _named_since(self, offset: int) -> bool:
        """Whether somebody has been named since an offset, not counting owners ("Finch's deputy, Otto Krantz")."""
        for mention in reversed(self.found):
            if mention.start < offset:
                return False
            if not mention.owner:
                return True
        return False

    def _sentence(self, at: int) -> int:
        """Where the sentence of an offset begins, as far as has been read."""
        for end in reversed(self.ends):
            if end < at:
                return end + 1
        return 0

    def _person(self, run: str, at: int) -> Name | None:
        """The person a run of capitalised words names, if the document knows that person in full."""
        name = named(run)
        if name is None:
            return None
        full, sure = self._people.full(name, at)
        if len(full.words) == 1 and not name.titled and not self._people.known(full.words[0]):
            return None
        person = Name(full.words, full.gender or gender_of(full.words), "")
        if sure and len(full.words) > 1:
            # The same run means the same person to the end of the text.
            self._sure[run] = person
        return person


# The name of a sentence stands this near its beginning, quotation marks and a title apart (code points).
_OPENING = 4


@lru_cache(maxsize=65536)
def named(run: str) -> Name | None:
    """The personal name in a run, None for the many capitalised words that name nobody."""
    return personal(tuple(run.split(" ")))


def _titled(run: str) -> bool:
    name = named(run)
    return name is not None and name.titled


def _known_by_one_name(text: str, match: re.Match[str]) -> Name | None:
    """Somebody known by one name who yet speaks ("Finch asserted"), or by a first name who acts or is brought on."""
    name = named(match.group())
    if name is None or len(name.words) > 1:
        return name
    first = name.words[0] in FIRST
    apposed = first and text.startswith(", ", match.start() - 2) and text.startswith(",", match.end())
    verb = _verb_behind(text, match.end())
    acts = apposed or (verb is not None and (verb in SPEECH or first))
    return Name(name.words, name.gender, "") if acts else None


def _verb_behind(text: str, end: int) -> str | None:
    """The verb whose subject a mention is: right behind it, or behind an apposition between commas."""
    at = end
    if text.startswith(" (", at):
        closed = text.find(")", at, at + _LONGEST_BRACKET)
        at = closed + 1 if closed > 0 else at
    verb = _verb_at(text, at) if text.startswith(" ", at) else None
    if verb is not None:
        return verb
    if text.startswith((" — ", " – ", " - ", " -- "), at):
        closed = text.find(text[at : at + 3], at + 3, at + _APPOSITION)
        return _verb_at(text, closed + 2) if closed > 0 and "\n" not in text[at:closed] else None
    if not text.startswith(",", at):
        return None
    limit = min(len(text), end + _APPOSITION)
    over = _SENTENCE_END.search(text, at, limit)
    limit = over.start() if over is not None else limit
    for tried in range(_COMMAS):
        verb = _verb_at(text, at + 1)
        if verb is not None:
            inverted = (
                tried == 0 and verb in SPEECH and text[at + 3 + len(verb) : at + 4 + len(verb)].isupper()
            )
            return None if inverted else verb
        at = text.find(",", at + 1, limit)
        if at < 0:
            return None
    return None


def _modifies(text: str, end: int) -> bool:
    """Whether a name only tells what sort of thing follows ("Finch supporters", "the Finch campaign")."""
    match = _NOUN.match(text, end)
    if match is None:
        return False
    word = match.group(1)
    return word not in _BETWEEN and not is_adverb(word) and not word.endswith("ing")


def _verb_at(text: str, at: int) -> str | None:
    """The finite verb that stands at an offset, up to two adverbs passed."""
    for match in _words(text, at):
        word = match.group(1)
        if word in SPEECH or finite_form(word):
            return None if word.endswith("ing") else word
        if not is_adverb(word):
            return "not" if word.endswith(("n't", "n’t")) else None
    return None


def _words(text: str, at: int) -> Iterator[re.Match[str]]:
    for _ in range(3):
        match = _WORD.match(text, at)
        if match is None:
            return
        yield match
        at = match.end()


def _said_before(text: str, start: int) -> bool:
    """Whether a verb of speech leads up to a mention: "said Ada Finch", "said the manager, Ada Finch"."""
    if start == 0 or text[start - 1] != " ":
        return False
    words = text[max(0, start - _INVERTED_REACH) : start - 1].split(" ")[1:]
    behind = ""
    for word in reversed(words[-_INVERTED:]):
        if word in SPEECH:
            return behind != "that" and behind not in PREPOSITIONS
        if not word or "\n" in word or not (word[0].isalnum() and (word[-1].isalnum() or word[-1] in ".,")):
            return False
        behind = word
    return False


def _word_before(text: str, start: int) -> str:
    space = text.rfind(" ", max(0, start - 14), start - 1)
    return text[space + 1 : start - 1].lower() if space > 0 else ""
