"""Words in marks within a turn or a quotation that are another's: put to whoever answers, or told of somebody.

"You once said, “…”" is the questioner's sentence and the words of whoever answers, if anybody's: the answer may deny them
("Did you say “…”?" "No."). "My mother used to say, “…”" is told by whoever tells it. The turn as a whole stays its
speaker's; the words within are given once more with a credit of their own, `possible` at most, the outer speaker as `via`.
"""

import re
from collections.abc import Iterator, Sequence

from quotes.attribution.cast.names import bare
from quotes.attribution.cast.people import People
from quotes.attribution.grammar.cues import PRONOUNS
from quotes.attribution.grammar.phrases import Phrase, name_of
from quotes.attribution.grammar.sentences import Line
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.marks import Mark, marked
from quotes.attribution.passages import paragraphs
from quotes.attribution.rules.attribution import attributed
from quotes.attribution.rules.disclaimers import disowns
from quotes.attribution.rules.evidence import BE, Found
from quotes.attribution.rules.questions import WHETHER
from quotes.attribution.rules.tiers import confidence
from quotes.attribution.speech import kind_of
from quotes.lexicon import phrases
from quotes.quotation import Attribution, Quotation

# How words in marks open within others: looked for one by one, which is faster than one pattern for all.
_OPENS = tuple(space + mark for space in " \n" for mark in "“\"‘'«„")
_MARKS = frozenset("“\"‘'«„")
_UNREAL = words("grammar_unreal")
_CREDITED = words("cues_credited")
# "You heard him say", "you quoted your father": the words behind are another's.
_OF_OTHERS = words("cues_quoting") | words("cues_receiving")
_NO, _YES = phrases("answers_no"), phrases("answers_yes")
_LONGEST_ANSWER = max(map(len, _NO | _YES))
_OWN = frozenset(("my", "our"))
# So much of an answer is looked at (code points), and so many words of a further question do not ask for something else.
_HEAD, _FURTHER = 80, 5
# "You have often been credited with"
_AUXILIARIES = 4
# In an article whoever answers stands as near behind the question (code points).
_NEAR = 300
SAID, ASKED, DENIED, RELAYED = "addressed", "question", "denied", "relayed"


def within(text: str, people: People, spoken: Sequence[Quotation]) -> list[Quotation]:
    """What is quoted in the turns and the direct quotations `spoken` of a text, which are in its order."""
    found: list[Quotation] = []
    for at, outer in enumerate(spoken):
        turn = outer.kind == "turn"
        said = outer.text
        if not turn and (outer.kind != "direct" or ("you" not in said and "You" not in said)):
            continue
        if said[:1] not in _MARKS and not any(opening in said for opening in _OPENS):
            continue
        heard = _answer(text, spoken, at)
        for line in _lines(text, outer, people.surnames):
            for k in range(len(line.marks)):
                credit = _put(line, k, outer, heard) or (_told(line, k, people, outer) if turn else None)
                if credit is not None:
                    mark = line.marks[k]
                    inner = text[mark.start : mark.end]
                    found.append(Quotation(mark.start, mark.end, inner, kind_of(line, k), credit))
    return found


def _lines(text: str, outer: Quotation, surnames: frozenset[str]) -> Iterator[Line]:
    """The paragraphs of a turn or a quotation that hold marks, without what stands before or behind it."""
    start, end = outer.start, outer.end
    inner = [
        Mark(mark.start + start, mark.end + start, mark.opening + start, mark.closing + start, True, False)
        for mark in marked(text[start:end])
        if mark.closed and not mark.nested and mark.end > mark.start
    ]
    for line in paragraphs(text, inner, surnames):
        yield Line(text, max(line.start, start), min(line.end, end), line.marks, surnames)


def _answer(text: str, spoken: Sequence[Quotation], at: int) -> Quotation | None:
    """What somebody else says right behind a turn or a quotation, None where nobody does."""
    outer = spoken[at]
    if at + 1 == len(spoken):
        return None
    after = spoken[at + 1]
    if set(after.attribution.speakers) & set(outer.attribution.speakers) or after.kind != outer.kind:
        return None
    if outer.kind == "turn":
        return after
    near = after.start - outer.end <= _NEAR and text.count("\n\n", outer.end, after.start) <= 1
    own = re.match(r"I\b", after.text) is not None
    return after if near and (own or _opens(after.text, _NO) or _opens(after.text, _YES)) else None


def _opens(answer: str, openers: frozenset[tuple[str, ...]]) -> bool:
    """Whether an answer opens with one of some phrases, and its clause ends there."""
    head = re.split(r"[.,;!?–—\n]", answer[:_HEAD].lower().replace("’", "'"), maxsplit=1)[0].split()
    return tuple(head[:_LONGEST_ANSWER]) in openers and len(head) <= _LONGEST_ANSWER


def _put(line: Line, k: int, outer: Quotation, heard: Quotation | None) -> Attribution | None:
    """The credit of words that are put to whoever answers, None for others."""
    how = _as_yours(line, k, attributed(line, k))
    if how is None or (heard is None and outer.kind != "turn"):
        return None
    answer = heard.text if heard is not None else ""
    if how == ASKED and not _opens(answer, _YES):
        return Attribution(rule=ASKED)
    behind = line.text[line.marks[k].closing : outer.end].split()
    if how == DENIED or disowns(answer) or (len(behind) <= _FURTHER and _opens(answer, _NO)):
        return Attribution(rule=DENIED)
    whose = heard.attribution.speakers if heard is not None else ()
    return _credit(whose, outer, SAID)


def _as_yours(line: Line, k: int, found: Found | None) -> str | None:
    """Whether words are told or asked of whoever is spoken to, or said not to be theirs; None where they are another's."""
    q = line.quotes[k]
    floor = line.sentence_start(q - 1) if q else 0
    lead = line.lows[floor:q]
    asked = lead[:1] != [] and lead[0] in WHETHER and lead[1:2] == ["you"]
    if _credited(lead):
        return SAID
    if found is None or found.phrase is None:
        return ASKED if asked and found is not None else None
    if found.cue is None or PRONOUNS.get(line.lows[found.phrase.first]) != "u":
        return None
    if line.lows[found.cue[0]] in _OF_OTHERS:
        return None
    if not _UNREAL.isdisjoint(line.lows[max(floor, found.phrase.first - 1) : found.cue[0]]):
        return None
    return DENIED if found.denied else ASKED if asked else SAID


def _credited(lead: Sequence[str]) -> bool:
    """Whether words are led up to as those that "you" are credited with, or that are attributed "to you"."""
    for at, low in enumerate(lead):
        before = lead[max(0, at - _AUXILIARIES) : at]
        passive = not BE.isdisjoint(before) or any(word.endswith(("'re", "’re")) for word in before)
        if low in _CREDITED and (
            list(lead[at + 1 : at + 3]) == ["to", "you"]
            or (passive and any(PRONOUNS.get(word) == "u" for word in before))
        ):
            return True
    return False


def _told(line: Line, k: int, people: People, outer: Quotation) -> Attribution | None:
    """The credit of words that a turn tells of somebody whom it names, or who is the speaker's own ("my mother")."""
    found = attributed(line, k)
    if found is None or found.phrase is None or found.cue is None or found.denied:
        return None
    who = _named(line, found.phrase, people)
    return _credit(who, outer, RELAYED) if who and not set(who) & set(outer.attribution.speakers) else None


def _named(line: Line, phrase: Phrase, people: People) -> tuple[str, ...]:
    """Whom a phrase in somebody's mouth names; nobody where it could be anyone."""
    if phrase.kind == "description" and line.lows[phrase.first] in _OWN:
        return (bare(line.said(phrase.first, phrase.last)),)
    at, _ = line.span(phrase.first, phrase.last)
    names = [name_of(line, *span) for span in phrase.names]
    return tuple(people.full(name, at)[0].text for name in names if name is not None)


def _credit(who: tuple[str, ...], outer: Quotation, rule: str) -> Attribution:
    via = outer.attribution.speaker if who else None
    return Attribution(who, via=via, confidence=confidence(rule) if who else "none", rule=rule)
