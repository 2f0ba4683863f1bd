"""What stands at the edges of a cut: words left out that governed the words kept.

Three questions, asked at both edges of an excerpt and of every ellipsis. Did a negation or a condition fall
away ("not …", "if …")? Were the words somebody else's, or taken back before they were said ("critics say …",
"I never said that …")? Were they taken back after ("… but that is false")? Only such words turn the meaning;
a hedge, a time or a politeness cut away is told and no more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.atoms import Atoms, atoms
from quotes.changes import sentence_start
from quotes.lexicon import listed, phrases
from quotes.markers import markers
from quotes.reference import saying
from quotes.text import tokens
from quotes.verdicts import Finding

# How far an edge is read, in code points: a long sentence.
SIGHT = 300
# Words of no weight of their own allowed between a negation and the words it governs.
REACH = 4
# A clause after which "if …" is a condition of it has a verb among its last words.
CLAUSE = 12

# A cut is marked by an ellipsis, with or without brackets, or by empty brackets. No nested repetition here.
_MARK = re.compile(r"\[ ?(?:\.{2,}|…|\. \. \.)? ?\]|\( ?(?:\.{3,}|…|\. \. \.) ?\)|\.{3,}|…|\. \. \.")


@dataclass(frozen=True, slots=True)
class Governor:
    """Words left out that govern the words kept: their kind, rule, and place among the words read."""

    kind: str
    rule: str
    start: int
    end: int
    turns: bool


def mark_offsets(text: str) -> list[int]:
    """Where a text marks that words were left out, as the offset at which each mark ends."""
    if "." not in text and "…" not in text and "[" not in text:
        return []
    return [match.end() for match in _MARK.finditer(text)]


def marked(said: Atoms) -> frozenset[int]:
    """The claim words before which the claim marks a cut; 0 and the number of words are its outer edges."""
    found = set()
    at = 0
    for end in mark_offsets(said.text):
        while at < len(said) and said.starts[at] < end:
            at += 1
        found.add(at)
    return frozenset(found)


def before_cut(left: Atoms, kept: Sequence[str], *, voices: int = 0) -> list[Governor]:
    """What, at the end of the words left out, governs the words kept after them.

    `voices` is the first word that may make the rest somebody else's: in front of it stands the narrator.
    """
    start = len(left) - 1
    while start > 0 and not sentence_start(left, start):
        start -= 1
    words = left.words
    if not words or sentence_start_after(left):
        return []
    found = [
        g for g in (_denied(left, start, kept), _disowned(words, start), _conditional(words)) if g is not None
    ]
    said_by = saying(words[max(start, len(words) - 5) :])
    if said_by is not None and not found:
        verb = max(start, len(words) - 5) + said_by
        if verb >= voices and all(word in ("that", "the", "this") for word in words[verb + 1 :]):
            found.append(Governor("nested_speaker", "cut.voice", verb - 1, verb + 1, True))
    if not found:
        hedges = [
            m
            for m in markers(words, max(start, len(words) - 6))
            if m.kind == "hedge" and m.end >= len(words) - 1
        ]
        found += [Governor("hedge", "cut.hedge", m.start, m.end, False) for m in hedges]
    return found


def sentence_start_after(left: Atoms) -> bool:
    """Whether the words left out end with a finished sentence, so that they govern nothing after it."""
    tail = left.text[left.ends[-1] :] if len(left) else ""
    if "\n\n" in tail:
        return True
    if not any(mark in tail for mark in ".!?"):
        return False
    last = left.surface[-1]
    return not (tail.lstrip().startswith(".") and (len(last) == 1 or last in listed("abbreviations_pointed")))


def after_cut(
    right: Atoms, kept: Sequence[str], *, same_sentence: bool, narrated: bool = False
) -> list[Governor]:
    """What, at the head of the words left out, takes back or conditions the words kept before them."""
    words = right.words
    for size in range(min(8, len(words)), 0, -1):
        if tuple(words[:size]) in phrases("guard_rebuttals"):
            if words[0] in ("is", "which") and not same_sentence:
                continue
            return [Governor("rebuttal", "cut.rebuttal", 0, size, True)]
    if not same_sentence or not words:
        return []
    if words[0] in ("if", "unless", "provided", "assuming") or words[:2] in (
        ("only", "if"),
        ("except", "if"),
    ):
        return [Governor("condition", "cut.condition", 0, 1, _is_clause(kept))]
    if not narrated and saying(words[:3]) is not None and "," in right.between(0):
        return [Governor("nested_speaker", "cut.voice", 0, 2, True)]
    return []


def _denied(left: Atoms, start: int, kept: Sequence[str]) -> Governor | None:
    """A negation right before the words kept, or before the verb of saying or thinking they hang on."""
    words = left.words
    if kept[:1] and kept[0] in ("only", "just", "merely", "simply") and words[-1] == "not":
        return None
    light = listed("light_words")
    negations = {m.end: m for m in markers(words, start) if m.kind == "negation"}
    at, steps, attitude = len(words), 0, False
    while at > start:
        if at in negations:
            marker = negations[at]
            if words[marker.start] == "no" and "," in left.between(at):
                return None
            rule = "cut.denied_saying" if attitude else "cut.negation"
            return Governor("negation", rule, marker.start, len(words), True)
        word = words[at - 1]
        if word in listed("guard_attitudes") and not attitude and at >= len(words) - 1:
            attitude = True
        elif word not in light or "," in left.between(at) or steps >= REACH:
            return None
        at, steps = at - 1, steps + 1
    return None


def _disowned(words: Sequence[str], start: int) -> Governor | None:
    for size in range(min(8, len(words) - start), 0, -1):
        if tuple(words[-size:]) in phrases("guard_disowning"):
            return Governor("embedding", "cut.disowned", len(words) - size, len(words), True)
    return None


def _conditional(words: Sequence[str]) -> Governor | None:
    if words[-1] in ("if", "unless", "whether"):
        return Governor("condition", "cut.condition", len(words) - 1, len(words), True)
    return None


def _is_clause(kept: Sequence[str]) -> bool:
    """Whether the words kept say something that can depend on a condition: a subject and a verb of force."""
    tail = kept[-CLAUSE:]
    return any(word in ("i", "we", "you", "he", "she", "it", "they", "there") for word in tail) and any(
        word
        in ("will", "would", "can", "could", "shall", "should", "must", "may", "might", "is", "are", "do")
        for word in tail
    )


def omitted(left_out: Atoms, before: Sequence[str], after: Sequence[str], *, silent: bool) -> list[Governor]:
    """What fell out between two kept pieces: whatever governed either, and every other marker as a finding.

    Where the cut is not marked (`silent`), a hedge that covered the second piece turns the meaning as well.
    """
    found = after_cut(left_out, before, same_sentence=not sentence_start(left_out, 0) or _continues(left_out))
    for governor in before_cut(left_out, after):
        turns = governor.turns or (silent and governor.kind == "hedge")
        found.append(Governor(governor.kind, governor.rule, governor.start, governor.end, turns))
    told = {(g.start, g.end) for g in found}
    for marker in markers(left_out.words):
        if marker.kind in ("negation", "hedge", "condition", "number", "modal") and not any(
            start <= marker.start < end for start, end in told
        ):
            rule = f"cut.omitted_{marker.kind}"
            found.append(Governor(marker.kind, rule, marker.start, marker.end, False))
    return found


def _continues(left_out: Atoms) -> bool:
    return not any(mark in left_out.between(0) for mark in ".!?")


def edges(
    text: str, start: int, end: int, kept: Sequence[str], before: str = "", after: str = ""
) -> list[Finding]:
    """What stands just before and just after `text[start:end]` and bears on it, as findings.

    `before` and `after` continue the text on both sides; what is found there has no position.
    """
    out = []
    inner = text[max(0, start - SIGHT) : start]
    lead = before[-SIGHT:] if start <= SIGHT else ""
    if (inner or lead).strip():
        left = atoms(tokens(lead + inner))
        voices = next((at for at, first in enumerate(left.starts) if first >= len(lead)), len(left))
        for g in before_cut(left, kept, voices=voices):
            out.append(_finding(left, g, start - len(inner) - len(lead), max(0, start - len(inner))))
    outer = text[end : end + SIGHT]
    trail = after[:SIGHT] if end + SIGHT >= len(text) else ""
    if (outer or trail).strip():
        right = atoms(tokens(outer + trail))
        same = len(right) > 0 and not any(mark in right.between(0) for mark in ".!?\n")
        for g in after_cut(right, kept, same_sentence=same, narrated=not outer.strip(" .,;:!?\"'”’")):
            out.append(_finding(right, g, end, end, len(text)))
    return out


def _finding(read: Atoms, governor: Governor, shift: int, low: int, high: int | None = None) -> Finding:
    """A governor beside the words kept, with its place in the passage if it stands there."""
    words = read.raw(governor.start, governor.end)
    start, end = read.starts[governor.start] + shift, read.ends[governor.end - 1] + shift
    inside = start >= low and (high is None or end <= high)
    return Finding(
        governor.kind, "", words, governor.rule, governor.turns,
        recorded_start=start if inside else None, recorded_end=end if inside else None,
    )  # fmt: skip
