"""Who speaks where in a transcript: the turns that labels begin.

A turn runs from after its label to the next label; stage directions and other people's interjections inside
it stay in it, those at its end do not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scrapers.interviews import OWN, is_role, speaks
from scrapers.offices import ASIDE, is_office, officed
from scrapers.speech.announced import told_above
from scrapers.speech.labels import (
    ASIDE_LENGTH,
    LABEL_LENGTH,
    has_case,
    head_of,
    in_upper,
    not_speakers,
    unnamed,
)
from scrapers.webpage.furniture import is_furniture

# A text is a transcript when turns cover this share of what stands from the first on, and that this share of it.
COVERED = 0.5
# In a text with labels in small letters, this share of the paragraphs must begin with one: a few "Note:"
# lines are no transcript.
LABELLED_SHARE = 0.25
FEWEST_TURNS = 3
# And this share where the labels are single words in small letters, "Ada: …".
IN_TURNS = 0.75
# Price lists and tables have labels too, with a word or two behind each.
FEWEST_WORDS = 5

DIRECTION = re.compile(r"[\[(][^\])]{1,200}[\])]\.?")
ENDING = re.compile(
    r"END\b.{0,20}\d.{0,20}|\[?END(?: OF [A-Z]{3,12})?\]?|[#*_=\-– ]{2,}|-?30-?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: where its words stand, the label as written, and its time in seconds where the label has one."""

    start: int
    end: int
    label: str
    seconds: float | None = None


# Where a label's line begins, where its words begin, the label, its seconds.
Head = tuple[int, int, str, float | None]

# In captions of a meeting each change of voice has a mark, ">> MAYOR LEE: GOOD MORNING.", also where nobody knows the voice.
_CHANGE = re.compile(r">>+[ \t]*(?=\S)")
NOBODY = ""


def turns(text: str) -> list[Turn]:
    """The labelled turns of a text, in order; empty when no line begins with a label."""
    heads: list[Head] = []
    at = marked = 0
    above = ""
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" \t"))
        opens = indent > 1 or not above.strip()
        above = line
        found = head_of(line[indent : indent + LABEL_LENGTH * 2 + ASIDE_LENGTH], opens=opens)
        change = _CHANGE.match(line, indent)
        if found:
            label, width, seconds = found
            heads.append((at, at + indent + width, label, seconds))
            marked += change is not None
        elif change:
            heads.append((at, at + change.end(), NOBODY, None))
        at += len(line) + 1
    if not marked:
        heads = [head for head in heads if head[2] != NOBODY]
    return between_heads(text, _speaking(text, heads))


def between_heads(text: str, heads: Sequence[Head]) -> list[Turn]:
    """The turns between one head and the next, without those that hold no words."""
    ends = [head[0] for head in heads[1:]] + [len(text)]
    cut = (
        trimmed(text, Turn(words, end, label, seconds))
        for (_, words, label, seconds), end in zip(heads, ends, strict=False)
    )
    return [turn for turn in cut if turn.start < turn.end]


def make_up(text: str, found: Sequence[Turn], start: int) -> bool:
    """Whether turns make up half of what stands in a text from an offset on, with some words in each."""
    spoken = sum(turn.end - turn.start for turn in found)
    words = sum(len(text[turn.start : turn.end].split()) for turn in found)
    return spoken >= COVERED * (len(text) - start) and words >= FEWEST_WORDS * len(found)


def _speaking(text: str, heads: list[Head]) -> list[Head]:
    """The labels without those that only look like one, such as a title with a colon in it.

    Where most labels are in capitals, the others are none, but for those in letters that have no capitals, for voices
    without a name and for offices. A first label with "Date: …" below it is a title, and so is one whose line ends like no
    sentence ("POSTGAME: Lions 3, Bears 2").
    """
    if len(heads) > FEWEST_TURNS and _is_kicker(text, heads):
        heads = heads[1:]
    counts = Counter(head[2] for head in heads)
    capitals = [
        head
        for head in heads
        if in_upper(head[2]) or not has_case(head[2]) or unnamed(head[2]) or _is_office(head[2], counts)
    ]
    if len(capitals) * 2 > len(heads) and any(has_case(head[2]) for head in capitals):
        return capitals
    if len(heads) > 1:
        first = text[heads[0][1] : heads[1][0]].split("\n")[1:20]
        noted = any(line.partition(":")[0].strip().lower() in not_speakers() for line in first if ":" in line)
        if noted:
            return heads[1:]
    return heads


def _is_office(label: str, counts: Counter[str]) -> bool:
    """Whether a label in small letters among names in capitals is an office, or comes back as one: "The Harbour Master"."""
    return is_office(label) or (label.startswith("The ") and counts[label] > 1)


def _is_kicker(text: str, heads: list[Head]) -> bool:
    """Whether the first label heads a title: it begins the text, never comes back, and its line ends like no sentence."""
    start, words, label, _ = heads[0]
    line, _, below = text[words:].partition("\n")
    bare = line.rstrip()[-1:].isalnum() and below.startswith("\n")
    again = any(head[2] == label for head in heads[1:])
    return bare and not text[:start].strip() and not again


def trimmed(text: str, turn: Turn) -> Turn:
    """The turn without white space, furniture, end marks and stage directions at its end."""
    end = turn.end
    while True:
        end = turn.start + len(text[turn.start : end].rstrip())
        line_start = max(text.rfind("\n", turn.start, end) + 1, turn.start)
        line = text[line_start:end].strip()
        if not line or line_start == turn.start:
            break
        if not (
            DIRECTION.fullmatch(line)
            or ENDING.fullmatch(line)
            or is_furniture(line, at_edge=True)
            or _is_heading(text, turn.start, line_start, end)
        ):
            break
        end = line_start
    if text.endswith("**", turn.start, end) and text.count("**", turn.start, end) % 2:
        end = turn.start + len(
            text[turn.start : end - 2].rstrip()
        )  # "**Krantz: Is it lonely?**" ends where its words do
    start = turn.start + len(text[turn.start : end]) - len(text[turn.start : end].lstrip())
    return Turn(start, end, turn.label, turn.seconds)


def _is_heading(text: str, start: int, line: int, end: int) -> bool:
    """Whether a turn's last line heads what comes next: in capitals unlike the turn, set apart, and no sentence."""
    words = text[line:end]
    apart = words.startswith("    ") or text.endswith("\n\n", start, line)
    return apart and words.isupper() and words[-1] not in ".?!…—" and not text[start:line].isupper()


def is_transcript(text: str, found: Sequence[Turn]) -> bool:
    """Whether turns make up the text: they cover half of it, and their labels come back or are offices.

    A paragraph in Arabic or Chinese often begins with "he added:". A label in such letters is one where others make the text
    a transcript, or whoever hands it in says that it is.
    """
    below = len(text.rstrip()) - (found[0].start if found else 0)
    spoken = sum(turn.end - turn.start for turn in found)
    if spoken < COVERED * below or below < COVERED * len(text):
        return False
    found = [turn for turn in found if has_case(turn.label)]
    # "The Minister (Mr. Bo Ray)" is "The Minister" from there on.
    labels = Counter(" ".join(ASIDE.sub(" ", turn.label).split()) for turn in found)
    if len(found) < FEWEST_TURNS:
        kicker = len(found) == 1 and not (
            found[0].label.startswith("THE ") or OWN.search(text, found[0].start, found[0].end)
        )
        asked = [turn.label for turn in found] == ["Q", "A"]
        officers = bool(labels) and not kicker and all(map(officed, labels))
        return (asked or officers) and speaks(text, found)
    words = sum(len(text[turn.start : min(turn.end, turn.start + 400)].split()) for turn in found)
    above = told_above(text[: found[0].start], labels)
    named = [
        label
        for label in labels
        if in_upper(label) or " " in label or "." in label or is_role(label) or label in above
    ]
    if words < FEWEST_WORDS * len(found):
        return False
    if len(named) * 2 < len(labels) and not _in_turns(text, found):
        return False
    if sum(count for label, count in labels.items() if in_upper(label)) * 2 >= len(found):
        return True
    return max(labels.values()) > 1 and len(found) >= LABELLED_SHARE * (text.count("\n\n") + 1)


def _in_turns(text: str, found: Sequence[Turn]) -> bool:
    """Whether people known by one name talk in turns: they ask, hardly a paragraph has no label, and two labels come back.

    A list of "Pros: …" and "Cons: …" asks nothing.
    """
    back = [count for count in Counter(turn.label for turn in found).values() if count > 1]
    asked = any("?" in text[turn.start : turn.end] for turn in found)
    return asked and len(back) > 1 and sum(back) >= IN_TURNS * (text.count("\n\n") + 1)
