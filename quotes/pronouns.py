"""Whom "he" or "she" means: the person a reader has in mind at that point of the text.

Mentions are looked for backwards from the pronoun, outside marked words, as far as a few paragraphs. A small
linear ranker weighs each person by how near the mentions stand, whether one is the subject of its sentence,
and whether that person spoke last. Its weights are trained by `bench/train_ranker.py`.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log
from typing import NamedTuple

from quotes.cues import PREPOSITIONS, SPEECH, finite_form
from quotes.marks import Mark
from quotes.people import CAPITALISED_RUN, Name, People, gender_of, personal

# How far back a pronoun may point (code points): nine pronouns in ten have their name within 600.
_WINDOW = 1800
_SENTENCE_END = re.compile(r"[.?!][”\"’')\]]{0,2}\s|\n")
# A smaller lead of the best candidate over the next leaves two readings open (logits).
MARGIN = 0.05
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
    """The person a pronoun most likely means, and by how much the next candidate trails (logits)."""

    name: Name
    lead: float


@cache
def weights() -> tuple[float, ...]:
    """The trained weight of each feature, in the order of `FEATURES`."""
    trained = json.loads(files("quotes").joinpath("words", "pronoun_weights.json").read_text("utf-8"))
    return tuple(float(trained[name]) for name in FEATURES)


def resolve(
    text: str, people: People, marks: Sequence[Mark], at: int, gender: str, spoke_last: tuple[str, ...]
) -> Choice | None:
    """The person a pronoun of the given gender at offset `at` means, None where nobody fits.

    `marks` are the marked stretches before the pronoun, nearest last; names inside them are passed over.
    """
    ranked = sorted(
        ((_dot(seen), name) for name, seen in candidates(text, people, marks, at, gender, spoke_last).items()),
        key=lambda pair: (-pair[0], pair[1].words),
    )
    if not ranked:
        return None
    lead = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 9.0
    return Choice(ranked[0][1], lead)


def _dot(seen: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights(), seen, strict=True))


def candidates(
    text: str, people: People, marks: Sequence[Mark], at: int, gender: str, spoke_last: tuple[str, ...]
) -> dict[Name, tuple[float, ...]]:
    """The people whom a pronoun can mean, each with the values of `FEATURES`."""
    floor = text.find("\n", at - _WINDOW, at) + 1 if at > _WINDOW else 0
    hidden = [(m.opening, m.closing) for m in marks if m.closing > floor and m.opening < at]
    ends = [m.start() for m in _SENTENCE_END.finditer(text, floor, at) if not _inside(m.start(), hidden)]
    seen: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    names: dict[tuple[str, ...], Name] = {}
    for match in CAPITALISED_RUN.finditer(text, floor, at):
        start = match.start()
        if _inside(start, hidden):
            continue
        name = _person(people, match.group(), start)
        if name is None or (name.gender and name.gender != gender):
            continue
        names[name.words] = name
        seen.setdefault(name.words, []).append((start, match.end()))
    return {
        names[words]: _features(text, places, at, ends, " ".join(words) in spoke_last, bool(names[words].gender))
        for words, places in seen.items()
    }


def _inside(at: int, hidden: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in hidden)


def _person(people: People, run: str, at: int) -> Name | None:
    """The person a run of capitalised words names, if the document knows that person in full."""
    name = personal(tuple(run.split(" ")))
    if name is None:
        return None
    full, _ = people.full(name, at)
    if len(full.words) == 1 and not name.titled and not people.known(full.words[0]):
        return None
    return Name(full.words, full.gender or gender_of(full.words), False)


def _features(
    text: str, places: list[tuple[int, int]], at: int, ends: list[int], spoke_last: bool, told: bool
) -> tuple[float, ...]:
    """One person's values: of the nearest mention, and of the best-placed one among the last three."""
    start, end = places[-1]
    subject = opening = 0.0
    for first, last in places[-3:]:
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


def _word_before(text: str, start: int) -> str:
    space = text.rfind(" ", max(0, start - 14), start - 1)
    return text[space + 1 : start - 1].lower() if space > 0 else ""
