"""What comes nearest to a claim that nothing answers: candidates for a person to look at, never an answer.

A row is shown where it holds most of what the claim is made of in one place. That may be the same remark with a word
changed, or another of the same build: no evidence is asked, so nothing is said.
"""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.search.candidates import Search, Trial
from quotes.text import tokens
from quotes.values import value

# So many are shown, of claims of so many words at least.
MOST, SHORTEST = 3, 3
# The share of the claim's words that a row holds, of all and of those with a weight of their own. Of 1,831 rows that are left
# out of 300,000 and not found 168 have such a row: a verse in other words, or another remark of the same build.
SHARE = 0.6
# What is held stands within so many times the claim's own words.
SPREAD = 1.5
# A sentence with more words than these on a side of what is held is cut there.
BESIDE = 12
_ENDS = frozenset(".!?\n")


@value
class Near:
    """A row that is near a claim: the library's number of it, and the sentence of its `text` from `start` to `end`."""

    row: int
    text: str
    start: int
    end: int


def nearest(search: Search, ranked: Sequence[Trial]) -> tuple[Near, ...]:
    """The rows nearest to a claim among those that were tried, the nearest first; often none."""
    if len(search.words) < SHORTEST:
        return ()
    close = [trial for trial in ranked if len(trial.rows) == 1 and _close(search, trial)]
    shown = {near.text[near.start : near.end].casefold(): near for near in map(_near, reversed(close))}
    return tuple(reversed(shown.values()))[:MOST]


def _close(search: Search, trial: Trial) -> bool:
    found, size = trial.match, len(search.words)
    if found.held < SHARE * size or found.last - found.first > SPREAD * size:
        return False
    light = listed("light_words")
    held = {at for start, end in (*found.runs, *found.near) for at in range(start, end)}
    weighty = [at for at, word in enumerate(search.words) if word not in light]
    return bool(weighty) and len(held.intersection(weighty)) >= SHARE * len(weighty)


def _near(trial: Trial) -> Near:
    """The sentence of a row in which the words stand, or as much of it as is read at a glance."""
    read = tokens(trial.text)
    start, end = trial.match.first, min(max(trial.match.last, trial.match.first + 1), len(read))
    first, last = max(0, start - BESIDE), min(len(read), end + BESIDE)
    begins = next(
        (at for at in range(start, first, -1) if _stops(trial.text, read.ends[at - 1], read.starts[at])),
        first,
    )
    stops = next(
        (at for at in range(end, last) if _stops(trial.text, read.ends[at - 1], read.starts[at])), last
    )
    to = read.starts[stops] if stops < len(read) else len(trial.text)
    return Near(trial.rows[0], trial.text, read.starts[begins] if begins else 0, to)


def _stops(text: str, end: int, start: int) -> bool:
    """Whether a sentence ends between two words."""
    return not _ENDS.isdisjoint(text[end:start])
