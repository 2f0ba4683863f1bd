"""What to paste over a quotation that is not as recorded: the recorded words in the draft's own marks."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.text import fold, holds, tokens
from quotes.text import words as words_of
from quotes.verdict.sequels import between
from quotes.verdicts import REPORTED, Edit, Verdict, by_rule
from quotes.wording import TWO_SOURCES, TWO_SPEAKERS
from quotes.wording.canon.narration import unnarrated
from quotes.wording.canon.noise import skipped
from scrapers.glyphs import DOUBLE

# These stand as they are, or there is nothing to offer.
SETTLED = frozenset({"exact", "excerpt", "elided", "not_found"})
# What a writer leaves out of speech; see "Minor" in docs/verdicts.md.
TIDIED = frozenset({"false_start", "filler"})
# A gap of more words than this between joined pieces is shown as a gap, not filled with everything between.
LONGEST_GAP = 12
GAP = " […] "
# What is told of the place where pieces of two passages meet, unless no word stands between them.
JOINED = frozenset({"splice", "cut", "dropped"})
# In characters: as much of the passage around the words is taken to make their sentence whole.
REACH = 300
_STOP = re.compile(rf"[.!?…][’')\]]{{0,2}}(?=\s|[\"“”„]|$)|[{DOUBLE}]|\n")
_ENDED = re.compile(r"[.!?…][’')\]”\"»]*\s*$")
# At an edge of an edit: the beginning of a sentence, and the end of one.
_NEXT = re.compile(r"(?<=[.!?…])[’')\]”\"»]*\s[^.!?…]+$")
_LAST = re.compile(r"^[^.!?…]+[.!?…][’')\]”\"»]*\s+")
# What ends words in single marks, and is no apostrophe in a word.
_CLOSED = re.compile(r"’(?!\w)")
# A label in bold before the words of a turn, and the marks of bold.
_BOLD = re.compile(r"\A\*\*[^*:\n]{1,60}:\*{0,2}\s+|\*\*")
QUOTING = f" \n{DOUBLE}"
# Denials that are written together with the verb before them, and what of it is looked for.
_GLUED = {"n't": "n't", "not": "cannot"}
_DOUBLE = '“”"„‟'
_ENDS = ".,;:!?…"


def suggestions(verdict: Verdict, places: Sequence[tuple[str, str, str]]) -> list[str | None]:
    """For each place of a quotation (its words, the marks before and after) what to paste, marks included.

    None where the words stand as recorded or were only cleaned of what nobody prints ("um"), where nothing is on record, and
    where the record has but a reporter's words.
    """
    tidied = verdict.wording == "minor" and _tidied(verdict)
    unquoted = tidied or not verdict.recorded or by_rule(verdict.findings, REPORTED)
    if verdict.wording in SETTLED or unquoted or not places or _clarified(verdict):
        return [None] * len(places)
    whole = _whole_sentence(verdict)
    pieces = _pieces(whole, [words for words, _, _ in places])
    if not _stands_alone(verdict, whole, " ".join(pieces)):
        return [None] * len(places)
    return [
        f"{before}{_dressed(piece, words, before)}{after}" if piece else None
        for piece, (words, before, after) in zip(pieces, places, strict=True)
    ]


def _tidied(verdict: Verdict) -> bool:
    """Whether nothing but slips of the tongue was left out: false starts and fillers."""
    kinds = {finding.kind for finding in verdict.findings if finding.rule.startswith("words.")}
    return bool(kinds) and kinds <= TIDIED


def _clarified(verdict: Verdict) -> bool:
    """Whether the words differ by the writer's own in brackets alone: without them a torn sentence would be offered."""
    kinds = {finding.kind for finding in verdict.findings if finding.rule.startswith("words.")}
    return kinds == {"clarification"}


def _stands_alone(verdict: Verdict, whole: Verdict, offered: str) -> bool:
    """Whether words may be pasted: others than the draft's, one person's of one source and in its order, no torn sentence,
    and with all that turned.
    """
    said = words_of(offered)
    marked = any((mark in offered) != (mark in verdict.claim) for mark in ("?", "…"))
    if said == words_of(verdict.claim) and not marked:
        return False
    if by_rule(verdict.findings, TWO_SPEAKERS) or by_rule(verdict.findings, TWO_SOURCES):
        return False
    if _is_open(offered) and not _closes(verdict.claim):
        return False  # somebody else's words begin in them and do not end
    joints = [pair for pair in pairwise(whole.edits) if pair[0].recorded_end != pair[1].recorded_start]
    ends = [edit for one, other in joints for edit in (one, other) if edit is one or edit.op == "insert"]
    last = whole.edits[-1:] if whole.wording == "spliced" else ()
    torn = any(edit.op != "equal" for edit in ((*ends, *last)))
    turned_round = any(other.recorded_start < one.recorded_end for one, other in joints)
    turning = [finding.recorded for finding in verdict.findings if finding.turns]
    return not torn and not turned_round and all(_holds(offered, words) for words in turning)


def _holds(offered: str, turning: str) -> bool:
    """Whether words to paste hold what turned the meaning, also as a part of a word: "n't" in "don't", "not" in "cannot"."""
    part, whole = (text.replace("’", "'").casefold() for text in (turning, offered))
    if part in _GLUED:
        glued: object = _GLUED[part] in whole
    else:
        glued = re.search(rf"(?<!\w){re.escape(part)}(?='s\b)", whole)
    return bool(glued) or holds(words_of(offered), words_of(turning))


def _whole_sentence(verdict: Verdict) -> Verdict:
    """The verdict with its record drawn out to the sentence where the words alone would mislead again or break off.

    So it is where a cut turned the meaning, and where the change stands at an edge of the words compared.
    """
    recorded = verdict.recorded or ""
    if verdict.wording == "spliced" or not verdict.edits:
        return verdict
    edits = _within(verdict.edits)
    cut = fold(verdict.claim) == fold(recorded)
    first, last = edits[0], edits[-1]
    if cut or (first.op != "equal" and not _moved(first, verdict.claim)):
        near = verdict.prefix[-REACH:]
        stops = [stop.end() for stop in _STOP.finditer(near)]
        left = near[stops[-1] if stops else 0 :].lstrip() if stops or len(near) < REACH else ""
        first = replace(first, recorded=left + first.recorded, op="replace" if left else first.op)
        edits = (first, *edits[1:])
        last = first if len(edits) == 1 else last
    breaks_off = last.op != "equal" and not _moved(last, verdict.claim) and not _ENDED.search(recorded)
    if cut or (breaks_off and last == verdict.edits[-1]):
        near = verdict.suffix[:REACH]
        stop = _STOP.search(near)
        right = near[: stop.end()].rstrip(QUOTING) if stop else near if len(near) < REACH else ""
        edits = (
            *edits[:-1],
            replace(last, recorded=last.recorded + right, op="replace" if right else last.op),
        )
    return replace(verdict, edits=edits, recorded="".join(edit.recorded for edit in edits))


def _moved(edit: Edit, claim: str) -> bool:
    """Whether what the record has at an edge is in the claim as well, at another place: the sides of a "than"."""
    return bool(words_of(edit.recorded)) and set(words_of(edit.recorded)) <= set(words_of(claim))


def _within(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits without the first words of a next sentence, and the last of one before, that no claimed word meets."""
    first, last = edits[0], edits[-1]
    if last.op == "replace" and (cut := _stray(last, _NEXT)):
        last = replace(last, recorded=last.recorded[: cut.start()])
    if len(edits) == 1:
        return (last,)
    if first.op == "replace" and (cut := _stray(first, _LAST)):
        first = replace(first, recorded=first.recorded[cut.end() :])
    return (first, *edits[1:-1], last)


def _stray(edit: Edit, edge: re.Pattern[str]) -> re.Match[str] | None:
    """The piece of another sentence at an edge of an edit's record, where the claim has no such piece."""
    return None if edge.search(edit.claim) else edge.search(edit.recorded)


def _pieces(verdict: Verdict, written: Sequence[str]) -> list[str]:
    """The recorded words cut where the draft cuts its quotation."""
    if len(written) == 1 or not verdict.edits:
        return [_recorded(verdict.edits, verdict)] + [""] * (len(written) - 1)
    pieces: list[list[Edit]] = [[] for _ in written]
    limits, at = [], 0
    for words in written:
        at += len(" ".join(words.split())) + 1
        limits.append(at)
    for edit in verdict.edits:
        place = next((n for n, limit in enumerate(limits) if edit.claim_start < limit), len(limits) - 1)
        rest = edit
        while place < len(limits) - 1 and rest.claim_end > limits[place]:
            head, rest = _split(rest, limits[place])
            pieces[place].append(head)
            place += 1
        pieces[place].append(rest)
    return [_recorded(piece, verdict) for piece in pieces]


def _split(edit: Edit, at: int) -> tuple[Edit, Edit]:
    """An edit cut at a place of the claim; where both sides agree, after as many recorded words."""
    cut = at - edit.claim_start
    said, recorded = tokens(edit.claim), tokens(edit.recorded)
    count = sum(1 for start in said.starts if start < cut)
    place = len(edit.recorded) if count >= len(recorded) else recorded.starts[count]
    left, right = edit.recorded[:place], edit.recorded[place:]
    middle = edit.recorded_start + place
    return (
        Edit(edit.op, edit.claim[:cut], left, edit.claim_start, at, edit.recorded_start, middle),
        Edit(edit.op, edit.claim[cut:], right, at, edit.claim_end, middle, edit.recorded_end),
    )


def _recorded(edits: Sequence[Edit], verdict: Verdict) -> str:
    """The recorded words of some edits without stage directions; a long silent gap becomes a marked one."""
    if not edits:
        return _spoken(verdict.recorded or "")
    parts: list[str] = []
    end = edits[0].recorded_start
    for edit in edits:
        if parts and edit.recorded_start > end:
            parts.append(_parting(verdict, edit, "".join(parts)))
        end = edit.recorded_end
        gap = verdict.wording == "spliced" and edit.op == "delete" and edit.recorded.count(" ") > LONGEST_GAP
        parts.append(GAP if gap else edit.recorded)
    return _spoken("".join(parts))


def _parting(verdict: Verdict, edit: Edit, before: str) -> str:
    """What stands before the words of an edit that begins another passage: a gap, or a mark where it only goes on there."""
    told = any(
        finding.kind in JOINED and finding.claim_start == finding.claim_end == edit.claim_start
        for finding in verdict.findings
    )
    return GAP if told else between(before, edit.recorded)


def _spoken(text: str) -> str:
    """The words alone, on one line; what a transcript notes beside them ("[Applause]") and a narrator's are left out."""
    text = unnarrated(text)
    cut = tokens(text)
    gone = skipped(cut)
    if gone:
        keep, at = [], 0
        for n in sorted(gone):
            keep.append(text[at : cut.starts[n]].rstrip("[(<♪ \n"))
            at = cut.ends[n]
            while at < len(text) and text[at] in "])>♪:":
                at += 1
        text = " ".join((*keep, text[at:]))
    return " ".join(text.split())


def _dressed(piece: str, written: str, mark: str) -> str:
    """Recorded words as the draft would set them: its first letter's case, its last mark, inner marks changed."""
    words = _BOLD.sub("", piece.strip())
    if mark in _DOUBLE and mark:
        words = _inner(words)
    first, own = tokens(words, 1), tokens(written, 1)
    if first.words and first.words == own.words:
        at, theirs = first.starts[0], own.starts[0]
        if words[at].isalpha() and written[theirs].isalpha():
            letter = words[at].upper() if written[theirs].isupper() else words[at]
            letter = words[at].lower() if written[theirs].islower() else letter
            words = words[:at] + letter + words[at + 1 :]
    if _is_open(words) and _closes(written):
        words = f"{words.rstrip(_ENDS)}’"
    last = written.rstrip()[-1:]
    if last and last in _ENDS:
        if words[-1:] in ("’", "'") and words[-2:-1] in (",", ";", ":"):
            words = words[:-2] + words[-1]  # the mark of "‘It leaks,’" is the draft's to set
        words = words.rstrip(".,;:…" if last in ".,;:" else _ENDS)
        words = words if words[-1:] in "!?" else words + last
    else:
        words = words.rstrip(_ENDS)
    return words


def _is_open(words: str) -> bool:
    """Whether single marks open in words and do not close again."""
    return words.count("‘") > len(_CLOSED.findall(words))


def _closes(written: str) -> bool:
    """Whether the draft's words end with the mark that closes somebody else's in them."""
    return written.rstrip(f"{_ENDS} ").endswith("’")


def _inner(words: str) -> str:
    out = []
    for at, char in enumerate(words):
        if char in _DOUBLE:
            before = words[at - 1 : at]
            opens = not before or before.isspace() or before in "([—–"
            char = ("‘" if opens else "’") if char != '"' else "'"
        out.append(char)
    return "".join(out)
