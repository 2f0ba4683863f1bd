"""Whom "he" or "she" means: the person a reader has in mind at that point of the text.

Mentions are looked for backwards from the pronoun, outside marked words, as far as a few paragraphs. A small
linear ranker weighs each person by how near the mentions stand, whether one is the subject of its sentence,
and whether that person spoke last. Its weights are trained by `bench/train_ranker.py`.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from math import log
from typing import NamedTuple

from quotes.attribution.cues import PREPOSITIONS, SPEECH, finite_form
from quotes.attribution.marks import Mark
from quotes.attribution.people import CAPITALISED_RUN, Name, People, gender_of, personal

# How far back a pronoun may point (code points): nine pronouns in ten have their name within 600.
_WINDOW = 1800
# How far ahead a pronoun without any name before it may point (code points).
_AHEAD = 400
_SENTENCE_END = re.compile(r"[.?!][”\"’')\]]{0,2}\s|\n")
_APPOSED = re.compile(r", (?:[A-Z][a-z]{0,3}\. )?\Z")
# A smaller lead of the best candidate over the next leaves two readings open (logits).
MARGIN = 0.05
# A lead beyond doubt, and the lead of one who has no rival (logits).
_CLEAR = 3.0
_ALONE = 9.0
FEATURES = (
    "nearest",
    "sentences",
    "paragraphs",
    "subject",
    "sentence_start",
    "object",
    "possessive",
    "spoke_last",
    "often",
    "told_gender",
    "same_sentence",
)


class Choice(NamedTuple):
    """The person a pronoun most likely means, and by how much the next candidate trails (logits).

    `clear`: nobody else of that gender is named in reach, or the last three such mentions are this person
    and the lead is large. Of such pronouns on the tuned half's adjudicated sample all were right.
    """

    name: Name
    lead: float
    clear: bool


@cache
def weights() -> tuple[float, ...]:
    """The trained weight of each feature, in the order of `FEATURES`."""
    trained = json.loads(files("quotes").joinpath("words", "pronoun_weights.json").read_text("utf-8"))
    return tuple(float(trained[name]) for name in FEATURES)


class Mention(NamedTuple):
    """One place where a document names a person; offsets are code points."""

    start: int
    end: int
    name: Name


class Mentions:
    """The people named in a text outside marked words, read no further than pronouns have asked for."""

    __slots__ = ("_at", "_ends", "_found", "_mark", "_marks", "_people", "_sure", "_text")

    def __init__(self, text: str, people: People, marks: Sequence[Mark]) -> None:
        self._text, self._people, self._marks = text, people, marks
        self._found: list[Mention] = []
        self._sure: dict[str, Name] = {}
        self._ends: list[int] = []
        self._at = 0
        self._mark = 0

    def resolve(self, at: int, gender: str, spoke_last: tuple[str, ...]) -> Choice | None:
        """The person a pronoun of the given gender at offset `at` means, None where nobody fits."""
        ranked = sorted(
            ((_dot(seen), name) for name, seen in self.candidates(at, gender, spoke_last).items()),
            key=lambda pair: (-pair[0], pair[1].words),
        )
        if not ranked:
            return None
        best = ranked[0][1]
        if len(ranked) == 1:
            return Choice(best, _ALONE, True)
        introduced = self._introduced(at, gender)
        if introduced is not None and introduced != best:
            return Choice(introduced, MARGIN, False)
        lead = ranked[0][0] - ranked[1][0]
        return Choice(best, lead, lead > _CLEAR and self._latest(at, gender) == {best})

    def _introduced(self, at: int, gender: str) -> Name | None:
        """The last person named in the pronoun's own paragraph, if that was in apposition to a subject.

        Whoever has just been brought on ("The engineer, Dr. Holm, stayed behind. … she said") is meant before
        the last speaker of an earlier paragraph.
        """
        paragraph = self._text.rfind("\n", 0, at) + 1
        fitting = [m for m in self._found if paragraph <= m.start < at and m.name.gender in ("", gender)]
        if fitting and _in_apposition(self._text, fitting[-1].start, fitting[-1].end):
            return fitting[-1].name
        return None

    def _latest(self, at: int, gender: str) -> set[Name]:
        """The people whom the last three fitting mentions before an offset name."""
        fitting = (m.name for m in reversed(self._found) if m.start < at and m.name.gender in ("", gender))
        return set(islice(fitting, 3))

    def ahead(self, at: int, gender: str) -> Name | None:
        """The first person of that gender named in full behind a pronoun that opens a story."""
        for match in CAPITALISED_RUN.finditer(self._text, at, at + _AHEAD):
            name = _named(match.group())
            if name is not None and len(name.words) > 1 and name.gender == gender:
                return name
        return None

    def candidates(self, at: int, gender: str, spoke_last: tuple[str, ...]) -> dict[Name, tuple[float, ...]]:
        """The people whom a pronoun can mean, each with the values of `FEATURES`."""
        floor = max(0, at - _WINDOW)
        self._read(floor, at)
        seen: dict[Name, list[tuple[int, int]]] = {}
        for mention in reversed(self._found):
            if mention.start < floor:
                break
            if mention.start < at and mention.name.gender in ("", gender):
                seen.setdefault(mention.name, []).append((mention.start, mention.end))
        ends = self._ends[bisect_left(self._ends, floor) : bisect_left(self._ends, at)]
        return {
            name: _features(self._text, places, at, ends, name.text in spoke_last, bool(name.gender))
            for name, places in seen.items()
        }

    def _read(self, floor: int, at: int) -> None:
        """Read on from where the last pronoun stood, or from the reach of this one."""
        if floor > self._at:
            self._at = self._text.find("\n", floor, at) + 1 or floor
            self._found.clear()
            self._ends.clear()
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
        self._ends += [m.start() for m in _SENTENCE_END.finditer(self._text, start, stop)]
        for match in CAPITALISED_RUN.finditer(self._text, start, stop):
            start, end = match.span()
            run = match.group()
            name = self._sure.get(run)
            if name is None and _named(run) is not None:
                name = self._person(run, start) or _speaker(self._text, match)
            if name is not None:
                self._found.append(Mention(start, end, name))

    def _person(self, run: str, at: int) -> Name | None:
        """The person a run of capitalised words names, if the document knows that person in full."""
        name = _named(run)
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


def _dot(seen: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights(), seen, strict=True))


@lru_cache(maxsize=65536)
def _named(run: str) -> Name | None:
    """The personal name in a run, None for the many capitalised words that name nobody."""
    return personal(tuple(run.split(" ")))


def _speaker(text: str, match: re.Match[str]) -> Name | None:
    """Somebody known by one name only, who yet speaks ("Finch asserted")."""
    stop = text.find(" ", match.end() + 1, match.end() + 16)
    if stop < 0 or text[match.end() + 1 : stop] not in SPEECH:
        return None
    name = _named(match.group())
    return name if name is None or len(name.words) > 1 else Name(name.words, name.gender, "")


def _features(
    text: str, places: list[tuple[int, int]], at: int, ends: list[int], spoke_last: bool, told: bool
) -> tuple[float, ...]:
    """One person's values: of the nearest mention (first), and of the best-placed of the last three."""
    start, end = places[0]
    subject = opening = 0.0
    for first, last in places[:3]:
        decay = 0.7 ** (len(ends) - bisect_left(ends, last))
        if _is_subject(text, last):
            subject = max(subject, decay)
        before = bisect_left(ends, first)
        if before == 0 or first - ends[before - 1] <= 4:
            opening = max(opening, decay)
    sentences = len(ends) - bisect_left(ends, end)
    return (
        1.0 / (1 + sentences),
        min(sentences, 8) / 4,
        min(text.count("\n", end, at), 6) / 3,
        subject,
        opening,
        1.0 if _word_before(text, start) in PREPOSITIONS else 0.0,
        1.0 if text[end - 2 : end] in ("'s", "’s") else 0.0,
        1.0 if spoke_last else 0.0,
        log(len(places)),
        1.0 if told else 0.0,
        1.0 if sentences == 0 else 0.0,
    )


def _is_subject(text: str, end: int) -> bool:
    """Whether the word right behind a mention is a verb."""
    stop = text.find(" ", end + 1, end + 16)
    word = text[end + 1 : stop] if stop > 0 and text[end : end + 1] == " " else ""
    return bool(word) and (word in SPEECH or finite_form(word))


def _in_apposition(text: str, start: int, end: int) -> bool:
    """Whether a mention stands between commas with a verb behind it: ", Dr. Holm, stayed"."""
    if not _APPOSED.search(text, max(0, start - 8), start) or text[end : end + 2] != ", ":
        return False
    stop = text.find(" ", end + 2, end + 18)
    word = (text[end + 2 : stop] if stop > 0 else text[end + 2 : end + 18]).rstrip(".,;")
    return word in SPEECH or finite_form(word)


def _word_before(text: str, start: int) -> str:
    space = text.rfind(" ", max(0, start - 14), start - 1)
    return text[space + 1 : start - 1].lower() if space > 0 else ""
