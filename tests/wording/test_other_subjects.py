"""Two statements of two subjects, of which the one's subject is given the other's predicate."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Three boys that were hurt, and thirty that were killed, lay there.", "Three boys that were killed lay there."),
        ("The third shift was sober by noon. The fourth shift was full of gin.", "The third shift was full of gin."),
        ("The letters are cheap and the parcels cost a week's wages.", "The letters cost a week's wages."),
        ("Cooks who were ill were paid, and the cooks who were drunk were sent off.", "Cooks who were ill were sent off."),
        ("Sheep that are lame are sold, and sheep that are well are kept.", "Sheep that are lame are kept."),
    ],
)  # fmt: skip
def test_what_is_said_of_one_is_not_said_of_the_other(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("The harbour is deep and the harbour is free of ice.", "The harbour is free of ice."),
        ("The plan is bold, and it is cheap.", "The plan is cheap."),
        ("We went down to the weir, went down to the lock and opened it.", "We went down to the lock and opened it."),
    ],
)  # fmt: skip
def test_two_things_said_of_one_may_be_said_each_alone(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"
