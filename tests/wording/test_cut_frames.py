"""What stands around a mere part of a clause: who denied it, who else said it, and that it came to be."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I don't think that she is such a careless skipper.", "a careless skipper"),
        ("Nobody thinks he's a careless skipper.", "a careless skipper"),
        ("I doubt the sloop was ever a fast boat.", "a fast boat"),
        ("My rivals say she is a careless skipper.", "a careless skipper"),
        ("I don't believe they are going to sell the sloop.", "going to sell the sloop"),
    ],
)
def test_what_somebody_was_said_not_to_be_turns_without_the_denial(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I think she is a careless skipper.", "a careless skipper"),
        ("I don't think he met the new skipper.", "the new skipper"),
        ("I have never sailed with a careless crew member like him, but a fast boat helps.", "a fast boat"),
        ("We know that it is a fast boat.", "a fast boat"),
    ],
)
def test_a_mere_thing_of_which_nothing_was_denied_is_an_excerpt(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "excerpt"


def test_what_would_be_under_a_condition_and_was_said_to_have_come_is_no_mere_condition() -> None:
    kept = "she would bring the sloop home"
    for end in (", and so she has", ", and she did. Nobody thanked her", ", as indeed she has"):
        assert compare(kept, f"If she won, {kept}{end}.").wording == "excerpt"
    for end in ("", ", and she did it for money", ", and she might have tried"):
        assert compare(kept, f"If she won, {kept}{end}.").wording == "meaning_changed"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nothing but rain can save the barley.", "Only rain can save the barley."),
        ("We want nothing other than rain.", "We want only rain."),
        ("We have nothing to dread but the dark.", "The only thing we have to dread is the dark."),
    ],
)
def test_nothing_but_and_only_are_one_restriction(one: str, other: str) -> None:
    assert compare(one, other).wording == compare(other, one).wording == "altered"


def test_a_restriction_that_is_gone_turns() -> None:
    assert compare("We want nothing.", "We want nothing other than rain.").wording == "meaning_changed"
    assert (
        compare("Rain can save the barley.", "Nothing but rain can save the barley.").wording
        == "meaning_changed"
    )
