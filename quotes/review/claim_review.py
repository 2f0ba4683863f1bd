"""A reviewer's decision on a credit as schema.org's ClaimReview: what was claimed, and how it was judged.

Only decisions make one; the machine's verdict never does. Fields follow schema.org 29 and the vocabulary that search
engines read (`ratingValue` from 1, wrong, to 5, right).
"""

from collections.abc import Mapping, Sequence

from db.reviewing.rulings import RulingRow
from quotes.deep_links import web_address
from quotes.linked import SCHEMA_ORG, Json, Speaker, creator

# Kind of decision: the judgement in words, and as a number.
RATINGS = {
    "confirm": ("Correctly attributed", 5),
    "speaker": ("Correctly attributed", 5),
    "disputed": ("Disputed attribution", 3),
    "misattributed": ("Wrongly attributed", 1),
}
# More of a quotation is not repeated in the claim.
WORDS = 600


def judged(rulings: Sequence[RulingRow]) -> list[RulingRow]:
    """The decisions that say whether a credit holds; contested ones, and those whose place is lost, are no judgement."""
    return [r for r in rulings if r.kind in RATINGS and not r.contested and r.anchor in ("exact", "moved")]


def claim_reviews(
    words: str,
    rulings: Sequence[RulingRow],
    *,
    page: str,
    publisher: str,
    people: Mapping[str, Speaker] | None = None,
    first: Json | None = None,
) -> Json:
    """One ClaimReview, or a graph of several; `page` is the address of the quote, `publisher` who reviews.

    `people` are those whom the decisions name, by id; `first` is where the words are on record first.
    """
    made = [_one(words, ruling, page, publisher, people or {}, first) for ruling in rulings]
    if len(made) == 1:
        return {"@context": SCHEMA_ORG, **made[0]}
    return {"@context": SCHEMA_ORG, "@graph": made}


def _one(
    words: str,
    ruling: RulingRow,
    page: str,
    publisher: str,
    people: Mapping[str, Speaker],
    first: Json | None,
) -> Json:
    told, value = RATINGS[ruling.kind]
    text = words if len(words) <= WORDS else f"{words[: WORDS - 1].rstrip()}…"
    who = people.get(ruling.value or "") or (Speaker(ruling.value_text) if ruling.value_text else None)
    # Whoever is named need not have said it, so they are what the claim is about, not the creator of the words.
    about = [{"@type": "Quotation", "text": words}, *([creator(who)] if who else [])]
    claim: Json = {"@type": "Claim", "about": about}
    if first:
        claim["firstAppearance"] = first
    made: Json = {
        "@type": "ClaimReview",
        "identifier": ruling.decision_id,
        "url": page,
        "datePublished": ruling.at[:10],
        "author": {"@type": "Organization", "name": publisher},
        "claimReviewed": f"{ruling.value_text} said: “{text}”",
        "itemReviewed": claim,
        "reviewRating": {
            "@type": "Rating", "ratingValue": value, "bestRating": 5, "worstRating": 1, "alternateName": told,
        },
    }  # fmt: skip
    if ruling.reason:
        made["reviewBody"] = ruling.reason
    if address := web_address(ruling.evidence_url):
        made["citation"] = address
    return made
