"""What two translators say in two idioms is told; another sense turns."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

WHY = "both say it, in two idioms"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "But do you, dear friends, recall what was foretold by the crews.",
            "But you should, dear friends, recall what was foretold by the crews.",
        ),
        (
            "If only you were either cold or hot at the oar!",
            "Would that you were either cold or hot at the oar!",
        ),
        (
            "I asked your crews to drive it out, but they failed.",
            "I asked your crews to drive it out, but they could not.",
        ),
        (
            "Of the storm that walks in darkness, nor of the fire that burns at noon.",
            "Nor of the storm that walks in darkness, nor of the fire that burns at noon.",
        ),
        (
            "Do not forsake me, O captain; my captain, be not far from me.",
            "Forsake me not, O captain; my captain, be not far from me.",
        ),
        (
            "He came to his own, and his own received him not.",
            "He came to his own, and his own did not receive him.",
        ),
        (
            "It is easier than for a rich man to enter the Kingdom of Heaven!",
            "It is easier than for a rich man to enter the Kingdom of God!",
        ),
        (
            "My work is to tell the news, lest the crew be robbed of its boat.",
            "My work is to tell the news, in case the crew be robbed of its boat.",
        ),
        (
            "For this is my boat of the guild, which is built for many.",
            "And he said to them, This is my boat of the guild, which is built for many.",
        ),
    ],
)
def test_it_is_told_and_turns_nothing(recorded: str, claim: str) -> None:
    assert WHY in {why for _, why in told_only(recorded, claim)}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("You mend the boats in winter.", "You should mend the boats in winter."),
        ("I asked the crews, and they sailed.", "I asked the crews, and they could not sail."),
        (
            "Do not sell the barge, and mend the boats at once.",
            "Sell the barge, and do not mend the boats at once.",
        ),
    ],
)
def test_what_says_something_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_not_to_say_is_to_say_nothing_of() -> None:
    recorded = "lest, should the crews come and find you unready, we (not to say you) should be put to shame for this trust."
    claim = "Otherwise, if any crews came and found you unready, we, to say nothing of you, should feel ashamed of our trust."
    assert compare(claim, recorded).wording == "altered"
