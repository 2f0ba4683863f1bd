"""Speech behind a dash at the head of a line ("— The boats are late, said Rosa"), as print has it abroad.

A dash may also open an item of a list, so lines count as dialogue only where two stand in the text and one
of them says who speaks.
"""

import re
from collections.abc import Sequence

from quotes.attribution.grammar.cues import PRONOUNS, SPEECH
from quotes.attribution.marks import Mark

_LINE = re.compile(r"(?m)^[—–―][ \t]?(?=\w)")
_CUT = re.compile(r"(?<![,?!…—–―])[,?!…—–―]++[ \t]*+([a-z]++) ([A-Zh][\w’'-]*+)")


def spoken_lines(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The stretches of speech that a dash opens, as marks; none where the text uses marks on such lines."""
    if not any(dash in text and (text.startswith(dash) or f"\n{dash}" in text) for dash in "—–―"):
        return []
    found: list[Mark] = []
    told = 0
    for match in _LINE.finditer(text):
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        if any(mark.opening < end and match.start() < mark.closing for mark in marks):
            return []
        stop = end
        for cut in _CUT.finditer(text, match.end(), end):
            if cut.group(1) in SPEECH and (cut.group(2)[0].isupper() or cut.group(2) in PRONOUNS):
                stop, told = cut.start(), told + 1
                break
        found.append(Mark(match.end(), stop, match.start(), stop, True, False))
    return found if len(found) > 1 and told else []
