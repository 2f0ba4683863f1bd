"""What a speaker once thought and takes back a sentence or two later: "I thought, we're lost. […] I was wrong, of course."."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.cutting.governors import Governor

# Words between "I was" and "wrong", and sentences behind the words kept that are read.
BETWEEN, SENTENCES = 3, 4
_THOUGHT = classed("thought_once")
_RETURNED = (("take", "it"), ("take", "that"), ("took", "it"), ("changed", "my"), ("changed", "our"))
_SELF = frozenset({"i", "we"})
_WAS = classed("was")
_DENIALS = classed("denials") | {"right"}


def thought_better(left: Atoms | None, right: Atoms | None) -> Governor | None:
    """The later "I was wrong" where the words kept are what the speaker tells to have thought; its place is on the right."""
    if right is None or not len(right) or listed("words_of_error").isdisjoint(right.words):
        return None
    if not (left is not None and _told_as_thought(left)) and not _pointed_back(right):
        return None
    begun = 0
    for at, word in enumerate(right.words):
        begun += sentence_start(right, at)
        if begun > SENTENCES:
            return None
        if word in listed("words_of_error") and (start := _own_error(right.words, at)) is not None:
            return Governor("rebuttal", "cut.thought_better", start, at + 1, True)
    return None


def _told_as_thought(left: Atoms) -> bool:
    """Whether the sentence that was cut begins the words kept with "I thought"."""
    words = left.words
    start = next((at for at in range(len(words) - 1, 0, -1) if sentence_start(left, at)), 0)
    return any(
        words[at] in _SELF and words[at + 1] in _THOUGHT and _DENIALS.isdisjoint(words[start:at])
        for at in range(start, len(words) - 1)
    )


def _pointed_back(right: Atoms) -> bool:
    """Whether the next sentence says that the words kept were a thought: "That's what I thought at the time."."""
    return any(right.words[:size] in phrases("thoughts_pointed_back") for size in range(2, 7))


def _own_error(words: Sequence[str], at: int) -> int | None:
    """Where the speaker's own error begins: "I was completely wrong", "how wrong I was", "I take it back"."""
    if words[at] in ("back", "mind"):
        run = tuple(words[max(0, at - 2) : at])
        return at - 2 if run in _RETURNED else None
    low = max(0, at - BETWEEN - 2)
    for n in range(at - 1, low, -1):
        if words[n] in _WAS and words[n - 1] in _SELF and _DENIALS.isdisjoint(words[n + 1 : at]):
            return n - 1
    if words[at - 1 : at] in (("me",), ("us",)) and words[at - 2 : at - 1] in (
        ("proved",),
        ("proven",),
        ("prove",),
    ):
        return at - 2
    behind = words[at + 1 : at + 3]
    turned = len(behind) == 2 and ({*behind} & _SELF) and ({*behind} & _WAS)
    return at - 1 if at and turned and words[at - 1] == "how" else None
