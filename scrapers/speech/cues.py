"""The cues of a caption file, WebVTT or SRT, told by their timing lines alone, so that a damaged file gives what it has.

Automatic captions roll: each cue shows the last line again above the new one. Such lines are taken once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from itertools import pairwise

from scrapers.speech.labels import could_speak, name_of

STAMP = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
TIMING = re.compile(rf"[ \t]*{STAMP}[ \t]{{0,4}}-->[ \t]{{0,4}}{STAMP}(?:[ \t].*)?")
VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})?[ \t]+([^>]{1,80})>")
TAG = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,80}\}")
_OPENED = r"(?:>>+[ \t]*|-[ \t]+)?"
LABEL = re.compile(rf"{_OPENED}([A-ZÀ-Þ][A-ZÀ-Þ.'’\- ]{{1,40}}):[ \t]+(?=\S)")
# Names in usual capitals, where half of the cues begin with one; and what is all of a line.
NAMED = re.compile(rf"{_OPENED}([^\W\d_a-z][^:?!;“”\"]{{1,40}}):[ \t]+(?=\S)")
ALONE = re.compile(rf"{_OPENED}([^\W\d_][^:?!;“”\"]{{1,40}}):")
CHANGE = re.compile(r">>+[ \t]*|[-–—][ \t]+(?=\S)")
WORD_TIMES = re.compile(r"<\d{1,2}:\d{2}[:.]\d")
# A file rolls when at least this share of its cues begins with the line before.
ROLLING_SHARE = 0.3
# Two cues follow each other when the pause between them is no longer, in seconds.
CLOSE = 0.25


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: start and end in seconds, its lines without tags, the speaker it states.

    `changes` is true when it begins with a mark for a new speaker (`>>`, a dash) without a name.
    """

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str | None = None
    changes: bool = False

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def cues(text: str) -> list[Cue]:
    """Every cue of a caption file in order, each line once; cues without a timing line are passed over."""
    raw = list(_raw(text))
    labels = NAMED if _are_named(raw) else LABEL
    found = [one for times, lines in raw for one in voices(times, lines, labels)]
    if _rolls(text, found):
        found = list(_unrolled(found))
    return [cue for cue in found if cue.lines]


def _raw(text: str) -> Iterator[tuple[tuple[float, float], list[str]]]:
    """The timing lines with the lines below them, up to a blank line or the next timing line."""
    times: tuple[float, float] | None = None
    lines: list[str] = []
    for line in text.split("\n"):
        timing = TIMING.fullmatch(line)
        if timing:
            if times is not None:
                # The line right above a timing line is the number of its cue.
                yield times, lines[:-1] if lines and lines[-1].strip().isdigit() else lines
            times, lines = _times(timing), []
        elif times is not None:
            if not line.strip() and lines:
                yield times, lines
                times = None
            elif line.strip():
                lines.append(line)
    if times is not None:
        yield times, lines


def _times(found: re.Match[str]) -> tuple[float, float]:
    parts = [int(part or 0) for part in found.groups()]
    fraction = [int(group.ljust(3, "0")) / 1000 for group in (found[4], found[8])]
    first, second = parts[:3], parts[4:7]
    return (
        first[0] * 3600 + first[1] * 60 + first[2] + fraction[0],
        second[0] * 3600 + second[1] * 60 + second[2] + fraction[1],
    )


def voices(times: tuple[float, float], lines: list[str], labels: re.Pattern[str] = LABEL) -> Iterator[Cue]:
    """A cue for each speaker in it; voice tags, `NAME:`, `>>` and a line "The Governor:" begin one."""
    speaker: str | None = None
    changes = False
    said: list[str] = []
    for line in lines:
        voice = VOICE.search(line)
        bare = " ".join(unescape(TAG.sub("", line)).replace("\u200b", "").split())
        label = labels.match(bare) or _alone(bare)
        change = CHANGE.match(bare)
        if voice or label or change:
            if said:
                yield Cue(*times, tuple(said), speaker, changes)
            named = " ".join(unescape(voice[1]).split()) if voice else name_of(label[1]) if label else None
            speaker, changes, said = named, named is None, []
            bare = bare[label.end() :] if label else bare[change.end() :] if change else bare
        if bare:
            said.append(bare)
    if said:
        yield Cue(*times, tuple(said), speaker, changes)


def _are_named(raw: list[tuple[tuple[float, float], list[str]]]) -> bool:
    """Whether cues begin with names in usual capitals, as meetings are saved: half of them do, and one comes back."""
    found = (NAMED.match(lines[0].strip()) for _, lines in raw if lines)
    labels = Counter(one[1] for one in found if one is not None and could_speak(one[1]))
    return labels.total() > 2 and 2 * labels.total() >= len(raw) and max(labels.values()) > 1


def _alone(line: str) -> re.Match[str] | None:
    """The label that is a line's only content."""
    found = ALONE.fullmatch(line)
    return found if found is not None and could_speak(found[1]) else None


def _rolls(text: str, found: list[Cue]) -> bool:
    if WORD_TIMES.search(text):
        return True
    repeats = sum(
        1
        for before, cue in pairwise(found)
        if before.lines and cue.lines and cue.lines[0] == before.lines[-1]
    )
    return repeats > ROLLING_SHARE * len(found) and len(found) > 3


def _unrolled(found: list[Cue]) -> Iterator[Cue]:
    """The cues with each line once; a line that grows while it is spoken is taken when it is whole."""
    waiting: Cue | None = None
    for cue in found:
        lines = cue.lines
        if waiting is not None and cue.start - waiting.end <= CLOSE:
            shown = waiting.lines
            for size in range(min(len(shown), len(lines)), 0, -1):
                if shown[-size:] == lines[:size]:
                    lines = lines[size:]
                    break
            if not lines:
                waiting = replace(waiting, end=max(cue.end, waiting.end))
                continue
            if lines[0].startswith(shown[-1] + " "):
                waiting = replace(waiting, end=cue.end, lines=(*shown[:-1], *lines))
                continue
        if waiting is not None:
            yield waiting
        waiting = replace(cue, lines=lines)
    if waiting is not None:
        yield waiting
