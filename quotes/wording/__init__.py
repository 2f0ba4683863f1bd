"""How a claim's words stand to the recorded ones: the one door to the comparison of wordings.

`compare` answers for one passage, `join` for a claim whose pieces come from several. `voices` says who speaks where,
`relating` whether words introduce somebody else's. Findings of the rules `TWO_SPEAKERS`, `TWO_SOURCES` and `OUT_OF_ORDER`
tell that pieces are not one person's, not of one source and not in the order of the passage; one of `REWORDED` that the
claim is put otherwise as a whole.
"""

from quotes.wording.canon.noise import voices
from quotes.wording.collation import LONGEST_CLAIM, LONGEST_PASSAGE, compare
from quotes.wording.cutting.joints import OUT_OF_ORDER, TWO_SOURCES, TWO_SPEAKERS
from quotes.wording.guard.people.voices import saying as relating
from quotes.wording.rewording import REWORDED
from quotes.wording.splices import Part, join

__all__ = [
    "LONGEST_CLAIM",
    "LONGEST_PASSAGE",
    "OUT_OF_ORDER",
    "REWORDED",
    "TWO_SOURCES",
    "TWO_SPEAKERS",
    "Part",
    "compare",
    "join",
    "relating",
    "voices",
]
