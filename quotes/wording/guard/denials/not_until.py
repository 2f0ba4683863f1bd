"""What is not so until then is not so before: denied, the two words say the same."""

from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers
from quotes.wording.regions import Region

_LIMITS = frozenset({"until", "before"})
# Words before them in which the denial stands: "will not open its doors to the public".
REACH = 12


def not_until(region: Region, change: Change, ours: str, theirs: str) -> bool:
    """Whether two that are opposites ("shut until noon", "shut before noon") stand behind a denial in one of the texts."""
    places = ((region.said, change.c0), (region.recorded, change.r0))
    return {ours, theirs} == _LIMITS and any(_denied(text, at) for text, at in places)


def _denied(text: Atoms, at: int) -> bool:
    low = max(0, at - REACH)
    low = next((n for n in range(at, low, -1) if sentence_start(text, n)), low)
    return any(marker.kind == "negation" for marker in markers(text.words, low, at))
