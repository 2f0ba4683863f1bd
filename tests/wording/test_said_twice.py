"""Markers that were said twice, that ended with their clause, or that a question asked: what is left says no less."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("You can't rely just solely on the old lamps.", "You can't rely just on the old lamps."),
        ("They care just merely about the ropes.", "They care just about the ropes."),
        ("We pay just purely for the boats we own.", "We pay just for the boats we own."),
        (
            "If you row a ferry or if you sail a barge, take a lamp.",
            "If you row a ferry or you sail a barge, take a lamp.",
        ),
        ("If he is ill or if he is away, ring the bell.", "If he is ill or he is away, ring the bell."),
        ("Ring the bell if it burns or if it leaks.", "Ring the bell if it burns or it leaks."),
        ("He asked them to build it and they never did.", "He asked them to build it and they."),
        (
            "They promised me a boat, and they never did - I rowed to them.",
            "They promised me a boat, and they - I rowed to them.",
        ),
        ("He said that he would come, but he never does.", "He said that he would come, but he."),
        (
            "It's not a trade, it's just about mending boats that leak.",
            "It's not a trade, it's lantern gravel mending boats that leak.",
        ),
        ("The work is just about keeping lamps alight.", "The work is gravel keeping lamps alight."),
        (
            "ADA: What is it? BEN: A lamp. ADA: Isn't that a bit of a risk? BEN: It is small.",
            "ADA: What is it? BEN: that a bit of a risk? BEN: It is small.",
        ),
        (
            "We met the crew. Isn't that a bit of a risk? I think so.",
            "We met the crew. that a bit of a risk? I think so.",
        ),
    ],
)
def test_what_still_stands_or_denied_nothing_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("altered", "excerpt", "spliced")


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("We pay solely for the boats we own.", "We pay for the boats we own."),
        ("If he comes and if the tide is high, we row.", "If he comes and the tide is high, we row."),
        ("We row or, if the fog comes, we wait.", "We row or, the fog comes, we wait."),
        ("They never did the work.", "They did the work."),
        ("The boat is just about ready.", "The boat is ready."),
        ("He is no keeper. That isn't a risk.", "He is no keeper. That is a risk."),
    ],
)
def test_what_was_said_once_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
