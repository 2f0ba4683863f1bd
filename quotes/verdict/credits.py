"""Whose words they are: the claimed speaker against everybody the record credits.

What a reviewer decided comes first. Then a source that says a credit is false or doubtful, then what a primary
source states, alone; two independent secondary sources that credit two people leave the credit disputed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from db.reading.evidence import Credit, Place
from quotes.attribution.denying import DENIED, DISOWNED
from quotes.persons.claiming import (
    by_second_name,
    called_by_first_name,
    first_name_alone,
    initials_of,
    is_account,
    is_another,
    is_head,
    is_person,
    keeps_account,
    named_through,
    other_letters,
    sounds,
    surname_alone,
    younger,
)
from quotes.speakers import name_fold, same_person
from quotes.values import value
from quotes.verdicts import AttributionVerdict, Comparison, by_rule
from quotes.wording import TWO_SPEAKERS


@value
class Ruling:
    """The answer on the second axis: `speakers` are whom the record credits, the surest first; `rule` is why.

    `meant` is the recorded name of the claimed speaker where the words are credited to that speaker, rightly or not.
    `doubt` is half a sentence on whom a source says that they are not, or perhaps not, where no credit stands.
    """

    verdict: AttributionVerdict
    speakers: tuple[str, ...]
    rule: str
    meant: str = ""
    doubt: str = ""


# A credit by one of these rules is a reviewer's word on the quote or the wording, not on one place alone.
DECIDED = frozenset({"reviewed_quote", "reviewed_wording"})
# Where a collection files words as a misquotation.
MISQUOTED = "misquoted"
# What a ruling rests on: its rule.
REVIEWED = "reviewers_decision"
DISAGREE = "reviewers_disagree"
PRIMARY = "primary_source"
EVERY = "every_source"
DIVIDED = "sources_disagree"
# The record has the name without "Jr.", or in other letters, or the claim has a first name alone: it neither confirms nor
# contradicts the claim.
GENERATION = "generation_open"
LETTERS = "name_in_other_script"
FIRST_NAME = "first_name_alone"
# The record writes the name otherwise, has more of it, or the claim has its initials or a user name alone.
SPELT = "name_in_other_letters"
HEAD = "short_name"
INITIALS = "name_by_initials"
ACCOUNT = "name_by_account"
# The source says that whom it credits goes by the claimed name too, or is "Hale's lawyer" or the spokeswoman of the body claimed.
OTHERWISE = "also_called"
STEAD = "speaks_for"
# The record has nothing but the surname of the one claimed, alone or behind a title.
SURNAME = "surname_alone"
# The record has nothing but the surname where it credits the words, and the name in full elsewhere in the source.
NAMED = "named_in_full"
ORIGIN = "source_doubts_origin"
POSSIBLE = "possible_attribution"
OF_SEVERAL = "words_of_several"
# A name behind the words and nothing else, as lists of sayings print them; where nothing more speaks for anybody, its rule.
SIGNED, LISTED = "signature", "listed_alone"
ONE_OF = "one_of_those_claimed"
_BY_STATUS: dict[str, AttributionVerdict] = {
    "misattributed": "misattributed",
    "disputed": "disputed",
    "asserted": "confirmed",
}


def rule(
    claimed: str | None,
    owners: Collection[str],
    here: Sequence[Place],
    officers: Collection[str] = (),
    rest: Sequence[Place] = (),
) -> Ruling:
    """Rule on a claimed name; `owners` are the ids of speakers who go by exactly that name.

    The words stand `here`, other parts of the same remark in the `rest`. Of those a report that credits somebody counts
    only where nobody is credited here: who is quoted with another sentence is no evidence for this one.
    `officers` held the office that is claimed instead of a name, when the words were said.
    """
    places = (*here, *rest)
    if places and places[0].section == MISQUOTED:
        # Who said the words that it is put for has not said these.
        here = places = tuple(p for p in places if p.variant_id == places[0].variant_id)
        rest = ()
    else:
        here, rest, places = _said(here), _said(rest), _said(places)
    aside = _asserted(rest)
    standing = [*_asserted(here), *(pair for pair in aside if pair[0].tier == "primary")] or aside
    # A primary source decides alone, whether the claim names somebody or nobody.
    primary = [pair for pair in standing if pair[0].tier == "primary"]
    speakers = _credited(primary or standing)
    if not places:
        return Ruling("not_recorded", (), "no_place")
    doubt = _doubt(here) if not standing else ""
    if not claimed or not name_fold(claimed):
        divided = not primary and _divided(standing)
        weak = POSSIBLE if standing and _weak(primary or standing) else "no_name"
        return Ruling("not_claimed", speakers, DIVIDED if divided else weak, doubt=doubt)
    if (decided := _decided(claimed, owners, places, speakers)) is not None:
        return decided
    if (doubted := _doubted(claimed, owners, places, primary)) is not None:
        return replace(doubted, speakers=speakers)
    if not standing:
        # Whoever is claimed instead of those whom a source doubts is claimed without any source.
        return (
            Ruling("disputed", (), ORIGIN, doubt=doubt) if doubt else Ruling("unattributed", (), "no_credit")
        )
    if _silent(here) and (listed := [pair for pair in standing if pair[1].rule.startswith(SIGNED)]):
        # Who is named below words in a list of sayings has not been heard to say them.
        standing = [pair for pair in standing if pair not in listed]
        if not standing and not any(_is(claimed, owners, credit) for _, credit in listed):
            return Ruling("unattributed", (), LISTED)
        if not standing:
            return Ruling("likely", speakers, POSSIBLE, speakers[0])
        speakers = _credited(standing)
    return _ruled(claimed, owners, standing, speakers, officers)


def _doubted(
    claimed: str, owners: Collection[str], places: Sequence[Place], primary: Sequence[tuple[Place, Credit]]
) -> Ruling | None:
    """The ruling where a source says that the claimed credit is false or in doubt, None where none does."""
    doubted = [c for p in places for c in p.credits if c.status != "asserted" and _is(claimed, owners, c)]
    if doubted and any(_is(claimed, owners, credit) for _, credit in primary):
        # A report does not unsay a transcript.
        doubted = [c for c in doubted if c.rule not in (DENIED, DISOWNED)]
    for status, reason in (("misattributed", "source_denies_credit"), ("disputed", "source_doubts_credit")):
        if meant := next((credit.name for credit in doubted if credit.status == status), ""):
            return Ruling(_BY_STATUS[status], (), reason, meant)
    return None


def shared(
    ruling: Ruling,
    comparison: Comparison,
    claimed: str | None,
    owners: Collection[str],
    pieces: Sequence[Sequence[Place]],
) -> Ruling:
    """The ruling on words put together from several speakers: they are not the claimed one's, who said some of them.

    `pieces` are the places of each piece of the words: one that only others are credited with is theirs.
    """
    several = by_rule(comparison.findings, TWO_SPEAKERS)
    if comparison.wording == "spliced" and claimed and len(pieces) > 1:
        theirs = [pairs for piece in pieces if (pairs := _asserted(piece))]
        ours = [any(_is(claimed, owners, credit) for _, credit in pairs) for pairs in theirs]
        several = several or (any(ours) and not all(ours))
    if not several or ruling.verdict not in ("confirmed", "likely") or ruling.rule == REVIEWED:
        return ruling
    return replace(ruling, verdict="different_speaker", rule=OF_SEVERAL)


def _said(places: Sequence[Place]) -> tuple[Place, ...]:
    """Places without those of misquotations, which are false of their own words alone."""
    return tuple(place for place in places if place.section != MISQUOTED)


def _silent(places: Sequence[Place]) -> bool:
    """Whether a primary source has the words and says of nobody that they are theirs."""
    return any(place.tier == "primary" and place.kind != "indirect" and not place.credits for place in places)


def _asserted(places: Sequence[Place]) -> list[tuple[Place, Credit]]:
    return [(place, credit) for place in places for credit in place.credits if credit.status == "asserted"]


def _doubt(places: Sequence[Place]) -> str:
    """Half a sentence on the credits that sources deny or doubt; empty for a misquotation, which has its own."""
    told = []
    for status, says in (
        ("misattributed", "says that the credit to {} is false"),
        ("disputed", "doubts the credit to {}"),
    ):
        found = [
            (place.tier, credit.name)
            for place in places
            for credit in place.credits
            if credit.status == status and place.section != MISQUOTED
        ]
        if found:
            who = "a collection" if all(tier == "collection" for tier, _ in found) else "a source"
            told.append(f"{who} {says.format(' and '.join(dict.fromkeys(name for _, name in found)))}")
    return " and ".join(told)


def _decided(
    claimed: str, owners: Collection[str], places: Sequence[Place], speakers: tuple[str, ...]
) -> Ruling | None:
    """What reviewers decided of the words, None where they did not; a decision on one wording holds for that alone."""
    words = places[0].variant_id
    found = [
        (place, credit)
        for place in places
        for credit in place.credits
        if credit.rule == DISAGREE
        or (credit.rule in DECIDED and (credit.rule != "reviewed_wording" or place.variant_id == words))
    ]
    if not found:
        return None
    ours = [credit for _, credit in found if _is(claimed, owners, credit)]
    for status, verdict in _BY_STATUS.items():
        if matching := [credit for credit in ours if credit.status == status]:
            disagree = all(credit.rule == DISAGREE for credit in matching)
            return Ruling(verdict, speakers, DISAGREE if disagree else REVIEWED, matching[0].name)
    others = [(place, credit) for place, credit in found if credit.status == "asserted"]
    if others:
        return Ruling("different_speaker", _credited(others), REVIEWED)
    return None


def _ruled(
    claimed: str,
    owners: Collection[str],
    standing: list[tuple[Place, Credit]],
    speakers: tuple[str, ...],
    officers: Collection[str],
) -> Ruling:
    primary = [pair for pair in standing if pair[0].tier == "primary"]
    matching = [pair for pair in primary or standing if _is(claimed, owners, pair[1])]
    if not matching and (near := _nearly(claimed, owners, primary or standing, officers)) is not None:
        return Ruling("likely", speakers, *near)
    if not matching and (left := _open(claimed, owners, primary or standing)):
        return Ruling("unattributed", speakers, *left)
    if not matching:
        others = primary or standing
        reason = PRIMARY if primary else EVERY
        return Ruling("different_speaker", _credited(others), POSSIBLE if _weak(others) else reason)
    if not primary and _contested(matching, standing, claimed, owners):
        return Ruling("disputed", speakers, DIVIDED, _credited(matching)[0])
    meant = _credited(matching)[0]
    sure = any(credit.confidence == "certain" for _, credit in matching)
    if sure and all(surname_alone(claimed, (c.name, *c.aliases)) for _, c in matching):
        return Ruling("likely", speakers, SURNAME, meant)
    if (
        sure
        and is_account(claimed)
        and " " in meant
        and not any(is_account(name) for name in _names(matching))
    ):
        return Ruling("likely", speakers, ACCOUNT, meant)
    if sure and all(by_second_name(claimed, (c.name, *c.aliases)) for _, c in matching):
        return Ruling("likely", speakers, HEAD, meant)
    if sure:
        return Ruling("confirmed", speakers, PRIMARY if primary else "certain_attribution", meant)
    return Ruling("likely", speakers, POSSIBLE if _weak(matching) else "likely_attribution", meant)


def _nearly(
    claimed: str, owners: Collection[str], standing: list[tuple[Place, Credit]], officers: Collection[str]
) -> tuple[str, str] | None:
    """By which rule a credited speaker is likely the claimed one though no name says so, and that speaker's name."""
    credits = [credit for _, credit in standing]
    likely = [
        c
        for c in credits
        if not is_another(claimed, (c.name, *c.aliases)) and not named_through(c.name, (claimed,))
    ]
    held = [c for c in credits if c.speaker_id in officers]
    heard = [
        c for c in likely if not c.stranger and sounds(claimed, (c.name, *c.aliases), known=bool(owners))
    ]
    known = [c for c in likely if not owners and not c.stranger]
    other_names = (
        (rule, [c for c in known if fits(claimed, (c.name, *c.aliases))])
        for rule, fits in (
            (HEAD, is_head),
            (HEAD, called_by_first_name),
            (INITIALS, initials_of),
            (ACCOUNT, keeps_account),
        )
    )
    rules = (("office_at_date", held), (SPELT, heard), *other_names)
    return next(((rule, found[0].name) for rule, found in rules if found), None)


def _open(
    claimed: str, owners: Collection[str], standing: list[tuple[Place, Credit]]
) -> tuple[str, str] | None:
    """Why the record leaves open whether a credited speaker is the claimed one, and that speaker's name; None elsewhere."""
    for _, credit in standing:
        names = (credit.name, *credit.aliases)
        if credit.stranger:
            continue
        if younger(claimed, names) and any(same_person(claimed, name) for name in names):
            return GENERATION, credit.name
        if other_letters(claimed, names):
            return LETTERS, credit.name
        if not owners and first_name_alone(claimed, names):
            return FIRST_NAME, credit.name
    return None


def _names(standing: Iterable[tuple[Place, Credit]]) -> list[str]:
    return [name for _, credit in standing for name in (credit.name, *credit.aliases)]


def _weak(standing: Iterable[tuple[Place, Credit]]) -> bool:
    return all(credit.confidence == "possible" for _, credit in standing)


def _contested(
    matching: list[tuple[Place, Credit]],
    standing: list[tuple[Place, Credit]],
    claimed: str,
    owners: Collection[str],
) -> bool:
    """Whether another source credits only other people: joint speakers of one place do not contradict each other."""
    agreeing = {place.source_id for place, _ in matching}
    return any(
        place.source_id not in agreeing and not _is(claimed, owners, credit) for place, credit in standing
    )


def _divided(standing: Sequence[tuple[Place, Credit]]) -> bool:
    """Whether another source credits nobody whom the first one credits."""
    named: dict[str, list[str]] = {}
    for place, credit in standing:
        named.setdefault(place.source_id, []).append(credit.name)
    first, *others = named.values() or ([],)
    return any(not any(same_person(a, b) for a in first for b in other) for other in others)


def credited(claimed: str, owners: Collection[str], place: Place) -> bool:
    """Whether a place credits the claimed speaker, rightly or not."""
    return any(_is(claimed, owners, credit) for credit in place.credits)


def _is(claimed: str, owners: Collection[str], credit: Credit) -> bool:
    if credit.stranger:
        return False
    names = (credit.name, *credit.aliases)
    if credit.speaker_id in owners:
        return not is_another(claimed, names)
    return is_person(claimed, names, elsewhere=bool(owners))


def _credited(standing: Iterable[tuple[Place, Credit]]) -> tuple[str, ...]:
    def order(pair: tuple[Place, Credit]) -> tuple[bool, bool]:
        return pair[0].tier != "primary", pair[1].confidence != "certain"

    return tuple(dict.fromkeys(credit.name for _, credit in sorted(standing, key=order)))
