"""What a denial is said of is told by its place: "promised not to" is no "did not promise to"."""

import pytest

from quotes.wording import compare

MOVED = [
    ("They decided not to sell the quarry.", "They did not decide to sell the quarry."),
    ("I did not promise to resign in May.", "I promised not to resign in May."),
    ("He told us not to leave the boat.", "He did not tell us to leave the boat."),
    ("The panel could not say he was guilty.", "The panel said he was not guilty."),
    ("She always does not pay the toll.", "She does not always pay the toll."),
    ("We deliberately did not mislead the bank.", "We did not deliberately mislead the bank."),
    ("The trial showed that it had no effect.", "The trial did not show that it had any effect."),
    ("It shows that they are not safe.", "It does not show that they are safe."),
    ("I just can't leave the keys here.", "I can't just leave the keys here."),
]
SAME = [
    ("I do not think he is ready.", "I think he is not ready."),
    ("You need not answer the summons.", "You do not need to answer the summons."),
    ("The kiln tends not to crack.", "The kiln does not tend to crack."),
    ("They did not choose to stay.", "They chose not to stay."),
    ("I do not think that it had any effect.", "I think that it had no effect."),
    ("We will not drink wine at sea.", "We will drink no wine at sea."),
    ("She asked me to not call.", "She asked me not to call."),
    ("We did not see it, and we really looked.", "We really did not see it, and we looked."),
]


@pytest.mark.parametrize(("recorded", "claim"), MOVED)
def test_a_denial_said_of_something_else_turns_the_meaning(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
    assert compare(recorded, claim).wording == "meaning_changed"


@pytest.mark.parametrize(("recorded", "claim"), SAME)
def test_a_denial_that_rises_over_such_a_verb_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "altered")
    assert compare(recorded, claim).wording in ("minor", "altered")
