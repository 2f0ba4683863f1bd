"""What deserves a look, and why: the reasons in their order, and the wordings whose meaning turned."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.queue import Changed, Waiting
from quotes.wording import compare


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something waits: its name in addresses, its heading, and what to do about it."""

    name: str
    title: str
    told: str


# In the order in which a reader would be misled most.
REASONS = (
    Reason("contested", "Reviewers disagree", "Two decisions contradict each other; neither is obeyed for now."),
    Reason("unanchored", "Decisions that lost their place", "The words decided on were not found again; decide anew or undo."),
    Reason("overtaken", "New evidence against a decision", "A source that came in later says otherwise."),
    Reason("turned", "Meaning changed in a much-copied wording", "By the guard, the copies do not say what the record says."),
    Reason("disagreeing", "Credits that conflict", "Sources credit different people."),
    Reason("unsure", "Uncertain credits", "No source credits anybody with certainty."),
)  # fmt: skip


def turned(rows: Iterable[Changed]) -> list[Waiting]:
    """Those of some changed wordings whose meaning the guard says was changed; what it saw is the note."""
    found = []
    for row in rows:
        comparison = compare(row.text, row.from_text)
        if comparison.wording == "meaning_changed":
            seen = sorted(
                {finding.kind.replace("_", " ") for finding in comparison.findings if finding.turns}
            )
            found.append(
                Waiting("variant", row.id, row.text, row.places, str(row.n), (), None, ", ".join(seen))
            )
    return found
