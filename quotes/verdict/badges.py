"""A verdict in a few words, each with a tone: what a page, a report and a terminal show beside the sentence."""

from dataclasses import dataclass

from quotes.verdict.brevity import KIND as TOO_FEW
from quotes.verdict.corrected import RULE as CORRECTED
from quotes.verdict.opposed import RULE as OPPOSED
from quotes.verdict.remarks import NOTED, OTHER_DATE, OTHERWISE
from quotes.verdicts import Verdict, by_rule

# A badge has a word and a sign as well as a colour, so that no reader needs the colour.
WORDINGS = {
    "exact": ("good", "Exact words"),
    "minor": ("good", "Same words but for small things"),
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
    "not_claimed": ("plain", "No speaker claimed"),
    "not_recorded": ("open", "Nobody to compare"),
}
SOURCES = {"same": ("good", "Found in the source named"), "other": ("care", "Found, but in another source")}
# From what weighs nothing to what weighs most.
TONES = ("plain", "good", "care", "open", "bad")


@dataclass(frozen=True, slots=True)
class Badge:
    """A short answer with its tone: plain, good, care, open or bad."""

    tone: str
    text: str


def badges(verdict: Verdict) -> tuple[Badge, ...]:
    """The short answers: wording, attribution, the source where the claim named one, and a guard that was silent."""
    if any(finding.kind == TOO_FEW for finding in verdict.findings):
        return (Badge("open", "Too few words to tell"),)
    found = [Badge(*WORDINGS[verdict.wording])]
    if verdict.wording != "not_found":
        found.append(Badge(*ATTRIBUTIONS[verdict.attribution]))
        if verdict.source in SOURCES:
            found.append(Badge(*SOURCES[verdict.source]))
        if any(finding.kind == OTHERWISE for finding in verdict.findings):
            found.append(Badge("care", "Primary source has it otherwise"))
        if by_rule(verdict.findings, NOTED):
            found.append(Badge("care", "Noted as a misquotation"))
        if by_rule(verdict.findings, CORRECTED):
            found.append(Badge("care", "Taken back by a paper"))
        if by_rule(verdict.findings, OPPOSED):
            found.append(Badge("care", "Another report has it otherwise"))
        if any(finding.kind == OTHER_DATE for finding in verdict.findings):
            found.append(Badge("care", "Another date on record"))
        if verdict.unguarded:
            found.append(Badge("care", "Meaning not checked"))
    return tuple(found)


def worst(found: tuple[Badge, ...]) -> str:
    """The tone of the whole answer: the worst of its badges, so that a false credit is never green."""
    return max((badge.tone for badge in found), key=TONES.index)
