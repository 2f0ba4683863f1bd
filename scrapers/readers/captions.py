"""Captions, WebVTT, SRT or times with words behind them: the words of a recording, each with the second it was said at.

The cues run together into paragraphs, so that a quotation is found across them. Each cue is a span of kind `caption`
with its time; where the file states the speaker, each run of one speaker's words is a span of kind `turn` as well.
Labels and tags are not part of the text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from scrapers.dates import iso_date
from scrapers.decoding import lines_unified
from scrapers.document import Document, Span
from scrapers.errors import NotADocument, TooLarge
from scrapers.material import BY_LOOK, BY_NAME, NO, SURE, Material, Reader
from scrapers.speech.cues import Cue, cues
from scrapers.speech.timed import above, timed

LIMIT_BYTES = 32 * 1024 * 1024
ENDINGS = {"vtt": "text/vtt", "srt": "application/x-subrip"}
# A pause this long, in seconds, begins a new paragraph; speakers breathe in less.
PAUSE = 3.0
# Words after which a paragraph ends at the next full stop, so that a long speech stays readable.
LONG = 80
# Paragraphs without any full stop (automatic captions) end at this many words.
LONGEST = 150
DIRECTION = re.compile(r"[\[(♪♫][^\])]*[\])♪♫]\.?")
LANGUAGE = re.compile(r"Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)[ \t]*$", re.MULTILINE)
# What players print above the words.
PLAYER = re.compile(
    r"(?:(?:download|show|hide|view|search) )?(?:the )?transcript|click on .*|category|news", re.IGNORECASE
)
FIRST_TIMING = re.compile(r"^[ \t]*[\d:.,]{5,14}[ \t]*-->", re.MULTILINE)


def recognise(material: Material, head: str) -> int:
    """WebVTT by its first word, SRT by its timing lines, others by times that count up."""
    if head.startswith("WEBVTT") and head[6:7] in {"", " ", "\t", "\n", "\r"}:
        return SURE
    if material.ending() in ENDINGS:
        return BY_NAME
    if len(re.findall(FIRST_TIMING, head[:5000])) >= 2:
        return BY_LOOK
    return BY_LOOK if not head.lstrip().startswith("<") and timed(head) else NO


def read(material: Material) -> Iterator[Document]:
    """The one document of a caption file.

    Raises NotADocument when there is no cue with a time and words, TooLarge above 32 MB.
    """
    if len(material.data) > LIMIT_BYTES:
        raise TooLarge(f"The caption file has more than {LIMIT_BYTES // 2**20} MB; check that it is one.")
    text = lines_unified(material.text())
    found = cues(text)
    marked = bool(found)
    found = found or timed(text)
    if not found:
        raise NotADocument("The caption file has no cue with a time and words; check that it is whole.")
    words, spans = laid_out(list(_named_on(found)))
    header = text[: _first_timing(text)] if marked else above(text)
    title = _title(header) if marked else _heading(header)
    language = LANGUAGE.search(header)
    yield Document(
        text=words,
        url=material.url,
        reader="captions",
        sha256=material.sha256,
        media_type=_media_type(text) if marked else "text/plain",
        title=title,
        published=iso_date(title),
        language=language[1] if language else None,
        tier="primary",
        spans=spans,
    )


def _media_type(text: str) -> str:
    return "text/vtt" if text.startswith("WEBVTT") else "application/x-subrip"


def _first_timing(text: str) -> int:
    found = FIRST_TIMING.search(text)
    return found.start() if found else 0


def _title(header: str) -> str | None:
    """What stands behind `WEBVTT` on the first line."""
    first = header.split("\n", 1)[0]
    return first.removeprefix("WEBVTT").strip(" \t-–—:") or None if first.startswith("WEBVTT") else None


def _heading(header: str) -> str | None:
    """The last line above the first time that is no part of the player, unless it is a sentence."""
    lines = [line.strip() for line in header.split("\n") if line.strip()]
    lines = [line for line in lines if PLAYER.fullmatch(line) is None]
    return lines[-1] if lines and lines[-1][-1] not in ".,;:!?" and len(lines[-1]) <= LONGEST else None


def _named_on(found: list[Cue]) -> Iterator[Cue]:
    """The cues, each without a label by whoever was named before: a label is shown once, where somebody begins.

    A mark for a new speaker or a pause as long as one between paragraphs ends that; a stage direction does not.
    """
    named: Cue | None = None
    for cue in found:
        if DIRECTION.fullmatch(cue.text) is not None and cue.speaker is None:
            named = replace(named, end=cue.end) if named is not None else None
        elif cue.speaker is None and named is not None and not cue.changes and cue.start - named.end < PAUSE:
            cue = replace(cue, speaker=named.speaker)
            named = cue
        else:
            named = cue if cue.speaker else None
        yield cue


def laid_out(found: list[Cue]) -> tuple[str, tuple[Span, ...]]:
    """The cues as running text, with a span for each cue and for each run of a named speaker."""
    parts: list[str] = []
    captions: list[Span] = []
    turns: list[Span] = []
    at = words = 0
    speaker: str | None = None
    before: Cue | None = None
    for cue in found:
        aside = DIRECTION.fullmatch(cue.text) is not None and cue.speaker is None
        new = before is not None and not aside and _begins(before, cue, speaker, words)
        joint = "" if not parts else "\n\n" if new else " "
        start = at + len(joint)
        end = start + len(cue.text)
        parts += [joint, cue.text]
        if not aside:
            if cue.speaker and (new or not turns or turns[-1].speaker != cue.speaker):
                turns.append(Span(start, end, "turn", speaker=cue.speaker, seconds=cue.start))
            elif cue.speaker:
                turns[-1] = Span(turns[-1].start, end, "turn", speaker=cue.speaker, seconds=turns[-1].seconds)
            speaker = cue.speaker
        captions.append(Span(start, end, "caption", speaker=cue.speaker, seconds=cue.start))
        words = (0 if new else words) + cue.text.count(" ") + 1
        at, before = end, cue
    return "".join(parts), tuple(sorted([*captions, *turns], key=lambda span: (span.start, -span.end)))


def _begins(before: Cue, cue: Cue, speaker: str | None, words: int) -> bool:
    """Whether a cue begins a paragraph: another speaker, a pause, or enough words."""
    if cue.speaker != speaker or cue.changes or cue.start - before.end >= PAUSE:
        return True
    return words >= LONGEST or (words >= LONG and before.text[-1] in '.!?"”')


READER = Reader("captions", recognise, read)
