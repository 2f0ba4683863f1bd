"""How far a statement is held back: hedges, and what was only tried."""

from collections.abc import Iterator

from quotes.lexicon import classed, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.markers import Marker, bases, markers, unreal_trial
from quotes.wording.guard.certainty.torn_hedges import BARE_VERBS, BE, WOULD_LIKE, torn_hedge
from quotes.wording.guard.gate import among, needs
from quotes.wording.guard.misplaced import misplaced
from quotes.wording.regions import Region

_PASSIVE = tuple(
    (word,) for word in ("is", "are", "was", "were", "be", "been", "being", "widely", "long", "'s")
)
# Words before a hedge in which it is asked after, or a form of "be" makes it a plan.
REACH = 4
_CONSIDERING = classed("considering")
_UNSURE = frozenset({"think", "perhaps"})
_ASKING = classed("asking")
_LIKE = classed("looking") | {"feel", "feels", "felt"}
_BEING = classed("is") | classed("was")
_WHETHER = frozenset({"if", "whether"})


@needs(marked={"hedge"})
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
            and not _duty(region, m, side)
            and not _looks(region, m, side)
            and not torn_hedge(region, m, side)
            and not (side == 0 and misplaced(region, m))
            and not _still_held(region, m, side)
            and not _asked(region.text(side), m)
            and not (m.group == "almost" and _bounds(region.text(side), m))
            and not _weighed(region.text(side), m)
            and not _manner(region.text(side), m)
            and not _sound(region.text(side), m)
            and not _reworded(region, m, side)
        ]
        for side, found in enumerate(region.only("hedge"))
    )
    if bool(ours) != bool(theirs):
        yield region.finding("hedge", "guard.hedge_added" if ours else "guard.hedge_dropped", ours, theirs)


def _bounds(text: Atoms, marker: Marker) -> bool:
    """Whether an "almost" bounds a number, or only likens: "almost 40", "almost like"."""
    return any(word == "like" or word[0] == "#" for word in text.words[marker.end : marker.end + 1])


def _still_held(region: Region, marker: Marker, side: int) -> bool:
    """Whether another hedge on the same words stands in both texts: "I think (it's) probably"."""
    if marker.group not in _UNSURE:
        return False
    text, spans = region.text(side), region.spans(side)
    near = markers(text.words, marker.end, marker.end + REACH)
    near += [m for m in markers(text.words, marker.start - REACH, marker.start) if m.end == marker.start]
    left = [m for m in near if m.kind == "hedge" and m.group in _UNSURE]
    return any(not any(start < m.end and m.start < end for start, end in spans) for m in left)


def _asked(text: Atoms, marker: Marker) -> bool:
    """Whether a "maybe" belongs to what somebody only asks: "I wonder if maybe we could"."""
    before = text.words[max(0, marker.start - REACH) : marker.start]
    asks = not _ASKING.isdisjoint(before) and not _WHETHER.isdisjoint(before)
    return marker.group == "perhaps" and asks


def _sound(text: Atoms, marker: Marker) -> bool:
    """Whether a "kind of" is only a sound of speech: beside another, or before what is done and no judgement of it.

    "It was just kind of another crane", "they managed to kind of mend it", "you kind of start with the nets", "kind of like
    that"; not "he sort of lied", "it's kind of sad".
    """
    if text.words[marker.start : marker.end] not in (("kind", "of"), ("sort", "of")):
        return False
    before = text.words[max(0, marker.start - 1) : marker.start]
    behind = text.words[marker.end : marker.end + 2]
    if "just" in (*before, *behind[:1]) or behind == ("like", "that"):
        return True
    acts = behind[:1] != () and behind[0] not in listed("guard_attitudes", "light_words")
    return acts and before in (("to",), ("you",)) and not text.between(marker.end).strip()


def _weighed(text: Atoms, marker: Marker) -> bool:
    """Whether a "considering" says what is weighed with what ("considering what you know"), and no plan."""
    if text.words[marker.start] not in ("considering", "thinking"):
        return False
    before = text.words[max(0, marker.start - REACH) : marker.start]
    return BE.isdisjoint(before) or before[-1:] == ("worth",) or bool(text.between(marker.start).strip())


def _manner(text: Atoms, marker: Marker) -> bool:
    """Whether somebody only feels something ("I feel at home"), or says what he says ("I want to thank you")."""
    words, after = text.words[marker.start : marker.end], text.words[marker.end : marker.end + 1]
    if words == ("i", "feel"):
        return after != () and after[0] in listed("grammar_prepositions") and after[0] != "like"
    if (
        words in (("reported",), ("suspected",), ("alleged",))
        and after
        and after[0] in listed("grammar_determiners") | {"under", "in", "by", "on", "at"}
    ):
        return BE.isdisjoint(
            text.words[max(0, marker.start - 2) : marker.start]
        )  # "the number [reported] the year before"
    if words == ("likely",) and "".join(text.words[marker.start - 1 : marker.start]).endswith("ly"):
        return marker.start > 0  # "the most statistically likely word"
    if words == ("likely",) and text.words[marker.start - 1 : marker.start] in (
        ("more",),
        ("less",),
        ("how",),
    ):
        return marker.start > 0  # "the more likely we are to sail"
    own = text.words[max(0, marker.start - 2) : marker.start]
    wants = words in (("want", "to"), ("would", "like", "to")) and not {"i", "we"}.isdisjoint(own)
    return wants and after != () and after[0] in classed("saying_so")


def _reworded(region: Region, marker: Marker, side: int) -> bool:
    """Whether a hedge came with a phrase put otherwise: "however lowly", "unimportant as they seemed"; "would", "wanted to"."""
    if marker.group not in ("seem", "try"):
        return False
    for c in region.changes:
        start, end = c.span(side)
        if c.kind == "replaced" and start <= marker.start < marker.end <= end:
            other = region.run(c, 1 - side)
            if marker.group == "try":
                return other == ("would",)
            before = region.text(side).words[start : marker.start]
            light = listed("light_words")
            return not light.issuperset(before) and not light.issuperset(other)
    return False


def _met(region: Region, marker: Marker, side: int) -> bool:
    """Whether something showed itself to somebody ("appeared to him"), where "appeared to sleep" holds back."""
    text = region.text(side)
    after = text.words[marker.end : marker.end + 1]
    return (
        text.words[marker.end - 1] == "to"
        and bool(after)
        and (
            after[0] in listed("not_possessive") | {"her", "the", "a", "my"}
            or text.raw(marker.end, marker.end + 1)[:1].isupper()  # "his promise to Abraham"
        )
    )


def _duty(region: Region, marker: Marker, side: int) -> bool:
    """Whether "are meant to" only says what "are supposed to" or "should" does in the other text."""
    text, other = region.text(side), region.markers(1 - side)
    led = text.words[max(0, marker.start - 1) : marker.start] in _PASSIVE
    meant = text.words[marker.start : marker.end] == ("meant", "to")
    return meant and led and any(m.kind == "modal" and m.group == "should" for m in other)


def _looks(region: Region, marker: Marker, side: int) -> bool:
    """Whether the other text says by "looked" what this one does by "seemed"."""
    if marker.group != "seem":
        return False
    return any(
        c.kind == "replaced" and c.span(side)[0] == marker.start and _LIKE.issuperset(region.run(c, 1 - side))
        for c in region.changes
    )


def _own_thought(region: Region, marker: Marker, side: int) -> bool:
    """Whether somebody really thought or expected ("I thought to myself"), where "is thought to" only reports."""
    text = region.text(side)
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
    text = region.text(side)
    before = text.words[marker.start - 1] if marker.start else ""
    if text.words[marker.start : marker.end] in BARE_VERBS or text.words[marker.start] == "seem":
        return before in listed("grammar_determiners")  # "the hint"
    if text.words[marker.end : marker.end + 2] == ("a", "thing"):
        return True  # "it is a first come kind of a thing"
    classed = before in listed("class_words") or before[:1] == "#"  # "the second kind of measure"
    return text.words[marker.start] in ("sort", "kind") and classed


def _held_back(region: Region, marker: Marker, side: int) -> bool:
    """Whether half of a hedge was changed, its head word too: where "think" still stands, the "I" was exchanged."""
    text = region.text(side)
    if "going" in text.words[marker.start : marker.end]:
        # "Was gonna watch" and "was watch" still share the "was".
        return region.whole(marker._replace(end=marker.start + 2), side)
    if text.words[marker.start : marker.end] == WOULD_LIKE:
        return region.whole(marker._replace(end=marker.start + 1), side)  # "I [would] like to row"
    return (
        region.head_changed(marker, side) and 2 * _changed(region, marker, side) >= marker.end - marker.start
    )


def _changed(region: Region, marker: Marker, side: int) -> int:
    """How many words of a marker were changed; a hedge that mostly stands in both texts was not dropped."""
    spans = region.spans(side)
    return sum(max(0, min(end, marker.end) - max(start, marker.start)) for start, end in spans)


@needs("replaced", facing=among(_LIKE | _BEING))
def looked(region: Region) -> Iterator[Finding]:
    """Alarm where what somebody only looked like is told as what he was, or the reverse: "looked tired", "was tired"."""
    for c in region.changes:
        ours, theirs = region.runs(c)
        pair = {*ours, *theirs}
        like = ("like",) in (ours[1:], theirs[1:])
        one = c.kind == "replaced" and len(ours) + len(theirs) == 2 + like
        if not one or pair.isdisjoint(_BEING) or pair.isdisjoint(_LIKE if like else classed("looking")):
            continue
        behind = region.recorded.words[c.r1 : c.r1 + 1]
        subject = region.recorded.words[c.r0 - 1 : c.r0] if c.r0 else ()
        told = behind != () and behind[0] not in listed("prepositions") and not behind[0].endswith("ing")
        if told and subject != () and not region.recorded.between(c.r1).strip():
            yield region.finding("hedge", "guard.looked", (), (), f"{theirs[0]} / {ours[0]}")
            return


@needs(words=among(_CONSIDERING))
def weighed_only(region: Region) -> Iterator[Finding]:
    """Alarm where what was only considered is told as done or planned: "we'll consider selling", "we'll sell"."""
    for change in region.changes:
        ours, theirs = region.runs(change)
        if len(theirs) < 2 or theirs[0] not in _CONSIDERING or not theirs[1].endswith("ing"):
            continue
        if any(not bases(theirs[1]).isdisjoint(bases(word)) for word in ours) and _CONSIDERING.isdisjoint(
            ours
        ):
            yield region.finding("hedge", "guard.hedge_dropped", (), (), theirs[0])
            return


@needs("dropped", "added", words=among(listed("unreal_trials")))
def tried(region: Region) -> Iterator[Finding]:
    """Alarm where it fell out, or was put in, that something was only tried or dreamt: "in the simulation"."""
    for change in region.changes:
        run = region.recorded.words[change.r0 : change.r1] or region.said.words[change.c0 : change.c1]
        if change.kind in ("dropped", "added") and unreal_trial(run) == len(run):
            yield region.finding("embedding", "guard.tried", (), ())
            return
