"""Claims of so few words that they tell no remark from another, whatever is on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.reading.evidence import Evidence as Record
from quotes.search.denials import restated
from quotes.search.frames import is_number
from quotes.search.retrieval import Credited, Found, Hit
from quotes.search.shingles import Keys, shingles
from quotes.text import holds, tokens
from quotes.text import words as words_of
from quotes.verdicts import Finding

# Of so many words whether a wording holds them as they are is read from the index alone.
FEW = 3
# So many words that stand in a row somewhere are still looked for; of more the search finds them, or hardly any.
LONGEST = 12
# The beginning or end of a claim that stands somewhere is told where it is so many words and this share of them.
LEAST, SHARE = 4, 2 / 3
# Words that stand in more wordings than this are looked up for nobody.
MOST_ROWS = 1_000
KIND = "too_few_words"


@dataclass(frozen=True, slots=True)
class Brief:
    """A claim too short to be traced: its words, and how many wordings on record hold them as they are.

    `run` is the part of them that stands there, empty for all; `denied` says that they stand there with a denial that the
    claim has not, or without the one it has.
    """

    words: int
    standing: int
    run: str = ""
    denied: bool = False

    def finding(self) -> Finding:
        """What a verdict says of it beside `not_found`."""
        few = "One word tells" if self.words == 1 else "So few words tell"
        return Finding(KIND, "", "", KIND, note=f"{few} no remark from another; give more of the sentence.")


def brief(claim: str, record: Record) -> Brief | None:
    """Whether a claim that nothing answers is too short: one word, or a few that stand in wordings as they are.

    Of up to twelve words those count, too, that stand with a denial more or less, and a part of two thirds of them.
    """
    said = words_of(claim)
    if len(said) > LONGEST:
        return None
    if len(said) <= FEW:
        whole = _key(said)
        standing = int(record.library.postings(whole, 0).frequencies[0]) if len(whole) == 1 else 0
        if standing or len(said) == 1:
            return Brief(len(said), standing)
    elif standing := len(_holding(said, record)):
        return Brief(len(said), standing)
    if denied := {n for run in _restated(said) for n in _holding(run, record)}:
        return Brief(len(said), len(denied), denied=True)
    for part in _edges(said):
        if standing := len(_holding(said[part], record)):
            read = tokens(claim)
            return Brief(len(said), standing, run=claim[read.starts[part][0] : read.ends[part][-1]])
    return None


def few_of_speaker(claim: str, record: Record, credited: Credited) -> Found:
    """Where a few words stand as they are, or but for a denial, among those that the claimed speaker is credited with.

    They tell no remark from another, but that this person said them is on record, and the passage shows how. So does the
    greater part of them that nobody else on record has said, where the rest has a number: a misquotation changes one. Of
    2,829 rows of up to twelve words that are left out and not found 1 is answered falsely so; with any rest it is 22.
    """
    said = words_of(claim)
    if not 1 < len(said) <= LONGEST:
        return Found()
    whole = (said, *_restated(said))
    numbered = (said[part] for part in _edges(said) if _number_apart(said, part))
    for run in (*whole, *numbered):
        found = _holding(run, record)
        theirs = credited(sorted(found)) if found else ()
        if theirs and (run in whole or len(theirs) == len(found)):
            n = min(theirs)
            return Found((Hit((n,), found[n], 0, len(said), 1.0),))
    return Found()


def denying(claim: str, record: Record) -> list[int]:
    """The wordings that hold a short claim with a denial more or less, as English writes them; none for a longer one."""
    found = {n for run in _restated(words_of(claim)) for n in _holding(run, record)}
    return sorted(found)


def _restated(said: Sequence[str]) -> list[list[str]]:
    """The words with a denial more or less; a single one that is left stands everywhere."""
    return [list(run) for run in restated(said) if len(run) > 2]


def _edges(said: Sequence[str]) -> Iterator[slice]:
    """The beginnings and ends of a claim that are enough of it to be told, the longest first."""
    for size in range(len(said) - 1, LEAST - 1, -1):
        if size >= SHARE * len(said):
            yield slice(0, size)
            yield slice(len(said) - size, len(said))


def _number_apart(said: Sequence[str], part: slice) -> bool:
    """Whether a number stands among the words of a claim that are no part of its beginning or end."""
    return any(is_number(word) for at, word in enumerate(said) if not part.start <= at < part.stop)


def _holding(run: Sequence[str], record: Record) -> dict[int, str]:
    """The wordings that hold words in a row as they are, each with its text; none where the words stand in too many."""
    keys = shingles(run)
    parts = (keys.ones, keys.twos, keys.threes)[min(len(run), FEW) - 1]
    if not len(parts):
        return {}
    counts = record.library.postings(parts, 0).frequencies
    rarest = int(counts.argmin())
    if not 0 < counts[rarest] <= MOST_ROWS:
        return {}
    rows = record.library.postings(parts[rarest : rarest + 1], MOST_ROWS).rows.tolist()
    texts = record.library.texts(sorted(set(rows)))
    return {n: text for n, text in texts.items() if holds(words_of(text), list(run))}


def _key(said: Sequence[str]) -> Keys:
    """The key of one to three words in a row; none of one that the index leaves out."""
    keys = shingles(said)
    return (keys.ones, keys.twos, keys.threes)[len(said) - 1]
