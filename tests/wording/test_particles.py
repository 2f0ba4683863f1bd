"""Small words on which a verb or a part in a sentence hangs: the one behind a verb, and the one before a noun."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("They called off the search.", "They called for the search."),
        ("The bursar ruled out a new roof.", "The bursar ruled on a new roof."),
        ("We gave up the keys to the mill.", "We gave the keys to the mill."),
        ("The regatta was called off.", "The regatta was called."),
        ("The bursar ruled out a new roof.", "The bursar announced a new roof."),
        ("He went from the weir to the mill.", "He went from the mill to the weir."),
    ],
)
def test_a_verb_without_its_particle_and_a_part_exchanged_turn(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("They called off the search.", "They called the search off."),
        ("After the flood came the fever.", "The fever came after the flood."),
        ("He went to the mill from the weir.", "He went from the weir to the mill."),
    ],
)
def test_what_only_stands_at_another_place_keeps_its_part(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"


def test_who_came_out_left() -> None:
    assert compare("They left the hall at noon.", "They came out of the hall at noon.").wording == "altered"
    assert (
        compare("They left to the hall at noon.", "They came to the hall at noon.").wording
        == "meaning_changed"
    )
