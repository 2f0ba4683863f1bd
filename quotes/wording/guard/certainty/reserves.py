"""A whole clause of reserve or denial that fell out of the middle, or was put there: "(it may be that) we were late"."""

from collections.abc import Iterator, Sequence

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.reserve import GUESSING, reserved
from quotes.wording.cutting.governors import is_clause
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

# Words behind such a clause among which the verb of what it holds back stands.
HELD = 8


@needs("dropped", "added", words=among(GUESSING))
def withheld(region: Region) -> Iterator[Finding]:
    """Alarm where "it is possible that", "my guess is" and their like fell out without a mark or were put in."""
    for change in region.changes:
        if change.kind not in ("dropped", "added") or region.free:
            continue
        side = int(change.kind == "dropped")
        text = region.text(side)
        start, end = _unrotated(text, *change.span(side))
        clause = reserved(text.words[:end], start)
        if clause is None or any(
            m.kind == "hedge" and clause.start <= m.start < end for m in region.markers(side)
        ):
            continue
        if _holds(text, end) and not _elsewhere(region.text(1 - side), text.words[clause.start : end]):
            rule = "guard.negation" if clause.kind == "negation" else f"guard.hedge_{change.kind}"
            yield region.finding(clause.kind, rule, (), ())
            return


def _unrotated(text: Atoms, start: int, end: int) -> tuple[int, int]:
    """A gap read a word to the left where it begins and ends alike: "(the odds are) the bridge", not "the (odds are the)"."""
    back = start > 0 and text.words[start - 1] == text.words[end - 1] and text.words[end - 1] != "that"
    return (start - 1, end - 1) if back else (start, end)


def _holds(text: Atoms, at: int) -> bool:
    """Whether a clause follows, of which the guess may be."""
    return is_clause(text.words[at : at + HELD])


def _elsewhere(other: Atoms, words: Sequence[str]) -> bool:
    """Whether the word of guessing stands on the other side as well, at another place."""
    return words[-1 - (words[-1] == "that")] in other.words
