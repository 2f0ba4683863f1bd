"""What tests ask of findings that turn nothing: by which rule, and why."""

from quotes.wording import compare


def told_only(recorded: str, claim: str) -> set[tuple[str, str]]:
    """The rules of the findings that turned nothing because of what stands around them, with the reason."""
    answer = compare(claim, recorded)
    assert answer.wording != "meaning_changed"
    return {(f.rule, f.note.split("told only: ")[1]) for f in answer.findings if "told only" in f.note}
