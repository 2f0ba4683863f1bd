"""Two parts of a sentence that changed places around a verb: "the cold triggers the bloom", "the bloom triggers the cold".

Around a verb that says the same both ways ("marry", "equal", a bare "is") only the order differs.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change, is_coordinating
from quotes.wording.canon.markers import bases
from quotes.wording.canon.verbs import said_of_both

# The longest stretch in which two parts are looked for, in words, and how far it may begin in words that agree.
LONGEST, BESIDE = 20, 2
# Joints by which one thing comes of another, or before it.
_ORDERING = classed("ordering")
_FRONTED = classed("fronted")


def swapped(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, the first and the last of a stretch whose two parts changed places named `exchanged`, or `moved`."""
    real = [n for n, change in enumerate(found) if change.weight == "changed"]
    if not real or (span := _span(said, recorded, found, real)) is None:
        return list(found)
    c0, c1, r0, r1 = span
    kind = ""
    for before in range(BESIDE + 1):
        for behind in range(BESIDE + 1):
            ours = said.words[max(0, c0 - before) : c1 + behind]
            theirs = recorded.words[max(0, r0 - before) : r1 + behind]
            kind = kind or _exchange(ours, theirs)
    out = list(found)
    for n in real if kind else ():
        out[n] = out[n]._replace(kind=kind if n in (real[0], real[-1]) else "moved")
    return out


def _span(
    said: Atoms, recorded: Atoms, found: Sequence[Change], real: Sequence[int]
) -> tuple[int, int, int, int] | None:
    """The words from the first real change to the last on both sides, of equal length; None where they are not.

    What was moved from an end of the passage to the other stands there just outside the words aligned.
    """
    first, last = found[real[0]], found[real[-1]]
    if len(real) > 1:
        c0, c1, r0, r1 = first.c0, last.c1, first.r0, last.r1
        return (c0, c1, r0, r1) if c1 - c0 == r1 - r0 <= LONGEST else None
    size = first.c1 - first.c0
    c0, c1, low, high = found[0].c0, found[-1].c1, found[0].r0, found[-1].r1
    if not size or first.r0 < first.r1 or c1 - c0 > LONGEST:
        return None
    ours = sorted(said.words[c0:c1])
    for r0, r1 in ((low, high + size), (low - size, high)):
        if r0 >= 0 and sorted(recorded.words[r0:r1]) == ours:
            pairs = enumerate(zip(said.words[c0:c1], recorded.words[r0:r1], strict=False))
            led = next((n for n, (one, other) in pairs if one != other), 0)  # "I would sooner | …"
            return c0 + led, c1, r0 + led, r1
    return None


def _exchange(ours: Sequence[str], theirs: Sequence[str]) -> str:
    """`exchanged` where the runs are A verb B and B verb A, `moved` where that means the same; empty where neither."""
    size = len(theirs)
    if len(ours) != size or size < 3 or ours == theirs:
        return ""
    if theirs[0] == ours[0] in _ORDERING and _turned_round(ours[1:], theirs[1:]):
        return "exchanged"  # "because it rained, we stayed"
    for b in range(1, size - 1):
        if ours[:b] != theirs[size - b :]:
            continue
        for a in range(1, size - b):
            joint, other = theirs[a : size - b], ours[b : size - a]
            if (
                ours[size - a :] == theirs[:a]
                and _same_forms(joint, other)
                and _names(theirs[:a])
                and _names(ours[:b])
            ):
                return _turning(joint)
    return ""


def _turned_round(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two clauses only changed places: "it rained we stayed", "we stayed it rained"."""
    places = range(2, len(theirs) - 1)
    return any(
        ours[at:] == theirs[: len(ours) - at] and ours[:at] == theirs[len(ours) - at :] for at in places
    )


def _same_forms(one: Sequence[str], other: Sequence[str]) -> bool:
    return all(
        not bases(x).isdisjoint(bases(y)) or {x, y} <= {"is", "are", "was", "were"}
        for x, y in zip(one, other, strict=True)
    )


def _names(run: Sequence[str]) -> bool:
    """Whether a run can be a part of its sentence by itself, and is no "on Monday" that stands where it likes."""
    adverb = (
        run[0] in listed("prepositions")
        or run[0] in listed("grammar_prepositions")
        or run[-1].endswith("ly")
        or run[0] in _FRONTED
    )
    return not adverb and not listed("light_words").issuperset(run)


def _turning(joint: Sequence[str]) -> str:
    """Whether the joint says something else from behind (`exchanged`), the same (`moved`), or holds no verb (empty)."""
    if is_coordinating(joint):
        return "moved"
    if not _ORDERING.isdisjoint(joint):
        return "exchanged"
    if joint[0] in listed("prepositions", "grammar_determiners"):
        return ""
    verbs = [word for word in joint if word not in listed("light_words")]
    if said_of_both(joint):
        return "moved"
    return "exchanged" if verbs else ""
