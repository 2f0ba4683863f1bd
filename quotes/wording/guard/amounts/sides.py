"""The two sides of a "than", of several words each, that changed places."""

from collections.abc import Iterator, Sequence

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.compared_sides import sides_exchanged
from quotes.wording.guard.gate import needs
from quotes.wording.regions import found


@needs("moved")
def sides(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where they did, whatever the words that moved are: "rather (be fined by a judge, than robbed by a clerk)"."""
    if any(change.kind == "moved" for change in changes) and (
        span := sides_exchanged(said.words, recorded.words)
    ):
        yield found("roles", "guard.exchanged", said, recorded, (0, len(said), *span), turns=True)
