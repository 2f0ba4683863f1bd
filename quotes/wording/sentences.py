"""The changes of a claim, sentence by sentence: who did what to whom is told within one."""

from collections.abc import Iterator, Sequence

from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change


def by_sentence(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[list[Change]]:
    """The changes in groups, a new one wherever a sentence begins in both texts at words that answer each other."""
    group: list[Change] = []
    for change in changes:
        for part in _parts(said, recorded, change):
            if group and _begins(said, recorded, part.c0, part.r0):
                yield group
                group = []
            group.append(part)
    if group:
        yield group


def _parts(said: Atoms, recorded: Atoms, change: Change) -> Iterator[Change]:
    """A change cut where sentences begin inside it, if its words answer each other one by one."""
    size = change.c1 - change.c0
    if size == change.r1 - change.r0 and change.weight in ("same", "minor"):
        done = 0
        for n in range(1, size):
            if _begins(said, recorded, change.c0 + n, change.r0 + n):
                yield change._replace(
                    c0=change.c0 + done, c1=change.c0 + n, r0=change.r0 + done, r1=change.r0 + n
                )
                done = n
        change = change._replace(c0=change.c0 + done, r0=change.r0 + done)
    yield change


def _begins(said: Atoms, recorded: Atoms, c: int, r: int) -> bool:
    return sentence_start(said, c) and sentence_start(recorded, r)
