"""How a claim's words stand to the words of one passage: exact, minor, excerpt, elided, altered and so on.

Pure, and no score decides here: whether the words count as found at all is decided elsewhere, from the rarity
of what matched. A claim whose pieces come from several passages is read in `quotes.wording.splices`.
"""

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Literal

from quotes.lexicon import listed
from quotes.text import CHARACTERS, Tokens, tokens
from quotes.verdicts import Comparison, Edit, Finding, Wording
from quotes.wording import alignment
from quotes.wording.at_edges import at_edges, named_elsewhere
from quotes.wording.canon.apostrophes import restored
from quotes.wording.canon.atoms import Atoms, atoms
from quotes.wording.canon.cleaning import is_cleaned, sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.canon.grammar import is_verb
from quotes.wording.canon.noise import interjected, skipped
from quotes.wording.canon.reporting import reporting
from quotes.wording.changes import bracketed, changes
from quotes.wording.cutting.edges import edges
from quotes.wording.cutting.joints import Reading, omissions, splices, two_voices
from quotes.wording.cutting.marks import cut_marks
from quotes.wording.difference import edits
from quotes.wording.guard import meaning
from quotes.wording.guard.restyled import style_told
from quotes.wording.regions import found
from quotes.wording.rewording import REWORDED, is_reworded
from quotes.wording.support.supported import supported
from quotes.wording.thresholds import GUARD, Thresholds

__all__ = ["LONGEST_CLAIM", "LONGEST_PASSAGE", "compare"]

# Words read of a claim and of a passage. Longer ones are compared as far as this, and a finding says so.
LONGEST_CLAIM = 2_000
LONGEST_PASSAGE = 60_000
# So few words around a claim may be fillers and openers cleaned up, not a longer passage.
CLEANED = 8
# Words of a correction and of what it puts right, behind which a claim's last word may stand.
CORRECTED = 12
_CORRECTING = (("no",), ("sorry",), ("rather",), ("correction",))
_ENDS = frozenset(".!?")
# Places of the same words in one passage of which each is judged until nothing turns them at one.
MOST_PLACES = 20

Guard = Literal["checked", "unavailable"]


def compare(
    claim: str | Tokens,
    passage: str | Tokens,
    *,
    before: str = "",
    after: str = "",
    asks: Thresholds = GUARD,
) -> Comparison:
    """How the claim's words stand to the passage that answers them.

    `before` and `after` are what stands around the passage in its source; they are read for what governs
    the words kept; `asks` are the figures by which the two are judged. Positions are code points of `claim` and of
    `passage`. A claim without a word is `not_found`.
    """
    said, recorded = _limited(claim, LONGEST_CLAIM), _limited(passage, LONGEST_PASSAGE)
    if not said.words or not recorded.words:
        return Comparison("not_found", 0.0, 0, 0)
    at = alignment.find(said.words, recorded.words)
    if at >= 0 and not _asks(said, recorded, at) and _one_voice(said, recorded, at):
        if 0 < len(recorded) - len(said) <= CLEANED:
            reading = _read(said, recorded, asks)
            if not reading.partial:
                return _judged(reading, recorded, before, after)
        return _at_best(said, recorded, at, before, after)
    return _judged(_read(said, recorded, asks), recorded, before, after)


def _at_best(said: Tokens, recorded: Tokens, at: int, before: str, after: str) -> Comparison:
    """The answer at the first place that holds the words and turns none of them, else at the first of all."""
    first = answer = _verbatim(said, recorded, at, before, after)
    for _ in range(MOST_PLACES):
        if answer.wording != "meaning_changed":
            return answer
        further = alignment.find(said.words, recorded.words[at + 1 :])
        if further < 0:
            break
        at += 1 + further
        if _one_voice(said, recorded, at) and not _asks(said, recorded, at):
            answer = _verbatim(said, recorded, at, before, after)
    return first


def _asks(said: Tokens, recorded: Tokens, at: int) -> bool:
    """Whether a question mark stands in the claim or in the record of it, or a plus in one: then the marks are compared too."""
    start, end = recorded.starts[at], recorded.ends[at + len(said) - 1] + 2
    text = recorded.text[start:end]
    return "?" in said.text or "?" in text or ("+" in said.text) != ("+" in text)


def _one_voice(said: Tokens, recorded: Tokens, at: int) -> bool:
    """Whether the words found do not run from somebody's interjection into the speaker's, unless the claim tells them apart."""
    theirs = len(interjected(recorded, at, at + len(said)))
    return theirs in (0, len(said), len(interjected(said)))


def _verbatim(said: Tokens, recorded: Tokens, at: int, before: str, after: str) -> Comparison:
    """The answer where the claim's words stand in the passage word for word."""
    start, end = recorded.starts[at], recorded.ends[at + len(said) - 1]
    edit = Edit("equal", said.text, recorded.text[start:end], 0, len(said.text), start, end)
    whole = len(said) == len(recorded)
    findings: list[Finding] = []
    english = meaning.is_english(said.words) or meaning.is_english(recorded.words[:200])
    if english and not (whole and not before and not after):
        findings = edges(recorded.text, start, end, said.words, before, after)
    wording: Wording = "exact" if whole else "excerpt"
    if not whole:
        whole = len(skipped(recorded)) == len(recorded) - len(said)
        wording = "exact" if whole else "excerpt"
    if any(finding.turns for finding in findings):
        wording = "meaning_changed"
    findings += _capped(said, recorded)
    guard: Guard = "checked" if english else "unavailable"
    return Comparison(wording, 100.0, start, end, (edit,), tuple(findings), guard)


def _read(said: Tokens, recorded: Tokens, asks: Thresholds) -> Reading:
    """The closest reading of the claim in the passage, without what is not the speaker's, or with it.

    What the record gives to another voice is never read as the speaker's.
    """
    said = restored(said, recorded)
    low, high = alignment.locate(said.words, recorded.words)
    recorded = restored(recorded, said, low, high)
    ours = atoms(said)
    skip = skipped(recorded, low, high)
    reading = _aligned(ours, atoms(recorded, low, high, skip), low, high, recorded, skips=bool(skip))
    if skip and any(reading.cost):
        heard = interjected(recorded, low, high)
        for left in dict.fromkeys((heard, frozenset[int]())):
            other = _aligned(ours, atoms(recorded, low, high, left), low, high, recorded)
            if other.cost < reading.cost and _by_one(other, {recorded.starts[at] for at in heard}):
                reading = other
    if reading.cost[0] and (place := _past_noise(said, recorded)) and place != (low, high):
        heard = skipped(recorded, *place)
        other = _aligned(ours, atoms(recorded, *place, heard), *place, recorded, skips=bool(heard))
        if other.cost < reading.cost:
            reading, (low, high), skip = other, place, heard
    if (end := _past_correction(reading, recorded, high)) > high:
        # "It was the left, (no, sorry, it was the right) generator": the words go on behind what puts them right.
        other = _aligned(ours, atoms(recorded, low, end, skip), low, end, recorded, skips=reading.skips)
        if other.changes[-1].weight == "same":
            reading, high = other, end
    if reading.writers and reading.cost[0]:
        # "[The farmers] told me" is no reason to begin where farmers were named before; nor is "he said".
        other = _aligned(ours, reading.recorded, low, high, recorded, reading.writers, skips=reading.skips)
        reading = other if other.cost < reading.cost else reading
    if begun := _strayed(reading):
        # "They have (told their children. Their son said he had) not believed them": the first "have" stands there by chance.
        low = bisect_left(recorded.starts, begun)
        other = _aligned(ours, atoms(recorded, low, high, skip), low, high, recorded, skips=reading.skips)
        reading = other if other.cost < reading.cost else reading
    if ended := _strayed_on(reading):
        # "The crews know the (harbour. We painted it. The) engineer": the last word stands there by chance.
        high = bisect_left(recorded.starts, ended)
        other = _aligned(ours, atoms(recorded, low, high, skip), low, high, recorded, skips=reading.skips)
        reading = other if other.cost < reading.cost else reading
    return replace(reading, asks=asks)


def _past_noise(said: Tokens, recorded: Tokens) -> tuple[int, int] | None:
    """Where a passage is likest to the claim without the noise in it; None where there is none.

    A label and a heckler's words between two sentences may be more than what stands behind them.
    """
    noise = skipped(recorded)
    own = [at for at in range(len(recorded)) if at not in noise] if noise else []
    if not own:
        return None
    low, high = alignment.locate(said.words, [recorded.words[at] for at in own])
    return (own[low], own[high - 1] + 1) if low < high else None


def _past_correction(reading: Reading, recorded: Tokens, high: int) -> int:
    """Where the claim's last word stands behind what puts a slip right, if the reading ends amid that; else `high` or less."""
    last = reading.changes[-1]
    if last.kind != "replaced" or reading.recorded.words[last.r0 : last.r0 + 1] not in _CORRECTING:
        return high
    begun = bisect_left(recorded.starts, reading.recorded.starts[last.r0])
    for at in range(begun + 1, min(len(recorded), begun + CORRECTED)):
        if not _ENDS.isdisjoint(recorded.text[recorded.ends[at - 1] : recorded.starts[at]]):
            return high
        if recorded.words[at] == reading.said.words[-1]:
            return max(high, at + 1)
    return high


def _strayed(reading: Reading) -> int:
    """Where the sentence of the claim's words begins, of which the first alone was found in an earlier one; 0 where none was.

    One word is no piece of a splice either.
    """
    kept = 0
    for change in reading.changes:
        if change.kind == "dropped" and change.c0 not in reading.marks:
            begun = (at for at in range(change.r1, change.r0, -1) if sentence_start(reading.recorded, at))
            if at := next(begun, 0):
                return reading.recorded.starts[at] if at < len(reading.recorded) else 0
        elif change.weight in ("same", "minor"):
            kept += change.c1 - change.c0
        if kept > 1:
            break
    return 0


def _strayed_on(reading: Reading) -> int:
    """Where the sentence behind the claim's words begins, of which the last alone was found farther on; 0 where none was."""
    kept = 0
    for change in reversed(reading.changes):
        if change.kind == "dropped" and change.c0 not in reading.marks:
            inside = range(change.r0 + 1, change.r1 + 1)
            begun = [at for at in inside if sentence_start(reading.recorded, at)]
            # Over one joint two sentences are joined in silence ("I love the town. I hate | the mayor"), which is told.
            # And a sentence of one word ("Tomorrow.") is a piece of its own.
            return reading.recorded.starts[begun[0]] if len(begun) > 1 and begun[-1] < change.r1 else 0
        if change.weight in ("same", "minor"):
            kept += sum(
                word not in listed("light_words") for word in reading.said.words[change.c0 : change.c1]
            )
        if kept > 1:
            break
    return 0


def _by_one(reading: Reading, heard: Set[int]) -> bool:
    """Whether the claim holds words of the speaker alone, or of an interjection alone, whose words begin at `heard`."""
    theirs = reading.recorded.starts
    taken = {theirs[at] in heard for c in reading.changes if c.c0 < c.c1 for at in range(c.r0, c.r1)}
    return len(taken) < 2


def _aligned(
    ours: Atoms,
    theirs: Atoms,
    low: int,
    high: int,
    recorded: Tokens,
    unread: frozenset[int] = frozenset(),
    *,
    skips: bool = False,
) -> Reading:
    """One reading; the claim words in `unread` are held against nothing when the rest is placed."""
    marks, writers = cut_marks(ours), bracketed(ours, theirs) | reporting(ours, theirs)
    words = (
        tuple("\0" if at in unread else word for at, word in enumerate(ours.words)) if unread else ours.words
    )
    steps = alignment.align(words, theirs.words, marks, lambda at: sentence_start(theirs, at))
    found = changes(ours, theirs, steps, marks, writers)
    first, last = found[0], found[-1]
    lead = Change("minor", "filler", 0, 0, 0, first.r0)
    trail = Change("minor", "filler", last.c1, last.c1, last.r1, len(theirs))
    cleaned = low == 0 and 0 < first.r0 <= CLEANED and is_cleaned(theirs, 0, first.r0)
    trimmed = (
        high == len(recorded)
        and 0 < len(theirs) - last.r1 <= CLEANED
        and is_cleaned(theirs, last.r1, len(theirs))
    )
    before = low > 0 or (first.r0 > 0 and not cleaned)
    after = high < len(recorded) or (last.r1 < len(theirs) and not trimmed)
    if not (before or after):
        # The whole passage is quoted, and only what a careful writer cleans up stands around the words.
        found = [*([lead] if cleaned else ()), *found, *([trail] if trimmed else ())]
    return Reading(ours, theirs, tuple(found), before or after, marks, writers, skips)


def _judged(reading: Reading, recorded: Tokens, before: str, after: str) -> Comparison:
    """The wording that follows from the changes, with everything seen on the way."""
    said, theirs = reading.said, reading.recorded
    english = meaning.is_english(said.words) or meaning.is_english(theirs.words)
    r0, r1 = reading.changes[0].r0, reading.changes[-1].r1
    start = theirs.starts[r0] if r0 < len(theirs) else len(theirs.text)
    end = theirs.ends[r1 - 1] if r1 > r0 else start
    findings = [*splices(reading, recorded), *two_voices(reading)]
    if english:
        reworded = is_reworded(said, theirs, reading.changes, reading.asks)
        findings += meaning.alarms(said, theirs, reading.changes, reading.asks, reworded=reworded)
        if reworded:
            findings.append(Finding("reworded", "", "", REWORDED, note="a paraphrase or another translation"))
        else:
            findings += [
                f for f in omissions(reading) if f.rule != "cut.voice" or not named_elsewhere(reading, f)
            ]
            findings += at_edges(reading, start, end, before, after)
        findings = style_told(said, theirs, reading.changes, findings, reading.asks)
        findings = supported(said, theirs, reading.changes, findings)
    findings += [*_told(reading), *_capped(said, recorded)]
    kept = sum(min(c.c1 - c.c0, c.r1 - c.r0) for c in reading.changes if c.weight in ("same", "minor"))
    score = 200.0 * kept / max(1, len(said) + r1 - r0)
    return Comparison(
        _wording(reading, findings, english=english), min(100.0, score), start, end, edits(said, theirs, reading.changes),
        tuple(findings), "checked" if english else "unavailable",
    )  # fmt: skip


def _wording(reading: Reading, findings: Sequence[Finding], *, english: bool) -> Wording:
    """The first that applies, in the order of `PRECEDENCE`.

    "Has" for "hath" turns nothing, but is the grammar of another time and so no mere spelling. Which words of another
    language are two and not one misspelt ("jemanden", "niemanden") no list here tells.
    """
    weights = {change.weight for change in reading.changes}
    if any(finding.kind == "splice" for finding in findings):
        return "spliced"
    if any(finding.turns for finding in findings):
        return "meaning_changed"
    kinds = {change.kind for change in reading.changes}
    if "changed" in weights or "older_form" in kinds or ("typo" in kinds and not english):
        return "altered"
    if "cut" in weights:
        return "elided"
    if "minor" in weights:
        return "minor"
    return "excerpt" if reading.partial else "exact"


def _told(reading: Reading) -> list[Finding]:
    """Every change as a finding, so that nothing that was seen goes unsaid."""
    told = []
    for c in reading.changes:
        if c.weight == "same":
            continue
        # A verb without its -s is no singular.
        verb = c.kind == "plural" and (is_verb(reading.said, c.c0) or is_verb(reading.recorded, c.r0))
        kind = "grammar" if verb else c.kind
        told.append(found(kind, f"words.{kind}", reading.said, reading.recorded, (c.c0, c.c1, c.r0, c.r1)))
    return told


def _capped(said: Tokens | Atoms, recorded: Tokens) -> list[Finding]:
    """That a text was longer than what is read of it, where it was."""
    return [
        Finding("capped", "", "", "words.capped", note=f"only the first {cap} words of the {what} were read")
        for text, cap, what in ((said, LONGEST_CLAIM, "claim"), (recorded, LONGEST_PASSAGE, "passage"))
        if len(text) >= cap or len(text.text) > cap * CHARACTERS
    ]


def _limited(text: str | Tokens, cap: int) -> Tokens:
    """The words of a text, as far as they are read."""
    if isinstance(text, str):
        return tokens(text, cap)
    if len(text) <= cap:
        return text
    return Tokens(text.text, text.words[:cap], text.starts[:cap], text.ends[:cap])
