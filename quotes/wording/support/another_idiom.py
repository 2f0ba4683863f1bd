"""What two translators say in two idioms of English, and what only stands outside the words compared.

"Do you, however, speak" commands as "you should speak" does, "if only" wishes as "would that", who could not do it failed, and
"not to say you" is "to say nothing of you"; "too tired to row" is "so tired that
he could not". A verse that opens with "nor" goes on from a denial before it.
"""

from quotes.lexicon import classed, listed
from quotes.text import words
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.support.alarm import Alarm

# Words before a "should" in which stands its "do you", and code points before the words compared.
COMMANDED, OUTSIDE = 6, 24
# So near the beginning a claim's denial may be the one that the record has before its words.
HEAD = 4
# Words between a verb and the "not" behind it: "received him not".
OBJECT = 2
# What opens a wish, a fear or a time in two ways.
_OPENED = tuple(
    (frozenset(one.split()), frozenset(other.split()))
    for one, other in (
        ("if only", "would that"), ("if only", "o that"), ("if only", "oh that"),
        ("in case", "lest"), ("as long as", "the while"), ("so long as", "the while"),
    )
)  # fmt: skip
_FAILED = frozenset({"failed", "fail", "fails"})
_ABLE = frozenset({"can", "could"})
_SPEAKING = classed("spoke") | {"and", "then", "but", "to", "unto"} | listed("possessives")


def another_idiom(alarm: Alarm) -> bool:
    """Whether both texts say one thing in two idioms, or the record has outside the words what the claim has within."""
    rule = alarm.finding.rule
    if rule == "guard.modal_added":
        return (
            _failed(alarm)
            or _too_far(alarm)
            or _so_as(alarm)
            or (alarm.finding.claim.casefold() == "should" and _commanded(alarm))
        )
    if rule == "guard.modal_dropped" and _too_far(alarm):
        return True
    if rule in ("guard.modal_dropped", "guard.condition_dropped", "guard.condition_added", "guard.condition"):
        return _wished(alarm)
    if rule == "guard.negation":
        outside = _nor_at_the_head(alarm) or _denied_before(alarm) or _denied_behind(alarm)
        return outside or _failed(alarm) or _to_say_nothing(alarm)
    if rule == "guard.hedge_added":
        return any(alarm.recorded.words[c.r0 : c.r1] == ("all", "but") for c in alarm.own)  # "almost certain"
    if rule == "guard.opposite":
        return _heeded(alarm)
    if rule == "guard.name":
        return _one_kingdom(alarm)
    return rule == "guard.voice" and _narrated(alarm)


def _commanded(alarm: Alarm) -> bool:
    """Whether the record commands by a "do you", and asks nothing: "do you, however, speak of it"."""
    if "?" in alarm.recorded.text or not alarm.own:
        return False
    text, at = alarm.recorded, alarm.own[0].r0
    start = text.starts[at] if at < len(text) else len(text.text)
    before = words(text.text[max(0, start - OUTSIDE) : start])[-COMMANDED:]
    behind = text.words[at : at + 2]
    return any(run == ("do", "you") for run in zip((*before, *behind), (*before, *behind)[1:], strict=False))


def _wished(alarm: Alarm) -> bool:
    """Whether one text opens by one of two idioms and the other by the other: "if only", "would that"."""
    for change in alarm.own:
        ours = frozenset(alarm.said.words[change.c0 : change.c1 + 1])
        theirs = frozenset(alarm.recorded.words[change.r0 : change.r1 + 1])
        for one, other in _OPENED:
            if (ours >= one and theirs >= other) or (ours >= other and theirs >= one):
                return True
    return False


def _heeded(alarm: Alarm) -> bool:
    """Whether one takes heed and the other gives it."""
    ends = ((alarm.said, alarm.claim[1]), (alarm.recorded, alarm.record[1]))
    return all(text.words[end : end + 1] == ("heed",) for text, end in ends)


def _one_kingdom(alarm: Alarm) -> bool:
    """Whether one tells of the kingdom of heaven and the other of the kingdom of God."""
    told = {
        text.words[at : at + 1]
        for text, (at, _) in ((alarm.said, alarm.claim), (alarm.recorded, alarm.record))
        if text.words[max(0, at - 2) : at] == ("kingdom", "of")
    }
    return told == {("god",), ("heaven",)}


def _nor_at_the_head(alarm: Alarm) -> bool:
    """Whether a "nor" that opens the claim came in: it goes on from a denial that stands before."""
    return alarm.said.words[slice(*alarm.claim)] == ("nor",) and alarm.claim[0] == 0


def _denied_before(alarm: Alarm) -> bool:
    """Whether the record has a "do not" right before the words compared, and the claim a "not" behind its verb."""
    if not alarm.own or alarm.own[0].kind != "added" or alarm.claim[0] > HEAD:
        return False
    if any(sentence_start(alarm.said, at) for at in range(1, alarm.claim[0] + 1)):
        return False
    first = alarm.changes[0].r0
    start = alarm.recorded.starts[first] if first < len(alarm.recorded) else 0
    before = words(alarm.recorded.text[max(0, start - OUTSIDE) : start])[-2:]
    ended = alarm.recorded.text[max(0, start - 2) : start].strip()
    return before == ["do", "not"] and ended not in (".", "!", "?", ";", ":")


def _denied_behind(alarm: Alarm) -> bool:
    """Whether the record has its "not" right behind the words compared: "did not receive him", "received him | not"."""
    last = alarm.changes[-1].r1
    if "not" not in alarm.said.words[slice(*alarm.claim)] or alarm.lost or not last:
        return False
    rest = alarm.recorded.text[alarm.recorded.ends[last - 1] :][:OUTSIDE]
    near = alarm.own != () and last - alarm.own[-1].r1 <= OBJECT
    return near and rest[:1] == " " and words(rest)[:1] == ["not"]


def _failed(alarm: Alarm) -> bool:
    """Whether somebody failed who by the other text could not do it."""
    for change in alarm.own:
        ours = alarm.said.words[change.c0 : change.c1]
        theirs = alarm.recorded.words[change.r0 : change.r1]
        for one, other in ((ours, theirs), (theirs, ours)):
            could = "not" in one and not _ABLE.isdisjoint(one)
            if could and not _FAILED.isdisjoint(other):
                return True
    return False


def _too_far(alarm: Alarm) -> bool:
    """Whether one says by "too … to" what the other does by "so … that … not": "too tired to row", "so tired he couldn't row"."""
    ours, theirs = (
        {w for c in alarm.changes for w in text.words[slice(*c.span(side))] if c.weight == "changed"}
        for side, text in ((0, alarm.said), (1, alarm.recorded))
    )
    return any("too" in one and {"so", "not"} <= other for one, other in ((ours, theirs), (theirs, ours)))


def _so_as(alarm: Alarm) -> bool:
    """Whether one says by "so as to" what the other does by "so" and a clause: "so as not to wake her", "so we would not"."""
    runs = [
        text.words[max(0, c.span(side)[0] - 1) : c.span(side)[1] + 1]
        for c in alarm.own
        for side, text in ((0, alarm.said), (1, alarm.recorded))
    ]
    return any(run[:2] == ("so", "as") for run in runs) and all(run[:1] == ("so",) for run in runs)


def _to_say_nothing(alarm: Alarm) -> bool:
    """Whether one says "not to say" and the other "to say nothing of"."""
    ours, theirs = (" ".join(text.words) for text in (alarm.said, alarm.recorded))
    return any(
        "say nothing of" in one.replace("#0", "nothing")
        and ("not to say" in other or "not to mention" in other)
        for one, other in ((ours, theirs), (theirs, ours))
    )


def _narrated(alarm: Alarm) -> bool:
    """Whether the claim opens as a narrator does who goes on: "and he said to them, this is mine"."""
    run = alarm.said.words[: alarm.claim[1]]
    return (
        alarm.claim[0] <= HEAD
        and not {"to", "unto"}.isdisjoint(run)
        and all(word in _SPEAKING or word in listed("subject_pronouns") or word == "them" for word in run)
    )
