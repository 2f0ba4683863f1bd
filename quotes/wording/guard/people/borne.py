"""Who bore a deed is told as its doer: "injuries inflicted upon our citizens", "injuries our citizens inflicted"."""

from collections.abc import Iterator, Sequence

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

_BE = frozenset({"was", "were", "been", "is", "are", "be", "being"})
# What parts a deed from whoever bears it; "by" names its doer.
_UPON = frozenset({"upon", "on", "at", "against", "to", "toward", "towards"})
Run = tuple[str, ...]


@needs("dropped", "added", words=among(_UPON))
def borne(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where the one at the end of a passive, behind a preposition, became its subject, or the other way round."""
    dropped = [c for c in changes if c.kind == "dropped"]
    added = [c for c in changes if c.kind == "added"]
    if not dropped or not added:
        return
    lost = [recorded.words[c.r0 : c.r1] for c in dropped]
    won = [said.words[c.c0 : c.c1] for c in added]
    for passive, active in ((lost, won), (won, lost)):
        if _turned(passive, active):
            first = dropped[0]
            yield found(
                "roles", "guard.borne", said, recorded, (first.c0, first.c1, first.r0, first.r1), turns=True
            )
            return


def _turned(passive: Sequence[Run], active: Sequence[Run]) -> bool:
    """Whether runs of one side only make a passive with its preposition, and those of the other the same deed done."""
    if any(not _BE.isdisjoint(run) for run in active):
        return False
    if any(len(run) == 1 and run[0] in _BE for run in passive):  # "[been] inflicted [upon our citizens]"
        return any(run[0] in _UPON and run[1:] in active for run in passive if len(run) > 1)
    deeds = [run[-2] for run in passive if len(run) > 2 and run[0] in _BE and run[-1] in _UPON]
    done = [run[0] for run in active if len(run) == 1]
    return any(
        is_past(deed) and not bases(deed).isdisjoint(bases(verb)) for deed in deeds for verb in done
    )  # "that [were thrown at] our players [threw]"
