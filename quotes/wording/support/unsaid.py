"""Runs with a verb of saying, or with a subject, that fell out and took nobody's voice with them.

Whose words they are stands before them, behind them or between commas: "the dam, [the crew swore], is safe", "the dam [critics
say] is unsafe". "Water [power lies also] within it", "so what [that's telling] me is" and "[through fear] of it" told of no
voice, nor do "in coin, and [according to] the bond" and the one subject of "then if you fold [it, it's] like".
"""

from quotes.lexicon import classed, listed, words
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.verbs import may_act
from quotes.wording.support.alarm import Alarm

# Of so many words a run is no clause of its own.
SHORT = 4
# Words before somebody in which stands an "according to".
BEFORE = 3
_PERSONS = words("roles") | words("grammar_persons") | listed("guard_agents", "anybody")
_NEAR = frozenset({"i", "we", "my", "our"})
_LEADING = (
    "where he say",
    "where she say",
    "where it say",
    "where they say",
    "in which he say",
    "when he say",
)
_ENDINGS = ("", "s", "es")
# Marks that open what is said, at the head of it.
_OPENING = frozenset('"“«„')
_BE = classed("is") | classed("was") | {"'s", "'re", "'m"}


def unsaid(alarm: Alarm) -> bool:
    """Whether no voice fell out or was exchanged where an alarm tells of one."""
    match alarm.finding.rule:
        case "guard.voice" if _still_in_marks(alarm):
            return True
        case "guard.voice":
            run = alarm.own[0] if alarm.lost and len(alarm.own) == 1 else None
            return run is not None and (_within_a_clause(alarm.recorded, run) or _left_a_subject(alarm, run))
        case "cut.disowned":
            return alarm.lost and any(_no_saying(alarm.recorded, c) for c in alarm.own)
        case "cut.voice" if _told_to_you(alarm) or _leads_on(alarm) or _still_in_marks(alarm):
            return True
        case "cut.voice":
            return any(_no_clause(alarm.recorded, c) for c in alarm.changes if c.r0 <= alarm.record[0] < c.r1)
        case "guard.sayer":
            return any(c.kind == "replaced" and _no_sayer(alarm, c) for c in alarm.own)
        case "cut.joined":
            return alarm.lost and len(alarm.own) == 1 and _one_subject(alarm, alarm.own[0])
    return False


def _within_a_clause(text: Atoms, change: Change) -> bool:
    """Whether a run stood within its clause, parted from it by no mark, no beginning and no verb behind it."""
    start, end = change.r0, change.r1
    if text.words[start:end] == ("according", "to"):
        return True
    parted = sentence_start(text, start) or text.between(start).strip() or text.between(end).strip()
    led = text.words[start - 1] in listed("clause_openers") if start else True
    behind = text.words[end : end + 1]
    verb = behind == () or behind[0] in listed("finite_verbs") or behind[0] in listed("subject_pronouns")
    return not (parted or led or verb or behind[0] in listed("grammar_determiners") or behind[0] == "that")


def _no_saying(text: Atoms, change: Change) -> bool:
    """Whether a "say" fell out behind a "to" or a "not", or a "to know" within its sentence: nobody supposes it there."""
    run, before = text.words[change.r0 : change.r1], text.words[max(0, change.r0 - 1) : change.r0]
    if len(run) == 1:
        return before in (("to",), ("not",))
    return run[0] == "to" and len(run) == 2 and not sentence_start(text, change.r0)


def _left_a_subject(alarm: Alarm, run: Change) -> bool:
    """Whether the verb of saying or thinking left its subject with a thing behind it: "I [can't imagine] the day"."""
    text, (start, end) = alarm.recorded, (run.r0, run.r1)
    before = start - 1 - (start > 0 and text.words[start - 1] in ("have", "'ve", "'d", "'s"))
    subject = before >= 0 and text.words[before] in listed("subject_pronouns") and alarm.stands(before)
    thing = listed("grammar_determiners", "possessives") | {"that"}
    return subject and not text.between(start).strip() and not thing.isdisjoint(text.words[end : end + 1])


def _still_in_marks(alarm: Alarm) -> bool:
    """Whether what was said stands in marks behind other words in the claim too: "and if they [are like] “we can row”"."""
    text, end = alarm.recorded, alarm.record[1]
    lost = alarm.gone(alarm.record[0])
    at = lost.c1 if lost is not None else 0
    opened = any(mark in text.between(end) for mark in _OPENING)
    return opened and at > 0 and any(mark in alarm.said.between(at) for mark in _OPENING)


def _told_to_you(alarm: Alarm) -> bool:
    """Whether a "you said" was spoken to the one who said it, of what is not his own: "[you said] fall, I think"."""
    text, (start, end) = alarm.recorded, alarm.record
    return (
        text.words[start : start + 1] == ("you",)
        and end - start == 2
        and _NEAR.isdisjoint(text.words[end : end + 1])
    )


def _leads_on(alarm: Alarm) -> bool:
    """Whether what stood behind only leads on to other words: "in the prophet, where he says —"."""
    return alarm.finding.recorded.casefold().startswith(_LEADING)


def _no_clause(text: Atoms, change: Change) -> bool:
    """Whether a verb of saying or thinking fell out without its subject, or behind an "if": "if [you think] crews are paid"."""
    alone = change.c0 == change.c1 and change.r1 - change.r0 == 1
    return alone or text.words[change.r0 - 1 : change.r0] == ("if",)


def _no_sayer(alarm: Alarm, change: Change) -> bool:
    """Whether an exchanged word is parted from its verb, stands behind "like", or gave way to a word that is nobody."""
    text = alarm.recorded
    if "according" in text.words[max(0, change.r0 - BEFORE) : change.r0]:
        told = alarm.said.words[change.c0 : change.c1] + text.words[change.r0 : change.r1]
        raw = f"{alarm.said.raw(change.c0, change.c1)} {text.raw(change.r0, change.r1)}"
        owned = text.words[change.r0 - 1] in listed("possessives")
        return owned and raw.islower() and not any(map(_is_somebody, told))
    parted = change.r1 < len(text) and bool(text.between(change.r1).strip())
    if parted or "like" in text.words[change.r0 : change.r1]:
        return True
    ours = alarm.said.words[change.c0 : change.c1]
    led = listed("grammar_determiners", "possessives") | classed("articles")
    before = {*alarm.said.words[max(0, change.c0 - 1) : change.c1]}
    named = any(not word.islower() for word in alarm.said.raw(change.c0, change.c1).split())
    people = listed("subject_pronouns").intersection(ours) or any(map(_is_somebody, ours))
    return bool(ours) and not (named or led & before or people)


def _is_somebody(word: str) -> bool:
    """Whether a noun is of those who speak, one or many: "critics", "witnesses"."""
    return any(word.removesuffix(ending) in _PERSONS for ending in _ENDINGS)


def _one_subject(alarm: Alarm, change: Change) -> bool:
    """Whether a short run took a pronoun with it, or it and its "is", and no clause."""
    named = {*alarm.recorded.words[slice(*alarm.record)]}
    if named <= classed("speaker") and may_act(alarm.recorded.words[change.r0]):
        return False  # "my brother [stole the car. I] drove it"
    return change.r1 - change.r0 <= SHORT and (listed("subject_pronouns") | _BE).issuperset(named)
