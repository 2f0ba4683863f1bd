"""Indirect speech: what a person is reported to have said without marks ("Finch said that talks may resume").

It is kept so that a claim can be found there too, and is never shown as anybody's exact words. It counts
only where a person is the grammatical subject and a verb of speech governs the clause.
"""

from collections.abc import Iterator, Sequence

from quotes.attribution.cast.names import CALENDAR, ROLES
from quotes.attribution.cast.people import People
from quotes.attribution.grammar.cues import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    SUBORDINATORS,
    finite,
    speaks,
)
from quotes.attribution.grammar.phrases import Phrase, plausible
from quotes.attribution.grammar.sentences import ENDS, QUOTE, Line
from quotes.attribution.grammar.subjects import subject
from quotes.attribution.grammar.wordlists import words
from quotes.attribution.marks import Mark
from quotes.attribution.naming import Naming
from quotes.attribution.rules.evidence import Found, denied, passive
from quotes.attribution.rules.tiers import confidence
from quotes.quotation import Attribution, Quotation

CLAUSE = words("cues_clause")
# Shorter complements say nothing that could be looked for.
_SHORTEST = 4
# "told the guild that": the object is no longer than this (tokens).
_OBJECT = 8
_ADDRESSING = frozenset(("tell", "tells", "told"))
_VERBS = frozenset(
    ("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "did", "does")
)
# A paragraph of more characters is cut: no sentence is that long.
_LONGEST = 20_000


def reported(
    text: str,
    marks: Sequence[Mark],
    skip: Sequence[tuple[int, int]],
    people: People,
    published: str | None,
) -> list[Quotation]:
    """The clauses of a text that report somebody's words without marks."""
    naming = Naming(text, marks, people, published)
    last: tuple[str, ...] = ()
    found: list[Quotation] = []
    for line in _lines(text, marks, skip, people.surnames):
        for verb, low in enumerate(line.lows):
            if low not in CLAUSE or low not in SPEECH or not speaks(line, verb) or low.endswith("ing"):
                continue
            this = _governed(line, verb)
            if this is None:
                continue
            credit = naming.credit(line, this, last)
            span = _complement(line, verb, this.phrase)
            if span is None or not credit.speakers:
                continue
            last = credit.speakers
            start, end = line.span(*span)
            told = Attribution(
                credit.speakers,
                credit.start,
                credit.end,
                credit.cue,
                credit.via,
                credit.said_on,
                confidence(credit.rule),
                credit.rule,
            )
            found.append(Quotation(start, end, text[start:end], "indirect", told))
    return found


def _lines(
    text: str, marks: Sequence[Mark], skip: Sequence[tuple[int, int]], surnames: frozenset[str]
) -> Iterator[Line]:
    """The paragraphs of a text as lines; those in `skip` are left out."""
    start, mark = 0, 0
    closed = sorted(skip)
    at = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        inside: list[Mark] = []
        while mark < len(marks) and marks[mark].opening < end:
            inside.append(marks[mark])
            mark += 1
        while at < len(closed) and closed[at][1] <= start:
            at += 1
        hidden = at < len(closed) and closed[at][0] < end
        if end - start > 10 and end - start < _LONGEST and not hidden:
            over = max(end, inside[-1].closing if inside else end)
            yield Line(text, start, over, inside, surnames, whole=True)
        start = end + 1


def _governed(line: Line, verb: int) -> Found | None:
    """The person who is the subject of a verb of speech."""
    phrase = subject(line, verb, line.sentence_start(verb))
    if phrase is None or phrase.last >= verb or not plausible(line, phrase):
        return None
    if phrase.kind == "pronoun" and PRONOUNS.get(line.lows[phrase.first]) not in ("m", "f", "p"):
        return None
    if phrase.kind == "description" and ROLES.keys().isdisjoint(line.lows[phrase.first : phrase.last + 1]):
        return None
    if denied(line, verb, phrase) or passive(line, verb):
        return None
    return Found(phrase, (verb, verb), "indirect")


def _complement(line: Line, verb: int, phrase: Phrase | None) -> tuple[int, int] | None:
    """The tokens of the clause that a verb governs: behind it, or before it in ", Finch said."."""
    end = line.sentence_end(verb)
    last = end - 1
    while last > verb and line.words[last] in ENDS:
        last -= 1
    that = next((at for at in range(verb + 1, min(verb + _OBJECT, last)) if line.lows[at] == "that"), None)
    if that is None and line.lows[verb] in _ADDRESSING:
        return None
    first = verb + 1 if that is None else that + 1
    if _clause(line, first, last) and (that is not None or _opens_clause(line, first)):
        return first, last
    if (
        phrase is not None
        and phrase.first > 1
        and line.words[phrase.first - 1] == ","
        and not _goes_on(line, verb)
    ):
        first, last = line.sentence_start(phrase.first), phrase.first - 2
        if _clause(line, first, last):
            return first, last
    return None


def _clause(line: Line, first: int, last: int) -> bool:
    """Whether the tokens are a clause without marked words: long enough, and with a verb of its own."""
    if last - first + 1 < _SHORTEST or not _unmarked(line, first, last):
        return False
    low = line.lows[first]
    if low in PREPOSITIONS or low in SUBORDINATORS or low.endswith(("ing", "ed")) or not low[0].isalnum():
        return False
    return any(finite(line, at) or line.lows[at] in _VERBS for at in range(first + 1, last + 1))


def _opens_clause(line: Line, first: int) -> bool:
    """Whether a clause can begin here without "that": a subject and not an object."""
    low = line.lows[first]
    if line.words[first] in CALENDAR:
        return False
    return low in PRONOUNS or low in DETERMINERS or line.words[first][0].isupper() or low.endswith("s")


def _goes_on(line: Line, verb: int) -> bool:
    """Whether words in marks, or a clause, follow the verb after all."""
    following = line.words[verb + 1 : verb + 3]
    return QUOTE in following or ":" in following or "that" in following


def _unmarked(line: Line, first: int, last: int) -> bool:
    """Whether no marked words stand among the tokens: those are `mixed`, not indirect."""
    return not any(first <= token <= last for token in line.quotes)
