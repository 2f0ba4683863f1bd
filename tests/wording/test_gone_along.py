"""A marker that fell out with what it governed is told and turns nothing; one that left a statement behind turns."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I'm not joining any crew this winter.", "I'm any crew this winter."),
        ("We don't have spare parts on the quay.", "We spare parts on the quay."),
        ("You cannot give rope to a thing like that.", "You rope to a thing like that."),
        (
            "That just doesn't sound right to the crew, said nobody.",
            "That just right to the crew, said nobody.",
        ),
        ("But we must give parents the tools.", "But we parents the tools."),
        ("That really made that take no time at all.", "That really made that time at all."),
        ("I know few things that are maybe warmer than tar.", "I know few things that are than tar."),
        ("And the only thing is to keep the bow up.", "And the is to keep the bow up."),
        ("I think most of the time when a rope snaps it is old.", "I think the when a rope snaps it is old."),
        (
            "The long war, far from harming us, gave us heart.",
            "The long war, from harming us, gave us heart.",
        ),
        (
            "The rule of an angry crew seldom fails to end in a fight.",
            "The rule of an angry crew seldom to end in a fight.",
        ),
    ],
)
def test_what_went_with_the_word_it_governed_turns_nothing(recorded: str, claim: str) -> None:
    answer = compare(claim, recorded)
    assert answer.wording == "altered"
    assert any(finding.note.startswith("told only") for finding in answer.findings)


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("I don't think it works in a storm.", "It works in a storm."),
        ("They do not plan to sell the yard.", "They sell the yard."),
        ("They have yet to pay for the ropes.", "They have to pay for the ropes."),
        ("They seem unable to pay for the ropes.", "They seem to pay for the ropes."),
        ("We can wait no longer.", "We can wait longer."),
        ("The ferry, if the wind drops, sails at nine tomorrow.", "The ferry sails at nine tomorrow."),
        ("We may well have made a mistake there.", "We have made a mistake there."),
    ],
)
def test_what_left_a_statement_behind_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
