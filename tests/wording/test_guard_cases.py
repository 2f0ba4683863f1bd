"""Short sentences on which the guard was mended: what turns them is seen, and what only the press cleans up is not.

Unlike the labelled pairs these were read while the guard was changed; they keep what was mended from breaking again.
"""

import json
from pathlib import Path

import pytest

from quotes.wording import compare

CASES = [
    json.loads(line)
    for line in Path(__file__).with_name("guard_cases.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["claim"][:40])
def test_a_sentence_is_read_as_a_person_would(case: dict[str, str | bool]) -> None:
    answer = compare(str(case["claim"]), str(case["recorded"]))
    if case["turns"]:
        assert answer.wording == "meaning_changed"
    elif case.get("altered"):
        assert answer.wording in ("altered", "spliced", "elided")
    else:
        assert answer.wording in ("exact", "minor", "excerpt")


def test_there_are_cases_of_both_kinds() -> None:
    assert sum(case["turns"] for case in CASES) > 400
    assert sum(not case["turns"] for case in CASES) > 90


@pytest.mark.parametrize(
    ("recorded", "claim"),
    [
        (
            "In Burma the price of rice fell twice that year.",
            "In Myanmar the price of rice fell twice that year.",
        ),
        (
            "Anyone who drives a truck knows that he pays first.",
            "Anyone who drives a truck knows that they pay first.",
        ),
        ("They looked for the spring without.", "They looked for the spring outside."),
        ("He hid it with all his might in the barn.", "He hid it with all his strength in the barn."),
        ("We built something different on the quay.", "We built different on the quay."),
        ("He will not eat of this, nor of that.", "He will not eat of this or of that."),
        ("They left without a word to us.", "They left to us."),
        (
            "It came in the third hour, and so on the third day.",
            "It came in the third hour and so on the third day.",
        ),
        ("He made war against the hill towns.", "He made war with the hill towns."),
        ("The brother who owns the mill said it.", "The man who owns the mill said it."),
    ],
)
def test_a_change_that_turns_nothing_raises_no_alarm(recorded: str, claim: str) -> None:
    assert compare(claim, recorded).wording != "meaning_changed"


def test_many_places_put_otherwise_are_a_rewording_and_only_a_denial_by_itself_is_trusted() -> None:
    recorded = (
        "And the people of the hill may sow the wide fields, and some of the young men shall tend the flocks."
    )
    other = "Then the folk of the hill can sow broad fields, and certain young lads would mind the flocks."
    assert compare(other, recorded).wording == "altered"
    assert "reworded" in {finding.kind for finding in compare(other, recorded).findings}
