"""Verifying a claim: the right passage, the relation between the two wordings, the right person, the reasons."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from db.reading.evidence import Evidence as Record
from db.reading.evidence import Place
from quotes.days import is_day, no_day
from quotes.errors import BadClaim
from quotes.persons.claiming import initials_of, wife_of
from quotes.persons.names import relation
from quotes.persons.typed_names import name_in
from quotes.search import retrieval
from quotes.search.retrieval import Found
from quotes.settings import DEFAULT, Settings
from quotes.speakers import name_fold
from quotes.text import first_word, tokens
from quotes.verdict import beside, corrected, courtesies, credits, namesakes, offices
from quotes.verdict.attributing import attribute
from quotes.verdict.basis import Basis, choose
from quotes.verdict.brevity import brief, denying, few_of_speaker
from quotes.verdict.carrying import carrier, parted
from quotes.verdict.editions import in_editions, of_a_work
from quotes.verdict.evidence import evidence_of
from quotes.verdict.framed import Frame, framed
from quotes.verdict.named import answer
from quotes.verdict.nearest import candidates
from quotes.verdict.nesting import (
    QUOTED_WITHIN,
    SIGHT,
    in_dialogue,
    in_marks,
    related,
    told_within,
    turned,
    unsettled,
)
from quotes.verdict.opposed import Opposed, open_to, opposed, speakers_of
from quotes.verdict.passages import holding, passages
from quotes.verdict.remarks import OTHERWISE, dated, decided, earlier_state, misquoted, noted, undated
from quotes.verdict.running import held
from quotes.verdict.searched import searched
from quotes.verdict.summary import summarise
from quotes.verdict.typed import typed
from quotes.verdicts import Finding, Verdict, by_rule
from quotes.wording import LONGEST_CLAIM

try:
    ENGINE = version("quotes")
except PackageNotFoundError:  # run from a source tree that is not installed
    ENGINE = "0"

_QID = re.compile(r"Q[1-9]\d{0,11}")
# The answers that name the claimed speaker.
NAMED = frozenset({"confirmed", "likely"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody wants checked: words, and perhaps a speaker, a source (address or title), a date.

    `marked` says that the words stand in quotation marks, so that nothing between them is the claimant's own; `lead` is
    what the claimant writes before the marks in the same sentence ("she said she would not"), `trail` what
    behind them ("if it holds").
    """

    words: str
    speaker: str | None = None
    source: str | None = None
    said_on: str | None = None
    marked: bool = False
    lead: str = ""
    trail: str = ""


def verify_claim(
    claim: Claim, record: Record, *, settings: Settings = DEFAULT, what: str = "database"
) -> Verdict:
    """The verdict on one claim against a record.

    Raises `BadClaim` when there are no words in it, more characters than `settings.claim_characters`, or a day that is
    none.
    """
    started = time.perf_counter()
    words = claim.words
    if len(words) > settings.claim_characters:
        raise BadClaim(
            f"The claim has {len(words):,} characters; the limit is {settings.claim_characters:,}. Check it in parts."
        )
    if not first_word(words):
        raise BadClaim("The claim holds no words; type the words that somebody is said to have said.")
    if claim.said_on and not is_day(claim.said_on):
        raise BadClaim(no_day(claim.said_on))
    who = name_in(claim.speaker) if claim.speaker else None
    with record.at_one_moment():
        named = claim if who == claim.speaker else replace(claim, speaker=who)
        verdict = _answered(named, record, settings, what, started)
    return verdict if who == claim.speaker else replace(verdict, speaker=claim.speaker)


def _answered(claim: Claim, record: Record, settings: Settings, what: str, started: float) -> Verdict:
    """The verdict on the words as they are, or without a credit that was typed with them, which then is claimed too."""
    verdict = _Answer(claim, record, settings, what, started).verdict()
    if claim.marked or verdict.wording in beside.SETTLED:
        return verdict
    apart = typed(claim.words, record.bearers)
    if apart is None or beside.on_record(verdict, apart.words):
        return verdict
    if not beside.may_be_read(verdict, apart.credit, apart.speaker):
        return verdict
    alone = replace(claim, words=apart.words, speaker=claim.speaker or apart.speaker or None)
    other = _Answer(alone, record, settings, what, started).verdict()
    nothing = verdict.wording == other.wording == "not_found"
    return beside.told(other, apart.credit) if nothing or beside.better(verdict, other) else verdict


class _Answer:
    """One claim on its way to a verdict."""

    def __init__(self, claim: Claim, record: Record, settings: Settings, what: str, started: float) -> None:
        self.claim, self.record, self.settings, self.started = claim, record, settings, started
        self.said = tokens(claim.words, LONGEST_CLAIM)
        self.searched = searched(record, what)
        self.owners = _owners(claim, record)
        # Who holds a claim against one text says where it should stand, which is as much as naming the speaker: "has
        # fourteen good winters" is then an answer to "has four good winters", which among a million rows it is not.
        named = frozenset if what == "text" else self._credited if self.claim.speaker else None
        asks = settings.search.of_one_text() if what == "text" else settings.search
        self.namesakes: tuple[str, ...] = ()
        self.office: tuple[Finding, ...] = ()
        self.against: Opposed | None = None
        self.found = retrieval.find(self.said, record.library, credited=named, asks=asks)
        self.near = self.found.near
        if not self.found and what == "text":
            self.found = held(claim.words, record, settings.guard)
        elif not self.found and claim.speaker:
            self.found = few_of_speaker(claim.words, record, self._credited)
        elif claim.speaker and self.found.hits[0].whole:
            self.found = self._with_own()

    def verdict(self) -> Verdict:
        """The verdict; its time runs from `started`."""
        if not self.found:
            return self._told(None, (), credits.rule(self.claim.speaker, (), ()))
        theirs = self._credited if self.claim.speaker else None
        basis = choose(self.said, self.found, self.record, self.settings.search, self.settings.guard, theirs)
        frame = Frame(self.claim.lead, self.claim.trail)
        comparison = framed(basis.comparison, self.claim.words, basis.text, frame)
        if comparison.wording == "meaning_changed" and of_a_work(self.claim.speaker, basis.places):
            comparison = in_editions(comparison, self.claim.words, basis.text)
        basis = replace(basis, comparison=comparison)
        basis = replace(
            basis,
            places=courtesies.told_apart(basis.places),
            others=courtesies.told_apart(basis.others),
        )
        strangers = self.record.strangers(self.owners) if self.owners else frozenset()
        if strangers:
            basis = replace(
                basis, places=_apart(basis.places, strangers), others=_apart(basis.others, strangers)
            )
        here, rest = self._parted(basis)
        places = (*here, *rest)
        whose = attribute(self.claim.speaker, self.claim.said_on, self.owners, here, rest, self.record)
        pieces = [
            [place for place in basis.places if place.variant_n == part.wording]
            for part in (holding(basis.comparison, basis.parts) if len(basis.parts) > 1 else ())
        ]
        ruling = credits.shared(whose.ruling, basis.comparison, self.claim.speaker, self.owners, pieces)
        self.against = self._opposing(basis, here, places)
        ruling = corrected.doubted(ruling, here)
        ruling = corrected.set_right(ruling, self.against.place if self.against else None)
        self.office = whose.told
        if not any(credit.speaker_id in whose.officers for place in places for credit in place.credits):
            self.namesakes = self._namesakes(ruling)  # "Mayor Quill" is whoever was the mayor then
            ruling = self._so_called(ruling, here)
        return self._told(basis, here, namesakes.unsure(ruling) if self.namesakes else ruling, rest)

    def _with_own(self) -> Found:
        """What was found, with a longer remark of the claimed speaker that holds what is another's whole remark."""
        if self._credited(self.found.hits[0].rows):
            return self.found
        own = few_of_speaker(self.claim.words, self.record, self._credited)
        rows = [row for hit in own.hits for row in hit.rows]
        if rows and told_within(self.record.places(self.found.hits[0].rows), self.record.places(rows)):
            return self.found
        return replace(self.found, hits=(*self.found.hits, *own.hits))

    def _namesakes(self, ruling: credits.Ruling) -> tuple[str, ...]:
        """Who else on record bears the surname that is claimed alone, where the credit fits it; empty for nobody."""
        surname = namesakes.surname(self.claim.speaker)
        if not surname or ruling.rule == credits.REVIEWED or ruling.verdict not in NAMED:
            return ()
        if all(name_fold(name) == surname for name in ruling.speakers):
            return ()
        found = namesakes.persons(self.record.bearers(surname))
        return found if len(found) > 1 else ()

    def _so_called(self, ruling: credits.Ruling, here: Sequence[Place]) -> credits.Ruling:
        """The ruling where the primary source of the words calls one alone of its surname by the claimed office."""
        if not self.namesakes or here[0].tier != "primary":
            return ruling
        called = namesakes.so_called(self.claim.speaker or "", self.record.cast(here[0].source_id))
        if called is None:
            return ruling
        self.namesakes = ()
        ident, name = called
        if any(credit.speaker_id == ident for place in here for credit in place.credits):
            return ruling
        ruling = namesakes.another(ruling)
        self.office = offices.told(name, ruling, name)
        return ruling

    def _parted(self, basis: Basis) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
        """The places that hold the words, the surest first, and those with other parts of the same remark."""
        if len(basis.places) == 1 and not basis.others:
            return basis.places, ()
        at = slice(basis.comparison.recorded_start, basis.comparison.recorded_end)
        holds = carrier(self.claim.words, basis.text[at])
        return parted(self._ordered(basis.places), basis.others, holds)

    def _ordered(self, places: Sequence[Place]) -> Sequence[Place]:
        """Places of equal standing with those first that credit the claimed speaker."""
        name = self.claim.speaker
        if not name or len(places) < 2:
            return places
        return sorted(places, key=lambda p: (p.tier != "primary", not credits.credited(name, self.owners, p)))

    def _credited(self, rows: Sequence[int]) -> frozenset[int]:
        """Those of some rows that are the claimed speaker's, under this name or one that can be the same person's."""
        theirs = self.record.credited(rows, self.owners) if self.owners else frozenset()
        others = self.record.named([row for row in rows if row not in theirs])
        claimed = self.claim.speaker or ""
        return theirs | {
            row
            for row, name in others
            if relation(claimed, name) in namesakes.ONE or initials_of(claimed, (name,))
        }

    def _told(
        self,
        basis: Basis | None,
        here: Sequence[Place],
        ruling: credits.Ruling,
        rest: Sequence[Place] = (),
    ) -> Verdict:
        """The verdict; the words stand `here`, other parts of the same remark in the `rest`."""
        places = (*here, *rest)
        within = self._whose(basis, places) if basis and places else ()
        ruling = unsettled(ruling, within)
        basis = turned(basis, within) if basis and ruling.rule != QUOTED_WITHIN else basis
        comparison = basis.comparison if basis else None
        asked = basis is None and self.searched.what == "database"
        few = brief(self.claim.words, self.record) if asked else None
        summary = summarise(
            comparison, ruling.verdict, speaker=ruling.meant or self.claim.speaker, speakers=ruling.speakers,
            rule=ruling.rule, doubt=ruling.doubt, searched=self.searched, few=few,
        )  # fmt: skip
        standing = basis.places if basis else ()
        named = answer(
            self.claim.source, self.claim.words, comparison, standing, places, self.settings.guard,
            self.record.publisher,
        )  # fmt: skip
        whose = (*within, *named.told, *self._beside(basis, here, places)) if basis and places else ()
        found = comparison.findings if comparison and places else ()
        further = tuple(finding for finding in whose if not by_rule(found, finding.rule))
        seen = self._seen(basis, here, rest, further) if basis and places else {}
        if basis is None:
            told = {} if few is None else {"findings": (few.finding(),)}
            seen = {"nearest": candidates(self.near, self.record), **told}
        return Verdict(
            claim=self.claim.words,
            wording=comparison.wording if comparison else "not_found",
            attribution=ruling.verdict,
            summary=" ".join(
                (summary, *(f.note for f in found if f.kind == OTHERWISE), *(f.note for f in whose))
            ),
            speaker=self.claim.speaker,
            source=named.verdict,
            speakers=ruling.speakers,
            searched=self.searched,
            engine=ENGINE,
            rules=tuple(dict.fromkeys((ruling.rule, *(finding.rule for finding in found)))),
            thresholds=self.settings.thresholds(),
            settings=self.settings.hash(),
            ms=round(1000 * (time.perf_counter() - self.started), 3),
            **seen,
        )

    def _opposing(self, basis: Basis, here: Sequence[Place], places: Sequence[Place]) -> Opposed | None:
        """A report that prints the opposite; of a few words also one of no family with them, by the same speaker."""
        words, guard = self.claim.words, self.settings.guard
        if not open_to(basis.comparison, basis.places):
            return None
        rows = denying(words, self.record)
        others = speakers_of(self.record.places(rows), here) if rows else []
        return opposed(words, basis.comparison, basis.places, (*places, *others), guard)

    def _beside(self, basis: Basis, here: Sequence[Place], places: Sequence[Place]) -> tuple[Finding, ...]:
        """What is told of the day that was claimed, of reports that print the opposite, and of corrections."""
        day = self.claim.said_on
        against = self.against if open_to(basis.comparison, basis.places) else None
        printed = (against.finding,) if against else ()
        other = against.place if against else None
        return (*dated(day, places), *undated(day, places), *printed, *corrected.told(here, other))

    def _seen(
        self, basis: Basis, here: Sequence[Place], rest: Sequence[Place], whose: Sequence[Finding]
    ) -> dict[str, Any]:
        """The fields of a verdict that tell of the words on record and of the places where they stand."""
        places = (*here, *rest)
        comparison, first = basis.comparison, here[0]
        start, end = comparison.recorded_start, comparison.recorded_end
        pieces = passages(comparison, basis.text, basis.parts, places)
        leading = {piece.occurrence_id for piece in pieces}
        ordered = sorted(enumerate(places), key=lambda at: (at[0] > 0, at[1].occurrence_id not in leading))
        return {
            "score": round(comparison.score, 2),
            "quote_id": first.quote_id,
            "variant_id": first.variant_id,
            "external_id": first.external_id,
            "recorded": basis.text[start:end],
            "prefix": pieces[0].prefix,
            "suffix": pieces[-1].suffix,
            "passages": pieces,
            "edits": comparison.edits,
            "findings": (
                *comparison.findings,
                *whose,
                *earlier_state(self.record.gone(first, basis.text[start:end])),
                *decided(self.record.decided(places)),
            ),
            "guard": comparison.guard,
            "evidence": tuple(
                evidence_of(place, holds=n < len(here) or place.occurrence_id in leading)
                for n, place in ordered[: self.settings.evidence_places]
            ),
        }

    def _whose(self, basis: Basis, places: Sequence[Place]) -> tuple[Finding, ...]:
        """That the claimed name fits several, and that the words stand in a turn as somebody else's, where they do."""
        place = places[0]
        several = (
            *self.office,
            *misquoted(place),
            *noted(self.claim.words, place, self.record.running),
        )
        if self.namesakes:
            several = (*several, namesakes.told(self.claim.speaker or "", self.namesakes))
        at = basis.comparison.recorded_start
        speaker = next((credit.name for credit in place.credits if credit.status == "asserted"), "")
        if not speaker or place.tier == "collection":
            return several
        if (
            place.kind == "block"
            and place.text == basis.text
            and (found := in_dialogue(basis.text, at, speaker))
        ):
            return (*several, found)
        lead = basis.parts[0].start if basis.parts else 0
        before = place.prefix[: len(place.prefix) - lead] + basis.text[:at]
        if place.start is not None and place.publish == "full" and place.text == basis.text:
            end = place.start + at
            before = self.record.running(place.source_id, max(0, end - SIGHT), end)
        own = basis.text[:at] if place.kind == "direct" and place.text == basis.text else ""
        found = related(before, speaker, turn=place.kind == "turn", own=own)
        if not found:
            found = in_marks(basis.text[at : basis.comparison.recorded_end], places)
        return (*several, found) if found else several


def _owners(claim: Claim, record: Record) -> frozenset[str]:
    """Who goes by the claimed name, or is the Wikidata item given for it."""
    if not claim.speaker or wife_of(claim.speaker):
        return frozenset()
    qid = claim.speaker.strip()
    return record.item(qid) if _QID.fullmatch(qid) else record.owners(name_fold(claim.speaker))


def _apart(places: tuple[Place, ...], strangers: frozenset[str]) -> tuple[Place, ...]:
    """Places with a mark on credits of speakers of whom a reviewer said that they are not the claimed one."""
    return tuple(
        replace(place, credits=tuple(replace(c, stranger=c.speaker_id in strangers) for c in place.credits))
        for place in places
    )
