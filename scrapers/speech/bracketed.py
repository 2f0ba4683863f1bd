"""Turns below brackets with a name or a role, as ministries in Japan and Korea print them: "【松原大臣】", "(問)", "<답변>"."""

import re
from collections import Counter

from scrapers.speech.labels import has_case
from scrapers.speech.turns import FEWEST_TURNS, Turn, between_heads

_HEAD = re.compile(
    r"^[ \t\u3000]{0,4}(?:【(?P<lens>[^【】\n]{1,30})】|[(（<〈](?P<other>[^()（）<>〈〉\n]{1,30})[)）>〉])[ \t\u3000]*",
    re.MULTILINE,
)
# Turns cover this share of the text from the first on, and have so many letters on average.
_COVERED, _LETTERS = 0.5, 8


def bracketed(text: str) -> list[Turn]:
    """The turns of such a text; empty where the brackets have letters with capitals, or none of them comes back."""
    heads = [
        (found.start(), found.end(), (found["lens"] or found["other"]).strip(), None)
        for found in _HEAD.finditer(text)
        if not has_case(found["lens"] or found["other"])
        and not (found["lens"] or found["other"])[0].isdigit()
    ]
    if len(heads) < FEWEST_TURNS or max(Counter(head[2] for head in heads).values()) < 2:
        return []
    found = between_heads(text, heads)
    said = sum(turn.end - turn.start for turn in found)
    whole = len(text.rstrip()) - found[0].start if found else 0
    return found if said >= max(_COVERED * whole, _LETTERS * len(found), 1) else []
