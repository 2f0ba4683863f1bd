"""Words before or behind a quotation that look like a denial, a condition or another voice and take nothing of it."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Whether you row or not, the tide turns at six.", "The tide turns at six."),
        ("It goes without saying that the tide turns at six.", "The tide turns at six."),
        ("Unless I am mistaken, the tide turns at six.", "The tide turns at six."),
        ("The tide turned at six, as even the harbour master admits.", "The tide turned at six."),
    ],
)
def test_what_only_opens_or_backs_the_words_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Unless I am paid, the tide can turn without me.", "The tide can turn without me."),
        ("The tide turned at six, as the harbour master claims.", "The tide turned at six."),
        ("The tide did not turn at six.", "turn at six"),
    ],
)
def test_what_governs_the_words_still_turns_them(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_a_word_that_may_open_a_condition_can_end_a_text() -> None:
    claim, recorded = "We left the men who cook and are providing", "We left the men who cook and are feeding"
    assert compare(claim, recorded).wording == "altered"
