"""What a report says of a quotation in a few words: the badges of its verdict, and what to do about it."""

from quotes.draft.drafts import CheckedQuotation
from quotes.verdict import badges as verdict_badges
from quotes.verdict.badges import TONES, Badge, worst
from quotes.verdict.brevity import KIND as TOO_FEW
from quotes.verdict.remarks import OTHERWISE
from quotes.verdict.running import SOUND
from quotes.verdicts import REPORTED, Verdict, by_rule

__all__ = ["TONES", "Badge", "advice", "badges", "tone"]


def badges(checked: CheckedQuotation) -> tuple[Badge, ...]:
    """The short answers on one quotation: wording, attribution, and what weakens them."""
    if checked.error:
        return (Badge("open", "Could not be checked"),)
    if checked.quotation.denied:
        return (Badge("plain", "Denied in the draft"), _beside_denial(checked.verdict))
    own = (Badge("open", "On record from this page alone"),) if checked.own else ()
    return (*verdict_badges.badges(checked.verdict), *own)


def tone(checked: CheckedQuotation) -> str:
    """The tone of the whole answer: the worst of its badges, so that a false credit is never green."""
    return worst(badges(checked))


def advice(checked: CheckedQuotation) -> str:
    """What to do about a quotation, a sentence for its words and one for its credit; empty where nothing is."""
    verdict = checked.verdict
    if checked.error:
        return checked.error
    if checked.quotation.denied:
        return f"The draft denies these words: {_record(verdict)}." if _stands(verdict) else ""
    if any(finding.kind == TOO_FEW for finding in verdict.findings):
        return "So few words tell no remark from another: quote more of the sentence, or ask the writer for the source."
    if verdict.wording == "not_found":
        return "Ask the writer for the source, and add it to the database."
    if checked.own:
        return "Only this very page carries the words: find the source it took them from."
    told = (_on_words(verdict), _on_credit(verdict, checked.quotation.speakers))
    return " ".join(sentence for sentence in told if sentence)


def _stands(verdict: Verdict) -> bool:
    """Whether the record has words that a draft denies, and nobody else's where the draft says whose they are not."""
    return verdict.wording in SOUND and verdict.attribution in ("confirmed", "likely", "not_claimed")


def _beside_denial(verdict: Verdict) -> Badge:
    """What the record has of words that a draft denies."""
    if _stands(verdict):
        return Badge("care", "On record all the same")
    return Badge("good", "Nobody is on record with them" if not verdict.speakers else "The record agrees")


def _record(verdict: Verdict) -> str:
    return f"the record credits {_names(verdict)} with them" if verdict.speakers else "they are on record"


def _on_words(verdict: Verdict) -> str:
    if verdict.wording == "spliced":
        return "Quote the pieces apart, or mark what is left out."
    if by_rule(verdict.findings, REPORTED):
        return "The record has this in a reporter’s own words alone: paraphrase without marks, or ask for the recording."
    if verdict.wording == "meaning_changed" and all(edit.op == "equal" for edit in verdict.edits):
        return "Quote what stands around the words as well, or paraphrase without marks."
    if verdict.wording in ("altered", "meaning_changed"):
        return "Use the recorded words, or paraphrase without marks."
    if any(finding.kind == OTHERWISE for finding in verdict.findings):
        return "A report alone has these words: read the primary source, which has something like them in other words."
    return ""


def _on_credit(verdict: Verdict, speakers: tuple[str, ...]) -> str:
    if verdict.wording == "spliced" and verdict.attribution == "different_speaker" and verdict.speakers[1:]:
        return f"Credit each piece to whoever said it: {_names(verdict)}."
    if verdict.attribution in ("different_speaker", "misattributed") and verdict.speakers:
        return f"Credit {_names(verdict)} instead of {_named(speakers)}."
    if verdict.attribution in ("disputed", "misattributed"):
        return "Say that the credit is in doubt, or leave the quotation out."
    return ""


def _names(verdict: Verdict) -> str:
    return " and ".join(verdict.speakers[:3])


def _named(speakers: tuple[str, ...]) -> str:
    """The draft's speakers inside a sentence: an article that began one there is small here."""
    named = " and ".join(speakers)
    return f"the {named[4:]}" if named.startswith("The ") else named
