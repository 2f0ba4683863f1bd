"""The one person of whom a text says that "they" is their pronoun: "Robin Vale, who is nonbinary, …"."""

import re
from itertools import chain, islice

from quotes.attribution.cast.names import CAPITALISED_RUN, Name
from quotes.attribution.cast.people import People
from quotes.attribution.cast.runs import named
from quotes.attribution.cast.surroundings import SENTENCE_END

# What is told of somebody, and not of a law or of others: "is a nonbinary potter", ", a nonbinary potter,", "their pronouns are".
_OF_ONE = re.compile(
    r"(?:\b(?:is|as)|[’']s|,)(?>(?: an?| openly)*) (?:non-?binary|gender-?(?:queer|fluid))\b(?! (?:people|persons|\w+s)\b)"
    r"|they/them\b|they,? and them\b.{0,3} pronouns|pronouns.{0,12} they,? and them\b|gender-?neutral pronouns",
    re.IGNORECASE,
)
# Each begins with letters that are always the same, and looks back from them: a search for those runs twenty times as fast.
_TOLD = (
    re.compile(r"hey(?<=\b[Tt]hey)(?:/|,? and )them\b"),
    re.compile(r"on(?<=\b[Nn]on)-?binary\b"),
    re.compile(r"ender(?<=\b[Gg]ender)-?(?:neutral|queer|fluid)\b"),
)
# A name stands in the same sentence, so near before what is told of it (code points), and so many places are looked at.
_REACH, _PLACES = 200, 8
# So far around such a word stands whether it is told of one (code points).
_NEAR = 24


def they_alone(text: str, people: People) -> str | None:
    """The full name of the one person so introduced, None where there is nobody or more than one."""
    found: set[str] = set()
    for match in islice(chain.from_iterable(word.finditer(text) for word in _TOLD), _PLACES):
        at = match.start() - 1
        if not _OF_ONE.search(text, max(0, at - _NEAR), match.end() + _NEAR):
            continue
        who = _subject(text, at, people)
        found.update((who,) if who is not None else ())
    return found.pop() if len(found) == 1 else None


def _subject(text: str, at: int, people: People) -> str | None:
    """Whom the sentence that reaches an offset names first."""
    floor = max(0, at - _REACH)
    floor = max([floor, *(end.end() for end in SENTENCE_END.finditer(text, floor, at))])
    for run in CAPITALISED_RUN.finditer(text, floor, at):
        last = run.group().rpartition(" ")[2]
        name = named(run.group()) or (Name((last,), "", "") if people.known(last) else None)
        if name is not None:
            return people.full(name, run.start())[0].text
    return None
