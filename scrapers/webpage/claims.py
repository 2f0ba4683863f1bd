"""What fact-checks state about a quotation: ClaimReview in a page's JSON-LD.

`claimReviewed` is often a paraphrase, so only what stands between quotation marks in it is taken for anybody's words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from scrapers.dates import day_of, iso_date
from scrapers.document import Section, Span
from scrapers.material import Marked
from scrapers.passages import FEWEST_WORDS, folded
from scrapers.webpage.mainbody import Block
from scrapers.webpage.structure import Structure, plain, types_of
from scrapers.wordlists import listed, paired


@dataclass(frozen=True, slots=True)
class Claim:
    """One reviewed claim: its words as the page gives them, who is said to have made it, and the rating."""

    text: str
    claimant: str | None
    rating: str | None
    reviewer: str | None
    section: Section | None
    untrue: bool
    said_on: str | None


@cache
def _ratings() -> tuple[tuple[Section, str], ...]:
    return tuple((cast(Section, kind), words) for kind, words in paired("ratings"))


def claims(stated: Structure) -> list[Claim]:
    """The claims that a page reviews, each once; a claimant that is the reviewer itself is left out."""
    found: dict[str, Claim] = {}
    for thing in stated.things:
        text = plain(thing.get("claimReviewed")) if "ClaimReview" in types_of(thing) else None
        if text:
            found.setdefault(text, _claim(thing, text))
    return list(found.values())


def _claim(thing: dict[str, Any], text: str) -> Claim:
    item = thing.get("itemReviewed")
    item = item[0] if isinstance(item, list) and item else item
    item = item if isinstance(item, dict) else {}
    rating = thing.get("reviewRating")
    rating = plain(rating.get("alternateName") or rating.get("name")) if isinstance(rating, dict) else None
    reviewer, claimant = plain(thing.get("author")), plain(item.get("author"))
    same = bool(
        claimant
        and reviewer
        and (folded(claimant) in folded(reviewer) or folded(reviewer) in folded(claimant))
    )
    verdict = f"{rating or ''} {plain(thing.get('headline')) or ''}".casefold().replace("’", "'")
    return Claim(
        text=text,
        claimant=None if same else claimant,
        rating=rating,
        reviewer=reviewer,
        section=next((section for section, words in _ratings() if words in verdict), None),
        untrue=bool(rating) and str(rating).strip(" .").casefold() in listed("ratings_untrue"),
        said_on=None if same else day_of(iso_date(plain(item.get("datePublished")))),
    )


def claim_blocks(found: Sequence[Claim], blocks: Sequence[Block]) -> list[Block]:
    """The claims as paragraphs, those left out that stand in the text already."""
    everything = "".join(block.key for block in blocks)
    return [Block(f"Claim: {claim.text}") for claim in found if folded(claim.text) not in everything]


def claim_spans(found: Sequence[Claim], text: str, marked: Marked) -> tuple[Span, ...]:
    """A span of kind `block` for each passage in quotation marks in a claim, where it stands in the text."""
    spans: list[Span] = []
    for claim in found:
        section = claim.section or _denied(claim, marked)
        for start, end in marked(claim.text):
            words = claim.text[start:end]
            at = text.find(words)
            if at >= 0 and len(words.split()) >= FEWEST_WORDS:
                spans.append(
                    Span(
                        at,
                        at + len(words),
                        "block",
                        speaker=claim.claimant,
                        section=section,
                        citation=_citation(claim),
                        said_on=claim.said_on,
                    )
                )
    return tuple(spans)


def _denied(claim: Claim, marked: Marked) -> Section | None:
    """`disputed` where a claim that somebody else said the words is called untrue: then the credit is what is untrue."""
    spans = marked(claim.text)
    if not claim.untrue or not spans:
        return None
    ends = [0, *(end for _, end in spans)]
    around = " ".join(
        claim.text[end:start] for end, (start, _) in zip(ends, [*spans, (len(claim.text), 0)], strict=True)
    )
    own = claim.claimant is not None and folded(claim.claimant.split()[-1]) in folded(around)
    says = not {*listed("claims_saying")}.isdisjoint(around.casefold().split())
    return "disputed" if says and not own else None


def _citation(claim: Claim) -> str | None:
    if not claim.rating:
        return claim.reviewer and f"Checked by {claim.reviewer}"
    return f"Rated “{claim.rating}” by {claim.reviewer}" if claim.reviewer else f"Rated “{claim.rating}”"
