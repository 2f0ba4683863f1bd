"""Somebody else's message with the words kept in it: "the word from the mill was that", "my lawyer's advice was to"."""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.cutting.governors import Governor, parted, tells

# Words between the message and its "was": "from the men at the mill", "to the two of us".
BETWEEN = 7
_IS = classed("is") | classed("was") | {"'s", "'re"}
_OWNERS = frozenset({"his", "her", "their"})
_OWN = frozenset({"me", "us", "my", "our"})
_LED = frozenset({"that", "to"})
_WORDS = classed("messages")


def messaged(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A message, with whoever it came from, and an "is that", "was to" or "were," before the words kept.

    The speaker's own tells in the speaker's own voice ("my answer is that"), and so does one of which nobody is the sender
    ("the answer is that").
    """
    words, end = left.words, len(left)
    comma = "," in left.between(end)
    led = words[-1] in _LED and not parted(left, end)
    verb = end - 1 - led
    if not (led or comma) or verb <= start or words[verb] not in _IS:
        return None
    if not (tells(kept) or (words[-1] == "to" and len(kept) > 1)):
        return None
    nouns = listed("told_nouns") | _WORDS
    at = next((n for n in range(verb - 1, max(start, verb - BETWEEN) - 1, -1) if words[n] in nouns), None)
    if at is None or any(parted(left, n) for n in range(at + 1, verb + 1)):
        return None
    first = max(start, at - BETWEEN)
    sender = words[at + 1 : at + 2] == ("from",) and _OWN.isdisjoint(words[at + 2 : at + 3])
    owned = "'s" in words[first:at] or not _OWNERS.isdisjoint(words[first:at])
    return Governor("nested_speaker", "cut.voice", first, end, True) if sender or owned else None
