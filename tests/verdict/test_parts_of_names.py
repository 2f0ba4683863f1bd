"""A part of a recorded name contradicts nobody: half of a double surname is likely, a first name alone is left open."""

import pytest

from quotes import verify

WORDS = "The well was dug by people who had never been thirsty."
REPORT = f"“{WORDS[:-1]},” Samuel Tarn-Okello told the parley.\n"


@pytest.mark.parametrize(
    ("claimed", "verdict", "rule"),
    [
        ("Tarn", "likely", "short_name"),
        ("Okello", "confirmed", "primary_source"),
        ("Samuel", "unattributed", "first_name_alone"),
        ("Adrian", "different_speaker", "primary_source"),
        ("Adrian Tarn", "different_speaker", "primary_source"),
        ("Tarnow", "different_speaker", "primary_source"),
    ],
)
def test_a_part_of_a_name_is_likely_or_left_open(claimed: str, verdict: str, rule: str) -> None:
    answer = verify(WORDS, speaker=claimed, against=REPORT)
    assert (answer.attribution, answer.rules[0]) == (verdict, rule)


def test_the_answer_says_that_a_first_name_leaves_it_open() -> None:
    answer = verify(WORDS, speaker="Samuel", against=REPORT)
    assert "The record credits Samuel Tarn-Okello with them." in answer.summary
    assert "Whether Samuel Tarn-Okello is the one claimed, Samuel, is not on record." in answer.summary
