"""Which runs of capitalised words outside marks name somebody, where the run alone does not tell."""

import re
from functools import lru_cache

from quotes.attribution.cast.names import FIRST, ROLES, Name, personal
from quotes.attribution.cast.surroundings import verb_behind, word_before
from quotes.attribution.grammar.cues import SPEECH
from quotes.attribution.grammar.wordlists import words

_KIN = words("grammar_kin")


@lru_cache(maxsize=65536)
def named(run: str) -> Name | None:
    """The personal name in a run, None for the many capitalised words that name nobody."""
    return personal(tuple(run.split()))


_WAYS = frozenset(("Street", "Road", "Lane", "Avenue", "Square", "Row", "Hill", "Gate"))


def no_person(text: str, start: int, name: Name, run: str = "") -> bool:
    """Whether a run that looks like a name is a paper's or a family's ("the Goole Mercury"), what somebody
    was called once ("born Harold Jupp") or a street ("on Bishop Street")."""
    lead = text[max(1, start - len(" born ")) : start - 1].lower() if start else ""
    if len(name.words) == 1 and name.words[0] in _WAYS and name.title:
        return True
    article = lead.endswith(" the") or (run.startswith("The ") and len(name.words) > 1 and not name.gender)
    return lead == " born" or (article and not name.title)


def _several(word: str) -> bool:
    """Whether a word at the head of a sentence only tells who people are ("Investigators said")."""
    return word.lower() in ROLES or word.removesuffix("s").lower() in ROLES


def known_by_one_name(text: str, match: re.Match[str]) -> Name | None:
    """Somebody known by one name who yet speaks ("Finch asserted"), or by a first name who acts or is brought on."""
    name = named(match.group())
    if name is None or len(name.words) > 1:
        return name
    if _several(name.words[0]):
        return None
    first = name.words[0] in FIRST
    apart = text.startswith(", ", match.start() - 2) and text.startswith(",", match.end())
    # "Her husband, Comer, was driving": a first name that no list knows.
    apposed = apart and (first or word_before(text, match.start() - 1) in _KIN)
    verb = verb_behind(text, match.end())
    acts = apposed or (verb is not None and (verb in SPEECH or first))
    return Name(name.words, name.gender, "") if acts else None
