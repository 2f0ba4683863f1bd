"""Whom "he" or "she" means: the person a reader has in mind at that point of the text.

Mentions are looked for backwards from the pronoun, outside marked words, as far as a few paragraphs. Each is
weighed by how near it stands, whether it is the subject of its sentence, and whether that person spoke last.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from quotes.cues import PREPOSITIONS, finite
from quotes.marks import Mark
from quotes.people import CAPITALISED_RUN, Name, People, gender_of, personal

# How far back a pronoun may point (code points): nine pronouns in ten have their name within 600.
_WINDOW = 1800
_SENTENCE_END = re.compile(r"[.?!][”\"’')\]]{0,2}\s")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)[ ]$")
_WORD_AFTER = re.compile(r"[ ]([a-z’']+)")

# Weights, set on the tuned half's adjudicated pronouns together with named speakers' previous mentions.
_PER_SENTENCE = -0.8
_PER_PARAGRAPH = -0.4
_SUBJECT = 1.5
_OBJECT = -0.8
_POSSESSIVE = -0.4
_SPOKE_LAST = 1.2
# The best candidate must lead the next by this much, or the text allows two readings.
MARGIN = 0.5


class Choice(NamedTuple):
    """The person a pronoun most likely means, and by how much the next candidate trails."""

    name: Name
    lead: float


def resolve(
    text: str, people: People, marks: Sequence[Mark], at: int, gender: str, spoke_last: tuple[str, ...]
) -> Choice | None:
    """The person a pronoun of the given gender at offset `at` means, None where nobody fits.

    `marks` are the marked stretches before the pronoun, nearest last; names inside them are passed over.
    """
    floor = text.find("\n", max(0, at - _WINDOW), at) + 1 if at > _WINDOW else 0
    scores: dict[str, float] = {}
    names: dict[str, Name] = {}
    hidden = [(m.opening, m.closing) for m in marks if m.closing > floor and m.opening < at]
    ends = [m.start() for m in _SENTENCE_END.finditer(text, floor, at) if not _inside(m.start(), hidden)]
    for match in CAPITALISED_RUN.finditer(text, floor, at):
        if _inside(match.start(), hidden):
            continue
        name = _person(people, match.group(), match.start())
        if name is None or (name.gender and name.gender != gender):
            continue
        score = _score(text, match.start(), match.end(), at, ends)
        if name.text in spoke_last:
            score += _SPOKE_LAST
        if score > scores.get(name.text, -99.0):
            scores[name.text], names[name.text] = score, name
    if not scores:
        return None
    ranked = sorted(scores, key=lambda key: -scores[key])
    lead = scores[ranked[0]] - scores[ranked[1]] if len(ranked) > 1 else 9.0
    return Choice(names[ranked[0]], lead)


def _inside(at: int, hidden: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in hidden)


def _person(people: People, run: str, at: int) -> Name | None:
    """The person a run of capitalised words names, if the document knows that person in full."""
    name = personal(tuple(run.split(" ")))
    if name is None:
        return None
    full, _ = people.full(name, at)
    if len(full.words) == 1 and not name.titled:
        return None
    return Name(full.words, full.gender or gender_of(full.words), full.titled)


def _score(text: str, start: int, end: int, at: int, ends: list[int]) -> float:
    sentences = sum(1 for stop in ends if stop >= end)
    paragraphs = text.count("\n", end, at)
    score = _PER_SENTENCE * sentences + _PER_PARAGRAPH * min(paragraphs, 3)
    following = _WORD_AFTER.match(text, end)
    before = _WORD_BEFORE.search(text, max(0, start - 20), start)
    if following and finite(following.group(1)):
        score += _SUBJECT
    elif start == 0 or text[start - 1] == "\n" or any(start - 3 <= stop < start for stop in ends):
        score += _SUBJECT
    if before and before.group(1).lower() in PREPOSITIONS:
        score += _OBJECT
    if text[end - 2 : end] in ("'s", "’s"):
        score += _POSSESSIVE
    return score
