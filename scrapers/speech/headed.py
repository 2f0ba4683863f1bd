"""Turns below a line that only says who speaks, as calls with investors are printed: "Ada Finch -- Chief Executive Officer"."""

import re
from collections import Counter

from scrapers.speech.turns import FEWEST_TURNS, Turn, between_heads, make_up

_NAME = r"[^\W\d_a-z][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}"
# A line between blank ones: a name, and behind a dash what the bearer is; "Operator" is the one who puts the calls through.
_HEAD = re.compile(
    rf"(?:(?<=\n\n)|\A)[ \t*]{{0,4}}(?P<label>(?i:Operator|Moderator|Interviewer|Host|Question(?:er)?)|{_NAME}?)"
    r"(?P<office>[ *]{1,4}(?:--|[-–—])[ *]{1,4}[^\n.?!:;]{2,90}?)?[ \t*]{0,4}(?=\n)"
)
_ASKERS = frozenset({"interviewer", "host", "question", "questioner"})
# Headings of a catalogue come back too and ask nothing ("Good For", "Not For"): this share of the turns has a question.
_ASKED = 0.2
_PUTS_THROUGH = frozenset({"operator", "moderator"})


def headed(text: str) -> list[Turn]:
    """The turns of a text whose speakers stand on lines of their own; empty where it is none.

    At least two such lines tell an office, or one asks and one answers again and again ("Interviewer", "Ada Finch"), or two names
    come back, are half of them, and ask; somebody speaks twice, and what stands below them is most of the text.
    """
    heads = list(_HEAD.finditer(text)) if "\n\n" in text else []
    counts = Counter(head["label"] for head in heads)
    told = {head["label"] for head in heads if head["office"]}
    if any(times > 1 and label.lower() in _ASKERS for label, times in counts.items()):
        told |= {label for label, times in counts.items() if times > 1}
    back = {label for label, times in counts.items() if times > 1 and label.lower() not in _PUTS_THROUGH}
    if not told and len(back) > 1 and 2 * sum(counts[label] for label in back) >= len(heads):
        told = set(counts) if text.count("?") >= _ASKED * len(heads) else set()
    heads = [head for head in heads if head["label"] in told or head["label"].lower() in _PUTS_THROUGH]
    counts = Counter(head["label"] for head in heads)
    if len(heads) < FEWEST_TURNS or len(told) < 2 or max(counts.values()) < 2:
        return []
    found = between_heads(text, [(head.start(), head.end(), head["label"], None) for head in heads])
    return found if make_up(text, found, 0) else []
