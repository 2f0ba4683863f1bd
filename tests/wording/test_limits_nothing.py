"""A marker that limits nothing where it stands is told; one that limits turns."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

WHY = "it limits nothing there"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "The rate is high enough to equalize the cost of the boats.",
            "The rate is high to equalize the cost of the boats.",
        ),
        (
            "We move on to our news and projects part of the show.",
            "We move on to our news and projects the show.",
        ),
        (
            "One thing I would point out is the price of the boats.",
            "One thing I point out is the price of the boats.",
        ),
        (
            "They took positions that are ridiculous if unsupported by the crews.",
            "They took positions that are ridiculous unsupported by the crews.",
        ),
        (
            "The clerk looked at the case and reported that the crew had left.",
            "The clerk looked at the case and that the crew had left.",
        ),
        ("How should I feel right now about the boats?", "How should I shem right now about the boats?"),
        (
            "And maybe you could give us an example of the boats.",
            "And could give us an example of the boats.",
        ),
        (
            "The numbers were reported in the papers and then the crews left.",
            "The numbers were in the papers and then the crews left.",
        ),
        (
            "That is the promise I made before the Lord Most High.",
            "That is the promise I made before the Lord High.",
        ),
        (
            "You pull out the good nets, and then you give them to us on the quay.",
            "You pull the good nets, and then give them to us the quay.",
        ),
    ],
)
def test_it_is_told_and_turns_nothing(recorded: str, claim: str) -> None:
    assert WHY in {why for _, why in told_only(recorded, claim)}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The rope is not strong enough to hold the boat.", "The rope is not strong to hold the boat."),
        ("We sold a part of the catch to the guild.", "We sold the catch to the guild."),
        ("We would sail to the island if it were calm.", "We sail to the island if it were calm."),
        ("They will sail if paid crews are found.", "They will sail paid crews are found."),
        ("They called off the race in May.", "They called the race in May."),
    ],
)
def test_what_says_something_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_a_provided_that_ends_its_clause_sets_no_condition() -> None:
    recorded = "The plan shows where new crews can be put as a larger fleet is provided. It is a good plan."
    assert (
        compare("The plan shows where crews can be put as a larger fleet is", recorded).wording == "altered"
    )
