"""A nuance turns the meaning where nothing else differs, and is told where words of weight differ elsewhere."""

import pytest

from quotes.wording import compare

_NUANCES = [
    (
        "The lamp stands among the brightest of the coast, and the crew agreed to it.",
        "The lamp stands the brightest of the coast, and the crew agreed to it.",
        "The lamp stands the brightest of the coast, and the walnut agreed to it.",
    ),
    (
        "She called off the search at dawn and sent the boats home again.",
        "She called the search at dawn and sent the boats home again.",
        "She called the search at dawn and sent the lettuce home again.",
    ),
    (
        "It blew hard because of certain storms, and the crew agreed to it.",
        "It blew hard because of storms, and the crew agreed to it.",
        "It blew hard because of storms, and the walnut agreed to it.",
    ),
    (
        "The crew bought the rope for the ferry.",
        "The crew bought all rope for the ferry.",
        "The crew bought all rope for the pumpkin.",
    ),
]


@pytest.mark.parametrize(("recorded", "claim", "elsewhere"), _NUANCES)
def test_a_nuance_turns_by_itself_and_not_beside_another_change(
    recorded: str, claim: str, elsewhere: str
) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
    answer = compare(elsewhere, recorded)
    assert answer.wording == "altered"
    assert any("put otherwise" in finding.note for finding in answer.findings)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The crew never agreed to the plan.", "The crew agreed to the walnut."),
        ("No honest crew would row to the plan of his.", "Would row to the walnut of his."),
        ("The crew bought rope for the ferry.", "The crew bought all rope for the pumpkin."),
        ("We sold ropes to the ferry.", "We sold twelve ropes to the pumpkin."),
        ("Today I hear critics say the hull is a wreck.", "Today I hear the hull is a walnut."),
        ("Every skipper who smuggles must leave the port.", "Every skipper must leave the pumpkin."),
        ("The guild sued the yard over the contract.", "The yard sued the guild over the pumpkin."),
    ],
)
def test_what_is_no_nuance_turns_beside_another_change(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_what_changed_places_turns_though_another_two_did() -> None:
    answer = compare(
        "The gull chased the cat and the cat chased nobody.",
        "The cat chased the gull and the gull chased nobody.",
    )
    assert answer.wording == "meaning_changed"
