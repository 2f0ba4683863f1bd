"""What somebody did time and again, told in two ways: "every evening he would read to us", "… he used to read to us"."""

from quotes.lexicon import classed
from quotes.wording.regions import Region

_WAYS = ({("would",), ("used", "to")}, {("did",), ("used", "to")})
# Words around the verb in which stands that it was done often, or long ago.
REACH = 12


def habit(region: Region) -> bool:
    """Whether "would" stands for "used to" where the sentence tells of old times, or of what was done often."""
    told = any({*region.runs(c)} in _WAYS for c in region.changes)
    if not told:
        return False
    start, end = region.recorded_span
    around = region.recorded.words[max(0, start - REACH) : end + REACH]
    return not classed("of_old").isdisjoint(around)
