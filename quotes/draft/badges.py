"""A verdict in the few words that a report has room for, each with a tone: good, open, care or bad."""

from dataclasses import dataclass

from quotes.draft.drafts import CheckedQuotation
from quotes.verdicts import Verdict

# A badge has a word and a sign as well as a colour, so that no reader needs the colour.
WORDINGS = {
    "exact": ("good", "Exact words"),
    "minor": ("good", "Same words but for spelling"),
    "excerpt": ("good", "Exact part of a longer passage"),
    "elided": ("care", "Cuts marked, in order"),
    "altered": ("bad", "Words changed"),
    "meaning_changed": ("bad", "Meaning changed"),
    "spliced": ("bad", "Joined from pieces"),
    "not_found": ("open", "Not found here"),
}
ATTRIBUTIONS = {
    "confirmed": ("good", "Speaker confirmed"),
    "likely": ("good", "Speaker likely"),
    "different_speaker": ("bad", "Somebody else’s words"),
    "disputed": ("bad", "Credit disputed"),
    "misattributed": ("bad", "Wrongly credited"),
    "unattributed": ("open", "Speaker not on record"),
    "not_claimed": ("good", "No speaker claimed"),
    "not_recorded": ("open", "Nobody to compare"),
}
TONES = ("good", "care", "open", "bad")


@dataclass(frozen=True, slots=True)
class Badge:
    """A short answer with its tone."""

    tone: str
    text: str


def badges(checked: CheckedQuotation) -> tuple[Badge, ...]:
    """The short answers on one quotation: wording, attribution, and what weakens them."""
    verdict = checked.verdict
    if checked.error:
        return (Badge("open", "Could not be checked"),)
    found = [Badge(*WORDINGS[verdict.wording])]
    if verdict.wording != "not_found":
        found.append(Badge(*ATTRIBUTIONS[verdict.attribution]))
    if checked.own:
        found.append(Badge("open", "On record from this page alone"))
    if verdict.guard == "unavailable":
        found.append(Badge("care", "Meaning not checked"))
    return tuple(found)


def tone(checked: CheckedQuotation) -> str:
    """The tone of the whole answer: the worst of its badges, so that a false credit is never green."""
    return max((badge.tone for badge in badges(checked)), key=TONES.index)


def advice(checked: CheckedQuotation) -> str:
    """What to do about a quotation, in one sentence; empty where nothing has to be done."""
    verdict, speaker = checked.verdict, checked.quotation.speakers
    if checked.error:
        return checked.error
    if verdict.wording == "not_found":
        return "Ask the writer for the source, and add it to the database."
    if checked.own:
        return "Only this very page carries the words: find the source it took them from."
    if verdict.attribution in ("different_speaker", "misattributed") and verdict.speakers:
        return f"Credit {_names(verdict)} instead of {' and '.join(speaker)}."
    if verdict.attribution in ("disputed", "misattributed"):
        return "Say that the credit is in doubt, or leave the quotation out."
    if verdict.wording == "spliced":
        return "Quote the pieces apart, or mark what is left out."
    if verdict.wording in ("altered", "meaning_changed"):
        return "Use the recorded words, or paraphrase without marks."
    return ""


def _names(verdict: Verdict) -> str:
    return " and ".join(verdict.speakers[:3])
