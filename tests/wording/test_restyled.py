"""In a claim that puts other words otherwise too, style is told as a finding and turns nothing; what is hard turns."""

import pytest

from quotes.verdicts import Finding
from quotes.wording import compare
from quotes.wording.thresholds import Thresholds

# Long enough that three places put otherwise do not make the whole another text.
TAIL = " and all the rulers of the land, to come to the feast of the tower which the king had built on the hill by the river."
RANKS = f"The king sent for the governors, the judges, the treasurers, the sheriffs{TAIL}"
DEPUTIES = f"The king sent for the deputy governors, the judges, the counsellors, the stewards{TAIL}"


def told(recorded: str, claim: str, rule: str) -> Finding:
    found = [finding for finding in compare(claim, recorded).findings if finding.rule == rule]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("rule", "recorded", "claim"),
    [
        ("guard.qualifier", RANKS, DEPUTIES),
        (
            "guard.tense",
            "For this is good and pleasing in the sight of the town.",
            "For this will be good and pleasing in the eyes of the town.",
        ),
        (
            "guard.pronoun",
            "The owner's servants came to him and asked where the tares in the field come from.",
            "The owner's servants came to them and asked where the weeds in the field come from.",
        ),
        (
            "guard.pronoun",
            "Whether it rains or not, his master will put him on board.",
            "Whether it rains or not, their master will put them on board.",
        ),
    ],
)
def test_style_is_told_and_turns_nothing(rule: str, recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"
    finding = told(recorded, claim, rule)
    assert not finding.turns
    assert finding.note


@pytest.mark.parametrize(
    ("rule", "recorded", "claim"),
    [
        # Nothing else was put otherwise.
        (
            "guard.qualifier",
            "The king sent for the deputy governors of the land.",
            "The king sent for the governors of the land.",
        ),
        ("guard.pronoun", "He lied about the yard that day.", "They lied about the yard that day."),
        # "He" and "she" are two people, however much else differs.
        (
            "guard.pronoun",
            "She lied about the yard, and the town is furious about it.",
            "He lied about the yard, and the town is angry about it.",
        ),
        # A figure, a denial and a modal are no style.
        (
            "guard.number",
            "They found five men in the boat, and the wind was strong on the lake.",
            "They found six men in the boat, and the gale was strong on the water.",
        ),
        (
            "guard.negation",
            "We will not sell the old boat, and the wind is strong on the lake.",
            "We will sell the old boat, and the gale is strong on the water.",
        ),
        (
            "guard.modal",
            f"The king may send for the governors, the treasurers, the sheriffs{TAIL}",
            f"The king must send for the governors, the counsellors, the stewards{TAIL}",
        ),
    ],
)
def test_what_is_no_style_turns_the_meaning(rule: str, recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
    assert told(recorded, claim, rule).turns


def test_how_many_other_places_make_it_style_is_a_setting() -> None:
    recorded = f"The king sent for us, the judges, the treasurers, the sheriffs{TAIL}"
    claim = f"The king sent for them, the judges, the counsellors, the stewards{TAIL}"
    assert compare(claim, recorded, asks=Thresholds(restyled=3)).wording == "meaning_changed"
    assert compare(claim, recorded, asks=Thresholds(restyled=2)).wording == "altered"
