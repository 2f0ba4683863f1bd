"""Verifying a claim: the right passage, the relation between the two wordings, the right person, the reasons."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from urllib.parse import urlsplit

from db.evidence import Evidence as Record
from db.evidence import Place
from quotes import credits, retrieval
from quotes.errors import BadClaim
from quotes.retrieval import Hit
from quotes.settings import DEFAULT, Settings
from quotes.speakers import name_fold
from quotes.summary import listed, summarise
from quotes.text import fold
from quotes.verdicts import Comparison, Evidence, Finding, Searched, SourceVerdict, Verdict
from quotes.wording import Part, compare, join

try:
    ENGINE = version("quotes")
except PackageNotFoundError:  # run from a source tree that is not installed
    ENGINE = "0"

THRESHOLDS = {"retrieval.convincing": retrieval.CONVINCING, "retrieval.pieced": retrieval.PIECED}
# Wordings that a single passage explains; for others pieces of several passages are tried together.
SOUND = frozenset({"exact", "minor", "excerpt", "elided"})


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody wants checked: words, and perhaps a speaker, a source (address or title), a date."""

    words: str
    speaker: str | None = None
    source: str | None = None
    said_on: str | None = None


def verify_claim(
    claim: Claim, record: Record, *, settings: Settings = DEFAULT, what: str = "database"
) -> Verdict:
    """The verdict on one claim against a record.

    Raises `BadClaim` when there are no words in it, or more characters than `settings.claim_characters`.
    """
    started = time.perf_counter()
    words = claim.words
    if len(words) > settings.claim_characters:
        raise BadClaim(
            f"The claim has {len(words):,} characters; the limit is {settings.claim_characters:,}. Check it in parts."
        )
    if not fold(words):
        raise BadClaim("The claim holds no words; type the words that somebody is said to have said.")
    verdict = _Answer(claim, record, settings, what).verdict()
    return replace(verdict, ms=round(1000 * (time.perf_counter() - started), 3))


class _Answer:
    """One claim on its way to a verdict."""

    def __init__(self, claim: Claim, record: Record, settings: Settings, what: str) -> None:
        self.claim, self.record, self.settings = claim, record, settings
        self.searched = searched(record, what)
        self.found = retrieval.find(claim.words, record.library)

    def verdict(self) -> Verdict:
        """The verdict, without its time."""
        if not self.found:
            return self._told(None, (), (), credits.rule(self.claim.speaker, (), ()))
        rows = list(dict.fromkeys(n for hit in (*self.found.hits, *self.found.pieces) for n in hit.rows))
        places = self.record.places(rows)
        by_row: dict[int, list[Place]] = {}
        for place in places:
            by_row.setdefault(place.variant_n, []).append(place)
        comparison, hit = self._compared(by_row)
        basis = [place for n in hit.rows for place in self._ordered(by_row.get(n, []))]
        family = self._family(hit, basis)
        ruling = credits.rule(self.claim.speaker, self._owners(), family)
        others = [p for p in family if p.occurrence_id not in {b.occurrence_id for b in basis}]
        return self._told(comparison, (hit.text,), (*basis, *others), ruling)

    def _compared(self, by_row: dict[int, list[Place]]) -> tuple[Comparison, Hit]:
        """The comparison the verdict rests on, and the passage: a primary source's before any other."""
        ranked = sorted(self.found.hits, key=lambda hit: _standing(by_row.get(hit.rows[0], [])))
        hit = ranked[0]
        before, after = _around(hit, by_row)
        comparison = compare(self.claim.words, hit.text, before=before, after=after)
        if len(self.found.pieces) > 1 and comparison.wording not in SOUND:
            joined = join(self.claim.words, [_part(piece, by_row) for piece in self.found.pieces])
            if joined.score > comparison.score:
                text = "\n".join(piece.text for piece in self.found.pieces)
                rows = tuple(n for piece in self.found.pieces for n in piece.rows)
                return joined, replace(hit, text=text, rows=rows)
        if all(place.kind == "indirect" for place in by_row.get(hit.rows[0], ())):
            comparison = _reported(comparison)
        as_claimed = [h for h in self.found.hits if h.whole and h is not hit]
        if as_claimed and comparison.wording not in ("exact", "minor"):
            comparison = _carried(comparison, [p for h in as_claimed for p in by_row.get(h.rows[0], ())])
        return comparison, hit

    def _ordered(self, places: list[Place]) -> list[Place]:
        """Places of equal standing with those first that credit the claimed speaker."""
        if not self.claim.speaker or len(places) < 2:
            return places
        owners = self._owners()
        return sorted(
            places,
            key=lambda p: (p.tier != "primary", not credits.credited(self.claim.speaker or "", owners, p)),
        )

    def _family(self, hit: Hit, basis: list[Place]) -> list[Place]:
        if not any(place.quote_id for place in basis):
            return basis
        return self.record.places(self.record.family(hit.rows))

    def _owners(self) -> frozenset[str]:
        return self.record.owners(name_fold(self.claim.speaker)) if self.claim.speaker else frozenset()

    def _told(
        self,
        comparison: Comparison | None,
        texts: Sequence[str],
        places: Sequence[Place],
        ruling: credits.Ruling,
    ) -> Verdict:
        first = places[0] if places else None
        summary = summarise(
            comparison,
            ruling.verdict,
            speaker=self.claim.speaker,
            speakers=ruling.speakers,
            searched=self.searched,
        )
        verdict = Verdict(
            self.claim.words,
            comparison.wording if comparison else "not_found",
            ruling.verdict,
            summary,
            speaker=self.claim.speaker,
            speakers=ruling.speakers,
            searched=self.searched,
            engine=ENGINE,
            settings=self.settings.hash(),
            source=self._source(places),
            thresholds=dict(THRESHOLDS),
        )
        if comparison is None or first is None:
            return replace(verdict, rules=(ruling.rule,))
        text = texts[0]
        rules = dict.fromkeys((ruling.rule, *(f.rule for f in comparison.findings)))
        return replace(
            verdict,
            score=round(comparison.score, 2),
            quote_id=first.quote_id,
            variant_id=first.variant_id,
            external_id=first.external_id,
            recorded=text[comparison.recorded_start : comparison.recorded_end],
            prefix=first.prefix + text[: comparison.recorded_start],
            suffix=text[comparison.recorded_end :] + first.suffix,
            edits=comparison.edits,
            findings=comparison.findings,
            guard=comparison.guard,
            rules=tuple(rules),
            evidence=tuple(_evidence(place) for place in places[: self.settings.evidence_places]),
        )

    def _source(self, places: Sequence[Place]) -> SourceVerdict:
        if not self.claim.source:
            return "not_claimed"
        return "same" if any(_is_source(self.claim.source, place) for place in places) else "other"


def searched(record: Record, what: str) -> Searched:
    """What there was to search."""
    held = record.holdings()
    return Searched(
        "text" if what == "text" else "database",
        held.sources,
        held.primary,
        held.secondary,
        held.collection,
        held.variants,
        held.first,
        held.last,
        held.languages,
    )


def _standing(places: Sequence[Place]) -> tuple[bool, bool]:
    """Sorts passages: what a primary source holds decides, reported speech comes last."""
    return not any(p.tier == "primary" and p.kind != "indirect" for p in places), all(
        p.kind == "indirect" for p in places
    )


def _around(hit: Hit, by_row: dict[int, list[Place]]) -> tuple[str, str]:
    first, last = by_row.get(hit.rows[0], []), by_row.get(hit.rows[-1], [])
    return (first[0].prefix if first else "", last[0].suffix if last else "")


def _part(piece: Hit, by_row: dict[int, list[Place]]) -> Part:
    places = by_row.get(piece.rows[0], [])
    if not places:
        return Part(piece.text)
    speakers = [credit.speaker_id for credit in places[0].credits if credit.status == "asserted"]
    return Part(piece.text, places[0].source_id, speakers[0] if speakers else "")


def _reported(comparison: Comparison) -> Comparison:
    """Reported speech is nobody's exact words, whatever agrees."""
    note = Finding(
        "reported_speech", "", "", "indirect_only", note="The source reports this in its own words."
    )
    wording = (
        "altered" if comparison.wording in ("exact", "minor", "excerpt", "elided") else comparison.wording
    )
    return replace(comparison, wording=wording, findings=(*comparison.findings, note))


def _carried(comparison: Comparison, places: Sequence[Place]) -> Comparison:
    """The words stand somewhere as claimed, but the primary source has others."""
    names = listed(list(dict.fromkeys(place.publisher or place.title or place.url for place in places)))
    note = Finding(
        "carried_as_claimed", "", "", "primary_source_decides", note=f"These very words stand in {names}."
    )
    return replace(comparison, findings=(*comparison.findings, note))


def _evidence(place: Place) -> Evidence:
    shown = list(place.credits)
    first = shown[0] if shown else None
    return Evidence(
        place.occurrence_id,
        place.source_id,
        place.text,
        place.prefix,
        place.suffix,
        place.kind,
        tuple(credit.name for credit in shown),
        first.confidence if first else "none",
        first.rule if first else "none",
        first.status if first else "asserted",
        first.via if first else None,
        place.said_on,
        place.title,
        place.publisher,
        place.url,
        place.published,
        place.tier,
        place.citation,
        place.external_id,
        place.start,
        place.end,
        place.snapshot,
    )


def _is_source(claimed: str, place: Place) -> bool:
    if claimed.startswith(("http://", "https://")):
        return _address(claimed) in {_address(place.url), _address(place.canonical or "")}
    wanted = fold(claimed)
    return any(wanted == fold(name) for name in (place.title, place.publisher, place.url) if name)


def _address(url: str) -> tuple[str, str, str]:
    try:
        parts = urlsplit(url)
    except ValueError:
        return ("", url, "")
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query
