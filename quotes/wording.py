"""How a claim's words stand to a passage's words: exact, minor, excerpt, elided, altered and so on.

`compare` answers for one passage, `join` for a claim whose pieces come from several. Both are pure: whether
the words count as found at all is decided elsewhere, from the rarity of what matched. No score decides here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quotes import alignment
from quotes.text import Tokens, tokens
from quotes.verdicts import Comparison, Wording

__all__ = ["LONGEST_CLAIM", "LONGEST_PASSAGE", "Part", "compare", "join"]

# Words read of a claim and of a passage. Longer ones are compared as far as this, and a finding says so.
LONGEST_CLAIM = 4_000
LONGEST_PASSAGE = 60_000


@dataclass(frozen=True, slots=True)
class Part:
    """One of several passages that may each hold a piece of a claim.

    `source` and `speaker` are compared for equality only. `first_word` and `first_sentence` count the words
    and sentences that stand before the passage in its source, so that the distance between two passages of
    one source is known; None when it is not.
    """

    text: str | Tokens
    source: str = ""
    speaker: str = ""
    first_word: int | None = None
    first_sentence: int | None = None


def compare(claim: str | Tokens, passage: str | Tokens, *, before: str = "", after: str = "") -> Comparison:
    """How the claim's words stand to the passage that answers them.

    `before` and `after` are what stands around the passage in its source; they are read for what governs
    the words kept. Positions are code points of `claim` and of `passage`. A claim without a word is
    `not_found`.
    """
    said = tokens(claim, LONGEST_CLAIM) if isinstance(claim, str) else claim
    recorded = tokens(passage, LONGEST_PASSAGE) if isinstance(passage, str) else passage
    if not said.words or not recorded.words:
        return Comparison("not_found", 0.0, 0, 0)
    steps = alignment.align(said.words, recorded.words)
    r0, r1 = steps[0].r0, steps[-1].r1
    start = recorded.starts[r0] if r0 < len(recorded) else len(recorded.text)
    end = recorded.ends[r1 - 1] if r1 > r0 else start
    kept = sum(step.c1 - step.c0 for step in steps if step.op == "equal")
    score = 200.0 * kept / (len(said) + r1 - r0)
    wording: Wording = "altered"
    if all(step.op == "equal" for step in steps):
        wording = "exact" if r1 - r0 == len(recorded) else "excerpt"
    return Comparison(wording, score, start, end, alignment.edits(said, recorded, steps, start, end))


def join(claim: str | Tokens, parts: Sequence[Part]) -> Comparison:
    """How a claim stands to several passages that each hold a piece of it.

    Positions of the recorded side count in the texts of `parts` joined by one newline, in the order given.
    """
    texts = [part.text if isinstance(part.text, str) else part.text.text for part in parts]
    return compare(claim, "\n".join(texts))
