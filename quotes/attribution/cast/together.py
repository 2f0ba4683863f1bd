"""People whom one sentence names together, for "they": "Edith Haddad and Owen Moffat both said … they said"."""

import re
from collections.abc import Callable, Iterator

from quotes.attribution.cast.names import CAPITALISED_RUN, FIRST, Name, personal
from quotes.attribution.cast.people import People
from quotes.attribution.cast.runs import named
from quotes.attribution.cast.surroundings import possessive, word_before
from quotes.attribution.grammar.cues import PREPOSITIONS
from quotes.attribution.grammar.sentences import end_before
from quotes.attribution.grammar.wordlists import words

# Who "they" are stands in the paragraph of the pronoun or in the one before, no farther back (code points).
_WINDOW = 900
_JOINS = re.compile(r"(,? and )|, ")
_SEVERAL = words("grammar_several")
_ONE = frozenset(("a", "an", "one", "another", "this", "that"))
_Run = tuple[int, int, Name]


def together(text: str, at: int, people: People, marked: Callable[[int], bool]) -> tuple[str, ...]:
    """The full names of the people who were last the subject of a sentence together before "they" at an offset.

    `marked` says whether an offset stands inside marks. Empty where nobody was, or one of them is nobody's name.
    """
    floor = max(0, at - _WINDOW)
    paragraph = text.rfind("\n", floor, at)
    before = text.rfind("\n", floor, end_before(text, paragraph, floor)) if paragraph > 0 else -1
    latest: list[_Run] = []
    for joined in _joined(text, max(floor, before + 1), at):
        if not marked(joined[0][0]) and _subject(text, joined):
            latest = joined
    return tuple(name.text for name in sharing([people.full(name, start)[0] for start, _, name in latest]))


def several(speaker: str, text: str, at: int) -> bool:
    """Whether a speaker is only described, more than one, and named near before an offset ("Three former aides")."""
    lows = speaker.lower().split()
    head = next((n for n, low in enumerate(lows) if n and low in PREPOSITIONS), len(lows)) - 1
    low = lows[head]
    if not (low in _SEVERAL or (low.endswith("s") and not low.endswith("ss") and low.isalpha())):
        return False
    if personal(tuple(speaker.split())) is not None or (lows[0] in _ONE and low not in _SEVERAL):
        return False
    return text.rfind(speaker, max(0, at - _WINDOW), at) >= 0


def sharing(names: list[Name]) -> list[Name]:
    """Names in one breath, a bare first name with the last name behind it ("Ana and Lucia Prado")."""
    found = list(names)
    for n in range(len(found) - 2, -1, -1):
        only, behind = found[n].words, found[n + 1].words
        if len(only) == 1 and only[0] in FIRST and len(behind) > 1 and behind[0] in FIRST:
            found[n] = found[n]._replace(words=(*only, *behind[1:]))
    return found


def _joined(text: str, floor: int, at: int) -> Iterator[list[_Run]]:
    """Rows of personal names of which the last is joined by "and"."""
    row: list[_Run] = []
    ended = False
    for match in CAPITALISED_RUN.finditer(text, floor, at):
        name = named(match.group())
        join = _JOINS.fullmatch(text, row[-1][1], match.start()) if row else None
        if name is None or join is None or ended:
            row, ended = [], False
        if name is None:
            continue
        row.append((match.start(), match.end(), name))
        if len(row) > 1 and join is not None and join.group(1):
            ended = True
            yield row


def _subject(text: str, row: list[_Run]) -> bool:
    """Whether people named in a row may be who acts: nothing governs them ("with Haddad and Moffat")."""
    return word_before(text, row[0][0]) not in PREPOSITIONS and not possessive(text, row[-1][1])
