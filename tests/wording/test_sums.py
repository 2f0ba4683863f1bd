"""Sums of money: another coin or measure for the same figures turns, another way to write the coin does not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("It costs five pence.", "It costs five pounds."),
        ("It costs five pence.", "It costs five cents."),
        ("Bread is a penny dearer this week.", "Bread is a dollar dearer this week."),
        ("It weighs sixty kilograms.", "It weighs 60 lb."),
        ("It weighs sixty pounds.", "It weighs sixty kilograms."),
        ("It costs a dollar.", "It costs $2."),
    ],
)
def test_another_coin_or_measure_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("It costs five pence.", "It costs 5p."),
        ("It weighs sixty pounds.", "It weighs 60 lb."),
        ("It costs a dollar.", "It costs $1."),
        ("It costs a pound.", "It costs a quid."),
        ("It costs ten bucks.", "It costs $10."),
        ("It costs 4 billion dollars.", "It costs 4 billion."),
    ],
)
def test_one_sum_written_otherwise_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"
