"""What debaters say off the cuff, as papers print it: begun anew, interrupted by themselves, in pairs either way round."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    "recorded",
    [
        "And if you close the mill, and I have grown fond of that word, if you close it, forty people go.",
        "Unless the wind drops, but I have grown fond of that word, unless it drops, we stay.",
    ],
)
def test_what_came_between_a_condition_and_its_second_beginning_depends_on_neither(recorded: str) -> None:
    assert compare("I've grown fond of that word", recorded).wording == "minor"


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("the lock is shut", "If the mill closes and the lock is shut, forty people go."),
        ("nobody has paid the crew", "Unless the wind drops or nobody has paid the crew, we sail."),
        ("the lock is shut", "If the mill closes, and the lock is shut, if the rain comes, forty people go."),
    ],
)
def test_the_second_of_two_conditions_is_one_as_well(claim: str, recorded: str) -> None:
    found = compare(claim, recorded)
    assert (found.wording, found.findings[0].rule) == ("meaning_changed", "cut.condition")


@pytest.mark.parametrize(
    "led",
    [
        "I think that if the mill closed and the lock was sold, then I think ",
        "I think that if the mill closed and the lock was sold uh - then I think ",
        "I believe if the mill closed, ",
        "I think that if the mill closed, then ",
    ],
)
def test_a_condition_that_somebody_thinks_of_is_one(led: str) -> None:
    found = compare("you would have a dead harbour", f"{led}you would have a dead harbour.")
    assert (found.wording, found.findings[0].rule) == ("meaning_changed", "cut.condition")


def test_a_pair_has_no_order_and_its_words_have_their_own() -> None:
    recorded = "You may keep your own boat and your own nets, but not your own tide."
    assert (
        compare("You may keep your own nets and your own boat, but not your own tide.", recorded).wording
        == "altered"
    )
    recorded = "There were no boats and many nets in the harbour that year."
    assert (
        compare("There were no nets and many boats in the harbour that year.", recorded).wording
        == "meaning_changed"
    )


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        (
            "under the worst attack it has known",
            "It lives under the worst tack - attack it has known, and it lives.",
        ),
        ("I will not keep spending money on nets", "I said I will not keep on spending money on nets."),
        ("the nets that people are mending", "Look at the nets that people can - are mending in the loft."),
        ("asked by Warden Ada Finch to leave", "He was asked by Warden - old Warden Ada Finch to leave."),
        ("But the old wall is sound", "But it is - the old wall is sound."),
        ("It was late, so our boat stayed", "It was late, so that our boat stayed, and we swam."),
    ],
)
def test_a_slip_of_the_tongue_and_a_spare_particle_change_nothing(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording == "minor"


@pytest.mark.parametrize(
    ("claim", "recorded"),
    [
        ("But the old wall is sound", "But it is not - the old wall is sound."),
        ("We want a law against it, all of us", "We want a law - no law against it, all of us."),
        ("the nets that people are mending", "Look at the nets that people can and are mending in the loft."),
    ],
)
def test_what_is_no_new_beginning_is_told(claim: str, recorded: str) -> None:
    assert compare(claim, recorded).wording in ("altered", "meaning_changed")


def test_a_word_of_its_own_behind_a_dash_is_no_slip_of_the_tongue() -> None:
    recorded = "It lives under the worst art - attack it has known, and it lives."
    assert compare("under the worst attack it has known", recorded).wording == "altered"
