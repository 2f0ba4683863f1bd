"""Claims of so few words that they tell no remark from another, whatever is on record."""

from dataclasses import dataclass

from db.reading.evidence import Evidence as Record
from quotes.search.shingles import shingles
from quotes.text import words as words_of
from quotes.verdicts import Finding

# Of so many words whether a wording holds them as they are is read from the index alone.
FEW = 3
KIND = "too_few_words"


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim too short to be traced: its words, and how many wordings on record hold them as they are."""

    words: int
    standing: int

    def finding(self) -> Finding:
        """What a verdict says of it beside `not_found`."""
        few = "One word tells" if self.words == 1 else "So few words tell"
        return Finding(KIND, "", "", KIND, note=f"{few} no remark from another; give more of the sentence.")


def brief(claim: str, record: Record) -> Brief | None:
    """Whether a claim that nothing answers is too short: one word, or up to three that stand in wordings as they are."""
    said = words_of(claim)
    if len(said) > FEW:
        return None
    keys = shingles(said)
    whole = (keys.ones, keys.twos, keys.threes)[len(said) - 1]
    standing = int(record.library.postings(whole, 0).frequencies[0]) if len(whole) == 1 else 0
    return Brief(len(said), standing) if standing or len(said) == 1 else None
