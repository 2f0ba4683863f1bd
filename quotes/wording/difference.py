"""The word diff of a claim against its record, as steps from which both texts can be put together again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import sub

from quotes.verdicts import Edit, Op
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.steps import Step

# A bracket or a mark that opens belongs to the word behind it: "[the council]" is not "the council] ".
_OPENING = "[(“‘«„"
# No more characters than this stand between two words where nothing was skipped.
LEAST_SKIPPED = 3


def edits(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> tuple[Edit, ...]:
    """The changes as a diff of the two texts, every space with the word before it.

    The `claim` sides together give the whole claim; the `recorded` sides give the record from the first word
    that answers the claim to the last. Skipped stage directions and interjections are deletions.
    """
    steps = list(_split(recorded, _whole_words(said, recorded, changes)))
    out: list[Edit] = []
    claim_at = 0
    r0, r1 = changes[0].r0, changes[-1].r1
    recorded_at = recorded.starts[r0] if r0 < len(recorded) else len(recorded.text)
    end = recorded.ends[r1 - 1] if r1 > r0 else recorded_at
    for number, (step, skipped) in enumerate(steps):
        final = number == len(steps) - 1
        claim_to = len(said.text) if final else _boundary(said, step.c1, claim_at)
        recorded_to = end if final else min(end, _boundary(recorded, step.r1, recorded_at))
        if skipped:
            # What is skipped begins where the word before it ends.
            recorded_to = max(recorded_at, skipped)
        out.append(
            Edit(
                _op(step), said.text[claim_at:claim_to], recorded.text[recorded_at:recorded_to],
                claim_at, claim_to, recorded_at, recorded_to,
            )
        )  # fmt: skip
        claim_at, recorded_at = claim_to, recorded_to
    return tuple(edit for edit in out if edit.claim or edit.recorded)


def _whole_words(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> list[Step]:
    """The changes as steps that never cut a written word: `n't` for `not` is shown as `don't` for `do not`."""
    steps = [Step("equal" if c.weight == "same" else "replace", c.c0, c.c1, c.r0, c.r1) for c in changes]
    out: list[Step] = []
    for step in steps:
        while (
            out and step.op != "equal" and out[-1].op == "equal" and _inside(said, recorded, step.c0, step.r0)
        ):
            last = out.pop()
            if last.c1 - 1 > last.c0:
                out.append(Step("equal", last.c0, last.c1 - 1, last.r0, last.r1 - 1))
            step = Step("replace", last.c1 - 1, step.c1, last.r1 - 1, step.r1)
        while out and step.op == "equal" and step.c0 < step.c1 and _inside(said, recorded, step.c0, step.r0):
            last = out.pop()
            out.append(Step("replace", last.c0, step.c0 + 1, last.r0, step.r0 + 1))
            step = Step("equal", step.c0 + 1, step.c1, step.r0 + 1, step.r1)
        if step.c0 < step.c1 or step.r0 < step.r1:
            out.append(step)
    return out


def _inside(said: Atoms, recorded: Atoms, c: int, r: int) -> bool:
    """Whether a boundary falls inside a written word of either text."""
    return _glued(said, c) or _glued(recorded, r)


def _glued(text: Atoms, at: int) -> bool:
    return 0 < at < len(text) and text.starts[at] == text.ends[at - 1] and text.starts[at] > 0


def _split(recorded: Atoms, steps: Sequence[Step]) -> Iterator[tuple[Step, int]]:
    """Agreement cut where the record holds words in between that were skipped; with each, where to stop."""
    for number, step in enumerate(steps, 1):
        if step.op != "equal":
            yield step, 0
            continue
        start = step.c0
        goes_on = number < len(steps) and step.r1 < len(recorded)
        begins = recorded.starts[step.r0 + 1 : step.r1 + goes_on]
        if max(map(sub, begins, recorded.ends[step.r0 :]), default=0) <= LEAST_SKIPPED:
            yield step, 0
            continue
        for at in range(step.c0 + 1, step.c1 + goes_on):
            r = step.r0 + at - step.c0
            if recorded.starts[r] - recorded.ends[r - 1] <= LEAST_SKIPPED:
                continue
            gap = recorded.text[recorded.ends[r - 1] : recorded.starts[r]]
            if any(c.isalnum() for c in gap):
                stop = recorded.ends[r - 1] + len(gap) - len(gap.lstrip(" .,;:!?\"'”’"))
                yield Step("equal", start, at, step.r0 + start - step.c0, r), stop
                yield Step("replace", at, at, r, r), 0
                start = at
        if start < step.c1:
            yield Step("equal", start, step.c1, step.r0 + start - step.c0, step.r1), 0


def _op(step: Step) -> Op:
    if step.op == "equal":
        return "equal"
    if step.c0 == step.c1:
        return "delete"
    return "insert" if step.r0 == step.r1 else "replace"


def _boundary(text: Atoms, word: int, at: int) -> int:
    """The offset at which the share of the words before `word` ends: where that word begins, with what opens before it."""
    if word >= len(text):
        return max(at, len(text.text))
    start = text.starts[word]
    while start > at and text.text[start - 1] in _OPENING:
        start -= 1
    return max(at, start)


def spaced(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits as they are shown beside each other: words added where the record ends keep the space before them."""
    for edit, lead in zip(edits, _leads(edits), strict=True):
        yield replace(edit, claim=lead + edit.claim) if lead and edit.claim else edit


def _leads(edits: Sequence[Edit]) -> list[str]:
    """For each edit the space at the end of the claim's words before it that the record has not."""
    found = [
        last.claim[len(last.claim.rstrip()) :]
        if last.op == "equal" and edit.op != "equal" and not last.recorded[-1:].isspace()
        else ""
        for last, edit in pairwise(edits)
    ]
    return ["", *found][: len(edits)]
