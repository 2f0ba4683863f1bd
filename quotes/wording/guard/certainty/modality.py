"""How sure and how bound: the modals."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import BINDING, Marker, markers
from quotes.wording.guard.certainty.torn_modals import torn_modal
from quotes.wording.guard.gate import needs
from quotes.wording.guard.misplaced import misplaced
from quotes.wording.guard.times.habits import habit
from quotes.wording.regions import Region

_WEIGHING = classed("weighing")
_ADVERBS = classed("between_verbs")
_PERFECT = classed("has")
_PURPOSES = classed("purposes")
# "That they may know" is the purpose of an older English, not a doubt.
PURPOSE = 12
# Words between a "lest" and its modal.
NEAR = 4


@needs(marked={"modal"})
def modal(region: Region) -> Iterator[Finding]:
    """Alarm where may became will, must became should, or a modal was dropped or added."""
    if region.free or all(m.kind != "modal" for m in (*region.claim_markers, *region.recorded_markers)):
        return
    if habit(region):
        return
    ours, theirs = _compared(region)
    bare = any(
        m.group == "must" and torn_modal(region, m, side)
        for side in (0, 1)
        for m in region.markers(side)
        if m.kind == "modal"
    )
    released = _released(region, 0), _released(region, 1)
    if released[0] != released[1] and not bare:
        yield region.finding("modal", "guard.modal", (), (), "need not / must not")
    if (released[0] != released[1] and not bare) or released == ("released", "released"):
        return
    exchanged = bool(ours and theirs)
    if exchanged and (_feared(region.said, ours[0]) or _feared(region.recorded, theirs[0])):
        return  # "lest he should come", "otherwise he might come"
    ours = [m for m in ours if not _polite(region.said, m, exchanged=exchanged)]
    theirs = [m for m in theirs if not _polite(region.recorded, m, exchanged=exchanged)]
    if _alike(region, ours, theirs, exchanged=exchanged):
        return
    if ours and theirs:
        yield region.finding("modal", "guard.modal", ours, theirs)
        return
    # A modal of several words ("have to") came or went only if all of it did.
    whole = tuple(
        [
            m
            for m in found
            if m.group in BINDING
            and (region.whole(m, side) or _formed(region, m, side))
            and not (side and _said_before(region, m))
            and not (torn_modal(region, m, side) or (not side and misplaced(region, m)))
        ]
        for side, found in enumerate((ours, theirs))
    )
    if whole[0] or whole[1]:
        rule = "guard.modal_added" if whole[0] else "guard.modal_dropped"
        yield region.finding("modal", rule, whole[0], whole[1])


def _to_somebody(region: Region, marker: Marker, side: int) -> bool:
    """Whether the "to" of such a modal stands before somebody or a thing in one of the texts, and no verb follows."""
    for text, at in (
        (region.text(side), marker.end),
        *(
            (region.text(1 - side), c.span(1 - side)[1] + 1)
            for c in region.changes
            if marker.start < c.span(side)[0] <= marker.end
        ),
    ):
        word = "".join(text.words[at : at + 1])
        if word in listed("not_possessive", "grammar_determiners", "possessives"):
            return True
    return False


def _said_before(region: Region, marker: Marker) -> bool:
    """Whether the same modal stands before an "and" or "or" and holds on: "what can keep you out, or (can) bring you in"."""
    words, at = region.recorded.words, marker.start
    if words[at - 2 : at - 1] in (("and",), ("or",)) and words[at - 1] in classed("persons"):
        at -= 1  # "you can learn and [you can] sell"
        if not any(c.kind == "dropped" and (c.r0, c.r1) == (at, marker.end) for c in region.changes):
            return False
    if words[at - 1 : at] not in (("and",), ("or",)) or any(
        c.kind != "dropped" and c.r0 <= at < c.r1 for c in region.changes
    ):
        return False
    start = next(
        (n for n in range(at - 1, max(0, at - PURPOSE), -1) if sentence_start(region.recorded, n)),
        max(0, at - PURPOSE),
    )
    before = [m for m in markers(words, start, at - 1) if m.kind == "modal"]
    return bool(before) and before[-1].group == marker.group


def _feared(text: Atoms, marker: Marker) -> bool:
    """Whether a modal belongs to a "lest", which says itself what may happen."""
    return "lest" in text.words[max(0, marker.start - NEAR) : marker.start] and marker.group == "should"


def _formed(region: Region, marker: Marker, side: int) -> bool:
    """Whether a modal was made by what fell out of its middle: "have [decided] to sell"."""
    spans = [c.span(side) for c in region.changes if c.weight == "changed"]
    text = region.text(side)
    before, after = (
        text.words[max(0, marker.start - 2) : marker.start],
        text.words[marker.end : marker.end + 1],
    )
    if after and (after[0][0] == "#" or after[0] in listed("grammar_determiners")):
        return False  # "it had [increased] to 40"
    if _to_somebody(region, marker, side):
        return False  # "I have [said] to him", "it has [access] to [the] hold"
    if text.words[marker.end : marker.end + 2] == ("do", "with"):
        return False  # "it will have [much] to do with it"
    if (
        text.words[marker.end - 1] == "to"
        and is_past(text.words[marker.start])
        and not _PERFECT.isdisjoint(before)
    ):
        return False  # "has forced [us] to sell"
    return marker.group == "must" and any(marker.start < at == end < marker.end for at, end in spans)


def _compared(region: Region) -> tuple[list[Marker], list[Marker]]:
    """The modals that only the claim and only the record have, without those that are none or went with their denial."""
    ours, theirs = region.only("modal")
    if all(
        any(m.kind == "negation" for m in found) for found in (region.claim_markers, region.recorded_markers)
    ):
        # "Words that cannot profit", "words without profit": the modal went with its own denial.
        ours, theirs = (
            [
                m
                for m in found
                if m.group not in ("can", "could", "would") or text.words[m.end : m.end + 1] != ("not",)
            ]
            for found, text in ((ours, region.said), (theirs, region.recorded))
        )
    ours = [
        m for m in ours if not _no_verb(region.said, m) and not _had(region.said, m, region.recorded_words())
    ]
    said = region.claim_words()
    return ours, [
        m for m in theirs if not _no_verb(region.recorded, m) and not _had(region.recorded, m, said)
    ]


def _alike(region: Region, ours: list[Marker], theirs: list[Marker], *, exchanged: bool) -> bool:
    """Whether modals that differ say the same."""
    groups = {m.group for m in (*ours, *theirs)}
    if groups == {"could", "may"} and "may" not in {*region.claim_words(), *region.recorded_words()}:
        return True  # "could have been", "might have been"
    asked = all(
        {"how", "why"} & {*text.words[max(0, m[0].start - 2) : m[0].start]}
        for text, m in ((region.said, ours), (region.recorded, theirs))
        if m
    )
    if groups <= {"could", "should", "can", "would", "will"} and exchanged and asked:
        return True  # "how could I", "how should I"
    if (
        groups <= {"will", "should", "can"}
        and _offers(region.said, ours)
        and _offers(region.recorded, theirs)
    ):
        return True  # "shall we", "should we": a question to oneself
    if groups == {"must"} and any(
        "do" in changed and ("do", "you") in pairwise(text.words)
        for text, changed in (
            (region.said, region.claim_words()),
            (region.recorded, region.recorded_words()),
        )
    ):
        return True  # "you must rejoice", "do you rejoice"
    if groups <= {"can", "could"} and _fails_to(region, ours, theirs):
        return True
    if "allowed" in groups and (groups <= {"allowed", "can"} or groups == {"allowed", "may"}):
        return all(
            text.words[m.start] != "might"
            for text, found in ((region.said, ours), (region.recorded, theirs))
            for m in found
        )
    return "able" in groups and groups <= {"able", "can", "could"}


def _fails_to(region: Region, ours: list[Marker], theirs: list[Marker]) -> bool:
    """Whether one text denies by "can" what the other denies by "do" of what nobody does at will: "can't remember"."""
    if len(ours) + len(theirs) != 1:
        return False
    text, other, m = (
        (region.said, region.recorded, ours[0]) if ours else (region.recorded, region.said, theirs[0])
    )
    denied, verb = text.words[m.end : m.end + 1], text.words[m.end + 1 : m.end + 2]
    done = any(
        region.run(c, 1 if ours else 0) in (("do",), ("does",), ("did",))
        and c.span(0 if ours else 1) == (m.start, m.end)
        for c in region.changes
    )
    return (
        denied == ("not",)
        and done
        and verb != ()
        and verb[0] in classed("befalling")
        and verb[0] in other.words
    )


def _no_verb(text: Atoms, marker: Marker) -> bool:
    """Whether what looks like a modal stands where no verb can ("a loss of oughta"), or is a month ("May flowers")."""
    if text.raw(marker.start, marker.end) == "May" and not sentence_start(text, marker.start):
        return True
    return bool(marker.start) and text.words[marker.start - 1] in listed("prepositions")


def _had(text: Atoms, marker: Marker, other: Sequence[str]) -> bool:
    """Whether a "'d" taken for "would" is the "had" of the other side, whose participle was changed."""
    return text.words[marker.start] == "would" and "'d" in text.surface[marker.start] and "had" in other


def _released(region: Region, side: int) -> str:
    """Whether a "must" is forbidden ("must not") or only not asked for ("do not have to", "need not"); or neither.

    Of a "have to" that only lost its "to" nothing can be told.
    """
    text = region.text(side)
    for m in region.markers(side):
        if m.kind == "modal" and m.group == "must" and region.whole(m, side):
            if text.words[m.end : m.end + 1] == ("not",) and text.words[m.start] == "must":
                return "forbidden"
            if "not" in text.words[max(0, m.start - 2) : m.start]:
                return "released"
    changed = (at for start, end in region.spans(side) for at in range(start, end))
    return "released" if any(text.words[at : at + 2] == ("need", "not") for at in changed) else ""


def _offers(text: Atoms, found: list[Marker]) -> bool:
    """Whether every modal asks of the speaker: "what shall I", "should we"."""
    return bool(found) and all(
        text.words[m.end : m.end + 1] in (("i",), ("we",)) and text.words[m.start] != "will" for m in found
    )


def _of_another(text: Atoms, marker: Marker, following: str) -> bool:
    """Whether it is of somebody else that he might or would say or do it: "he may tell the police" is no manner of speaking."""
    before = text.words[max(0, marker.start - 1) : marker.start]
    seen = following in ("see", "hear", "seem", "remember")
    if marker.group == "may" and before and before[0] not in ("i", "we", "you", "one", "it"):
        return not seen
    return before in (("he",), ("she",), ("they",)) and not seen


def _wishes(text: Atoms, marker: Marker) -> bool:
    """Whether somebody would like to do a thing, which is no habit: "I would like to live there", not "to thank you"."""
    behind = text.words[marker.end + 1 : marker.end + 3]
    return behind[:1] == ("to",) and classed("saying_so").isdisjoint(behind[1:])


def _polite(text: Atoms, marker: Marker, *, exchanged: bool) -> bool:
    """Whether a modal is mere manner ("I would say", "you can see") or purpose ("that you may know").

    One exchanged for another is manner only in the speaker's own mouth: "you might see" is no "you will see".
    """
    following = next(
        (word for word in text.words[marker.end :][:2] if word not in _ADVERBS and not word.endswith("ly")),
        "",
    )
    own = text.words[max(0, marker.start - 1) : marker.start] in (("i",), ("we",))
    if marker.group == "would" and following in classed("liking") and _wishes(text, marker):
        return False
    if (
        (not exchanged or (own and marker.group == "would"))
        and marker.group in ("would", "can", "could", "may")
        and following in listed("guard_manner")
        and not _of_another(text, marker, following)
    ):
        return True
    if marker.group == "would" and not exchanged and text.words[marker.end : marker.end + 1] == ("be",):
        weighs = not _WEIGHING.isdisjoint(text.words[marker.end + 1 : marker.end + 2])
        if weighs and text.words[marker.start - 1 : marker.start] == ("it",):
            return True  # "it would be well to", "it is good to"
    if text.words[marker.start] == "must" and own and not exchanged and following in classed("admitting"):
        return True  # "I must say"
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
