"""A question told as a statement by the order of its words alone."""

import pytest

from quotes.wording import compare

ASKED = "Should we have hired a second crew? Must we have waited for the tide? I've been asked that. The wind had plans."


@pytest.mark.parametrize(
    "claim",
    [
        "We should have hired a second crew. We must have waited for the tide.",
        "We must have waited for the tide.",
        "We must have waited for the tide. I've been asked that.",
    ],
)
def test_questions_told_as_statements_turn(claim: str) -> None:
    answer = compare(claim, ASKED)
    assert "guard.question" in {finding.rule for finding in answer.findings if finding.turns}
    assert answer.wording == "meaning_changed"


def test_questions_that_stay_questions_do_not() -> None:
    claim = "Should we have hired a second crew? Must we have waited for the tide?"
    assert compare(claim, ASKED).wording == "excerpt"
