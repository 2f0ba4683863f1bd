"""Who speaks where in a transcript: the turns that labels such as `MR. EARNEST:` or `Q:` begin.

A turn runs from after its label to the next label; stage directions and other people's interjections inside
it stay in it, those at its end do not.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from scrapers.document import Span
from scrapers.furniture import is_furniture
from scrapers.passages import marked_passages

# Longest label, in characters and words: "SENATOR BO RAY OF THE STATE OF NOWHERE" is among the longest.
LABEL_LENGTH, LABEL_WORDS = 60, 8
# A text is a transcript when turns cover this share of what stands from the first on, and that this share of it.
COVERED = 0.5
# In a text with labels in small letters, this share of the paragraphs must begin with one: a few "Note:"
# lines are no transcript.
LABELLED_SHARE = 0.25
FEWEST_TURNS = 3
# Price lists and tables have labels too, with a word or two behind each.
FEWEST_WORDS = 5
# A text with one or two turns is a transcript when they are labelled with an office or a title.
OFFICE = re.compile(
    r"(?:THE (?:VICE |PRIME |DEPUTY )?[A-Z]+|(?:MR|MRS|MS|DR|SEN|REP|GOV|SIR|DAME|LORD|LADY)\b\.? \S+"
    r"|(?:SENATOR|SECRETARY|PRESIDENT|GOVERNOR|MINISTER|MAYOR|CHAIRMAN|AMBASSADOR|GENERAL|JUSTICE) .+)$"
)

TIME = r"[\[(]?(?P<{0}>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?)[\])]?"
LABEL = re.compile(
    rf"(?:{TIME.format('before')}[ \t]{{1,4}})?(?:>>[ \t]?)?\*{{0,2}}(?P<label>[A-ZÀ-Þ][^:\n\t?!;“”\"]{{0,{LABEL_LENGTH - 1}}}?)"
    rf"(?:[ \t]{{0,2}}{TIME.format('after')})?[ \t]?(?::\*{{0,2}}|\*{{2}}:)(?=[ \t\n]|$)[ \t]*"
)
ASKED = re.compile(r"(?:>>[ \t]?)?(?P<label>Q|A)(?:[.:][ \t]+|[ \t]{2,}|\t)(?=\S)")
# What stands in brackets behind a name.
ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# A text with a quotation of five words or more in every 150 words, three at least, is a report.
FEWEST_QUOTED_WORDS, REPORTED_WORDS = 5, 150
QUESTION = {"q", "a", "question", "answer"}
SMALL = {
    "of",
    "the",
    "de",
    "da",
    "di",
    "van",
    "von",
    "der",
    "den",
    "al",
    "el",
    "bin",
    "and",
    "y",
    "zu",
    "for",
    "du",
    "la",
    "le",
}
SPEECH = re.compile(
    r"(?:(?:prepared|opening|closing|full) )?(?:text of (?:the )?)?"
    r"(?:remarks|statement|speech|address|testimony|lecture)"
    r"(?: as (?:prepared|delivered)(?: for delivery)?)? (?:of|by) (?P<name>(?-i:(?:the )?[A-Z]).{1,90})",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"\s+(?:on|at|in|to|before|after|during|regarding|following|announcing|honoring|upon)\s|[,:;(–—-]\s?|\s–"
)
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


@cache
def not_speakers() -> frozenset[str]:
    """Labels that no speaker has, in small letters: "date", "place", "note"."""
    lines = files("scrapers").joinpath("words/notspeakers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def turns(text: str) -> list[Turn]:
    """The labelled turns of a text, in order; empty when no line begins with a label."""
    heads: list[Head] = []
    at = 0
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip(" \t"))
        found = _head(line[indent : indent + LABEL_LENGTH * 2])
        if found:
            label, width, seconds = found
            heads.append((at, at + indent + width, label, seconds))
        at += len(line) + 1
    heads = _speaking(text, heads)
    ends = [head[0] for head in heads[1:]] + [len(text)]
    cut = (
        _trimmed(text, Turn(head[1], end, head[2], head[3])) for head, end in zip(heads, ends, strict=False)
    )
    return [turn for turn in cut if turn.start < turn.end]


def _speaking(text: str, heads: list[Head]) -> list[Head]:
    """The labels without those that only look like one, such as a title with a colon in it.

    Where most labels are in capitals, the others are none. A first label with "Date: …" below it is a title.
    """
    capitals = [head for head in heads if _in_upper(head[2])]
    if len(capitals) * 2 > len(heads):
        return capitals
    if len(heads) > 1:
        first = text[heads[0][1] : heads[1][0]].split("\n")[1:20]
        if any(line.partition(":")[0].strip().lower() in not_speakers() for line in first if ":" in line):
            return heads[1:]
    return heads


def _head(line: str) -> tuple[str, int, float | None] | None:
    """The label a line begins with, how many characters it takes, and its time."""
    if asked := ASKED.match(line):
        return asked["label"], asked.end(), None
    found = LABEL.match(line)
    if found is None:
        return None
    label = found["label"].strip(" *")
    if not _could_speak(label):
        return None
    return label, found.end(), seconds_of(found["before"] or found["after"])


def _could_speak(label: str) -> bool:
    """Whether a label could name somebody: few words, each with a capital, a number or a small connecting word."""
    bare = ASIDE.sub(" ", label)
    words = bare.replace(",", " ").split()
    if not words or len(words) > LABEL_WORDS or bare.lower().strip() in not_speakers():
        return False
    return all(word[0].isupper() or word[0] in "#0123456789(&" or word in SMALL for word in words)


def _in_upper(label: str) -> bool:
    """Whether a label is in capitals, "MR. LEE (reading)" and "SEN. McRAY" among them."""
    return re.sub(r"\bMa?c(?=[A-Z])", "", ASIDE.sub("", label)).isupper()


def seconds_of(stamp: str | None) -> float | None:
    """Seconds of a time such as `1:02:03.5` or `02:03`; None when there is none."""
    if not stamp:
        return None
    total = 0.0
    for part in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _trimmed(text: str, turn: Turn) -> Turn:
    """The turn without white space, furniture, end marks and stage directions at its end."""
    end = turn.end
    while True:
        end = turn.start + len(text[turn.start : end].rstrip())
        line_start = max(text.rfind("\n", turn.start, end) + 1, turn.start)
        line = text[line_start:end].strip()
        if not line or line_start == turn.start:
            break
        if not (DIRECTION.fullmatch(line) or ENDING.fullmatch(line) or is_furniture(line, at_edge=True)):
            break
        end = line_start
    start = turn.start + len(text[turn.start : end]) - len(text[turn.start : end].lstrip())
    return Turn(start, end, turn.label, turn.seconds)


def is_transcript(text: str, found: Sequence[Turn]) -> bool:
    """Whether turns make up the text: they cover half of it, and their labels come back or are offices."""
    below = len(text.rstrip()) - (found[0].start if found else 0)
    spoken = sum(turn.end - turn.start for turn in found)
    if spoken < COVERED * below or below < COVERED * len(text):
        return False
    labels = Counter(turn.label for turn in found)
    if len(found) < FEWEST_TURNS:
        return all(map(OFFICE.match, labels)) and bool(labels)
    words = sum(len(text[turn.start : min(turn.end, turn.start + 400)].split()) for turn in found)
    named = [label for label in labels if _in_upper(label) or " " in label or label.lower() in QUESTION]
    if words < FEWEST_WORDS * len(found) or len(named) * 2 < len(labels):
        return False
    if sum(count for label, count in labels.items() if _in_upper(label)) * 2 >= len(found):
        return True
    return max(labels.values()) > 1 and len(found) >= LABELLED_SHARE * (text.count("\n\n") + 1)


def speech(text: str, lines: Sequence[tuple[int, int]]) -> Turn | None:
    """The one turn of a speech: all that follows a line such as "Remarks of Ann Lee"; None without such a line.

    `lines` are the (start, end) of the text's lines. The short lines under that line (occasion, place, date)
    are left out.
    """
    for number, (start, end) in enumerate(lines[:40]):
        found = SPEECH.fullmatch(text[start:end]) if end - start <= 160 else None
        if found is None:
            continue
        name = OCCASION.split(found["name"])[0].strip(" .")
        below = next((s for s, e in lines[number + 1 :] if e - s > 60 or text[e - 1] in ".!?"), None)
        if below is None or len(text) - below < COVERED * len(text):
            return None
        if not _could_speak(name[:1].upper() + name[1:]) or _reports(text[below:]):
            return None  # a headline such as "Statement by the mayor stuns town" over a report
        return _trimmed(text, Turn(below, len(text), name))
    return None


def _reports(text: str) -> bool:
    """Whether a text quotes so much that it is a report and no speech."""
    spoken = sum(len(text[start:end].split()) >= FEWEST_QUOTED_WORDS for start, end in marked_passages(text))
    return spoken >= 3 and spoken * REPORTED_WORDS > len(text.split())


def name_of(label: str) -> str | None:
    """The speaker a label names, in usual capitals; None for "Q" and "A", which name nobody.

    "MR. O'HARA (continuing)" gives "Mr. O'Hara".
    """
    bare = " ".join(ASIDE.sub(" ", label).split()).strip(" ,")
    if bare.lower() in QUESTION or not bare:
        return None
    if any(letter.islower() for letter in re.sub(r"\b(?:Mc|Mac|De|Di|Le|La|Van|Von)(?=[A-Z])", "", bare)):
        return bare
    return " ".join(map(in_capitals, bare.split()))


def in_capitals(word: str) -> str:
    """A word in capitals as names are usually written: "O'HARA" is O'Hara, "McRAY" is McRay."""
    if word.lower() in SMALL and word != "THE":
        return word.lower()
    if re.fullmatch(r"(?:[A-Z]\.){2,}|[A-Z]{2,3}-[A-Z]{2}", word):
        return word
    clan = re.match(r"Ma?c(?=[A-Z])", word)
    before = clan[0] if clan else ""
    return before + re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word[len(before) :])


def found_turns(text: str, lines: Sequence[tuple[int, int]]) -> list[Turn]:
    """The turns of a text that is a transcript or a speech; empty when it is neither."""
    found = turns(text)
    if found and is_transcript(text, found):
        return found
    alone = speech(text, lines)
    return [alone] if alone else []


def turn_spans(found: Sequence[Turn]) -> tuple[Span, ...]:
    """The turns as spans; a short label takes the full name of the one speaker whose last name it gives."""
    full: dict[str, set[str]] = {}
    names = [name_of(turn.label) for turn in found]
    for name in names:
        if name and len(name.split()) > 1:
            full.setdefault(name.split()[-1], set()).add(name)
    return tuple(
        Span(turn.start, turn.end, "turn", speaker=_longest(name, full), seconds=turn.seconds)
        for turn, name in zip(found, names, strict=True)
    )


def _longest(name: str | None, full: dict[str, set[str]]) -> str | None:
    """The fullest of the names that share a last name, when all the shorter ones are parts of it."""
    if not name:
        return name
    rivals = full.get(name.split()[-1], set())
    longest = max(rivals, key=lambda rival: (len(rival.split()), rival), default=name)
    words = set(longest.split())
    titles = {word for rival in rivals for word in rival.split()[:1]}
    fits = all(set(rival.split()) - words <= titles for rival in rivals)
    return longest if fits and len(longest.split()) > len(name.split()) else name
