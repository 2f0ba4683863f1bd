"""When it was: what will be told as what was, what was as what is."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import among, needs
from quotes.wording.guard.times.habits import habit
from quotes.wording.regions import Region

_FINISHED = classed("has") | classed("was") | {"did"}
_NOW = classed("is")
_BE = (("am",), ("is",), ("are",), ("was",), ("were",), ("be",), ("been",), ("being",))
_GOING = ("going", "to", "be")
_THEN = classed("was")
_OBLIGED = ((("has",), ("had",)), (("have",), ("had",)))
_PERFECT = classed("has")
# Before a "been" these leave no doubt that it was over: "she'd been", "she's".
_LONG_DONE = frozenset({"had", "'d"})
# Verbs that leave open what is done, and with "have" regret or guess what was.
_CHANCE = classed("chances")
_ADVERBS = classed("before_have")
# Words before a verb in which the verb of a report or of a tale stands.
LEAD = 8


@needs(words=among(_NOW | _THEN | {"have", "used", "be", "been"}), marked={"modal"})
def tense(region: Region) -> Iterator[Finding]:
    """Alarm where what will be became what was, or the reverse."""
    if region.free:
        return
    ours, theirs = region.claim_words(), region.recorded_words()
    future = [
        any(m.group == "will" for m in side) for side in (region.claim_markers, region.recorded_markers)
    ]
    if any(_forgone(region, c) or _accustomed(region, c) for c in region.changes):
        yield region.finding("tense", "guard.tense", (), ())
        return
    if future[0] == future[1]:
        if told := _within_one_time(region, ours, theirs):
            yield region.finding("tense", "guard.tense", (), (), told)
        return
    if _decreed(region):
        return
    before, later = (theirs, ours) if future[0] else (ours, theirs)
    text, coming = (
        (region.said, region.claim_markers) if future[0] else (region.recorded, region.recorded_markers)
    )
    # "I'm going to | resign", of which only the head was changed.
    later = [
        *later,
        *(word for m in coming if m.group == "will" for word in text.words[m.end - 1 : m.end + 1]),
    ]
    plain = region.recorded_markers if future[0] else region.claim_markers
    if any(region.runs(c) in ((("will", "have"), ()), ((), ("will", "have"))) for c in region.changes):
        yield region.finding("tense", "guard.tense", (), ())
        return  # "he will have paid by June", "he paid by June"
    if any(m.kind == "modal" for m in plain):
        return  # "that they may be seen", "so that people will see": no time but a mood
    # "Is to come" is a future of its own.
    now = _NOW if "be" in later and "to" not in before else set()
    finished = _FINISHED | now
    perfect = bool(finished & set(before)) and not {
        "has",
        "have",
    } & set(later)
    shared = any(is_past(word) and bases(word) & bases(other) for word in before for other in later)
    # "They used to fish here", "they will fish here".
    if perfect or shared or _coming(region) or _once(region, 1 if future[0] else 0):
        yield region.finding("tense", "guard.tense", (), ())


def _within_one_time(region: Region, ours: Sequence[str], theirs: Sequence[str]) -> str:
    """What moved in time where both sides or neither speak of what will be, as a note tells it; else nothing."""
    if moved := _been(region) or _done(region) or _still_to_be(region) or _missed(region):
        return moved
    once = _once(region, 0)
    told_as_past = any(is_past(word) for word in (theirs if once else ours))
    return "used to" if once != _once(region, 1) and not told_as_past and not habit(region) else ""


def _forgone(region: Region, change: Change) -> bool:
    """Whether a "will" before "have" came or went by itself: "they will have forgotten", "they have forgotten"."""
    for text, start, end, kind in (
        (region.said, change.c0, change.c1, "added"),
        (region.recorded, change.r0, change.r1, "dropped"),
    ):
        done = text.words[end + 1 : end + 2]
        if (
            change.kind == kind
            and text.words[start:end] == ("will",)
            and text.words[end : end + 1] == ("have",)
        ):
            return done != () and is_past(done[0])
    return False


def _accustomed(region: Region, change: Change) -> bool:
    """Whether what somebody is used to is told as what he did once, or the reverse: "we (are) used to losing, lose"."""
    for text, (start, end), kind in (
        (region.said, change.span(0), "added"),
        (region.recorded, change.span(1), "dropped"),
    ):
        led = end - start == 1 and text.words[start] in _NOW | _THEN
        if change.kind == kind and led and text.words[end : end + 2] == ("used", "to"):
            return "".join(text.words[end + 2 : end + 3]).endswith("ing")
    return False


def _coming(region: Region) -> bool:
    """Whether what somebody is going to be was made what he is, or the reverse: "I am (going to be) mayor"."""
    for c in region.changes:
        ours, theirs = region.runs(c)
        before = region.said.words[c.c0 - 1 : c.c0] if c.c0 else ()
        if _GOING in (ours, theirs) and not (ours and theirs) and before != () and before[0] in _NOW | {"'s"}:
            return True
    return False


def _been(region: Region) -> str:
    """What is told as past and was said of now, or the reverse: "was" for "is"; else nothing.

    A report moves its tenses with its verb ("he said it was", "he says it is"), and so does a tale.
    """
    for c in region.changes:
        if max(c.c1 - c.c0, c.r1 - c.r0) > 2 or len(region.changes) > 1:
            continue
        ours, theirs = region.runs(c)
        for now, then in ((ours, theirs), (theirs, ours)):
            if (now, then) in _OBLIGED and region.recorded.words[c.r1 : c.r1 + 1] == ("to",):
                return "" if _told(region, c) else f"{' '.join(theirs)} / {' '.join(ours)}"
            perfect = (_PERFECT | _LONG_DONE).issuperset(then[:1]) and "been" in then
            is_now = not _NOW.isdisjoint(now) or (now == ("'s",) and not _LONG_DONE.isdisjoint(then[:1]))
            moved = is_now and (perfect or not _THEN.isdisjoint(then))
            if moved and not _told(region, c):
                return f"{' '.join(theirs)} / {' '.join(ours)}"
    return ""


def _done(region: Region) -> str:
    """What is told as done and was still under way, or the reverse: "are building", "have built"; else nothing."""
    for c in region.changes:
        ours, theirs = region.runs(c)
        for going, done in ((ours, theirs), (theirs, ours)):
            under_way = going[:1] != () and (
                going[0] in _NOW
                or (going[0] in _THEN and not bases(going[-1]).isdisjoint(classed("ending_in")))
            )
            on = len(going) == len(("are", "building")) and under_way and going[1].endswith("ing")
            over = bool(done) and is_past(done[-1]) and (done[:-1] == () or _PERFECT.issuperset(done[:-1]))
            same = on and over and not bases(going[1]).isdisjoint(bases(done[-1]))
            if same and len(region.changes) == 1 and not _told(region, c):
                return f"{' '.join(theirs)} / {' '.join(ours)}"
    return ""


def _still_to_be(region: Region) -> str:
    """What is told as done and was only to be done, or the reverse: "were (to be) freed", "are to be", "have been"."""
    for c in region.changes:
        ours, theirs = region.runs(c)
        for text, start, run, other in (
            (region.said, c.c0, ours, theirs),
            (region.recorded, c.r0, theirs, ours),
        ):
            led = run[:-2] if len(run) > 2 else text.words[max(0, start - 1) : start]
            coming = run[-2:] == ("to", "be") and led in _BE
            if coming and "to" not in other and len(region.changes) == 1:
                return f"{' '.join(theirs) or '…'} / {' '.join(ours) or '…'}"
    return ""


def _told(region: Region, change: Change) -> bool:
    """Whether a verb of a report or of a tale stands before a change."""
    ours = region.said.words[max(0, change.c0 - LEAD) : change.c0]
    theirs = region.recorded.words[max(0, change.r0 - LEAD) : change.r0]
    return any(is_past(word) or word in listed("guard_saying") for word in (*ours, *theirs))


def _missed(region: Region) -> str:
    """What is told as still open and was said of a chance gone by, or the reverse: "could read", "could have read"."""
    for c in region.changes:
        ours, theirs = region.runs(c)
        for text, start, end, other in (
            (region.said, c.c0, c.c1, theirs),
            (region.recorded, c.r0, c.r1, ours),
        ):
            if text.words[start : min(end, start + 1)] != ("have",) or "have" in other or end - start > 2:
                continue
            led = [word for word in text.words[max(0, start - 2) : start] if word not in _ADVERBS]
            done = "".join(text.words[start + 1 : start + 2])
            if end - start == 1 and not other:
                # "Could have a say", "I may have, but": no chance gone by.
                stops = bool(text.between(start + 1).strip())
                broken = is_past(done)  # "might heard"
                gone_by = done != "" and done not in listed("light_words") and not (stops or broken)
            else:
                gone_by = is_past(done) and any(bases(done) & bases(word) for word in other)
            if gone_by and led and led[-1] in _CHANCE:
                return f"{' '.join(theirs) or '…'} / {' '.join(ours) or '…'}"
    return ""


def _decreed(region: Region) -> bool:
    """Whether the future is the "shall" of old translations and statutes beside a present: "shall be", "is"."""
    for text, found, other in (
        (region.said, region.claim_markers, region.recorded_words()),
        (region.recorded, region.recorded_markers, region.claim_words()),
    ):
        shall = [m for m in found if m.group == "will"]
        if shall and all(text.words[m.start] == "shall" for m in shall):
            return not _FINISHED & set(other) and all(
                text.words[m.start - 1 : m.start] not in (("i",), ("we",)) for m in shall
            )
    return False


def _once(region: Region, side: int) -> bool:
    """Whether "used to" tells of old times among the changed words, and not of a use ("be used to hold")."""
    text = region.text(side)
    return any(
        text.words[at : at + 2] == ("used", "to") and text.words[max(0, at - 1) : at] not in _BE
        for start, end in region.spans(side)
        for at in range(start, end - 1)
    )
