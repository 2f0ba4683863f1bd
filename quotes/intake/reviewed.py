"""Whose words a fact-check reviews: whom the claim itself names, not who spread it.

`itemReviewed.author` is whoever made the claim (https://schema.org/Claim), and where "Facebook posts" claim that somebody
said something the words are put into that person's mouth. What the check says of the claim holds wherever the page
repeats the words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.extraction import extract
from quotes.attribution.rules.disclaimers import disclaimed
from quotes.quotation import Attribution, Quotation
from quotes.speakers import same_person
from quotes.text import holds
from quotes.text import words as words_of
from scrapers.document import Document, Span

# A repetition may cut a few words off; the half of a claim that somebody did say is no repetition of it.
REPEATED = 0.8
BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class _Review:
    span: Span
    words: list[str]
    said: Attribution | None
    denied: bool


def reviewed(document: Document, quotations: Sequence[Quotation]) -> Iterator[tuple[Quotation, Span | None]]:
    """The quotations of a document, each with what its format states of it; of a fact-check with what that reviews.

    Words of a reviewed claim are credited to whom the claim names, with the check's rating, at each place on the page. A
    check that does not rate the credit makes it no surer than `possible` where somebody else spread the claim.
    """
    stated = {(span.start, span.end): span for span in document.spans}
    found = [_review(document, span) for span in document.spans] if document.reader == "claimreview" else []
    reviews = [review for review in found if review is not None]
    for quotation in quotations:
        span = stated.get((quotation.start, quotation.end))
        review = next((each for each in reviews if each.span is span or _repeats(quotation, each)), None)
        yield (quotation, span) if review is None else _credited(quotation, review)


def _review(document: Document, span: Span) -> _Review | None:
    """What a check reviews at a span, with whom the claim names; None for a span that is no claim."""
    if span.kind != "block" or not (span.section or span.citation):
        return None
    words = document.text[span.start : span.end].rstrip(
        " .,;:!?"
    )  # marks at its end are the sentence's around it
    told = [paragraph for paragraph in document.text.split(BETWEEN) if words in paragraph]
    said = (_said(paragraph, words) for paragraph in told)
    denied = any(disclaimed(paragraph[paragraph.index(words) + len(words) :]) for paragraph in told)
    return _Review(span, words_of(words), next((one for one in said if one is not None), None), denied)


def _said(paragraph: str, words: str) -> Attribution | None:
    """Whom a paragraph names as having said words that it quotes."""
    return next(
        (q.attribution for q in extract(paragraph) if words in q.text and q.attribution.speakers), None
    )


def _repeats(quotation: Quotation, review: _Review) -> bool:
    said = words_of(quotation.text)
    short, long = sorted((said, review.words), key=len)
    return len(short) >= REPEATED * len(long) > 0 and holds(long, short)


def _credited(quotation: Quotation, review: _Review) -> tuple[Quotation, Span]:
    span = replace(review.span, start=quotation.start, end=quotation.end)
    if review.denied and not span.section:
        span = replace(span, section="misattributed")
    if review.said is None:
        return quotation, span
    spread = span.speaker
    sure = span.section or (spread and any(same_person(spread, name) for name in review.said.speakers))
    said = replace(
        review.said,
        speaker_start=None,
        speaker_end=None,
        said_on=review.span.said_on if spread and sure else None,
        confidence=review.said.confidence if sure else "possible",
    )
    return replace(quotation, attribution=said), span
