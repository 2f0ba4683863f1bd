"""The verdict in plain English: one or two sentences that a journalist could read out."""

from collections.abc import Sequence

from quotes.counting import counted
from quotes.verdict.brevity import Brief
from quotes.verdict.credits import (
    DISAGREE,
    DIVIDED,
    FIRST_NAME,
    GENERATION,
    LETTERS,
    ONE_OF,
    POSSIBLE,
    REVIEWED,
)
from quotes.verdicts import (
    REPORTED,
    AttributionVerdict,
    Comparison,
    Edit,
    Searched,
    Verdict,
    Wording,
    by_rule,
)

WORDS = {
    "exact": "These words are on record exactly as claimed",
    "minor": "These words are on record with small differences that change nothing",
    "excerpt": "These words are on record as part of a longer passage",
    "elided": "These words are on record with the marked cuts",
    "altered": "These words are on record in a different form",
    "meaning_changed": "The record says something else: a change turns the meaning",
    "spliced": "These words join pieces that stand apart on record as if they were one",
}
# Kinds of findings that make a wording another one.
ALTERING = frozenset({"replaced", "dropped", "added", "moved", "exchanged"})
# Rules by which people decided.
BY_PEOPLE = frozenset({REVIEWED, DISAGREE})
CUT_OFF = "The record says something else: what was left out around these words turns their meaning"
IN_OTHER_WORDS = "A source reports this in its writer’s own words and quotes nobody with them"
# What the claimed words are called where they are the recorded ones.
THEM = "them"
# More than this of an edit is read in the diff, not in a sentence.
SHOWN_CHARACTERS = 60
SHOWN_EDITS = 2


def summarise(
    comparison: Comparison | None,
    attribution: AttributionVerdict,
    *,
    speaker: str | None,
    speakers: Sequence[str],
    searched: Searched,
    rule: str = "",
    doubt: str = "",
    few: Brief | None = None,
) -> str:
    """What was found, then whose words they are.

    `rule` is the one that the attribution rests on, `doubt` tells whose the words are not, or perhaps not; `few` says of
    words that are not found that they are too few to be traced.
    """
    if few is not None:
        return _too_few(few, searched, named=bool(speaker))
    if comparison is None or comparison.wording == "not_found":
        return _nothing(searched, named=bool(speaker))
    agree = comparison.wording == "meaning_changed" and all(edit.op == "equal" for edit in comparison.edits)
    first = CUT_OFF if agree else WORDS[comparison.wording]
    if comparison.wording == "altered" and by_rule(comparison.findings, REPORTED):
        first = IN_OTHER_WORDS
    first += _detail(comparison.wording, comparison)
    changed = comparison.wording in ("altered", "meaning_changed", "spliced")
    words = "the words on record" if changed else THEM
    if doubt and not speakers and attribution != "different_speaker":
        return f"{first}. The record does not say whose {'they' if words == THEM else words} are; {doubt}."
    whose = _whose(attribution, words, speaker, speakers, rule)
    return f"{first}. {whose}"


def unguarded(verdicts: Sequence[Verdict]) -> str:
    """Of how many of these verdicts the meaning was not checked, in a sentence; empty where it was of all."""
    silent = sum(verdict.unguarded for verdict in verdicts)
    of = f"of {silent} of {len(verdicts)} quotations" if len(verdicts) > 1 else "here"
    told = f"The meaning guard reads English only: nothing is said {of} about whether the meaning changed."
    return told if silent else ""


def _nothing(searched: Searched, *, named: bool) -> str:
    """That nothing was found; among all sources fewer words are enough to find a remark of a speaker who is named."""
    if searched.what != "text" and not searched.sources:
        return "Nothing is on record yet: there is no source in which these words could stand."
    told = (
        f"Nothing like these words was found in {where(searched)}; that does not mean they were never said."
    )
    if searched.what == "text":
        return told
    if not named:
        told += " Name the speaker if you can: changed words are then found more often."
    # A report is filed by its quotations; the words of whoever wrote it are in no index.
    return f"{told} Of reports only what they quote is searched." if searched.secondary else told


def _too_few(few: Brief, searched: Searched, *, named: bool) -> str:
    """Where words stand that are too few to be traced, and what to do about it."""
    one = few.words == 1
    wordings = counted(few.standing, "wording")
    if few.run:
        held = f"Of these words “{few.run}” stands in {wordings} on record"
    elif few.denied:
        held = f"These words stand in {wordings} on record with a denial more or less"
    elif few.standing:
        held = f"{'This word stands' if one else 'These words stand'} in {wordings} on record"
    else:
        held = f"Nothing like this word was found in {where(searched)}"
    short = "one word tells" if one else "so few of them tell"
    more = "" if named else ", or the speaker’s name"
    against = ", or the text in which they should stand (--against)" if few.words > 3 else ""
    return f"{held}, but {short} no remark from another; give more of the sentence{more}{against}."


def _detail(wording: Wording, comparison: Comparison) -> str:
    turning = [f for f in comparison.findings if f.turns]
    if wording == "meaning_changed" and turning:
        return f" ({turning[0].kind.replace('_', ' ')}: {_pair(turning[0].recorded, turning[0].claim)})"
    if wording == "altered":
        changed = [edit for edit in comparison.edits if edit.op != "equal"]
        told = [_edit(edit) for edit in [e for e in changed if not _skipped(e, comparison)] or changed]
        more = f" and {len(told) - SHOWN_EDITS} more" if len(told) > SHOWN_EDITS else ""
        return f": {'; '.join(told[:SHOWN_EDITS])}{more}" if told else ""
    return ""


def _skipped(edit: Edit, comparison: Comparison) -> bool:
    """Whether no finding tells that an edit alters anything: what the claim may leave out or write otherwise, what somebody
    else said."""
    return not any(
        (f.turns or f.kind in ALTERING)
        and (
            _meets(f.recorded_start, f.recorded_end, edit.recorded_start, edit.recorded_end)
            or _meets(f.claim_start, f.claim_end, edit.claim_start, edit.claim_end)
        )
        for f in comparison.findings
    )


def _meets(start: int | None, end: int | None, first: int, last: int) -> bool:
    """Whether two places of a text have characters in common."""
    return start is not None and end is not None and start < last and first < end


def _edit(edit: Edit) -> str:
    if edit.op == "delete":
        return f"“{_short(edit.recorded)}” was dropped"
    if edit.op == "insert":
        return f"“{_short(edit.claim)}” was added"
    return f"“{_short(edit.recorded)}” became “{_short(edit.claim)}”"


def _pair(recorded: str, claim: str) -> str:
    if not claim.strip():
        return f"“{_short(recorded)}” is missing"
    if not recorded.strip():
        return f"“{_short(claim)}” is added"
    return f"“{_short(recorded)}” became “{_short(claim)}”"


def _short(words: str) -> str:
    """Changed words as a sentence shows them, without the marks at their end."""
    plain = " ".join(words.split())
    words = plain.rstrip(",;:") or plain
    # The stop of "a.m." is its own.
    words = words if "." in words.rpartition(" ")[2].rstrip(".") else words.rstrip(".") or plain
    return words if len(words) <= SHOWN_CHARACTERS else words[: SHOWN_CHARACTERS - 1].rstrip() + "…"


def _whose(
    attribution: AttributionVerdict, words: str, speaker: str | None, speakers: Sequence[str], rule: str
) -> str:
    """Whose they are; `words` is what the record is said to credit somebody with."""
    credited, perhaps = listed(speakers), rule == POSSIBLE
    they = "they" if words == THEM else words
    if attribution == "confirmed":
        return f"The record credits {speaker} with {words}."
    if attribution == "likely":
        return f"The record {'perhaps' if perhaps else 'probably'} credits {speaker} with {words}."
    if attribution == "different_speaker" and speaker in speakers:
        others = listed([name for name in speakers if name != speaker]) or "somebody else"
        return f"The record credits {speaker} with a part of {words} and {others} with another."
    if rule == ONE_OF:
        return f"The record credits {credited} with {words}."
    if attribution == "different_speaker":
        return f"The record {'perhaps ' if perhaps else ''}credits {credited} with {words}, not {speaker}."
    if attribution == "misattributed":
        really = f"; {'the words' if words == THEM else words} are {credited}’s" if credited else ""
        denies = "Reviewers say" if rule in BY_PEOPLE else "A source says"
        return f"{denies} that the credit to {speaker} is false{really}."
    if attribution == "disputed":
        named = listed([name for name in speakers if name != speaker])
        others = f"; credited: {named}" if named else ""
        if rule == DIVIDED:
            return f"Sources do not agree that {they} are {speaker}’s{others}."
        doubts = "Reviewers doubt" if rule in BY_PEOPLE else "A source doubts"
        return f"{doubts} that {they} are {speaker}’s{others}."
    if (attribution == "unattributed" and rule not in (GENERATION, LETTERS, FIRST_NAME)) or not credited:
        return f"The record does not say whose {they} are."
    if rule == DIVIDED:
        return f"Sources credit different people with {words}: {credited}."
    return f"The record {'perhaps ' if perhaps else ''}credits {credited} with {words}."


def listed(names: Sequence[str]) -> str:
    """Names in a sentence: “A”, “A and B”, “A, B and 3 others”."""
    if len(names) > 3:
        return f"{', '.join(names[:2])} and {len(names) - 2} others"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def where(searched: Searched) -> str:
    """What was searched, in words that end a sentence: "12 sources (10 primary, 2 secondary, 1990 to 2024)"."""
    if searched.what == "text":
        return "the text given"
    kinds = [
        f"{count:,} {name}"
        for count, name in (
            (searched.primary, "primary"),
            (searched.secondary, "secondary"),
            (searched.collection, "collected"),
        )
        if count
    ]
    sources = counted(searched.sources, "source")
    span = dict.fromkeys(date[:4] for date in (searched.first, searched.last) if date)
    years = f", {' to '.join(span)}" if span else ""
    return f"{sources} ({', '.join(kinds)}{years})" if kinds else sources
