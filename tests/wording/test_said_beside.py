"""A marker beside which another says the same is told; one that alone says it turns."""

import pytest

from quotes.wording import compare
from tests.wording.told_only import told_only

WHY = "another word beside it says the same"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("It's kind of somewhat the idea of a guild.", "It's kind of the idea of a guild."),
        ("You might potentially mend the boats in May.", "You might mend the boats in May."),
        ("That boat has no number, no owner, and it leaks.", "That boat has no number, owner, and it leaks."),
        ("Ann: No I'm not, I'm a sailor now.", "Ann: I'm not, I'm a sailor now."),
        ("He knew less and less about the harbour.", "He knew less and about the harbour."),
        ("There were a few others on the quay too.", "There were holy few others on the quay too."),
        ("Every other crew sold its boat that year.", "Every militia crew sold its boat that year."),
        (
            "Ann: Is that the ferry? Bert: No! It is the barge from Saltby.",
            "Ann: Is that the ferry? Bert: It is the barge from Saltby.",
        ),
    ],
)
def test_it_is_told_and_turns_nothing(recorded: str, claim: str) -> None:
    assert WHY in {why for _, why in told_only(recorded, claim)}


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("That boat has no number, and no owner claims it.", "That boat has no number, and owner claims it."),
        ("There were a few others on the quay too.", "There were few others on the quay too."),
        ("It is less costly than the barge, and older.", "It is costly than the barge, and older."),
    ],
)
def test_what_says_something_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


def test_half_of_a_little_bit_turns_nothing() -> None:
    assert (
        compare("It cost little over a mile of rope.", "It cost a little over a mile of rope.").wording
        == "altered"
    )
    assert compare("We closed the gap a bit.", "We closed the gap a little bit.").wording == "altered"
