"""Confidence follows from the rule alone."""

import pytest

from quotes.attribution.rules.tiers import confidence


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("verb-subject-after", "certain"),
        ("subject-verb-after/clear-pronoun", "certain"),
        ("stance-before/clear-pronoun", "likely"),
        ("stance-before/weak/clear-pronoun", "possible"),
        ("subject-verb-after/pronoun", "possible"),
        ("subject-verb-after/unsure", "likely"),
        ("speech-before/unsure", "possible"),
        ("carried/unsure", "likely"),
        ("carried/weak", "possible"),
        ("continued", "possible"),
        ("none", "none"),
        ("denied", "none"),
    ],
)
def test_the_confidence_of_a_rule(rule: str, expected: str) -> None:
    assert confidence(rule) == expected
