"""A claim held against one text that somebody named: one changed word is told, words that are not there are not found."""

import pytest

from quotes import verify
from tests.conftest import ROOT

SPEECH = (ROOT / "examples" / "town-hall" / "transcript.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("claim", "wording"),
    [
        ("The bridge has fourteen good winters left in it.", "meaning_changed"),
        ("The ferry is a good idea.", "meaning_changed"),
        ("I would rather be later than wet.", "meaning_changed"),
        ("The bridge was four good winters left in it.", "altered"),
        ("The bridge has four good winters left in it.", "excerpt"),
    ],
)
def test_a_short_claim_with_one_word_changed_is_held_against_the_words_it_came_from(
    claim: str, wording: str
) -> None:
    verdict = verify(claim, against=SPEECH)
    assert (verdict.wording, verdict.searched.what) == (wording, "text")


@pytest.mark.parametrize(
    "claim",
    [
        "The bridge will be painted in the colours of the ferry.",
        "The herons do not have a vote.",
        "We have a lot of money.",
        "I think that it is a very good idea.",
        "Thank you very much for your question, Mr. President.",
        "It is time to go.",
    ],
)
def test_everyday_words_that_the_text_does_not_hold_are_not_found_in_it(claim: str) -> None:
    assert verify(claim, against=SPEECH).wording == "not_found"
