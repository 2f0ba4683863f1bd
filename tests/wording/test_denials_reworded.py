"""A denial, a duty and a count put otherwise, which say the same; and what looks like them and does not."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Not a single oar was left on the quay.", "No oar was left on the quay."),
        ("I don't have to tell you who rowed.", "I needn't tell you who rowed."),
        ("Not many of the rowers stayed.", "Few of the rowers stayed."),
        ("There wasn't very much left of the mill.", "There was little left of the mill."),
        ("I can't hardly row in this wind.", "I can hardly row in this wind."),
        ("All of us were on the quay.", "We were all on the quay."),
    ],
)
def test_a_denial_put_otherwise_turns_nothing(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording in ("minor", "altered")


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Not many of the rowers stayed.", "Many of the rowers stayed."),
        ("You need not row on Monday.", "You must not row on Monday."),
        ("Some of us were on the quay.", "We were all on the quay."),
        ("Not a single oar was left on the quay.", "A single oar was left on the quay."),
    ],
)
def test_what_only_looks_alike_turns(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording == "meaning_changed"
