"""A claim typed with whom it is put down to: `Mara Lund said “I will never go”` claims "I will never go" of Mara Lund.

Marked words are read as in an article, so that whatever is a credit there is one here; of words without marks a name before
a colon, behind a dash or in brackets is one if it is a person's full name or a surname on record. A question ("Did Mara
Lund say “I will never go”?") asks of whom it names. Where the claim is that somebody never said the words in its marks, they
are looked up as nobody's, and the answer lists whoever is on record.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from quotes.attribution.cast.names import FIRST, FUNCTION, personal
from quotes.attribution.denying import DENIED
from quotes.attribution.extraction import extract
from quotes.lexicon import phrases
from quotes.quotation import Quotation
from quotes.speakers import name_fold, parts
from quotes.text import first_word
from quotes.text import words as words_of
from quotes.verdict import beside
from scrapers.glyphs import DOUBLE

# Characters of the longest claim that is read so.
LONGEST = 2_000
# Words in single marks, whatever apostrophes are within.
_SINGLE = re.compile(r"(?<!\w)['‘]\w.{2,400}['’](?!\w)", re.DOTALL)
_NAME = r"[A-Z][\w.'’-]{0,30}(?: [A-Z][\w.'’-]{0,30}){0,3}"
_UNNAMED = r"he|she|they|(?:the|an?) (?:[\w'’-]{1,30} ){0,2}[\w'’-]{1,30}"
_ASKED = re.compile(
    rf"\A\W*(?:[Dd]id|[Dd]oes|[Hh]as|[Hh]ave|[Ii]s it true that|[Ii]s it right that) ({_NAME}|{_UNNAMED})"
    r"( (?:[a-z]{2,12} ){0,2})(?:say|said|says|write|written|wrote|tweet|tweeted|claim|claimed)\b"
)

_NEVER_BY = re.compile(r"\W{0,3} (?:was|were) never (?:said|written|spoken|uttered|tweeted) by\b")


@dataclass(frozen=True, slots=True)
class Typed:
    """The claimed words alone, who is credited with them beside them ("" for nobody who can be told), and that credit."""

    words: str
    speaker: str
    credit: str


def typed(claim: str, bearers: Callable[[str], list[str]]) -> Typed | None:
    """The words of a claim apart from what is typed around them; None where nothing is.

    `bearers` gives the names on record that end with a surname.
    """
    if len(claim) <= LONGEST and (told := _in_marks(claim)) is not None:
        return told
    words, credit = beside.without_credit(claim)
    if not first_word(words):
        return None
    others = any(mark in words.strip(DOUBLE) for mark in DOUBLE)  # “…,” said one, and “…,” said another
    return Typed(words, "" if others else _person(credit, bearers), credit)


def _in_marks(claim: str) -> Typed | None:
    """The words in marks of one speaker, where all else is what credits them."""
    if not any(mark in claim for mark in DOUBLE) and not _SINGLE.search(claim):
        return None
    found = [each for each in extract(claim) if each.kind in ("direct", "mixed")]
    asked = _ASKED.match(claim)
    speakers = {each.attribution.speakers for each in found}
    named = (_asked_after(asked),) if asked else speakers.pop() if len(speakers) == 1 else ()
    words = " ".join(each.text.strip() for each in found)
    if found and _denied(claim, found) and first_word(words):
        return Typed(words.rstrip(","), "", _around(claim, found))
    if len(named) != 1 or not first_word(words):
        return None
    if not asked and not _credited(claim, found):
        return None
    return Typed(words.rstrip(","), named[0], _around(claim, found))


def _denied(claim: str, found: list[Quotation]) -> bool:
    """Whether a claim is hardly more than that somebody never said the words in its marks: it names nobody as their speaker."""
    if len(found) > 1 or 2 * len(words_of(found[0].text)) < len(words_of(claim)):
        return False
    return found[0].attribution.rule == DENIED or bool(_NEVER_BY.match(claim, found[0].end))


def _credited(claim: str, found: list[Quotation]) -> bool:
    """Whether words in marks are plainly somebody's, and no term in a sentence of the claim's ("what they called “the plan”")."""
    if any(each.attribution.confidence not in ("certain", "likely") for each in found):
        return False
    words = [word for each in found for word in words_of(each.text)]
    return 2 * len(words) > len(words_of(claim)) or all(each.kind == "direct" for each in found)


def _asked_after(asked: re.Match[str]) -> str:
    """Who is asked after, "" for somebody unnamed and where the question is whether the words were not said."""
    denied = any((word,) in phrases("guard_negations") for word in asked[2].split())
    nobody = denied or asked[1] in FUNCTION or asked[1][0].islower()
    return "" if nobody else asked[1]


def _around(claim: str, found: list[Quotation]) -> str:
    """What stands around the words in marks."""
    ends = [0, *(each.end for each in found)]
    starts = [*(each.start for each in found), len(claim)]
    outside = (
        claim[end:start].strip(" \n.,:;—–-" + DOUBLE + "'‘’") for end, start in zip(ends, starts, strict=True)
    )
    return " … ".join(part for part in outside if any(map(str.isalnum, part)))


def _person(credit: str, bearers: Callable[[str], list[str]]) -> str:
    """The name in a credit with or without its verb, of a person by its first name or known on record by its last."""
    name = beside.who(credit)
    read = personal(tuple(name.split())) if name else None
    if read is None:
        return ""
    known = len(read.words) > 1 and read.words[0] in FIRST
    return name if known or bearers(name_fold(parts(name)[-1])) else ""
