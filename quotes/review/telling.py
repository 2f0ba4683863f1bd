"""A decision in words: as a finding of a verdict says it, and as the pages do."""

from db.reviewing.rulings import RulingRow

# More characters of another wording are not repeated in a sentence.
SHORT = 120

_SAID = {
    "confirm": "{who} is confirmed as the speaker",
    "speaker": "the speaker is {who}",
    "misattributed": "the words are wrongly credited to {who}",
    "disputed": "it is disputed that the words are those of {who}",
    "same_quote": "this is the same quote as “{who}”",
    "not_same_quote": "this is not the same quote as “{who}”",
    "same_person": "{who} is the same person",
    "not_same_person": "{who} is another person",
    "original": "this place is the original",
    "hide": "this is hidden from publication",
}
_WHERE = {"occurrence": " at this place", "attribution": " at this place", "variant": " for this wording"}


def told(kind: str, about: str, value_text: str | None) -> str:
    """What was decided, as a clause: “the speaker is Rosa Quill”."""
    who = value_text or "somebody"
    who = who if len(who) <= SHORT else f"{who[: SHORT - 1].rstrip()}…"
    where = _WHERE.get(about, "") if kind in ("confirm", "speaker", "misattributed", "disputed") else ""
    return _SAID.get(kind, kind).format(who=who) + where


def note(ruling: RulingRow) -> str:
    """A decision as a note under a verdict: what, when, why, and by which decision."""
    who = "Reviewers disagree; one of them decided" if ruling.contested else "A reviewer decided"
    sentence = f"{who} on {ruling.at[:10]}: {told(ruling.kind, ruling.about, ruling.value_text)}"
    because = [part.rstrip(".") for part in (ruling.reason, ruling.evidence_url) if part]
    return ". ".join([sentence, *because, f"Decision {ruling.decision_id}"])
