"""Whom a text names as not having said words that it quotes: "“…” was wrongly attributed to Finch", "Finch never said that"."""

import re
from collections.abc import Iterator

from quotes.attribution.cast.names import personal
from quotes.attribution.cast.people import People
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.rules.disclaimers import NAME, NOT_SAID, SIGHT, STOP
from quotes.quotation import Attribution, Quotation
from quotes.speakers import same_person
from scrapers.glyphs import CLOSING, DOUBLE, OPENING

# By which rule the sentence of a quotation says that nobody said it, and by which words around it do.
DENIED, DISOWNED = "denied", "denied_around"
# The credit behind the words: from their end to the end of its sentence.
CREDIT = re.compile(r"[^.!?\n]{0,120}[.!?]\s+")
_BESIDE = f"{OPENING}{CLOSING} .,!?;:—–-)"
_FALSELY, _CREDITED = ("|".join(sorted(words(name))) for name in ("grammar_falsely", "cues_credited"))
_GIVEN = rf"(?:{_CREDITED})(?: only)? to ({NAME})"
_AUXILIARY = r"(?:(?:was|were|is|are|been|has|have|had|being) ){0,2}"
_UNSAID = rf"{NOT_SAID}|(?:denie[sd]|disowned) saying (?:so|it|that)"
_NEVER_THEIRS = rf"(?:{_UNSAID}|(?:denie[sd]|disowned) (?:it|them|that))"
# "“…,” a line that is often wrongly attributed to Finch"
_CALLED = r"(?:(?:an?|the|one|which|that) (?:[a-z]+ ){0,5}?)?"
_BEHIND = re.compile(
    rf"{_CALLED}{_AUXILIARY}(?:\w+ )?(?:{_FALSELY}) {_GIVEN}"
    rf"|{_CALLED}{_AUXILIARY}(?:\w+ )?(?:{_CREDITED}),? (?:{_FALSELY}),? to ({NAME})"
    rf"|{_CALLED}{_AUXILIARY}(?:\w+ )?{_GIVEN},? (?:but |though |although )?(?:who|he|she|they) {_NEVER_THEIRS}{STOP}"
    rf"|(?:was|were) never (?:said|written|spoken|uttered) by ({NAME})"
)
_BEFORE = re.compile(
    rf"(?:(?i:{_FALSELY}) {_GIVEN}|({NAME}) (?:did not|didn[’']t|never), as \w+(?: \w+){{0,4}}, \w+ )"
    rf"[^.!?\n{DOUBLE}]{{0,60}}[{OPENING}]?$"
)
# Whoever only "denied it" may deny what the words tell of.
_AFTERWARDS = re.compile(rf"(?:But |Yet |In fact,? )?({NAME}) (?:{_UNSAID}){STOP}")
# A sentence between the words and their denial, with no other words in marks.
_BETWEEN = re.compile(rf"[^.!?\n{DOUBLE}]{{0,140}}[.!?]\s+")


def disowning(text: str, quotation: Quotation, people: "Cast") -> tuple[Attribution, tuple[str, ...]]:
    """The attribution of a quotation without those whom the text says not to have said it, and their names.

    `people` resolves "Moor" to the name that the text gives her.
    """
    credit = quotation.attribution
    if credit.rule == DENIED:
        mention = re.match(NAME, text[credit.speaker_start or 0 : credit.speaker_end or 0])
        return credit, tuple(people.named(mention[0], credit.speaker_start or 0)) if mention else ()
    at = quotation.end
    behind = text[at : at + 2 * SIGHT].partition("\n\n")[0]
    before = text[max(0, quotation.start - SIGHT) : quotation.start].rpartition("\n\n")[2]
    names = [
        name
        for said in (_BEHIND.match(behind.lstrip(_BESIDE)), _BEFORE.search(before))
        if said
        for name in people.named(next(filter(None, said.groups())), at)
    ] or list(_afterwards(behind.lstrip(_BESIDE), credit.speakers, people, at))
    kept = tuple(name for name in credit.speakers if not any(same_person(name, other) for other in names))
    if len(kept) == len(credit.speakers):
        return credit, tuple(names)
    return Attribution(kept, rule=credit.rule if kept else DISOWNED), tuple(names)


def _afterwards(behind: str, speakers: tuple[str, ...], people: "Cast", at: int) -> Iterator[str]:
    """Whom a sentence behind the words names; one that stands farther off takes no credit from anybody who has it."""
    rest = behind
    for apart in (False, True, True):
        if said := _AFTERWARDS.match(rest):
            names = people.named(said[1], at)
            if not apart or not any(same_person(a, b) for a in names for b in speakers):
                yield from names
            return
        between = _BETWEEN.match(rest)
        if between is None:
            return
        rest = rest[between.end() :]


class Cast:
    """The people of a text, looked for when somebody of them is meant."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._people: People | None = None

    def named(self, mention: str, at: int) -> list[str]:
        """The full name of a mention that is a person's name; none for a pronoun or a thing."""
        name = personal(tuple(mention.split()))
        if name is None:
            return []
        self._people = self._people or People(self._text)
        return [self._people.full(name, at)[0].text]
