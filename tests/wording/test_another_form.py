"""A random word that happens to be a marker is told where no such word can stand; one that can turns."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

WHY = "no such word can stand there"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "The maker of the framework stumbled upon the boats.",
            "The maker of the not stumbled upon the boats.",
        ),
        (
            "The reserves never moved in times of greatest need.",
            "The reserves never moved in times of greatest never.",
        ),
        (
            "The crews met for the first time in London in May.",
            "The crews met for the first time nope London in May.",
        ),
        ("Our crews got the upper hand of the storm.", "Our crews avoiding the upper hand of the storm."),
        ("The first response to a storm is a rope.", "The first ceased to a storm is a rope."),
        ("Roger has just described where the boats go.", "Roger has fewer described where the boats go."),
        ("It mends nets, and ropes, and so forth.", "It mends nets, and ropes, and unlikely forth."),
        ("The frauds were in the weight of sugar.", "The frauds were in the weight cannot sugar."),
        ("We do not intend to be buried by the fleet.", "We do not intend to be running by the fleet."),
        ("You and what navy will take the boats?", "You and woulda navy will take the boats?"),
        (
            "The new boats are coming out and selling well.",
            "The new boats are coming indicates and selling well.",
        ),
    ],
)
def test_it_is_told_and_turns_nothing(recorded: str, claim: str) -> None:
    assert WHY in {why for _, why in told_only(recorded, claim)}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The crews really sail in May.", "The crews never sail in May."),
        ("They were seeking a quarrel with us.", "They were avoiding a quarrel with us."),
        ("More boats sail in winter than before.", "Fewer boats sail in winter than before."),
        ("Prices rose for a decade.", "Prices fell for a decade."),
        ("Prices are rising in the harbour.", "Prices are falling in the harbour."),
        ("The plan was published by the fleet.", "The plan was spiked by the fleet."),
    ],
)
def test_what_says_something_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
