"""What deserves a look, and why: the reasons in their order, and the wordings whose meaning turned."""

from collections.abc import Iterable
from dataclasses import dataclass

from db.reviewing.queue import Changed, Waiting
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
        seen = row.turned if row.turned is not None else _read(row)
        if seen is not None:
            told = ", ".join(sorted(kind.replace("_", " ") for kind in seen))
            found.append(Waiting("variant", row.id, row.text, row.places, str(row.n), (), None, told))
    return found


def _read(row: Changed) -> tuple[str, ...] | None:
    """What turned the meaning of a wording that linking has not had read yet, None where nothing did."""
    comparison = compare(row.text, row.from_text)
    if comparison.wording != "meaning_changed":
        return None
    return tuple({finding.kind for finding in comparison.findings if finding.turns})
