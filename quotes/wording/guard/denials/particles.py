"""The small word behind a verb that takes back or ends what it says: "called off" is no "called"."""

from collections.abc import Iterator, Sequence

from quotes.lexicon import phrases
from quotes.verdicts import Finding
from quotes.wording.canon.markers import bases
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region

_PARTICLES = frozenset(particle for _, particle in phrases("guard_phrasal"))
_BESIDE = _PARTICLES | {"on", "in", "up", "for", "through", "with", "to"}


@needs("dropped", "added", "replaced", "small_word", words=among(_PARTICLES))
def particle(region: Region) -> Iterator[Finding]:
    """Alarm where such a word alone came or went behind its verb, or another stands in its place."""
    for change in region.changes:
        for side in (0, 1):
            start, end = change.span(side)
            other = region.run(change, 1 - side)
            text = region.text(side)
            alone = end - start == 1 and (not other or (len(other) == 1 and other[0] in _BESIDE))
            if not (alone and start and text.words[start] in _PARTICLES):
                continue
            behind = text.words[end : end + 1]
            whole = behind != ("of",) and not (behind and behind[0].endswith("ing"))  # "drop [out] of it"
            if whole and takes_back(text.words[start - 1], text.words[start:]):
                yield region.finding(
                    "polarity", "guard.particle", (), (), " ".join(text.words[start - 1 : end])
                )
                return


def takes_back(verb: str, behind: Sequence[str]) -> bool:
    """Whether a verb with the word behind it is on the list of those that are taken back so."""
    known = phrases("guard_phrasal")
    return (
        bool(behind) and behind[0] in _PARTICLES and any((base, behind[0]) in known for base in bases(verb))
    )
