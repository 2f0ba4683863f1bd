"""What a speaker would not tell anybody to do: "I'm not going to tell you to | sell your boats"."""

from collections.abc import Sequence

from quotes.lexicon import classed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import markers
from quotes.wording.cutting.governors import Governor, parted

# Words of whoever is told, between the verb and its "to": "the men of the yard".
TOLD = 4
_TELLING = classed("telling_to")


def not_told_to(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A denial of having told, or of wanting to tell, somebody to do what the words kept say."""
    words = left.words
    if words[-1] != "to" or not kept:
        return None
    low = max(start, len(words) - 2 - TOLD)
    verb = next((at for at in range(len(words) - 3, low - 1, -1) if words[at] in _TELLING), -1)
    if verb < 0 or any(parted(left, at) for at in range(verb + 1, len(words) + 1)):
        return None
    denied = [m for m in markers(words, start, verb) if m.kind == "negation"]
    clear = denied and not any(parted(left, at) for at in range(denied[-1].end, verb + 1))
    return Governor("negation", "cut.negation", denied[-1].start, len(words), True) if clear else None
