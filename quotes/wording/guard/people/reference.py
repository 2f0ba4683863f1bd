"""Who, when and whose voice: names, pronouns, times, and the speaker of a nested quotation."""

from collections.abc import Iterator
from itertools import pairwise

from quotes.lexicon import classed, grouped, listed
from quotes.verdicts import Finding
from quotes.wording.canon.atoms import Atoms
from quotes.wording.canon.cleaning import sentence_start
from quotes.wording.canon.exchanges import Change
from quotes.wording.guard.gate import among, needs
from quotes.wording.regions import Region, found

# The longest change in which one pronoun answers another, in words.
LONGEST_SLOT = 4
# Words before a pronoun in which the person it stands for is named.
ANTECEDENT = 25
# Words before a "his" in which the one is named whom it may mean, man or woman.
SPOKEN_OF = 8
_ASKING = frozenset({"what", "how", "where", "why", "whom"})
_SINGLE = classed("single")
# Which of a row of days or years is meant.
_DEICTIC, _GONE_BY = frozenset({"this", "next", "last", "past"}), {"last", "past"}
# Groups of `guard_times.txt` that measure and tell no date.
_UNITS = frozenset({"unit", "measure"})
# Words behind it in which it may be: "as the result of their actions that a person …".
NAMED_AFTER = 6


_REFLEXIVES = ({"him", "himself"}, {"her", "herself"}, {"them", "themselves"})


@needs(marked={"pronoun"})
def pronoun(region: Region) -> Iterator[Finding]:
    """Alarm where one person's pronoun stands for another's ("we" for "they")."""
    ours, theirs = region.only("pronoun")
    for change in region.changes:
        if max(change.c1 - change.c0, change.r1 - change.r0) > LONGEST_SLOT:
            continue  # in a longer rewording one pronoun need not answer the other
        mine = [
            m.group for m in region.claim_markers if m.kind == "pronoun" and change.c0 <= m.start < change.c1
        ]
        other = [
            m.group
            for m in region.recorded_markers
            if m.kind == "pronoun" and change.r0 <= m.start < change.r1
        ]
        if len(mine) == 2 and mine == other[::-1] and mine != other:
            yield region.finding("roles", "guard.exchanged", (), ())
            return
        here = [m for m in ours if change.c0 <= m.start < change.c1]
        there = [m for m in theirs if change.r0 <= m.start < change.r1]
        if here and there and _other_case(region, here[0].start, there[0].start):
            continue
        if (
            here
            and there
            and _to_oneself(region, here[0].start, there[0].start, {here[0].group, there[0].group})
        ):
            continue
        own = there and there[0].group in ("i", "we", "you")
        if own and here and region.said.text[: region.said.starts[here[0].start]].endswith("["):
            continue  # "[he]" for "I" only turns the grammar
        if (
            here
            and there
            and _anybody(region, here[0].start, there[0].start, {here[0].group, there[0].group})
        ):
            continue
        if here and there and "it" not in (here[0].group, there[0].group) and here[0].group != there[0].group:
            yield region.finding("pronoun", "guard.pronoun", here[:1], there[:1])
            return


@needs(words=among({"himself", "herself", "themselves"}))
def reflexive(region: Region) -> Iterator[Finding]:
    """Alarm where what somebody did to himself was done to another, or the reverse: "blamed himself", "blamed him"."""
    for c in region.changes:
        pair = {*region.said.words[c.c0 : c.c1], *region.recorded.words[c.r0 : c.r1]}
        before = region.recorded.words[max(0, c.r0 - 1) : c.r0]
        if (
            pair in _REFLEXIVES
            and before
            and before[0] not in listed("prepositions") | {"and", "or", "than", "as", "like", "but"}
        ):
            yield region.finding("pronoun", "guard.reflexive", (), ())
            return


def _other_case(region: Region, ours: int, theirs: int) -> bool:
    """Whether one is a possessive and the other is not: "they know me" and "my sheep know me" name two things."""
    owned = [
        text.words[at] in listed("possessives") or (text.words[at] in ("his", "her") and _owns(text, at))
        for text, at in ((region.said, ours), (region.recorded, theirs))
    ]
    plain = [
        text.words[at] in listed("not_possessive")
        for text, at in ((region.said, ours), (region.recorded, theirs))
    ]
    return (owned[0] and plain[1]) or (owned[1] and plain[0])


def _owns(text: Atoms, at: int) -> bool:
    """Whether a noun follows a "his" or "her", as far as plain words tell."""
    after = text.words[at + 1 : at + 2]
    small = bool(after) and after[0] in listed("light_words", "grammar_prepositions", "clause_openers")
    return bool(after) and not small and not text.between(at + 1).strip()


def _anybody(region: Region, ours: int, theirs: int, groups: set[str]) -> bool:
    """Whether "he" and "they" (or "she") both mean whoever it may be: "anyone who …, they"."""
    every = all(("of", "you") in pairwise(text.words) for text in (region.said, region.recorded))
    if every and groups <= {"he", "she", "they", "you"}:
        return True  # "which of you, finding that his ox …"
    if "they" not in groups or not groups <= {"he", "she", "they"}:
        return False
    if _one_of_a_kind(region.said, ours) and _one_of_a_kind(region.recorded, theirs):
        return True  # "the teacher … his", "the teacher … their"
    known = listed("anybody")
    return any(
        not known.isdisjoint(text.words[max(0, at - ANTECEDENT) : at + NAMED_AFTER])
        or text.words[at + 1 : at + 2] == ("who",)
        for text, at in ((region.said, ours), (region.recorded, theirs))
    )


def _to_oneself(region: Region, ours: int, theirs: int, groups: set[str]) -> bool:
    """Whether a speaker only asks himself: "to what can I liken it", "to what can we liken it"."""
    asks = all(
        (text.words[at - 1],) in grouped("guard_modals")
        and not _ASKING.isdisjoint(text.words[max(0, at - 3) : at])
        for text, at in ((region.said, ours), (region.recorded, theirs))
    )
    return asks and groups == {"i", "we"}


def _one_of_a_kind(text: Atoms, at: int) -> bool:
    """Whether somebody is spoken of just before a possessive by what he or she is: "the teacher", "any driver"."""
    if text.words[at] not in listed("possessives") | {"his", "her"}:
        return False
    before = text.words[max(0, at - SPOKEN_OF) : at]
    return any(a in _SINGLE and not b.endswith("s") for a, b in pairwise(before))


@needs(marked={"pronoun"})
def bracketed_pronoun(region: Region) -> Iterator[Finding]:
    """Alarm where brackets put one third person for another; "[he]" for "I" only turns the grammar."""
    ours, theirs = region.only("pronoun")
    named = {*region.claim_words()}
    last = region.claim_words()[-1:]
    for group, beings in (("she", "men_by_nouns"), ("he", "women_by_nouns")):
        if any(m.group == group for m in theirs) and not ours and not classed(beings).isdisjoint(last):
            yield region.finding("pronoun", "guard.pronoun", (), theirs[:1])  # "[the clerk's wife]" for "he"
            return
    for group, titles in (("she", "titles_men"), ("he", "titles_women")):
        if any(m.group == group for m in theirs) and not named.isdisjoint(listed(titles)):
            yield region.finding("pronoun", "guard.pronoun", (), theirs[:1])  # "[Mr. Vance]" for "her"
            return
    if ours and theirs and not {ours[0].group, theirs[0].group} & {"i", "we", "you", "it"}:
        yield region.finding("pronoun", "guard.pronoun", ours[:1], theirs[:1])


def other_referent(said: Atoms, recorded: Atoms, change: Change) -> Iterator[Finding]:
    """Alarm where brackets put one of two that a sentence sets against each other for the other.

    "The council warned the club. The club ignored it." is no "[The council] ignored it"; "[Smith]" for "the senator" may be.
    """
    ours, theirs = _thing(said, change.c0, change.c1), _thing(recorded, change.r0, change.r1)
    if not ours or not theirs or ours == theirs:
        return
    places = [at for at in range(change.r0) if recorded.words[at] == theirs]
    for at in places:
        near = range(max(0, at - SPOKEN_OF), min(change.r0, at + SPOKEN_OF))
        rivals = [n for n in near if recorded.words[n] == ours and _thing(recorded, n - 1, n + 1)]
        if any(
            not any(sentence_start(recorded, n) for n in range(min(at, r) + 1, max(at, r))) for r in rivals
        ):
            place = (change.c0, change.c1, change.r0, change.r1)
            yield found("name", "guard.other_referent", said, recorded, place, turns=True)
            return


def _thing(text: Atoms, start: int, end: int) -> str:
    """The noun of "the council", empty where a run is no such thing."""
    run = text.words[max(0, start) : end]
    plain = len(run) == 2 and run[0] == "the" and run[1] not in listed("light_words")
    return run[1] if plain and text.raw(end - 1, end)[:1].islower() else ""


@needs(marked={"time"})
def time(region: Region) -> Iterator[Finding]:
    """Alarm where a day, month, unit of time or measure gave way to another of its kind."""
    if (turned := _which_one(region)) is not None:
        yield found(turned, "guard.time", region.said, region.recorded, _span(region), turns=True)
        return
    ours, theirs = region.only("time")
    for marker in ours:
        if sentence_start(region.said, marker.start) and marker.group.startswith("near/"):
            continue  # "Now Jonah went", "Then Jonah went": no time, an opener
        kind = marker.group.partition("/")[0]
        kinds = _UNITS if kind in _UNITS else {kind}  # "a seven-hour drive", "a seven-mile drive"
        other = [m for m in theirs if m.group.partition("/")[0] in kinds]
        if other:
            told = "unit" if kind in _UNITS else "date"
            yield region.finding(told, "guard.time", (marker,), other[:1])
            return


def _which_one(region: Region) -> str | None:
    """What tells of another time where one small word took another's place: "this spring", "next spring"; else None."""
    for c in region.changes:
        pair = {*region.said.words[c.c0 : c.c1], *region.recorded.words[c.r0 : c.r1]}
        after = region.recorded.words[c.r1 : c.r1 + 1]
        row = c.c1 - c.c0 == c.r1 - c.r0 == 1 and pair <= _DEICTIC and pair != _GONE_BY
        if row and after != () and is_span(after[0]):
            return "date"
    return None


def is_span(word: str) -> bool:
    """Whether a word names a unit of time, a season, a day or a month."""
    group = grouped("guard_times").get((word,), "")
    return group.startswith(("unit/", "season/", "day/", "month/")) or word in classed("spans_of_time")


def _span(region: Region) -> tuple[int, int, int, int]:
    return (*region.claim_span, *region.recorded_span)
