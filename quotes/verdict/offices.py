"""An office claimed in place of a name ("the mayor"): whether the record itself calls the speaker so.

A record that calls nobody so leaves the claim open: an office names no person, so that nothing contradicts it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from db.reading.evidence import Credit, Place
from quotes import lexicon
from quotes.persons.names import first_names, office_named
from quotes.speakers import parts, titles
from quotes.text import fold
from quotes.verdict.also_called import stead
from quotes.verdict.credits import DIVIDED, EVERY, POSSIBLE, PRIMARY, Ruling
from quotes.verdict.styled import styled
from quotes.verdicts import Finding

CALLED = "office_on_record"
OPEN = "office_open"
OTHER = "office_of_another"
# Of "THE SPEAKER" of a parliament the article tells that it is an office.
_ANY_SPEAKER = re.compile(r"(?:Unknown )?Speaker(?: #?\d{1,2})?")
UNNAMED = "office_unnamed"
# Rulings that hold one name against another, where an office is none.
_BY_NAMES = frozenset({PRIMARY, EVERY, DIVIDED, POSSIBLE})
# Where a court speaks in turns it is whichever judge sits.
_BENCH = "the court"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
# Sources whose text is read for what they call a speaker.
STYLED = 8
# "Deputy prime minister": words of an office, at most.
LONGEST = 3


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a claim names it: `words` as far as a preposition, then the words behind it, all folded.

    `sure` is false where it may be a surname as well ("King", "Baker").
    """

    words: tuple[str, ...]
    of: frozenset[str]
    sure: bool


@lru_cache(maxsize=8192)
def read(claimed: str | None) -> Office | None:
    """The office that a claim names instead of a person, None where it gives a name.

    Behind an article whatever is written small is no name ("the harbourmaster"), unless a body speaks ("the council").
    """
    written = _WORD.findall(claimed or "")
    pointed = bool(written) and written[0].casefold() in _articles()
    words = [fold(word) for word in written[pointed:]]
    roles = _roles()
    at = next((n for n, word in enumerate(words) if word in _prepositions()), len(words))
    head = words[:at]
    described = pointed and len(head) <= LONGEST and all(word.islower() for word in written[1 : at + 1])
    if not head or (head[-1] not in roles and (not described or head[-1] in lexicon.words("grammar_bodies"))):
        return None
    surname = written[pointed + at - 1] in lexicon.listed("names_surnames")
    # "Transport minister" as it is typed, and no "Mara Baker" or "The Lamplit Woman".
    capital = not written[pointed + at - 1].islower() and head[-1] not in titles()
    named = surname or capital or len(head) > LONGEST or not first_names().keys().isdisjoint(head)
    if named and not described and not set(head) <= roles | _making_another():
        return None
    if surname and not pointed and len(head) > 1:
        return None
    of = frozenset(words[at:]) - _prepositions() - {"the"}
    # "Mayor" may be a surname, "Mayor of Saltby" is none.
    return Office(tuple(head), of, pointed or bool(of) or not surname)


def called(office: Office, names: Iterable[str]) -> str:
    """The first of somebody's names that has the office before or behind it, empty without one."""
    return next((name for name in names if _calls(office, name)), "")


def settled(
    office: Office,
    ruling: Ruling,
    places: Sequence[Place],
    cast: Callable[[str], Iterable[tuple[str, str]]],
    text_of: Callable[[str], str],
) -> tuple[Ruling, str]:
    """The ruling on an office whose terms are not known, and the recorded name that has it or should have it.

    `likely` where the record calls a credited speaker so, as a name or in the text of the source (`text_of` its id);
    `different_speaker` where a primary source that holds the words calls somebody else so in its `cast` (ids and names of
    those who speak in a source); else `not_claimed`.
    """
    if ruling.rule not in _BY_NAMES or ruling.verdict not in ("different_speaker", "disputed"):
        return ruling, ""
    first = [place for place in places if place.tier == "primary"]
    credits = [c for p in first or places for c in p.credits if c.status == "asserted" and not c.stranger]
    for credit in credits:
        if name := called(office, (*credit.aliases, credit.name)):
            return Ruling("likely", ruling.speakers, CALLED, credit.name), name
    for place in (first or places)[:STYLED]:
        for credit in place.credits:
            names = (credit.name, *credit.aliases)
            if credit in credits and (
                name := styled(office.words, office.of, names, text_of(place.source_id))
            ):
                return Ruling("likely", ruling.speakers, CALLED, credit.name), name
            bare = called(replace(office, of=frozenset()), names) if _of_title(office, place) else ""
            if bare and credit in credits:
                return Ruling("likely", ruling.speakers, CALLED, credit.name), bare
    if not office.sure:
        return ruling, ""
    speaking = {credit.speaker_id for credit in credits}
    others = [
        name
        for source in dict.fromkeys(place.source_id for place in first)
        for ident, name in cast(source)
        if ident not in speaking
    ]
    if name := called(office, others):
        return Ruling("different_speaker", ruling.speakers, OTHER), name
    return Ruling("not_claimed", ruling.speakers, OPEN), ""


def _of_title(office: Office, place: Place) -> bool:
    """Whether what an office is of stands in the title of a source: its mayor is that town's ("Saltby Town Council")."""
    return bool(office.of) and office.of <= {fold(word) for word in _WORD.findall(place.title or "")}


def same_place(claimed: frozenset[str], place: str) -> bool:
    """Whether an office may be that of a place, as far as both say whose it is."""
    there = frozenset(place.split())
    return not claimed or not there or claimed <= there or there <= claimed


def alone(credit: Credit) -> Office | None:
    """The office that stands in a credit in place of a name, None where a name is known or a body speaks ("the crowd")."""
    found = [read(name) for name in (credit.name, *credit.aliases)]
    office = found[0]
    if office is None or office.words[-1] in lexicon.words("grammar_bodies"):
        return None
    return office if all(one is not None and one.sure for one in found) else None


def nameless(
    places: Sequence[Place], owners: Collection[str], heard: Callable[[Place], bool]
) -> list[Credit]:
    """The credits of places that name an office or one of some people and nobody, so that they contradict no claimed person.

    `heard` says of a place whether the claimed person is known to speak in its source under the own name: then the office
    is somebody else's.
    """
    return [
        credit
        for place in places
        for credit in place.credits
        if credit.status == "asserted"
        and credit.speaker_id not in owners
        and (unheard(credit.name) or ((one_of_some(credit.name) or _is_office(credit)) and not heard(place)))
    ]


def _is_office(credit: Credit) -> bool:
    return alone(credit) is not None or credit.name.casefold() == _BENCH or by_another(credit.name)


def by_another(name: str) -> bool:
    """Whether a credit tells somebody by another and gives no name: "Amos Tuttle's widow"."""
    meant = stead(name)
    return meant is not None and meant.owned and all(word.islower() for word in name.split()[-1:])


def unheard(name: str) -> bool:
    """Whether a label only tells that somebody speaks, as a machine writes it: "Speaker", "Speaker 2"."""
    return _ANY_SPEAKER.fullmatch(name) is not None


def one_of_some(name: str) -> bool:
    """Whether a credit is of somebody or other out of some people: "one of them", "another", "some of the nurses"."""
    written = name.split()
    one = written[:1] and written[0].lower() in lexicon.words("grammar_indefinites")
    return bool(one) and (len(written) == 1 or written[1] == "of")


def without(places: Sequence[Place], credits: Collection[Credit]) -> tuple[Place, ...]:
    """The places without some of their credits."""
    return tuple(
        replace(place, credits=tuple(c for c in place.credits if c not in credits)) for place in places
    )


def told(claimed: str, ruling: Ruling, name: str) -> tuple[Finding, ...]:
    """The finding that says what the record knows of a claimed office; none where the office decided nothing."""
    notes = {
        CALLED: f"The record has the speaker as {name}.",
        OTHER: f"The record calls somebody else so: {name}.",
        OPEN: f"The record does not say who is meant by {pointed(claimed)}.",
        UNNAMED: f"The record credits {name} and does not say who that was.",
    }
    return (Finding("office", "", "", ruling.rule, note=notes[ruling.rule]),) if ruling.rule in notes else ()


def pointed(claimed: str) -> str:
    """An office in a sentence: "the Mayor of Saltby" for "Mayor of Saltby"."""
    first = claimed.split()[:1]
    return claimed if first and fold(first[0]) in lexicon.words("grammar_determiners") else f"the {claimed}"


def _calls(office: Office, name: str) -> bool:
    alone = read(name)
    if alone and alone.words == office.words and office.of <= alone.of:
        return True
    words = [fold(word) for word in _WORD.findall(name)]
    size = len(office.words)
    if tuple(words[:size]) == office.words and len(words) > size and office.words[-1] not in _roles():
        return not office.of  # an office that no list has stands before the name as it is claimed
    core = parts(name)
    front = words[: words.index(core[0])] if core and core[0] in words else []
    behind = [fold(word) for word in _WORD.findall(name.partition(",")[2])]
    at = next((n for n, word in enumerate(behind) if word in _prepositions()), len(behind))
    return office.of <= set(words) and (_ends(office.words, front) or _ends(office.words, behind[:at]))


def _ends(wanted: tuple[str, ...], phrase: list[str]) -> bool:
    """Whether a title ends with an office, and no word before makes it another ("deputy mayor", "prime minister")."""
    known, office = lexicon.grouped("persons_roles"), office_named(" ".join(wanted))
    ends = [tuple(phrase[-size:]) for size in range(1, min(LONGEST, len(phrase)) + 1)]
    for end in ends:
        if office_named(" ".join(end)) == office:
            before = set(phrase[: len(phrase) - len(end)]) & _making_another()
            longer = all(known.get(each, office) == office for each in ends[len(end) :])
            return longer and _marks(wanted) == _marks(end) | before
    return False


def _marks(words: tuple[str, ...]) -> frozenset[str]:
    """The words that make an office another one, where they are no part of its own name ("vice president")."""
    return frozenset() if words in lexicon.grouped("persons_roles") else _making_another() & set(words)


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(fold, lexicon.marked("roles").keys() | lexicon.words("roles_foreign")))


@cache
def _articles() -> frozenset[str]:
    return lexicon.words("grammar_determiners") | lexicon.words("articles_foreign")


def _making_another() -> frozenset[str]:
    return lexicon.words("guard_qualifiers")


def _prepositions() -> frozenset[str]:
    return lexicon.words("grammar_prepositions")
