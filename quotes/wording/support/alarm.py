"""One alarm of the guard with the words and the changes it speaks of, for those who ask what supports it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from quotes.values import value
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change


@value
class Alarm:
    """A finding that turns; `claim` and `record` are the words [start, end) it names, `own` the changes among them."""

    said: Atoms
    recorded: Atoms
    changes: tuple[Change, ...]
    finding: Finding
    claim: tuple[int, int]
    record: tuple[int, int]
    own: tuple[Change, ...]

    @property
    def lost(self) -> bool:
        """Whether all that it speaks of was dropped."""
        return bool(self.own) and all(change.kind == "dropped" for change in self.own)

    def stands(self, at: int) -> bool:
        """Whether a recorded word was not changed."""
        return not any(c.weight == "changed" and c.r0 <= at < c.r1 for c in self.changes)

    def gone(self, at: int) -> Change | None:
        """The change by which a recorded word was dropped, None where it stands or gave way to another."""
        return next((c for c in self.changes if c.kind == "dropped" and c.r0 <= at < c.r1), None)


def alarm_of(said: Atoms, recorded: Atoms, changes: Sequence[Change], finding: Finding) -> Alarm:
    """An alarm, its characters read back as words."""
    claim = _words(said, finding.claim_start, finding.claim_end)
    record = _words(recorded, finding.recorded_start, finding.recorded_end)
    own = tuple(
        c
        for c in changes
        if c.weight == "changed"
        and ((c.c0 < claim[1] and claim[0] < c.c1) or (c.r0 < record[1] and record[0] < c.r1))
    )
    return Alarm(said, recorded, tuple(changes), finding, claim, record, own)


def _words(text: Atoms, start: int | None, end: int | None) -> tuple[int, int]:
    """The words [first, last) that hold the characters from `start` to `end`, none where those are unknown."""
    if start is None or end is None:
        return 0, 0
    return bisect_right(text.ends, start), bisect_left(text.starts, end)
