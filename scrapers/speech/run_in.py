"""Turns of a printed interview whose labels run into the words: "ADA LUND I came in the winter.", and "AL I never left."."""

import re
from collections import Counter

from scrapers.speech.labels import CAPITAL
from scrapers.speech.turns import Turn, between_heads, make_up

_WORD = rf"{CAPITAL}[^\W\d_a-zß-öø-ÿ.'’-]+"
# Two names in capitals, or the initials of such, and words that are not.
_HEAD = re.compile(
    rf"(?:(?<=\n\n)|\A)[ \t*]{{0,4}}(?P<label>{_WORD}(?: {_WORD}){{1,3}}|{CAPITAL}{{2,3}})\*{{0,2}} "
    rf"(?=[“\"‘']?(?:{CAPITAL}(?:[a-zß-öø-ÿ’']| )|\[))"
)
# So many paragraphs begin with a label, and this share of them.
_FEWEST, _SHARE = 4, 0.6


def run_in(text: str) -> list[Turn]:
    """The turns of such an interview; empty where a text is none.

    Two people talk at least, whoever speaks again does so under the same label or the initials of the name, and what stands
    below is most of the text.
    """
    heads = list(_HEAD.finditer(text)) if "\n\n" in text else []
    full = {
        "".join(word[0] for word in label.split()): label for head in heads if " " in (label := head["label"])
    }
    heads = [head for head in heads if " " in head["label"] or head["label"] in full]
    again = Counter(full.get(head["label"], head["label"]) for head in heads)
    paragraphs = text[heads[0].start() :].count("\n\n") + 1 if heads else 0
    if len(heads) < max(_FEWEST, _SHARE * paragraphs) or sum(times > 1 for times in again.values()) < 2:
        return []
    found = between_heads(text, [(head.start(), head.end(), head["label"], None) for head in heads])
    return found if make_up(text, found, heads[0].start()) else []
