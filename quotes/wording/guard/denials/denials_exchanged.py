"""A denial given to the other of two clauses: "they did not cause it; the board did", "they caused it; the board did not"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import markers
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

# More clauses are a speech, of which the parts were changed one by one.
MOST = 4
_MARKS = frozenset(";:.!?—")
_JOINING = frozenset({"but", "and", "while"})
Clause = tuple[int, int]


@needs(facing=among({"not"}))
def denials_exchanged(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where of two clauses that answer each other the one lost its denial and the other won one."""
    ours, theirs = _clauses(said), _clauses(recorded)
    if len(ours) != len(theirs) or not 1 < len(ours) <= MOST:
        return
    turned = [
        (one, other)
        for one, other in zip(ours, theirs, strict=True)
        if _denied(said, one) != _denied(recorded, other)
    ]
    if len(turned) != 2 or _denied(said, turned[0][0]) == _denied(said, turned[1][0]):
        return
    if all(_one(said.words[slice(*a)], recorded.words[slice(*b)]) for a, b in turned):
        (one, other), _ = turned
        yield found("negation", "guard.negation_moved", said, recorded, (*one, *other), turns=True)


def _clauses(text: Atoms) -> list[Clause]:
    """The clauses of a text, as marks and joining words behind a comma part them."""
    bounds = [at for at in range(1, len(text)) if _parts(text, at)]
    return [*zip((0, *bounds), (*bounds, len(text)), strict=True)]


def _parts(text: Atoms, at: int) -> bool:
    gap = text.between(at)
    return not _MARKS.isdisjoint(gap) or ("," in gap and text.words[at] in _JOINING)


def _denied(text: Atoms, clause: Clause) -> bool:
    return sum(m.kind == "negation" for m in markers(text.words[slice(*clause)])) % 2 == 1


def _one(said: Sequence[str], recorded: Sequence[str]) -> bool:
    """Whether half of what a clause speaks of stands in the other."""
    light = listed("light_words")
    spoken_of = {word for word in said if word not in light}
    return spoken_of != set() and 2 * len(spoken_of & {*recorded}) >= len(spoken_of)
