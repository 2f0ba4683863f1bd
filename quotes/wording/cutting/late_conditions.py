"""A condition put behind as a sentence of its own: "We will open in April. If the grant comes through, that is."."""

from collections.abc import Sequence

from quotes.lexicon import listed, phrases
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.cutting.governors import Governor, is_clause, parted

# Words of the longest such sentence, and of what marks it as said of the one before.
LONGEST, TAG = 16, 3


def late_condition(right: Atoms, kept: Sequence[str]) -> Governor | None:
    """The condition at the head of the words behind a sentence, where its end says that it belongs to that sentence."""
    words = right.words
    if words[:1] == () or words[0] not in listed("late_condition_openers") or not is_clause(kept):
        return None
    end = next((at for at in range(1, min(len(right), LONGEST) + 1) if sentence_start(right, at)), 0)
    sizes = range(1, min(TAG, end - 1) + 1)
    if any(words[end - n : end] in phrases("late_condition_tags") and parted(right, end - n) for n in sizes):
        return Governor("condition", "cut.condition", 0, end, True)
    return None
