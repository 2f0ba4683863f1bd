"""The subject cut off its verb: "should be forced to sell" out of "nobody who needs to borrow should be forced to sell".

Part of a sentence is quoted without its subject as often as with it. What governs the clause stands before the subject then,
and is looked for there; and a subject that denies ("nobody", "no docker", "neither of us") denies what it does.
"""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms, is_past
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.markers import markers
from quotes.wording.cutting.governors import Governor, parted

# Words of a subject read backwards from its verb: "the children of this small town", with what limits it.
LONGEST = 9
_HEADS = classed("subject_heads")
_DENIED = classed("denied_subjects")
_JOINTS = classed("subject_joints")
_RELATIVES = classed("relatives") - {"as", "where"}
_BE = classed("is") | classed("was")
_IS = _BE | {"'s", "'re", "'m", "be"}
_WOULD = frozenset({"'d", "would", "'ll", "will", "could", "might", "may", "should", "must", "can"})
_EVER = frozenset({"such", "ever", "really", "quite", "even", "just", "still"})
# Adverbs between a subject and its verb.
_BETWEEN = classed("between_verbs")


def opens_predicate(kept: Sequence[str]) -> bool:
    """Whether the words kept begin with what somebody does or is: "must go", "wants a fight", "never said"."""
    at = 0
    while at < len(kept) - 1 and (kept[at] in _BETWEEN or kept[at].endswith("ly")):
        at += 1
    if len(kept) - at < 2:
        return False
    verb = kept[at]
    return _is_finite(verb) or (verb[-1:] == "s" and verb[-2:] not in ("ss", "us", "is", "'s"))


def what_it_is(left: Atoms, start: int, kept: Sequence[str]) -> int | None:
    """Where the subject begins of which the words kept tell what it is: "I don't think | he is | a wicked man"; None for none."""
    end = len(left)
    while end - 1 > start and left.words[end - 1] in _EVER:
        end -= 1
    told = kept[:1] != () and kept[0] not in listed("clause_openers", "subject_pronouns")
    if not told or end - 1 <= start or left.words[end - 1] not in _IS or parted(left, len(left)):
        return None
    led = left.words[end - 1] == "be" and end - 2 > start and left.words[end - 2] in _WOULD
    return subject_start(left.part(0, end - 1 - led), start, ("is", *kept))


def _is_finite(word: str) -> bool:
    return (
        word in listed("finite_verbs")
        or word == "cannot"
        or (word,) in grouped("guard_modals")
        or is_past(word)
    )


def subject_start(left: Atoms, start: int, kept: Sequence[str]) -> int | None:
    """Where the subject of the words kept begins, at the end of the words cut away; None where none is cut from its verb."""
    words, end = left.words, len(left)
    if end == start or parted(left, end) or not opens_predicate(kept) or words[-1] in _RELATIVES:
        return None
    if words[-1] in listed("subject_pronouns"):
        return end - 1
    found = None
    for at in range(end - 1, max(start, end - LONGEST) - 1, -1):
        if words[at] in _HEADS:
            found = at
            if at == start or words[at - 1] not in _JOINTS or parted(left, at):
                return found
            continue
        if (
            words[at] in listed("clause_openers")
            or _is_finite(words[at])
            or (at < end - 1 and parted(left, at + 1))
        ):
            # "He says that voters want it": a subject that no article opens goes back to its clause.
            return at + 1 if at + 1 < end else None
    return None


def opens_clause(left_out: Atoms) -> bool:
    """Whether the words left out begin a clause, which then has a subject of its own: "[, and nobody] wants a fight"."""
    words = left_out.words
    joint = bool(words) and words[0] in listed("clause_openers") and words[0] not in listed("prepositions")
    opened = any(mark in left_out.between(0) for mark in ".!?;:")
    return (
        (joint and words[0] not in _RELATIVES)
        or opened
        or any(sentence_start(left_out, at) for at in range(1, len(words)))
    )


def out_of_nothing(words: Sequence[str], at: int) -> bool:
    """Whether a "nothing" or "nobody" only belongs to what is told before it: "he who works for nothing | is my friend"."""
    led = words[at - 1 : at] if at else ()
    return words[at] in ("nothing", "nobody") and led != () and led[0] in listed("prepositions")


def denied_subject(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A subject that denies what it does: "nobody in this union wants a fight", "no port that pays should be sold"."""
    words = left.words
    if not words or parted(left, len(left)) or not opens_predicate(kept):
        return None
    denials = [m for m in markers(words, start) if m.kind == "negation" and words[m.start] in _DENIED]
    if not denials or len(words) - denials[-1].start > LONGEST or out_of_nothing(words, denials[-1].start):
        return None
    marker = denials[-1]
    inside = range(marker.end, len(words))
    if any(parted(left, at) or words[at] in ("and", "but", "or", "what", "how", "why") for at in inside):
        return None  # "no idea what he does"
    acts = [at for at in inside if _is_finite(words[at])]
    relative = next((at for at in inside if words[at] in _RELATIVES), len(words))
    if words[-1] in _RELATIVES:
        # "There is nobody who wants a flood"; "nobody who needs help is …" says that some need it.
        denies = not acts and marker.start > start and words[marker.start - 1] in _BE
    else:
        denies = not acts or (acts[0] > relative and len(acts) == 1)
    return Governor("negation", "cut.denied_subject", marker.start, len(words), True) if denies else None
