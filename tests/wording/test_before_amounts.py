"""A small word before an amount may fall, a bound may not; a range has two forms."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "wording"),
    [
        ("Sales declined by 9% here.", "Sales declined 9 percent here.", "minor"),
        ("It has lost money for four years running.", "It has lost money four years running.", "minor"),
        ("We expect between 20 and 40 boats.", "We expect 20 to 40 boats.", "minor"),
        ("We expect 20 to 40 boats.", "We expect between 20 and 40 boats.", "minor"),
        ("We expect between 20 and 40 boats.", "We expect 20 and 40 boats.", "altered"),
        ("They have to be back by 9 tonight.", "They have to be back 9 tonight.", "altered"),
        ("Sales declined by 9% here.", "Sales declined to 9% here.", "altered"),
    ],
)
def test_a_small_word_before_an_amount(recorded: str, claim: str, wording: str) -> None:
    accepted = (wording, "meaning_changed") if wording == "altered" else (wording,)
    assert compare(claim, recorded).wording in accepted
