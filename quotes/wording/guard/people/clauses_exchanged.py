"""Two clauses that changed places around what joins them: "we fled because they fired", "they fired because we fled".

Where fewer words still agree in their order it is a paraphrase, of which this is not asked.
"""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import needs
from quotes.wording.regions import found

_JOINING = frozenset({"because", "if", "unless", "after", "before", "when", "until", "although", "unlike"})
# Words behind such a word in which its clause is told.
CLAUSE = 4


@needs("moved", "replaced", "exchanged")
def clauses_exchanged(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where what was told behind "if", "because" or "after" is now told beside it, and the reverse."""
    if not any(change.kind in ("moved", "replaced", "exchanged") for change in changes):
        return
    for word in sorted(_JOINING.intersection(said.words).intersection(recorded.words)):
        if said.words.count(word) != 1 or recorded.words.count(word) != 1:
            continue
        c, r = said.words.index(word), recorded.words.index(word)
        ours, theirs = _clause(said, c), _clause(recorded, r)
        if not ours or not theirs or not _apart(ours[:1], theirs) or not _apart(theirs[:1], ours):
            continue
        if _holds(_beside(recorded, r), ours[0]) and _holds(_beside(said, c), theirs[0]):
            yield found("roles", "guard.exchanged", said, recorded, (c, c + 1, r, r + 1), turns=True)
            return


def _clause(text: Atoms, at: int) -> list[str]:
    """The words of weight right behind a joining word, up to a mark."""
    end = next((n for n in range(at + 2, len(text)) if text.between(n).strip()), len(text))
    return [
        word for word in text.words[at + 1 : min(end, at + 1 + CLAUSE)] if word not in listed("light_words")
    ]


def _beside(text: Atoms, at: int) -> list[str]:
    """The words of weight of the sentence that do not stand right behind its joining word."""
    low = next(n for n in range(at, -1, -1) if sentence_start(text, n))
    high = next((n for n in range(at + 1, len(text)) if sentence_start(text, n)), len(text))
    behind = next((n for n in range(at + 2, high) if text.between(n).strip()), at + 1 + CLAUSE)
    words = (*text.words[low:at], *text.words[min(behind, high) : high])
    return [word for word in words if word not in listed("light_words")]


def _holds(words: Sequence[str], word: str) -> bool:
    return not bases(word).isdisjoint(base for other in words for base in bases(other))


def _apart(some: Sequence[str], others: Sequence[str]) -> bool:
    return not any(_holds(others, word) for word in some)
