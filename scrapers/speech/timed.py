"""What was heard in a recording, as players print it beside the picture: times, with the words of each below or behind it.

"0:04\\nand the gates will not open", "00:00:41   - I don't think so.", "• 0:12 - 0:17\\n  nominee for harbour master".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from scrapers.speech.cues import Cue, voices
from scrapers.speech.labels import LABEL, could_speak, seconds_of

_STAMP = r"[\[(]?(?P<{0}>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?)[\])]?"
_HEAD = re.compile(
    rf"[ \t]{{0,12}}(?:[•*·][ \t]{{1,4}})?{_STAMP.format('start')}"
    rf"(?:[ \t]{{0,4}}[-–—][ \t]{{0,4}}{_STAMP.format('end')})?(?:[ \t]{{1,8}}(?P<words>\S.*)|[ \t]*)"
)
# An agenda and the diary of a day have times too, but later ones; the chapters of a recording stand farther apart (seconds).
_FEWEST, _FIRST, _APART = 6, 120, 30
# Where more of the times than this have a speaker's name behind them the text is a transcript, where as many have marks a report.
_NAMED, _MARKED = 0.3, 0.2
_MARKS = frozenset('"“”„«»')


def timed(text: str) -> list[Cue]:
    """The words of each time, in order; empty where times do not make up the text, or do not count up in small steps."""
    heads = list(_heads(text))
    times = [start for start, *_ in heads]
    if len(heads) < _FEWEST or times[0] > _FIRST or times != sorted(times):
        return []
    if median(after - before for before, after in pairwise(times)) > _APART:
        return []
    named = sum(bool(lines) and _is_named(lines[0]) for *_, lines in heads)
    marked = sum(any(not _MARKS.isdisjoint(line) for line in lines) for *_, lines in heads)
    if named > _NAMED * len(heads) or marked > _MARKED * len(heads):
        return []
    ends = [end or after for (_, end, _), after in zip(heads, (*times[1:], times[-1]), strict=True)]
    found = (
        cue
        for (start, _, lines), end in zip(heads, ends, strict=True)
        for cue in voices((start, max(start, end)), lines)
    )
    return [replace(cue, end=max(cue.start, cue.end)) for cue in found if cue.lines]


def above(text: str) -> str:
    """What stands above the first time."""
    at = 0
    for line in text.split("\n"):
        if _HEAD.fullmatch(line):
            break
        at += len(line) + 1
    return text[:at]


def _heads(text: str) -> Iterator[tuple[float, float | None, list[str]]]:
    """Each time with the one it runs to, where that stands there, and the lines that are its words."""
    head: tuple[float, float | None, list[str]] | None = None
    for line in text.split("\n"):
        found = _HEAD.fullmatch(line)
        if found is not None:
            if head is not None:
                yield head
            words = [found["words"]] if found["words"] else []
            head = (seconds_of(found["start"]) or 0.0, seconds_of(found["end"]), words)
        elif head is not None and line.strip():
            head[2].append(line)
    if head is not None:
        yield head


def _is_named(line: str) -> bool:
    """Whether a line begins with a speaker's label, and goes on with words."""
    bare = line.strip()
    found = LABEL.match(bare)
    return found is not None and found.end() < len(bare) and could_speak(found["label"])
