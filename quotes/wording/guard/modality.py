"""How sure, how bound and on what condition: modals, hedges and conditions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import listed, phrases
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import Marker
from quotes.wording.cutting.embeddings import unreal_trial
from quotes.wording.regions import Region

# A modal that comes or goes changes the force, save "will", which only moves the tense.
_FORCE = frozenset({"may", "could", "must", "should", "would", "can"})
_PURPOSES = frozenset({"that", "till", "until", "lest", "fear"})
_PASSIVE = tuple(
    (word,) for word in ("is", "are", "was", "were", "be", "been", "being", "widely", "long", "'s")
)
_OPENING = frozenset({"if", "unless"})
# Verbs that hold back and are the only verb of their clause.
_BARE_VERBS = tuple(
    (word,)
    for word in (
        "suggest",
        "suggests",
        "suggested",
        "indicate",
        "indicates",
        "indicated",
        "hint",
        "hints",
        "hinted",
    )
)
# Of a condition of so many words the head must have changed: "(as) long as you pay".
LONG = 3
# Behind these "if" only asks: "I am not sure (if) it came".
_UNSURE = frozenset({"sure", "certain", "know", "knew", "see", "wonder", "wondered", "remember"})
# "That they may know" is the purpose of an older English, not a doubt.
PURPOSE = 12


def modal(region: Region) -> Iterator[Finding]:
    """Alarm where may became will, must became should, or a modal was dropped or added."""
    if region.free:
        return
    ours, theirs = region.only("modal")
    if all(
        any(m.kind == "negation" for m in found) for found in (region.claim_markers, region.recorded_markers)
    ):
        # "Words that cannot profit", "words without profit": the modal went with its own denial.
        ours, theirs = (
            [m for m in found if m.group not in ("can", "could") or text.words[m.end : m.end + 1] != ("not",)]
            for found, text in ((ours, region.said), (theirs, region.recorded))
        )
    ours, theirs = (
        [m for m in found if not _no_verb(text, m) and not _had(text, m, other)]
        for found, text, other in (
            (ours, region.said, region.recorded_words()),
            (theirs, region.recorded, region.claim_words()),
        )
    )
    if _released(region, 0) != _released(region, 1):
        yield region.finding("modal", "guard.modal", (), (), "need not / must not")
        return
    exchanged = bool(ours and theirs)
    ours = [m for m in ours if not _polite(region.said, m, exchanged=exchanged)]
    theirs = [m for m in theirs if not _polite(region.recorded, m, exchanged=exchanged)]
    groups = {m.group for m in (*ours, *theirs)}
    if groups == {"could", "may"} and "may" not in {*region.claim_words(), *region.recorded_words()}:
        return  # "could have been", "might have been"
    asked = all(
        {"how", "why"} & {*text.words[max(0, m[0].start - 2) : m[0].start]}
        for text, m in ((region.said, ours), (region.recorded, theirs))
        if m
    )
    if groups <= {"could", "should", "can", "would", "will"} and exchanged and asked:
        return  # "how could I", "how should I"
    if (
        groups <= {"will", "should", "can"}
        and _offers(region.said, ours)
        and _offers(region.recorded, theirs)
    ):
        return  # "shall we", "should we": a question to oneself
    if "able" in groups and groups <= {"able", "can", "could"}:
        return
    if ours and theirs:
        yield region.finding("modal", "guard.modal", ours, theirs)
        return
    # A modal of several words ("have to") came or went only if all of it did.
    whole = tuple(
        [m for m in found if m.group in _FORCE and _changed(region, m, side) == m.end - m.start]
        for side, found in enumerate((ours, theirs))
    )
    if whole[0] or whole[1]:
        rule = "guard.modal_added" if whole[0] else "guard.modal_dropped"
        yield region.finding("modal", rule, whole[0], whole[1])


def _no_verb(text: Atoms, marker: Marker) -> bool:
    """Whether what looks like a modal stands where no verb can: "a loss of oughta"."""
    return bool(marker.start) and text.words[marker.start - 1] in listed("prepositions")


def _had(text: Atoms, marker: Marker, other: Sequence[str]) -> bool:
    """Whether a "'d" taken for "would" is the "had" of the other side, whose participle was changed."""
    return text.words[marker.start] == "would" and "'d" in text.surface[marker.start] and "had" in other


def _released(region: Region, side: int) -> str:
    """Whether a "must" is forbidden ("must not") or only not asked for ("do not have to", "need not"); or neither.

    Of a "have to" that only lost its "to" nothing can be told.
    """
    text = (region.said, region.recorded)[side]
    for m in (region.claim_markers, region.recorded_markers)[side]:
        if m.kind == "modal" and m.group == "must" and region.whole(m, side):
            if text.words[m.end : m.end + 1] == ("not",) and text.words[m.start] == "must":
                return "forbidden"
            if "not" in text.words[max(0, m.start - 2) : m.start]:
                return "released"
    return ""


def _offers(text: Atoms, found: list[Marker]) -> bool:
    """Whether every modal asks of the speaker: "what shall I", "should we"."""
    return bool(found) and all(
        text.words[m.end : m.end + 1] in (("i",), ("we",)) and text.words[m.start] != "will" for m in found
    )


def _polite(text: Atoms, marker: Marker, *, exchanged: bool) -> bool:
    """Whether a modal is mere manner ("I would say", "you can see") or purpose ("that you may know").

    One exchanged for another is manner only in the speaker's own mouth: "you might see" is no "you will see".
    """
    following = text.words[marker.end] if marker.end < len(text) else ""
    own = text.words[max(0, marker.start - 1) : marker.start] in (("i",), ("we",))
    if (
        (not exchanged or (own and marker.group == "would"))
        and marker.group in ("would", "can", "could", "may")
        and following in listed("guard_manner")
    ):
        return True
    asked = following in ("you", "i", "we") and text.words[marker.end + 1 : marker.end + 2]
    if (
        asked
        and not exchanged
        and asked[0] in listed("guard_manner")
        and marker.group in ("would", "can", "could")
    ):
        return True  # "what would you like", "can you tell us"
    if text.words[marker.start : marker.end + 2] == ("would", "to", "god"):
        return True
    if text.words[marker.start : marker.end + 2] in (("can", "it", "be"), ("could", "it", "be")):
        return True  # "can it be I", "is it I"
    if marker.group == "may" and text.words[marker.start] == "may" and sentence_start(text, marker.start):
        return True  # "May God bless you" wishes
    before = text.words[max(0, marker.start - PURPOSE) : marker.start]
    if marker.group in ("may", "can", "could", "would") and ("so", "that") in pairwise(before):
        return True
    bound = marker.group == "should" or text.words[marker.start] in ("may", "might")
    return bound and not _PURPOSES.isdisjoint(before)


def hedge(region: Region) -> Iterator[Finding]:
    """Alarm where a hedge was dropped without a mark, or put where the speaker had none."""
    if region.free:
        return
    ours, theirs = (
        [
            m
            for m in found
            if _held_back(region, m, side)
            and not _sort(region, m, side)
            and not _own_thought(region, m, side)
            and not _met(region, m, side)
            and not _torn(region, m, side)
            and not _reworded(region, m, side)
        ]
        for side, found in enumerate(region.only("hedge"))
    )
    if bool(ours) != bool(theirs):
        yield region.finding("hedge", "guard.hedge_added" if ours else "guard.hedge_dropped", ours, theirs)


def _torn(region: Region, marker: Marker, side: int) -> bool:
    """Whether a hedge only lost its verb, so that the sentence is broken: "we are [willing] to go", "the ships [indicate] war".

    Of "kind of" and "want to" nothing may stay; where another verb took the place of "suggests", it was no slip.
    """
    text = (region.said, region.recorded)[side]
    words = text.words[marker.start : marker.end]
    for c in region.changes:
        start, end = ((c.c0, c.c1), (c.r0, c.r1))[side]
        if start <= marker.start < end and c.kind in ("dropped", "added"):
            return (words[-1] in ("to", "of") and end < marker.end) or words in _BARE_VERBS
    return False


def _reworded(region: Region, marker: Marker, side: int) -> bool:
    """Whether a hedge came with a phrase put otherwise: "however lowly", "unimportant as they seemed"; "would", "wanted to"."""
    if marker.group not in ("seem", "try"):
        return False
    for c in region.changes:
        here, there = ((c.c0, c.c1), (c.r0, c.r1)) if not side else ((c.r0, c.r1), (c.c0, c.c1))
        if c.kind == "replaced" and here[0] <= marker.start < marker.end <= here[1]:
            text, other = (region.said, region.recorded) if not side else (region.recorded, region.said)
            if marker.group == "try":
                return other.words[there[0] : there[1]] == ("would",)
            own = [word for word in text.words[here[0] : marker.start] if word not in listed("light_words")]
            return bool(own) and not listed("light_words").issuperset(other.words[there[0] : there[1]])
    return False


def _met(region: Region, marker: Marker, side: int) -> bool:
    """Whether something showed itself to somebody ("appeared to him"), where "appeared to sleep" holds back."""
    text = (region.said, region.recorded)[side]
    after = text.words[marker.end : marker.end + 1]
    return (
        text.words[marker.end - 1] == "to"
        and bool(after)
        and (
            after[0] in listed("not_possessive") | {"her", "the", "a", "my"}
            or text.raw(marker.end, marker.end + 1)[:1].isupper()  # "his promise to Abraham"
        )
    )


def _own_thought(region: Region, marker: Marker, side: int) -> bool:
    """Whether somebody really thought or expected ("I thought to myself"), where "is thought to" only reports."""
    text = (region.said, region.recorded)[side]
    if marker.end - marker.start != 2 or text.words[marker.start] not in (
        "thought",
        "believed",
        "known",
        "expected",
    ):
        return False
    return text.words[max(0, marker.start - 1) : marker.start] not in _PASSIVE


def _sort(region: Region, marker: Marker, side: int) -> bool:
    """Whether "sort of" or "kind of" names a class ("what sort of man"), or "hint" a thing, and holds nothing back."""
    text = (region.said, region.recorded)[side]
    before = text.words[marker.start - 1] if marker.start else ""
    if text.words[marker.start : marker.end] in _BARE_VERBS or text.words[marker.start] == "seem":
        return before in listed("grammar_determiners")  # "the hint"
    classed = before in listed("class_words") or before[:1] == "#"  # "the second kind of measure"
    return text.words[marker.start] in ("sort", "kind") and classed


def _held_back(region: Region, marker: Marker, side: int) -> bool:
    """Whether half of a hedge was changed, its head word too: where "think" still stands, the "I" was exchanged."""
    text = (region.said, region.recorded)[side]
    if "going" in text.words[marker.start : marker.end]:
        # "Was gonna watch" and "was watch" still share the "was".
        return region.whole(marker._replace(end=marker.start + 2), side)
    return (
        region.head_changed(marker, side) and 2 * _changed(region, marker, side) >= marker.end - marker.start
    )


def _changed(region: Region, marker: Marker, side: int) -> int:
    """How many words of a marker were changed; a hedge that mostly stands in both texts was not dropped."""
    spans = [((c.c0, c.c1), (c.r0, c.r1))[side] for c in region.changes]
    return sum(max(0, min(end, marker.end) - max(start, marker.start)) for start, end in spans)


def _inverted(region: Region) -> bool:
    """Whether one of the texts says its condition by order alone: "should it rain", "had we known"."""
    openers = phrases("condition_openers")
    return any(
        len(pair) == 2 and pair in openers and pair[0] in ("should", "were", "had")
        for text, (start, _) in ((region.said, region.claim_span), (region.recorded, region.recorded_span))
        for pair in (text.words[max(0, start - 1) : start + 1], text.words[start : start + 2])
    )


def _conditions(text: Atoms, marker: Marker) -> bool:
    """Whether "providing", "assuming" and the like open a clause, and are no plain verb ("need of providing")."""
    if text.words[marker.start] == "if" and text.words[max(0, marker.start - 1)] in _UNSURE:
        return False
    if text.words[marker.start] == "provided" and text.words[marker.end : marker.end + 1] == ("for",):
        return False  # "provided for Jesus"
    if text.words[marker.start] not in ("providing", "provided", "assuming", "suppose", "supposing"):
        return True
    before = text.words[marker.start - 1] if marker.start else ""
    after = text.words[marker.end] if marker.end < len(text) else ""
    if before in listed("subject_pronouns"):
        return False  # "if we suppose the case"
    if before in listed("grammar_determiners") or after.endswith("ing") or after in listed("prepositions"):
        return False  # "a provided engine"
    return before not in listed("prepositions") and before not in listed("finite_verbs")


def _doubted(region: Region) -> bool:
    """Whether a doubt stands before "whether", where "that" says the same: "I doubt that", "I don't know that"."""
    before = region.recorded.words[max(0, region.recorded_span[0] - 4) : region.recorded_span[0]]
    return any(
        (word,) in phrases("guard_negations") or word.startswith(("doubt", "question")) for word in before
    )


def condition(region: Region) -> Iterator[Finding]:
    """Alarm where a condition came, went or became a fact ("if" to "when"), or a reason became a concession."""
    if region.free:
        return
    ours, theirs = region.only("condition")
    ours, theirs = (
        [
            m
            for m in found
            if _conditions(text, m) and (m.end - m.start < LONG or region.head_changed(m, side))
        ]
        for side, (text, found) in enumerate(((region.said, ours), (region.recorded, theirs)))
    )
    groups = {m.group for m in (*ours, *theirs)}
    if ours and theirs:
        denials = sum(m.kind == "negation" for m in (*region.claim_markers, *region.recorded_markers))
        if groups == _OPENING and denials % 2:
            return
        if (groups & _OPENING and "whether" not in groups) or {"although", "because"} <= groups:
            yield region.finding("condition", "guard.condition", ours, theirs)
    elif "whether" in groups and theirs and "that" in region.claim_words() and not _doubted(region):
        yield region.finding("condition", "guard.condition_dropped", ours, theirs)
    elif groups & _OPENING and not _inverted(region):
        yield region.finding(
            "condition", "guard.condition_added" if ours else "guard.condition_dropped", ours, theirs
        )


def tried(region: Region) -> Iterator[Finding]:
    """Alarm where it fell out, or was put in, that something was only tried or dreamt: "in the simulation"."""
    for change in region.changes:
        run = region.recorded.words[change.r0 : change.r1] or region.said.words[change.c0 : change.c1]
        if change.kind in ("dropped", "added") and unreal_trial(run) == len(run):
            yield region.finding("embedding", "guard.tried", (), ())
            return


def swapped_condition(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put "when" for "if"; a condition of the writer's own may stand there."""
    if all(region.only("condition")):
        yield from condition(region)
