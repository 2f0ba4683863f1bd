"""Whose work a text has just spoken of: "a line in Finch's “The Long Count” … “Nobody counts,” he wrote"."""

import re

from quotes.attribution.cast.names import CAPITALISED_RUN, Name, name_in
from quotes.attribution.grammar.capitals import is_title

# A work in marks right behind its owner, a year or what it is between them ("Finch's 1958 novel, “The Long Count”").
_WORK = re.compile(r"['’]s(?> (?:\d{4}|[a-z]+)){0,3},? [“‘\"]([^“”‘’\"\n]{2,80})[”’\"]")
# Verbs of whoever put the words on paper.
WRITING = frozenset(("wrote", "writes", "written", "writing"))


def writer_before(text: str, start: int, at: int) -> tuple[Name, int] | None:
    """The owner of the work that a text names last between two offsets, and where; None where it names none."""
    found = None
    for work in _WORK.finditer(text, start, at):
        if not is_title(work.group(1)):
            continue
        line = text[start : work.start()]
        run = next((one for one in CAPITALISED_RUN.finditer(line) if one.end() == len(line)), None)
        name = name_in(run.group()) if run is not None else None
        if run is not None and name is not None:
            found = name, start + run.start()
    return found
