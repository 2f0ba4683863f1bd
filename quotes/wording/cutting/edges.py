"""The two edges of an excerpt: what stands just before and just after the words quoted, and bears on them."""

from collections.abc import Sequence

from quotes.lexicon import listed
from quotes.text import first_word, tokens
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.narration import silenced
from quotes.wording.canon.noise import spoken_from, without_directions
from quotes.wording.cutting.asking import affirmative
from quotes.wording.cutting.conditions import affirmed, taken_up
from quotes.wording.cutting.cuts import after_cut
from quotes.wording.cutting.divided import divided
from quotes.wording.cutting.governors import Governor, parted
from quotes.wording.cutting.leadins import before_cut
from quotes.wording.cutting.next_sentence import apart_behind
from quotes.wording.cutting.supposed import may_suppose, supposed
from quotes.wording.cutting.thought_better import thought_better
from quotes.wording.cutting.thrown_in import without_thrown_in
from quotes.wording.cutting.unmarked import apart, condition_before, is_unmarked

# How far an edge is read, in code points: a long sentence before the words, a clause after them.
SIGHT, AHEAD = 300, 120
# Words of "and indeed so she has".
SO = 6
# A full stop after a word this long ends a sentence; after a shorter one it may end an abbreviation.
ENDING = 6


def edges(
    text: str, start: int, end: int, kept: Sequence[str], before: str = "", after: str = ""
) -> list[Finding]:
    """What governs `text[start:end]` from outside, as findings.

    `before` and `after` continue the text on both sides; what is found there has no position.
    """
    out = []
    left = None
    lead = before[-SIGHT:] if start <= SIGHT else ""
    trail = after[:AHEAD] if end + AHEAD >= len(text) else ""
    low = max(0, start - SIGHT)
    # What a narrator puts between two parts of an utterance governs nothing of it: “I will go,” said Tom, “if you stay.”
    read = without_thrown_in(silenced(without_directions(lead + text[low : end + AHEAD] + trail)))
    lead, inner = read[: len(lead)], read[len(lead) : len(lead) + start - low]
    outer, trail = read[len(lead) + end - low : len(read) - len(trail)], read[len(read) - len(trail) :]
    if (inner or lead).strip() and not _ended(lead + inner):
        spoken = spoken_from(lead + inner)
        left = atoms(tokens((lead + inner)[spoken:]))
        voices = next((at for at, first in enumerate(left.starts) if first >= len(lead) - spoken), len(left))
        shift = start - len(inner) - len(lead) + spoken
        apart_here = is_unmarked(text, start, end, before, after)
        for g in _ahead(left, kept, voices=voices, unmarked=apart_here):
            out.append(_finding(text, left, g, shift, max(0, start - len(inner))))
    if outer[:2] in ("'s", "’s") and text[end - 1 : end].isalpha() and _owns(outer[2:]):
        # "The mayor" out of "the mayor's driver".
        rule = "cut.possessive"
        out.append(Finding("name", "", outer[:2], rule, True, recorded_start=end, recorded_end=end + 2))
    out += divided(lead + inner, text[start:end], outer + trail)
    right = atoms(tokens(outer + trail)) if (outer or trail).strip() else None
    if any(finding.kind == "condition" for finding in out) and _came_true(kept, right):
        out = [finding for finding in out if finding.kind != "condition"]
    if right is not None and any(finding.kind == "question" for finding in out) and affirmative(right):
        out = [finding for finding in out if finding.kind != "question"]
    if right is not None:
        narrated = not any(c.isalnum() for c in outer)
        behind = _behind(right, kept, narrated=narrated, same=True)
        own = any(g.turns and apart_behind(right, g, kept) for g in behind)
        if own and is_unmarked(text, start, end, before, after):
            behind = _behind(right, kept, narrated=narrated, same=False)
        for g in behind:
            out.append(_finding(text, right, g, end, end, len(text)))
    if left is not None and right is not None and taken_up(left, right):
        out = [finding for finding in out if finding.kind != "condition"]
    if not any(finding.turns for finding in out) and first_word(lead + inner):
        out += _supposed(text, start, lead, inner, kept)
    if not any(finding.turns for finding in out) and (better := thought_better(left, right)) and right:
        out.append(_finding(text, right, better, end, end, len(text)))
    return out


def _ahead(left: Atoms, kept: Sequence[str], *, voices: int, unmarked: bool) -> list[Governor]:
    """What governs the words kept from before; in a text without marks not what is told in a sentence of its own there."""
    found = before_cut(left, kept, voices=voices, subjects=True)
    if not unmarked:
        return found
    turns = any(g.turns for g in found)
    if turns and any(g.turns and apart(left, g, kept) for g in found):
        return []
    at = 0 if turns else condition_before(left, kept)
    return [*found, Governor("condition", "cut.condition", at, len(left), True)] if at else found


def _behind(right: Atoms, kept: Sequence[str], *, narrated: bool, same: bool) -> list[Governor]:
    """What governs the words kept from behind; with `same` where no mark ends their sentence, they may be of one."""
    same = same and len(right) > 0 and not any(mark in right.between(0) for mark in ".!?\n")
    return after_cut(right, kept, same_sentence=same, narrated=narrated)


def _supposed(text: str, start: int, lead: str, inner: str, kept: Sequence[str]) -> list[Finding]:
    """What the sentence before the words kept tells its hearer to suppose; `lead` and `inner` are what stands before them."""
    if not may_suppose(lead + inner, kept):
        return []
    spoken = spoken_from(lead + inner)
    whole = atoms(tokens((lead + inner)[spoken:]))
    if not len(whole) or (opens := supposed(whole, kept)) is None:
        return []
    return [_finding(text, whole, opens, start - len(inner) - len(lead) + spoken, max(0, start - len(inner)))]


def _came_true(kept: Sequence[str], right: Atoms | None) -> bool:
    """Whether what would be under a condition is said to be so, at the end of the words or behind them: "…, and so she has"."""
    if right is not None:
        stop = next((at for at in range(1, len(right)) if parted(right, at)), len(right))
        if affirmed(right.words[:stop]):
            return True
    ends = next(
        (at for at in range(len(kept) - 1, max(0, len(kept) - SO) - 1, -1) if kept[at] in ("and", "as")), -1
    )
    return ends >= 0 and affirmed(kept[ends:])


def _owns(after: str) -> bool:
    """Whether an 's before these words says whose they are, and is no "is" or "has"."""
    following = tokens(after[:SIGHT]).words[:1]
    return (
        bool(following)
        and following[0] not in listed("light_words")
        and not following[0].endswith(("ing", "ed"))
    )


def _ended(text: str) -> bool:
    """Whether a text plainly ends with a finished sentence, so that nothing in it governs what follows."""
    tail = text[-40:].rstrip()
    return tail[-1:] in (".", "!", "?") and tail[-ENDING - 1 : -1].isalpha() and len(tail) > ENDING


def _finding(
    text: str, read: Atoms, governor: Governor, shift: int, low: int, high: int | None = None
) -> Finding:
    """A governor beside the words kept, with its place in the passage if it stands there."""
    start, end = read.starts[governor.start] + shift, read.ends[governor.end - 1] + shift
    inside = start >= low and (high is None or end <= high)
    words = text[start:end] if inside else read.raw(governor.start, governor.end)
    return Finding(
        governor.kind, "", words, governor.rule, governor.turns,
        recorded_start=start if inside else None, recorded_end=end if inside else None,
    )  # fmt: skip
