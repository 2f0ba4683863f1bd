"""A speech under a line such as "Remarks of Ann Lee": one turn of the person whom the line names."""

import re
from collections.abc import Sequence

from scrapers.passages import marked_passages
from scrapers.speech.labels import could_speak
from scrapers.speech.turns import COVERED, Turn, trimmed
from scrapers.wordlists import listed

# A text with a quotation of five words or more in every 150 words, three at least, is a report.
FEWEST_QUOTED_WORDS, REPORTED_WORDS = 5, 150
_KIND = "|".join(map(re.escape, listed("speechkinds")))
SPEECH = re.compile(
    rf"(?:the )?(?:full )?(?:text of (?:the )?)?(?:(?:{_KIND}) ){{,2}}"
    r"(?:remarks|statement|speech|address|testimony|lecture|comments)"
    r"(?: as (?:prepared|delivered)(?: for delivery)?)?(?: (?:made|given|delivered|issued))? (?:of|by) "
    r"(?P<name>(?-i:(?:the )?[A-Z]).{1,120})",
    re.IGNORECASE,
)
# "Speaker: Ada Lund, harbour master" above one person's words.
ONE_SPEAKER = re.compile(
    r"Speaker:[ \t]+(?P<name>[^\W\d_][^\s,;:]*(?: [^\W\d_][^\s,;:]*){1,4}(?:[,;(].{0,80})?)"
)
OCCASION = re.compile(
    r"\s+(?:on|at|in|to|before|after|during|regarding|following|announcing|honoring|upon)\s|[,:;(–—-]\s?|\s–"
)


def speech(text: str, lines: Sequence[tuple[int, int]]) -> Turn | None:
    """The one turn of a speech: all that follows a line such as "Remarks of Ann Lee", "Speaker: Ann Lee"; None without one.

    `lines` are the (start, end) of the text's lines. The short lines under that line (occasion, place, date)
    are left out.
    """
    for number, (start, end) in enumerate(lines[:40]):
        line = text[start:end] if end - start <= 160 else ""
        found = SPEECH.fullmatch(line) or ONE_SPEAKER.fullmatch(line)
        if found is None:
            continue
        name = OCCASION.split(found["name"])[0].strip(" .")
        below = next((s for s, e in lines[number + 1 :] if e - s > 60 or text[e - 1] in ".!?"), None)
        if below is None or len(text) - below < COVERED * len(text):
            return None
        if not could_speak(name[:1].upper() + name[1:]) or reports(text[below:]):
            return None  # a headline such as "Statement by the mayor stuns town" over a report
        return trimmed(text, Turn(below, len(text), name))
    return None


def reports(text: str) -> bool:
    """Whether a text quotes so much that it is a report and no speech."""
    spoken = sum(len(text[start:end].split()) >= FEWEST_QUOTED_WORDS for start, end in marked_passages(text))
    return spoken >= 3 and spoken * REPORTED_WORDS > len(text.split())
