"""Degrees that a denial turns round: "I cannot thank them enough" is no "I cannot thank them"."""

from collections.abc import Iterator

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import markers
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

_DEGREES = frozenset({"enough", "sufficiently", "overly", "too"})
# Words before it in which the denial stands.
REACH = 8


@needs("dropped", "added", words=among(_DEGREES))
def not_enough(region: Region) -> Iterator[Finding]:
    """Alarm where "enough" or "too" came or went in a clause that denies: "can't thank them (enough)", "not (too) late"."""
    for change in region.changes:
        side = int(change.kind == "dropped")
        start, end = change.span(side)
        text = region.text(side)
        at = next((n for n in range(start, end) if text.words[n] in _DEGREES), None)
        if (
            change.kind in ("dropped", "added")
            and at is not None
            and _whole(text, start, end)
            and _denied(text, start)
        ):
            yield region.finding("quantifier", f"guard.quantifier_{change.kind}", (), (), text.words[at])
            return


def _whole(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is no more than the degree with its adverb: "highly enough"."""
    return end - start == 1 or (end - start == 2 and text.words[start].endswith("ly"))


def _denied(text: Atoms, at: int) -> bool:
    """Whether the clause up to a word denies."""
    low = max(0, at - REACH)
    low = next((n for n in range(at, low, -1) if sentence_start(text, n) or "," in text.between(n)), low)
    return any(
        m.kind == "negation" and text.words[m.start] in ("not", "never") for m in markers(text.words, low, at)
    )
