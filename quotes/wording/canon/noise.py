"""What stands in a transcript's passage and was not said by its speaker.

Stage directions ("[APPLAUSE]"), speaker labels ("MODERATOR:"), other people's short interjections and a narrator's words
between two parts of an utterance are skipped when a claim leaves them out: the claim is as exact as if they were not there.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable

from quotes.lexicon import phrases
from quotes.text import Tokens, words
from quotes.wording.canon.narration import narrated

# Somebody else's words between two labels are an interjection up to this length; longer, they are a turn.
LONGEST_INTERJECTION = 12
# Characters of a bracket that holds what nobody, or somebody else, said.
LONGEST_BRACKET = 82

# Brackets do not nest here, so each pattern stops at the first closing one: linear in the text.
_BRACKETED = re.compile(
    r"\[[^\[\]\n]{1,80}\]|\([^()\n]{1,60}\)|<[^<>\n]{1,40}>|♪[^♪\n]{0,80}♪|\*[^*\n]{1,40}\*"
)
# Somebody else heard inside a turn: "[A VOICE: And the goat!]", "(Heckler: Shame!)".
# No number is in a label: "(Article 5: …)", "(Genesis 3: 16)" are the speaker's own.
_VOICE = re.compile(r"[A-Z](?:[^\W\d]|[.'’-]){0,30}(?: (?:[^\W\d]|[.'’-]){1,30}){0,3}: ")
_HEARD = re.compile(rf"\[(?={_VOICE.pattern})[^\[\]\n]{{1,80}}\]|\((?={_VOICE.pattern})[^()\n]{{1,60}}\)")
_NAME = r"[A-Z][\w.'’\-]{0,30}"
# What a caption of a broadcast says of whoever is named: "JAKE TAPPER, HOST:", "ADA FINCH (R), GOVERNOR OF OHIO:".
_OFFICE = r"(?:, [A-Z][A-Z.'’&-]{1,20}(?: [A-Z][A-Z.'’&-]{1,20}){0,5}){0,2}"
_UNNAMED = (
    r"(?:Audience|Crowd|Committee|Male|Female|Unidentified|Unknown)(?: male| female)? (?:member|voice|speaker|man|woman|person)"
    r"|(?:Speaker|Voice|Participant|Witness) \d{1,2}"
)
_LABEL = re.compile(
    rf"(?:(?<=\n)|(?<=[.!?\])\"”—-] )|(?<=[.!?\])\"”—-]  )|\A)[ \t>]{{0,20}}"
    rf"({_NAME}(?: {_NAME}){{0,4}}|{_UNNAMED})(?: ?\([^()\n]{{1,30}}\))?{_OFFICE}:(?=\s|\Z)"
)
# "Q. Were you there?", "Q    Will you go?", "A. I was."
_ASKED = re.compile(
    r"(?:\A|(?<=\n))[ \t>]{0,20}([QA])(?:\.[ \t]|[ \t]{2}|\t|(?<=Q) (?=[A-Z]))[ \t]{0,8}(?=\S|\Z)"
)
# The end of every label; most texts with a colon have none.
_COLON = re.compile(r"(?:[A-Z][\w.'’\-]{0,30}|\)|\b\d{1,2}):(?=\s|\Z)")
# In the middle of a sentence a label stands in capitals: "we moved twice HOST: Right. GUEST: and then".
_INSIDE = re.compile(
    r"(?<=[\w,;–—-] )([A-Z][A-Z.'’-]{0,30}(?: [A-Z][A-Z.'’-]{0,30}){0,3})(?: ?\([^()\n]{1,30}\))?:(?=\s)"
)
# The time of a caption pasted with its words, on a line of its own.
_TIME = re.compile(r"(?m)^[ \t]{0,4}(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[ \t]{0,4}$")
_BEFORE_DIRECTION = frozenset('.!?:,;—-\n"”’)]')


def skipped(passage: Tokens, low: int = 0, high: int | None = None) -> frozenset[int]:
    """The words of the passage, by index, that belong to no speech or to an interjection."""
    end = len(passage) if high is None else high
    if low >= end:
        return frozenset()
    first, last = passage.starts[low] if low else 0, passage.ends[end - 1]
    text = passage.text
    times = _TIME.finditer(text, first, min(len(text), last + 80)) if ":" in text else ()
    spans = [
        *(time.span() for time in times),
        *_directions(text, first, last),
        *_labels(text, first, last),
        *narrated(text, first, last),
    ]
    return _inside(passage, spans, low, end) | interjected(passage, low, end)


def without_directions(text: str) -> str:
    """A text with blanks for its stage directions, so that "[LAUGHTER] If it rains, …" begins with its "if"."""
    for start, end in _directions(text, 0, len(text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def interjected(passage: Tokens, low: int = 0, high: int | None = None) -> frozenset[int]:
    """The words of the passage, by index, that the record itself gives to somebody else in brackets: "[A VOICE: No!]"."""
    end = len(passage) if high is None else high
    text = passage.text
    if low >= end or ":" not in text or not ("[" in text or "(" in text):
        return frozenset()
    first, last = passage.starts[low] - LONGEST_BRACKET, passage.ends[end - 1] + LONGEST_BRACKET
    found = _HEARD.finditer(text, max(0, first), min(len(text), last))
    return _inside(passage, [match.span() for match in found], low, end)


def _inside(passage: Tokens, spans: Iterable[tuple[int, int]], low: int, end: int) -> frozenset[int]:
    """Which of the words [low, end) stand in these spans of characters."""
    found: set[int] = set()
    at = low
    for start, stop in sorted(spans):
        while at < end and passage.ends[at] <= start:
            at += 1
        while at < end and passage.starts[at] < stop:
            found.add(at)
            at += 1
    return frozenset(found)


def spoken_from(text: str) -> int:
    """Where, behind the last speaker label at the head of a line or a sentence, somebody's words begin; 0 without one."""
    labels = _LABEL.finditer(text) if ":" in text else ()
    return max((*_asked(text, 0, len(text)).values(), *(label.end() for label in labels)), default=0)


def voices(text: str, places: Iterable[int], *, interjections: bool = False) -> list[str]:
    """Who speaks at these offsets, each once, by the last label before; empty where nobody is named.

    A listener's short interjection leaves the turn with the one who goes on; with `interjections` it is the listener's.
    """
    labels, heard = _turns(text, 0, len(text))
    begun = set() if interjections else {start for start, _ in heard}
    turns = [(end, name.casefold()) for start, end, name in labels if start not in begun]
    # Begun before the first label, and taken up again behind an interjection.
    opening = labels[1][2].casefold() if len(labels) > 1 and labels[0][0] in begun else ""
    ends = [end for end, _ in turns]
    found = (bisect_right(ends, place) for place in places)
    return list(dict.fromkeys(turns[at - 1][1] if at else opening for at in found))


def _directions(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The spans of stage directions: a listed word in brackets, capitals, or a bracket that stands alone."""
    if not any(mark in text for mark in "[(<♪*"):
        return []
    found = []
    for match in _BRACKETED.finditer(text, first, min(len(text), last + 80)):
        inside = match.group()[1:-1]
        if _is_direction(inside, match.group()[0], alone=_alone(text, *match.span())):
            found.append(match.span())
    return found


def _is_direction(inside: str, mark: str, *, alone: bool) -> bool:
    square = mark == "["
    found = words(inside)
    if not found:
        return False
    if mark in "[(" and _VOICE.match(inside):
        return True
    if all(c.isdecimal() or c in ":., " for c in inside):
        return ":" in inside or square
    listed = phrases("stage_directions")
    if any((word,) in listed for word in found) or tuple(found) in listed:
        return True
    if mark == "<":
        return True  # markup
    if mark == "*":
        return False
    letters = [c for c in inside if c.isalpha()]
    shouted = len(letters) > 3 and all(c.isupper() for c in letters)
    # "(clears throat)", "[to the clerk]": between sentences, in small letters, with a verb of doing if round.
    return shouted or (
        alone and inside[0].islower() and (square or (len(found) <= 3 and found[0].endswith("s")))
    )


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a bracket stands between sentences, not inside one."""
    before = text[:start].rstrip()[-1:] if start < 200 else text[start - 200 : start].rstrip()[-1:]
    return not before or before in _BEFORE_DIRECTION


def _labels(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The spans of speaker labels, and of what another speaker says briefly between two of them."""
    labels, heard = _turns(text, first, last)
    return [*((start, end) for start, end, _ in labels), *heard]


def _turns(text: str, first: int, last: int) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """The speaker labels with their names, and the spans of the interjections, each from its label on."""
    found, kept = _standing(text, first, last)
    if not found:
        return [], []
    heard = [span for span in (_backchannel(text, *label) for label in found) if span is not None]
    speaker = kept[0] if not text[first : found[0][0]].strip() else ""
    if (speaker.casefold(),) in phrases("askers"):
        # Short answers are no interjections: it is the questions that are.
        speaker = next((name for name in kept if name != speaker), speaker)
    if not speaker and len(found) > 1 and _asked_next(text, found, kept):
        speaker = kept[0]
    for at in range(len(found) - 1):
        if kept[at] == speaker:
            continue
        between = text[found[at][1] : found[at + 1][0]]
        returns = kept[at + 1] == speaker or not speaker
        if returns and len(words(between)) <= LONGEST_INTERJECTION:
            heard.append((found[at][0], found[at + 1][1]))
            speaker = speaker or kept[at + 1]
        else:
            speaker = kept[at] if kept[at + 1] != kept[at] else speaker
    if kept[-1] != speaker and (len(found) == 1 or not speaker):
        heard.extend(_listened(text, *found[-1]))
    return [(*span, name) for span, name in zip(found, kept, strict=True)], heard


def _asked_next(text: str, found: list[tuple[int, int]], kept: list[str]) -> bool:
    """Whether the first label is of one who is interrupted, and not of one who interrupts: an asker or a "Right." comes next."""
    first, second = (((name.casefold(),) in phrases("askers")) for name in kept[:2])
    listens = _backchannel(text, *found[1]) is not None and _backchannel(text, *found[0]) is None
    return not first and (second or listens) and kept[0] in kept[2:]


def _standing(text: str, first: int, last: int) -> tuple[list[tuple[int, int]], list[str]]:
    """The spans of what is a speaker label, each with its colon, and the names on them."""
    end = min(len(text), last + 80)
    asked = _asked(text, first, end)
    if not asked and (":" not in text or _COLON.search(text, first, end) is None):
        return [], []
    labels = [match.span(1) for match in _LABEL.finditer(text, first, end)]
    if labels:
        known, ends = {text[slice(*label)] for label in labels}, {stop for _, stop in labels}
        inside = [match.span(1) for match in _INSIDE.finditer(text, first, end) if match.end(1) not in ends]
        # "I work for NASA: …" labels nobody; whoever has a label elsewhere, or only says "Right.", does.
        labels += [
            at
            for at in inside
            if text[slice(*at)] in known or _backchannel(text, at[0], text.find(":", at[1]) + 1) is not None
        ]
    labels = sorted([*labels, *asked])
    names = [text[start:end] for start, end in labels]
    found: list[tuple[int, int]] = []
    kept: list[str] = []
    for at, ((start, end), name) in enumerate(zip(labels, names, strict=True)):
        # At the head of a text "Remember: …" looks like a label; among several labels it is one.
        line = "\n" in text[max(0, start - 8) : start] or (start < 8 and len(labels) > 1)
        after = asked.get((start, end)) or text.find(":", end) + 1
        answers = _backchannel(text, start, after) is not None
        framed = 0 < at < len(names) - 1 and names[at - 1] == names[at + 1]
        if name.isupper() or " " in name or line or names.count(name) > 1 or answers or framed:
            found.append((start, after))
            kept.append(_in_full(name, kept))
    return found, kept


def _asked(text: str, first: int, end: int) -> dict[tuple[int, int], int]:
    """Where a "Q" or an "A" labels a turn without a colon, and where its words begin; nothing in a text that asks nobody."""
    if "Q" not in text:
        return {}
    found = {match.span(1): match.end() for match in _ASKED.finditer(text, first, end)}
    return found if any(text[start:stop] == "Q" for start, stop in found) else {}


def _in_full(name: str, before: list[str]) -> str:
    """The label by which whoever is named by surname was introduced: "SEN. MARA LUND (D-OH): …", then "LUND: …"."""
    if " " in name:
        return name
    return next((full for full in reversed(before) if full.endswith(f" {name}")), name)


def _listened(text: str, label: int, start: int) -> list[tuple[int, int]]:
    """The last label with a listener's one short sentence, after which the speaker goes on unlabelled; often none."""
    end = min((at for at in (text.find(mark, start, start + 80) for mark in ".!?\n") if at >= 0), default=-1)
    short = end >= 0 and len(words(text[start:end])) <= LONGEST_INTERJECTION // 2
    return [(label, end)] if short and end + 1 < len(text.rstrip()) else []


def _backchannel(text: str, label: int, start: int) -> tuple[int, int] | None:
    """A listener's "Right." behind a label, after which the speaker goes on without a new one."""
    end = min((at for at in (text.find(mark, start, start + 40) for mark in ".!?\n") if at >= 0), default=-1)
    said = tuple(words(text[start:end])) if end >= 0 else ()
    if said not in phrases("backchannels"):
        return None
    # "VANCE: Thank you. The people of this state" is the head of a turn of Vance's.
    own = text[end + 1 : end + 3].strip(" ") != "" and "\n" not in text[end : end + 3]
    return None if own and (label < 1 or text[label - 1] == "\n") else (label, end)
