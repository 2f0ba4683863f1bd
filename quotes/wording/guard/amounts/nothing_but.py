"""One restriction told in two ways: "nothing to fear but fear" and "the only thing to fear is fear"."""

from collections.abc import Sequence

from quotes.lexicon import classed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.regions import Region

_NOTHING = classed("doubling")
_ONLY = frozenset({"only", "sole", "solely", "alone", "all"})
_BUT = (("but",), ("except",), ("save", "for"), ("other", "than"), ("apart", "from"), ("besides",))
_KINDS = frozenset({"negation", "quantifier", "modal"})
# Words around a change in which both halves of such a restriction stand.
REACH = 8


def without_restrictions(region: Region, alarms: list[Finding]) -> list[Finding]:
    """The alarms of a region without those on the words of a restriction that was only told otherwise."""
    if any(alarm.kind in _KINDS for alarm in alarms) and nothing_but(region):
        return [alarm for alarm in alarms if alarm.kind not in _KINDS]
    return alarms


def nothing_but(region: Region) -> bool:
    """Whether one side denies all but a thing and the other says "only" of it."""
    claimed, recorded = (
        _around(region.text(side), spans) for side, spans in ((0, region.spans(0)), (1, region.spans(1)))
    )
    return (_all_but(claimed) and not _ONLY.isdisjoint(recorded) and not _all_but(recorded)) or (
        _all_but(recorded) and not _ONLY.isdisjoint(claimed) and not _all_but(claimed)
    )


def _all_but(words: Sequence[str]) -> bool:
    """Whether a run denies something and makes an exception behind it."""
    first = next((at for at, word in enumerate(words) if word in _NOTHING), len(words))
    return any(tuple(words[at : at + len(run)]) == run for at in range(first + 1, len(words)) for run in _BUT)


def _around(text: Atoms, spans: Sequence[tuple[int, int]]) -> Sequence[str]:
    """The words around changes, within their sentence."""
    low, high = spans[0][0], spans[-1][1]
    start = next(
        (at for at in range(low, max(0, low - REACH), -1) if sentence_start(text, at)), max(0, low - REACH)
    )
    end = next(
        (at for at in range(high, min(len(text), high + REACH)) if sentence_start(text, at)), high + REACH
    )
    return text.words[start:end]
