"""The sides of a "than" exchanged turn the meaning, whatever stands behind the sentence in the record."""

import pytest

from quotes.wording import compare
from quotes.wording.compared_sides import sides_exchanged

BEHIND = "Thank you for the coffee. The ferry leaves at noon, and I mean to be on it with both of my dogs."


@pytest.mark.parametrize(
    ("claim", "record"),
    [
        ("I would sooner trust a slow clerk than an honest thief", "I would sooner trust an honest thief than a slow clerk."),
        ("There are more barges than captains", "There are more captains than barges on this river."),
        ("The sluice was older than the mill", "Look at them. The mill was older than the sluice."),
        ("Boats are cheaper than bridges", "Bridges are cheaper than boats, as my aunt used to say."),
    ],
)  # fmt: skip
def test_the_sides_of_a_comparison_exchanged_turn_it(claim: str, record: str) -> None:
    found = compare(claim, f"{record} {BEHIND}")
    assert found.wording == "meaning_changed"
    assert "guard.exchanged" in {finding.rule for finding in found.findings if finding.turns}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("more barges than boats", "more barges than boats"),
        ("more barges than boats", "more boats and barges"),
        ("more barges than", "more boats than barges"),
        ("older than older", "older than older"),
        ("fewer barges than boats", "more boats than barges"),
        ("more barges than boats than ferries", "more boats than barges than ferries"),
    ],
)
def test_other_comparisons_are_placed_as_any_words_are(claim: str, passage: str) -> None:
    assert sides_exchanged(claim.split(), passage.split()) is None


def test_the_place_is_that_of_the_whole_claim() -> None:
    passage, claim = "listen we have more boats than the barges of old", "we have more barges than boats now"
    assert sides_exchanged(claim.split(), passage.split()) == (1, 9)
