"""Speech that one text reports and the other has direct: "I will resign", "she said she would resign".

The reporter's grammar moves persons, tenses and days alike (the backshift of grammars of English, `reported_shifts.txt`).
It is another wording, and no other meaning, as long as a verb of saying stands on the one side alone.
"""

import re
from collections.abc import Sequence
from functools import cache

from quotes.lexicon import classed, grouped, listed, paired
from quotes.text import CHARACTERS, tokens
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from scrapers.glyphs import SENTENCE_END

# Words around a change in which the verb of saying stands, and of the longest clause in front of what is reported.
AROUND, LEAD = 24, 5
_END = re.compile(rf"{SENTENCE_END}\s|\n\n")
_PERSONS = classed("third_persons")
_OWN = classed("speaker")


def backshifted(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, those that only turn direct speech into reported speech, or back, named `reported`."""
    out = list(found)
    verbs = listed("reporting_verbs")
    places = [n for n, change in enumerate(out) if change.kind == "replaced"]
    told = places and not (verbs.isdisjoint(said.words) and verbs.isdisjoint(recorded.words))
    for n in places if told or (places and _led(recorded, AROUND)) else ():
        change = out[n]
        place, other = (said, change.c0, change.c1), (recorded, change.r0, change.r1)
        ours, theirs = said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]
        if (_shifted(theirs, ours) and _reports(*place, *other) and _agrees(*place)) or (
            _shifted(ours, theirs) and _reports(*other, *place) and _agrees(*other)
        ):
            out[n] = change._replace(kind="reported")
    return out


def _reports(text: Atoms, start: int, end: int, other: Atoms, o0: int, o1: int) -> bool:
    """Whether a verb of saying with another subject than "I" stands around a change on one side, and none on the other."""
    verbs = listed("reporting_verbs")
    read = _sentence(text, start, end)
    spoken = [at for at in read if text.words[at] in verbs]
    told = any(not at or text.words[at - 1] not in _OWN for at in spoken) or (
        read.start == 0 and _led(text, AROUND - start)
    )
    return told and verbs.isdisjoint(other.words[at] for at in _sentence(other, o0, o1))


def _led(text: Atoms, most: int) -> bool:
    """Whether a verb of saying stands in the words of the sentence before those that are compared, so many of them at most."""
    begun = text.starts[0] if text.starts else 0
    before = text.text[max(0, begun - most * CHARACTERS) : begun] if most > 0 else ""
    words = tokens(_END.split(before)[-1]).words[-max(0, most) :]
    verbs = listed("reporting_verbs")
    return any(word in verbs and (not at or words[at - 1] not in _OWN) for at, word in enumerate(words))


def _sentence(text: Atoms, start: int, end: int) -> range:
    """The words of a sentence around a change, as far as they are read."""
    low, high = start, end
    while low > max(0, start - AROUND) and not sentence_start(text, low):
        low -= 1
    while high < min(len(text), end + AROUND) and not sentence_start(text, high):
        high += 1
    return range(low, high)


def _agrees(text: Atoms, start: int, end: int) -> bool:
    """Whether a pronoun that reports is of the one who spoke: "he said he would", not "he said she would"."""
    persons = grouped("guard_pronouns")
    told = [at for at in _sentence(text, start, end) if text.words[at] in listed("reporting_verbs") and at]
    speakers = {persons.get((text.words[at - 1],)) for at in told} & _PERSONS
    meant = {persons.get((word,)) for word in text.words[start:end]} & _PERSONS
    return not speakers or meant <= speakers


def names_reported(said: Atoms, recorded: Atoms, changes: Sequence[Change], credit: Sequence[str]) -> bool:
    """Whether a credit names the one who was reported and now speaks: "they need time, the engineers said", "we need time".

    Of a "they" several say so, of a "he" or "she" one.
    """
    verbs = listed("reporting_verbs")
    at = next((at for at, word in enumerate(credit) if word in verbs), 0)
    behind = (word for word in credit[at + 1 :] if word not in listed("grammar_determiners"))
    subject = credit[at - 1] if at else next(behind, "")
    persons = grouped("guard_pronouns")
    many = persons.get((subject,), "they" if subject.endswith("s") else "he") == "they"
    for change in changes:
        if change.kind != "reported":
            continue
        runs = said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]
        meant = [{persons.get((word,), "") for word in run} for run in runs]
        for ours, theirs in (meant, meant[::-1]):
            if ours & _OWN and theirs & _PERSONS:
                return ("they" in theirs) == many
    return False


def _shifted(direct: Sequence[str], reported: Sequence[str]) -> bool:
    """Whether a run is another as a reporter has it, with or without "she said that" before it."""
    spare = len(reported) - len(direct)
    lead = reported[: max(0, spare)]
    if not 0 <= spare <= LEAD:
        return False
    if lead and lead[-1] != "that" and listed("reporting_verbs").isdisjoint(lead):
        return False
    pairs = list(zip(direct, reported[spare:], strict=True))
    return all(a == b or _moved(a, b) for a, b in pairs)


def _moved(direct: str, reported: str) -> bool:
    """Whether one word is what the other becomes in a report: "will", "would"; "go", "went"."""
    if reported in _shifts().get(direct, ()):
        return True
    return is_past(reported) and not is_past(direct) and not bases(direct).isdisjoint(bases(reported))


@cache
def _shifts() -> dict[str, frozenset[str]]:
    return {direct: frozenset(forms.split()) for direct, forms in paired("reported_shifts").items()}
