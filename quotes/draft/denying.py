"""Whether a draft itself says that quoted words were not said: "Quill never said that.", "did not say “…”".

Such a quotation is held against the record as any other, but a false credit is then what the draft says, too.
"""

import re

from quotes.attribution.denying import CREDIT, DENIED
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.disclaimers import NAME, NOT_SAID, PRONOUN, SIGHT, STOP, disowns
from quotes.quotation import Quotation
from quotes.speakers import same_person
from scrapers.glyphs import CLOSING, DOUBLE, OPENING

_DENIAL = re.compile(rf"(?:But |Yet )?(?P<who>{PRONOUN}|{NAME}) (?:{NOT_SAID}){STOP}")
# "… credited to Finch, but it is not hers.", "The line is not his."; a bare "it" may be what the words tell of.
_GIVEN = rf"[^.!?\n{DOUBLE}{OPENING}]{{0,60}}\b(?:{'|'.join(sorted(words('cues_credited')))}|down) to [^.!?\n{DOUBLE}]{{1,60}}, "
_NOT_THEIRS = re.compile(
    rf"(?:{_GIVEN}(?:but|though|although|yet) (?:it|they|that)|(?i:the|that|this) (?:line|phrase|quote|quotation|saying))"
    rf" (?:(?:is|was|are|were) (?:not|never)|(?:is|was|are|were)n[’']t) (?:his|hers|theirs){STOP}"
)
# What a correction says stood there, in the sentence that ends in the marks.
_PRINTED = re.compile(
    rf"(?:(?:earlier|previous) version\b[^.!?;{DOUBLE}{OPENING}]{{0,60}} (?:quoted|had|gave|attributed|reported|said)"
    rf"|(?:was|were|have|had) misquoted)\b[^.!?;{DOUBLE}{OPENING}]{{0,60}}[{DOUBLE}{OPENING}]$"
)
_PRONOUNS = frozenset({"he", "she", "they"})
_MARKS = f"{OPENING}{CLOSING} .,!?;:)"


def denied(text: str, quotation: Quotation, following: Quotation | None = None) -> bool:
    """Whether a text says right behind a quotation, or around it, that nobody said it, or that who is credited did not.

    `following` is the next quotation of the text, in which the one credited may say so.
    """
    credit = quotation.attribution
    if credit.rule == DENIED or _printed_before(text, quotation.start):
        return True
    behind = text[quotation.end : quotation.end + 2 * SIGHT].partition("\n\n")[0].lstrip(_MARKS)
    tail = CREDIT.match(behind)
    for rest in (behind, behind[tail.end() :] if tail else ""):
        if _NOT_THEIRS.match(rest):
            return True
        if (said := _DENIAL.match(rest)) and _is_credited(said["who"], credit.speakers):
            return True
    near = following is not None and following.start - quotation.end <= SIGHT
    return bool(
        following is not None
        and near
        and credit.speakers
        and following.attribution.speakers == credit.speakers
        and disowns(following.text)
    )


def _printed_before(text: str, start: int) -> bool:
    """Whether a correction repeats words printed by mistake ("An earlier version quoted Finch as saying “…”")."""
    lead = text[max(0, start - 2 * SIGHT) : start].rpartition("\n")[2]
    return _PRINTED.search(lead) is not None


def _is_credited(who: str, speakers: tuple[str, ...]) -> bool:
    """Whether a pronoun or a name can be one of those credited; anybody's where nobody is."""
    if who.casefold() in _PRONOUNS or not speakers:
        return True
    return any(same_person(who, speaker) for speaker in speakers)
