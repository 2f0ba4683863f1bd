"""Turns below a line with a name and a time, as services that listen to a meeting write them: "Ada Finch  00:03"."""

import re
from collections import Counter
from collections.abc import Iterator

from scrapers.speech.labels import CLOCK, LABEL_LENGTH, could_speak, seconds_of
from scrapers.speech.turns import FEWEST_TURNS, Head, Turn, between_heads, make_up

_NAME = (
    rf"(?P<label>[^\W\d_a-zß-öø-ÿ][^:\n\t\[\]()?!;“”\"]{{0,{LABEL_LENGTH - 1}}}?(?: \([^()\n]{{1,40}}\))?)"
)
_BEHIND = re.compile(
    rf"[ \t*]{{0,4}}{_NAME}\*{{0,2}}[ \t]{{1,6}}[\[(]?(?P<at>{CLOCK})(?P<half> ?[AaPp]\.?[Mm]\.?)?[\])]?[ \t*]{{0,4}}"
)
# In front of a name only a time in brackets or of three parts is one: "9:30 Opening" is a line of an agenda.
_BEFORE = re.compile(
    rf"[ \t*]{{0,4}}(?:[\[(](?P<at>{CLOCK})[\])]|(?P<long>\d{{1,2}}:\d{{2}}:\d{{2}}(?:[.,]\d{{1,3}})?))"
    rf"[ \t]{{1,6}}{_NAME}[ \t*:]{{0,4}}"
)
# "May 12, 2025, 9:02AM" is a day.
_YEAR = re.compile(r"\d{3}")


def stamped(text: str) -> list[Turn]:
    """The turns of a text whose speakers stand with a time on lines of their own; empty where it is none.

    Half of the lines have names that come back, unlike those of an agenda, and what stands below them is most of the text.
    """
    heads = list(_heads(text))
    counts = Counter(head[2] for head in heads)
    if len(heads) < FEWEST_TURNS or 2 * sum(times for times in counts.values() if times > 1) < len(heads):
        return []
    found = between_heads(text, heads)
    return found if make_up(text.rstrip(), found, heads[0][0]) else []


def _heads(text: str) -> Iterator[Head]:
    at = 0
    for line in text.split("\n"):
        found = _BEHIND.fullmatch(line) or _BEFORE.fullmatch(line)
        if found is not None and could_speak(found["label"]) and not _YEAR.search(found["label"]):
            told = found.groupdict()
            clock = told.get("at") or told.get("long")
            yield at, at + len(line), found["label"].strip(), None if told.get("half") else seconds_of(clock)
        at += len(line) + 1
