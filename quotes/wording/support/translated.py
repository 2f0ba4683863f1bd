"""What one translator says in other words than the next where nothing else differs, so that a marker there proves little.

"The oppressed" and "all the oppressed", a question that asks for a yes in the older way ("is not your anger …?", "cannot
he …?"), and who speaks put before, between or behind the words in marks.
"""

from quotes.lexicon import classed, listed
from quotes.text import words
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.support.alarm import Alarm

_THOU = frozenset({"thou", "ye"})
_OLDER = frozenset(
    {"art", "wast", "wert", "hast", "hadst", "dost", "didst", "hath", "doth", "shall", "shalt"}
)
_SPOKE = classed("spoke") - {"say", "says"}
_WITHOUT, _OUTSIDE = "without", frozenset({"outside", "abroad"})
_MARKS = ("\u201c", "\u2018", '"', "\u00bb", "\u00ab")
# Code points on either side of the words compared in which it is told who spoke.
BESIDE = 30
_VOICES = frozenset({"cut.voice", "guard.voice", "guard.fused"})


def all_of_a_kind(alarm: Alarm) -> bool:
    """Whether an "all" was put before those who are named by what they are, and so are all of them: "all the oppressed"."""
    text, (start, end) = alarm.said, alarm.claim
    if alarm.finding.rule != "guard.quantifier_added" or text.words[start:end] != ("all",):
        return False
    article, *kind = text.words[end : end + 2] or [""]
    return article == "the" and not classed("people_by_kind").isdisjoint(kind)


def asks_for_a_yes(alarm: Alarm) -> bool:
    """Whether a question denies in the older way what it asks, which is to say it: "is not your anger the cause?"."""
    if alarm.finding.rule != "guard.question":
        return False
    return any(
        text.words[at + 1 : at + 2] == ("not",)
        and "n't" not in text.surface[at + 1]
        and "\u2019t" not in text.surface[at + 1]
        for text, (start, end) in ((alarm.said, alarm.claim), (alarm.recorded, alarm.record))
        for at in range(start, end - 1)
        if text.words[at] in classed("auxiliaries") and "?" in text.between(min(end, len(text)))
    )


def asks_to_agree(alarm: Alarm) -> bool:
    """Whether a denial stands in a question that may be answered with yes or no, or in an invitation, and so denies nothing.

    "Isn't that the worst of it?" and "why don't we begin?" say what "is that the worst of it?" and "let us begin" say.
    """
    joined = alarm.finding.rule == "cut.joined" and alarm.finding.recorded.endswith(("n't", "n\u2019t"))
    if not (joined or alarm.finding.rule.startswith("guard.negation")):
        return False
    texts = alarm.said, alarm.recorded
    denied = [
        (text, at)
        for side, text in enumerate(texts)
        for c in alarm.own
        for at in range(*c.span(side))
        if text.words[at] == "not"
    ]
    if not denied or not all(_asked(text, at) for text, at in denied):
        return False
    older = all(text.surface[at] == "not" for text, at in denied)
    return older or all("?" in text.text for text in texts)


def _asked(text: Atoms, at: int) -> bool:
    """Whether a "not" stands behind the auxiliary that opens a question, or behind its pronoun."""
    verb = at - 1 - (text.words[at - 1] in listed("subject_pronouns") | _THOU)
    if verb < 0 or text.words[verb] not in classed("auxiliaries") | _OLDER:
        return False
    end = next((n for n in range(at + 1, len(text) + 1) if sentence_start(text, n)), len(text))
    if "?" not in text.between(end):
        return False
    if text.words[verb - 1 : verb] == ("why",):
        return text.words[verb] == "do" and text.words[at + 1 : at + 2] == ("we",)
    first = sentence_start(text, verb) or bool(text.between(verb).strip())
    return first or text.words[verb - 1] in classed("conjunctions") | {"because", "so"}


def stands_outside(alarm: Alarm) -> bool:
    """Whether a "without" only says where something is, as the other text tells: "without the camp", "outside the camp"."""
    if not alarm.finding.rule.startswith("guard.negation"):
        return False
    words, start = alarm.recorded.words, alarm.record[0]
    if start and words[start - 1 : start + 1] == ("from", _WITHOUT):
        return True  # "whoever came from without"
    runs = (
        (alarm.said.words[c.c0 : c.c1], alarm.recorded.words[c.r0 : c.r1])
        for c in alarm.own
        if c.kind == "replaced"
    )
    return any(
        _WITHOUT in one and not _OUTSIDE.isdisjoint(other) and "with" not in other
        for ours, theirs in runs
        for one, other in ((ours, theirs), (theirs, ours))
    )


def same_speaker(alarm: Alarm) -> bool:
    """Whether who speaks was only put behind the words spoken or before them: "“Sir,” said Tom, …", "Tom said, “Sir, …"."""
    if alarm.finding.rule != "guard.exchanged":
        return False
    ours, theirs = _speaker(alarm.said, alarm.claim), _speaker(alarm.recorded, alarm.record)
    return ours == theirs != ""


def _speaker(text: Atoms, span: tuple[int, int]) -> str:
    """The word beside a verb of saying that no mark parts from it, where one parts the word on its other side; else nothing."""
    for at in range(max(1, span[0]), min(span[1], len(text) - 1)):
        if text.words[at] in _SPOKE:
            before, behind = text.between(at).strip(), text.between(at + 1).strip()
            if bool(before) != bool(behind):
                return text.words[at + 1] if before else text.words[at - 1]
    return ""


def spoken_in_marks(alarm: Alarm) -> bool:
    """Whether both texts tell as often that somebody spoke, and one has the words spoken in marks."""
    if alarm.finding.rule not in _VOICES:
        return False
    if not any(mark in text.text for mark in _MARKS for text in (alarm.said, alarm.recorded)):
        return False
    first, last = alarm.changes[0], alarm.changes[-1]
    ours, theirs = (
        sum(map(_SPOKE.__contains__, run))
        for run in (alarm.said.words, alarm.recorded.words[first.r0 : last.r1])
    )
    if alarm.finding.rule.startswith("cut."):  # what was cut away stands outside the words compared
        return ours > 0 and ours >= theirs
    start, end = alarm.recorded.starts[first.r0], alarm.recorded.ends[last.r1 - 1]
    around = words(
        alarm.recorded.text[max(0, start - BESIDE) : end + BESIDE]
    )  # "'…,' said the king" is skipped between them
    return ours >= theirs and not _SPOKE.isdisjoint(around)
