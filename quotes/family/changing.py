"""What was done to a wording on the way: the kind of a link and the edits that made it, for the record.

This is the short account that every link carries; it does not ask whether a change turned the meaning.
"""

import json

from rapidfuzz.distance import Levenshtein

CUTS = ("…", "...", "[…]", "[...]")
_MARKS = ".,;:!?\"'“”‘’()[]—–-"


def change(shorter: str, longer: str, *, whole: bool) -> tuple[str, str]:
    """Kind (`excerpt`, `elided` or `altered`) and edits as JSON: `[op, recorded words, changed words]`."""
    if whole:
        return "excerpt", "[]"
    ours, theirs = shorter.split(), longer.split()
    steps = [
        op
        for op in Levenshtein.opcodes([_bare(word) for word in theirs], [_bare(word) for word in ours])
        if op.tag != "equal"
    ]
    inner = [op for op in steps if op.tag != "delete" or 0 < op.dest_start < len(ours)]
    edits = [
        [op.tag, " ".join(theirs[op.src_start : op.src_end]), " ".join(ours[op.dest_start : op.dest_end])]
        for op in inner
    ]
    cut = any(mark in shorter for mark in CUTS)
    only_cuts = all(not said.strip(_MARKS + "…") for _, _, said in edits)
    return ("elided" if cut and only_cuts else "altered"), json.dumps(edits, ensure_ascii=False)


def _bare(word: str) -> str:
    return word.strip(_MARKS).casefold()
