"""Who did it: one person's words made another's throughout, or beside other words that differ too."""

import pytest

from quotes.wording import compare

LONG = (
    "{} slipped on the {} stairs behind the chapel on the way down to the harbour that {}, and the two porters who came up "
    "with the cart from the market found the lantern still burning beside the wall."
)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "We lost our nets and we never saw our money.",
            "They lost their nets and they never saw their money.",
        ),
        (
            "They lost their nets and they never saw their money.",
            "We lost our nets and we never saw our money.",
        ),
        ("You burnt your hands and you know it.", "I burnt my hands and I know it."),
        (LONG.format("I", "old", "night"), LONG.format("He", "ancient", "evening")),
    ],
)
def test_what_one_did_is_no_other_persons_deed(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "A cook must know his oven and he must love his guests.",
            "A cook must know their oven and they must love their guests.",
        ),
        (
            "The smiths said they had lost their nets and they would get nothing.",
            "We have lost our nets and we will get nothing.",
        ),
    ],
)
def test_one_of_a_kind_and_a_report_keep_whoever_is_meant(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "altered"
