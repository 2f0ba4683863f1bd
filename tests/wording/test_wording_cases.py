"""Pairs that once were read wrongly, as whole claims against whole passages."""

import pytest

from quotes.wording import compare

CASES = {
    "another person's interjection inside the passage is skipped": (
        "The ferry will carry forty people, two bicycles and, on Thursdays, the doctor.",
        "The ferry will carry forty people, two bicycles [A VOICE: And the goat!] and, on Thursdays, the doctor.",
        "exact",
    ),
    "money and millions in words and in figures are the same": (
        "We have 900,000 pounds in the reserve, and the repair will cost 2.4 million.",
        "We have nine hundred thousand pounds in the reserve, and the repair will cost two point four million.",
        "minor",
    ),
    "a false start cleaned up": (
        "For the minutes, the goat has a season ticket.",
        "For the minutes, the goat has, um, the goat has a season ticket.",
        "minor",
    ),
    "a hedge dropped without a mark from the middle": (
        "The arch could carry a bus, and it should never be asked to.",
        "I was asked about the bus. The arch could, I think, carry a bus, and it should never be asked to.",
        "meaning_changed",
    ),
    "two words that differ in a letter are two words": (
        "Music has charms to soothe a savage beast.",
        "Music has charms to soothe a savage breast.",
        "altered",
    ),
    "a negation that a marked cut swallows": (
        "I … believe … that this council wants the bridge gone.",
        "It is not fair to blame the goat. She was on the bridge because her owner was. I do not believe, whatever "
        "the paper prints, that this council wants the bridge gone. I have sat next to these people for six years.",
        "meaning_changed",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_pair_is_read_as_a_person_would(case: str) -> None:
    claim, recorded, wording = CASES[case]
    found = compare(claim, recorded)
    assert found.wording == wording, found.findings
