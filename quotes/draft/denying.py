"""Whether a draft itself says that quoted words were not said: "Quill never said that.", "did not say “…”".

Such a quotation is held against the record as any other, but a false credit is then what the draft says, too.
"""

import re

from quotes.attribution.rules.disclaimers import NOT_SAID, SIGHT, disowns
from quotes.quotation import Quotation
from quotes.speakers import same_person
from scrapers.glyphs import CLOSING, OPENING

# By which rule the sentence of a quotation says that nobody said it.
DENIED = "denied"
_WHO = r"[Hh]e|[Ss]he|[Tt]hey|(?:(?:Mr|Mrs|Ms|Dr|Gov|Sen)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
_DENIAL = re.compile(rf"(?:But |Yet )?(?P<who>{_WHO}) (?:{NOT_SAID})\s*(?:[.,;:!–—]|$)")
_PRONOUNS = frozenset({"he", "she", "they"})
# The credit behind the words: from their end to the end of its sentence.
_CREDIT = re.compile(r"[^.!?\n]{0,120}[.!?]\s+")
_MARKS = f"{OPENING}{CLOSING} .,!?;:)"


def denied(text: str, quotation: Quotation, following: Quotation | None = None) -> bool:
    """Whether a text says right behind a quotation, or around it, that nobody said it, or that who is credited did not.

    `following` is the next quotation of the text, in which the one credited may say so.
    """
    credit = quotation.attribution
    if credit.rule == DENIED:
        return True
    behind = text[quotation.end : quotation.end + 2 * SIGHT].partition("\n\n")[0].lstrip(_MARKS)
    tail = _CREDIT.match(behind)
    for rest in (behind, behind[tail.end() :] if tail else ""):
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


def _is_credited(who: str, speakers: tuple[str, ...]) -> bool:
    """Whether a pronoun or a name can be one of those credited; anybody's where nobody is."""
    if who.casefold() in _PRONOUNS or not speakers:
        return True
    return any(same_person(who, speaker) for speaker in speakers)
