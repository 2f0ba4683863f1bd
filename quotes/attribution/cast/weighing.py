"""What speaks for each of the people whom a pronoun can mean.

The values of a small linear ranker: how near somebody is named, whether as the subject or the speaker of a sentence,
who spoke last, whom the pronoun before this one meant. The weights are trained by `bench/train_ranker.py`.
"""

import json
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from math import log
from operator import mul
from typing import NamedTuple

from quotes.attribution.cast.mention import Mention
from quotes.attribution.cast.names import Name

# A mention counts for less with each sentence that parts it from the pronoun.
_DECAY = 0.7
_ARTICLES = frozenset(("a", "an", "the", "one", "another", "my", "our", "his", "her", "its", "their"))
FEATURES = (
    "sentences",
    "paragraphs",
    "subject",
    "speaks",
    "first",
    "sentence_start",
    "object",
    "possessive",
    "spoke_last",
    "often",
    "told_gender",
    "same_sentence",
    "chained",
    "introduced",
    "latest",
    "latest_subject",
    "own_subject",
    "quoted",
    "spoken_of",
)


@cache
def weights() -> tuple[float, ...]:
    """The trained weight of each feature, in the order of `FEATURES`."""
    trained = json.loads(files("quotes").joinpath("words", "pronoun_weights.json").read_text("utf-8"))
    # A feature that is new counts for nothing until it has been trained.
    return tuple(float(trained.get(name, 0.0)) for name in FEATURES)


def human(seen: dict[Name, list[Mention]]) -> dict[Name, list[Mention]]:
    """Without names that nothing shows to be a person's ("Alder Vale"), unless nobody else does anything."""
    kept = {
        name: mentions
        for name, mentions in seen.items()
        if name.gender or (not _initials(name) and any(mention.look().human for mention in mentions))
    }
    return kept or {
        name: mentions
        for name, mentions in seen.items()
        if any(mention.look().subject for mention in mentions)
    }


def nameless(name: Name) -> bool:
    """Whether somebody is only described ("a clerk")."""
    return name.words[0].lower() in _ARTICLES


def _initials(name: Name) -> bool:
    """Whether a name is a body's ("CNN")."""
    return len(name.words) == 1 and len(name.words[0]) > 1 and name.words[0].isupper()


def weigh(seen: Sequence[float]) -> float:
    """What somebody's values come to (logits)."""
    total: float = sum(map(mul, weights(), seen))
    return total


def named_in(text: str, name: Name, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the last name of somebody stands in one of some stretches of text."""
    last = name.words[-1]
    for start, end in spans:
        at = text.find(last, start, end)
        if at >= 0 and not text[at + len(last) : at + len(last) + 1].isalnum():
            return True
    return False


class Standing(NamedTuple):
    """How somebody stands to a pronoun besides where they are named."""

    spoke_last: bool
    chained: bool
    latest: bool
    latest_subject: bool
    own_subject: bool
    quoted: bool
    of_others: bool


def values(
    text: str, places: list[Mention], at: int, ends: list[int], standing: Standing
) -> tuple[float, ...]:
    """One person's values of `FEATURES`: of the nearest mention (first), and of the best-placed of the last three."""
    nearest, count = places[0].look(), len(ends)
    sentences = count - bisect_left(ends, nearest.end)
    near = _DECAY**sentences
    subject, speaks = near * nearest.subject, near * nearest.speaks
    opening, first = near * nearest.opens, near * nearest.first
    # From the nearest on each counts for less, so that the first of its kind is the best-placed.
    for place in places[1:3]:
        if first and opening and subject and speaks:
            break
        place.look()
        decay = _DECAY ** (count - bisect_left(ends, place.end))
        subject = subject or decay * place.subject
        speaks = speaks or decay * place.speaks
        opening = opening or decay * place.opens
        first = first or decay * place.first
    return (
        min(sentences, 8) / 4,
        min(text.count("\n", nearest.end, at), 6) / 3,
        subject,
        speaks,
        first,
        opening,
        nearest.governed,
        nearest.owner,
        standing.spoke_last,
        log(len(places)),
        bool(nearest.name.gender),
        sentences == 0,
        standing.chained,
        nearest.introduced * near,
        standing.latest,
        standing.latest_subject,
        standing.own_subject,
        standing.quoted,
        standing.of_others and not nearest.speaks and not standing.spoke_last,
    )
