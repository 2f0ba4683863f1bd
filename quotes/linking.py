"""Links variants into families: which wordings go back to the same utterance.

Two wordings are related when the shorter is on record in the longer, by the same comparison that verifies a
claim. A family is a longest wording with what is related to it: a wording joins through a direct relation to
a longer member, never by a chain of resemblances, and belongs to one family only.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from db.families import Wording
from quotes.verdicts import Comparison
from quotes.wording import compare

# Shorter wordings are joined only when they are the same words: "thank you very much" is everybody's.
FEWEST_WORDS = 4
# A stranger's sentence must be this long to be the same utterance: below, people do say the same by chance.
FEWEST_WORDS_ACROSS_SPEAKERS = 8
# Alignment similarity below which an altered wording is another sentence.
LEAST_SCORE = 70.0
LEAST_SCORE_ACROSS_SPEAKERS = 80.0
# Relations that make a link; a splice has several parents and belongs to none of their families.
KINDS = frozenset({"exact", "minor", "excerpt", "elided", "altered", "meaning_changed"})


@dataclass(frozen=True, slots=True)
class Link:
    """The shorter wording `n` goes back to the longer `to`; both are numbers of variants."""

    n: int
    to: int
    comparison: Comparison


def rank(wording: Wording) -> tuple[int, str]:
    """Longest first, then by id: the order in which wordings become heads of families."""
    return -wording.words, wording.id


def relate(a: Wording, b: Wording) -> Link | None:
    """The link between two wordings, or None when they are not the same utterance."""
    longer, shorter = sorted((a, b), key=rank)
    if shorter.words < FEWEST_WORDS:
        return None
    same = not (a.speakers and b.speakers) or bool(a.speakers & b.speakers)
    if not same and shorter.words < FEWEST_WORDS_ACROSS_SPEAKERS:
        return None
    found = compare(shorter.text, longer.text)
    least = LEAST_SCORE if same else LEAST_SCORE_ACROSS_SPEAKERS
    if found.wording not in KINDS or (
        found.wording not in ("exact", "minor", "excerpt") and found.score < least
    ):
        return None
    return Link(shorter.n, longer.n, found)


def families(wordings: Mapping[int, Wording], links: Iterable[tuple[int, int, float]]) -> list[list[int]]:
    """Wordings grouped into families, the head first; `links` are (shorter, longer, score).

    The result depends on the wordings and links only, not on the order in which they were found.
    """
    parents: dict[int, list[tuple[float, int]]] = {}
    for shorter, longer, score in links:
        parents.setdefault(shorter, []).append((score, longer))
    head: dict[int, int] = {}
    for wording in sorted(wordings.values(), key=rank):
        choices = [(-score, rank(wordings[to]), to) for score, to in parents.get(wording.n, ()) if to in head]
        head[wording.n] = head[min(choices)[2]] if choices else wording.n
    groups: dict[int, list[int]] = {}
    for n, top in head.items():
        groups.setdefault(top, []).append(n)
    return [[top, *sorted(n for n in group if n != top)] for top, group in groups.items()]


def links_of(
    wording: Wording, candidates: Collection[int], look_up: Callable[[Collection[int]], Mapping[int, Wording]]
) -> list[Link]:
    """The links between one wording and its candidates."""
    others = look_up([n for n in candidates if n != wording.n])
    found = (relate(wording, other) for other in others.values())
    return [link for link in found if link is not None]
