"""A marker of which what it governed does not stand is told and turns nothing; one that left a statement behind turns."""

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
        (
            "They stayed because there isn't a lot of work in the yard.",
            "They stayed because there a of work in the yard.",
        ),
        (
            "The mast has not been without its charm for the guests.",
            "The mast has not been its for the guests.",
        ),
        ("We think that if we turn them around they float.", "We think that we them around they float."),
        (
            "So if we were to do this in a storm, we would sink.",
            "So we to do this in a storm, we would sink.",
        ),
        ("The pilots have decided to add lamps on the pier.", "The pilots have to lamps on the pier."),
    ],
)
def test_what_was_said_of_a_word_that_does_not_stand_turns_nothing(recorded: str, claim: str) -> None:
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
        ("Look, we don't, you know, support it.", "Look, we support it."),
        ("Lamps will be there, provided the pier holds.", "Lamps will be there, the pier holds."),
        ("They do not approve the new pier.", "They approved the new pier."),
        ("The hull is not yet proven sound.", "The hull is sound."),
        ("I have never been shown proof of the leak.", "I have proof of the leak."),
        ("We can not afford to tow the barges.", "We can tow the barges."),
        ("The crew must not be seen to row.", "The crew must row."),
        ("They were neither warned nor towed.", "They were towed."),
        ("These are nothing like ferries.", "These are ferries."),
        ("Ferries can not legally dock here.", "Ferries can dock here."),
        ("There was no credible proof of a leak.", "There was proof of a leak."),
    ],
)
def test_what_left_a_statement_behind_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
