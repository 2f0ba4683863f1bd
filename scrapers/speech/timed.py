"""What was heard in a recording, as players print it beside the picture: times, with the words of each below or behind it.

"0:04\\nand the gates will not open", "00:00:41   - I don't think so.", "00:00:07and the keys", "• 0:12 - 0:17\\n  nominee for
harbour master"; of television by the clock, "12:01 am\\nand there is a potential".
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from scrapers.speech.cues import Cue, voices
from scrapers.speech.labels import LABEL, could_speak, seconds_of, stamp

_HEAD = re.compile(
    rf"[ \t]{{0,12}}(?:[•*·][ \t]{{1,4}})?{stamp('start')}"
    rf"(?:[ \t]{{0,4}}[-–—][ \t]{{0,4}}{stamp('end')})?"
    r"(?:[ \t]{1,8}(?P<words>\S.*)|(?P<joined>(?:[^\W\d_]|[\[“‘♪]).*)|[ \t]*)"
)
# The button that plays a line, and the link that some players print behind each: "00:00:05 ◼ ► hello [TS]".
_BUTTONS = re.compile(r"\A[\u25a0-\u25ff\ufe0e\ufe0f \t]+")
_LINK = re.compile(r"[ \t]*(?P<link>\[[^\[\]\n]{1,20}\])[ \t]*\Z")
_CLOCK = re.compile(r"[ \t]{0,12}(?P<hour>1[0-2]|[1-9]):(?P<minute>[0-5]\d) ?(?P<half>[ap])m[ \t]*")
# An agenda and the diary of a day have times too, but later ones; the chapters of a recording stand farther apart (seconds).
_FEWEST, _FIRST, _APART = 6, 120, 30
# Times of the clock stand a minute apart, and this share of them in the middle of a sentence.
_FEWEST_BY_CLOCK, _APART_BY_CLOCK, _WITHIN = 3, 60, 0.5
# Where more of the times than this have a speaker's name behind them the text is a transcript, where as many have marks a report.
_NAMED, _MARKED = 0.3, 0.2
# What stands in brackets behind more of the times than this is part of the page.
_LINKED = 0.7
_MARKS = frozenset('"“”„«»')


@dataclass(slots=True)
class _Head:
    """A time, in seconds, with the one it runs to, where that stands there, and the lines that are its words."""

    start: float
    end: float | None = None
    lines: list[str] = field(default_factory=list)


def timed(text: str) -> list[Cue]:
    """The words of each time, in order; empty where times do not make up the text, or do not count up in small steps."""
    heads = list(_heads(text, _told))
    if not _counts_up(heads):
        heads = list(_heads(text, _told_by_clock))
        if not _goes_on(heads):
            return []
    _unlinked(heads)
    named = sum(bool(head.lines) and _is_named(head.lines[0]) for head in heads)
    marked = sum(any(not _MARKS.isdisjoint(line) for line in head.lines) for head in heads)
    if named > _NAMED * len(heads) or marked > _MARKED * len(heads):
        return []
    first = heads[0].start if heads[0].start > _FIRST else 0.0  # of the clock: seconds since the first time
    cues: list[Cue] = []
    for head, after in pairwise((*heads, heads[-1])):
        end = max(head.start, head.end or after.start)
        cues += voices((head.start - first, end - first), head.lines)
    return [cue for cue in cues if cue.lines]


def above(text: str) -> str:
    """What stands above the first time."""
    at = 0
    for line in text.split("\n"):
        if _told(line) or _told_by_clock(line):
            break
        at += len(line) + 1
    return text[:at]


def _heads(text: str, told: Callable[[str], _Head | None]) -> Iterator[_Head]:
    head: _Head | None = None
    for line in text.split("\n"):
        if (found := told(line)) is not None:
            if head is not None:
                yield head
            head = found
        elif head is not None and line.strip():
            head.lines.append(line)
    if head is not None:
        yield head


def _told(line: str) -> _Head | None:
    """The time that a line begins with."""
    found = _HEAD.fullmatch(line)
    if found is None:
        return None
    words = _BUTTONS.sub("", found["words"] or found["joined"] or "")
    return _Head(seconds_of(found["start"]) or 0.0, seconds_of(found["end"]), [words] if words else [])


def _unlinked(heads: Sequence[_Head]) -> None:
    """Takes off what stands in brackets behind nearly every time."""
    ends = [_LINK.search(head.lines[-1]) if head.lines else None for head in heads]
    link, count = Counter(end["link"] for end in ends if end).most_common(1)[0] if any(ends) else ("", 0)
    if count > _LINKED * len(heads):
        for head, end in zip(heads, ends, strict=True):
            if end and end["link"] == link:
                head.lines[-1] = head.lines[-1][: end.start()]


def _told_by_clock(line: str) -> _Head | None:
    """The time of the clock that is all of a line, in seconds since midnight."""
    found = _CLOCK.fullmatch(line)
    if found is None:
        return None
    hour = int(found["hour"]) % 12 + 12 * (found["half"] == "p")
    return _Head(3600.0 * hour + 60 * int(found["minute"]))


def _counts_up(heads: Sequence[_Head]) -> bool:
    """Whether times are those of a recording from its beginning, in order and close to each other."""
    times = [head.start for head in heads]
    if len(times) < _FEWEST or times[0] > _FIRST or times != sorted(times):
        return False
    return median(after - before for before, after in pairwise(times)) <= _APART


def _goes_on(heads: Sequence[_Head]) -> bool:
    """Whether times of the clock stand in what is said and not above it: each minute, and most within a sentence."""
    times = [head.start for head in heads]
    if len(times) < _FEWEST_BY_CLOCK or times != sorted(times):
        return False
    within = sum(bool(head.lines) and head.lines[0].lstrip()[0].islower() for head in heads)
    apart = median(after - before for before, after in pairwise(times))
    return apart <= _APART_BY_CLOCK and within >= _WITHIN * len(heads)


def _is_named(line: str) -> bool:
    """Whether a line begins with a speaker's label, and goes on with words."""
    bare = line.strip()
    found = LABEL.match(bare)
    return found is not None and found.end() < len(bare) and could_speak(found["label"])
