"""Claims of so few words that they tell no remark from another, whatever is on record."""

from collections.abc import Sequence
from dataclasses import dataclass

from db.reading.evidence import Evidence as Record
from quotes.search.retrieval import Credited, Found, Hit
from quotes.search.shingles import Keys, shingles
from quotes.text import holds
from quotes.text import words as words_of
from quotes.verdicts import Finding

# Of so many words whether a wording holds them as they are is read from the index alone.
FEW = 3
# Words that stand in more wordings than this are looked up for nobody.
MOST_ROWS = 1_000
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
    whole = _key(said)
    standing = int(record.library.postings(whole, 0).frequencies[0]) if len(whole) == 1 else 0
    return Brief(len(said), standing) if standing or len(said) == 1 else None


def few_of_speaker(claim: str, record: Record, credited: Credited) -> Found:
    """Where two or three words stand as they are among those that the claimed speaker is credited with.

    They tell no remark from another, but that this person said them is on record, and the passage shows how.
    """
    said = words_of(claim)
    if not 1 < len(said) <= FEW or len(whole := _key(said)) != 1:
        return Found()
    rows = sorted(credited(record.library.postings(whole, MOST_ROWS).rows.tolist()))
    for n, text in sorted(record.library.texts(rows).items()):
        if holds(words_of(text), said):
            return Found((Hit((n,), text, 0, len(said), 1.0),))
    return Found()


def _key(said: Sequence[str]) -> Keys:
    """The key of one to three words in a row; none of one that the index leaves out."""
    keys = shingles(said)
    return (keys.ones, keys.twos, keys.threes)[len(said) - 1]
