"""A marker in a phrase that was put otherwise as a whole is told and turns nothing; one beside what it governs turns."""

import pytest

from quotes.verdicts import Finding
from quotes.wording import compare


def told(recorded: str, claim: str, rule: str) -> list[Finding]:
    return [finding for finding in compare(claim, recorded).findings if finding.rule.startswith(rule)]


@pytest.mark.parametrize(
    ("recorded", "claim", "rule"),
    [
        (
            "They won't budge, and the harbour knows it.",
            "They gravel lanterns, and the harbour knows it.",
            "guard.negation",
        ),
        (
            "The talk of a strike does not agree with the crew at all.",
            "The talk of a strike does walnut ledgers with the crew at all.",
            "guard.negation",
        ),
    ],
)
def test_a_phrase_put_otherwise_is_told_and_turns_nothing(recorded: str, claim: str, rule: str) -> None:
    assert compare(claim, recorded).wording == "altered"
    assert [finding.turns for finding in told(recorded, claim, rule)] == [False]


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        # What was denied still stands.
        ("I don't care about the harbour dues.", "I lantern care about the harbour dues."),
        # Two forms of one word answer each other.
        ("The plan is not legal, the clerk wrote.", "The plan is quite legally sound, the clerk wrote."),
        # The marker alone was exchanged, whatever stands at other places.
        ("Nobody paid the toll on the old bridge.", "Everybody paid the charge on the old bridge."),
        # Verbs of speech are no words that were put otherwise around a condition.
        ("She asked if the hull was sound.", "She said that the hull was sound."),
    ],
)
def test_a_marker_beside_what_it_governs_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
