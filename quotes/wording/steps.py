"""The steps of an alignment, tidied as a reader would.

Fewest edits alone leave two gaps where there is one, an accidental "the" in the middle of a rewording, a gap beside
the mark of its cut. As many words agree before as after; only their places are settled.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from quotes.verdicts import Op

# Agreement shorter than this between two gaps may be an accident ("the", "of the").
LONGEST_ISLAND = 3
# Recorded words kept beside a change at the edge of the claim, for "nobody" that stands for "no one".
EDGE = 1
# Words by which a gap is moved to meet the mark of a cut.
MOST_SHIFT = 6


class Step(NamedTuple):
    """A run of words that agree, or a change: claim words [c0, c1) stand for recorded words [r0, r1)."""

    op: Op
    c0: int
    c1: int
    r0: int
    r1: int


def tidied(
    steps: Iterable[Step],
    claim: Sequence[str],
    passage: Sequence[str],
    cuts: Container[int],
    begins: Callable[[int], bool],
) -> list[Step]:
    """The steps of fewest edits as a reader would take them, without the recorded words that only stand around the claim.

    `cuts` and `begins` are those of `quotes.wording.alignment.align`.
    """
    tidy = _settled(_gathered(_joined(steps), claim, passage), claim, passage, cuts, begins)
    return _trimmed(_joined(_rotated(tidy, claim, passage, cuts, begins)), begins)


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
        last = min(step.r1, step.r0 + (step.c1 - step.c0) + EDGE)
        # Changed last words stand for the end of their own sentence, not for the beginning of the next.
        last = next((at for at in range(step.r0 + 1, last) if begins(at)), last)
        out[-1] = Step(step.op, step.c0, step.c1, step.r0, last)
    return out
