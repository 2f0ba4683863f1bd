"""A text as it would run if its lines were not broken by hand, every offset unchanged.

Plain text from mail and old archives breaks each line at some seventy characters, so that a quotation and a
name run over the ends of lines. Hard spaces and the like are made plain ones.
"""

import re
from itertools import pairwise

_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u3000"
_BREAK = re.compile(r"\n(?<=\S\n)(?=\S)")
# The end of a line stands before the look behind it: a search for one letter is the fastest.
_GOES_ON = re.compile(r"\n(?<=[^\s.!?:;]\n)(?=[a-zà-ÿ])")
# Lines of a hand-broken text: at least so many, nearly all of such lengths, many going on in small letters.
_FEWEST = 8
_NARROW, _WIDE = 40, 125
_ALIKE, _GOING_ON = 0.8, 0.4
# In a text of fewer lines one paragraph proves it: so many ends of lines, none much shorter than the widest, most going on.
_FEW = 3
_EVEN, _MOSTLY = 0.75, 0.6
# So much of a text is looked at to find out.
_SAMPLE = 20_000


def flowing(text: str) -> str:
    """The text with hand-broken lines joined and every kind of space made plain; its length is the same."""
    for space in () if text.isascii() else _SPACES:
        # Eight searches for one letter are ten times faster than one translation.
        if space in text:
            text = text.replace(space, " ")
    return _BREAK.sub(" ", text) if _hand_broken(text[:_SAMPLE]) else _closed(text)


def _closed(text: str) -> str:
    """The text with the ends of lines joined at which double marks are open and the next line goes on in small letters."""
    joined = []
    for found in _GOES_ON.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
        if line.count("“") > line.count("”") or line.count('"') % 2:
            joined.append(found.start())
    for at in joined:
        text = f"{text[:at]} {text[at + 1 :]}"
    return text


def _hand_broken(sample: str) -> bool:
    if (alone := sample.count("\n") - 2 * sample.count("\n\n")) < _FEWEST:
        # So few ends of lines stand alone.
        return alone >= _FEW and any(map(_is_broken, sample.split("\n\n")))
    lines = sample.split("\n")
    pairs = [(line, after) for line, after in pairwise(lines) if line and after and not after[0].isspace()]
    if len(pairs) < _FEWEST:
        return any(map(_is_broken, sample.split("\n\n")))
    alike = sum(_NARROW <= len(line) <= _WIDE for line, _ in pairs)
    going_on = sum(after[0].islower() for _, after in pairs)
    return alike >= _ALIKE * len(pairs) and going_on >= _GOING_ON * len(pairs)


def _is_broken(paragraph: str) -> bool:
    """Whether one paragraph plainly was broken by hand: even lines, of which most go on in small letters."""
    *lines, last = paragraph.strip("\n").split("\n")
    if len(lines) < _FEW or not all(lines):
        return False
    widest = max(map(len, lines))
    if not _NARROW <= widest <= _WIDE or min(map(len, lines)) < _EVEN * widest or len(last) > widest:
        return False
    return sum(line[:1].islower() for line in (*lines[1:], last)) >= _MOSTLY * len(lines)
