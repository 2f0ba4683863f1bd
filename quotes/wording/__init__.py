"""How a claim's words stand to the recorded ones: the one door to the comparison of wordings.

`compare` answers for one passage, `join` for a claim whose pieces come from several.
"""

from quotes.wording.collation import LONGEST_CLAIM, LONGEST_PASSAGE, compare
from quotes.wording.noise import voices
from quotes.wording.splices import Part, join

__all__ = ["LONGEST_CLAIM", "LONGEST_PASSAGE", "Part", "compare", "join", "voices"]
