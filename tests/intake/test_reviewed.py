"""A fact-check is about whoever its claim names, wherever the page repeats the words."""

import json

import pytest

from quotes.desk import given
from quotes.verdict.verification import Claim, verify_claim
from quotes.verdicts import Verdict
from scrapers.registry import read

WORDS = "If they close one lock we will drain the whole canal by night."
NAMING = f"Wilma Tarn said “{WORDS}”"
BODY = (
    "<p>The lock-keepers met on the towpath on Monday and voted on their pay for the summer season.</p>"
    "<p>A photo shared two thousand times claims that Mrs Wilma Tarn told them: “{}” Her office denies it.</p>"
    "<p>“I have never drained so much as a bath,” Wilma Tarn told the Checkers on the ferry last week.</p>"
)


def check(rating: str, spread: str | None, claim: str = NAMING, words: str = WORDS) -> bytes:
    review = {
        "@type": "ClaimReview",
        "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "The Checkers"},
        "itemReviewed": {"@type": "Claim", "author": {"name": spread}} if spread else {"@type": "Claim"},
        "reviewRating": {"@type": "Rating", "alternateName": rating},
    }
    page = '<html><head><title>The canal</title><script type="application/ld+json">{}</script></head>'
    return (
        page.format(json.dumps(review)) + f"<body><article>{BODY.format(words)}</article></body></html>"
    ).encode()


def asked(page: bytes, words: str = WORDS, speaker: str = "Wilma Tarn") -> Verdict:
    with given(read(page, name="check.html")) as record:
        return verify_claim(Claim(words, speaker), record, what="text")


@pytest.mark.parametrize("spread", ["Facebook posts", "Bo Ray", None])
def test_a_fake_quote_is_misattributed_to_whom_the_claim_names(spread: str | None) -> None:
    assert asked(check("Fake quote", spread)).attribution == "misattributed"


def test_the_rating_holds_where_the_page_repeats_the_words_under_another_claim() -> None:
    page = check("Fake quote", "Viral posts", f"Mayor Wilma Tarn said: “{WORDS}”")
    assert asked(page).attribution == "misattributed"
    assert asked(page, "we will drain the whole canal by night").attribution == "misattributed"


def test_who_spread_a_claim_is_not_who_is_said_to_have_said_it() -> None:
    page = check("Correct attribution", "Facebook posts")
    assert (asked(page).attribution, asked(page).rules[0]) == ("likely", "possible_attribution")
    assert asked(page, speaker="Facebook posts").attribution == "different_speaker"


def test_what_the_person_told_the_checkers_stays_confirmed() -> None:
    found = asked(check("Fake quote", "Facebook posts"), "I have never drained so much as a bath")
    assert found.attribution == "confirmed"


def test_a_claim_that_somebody_else_said_it_is_denied_by_a_plain_false() -> None:
    assert asked(check("False", "Facebook posts")).attribution == "disputed"
    assert asked(check("Half true", "Facebook posts")).attribution == "likely"


def test_ones_own_claim_that_is_false_was_made_all_the_same() -> None:
    assert asked(check("False", "Wilma Tarn")).attribution == "confirmed"


def test_a_page_that_says_the_words_were_never_said_denies_the_credit() -> None:
    page = check("Misleading", "Wilma Tarn").replace(b"Her office denies it.", b"She never said it.")
    assert asked(page).attribution == "misattributed"
