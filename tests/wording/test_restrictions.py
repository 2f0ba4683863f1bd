"""A clause that tells of whom all or none was said: where it falls out, it is named and no word inside it."""

import pytest

from quotes.wording import compare


@pytest.mark.parametrize(
    ("recorded", "claim", "clause"),
    [
        ("Nobody who has to fish should be sent home.", "Nobody should be sent home.", "who has to fish"),
        ("No keeper who may not swim will sail.", "No keeper will sail.", "who may not swim"),
        ("Everything that can burn will burn.", "Everything will burn.", "that can burn"),
    ],
)
def test_a_clause_that_limited_all_or_none_is_named(recorded: str, claim: str, clause: str) -> None:
    for said, record, side in ((claim, recorded, "recorded"), (recorded, claim, "claim")):
        (alarm,) = (finding for finding in compare(said, record).findings if finding.turns)
        assert alarm.rule == "guard.restriction"
        assert getattr(alarm, side) == clause


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        ("Everyone, who may fish, will sail.", "Everyone will sail."),
        ("All came to a keeper who has a lamp.", "All came to a keeper."),
        ("The keepers who have to fish will sail.", "The keepers will sail."),
    ],
)
def test_a_clause_about_somebody_else_limits_nothing(recorded: str, claim: str) -> None:
    assert all(finding.rule != "guard.restriction" for finding in compare(claim, recorded).findings)
