"""What a report calls the speaker of some words: “…,” Mrs. Finch said. The extracted name has the surname alone."""

import re
from collections.abc import Iterator

from db.reading.evidence import Credit, Place
from quotes.persons.names import titled
from quotes.speakers import generation, parts, titles
from quotes.values import value

_MARK = re.compile(r"[\n“”„\"«»‹›‘]|''")
_STOP = re.compile(r"([^\W_]+)[.!?]+(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_OWNER = re.compile(r"['’](?:s)?\Z")
_BETWEEN = re.compile(r"\.?\s+")
_AND = frozenset({"and", "or"})
_PRONOUNS = {"he": "m", "she": "f"}
# Of credits that rest on a pronoun, in the name of their rule.
_BY_PRONOUN = "pronoun"


@value
class _Mention:
    """A surname in a text: the `name` with the title that stands before it, the gender `told` by that, or empty."""

    name: str
    told: str


def called(credit: Credit, place: Place) -> str:
    """The surname of a credit with the courtesy title of the sentence that credits the words; empty where it has none.

    It is read in the clause with the cue, before the words or behind them, and for a pronoun in the text before them. A
    text that has the surname without a title there as well, or with a man's and a woman's, does not tell.
    """
    surname = parts(credit.name)
    if generation(credit.name):
        return ""  # "King Harald" says less than "Harald II"
    clauses = [clause for clause in _clauses(place) if _cued(credit, clause)]
    found = [mention for clause in clauses for mention in _mentions(clause, surname)]
    if not found and _BY_PRONOUN in credit.rule:
        meant = {_PRONOUNS[w] for c in clauses for w in _words(c) if w in _PRONOUNS}
        found = [*_mentions(place.prefix, surname)]
        found = found if {mention.told for mention in found} == meant else []
    if len({mention.told for mention in found}) != 1:
        return ""
    return found[-1].name if found[-1].told else ""


def _clauses(place: Place) -> tuple[str, str]:
    """The text that leads up to some words from the last mark or full stop, and that behind them up to the next."""
    before = _MARK.split(place.prefix.rstrip(" \t“„\"«‹‘'"))[-1]
    behind = _MARK.split(place.suffix.lstrip(" \t”“\"»›’',.!?"))[0]
    stops, ends = _stops(before.rstrip()), _stops(behind)
    last = [end for end in stops if end < len(before.rstrip())]
    return before[last[-1] if last else 0 :], behind[: ends[0] if ends else None]


def _stops(text: str) -> list[int]:
    """The ends of sentences in a text; a title or an initial ends none."""
    return [
        found.end()
        for found in _STOP.finditer(text)
        if len(found[1]) > 1 and found[1].casefold() not in titles()
    ]


def _cued(credit: Credit, clause: str) -> bool:
    return bool(credit.cue) and (credit.cue or "").casefold() in clause.casefold()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _mentions(text: str, surname: tuple[str, ...]) -> Iterator[_Mention]:
    """Where a surname stands in a text; "Finch's" is another thing of theirs, and "Mr. and Mrs. Finch" nobody alone."""
    found = [*_WORD.finditer(text)]
    for at, word in enumerate(found):
        if parts(word[0]) != surname or _OWNER.search(word[0]) or text[word.end() :][:1] in ("'", "’"):
            continue
        before = found[at - 1] if at and _BETWEEN.fullmatch(text, found[at - 1].end(), word.start()) else None
        name = text[before.start() : word.end()] if before else word[0]
        told = titled(name) if name[0].isupper() and parts(name) == surname else ""
        joint = at > 2 and found[at - 2][0].casefold() in _AND and titled(f"{found[at - 3][0]} {word[0]}")
        yield _Mention(name, told if not joint else "")
