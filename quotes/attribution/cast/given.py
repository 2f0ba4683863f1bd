"""The name that somebody described gives, or is said to have: "a caller, who gave his name as Lenny, told", "a man named Lenny".

Such a name is the person whom the description means: "the caller" is Lenny.
"""

import re

from quotes.attribution.cast.names import CAPITALISED_RUN, Name, gender_of, personal
from quotes.attribution.grammar.cues import SPEECH, finite_form

# A description and the clause with the name stand side by side, but for where somebody is from or calls.
_FROM = r"(?: (?:from|in|of|on|outside|with)(?> (?!who\b)[\w’'-]++){1,5}?)?"
_WHO = r"(?:,?| \(| [–—-])(?: ?who)?(?: (?:had|has|only|later|would|would only))?"
_THEIR = r"(?:only )?(?:his|her|their|a)(?: own| first| last| full| real)? name"
# "Gave his name as Lenny", "identified herself as Ada", "would give only her first name, Bea".
_GIVES = (
    rf" (?:(?:gave|gives|give|given|giving) {_THEIR}(?: only| simply)?(?: as|,)"
    r"|(?:identif(?:ied|ies|ying)|introduc(?:ed|es|ing)) (?:him|her|them)sel(?:f|ves)(?: only| simply)? as"
    r"|call(?:ed|s|ing) (?:him|her|them)self)"
)
_GIVEN = re.compile(rf"{_FROM}{_WHO}{_GIVES} (?=[A-Z])")
# "A man named Lenny told", which is a name only behind "a" and before a verb or a comma: "the mayor named Ada Finch as".
_NAMED = re.compile(r",?(?: who (?:is|was))? (?:named|called|identified(?: only)? as) (?=[A-Z])")
_NEXT = re.compile(r" ([a-z]+)")
# What every such clause has, within so many code points.
_MARKS = ("name", "sel", "called", "identified")
_REACH = 90


def given(text: str, end: int, brought_on: bool, gender: str = "") -> tuple[Name, int] | None:
    """The name that the description ending at an offset is given behind it, and where; None where it is given none.

    `brought_on` says that it opens with "a" or "one", `gender` what it tells of that ("a woman").
    """
    near = text[end : end + _REACH]
    if not any(mark in near for mark in _MARKS):
        return None
    match = _GIVEN.match(text, end) or (_NAMED.match(text, end) if brought_on else None)
    run = CAPITALISED_RUN.match(text, match.end()) if match is not None else None
    if match is None or run is None or run.group().endswith(("'s", "’s")):
        return None
    if match.re is _NAMED and not _goes_on(text, run.end(), "called" not in match.group()):
        return None
    written = tuple(run.group().split())
    name = personal(written) or (Name(written, "", "") if len(written) == 1 else None)
    if name is None or {gender, gender_of(name.words)} == {"m", "f"}:
        return None
    return name, run.start()


def _goes_on(text: str, end: int, comma: bool) -> bool:
    """Whether "who", a verb or, if that is enough, a comma stands behind a name: "a mayor called Ada Finch, who hung up"."""
    word = _NEXT.match(text, end)
    if word is None:
        return comma and text.startswith(",", end)
    return word[1] == "who" or word[1] in SPEECH or finite_form(word[1])
