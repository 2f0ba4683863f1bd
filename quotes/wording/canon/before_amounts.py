"""Small words before an amount that print leaves out: "declined (by) 9 per cent", "lost money (for) four years"."""

from collections.abc import Sequence

from quotes.lexicon import classed, grouped, listed
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.markers import bases

# The ends of a range are said to stand so, and printed with a "to" between them.
_OPENING = (("between",), ("from",))
_JOINTS = (("and",), ("to",))
_TOTAL = "total"


def spare_before_amount(full: Atoms, at: int) -> bool:
    """Whether a "for" or a "by" stands before an amount that is the same without it, or "(a) total (of)"."""
    before, word = full.words[at - 1 : at + 1]
    if _TOTAL in (before, full.words[at + 1]):
        leads = (word, full.words[at + 1]) == ("a", _TOTAL)
        behind = full.words[at + 2 : at + 4] if leads else full.words[at + 1 : at + 2]
        return (leads or (before, word) == (_TOTAL, "of")) and any(after[:1] == "#" for after in behind)
    if word == "for":
        led = listed("prepositions", "grammar_prepositions") | {"not", "and", "or"}
        return spanned(full, at + 1) and before not in led
    number = full.words[at + 1][:1] == "#"
    return word == "by" and number and not bases(before).isdisjoint(classed("moved_by"))


def spanned(text: Atoms, at: int) -> bool:
    """Whether a span of time begins at a word: "nine years", "a week"; not one that is reckoned back, "two weeks ago"."""
    counted, unit, back = (*text.words[at : at + 3], "", "", "")[:3]
    span = grouped("guard_times").get((unit,), "").startswith("unit")
    return span and (counted[:1] == "#" or counted in ("a", "an")) and back != "ago"


def ranges_told(said: Atoms, recorded: Atoms, found: Sequence[Change]) -> list[Change]:
    """The changes, a range told by its two ends in another form made `minor`: "between 20 and 40", "20 to 40"."""
    out = list(found)
    for n, change in enumerate(out):
        opens = _opens(said, change.c0, change.c1) or _opens(recorded, change.r0, change.r1)
        if change.kind not in ("dropped", "added") or not opens:
            continue
        joint = next((m for m in range(n + 1, len(out)) if _joint(said, recorded, out[m])), 0)
        near = joint and out[joint].r0 - change.r1 <= 1 and out[joint].c0 - change.c1 <= 1
        for m in (n, joint) if near else ():
            out[m] = out[m]._replace(weight="minor", kind="number")
    return out


def _opens(text: Atoms, start: int, end: int) -> bool:
    """Whether a run is the word that opens a range, before its first number."""
    return text.words[start:end] in _OPENING and "".join(text.words[end : end + 1])[:1] == "#"


def _joint(said: Atoms, recorded: Atoms, change: Change) -> bool:
    """Whether a change is of the word between the two ends of a range."""
    ours, theirs = said.words[change.c0 : change.c1], recorded.words[change.r0 : change.r1]
    ends = (*recorded.words[change.r0 - 1 : change.r0], *recorded.words[change.r1 : change.r1 + 1])
    return ours in _JOINTS and theirs in _JOINTS and len(ends) == 2 and all(word[0] == "#" for word in ends)
