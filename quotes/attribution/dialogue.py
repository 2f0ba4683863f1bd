"""Speech behind a dash at the head of a line ("— The boats are late, said Rosa"), as print has it abroad.

A dash may also open an item of a list, so lines count as dialogue only where two stand in the text and one
of them says who speaks.
"""

import re
from collections.abc import Container, Sequence

from quotes.attribution.grammar.cues import DETERMINERS, PRONOUNS, SPEECH
from quotes.attribution.marks import Mark

_LINE = re.compile(r"(?m)^[—–―][ \t]?(?=\w)")
_CUT = re.compile(r"(?<![,?!…—–―])[,?!…—–―]++[ \t]*+([a-z]++) ([^\W\d_][\w’'-]*+)")

# "Said she" tells who speaks; "said it", "said you" and "said he’s" go on with what was said.
_SOMEBODY = frozenset(word for word, whom in PRONOUNS.items() if whom in ("m", "f", "p") and word.isalpha())
_ANYBODY = _SOMEBODY | DETERMINERS


def cut_at_credit(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, those that nobody closed cut where a credit follows ("“We saw smoke, said Ada Finch. It was 3.")."""
    return [mark if mark.closed else _cut(text, mark) for mark in marks]


def _cut(text: str, mark: Mark) -> Mark:
    stop = _credited(text, mark.start, mark.end, _SOMEBODY)
    return (
        mark if stop is None or not text[mark.start : stop].strip() else mark._replace(end=stop, closing=stop)
    )


def _credited(text: str, start: int, end: int, small: Container[str]) -> int | None:
    """Where words end in front of "said Finch" or "said he" between two offsets, None where nobody says them.

    `small` are the words in small letters with which whoever said them may begin.
    """
    for cut in _CUT.finditer(text, start, end):
        if cut.group(1) in SPEECH and (cut.group(2)[0].isupper() or cut.group(2) in small):
            return cut.start()
    return None


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
        credited = _credited(text, match.end(), end, _ANYBODY)
        stop, told = (end, told) if credited is None else (credited, told + 1)
        found.append(Mark(match.end(), stop, match.start(), stop, True, False))
    return found if len(found) > 1 and told else []
