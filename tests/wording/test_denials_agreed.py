"""A denial behind a denial, which says the same once more and takes nothing back."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("kept", "behind"),
    [
        ("We can't lift the hull before May.", "It's not possible. The crane is gone."),
        ("The owners won't sell the yard.", "That isn't happening. Not to us."),
        ("I never signed the lease.", "It never happened. I was at sea."),
        ("You cannot moor here at night.", "No. The guard is asleep."),
        ("You cannot moor here at night.", "Never. The guard is asleep."),
    ],
)
def test_it_agrees(kept: str, behind: str) -> None:
    assert compare(kept, f"We met on the quay. {kept} {behind}").wording == "excerpt"


@pytest.mark.parametrize(
    ("kept", "behind"),
    [
        ("We can lift the hull before May.", "It's not possible. The crane is gone."),
        ("The owners will sell the yard.", "That isn't happening. Not to us."),
        ("I signed the lease.", "It never happened. I was at sea."),
        ("We can't lift the hull before May.", "That's not true. The crane is here."),
        ("The owners won't sell the yard.", "That is not so. They have."),
        ("You can moor here at night.", "No. The guard is asleep."),
    ],
)
def test_it_takes_back(kept: str, behind: str) -> None:
    assert compare(kept, f"We met on the quay. {kept} {behind}").wording == "meaning_changed"
