"""Where a claim and a record differ: neighbouring changes read together, with the markers they touch."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from quotes.lexicon import listed
from quotes.values import value
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker, markers, may_touch
from quotes.wording.thresholds import GUARD, Thresholds

# More changes than this are two regions, so that a text changed throughout costs no more than its length.
MOST_CHANGES = 40
# In a free rewording only a change of so few words between so many agreeing ones is read by itself.
SMALL, STEADY = 2, 2
# Longer silent omissions are whole clauses: their markers count only if they govern the words kept.
CLAUSE = 5


@value
class Region:
    """Neighbouring changes with the words they touch on both sides and the markers among them."""

    said: Atoms
    recorded: Atoms
    changes: tuple[Change, ...]
    claim_markers: tuple[Marker, ...]
    recorded_markers: tuple[Marker, ...]
    loose: bool = False
    asks: Thresholds = GUARD
    # Whether so much was reworded that a marker on one side only proves nothing.
    free: bool = False

    @property
    def claim_span(self) -> tuple[int, int]:
        """The claim words from the first change to the last."""
        return self.changes[0].c0, self.changes[-1].c1

    @property
    def recorded_span(self) -> tuple[int, int]:
        """The recorded words from the first change to the last."""
        return self.changes[0].r0, self.changes[-1].r1

    def text(self, side: int) -> Atoms:
        """The claim (`side` 0) or the record (1)."""
        return self.recorded if side else self.said

    def markers(self, side: int) -> tuple[Marker, ...]:
        """The markers among the changed words of the claim (`side` 0) or of the record (1)."""
        return self.recorded_markers if side else self.claim_markers

    def spans(self, side: int, *kinds: str) -> list[tuple[int, int]]:
        """The changed words of one side, as [start, end) of each change, or of each of these `kinds`."""
        return [c.span(side) for c in self.changes if not kinds or c.kind in kinds]

    def run(self, change: Change, side: int) -> tuple[str, ...]:
        """The words that a change has on one side."""
        start, end = change.span(side)
        return self.text(side).words[start:end]

    def runs(self, change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The words that a change has in the claim and in the record."""
        return self.said.words[change.c0 : change.c1], self.recorded.words[change.r0 : change.r1]

    def claim_words(self) -> list[str]:
        """The changed words of the claim."""
        return [word for c in self.changes for word in self.said.words[c.c0 : c.c1]]

    def recorded_words(self) -> list[str]:
        """The changed words of the record."""
        return [word for c in self.changes for word in self.recorded.words[c.r0 : c.r1]]

    def only(self, kind: str) -> tuple[list[Marker], list[Marker]]:
        """The markers of a kind that the claim has and the record has not, and the other way round."""
        ours = [m for m in self.claim_markers if m.kind == kind]
        theirs = [m for m in self.recorded_markers if m.kind == kind]
        if not ours or not theirs:
            return ours, theirs
        shared = Counter(m.group for m in ours) & Counter(m.group for m in theirs)
        return _without(ours, shared), _without(theirs, shared)

    def head_changed(self, marker: Marker, side: int, *, first: bool = False) -> bool:
        """Whether a marker's words of weight were changed: "think" in "I think", with `first` only "refrain" in "refrain from".

        `side` is 0 for the claim, 1 for the record.
        """
        text = self.text(side)
        span = range(marker.start, marker.end)
        heads = [at for at in span if text.words[at] not in listed("light_words")] or list(span)
        heads = heads[:1] if first else heads
        spans = self.spans(side)
        return any(start <= at < end for at in heads for start, end in spans)

    def whole(self, marker: Marker, side: int) -> bool:
        """Whether every word of a marker was changed, on the side 0 of the claim or 1 of the record."""
        spans = self.spans(side)
        return all(any(start <= at < end for start, end in spans) for at in range(marker.start, marker.end))

    def finding(
        self, kind: str, rule: str, ours: Sequence[Marker], theirs: Sequence[Marker], note: str = ""
    ) -> Finding:
        """An alarm on these markers and on what stands for them on the other side, or on the whole region without any."""
        c0, c1 = (ours[0].start, ours[-1].end) if ours else self._for(theirs, 1)
        r0, r1 = (theirs[0].start, theirs[-1].end) if theirs else self._for(ours, 0)
        return found(kind, rule, self.said, self.recorded, (c0, c1, r0, r1), turns=True, note=note)

    def _for(self, markers: Sequence[Marker], side: int) -> tuple[int, int]:
        """The words of the other side that stand for the changed words of these markers of `side`, if only a gap."""
        changes = [
            c
            for c in self.changes
            if any(m.start < end and start < m.end for start, end in (c.span(side),) for m in markers)
        ] or self.changes
        return changes[0].span(1 - side)[0], changes[-1].span(1 - side)[1]


def found(
    kind: str,
    rule: str,
    said: Atoms,
    recorded: Atoms,
    place: tuple[int, int, int, int],
    *,
    turns: bool = False,
    note: str = "",
) -> Finding:
    """A finding on claim words [c0, c1) and recorded words [r0, r1), with its characters and positions.

    Words that only a sign stands for ("40+") are shown with the number it belongs to.
    """
    c0, c1, r0, r1 = place
    c1, r1 = _shown(said, c0, c1), _shown(recorded, r0, r1)
    c0, r0 = _begun(said, c0, c1), _begun(recorded, r0, r1)
    return Finding(
        kind, said.raw(c0, c1), recorded.raw(r0, r1), rule, turns,
        said.starts[c0] if c0 < c1 else None, said.ends[c1 - 1] if c0 < c1 else None,
        recorded.starts[r0] if r0 < r1 else None, recorded.ends[r1 - 1] if r0 < r1 else None, note,
    )  # fmt: skip


def _shown(text: Atoms, start: int, end: int) -> int:
    """Where a run ends that has characters of its own, as far as one word more gives it some."""
    bare = start < end < len(text) and not text.raw(start, end)
    return end + 1 if bare and text.words[end][0] == "#" else end


def _begun(text: Atoms, start: int, end: int) -> int:
    """Where the word begins that a run without characters of its own is the end of: the "got to" of a "gotta"."""
    while 0 < start < end and not text.raw(start, end):
        start -= 1
    return start


def regions(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], asks: Thresholds = GUARD, *, loose: bool
) -> Iterator[Region]:
    """The real changes, near ones together, each with the markers on both sides; `loose` in a claim that `is_reworded`."""
    changes = list(changes)
    places: dict[Change, int] = {}
    for group in _groups(said, recorded, changes, asks):
        if not (loose or _is_free(group, asks)):
            yield region(said, recorded, group, asks)
            continue
        places = places or {change: at for at, change in enumerate(changes)}
        standing = [change for change in group if _alone(change, changes, places[change])]
        if not standing:
            continue
        whole = region(said, recorded, group, asks)
        odd = sum(m.kind == "negation" for m in (*whole.claim_markers, *whole.recorded_markers)) % 2
        for change in standing:
            alone = region(said, recorded, [change], asks) if len(group) > 1 else whole
            denies = any(m.kind == "negation" for m in (*alone.claim_markers, *alone.recorded_markers))
            if odd or not denies:
                yield replace(alone, loose=loose)


def _alone(change: Change, changes: Sequence[Change], at: int) -> bool:
    """Whether a small change stands by itself among words that agree, however much was reworded elsewhere."""
    if change.c1 - change.c0 > SMALL or change.r1 - change.r0 > SMALL:
        return False
    return _steady(reversed(changes[:at])) and _steady(changes[at + 1 :])


def _steady(side: Iterable[Change]) -> bool:
    """Whether enough words agree on this side of a change, the nearest first, or all up to the end."""
    agreeing = 0
    for change in side:
        if agreeing >= STEADY or change.weight not in ("same", "minor"):
            break
        agreeing += change.c1 - change.c0
    else:
        return True
    return agreeing >= STEADY


def region(said: Atoms, recorded: Atoms, group: Sequence[Change], asks: Thresholds = GUARD) -> Region:
    """These changes as one region."""
    ours = _touched(said, [(c.c0, c.c1) for c in group])
    theirs = _touched(recorded, [(c.r0, c.r1) for c in group])
    if ours or theirs:
        beside = {(c.c0, c.r0) for c in group} | {(c.c1, c.r1) for c in group}
        there = {(r, c) for c, r in beside}
        ours, theirs = (
            ours + _reached(said, ours, theirs, beside),
            theirs + _reached(recorded, theirs, ours, there),
        )
    return Region(said, recorded, tuple(group), ours, theirs, asks=asks, free=_is_free(group, asks))


def _is_free(group: Sequence[Change], asks: Thresholds) -> bool:
    ours = sum([c.c1 - c.c0 for c in group])
    theirs = sum([c.r1 - c.r0 for c in group])
    return min(ours, theirs) > asks.free or max(ours, theirs) > 2 * asks.free


def _reached(
    text: Atoms, own: tuple[Marker, ...], others: tuple[Marker, ...], beside: set[tuple[int, int]]
) -> tuple[Marker, ...]:
    """Unchanged markers that answer a longer one on the other side: "few" beside "a few", "if" beside "even if"."""
    found: list[Marker] = []
    for marker in others:
        if marker.kind in ("quantifier", "negation", "condition") and marker.end - marker.start > 1:
            # The words of the marker that did not change, where they stand in this text.
            span = range(marker.start, marker.end)
            places = [here + at - there for here, there in beside for at in span if abs(at - there) <= 1]
            near = (
                markers(text.words, min(places, default=0) - 1, max(places, default=-1) + 1) if places else []
            )
            found += [
                m
                for m in near
                if m.kind == marker.kind and m not in own and {*range(m.start, m.end)} & {*places}
            ]
    return tuple(dict.fromkeys(found))


def _groups(
    said: Atoms, recorded: Atoms, changes: Sequence[Change], asks: Thresholds
) -> Iterator[list[Change]]:
    """Real changes, near ones together; long omissions, moved words and small differences stand apart."""
    group: list[Change] = []
    for change in changes:
        omitted = is_clause(recorded, change) or _appended(said, change)
        if change.weight != "changed" or change.kind in ("moved", "exchanged", "reported") or omitted:
            continue
        apart = group and change.r0 - group[-1].r1 > asks.near and change.c0 - group[-1].c1 > asks.near
        if (
            apart
            or (group and _of_another_clause(said, recorded, group[-1], change))
            or len(group) >= MOST_CHANGES
        ):
            yield group
            group = []
        group.append(change)
    if group:
        yield group


def _of_another_clause(said: Atoms, recorded: Atoms, one: Change, other: Change) -> bool:
    """Whether a clause with a subject of its own begins in both texts between two changes of which each denies on its side.

    "It [never] did and it [never] will" denies twice, where "[not] [un]fair" denies nothing.
    """
    begun = all(
        any(_begins_clause(text, at) for at in range(end + 1, start + 1))
        for text, end, start in ((said, one.c1, other.c0), (recorded, one.r1, other.r0))
    )
    denies = (
        {
            side
            for side, text in ((0, said), (1, recorded))
            if any(m.kind == "negation" for m in _touched(text, [change.span(side)]))
        }
        for change in (one, other)
    )
    return begun and len({*map(frozenset, denies)} - {frozenset()}) == 1


def _begins_clause(text: Atoms, at: int) -> bool:
    """Whether a sentence begins at this word, or behind "and" or "but" a clause with its subject or a verb of its own."""
    if at >= len(text):
        return False
    if any(mark in text.between(at) for mark in ".!?;"):
        return True
    if "," in text.between(at) and text.words[at] in listed("subject_pronouns"):
        return True  # "I like the park, I love the bird"
    joins = text.words[at - 1] in ("and", "but", "or", "so", "yet")
    verb = text.words[at] in listed("finite_verbs") and "," in text.between(at - 1)
    return joins and (verb or text.words[at] in listed("subject_pronouns"))


def _appended(said: Atoms, change: Change) -> bool:
    """Whether a clause of the claimant's own was set before or behind the words: it is told as added."""
    edge = not change.c0 or change.c1 == len(said)
    return edge and change.c1 - change.c0 - (change.r1 - change.r0) >= CLAUSE


def is_clause(recorded: Atoms, change: Change) -> bool:
    """Whether a silent omission is long enough to be a clause of its own, not just a long hedge."""
    size = change.r1 - change.r0
    if change.kind != "dropped" or size < CLAUSE:
        return False
    hedged = sum(m.end - m.start for m in markers(recorded.words, change.r0, change.r1) if m.kind == "hedge")
    return 2 * hedged < size


def _touched(text: Atoms, spans: list[tuple[int, int]]) -> tuple[Marker, ...]:
    """The markers that hold at least one changed word."""
    spans = [span for span in spans if may_touch(text.words, *span)]
    if not spans:
        return ()
    low, high = spans[0][0] - 4, spans[-1][1] + 4
    return tuple(
        _as_said(text, m)
        for m in markers(text.words, low, high)
        if any(m.start < end and start < m.end for start, end in spans) and not _parted(text, m)
    )


def _parted(text: Atoms, marker: Marker) -> bool:
    """Whether a comma makes two of what would be one marker: "the channels that we had, to save", "or not, just a wish"."""
    inside = range(marker.start + 1, marker.end)
    whole = marker.kind in ("modal", "idiom") or text.words[marker.start : marker.end] == ("anything", "but")
    return whole and any("," in text.between(at) for at in inside)


def _as_said(text: Atoms, marker: Marker) -> Marker:
    """A marker, an idiom that a comma parts being none: "we don't, you know, support it" denies."""
    if marker.kind != "idiom" or "not" not in text.words[marker.start : marker.end]:
        return marker
    at = text.words.index("not", marker.start)
    parted = at + 1 < marker.end and "," in text.between(at + 1)
    return Marker("negation", "not", at, at + 1) if parted else marker


def _without(found: list[Marker], shared: Counter[str]) -> list[Marker]:
    left = Counter(shared)
    out = []
    for marker in found:
        if left[marker.group]:
            left[marker.group] -= 1
        else:
            out.append(marker)
    return out
