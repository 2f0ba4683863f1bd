"""Which rules of the guard a change can concern: every changed word is looked up once, and each rule says what it must see.

A rule stands behind `needs`, which names the kinds of change, the classes of words and the kinds of markers without which
it has nothing to say. A declaration may be too wide and never too narrow: a test asks every rule that was passed over.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final, Generic, ParamSpec

from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import Marker

P = ParamSpec("P")
# What is seen of changes is one number: a bit a class of words on either side, the same so far up for both sides at once, and
# a bit a kind of change and of marker.
BOTH: Final = 64
# Words of which is remembered what they bear, and the longest: a stream of unseen ones cannot fill the memory.
REMEMBERED, LONGEST = 65_536, 60
# Of whatever kind a marker is.
MARKER: Final = "any marker"

_bits: Iterator[int] = (1 << place for place in range(BOTH))
ANYTHING: Final = next(_bits)
_kinds: dict[str, int] = {}
_marked: dict[str, int] = {MARKER: next(_bits)}
_known: dict[str, int] = {}
_asked: list[tuple[int, Callable[[str], bool]]] = []


class Rule(Generic[P]):
    """A rule of the guard with what it must see: one of `kinds` and one of `words`, each the bits of several."""

    __slots__ = ("__name__", "kinds", "speak", "words")

    def __init__(self, speak: Callable[P, Iterator[Finding]], kinds: int, words: int) -> None:
        self.speak, self.kinds, self.words = speak, kinds, words
        self.__name__: str = speak.__name__

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Finding]:
        """What the rule says, whatever there is to see."""
        return self.speak(*args, **kwargs)


class _Borne(dict[str, int]):
    """The classes that a word belongs to, worked out once."""

    def __missing__(self, word: str) -> int:
        bits = _known.get(word, 0)
        for bit, asks in _asked:
            bits |= bit if asks(word) else 0
        if len(word) <= LONGEST:
            if len(self) >= REMEMBERED:
                self.clear()
            self[word] = bits
        return bits


_borne = _Borne()


def among(words: Iterable[str]) -> int:
    """The class of these canonical words, for `needs`."""
    bit = next(_bits)
    for word in words:
        _known[word] = _known.get(word, 0) | bit
    _borne.clear()
    return bit


def where(asks: Callable[[str], bool]) -> int:
    """The class of the canonical words for which this is true, for `needs`; it is asked once of a word."""
    bit = next(_bits)
    _asked.append((bit, asks))
    _borne.clear()
    return bit


# Beginning with a capital where it stands: the only class that is no matter of the word alone.
CAPITAL: Final = next(_bits)


def needs(
    *kinds: str, words: int = 0, facing: int = 0, marked: Collection[str] = ()
) -> Callable[[Callable[P, Iterator[Finding]]], Rule[P]]:
    """Say of a rule without what it has nothing to say.

    It asks for a change of one of these `kinds`, where any are given; and for a changed word of one of the classes `words` on
    either side, or one of `facing` on both, or a marker of one of the kinds `marked`, where any of the three is given.
    """
    asked = words | facing << BOTH
    for kind in marked:
        asked |= _marked.get(kind) or _new(_marked, kind)
    wanted = 0
    for kind in kinds:
        wanted |= _kinds.get(kind) or _new(_kinds, kind)

    def ruled(speak: Callable[P, Iterator[Finding]]) -> Rule[P]:
        return Rule(speak, wanted or ANYTHING, asked or ANYTHING)

    return ruled


def _new(bits: dict[str, int], name: str) -> int:
    bits[name] = next(_bits)
    return bits[name]


def seen(said: Atoms, recorded: Atoms, changes: Iterable[Change]) -> int:
    """What is to be seen of some changes, for `spoken`: their kinds and the classes of their words; not their markers."""
    kinds = ANYTHING
    ours = theirs = 0
    for change in changes:
        if change.weight != "same":
            kinds |= _kinds.get(change.kind, 0)
            ours |= _classes(said, change.c0, change.c1)
            theirs |= _classes(recorded, change.r0, change.r1)
    return kinds | ours | theirs | (ours & theirs) << BOTH


def _classes(text: Atoms, start: int, end: int) -> int:
    bits = 0
    for at in range(start, end):
        first = text.starts[at]
        bits |= _borne[text.words[at]] | (CAPITAL if text.text[first : first + 1].isupper() else 0)
    return bits


def marked(*markers: Sequence[Marker]) -> int:
    """What is to be seen of markers, for `spoken`."""
    bits = 0
    for found in markers:
        for marker in found:
            bits |= _marked[MARKER] | _marked.get(marker.kind, 0)
    return bits


def spoken(rules: Iterable[Rule[P]], sight: int, *args: P.args, **kwargs: P.kwargs) -> list[Finding]:
    """What the rules say that see what they need, in their order."""
    return [
        finding
        for rule in rules
        if sight & rule.words and sight & rule.kinds
        for finding in rule.speak(*args, **kwargs)
    ]
