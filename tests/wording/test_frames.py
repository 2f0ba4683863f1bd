"""A short sentence among others of its build: the one that holds its telling word is meant, with a denial more or not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("They say that this is a promise. It is not a promise. It is a warning.", "It is a promise."),
        ("It is late. This is not a harbour, this is a beach.", "This is a harbour."),
        ("We will never leave the quay. We will leave the bench.", "We will leave the quay."),
    ],
)
def test_a_denial_of_the_claim_is_nearer_than_a_sentence_of_its_build(recorded: str, claim: str) -> None:
    (alarm,) = (finding for finding in compare(claim, recorded).findings if finding.turns)
    assert (alarm.rule, alarm.claim) == ("guard.negation", "")


def test_of_two_places_that_hold_as_many_words_the_one_with_the_telling_word_is_read() -> None:
    recorded = "They all believe that ours is a promise that nobody will ever keep, whatever the day. It is a warning."
    answer = compare("It is a promise.", recorded)
    assert "promise" in recorded[answer.recorded_start : answer.recorded_end]
