"""Which words of a claim answer which words of a passage.

A claim is first placed in the passage (`locate`), then aligned word by word with rapidfuzz's Levenshtein
editops, and the result tidied as a reader would: one gap instead of two, no accidental "the" in the middle
of a rewording. Nothing here judges; `quotes.wording` reads the steps.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from quotes.verdicts import Op

# A passage no longer than twice the claim and this many words is aligned whole.
WHOLE = 40
# Runs of agreement weighed when a claim is placed in a long passage; more cost milliseconds, change nothing.
MOST_RUNS = 120
# A pair of words standing more often than this in the passage says nothing about the place.
COMMON = 8
# Words of slack on both sides of the place found, for openers and changed first words.
SLACK = 3
# The same where the claim marks a cut on that side: a clause may have fallen out between.
CUT_SLACK = 12
# Where so many words more stand in the place than in the claim, runs of this many words are fixed points.
MUCH, ANCHOR = 5, 3
# The widest place aligned, in words: rapidfuzz keeps a bit matrix of claim x place (8 MB at the caps).
WIDEST = 8_000
# What it costs to go on elsewhere, in words of agreement: once, for each word of distance, and at most.
JUMP, NEAR, FAR = 1.0, 0.05, 2.0
# Agreement shorter than this between two gaps may be an accident ("the", "of the").
LONGEST_ISLAND = 3
# Recorded words kept beside a change at the edge of the claim, for "nobody" that stands for "no one".
EDGE = 1
# Words by which a gap is moved to meet the mark of a cut.
MOST_SHIFT = 6

Run = tuple[int, int, int]  # claim word, recorded word, length


class Step(NamedTuple):
    """A run of words that agree, or a change: claim words [c0, c1) stand for recorded words [r0, r1)."""

    op: Op
    c0: int
    c1: int
    r0: int
    r1: int


def find(needle: Sequence[str], haystack: Sequence[str]) -> int:
    """Where one run of words stands whole inside another, as a word index, or -1."""
    if not needle or len(needle) > len(haystack):
        return -1
    line = f" {' '.join(haystack)} "
    at = line.find(f" {' '.join(needle)} ")
    return line.count(" ", 0, at + 1) - 1 if at >= 0 else -1


def locate(claim: Sequence[str], passage: Sequence[str], cuts: Container[int] = ()) -> tuple[int, int]:
    """The word range of the passage in which the claim's words stand, with a little slack.

    There is more slack on a side where the claim marks a cut between its end and the words that were found.
    """
    if len(passage) <= len(claim) * 2 + WHOLE:
        return 0, len(passage)
    runs = _runs(claim, passage, 2) or _runs(claim, passage, 1)
    if not runs:
        return 0, min(len(passage), len(claim) + 2 * SLACK)
    chain = _chain(runs)
    c, r, _ = chain[0]
    last_c, last_r, size = chain[-1]
    before = CUT_SLACK if any(i in cuts for i in range(c + 1)) else SLACK
    after = CUT_SLACK if any(i in cuts for i in range(last_c + size, len(claim) + 1)) else SLACK
    low = max(0, r - c - before)
    high = min(len(passage), last_r + (len(claim) - last_c) + after)
    return low, min(max(high, last_r + size), low + WIDEST)


def align(
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int] = (),
    begins: Callable[[int], bool] = lambda at: False,
) -> list[Step]:
    """The steps from the passage to the claim, over the place where the claim stands.

    Recorded words before the first and after the last step belong to no word of the claim. `cuts` are the
    claim words before which the claim marks a cut, `begins` says where the passage begins a sentence: of two
    readings of a gap the one at a mark is taken, then the one between sentences.
    """
    at = find(claim, passage)
    if at >= 0:
        return [Step("equal", 0, len(claim), at, at + len(claim))]
    low, high = locate(claim, passage, cuts)
    steps: list[Step] = []
    c, r = 0, low
    for start, at, size in (*_anchors(claim, passage, low, high), (len(claim), high, 0)):
        for op in Levenshtein.opcodes(passage[r:at], claim[c:start]):
            tag: Op = "equal" if op.tag == "equal" else "replace"
            steps.append(Step(tag, c + op.dest_start, c + op.dest_end, r + op.src_start, r + op.src_end))
        steps.append(Step("equal", start, start + size, at, at + size))
        c, r = start + size, at + size
    tidy = _settled(_gathered(_joined(steps), claim, passage), claim, passage, cuts, begins)
    return _trimmed(_joined(_rotated(tidy, claim, passage, cuts, begins)), begins)


def _anchors(claim: Sequence[str], passage: Sequence[str], low: int, high: int) -> Iterator[Run]:
    """Long runs of agreement to align between, where much of the passage is left out.

    Fewest edits alone would take a claimed "the", "of" or "we" from every sentence that was left out.
    """
    if high - low <= len(claim) + MUCH:
        return
    c = r = 0
    for start, at, size in _chain(_runs(claim, passage[low:high], ANCHOR)):
        skip = max(0, c - start, r - at)
        if size - skip >= ANCHOR:
            yield start + skip, low + at + skip, size - skip
            c, r = start + size, at + size


def _runs(claim: Sequence[str], passage: Sequence[str], size: int) -> list[Run]:
    """Runs of words standing in both, found through groups of `size` words that are rare in the passage."""
    wanted: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(claim) - size + 1):
        wanted[tuple(claim[i : i + size])].append(i)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(*(passage[shift:] for shift in range(size)), strict=False)):
        if gram in wanted:
            places[gram].append(at)
    rarest = min((len(found) for found in places.values()), default=0)
    hits = {
        (i, at)
        for gram, found in places.items()
        if len(found) * len(wanted[gram]) <= max(COMMON, rarest)
        for i in wanted[gram]
        for at in found
    }
    runs = []
    for i, at in sorted(hits):
        if (i - 1, at - 1) not in hits:
            length = 1
            while (i + length, at + length) in hits:
                length += 1
            runs.append((i, at, length + size - 1))
    return sorted(sorted(runs, key=lambda run: -run[2])[:MOST_RUNS])


def _chain(runs: list[Run]) -> list[Run]:
    """The runs that together cover most of the claim in order, near ones before far ones."""
    best: list[tuple[float, int]] = []
    for j, (c, r, size) in enumerate(runs):
        score, before = float(size), -1
        for i in range(j):
            ci, ri, length = runs[i]
            if ci < c and ri < r:
                gap = abs((r - ri) - (c - ci))
                overlap = max(0, ci + length - c)
                reached = best[i][0] + size - overlap - (min(FAR, JUMP + NEAR * gap) if gap else 0)
                if reached > score:
                    score, before = reached, i
        best.append((score, before))
    at = max(range(len(best)), key=lambda j: best[j][0]) if best else -1
    chain = []
    while at >= 0:
        chain.append(runs[at])
        at = best[at][1]
    return chain[::-1]


def _joined(steps: Iterable[Step]) -> list[Step]:
    """Neighbouring changes made one, neighbouring agreements made one, empty steps dropped."""
    out: list[Step] = []
    for step in steps:
        if step.c0 == step.c1 and step.r0 == step.r1:
            continue
        if out and out[-1].op == step.op:
            out[-1] = Step(step.op, out[-1].c0, step.c1, out[-1].r0, step.r1)
        else:
            out.append(step)
    return out


def _gathered(steps: list[Step], claim: Sequence[str], passage: Sequence[str]) -> list[Step]:
    """Two gaps around a few agreeing words made one gap, where those words stand at its edge as well."""
    out = list(steps)
    for at in range(len(out) - 2):
        first, island, second = out[at : at + 3]
        size = island.c1 - island.c0
        if island.op != "equal" or first.op == "equal" or size > LONGEST_ISLAND:
            continue
        if first.c0 == first.c1 and second.c0 == second.c1:
            held = list(claim[island.c0 : island.c1])
            if list(passage[first.r0 : first.r0 + size]) == held:
                middle = first.r0 + size
                out[at : at + 3] = [
                    Step("replace", first.c0, first.c0, first.r0, first.r0),
                    Step("equal", island.c0, island.c1, first.r0, middle),
                    Step("replace", second.c0, second.c1, middle, second.r1),
                ]
            elif list(passage[second.r1 - size : second.r1]) == held:
                middle = second.r1 - size
                out[at : at + 3] = [
                    Step("replace", first.c0, first.c0, first.r0, middle),
                    Step("equal", island.c0, island.c1, middle, second.r1),
                    Step("replace", second.c0, second.c0, second.r1, second.r1),
                ]
    return _joined(out)


def _settled(
    steps: list[Step],
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int],
    begins: Callable[[int], bool],
) -> list[Step]:
    """A few first or last words found in a sentence before or after their own moved to the place beside the others.

    "The [report came late. The] inspectors wrote" begins at the second "the". A gap that the claim marks stays.
    """
    out = [step for step in steps if step.op == "equal" or step.c0 < step.c1 or step.r0 < step.r1]
    while out and out[0].op != "equal" and out[0].c0 == out[0].c1:
        out.pop(0)
    while out and out[-1].op != "equal" and out[-1].c0 == out[-1].c1:
        out.pop()
    for first in (True, False):
        if len(out) < 3:
            break
        held, gap = (out[0], out[1]) if first else (out[-1], out[-2])
        at = _nearer(held, gap, claim, passage, cuts, begins, first=first)
        if at < 0:
            continue
        moved = Step("equal", held.c0, held.c1, at, at + held.c1 - held.c0)
        if first:
            rest = Step("replace", gap.c0, gap.c1, moved.r1, gap.r1)
            out = _joined([moved, rest, *out[2:]])
        else:
            rest = Step("replace", gap.c0, gap.c1, gap.r0, at)
            out = _joined([*out[:-2], rest, moved])
    return out


def _nearer(
    held: Step,
    gap: Step,
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int],
    begins: Callable[[int], bool],
    *,
    first: bool,
) -> int:
    """Where in a gap that holds the end of a sentence the few words before or behind it stand once more, or -1."""
    size = held.c1 - held.c0
    if held.op != "equal" or size > LONGEST_ISLAND or gap.r1 - gap.r0 <= size:
        return -1
    if any(at in cuts for at in range(gap.c0, gap.c1 + 1)):
        return -1
    words = tuple(claim[held.c0 : held.c1])
    places = range(gap.r0, gap.r1 - size + 1)
    at = next(
        (r for r in (reversed(places) if first else places) if tuple(passage[r : r + size]) == words), -1
    )
    between = range(gap.r0, at + 1) if first else range(at + size, gap.r1 + 1)
    return at if at >= 0 and any(begins(r) for r in between) else -1


def _rotated(
    steps: list[Step],
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int],
    begins: Callable[[int], bool],
) -> list[Step]:
    """A gap that can be read at several places moved to where the claim marks its cut, or to a sentence."""
    out = list(steps)
    for at in range(1, len(out) - 1):
        before, gap, after = out[at - 1 : at + 2]
        if gap.op == "equal" or gap.c0 != gap.c1:
            continue
        shifts = [0, *_shifts(claim, passage, before, gap, after)]
        marked = [shift for shift in shifts if gap.c0 + shift in cuts]
        between = [s for s in shifts if gap.r1 - gap.r0 > 1 and begins(gap.r0 + s)] if not marked else []
        shift = next(iter((*marked, *between)), 0)
        if shift:
            out[at - 1] = Step("equal", before.c0, before.c1 + shift, before.r0, before.r1 + shift)
            out[at] = Step("replace", gap.c0 + shift, gap.c1 + shift, gap.r0 + shift, gap.r1 + shift)
            out[at + 1] = Step("equal", after.c0 + shift, after.c1, after.r0 + shift, after.r1)
    return out


def _shifts(
    claim: Sequence[str], passage: Sequence[str], before: Step, gap: Step, after: Step
) -> Iterator[int]:
    """By how many words a gap can be moved to the left and to the right without changing what agrees."""
    for back in range(1, min(MOST_SHIFT, gap.c0 - before.c0)):
        if claim[gap.c0 - back] != passage[gap.r1 - back]:
            break
        yield -back
    for on in range(1, min(MOST_SHIFT, after.c1 - gap.c0)):
        if claim[gap.c0 + on - 1] != passage[gap.r0 + on - 1]:
            break
        yield on


def _trimmed(steps: list[Step], begins: Callable[[int], bool]) -> list[Step]:
    """Recorded words that only stand around the claim given back to the passage."""
    out = list(steps)
    while out and out[0].op != "equal" and out[0].c0 == out[0].c1:
        out.pop(0)
    while out and out[-1].op != "equal" and out[-1].c0 == out[-1].c1:
        out.pop()
    if out and out[0].op != "equal" and len(out) > 1:
        step = out[0]
        first = max(step.r0, step.r1 - (step.c1 - step.c0) - EDGE)
        # Changed first words stand for the beginning of their own sentence, not for the end of the one before.
        first = next((at for at in range(step.r1 - 1, first, -1) if begins(at)), first)
        out[0] = Step(step.op, step.c0, step.c1, first, step.r1)
    if out and out[-1].op != "equal" and len(out) > 1:
        step = out[-1]
        out[-1] = Step(step.op, step.c0, step.c1, step.r0, min(step.r1, step.r0 + (step.c1 - step.c0) + EDGE))
    return out
