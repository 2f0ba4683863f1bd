"""An "alone" behind a subject says what "only" before it does: "I alone know it" is "only I know it"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.verbs import is_finite, third_person
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import found

_ALONE = ("alone",)
# What says as much where it stands for it: "only I", "just the two of us", "I myself", "on our own".
_AS_MUCH = frozenset({"only", "just", "solely", "own", "nobody", "else"})


@needs("dropped", "added", words=among(_ALONE))
def singled_out(said: Atoms, recorded: Atoms, changes: Sequence[Change]) -> Iterator[Finding]:
    """Alarm where an "alone" that takes everybody else from a subject fell out, or was put in."""
    real = [c for c in changes if c.weight == "changed"]
    told = {word for c in real for word in (*said.words[c.c0 : c.c1], *recorded.words[c.r0 : c.r1])}
    told.update(recorded.words[max(0, changes[0].r0 - 1) : changes[0].r0])  # "only | I", "I alone"
    for c in real:
        for text, (start, end), kind in ((recorded, c.span(1), "dropped"), (said, c.span(0), "added")):
            by_itself = c.kind == kind and text.words[start:end] == _ALONE
            if by_itself and _of_a_subject(text, start) and _AS_MUCH.isdisjoint(told):
                place = (c.c0, c.c1, c.r0, c.r1)
                yield found("quantifier", "guard.singled_out", said, recorded, place, turns=True)


def _of_a_subject(text: Atoms, at: int) -> bool:
    """Whether a word stands between a subject and its verb, so that it is no "left alone" nor "lives alone"."""
    before, behind = text.words[at - 1] if at else "", "".join(text.words[at + 1 : at + 2])
    parted = any(text.between(place).strip() for place in (at, at + 1))
    if not before or not behind or parted:
        return False
    if before in listed("subject_pronouns") or before in ("this", "that"):
        return behind not in listed("clause_openers")
    acts = is_past(before) or before in listed("finite_verbs", "light_words")
    return not acts and (is_finite(behind) or third_person(behind))
