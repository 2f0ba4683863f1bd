"""The log of a chat: a nick on each line, with or without the time, "(22:20) ada_f: …", "12:06 <bo> …", "<Ruth> …"."""

import re
from collections import Counter

from scrapers.speech.labels import LABEL_LENGTH, not_speakers
from scrapers.speech.turns import Turn

_NICK = rf"[^\W_][^\s:<>()\[\]]{{0,{LABEL_LENGTH - 1}}}"
_TIME = r"\d{1,2}:\d{2}(?::\d{2})?"
_LINE = re.compile(
    rf"[ \t]{{0,8}}(?:(?:[\[(]{_TIME}:?[\])]|{_TIME})[ \t]{{1,4}})?"
    rf"(?:<[@+~&%]?(?P<marked>{_NICK})>|(?P<plain>{_NICK}):)[ \t]{{1,8}}(?=\S)"
)
_TIMED = re.compile(rf"[ \t]{{0,8}}[\[(]?{_TIME}")
# Somebody came, left or did something: nobody's words ("-!- ruth has joined", "* bo shrugs").
_EVENT = re.compile(
    rf"[ \t]{{0,8}}(?:[\[(]?{_TIME}:?[\])]?[ \t]{{1,4}})?(?:-!-|\*{{1,3}}|-->|<--|---|===)(?=[ \t])"
)
# A log has so many lines, this share of them somebody's, and two who come back.
_FEWEST, _SHARE = 4, 0.8


def logged(text: str) -> list[Turn]:
    """The turns of a log, one a line; empty where a text is none.

    A colon alone begins no line of a log: the time or the brackets of every line do.
    """
    found: list[Turn] = []
    at = lines = 0
    for line in text.split("\n"):
        one = _LINE.match(line)
        nick = (one["marked"] or one["plain"]) if one else None
        if one and nick and (one["marked"] or _TIMED.match(line)) and nick.lower() not in not_speakers():
            found.append(Turn(at + one.end(), at + len(line.rstrip()), nick))
            lines += 1
        elif line.strip() and found and not _EVENT.match(line):
            lines += 1
        at += len(line) + 1
    back = [times for times in Counter(turn.label for turn in found).values() if times > 1]
    enough = len(found) >= _FEWEST and len(found) >= _SHARE * lines
    return found if enough and len(back) > 1 else []
