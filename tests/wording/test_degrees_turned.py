"""Too much and enough: of two degrees of opposites one denies what the other grants."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The pier is too weak to bear a crane.", "The pier is strong enough to bear a crane."),
        ("She was old enough to sign the deed.", "She was too young to sign the deed."),
        ("The rope was strong enough.", "The rope was too weak."),
        ("The rope was not strong enough.", "The rope was too strong."),
        ("The nets are fine enough to hold a herring.", "The nets are too fine to hold a herring."),
        ("The market stays shut until the flood.", "The market stays shut after the flood."),
        ("They count the votes on the first Monday.", "They count the votes on the last Monday."),
    ],
)
def test_a_degree_put_for_its_opposite_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The pier is too weak to bear a crane.", "The pier is not strong enough to bear a crane."),
        ("The rope was not strong enough.", "The rope was too weak."),
        ("It was early enough.", "It was not too late."),
        ("She was not too young to sign the deed.", "She was old enough to sign the deed."),
        ("The market will not open until the flood is over.", "The market will only open after the flood is over."),
    ],
)  # fmt: skip
def test_a_degree_denied_is_its_opposite(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"
