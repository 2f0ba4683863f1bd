"""What is left broken by the loss of a marker is told; what can be read turns. Dots that the record has mark no cut."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("We read a hundred different harbour newsletters.", "We read a different harbour newsletters."),
        ("We asked for almost a billion dollars in aid.", "We asked for almost a dollars in aid."),
        (
            "The crews of the fleet would doubtless be better served by a ferry.",
            "The crews of fleet doubtless be better served by a ferry.",
        ),
        (
            "Anyone who's starting something today is ready to sail.",
            "Anyone something today is ready to sail.",
        ),
    ],
)
def test_no_sentence_is_left(recorded: str, claim: str) -> None:
    assert "no sentence is left there" in {why for _, why in told_only(recorded, claim)}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("It paid over three and a half million crews.", "It paid over a half million crews."),
        ("Every skipper who smuggles must leave the port.", "Every skipper must leave the port."),
        ("The crews would go to the island.", "The crews go to the island."),
    ],
)
def test_what_can_be_read_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_dots_that_the_record_has_as_well_mark_no_cut_beside_them() -> None:
    recorded = "I don't know, but it's kind of easy to tell, looking back..."
    assert compare("I don't know, but it's kind of easy to, looking back...", recorded).wording == "altered"
    assert compare("It's kind of easy to ... looking back", recorded).wording == "elided"
